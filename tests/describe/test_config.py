"""config/numbers.yaml: what a specification needs."""

import pytest
from talap.base.codebook import Code, Codebook
from talap.base.errors import TalapError, TalapErrors
from talap.describe.config import codes_of, read_specs

BOOK = Codebook(
    "config/codebook.yaml", {"fear": Code(label={"ru": "Страх"}, definition="d")}
)


def read(tmp_path, line, key="x"):
    path = tmp_path / "numbers.yaml"
    path.write_text(f"numbers:\n  {key}: {line}\n", encoding="utf-8")
    return read_specs(path, BOOK, ["ru", "en"])


def test_numbers_of_codes_write_their_own_definition(tmp_path):
    spec = read(tmp_path, "{kind: share, of: participants, where: {code: fear}}")["x"]
    assert (spec.kind, spec.of, spec.definition) == ("share", "participants", {})


BOTH = "definition: {ru: Р, en: E}"


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{kind: count, of: turns, definition: {ru: Р}}", "no definition in en"),
        ("{kind: count, of: turns}", "no definition in ru, en"),
        (f"{{kind: count, {BOTH}}}", "a count needs `of`"),
        (f"{{kind: mean, of: turns, {BOTH}}}", "a mean needs `value`"),
        (f"{{kind: duration, of: turns, {BOTH}}}", "a duration needs `value`"),
        ("{kind: share, of: turns, where: {code: feer}}", "unknown code feer"),
        ("{kind: share, of: turns, where: {code: [fear, 3]}}", "unknown code 3"),
        ("{kind: share, of: turns, among: {code: 3}}", "unknown code 3"),
        (f"{{kind: constant, {BOTH}}}", "a constant needs context or setting"),
        (f"{{kind: constant, context: a, setting: b, {BOTH}}}", "needs context or"),
    ],
)
def test_refused(tmp_path, line, problem):
    with pytest.raises(TalapError) as raised:
        read(tmp_path, line)
    error = raised.value
    assert problem in error.problem
    assert error.place == "number x"
    assert error.file.endswith("numbers.yaml")
    assert error.hint


@pytest.mark.parametrize("key", ["share-fear", "страх", "1st", "a.b"])
def test_a_key_is_a_plain_word(tmp_path, key):
    with pytest.raises(TalapError, match="is no plain word"):
        read(tmp_path, f"{{kind: count, of: turns, {BOTH}}}", key)


def test_an_unknown_unit_and_kind_are_told_together(tmp_path):
    with pytest.raises(TalapErrors) as raised:
        read(tmp_path, "{kind: total, of: people}")
    places = [error.place for error in raised.value.errors]
    assert places == ["key numbers.x.kind", "key numbers.x.of"]


@pytest.mark.parametrize(
    ("conditions", "codes"),
    [({"code": "a"}, ["a"]), ({"code": ["a", "b"]}, ["a", "b"]), ({"role": "x"}, [])],
)
def test_codes_of(conditions, codes):
    assert codes_of(conditions) == codes
