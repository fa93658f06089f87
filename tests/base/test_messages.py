"""Labels come from Fluent files; a missing one is an error, never another language."""

import re

import pytest
from talap.base.errors import TalapError
from talap.base.messages import SHIPPED, Messages

LANGUAGES = ("ky", "ru", "en")


def test_a_message_takes_its_values():
    assert Messages("ru")("fact-share", count="13", total="15") == "13\u00a0из\u00a015"


def test_no_isolating_marks_are_put_around_values():
    assert "\u2068" not in Messages("ky")("fact-share", count="13", total="15")


def test_a_study_overrides_and_adds(tmp_path):
    (tmp_path / "ru.ftl").write_text("abstract = Реферат\nmine = Моё\n", "utf-8")
    messages = Messages("ru", [tmp_path / "ru.ftl"])
    assert messages("abstract") == "Реферат"
    assert messages("mine") == "Моё"
    assert messages("keywords") == "Ключевые слова:"
    assert messages.has("mine")
    assert not Messages("ru").has("mine")


def test_a_study_adds_a_language(tmp_path):
    (tmp_path / "kk.ftl").write_text("abstract = Аңдатпа\n", "utf-8")
    assert Messages("kk", [tmp_path / "kk.ftl"])("abstract") == "Аңдатпа"


@pytest.mark.parametrize(
    ("line", "name", "problem", "hint"),
    [
        ("x = y", "abstrakt", "no message abstrakt in en", "abstrakt = ..."),
        ("x =\n    .title = y", "x", "the message x is empty", "write it"),
        ("x = { $count }", "x", "message x:", "correct the message"),
    ],
)
def test_refused(tmp_path, line, name, problem, hint):
    (tmp_path / "en.ftl").write_text(line + "\n", "utf-8")
    with pytest.raises(TalapError) as raised:
        Messages("en", [tmp_path / "en.ftl"])(name)
    assert raised.value.file == "manuscript/locales/en.ftl"
    assert problem in raised.value.problem
    assert hint in raised.value.hint


def test_the_shipped_languages_have_the_same_messages_with_the_same_values():
    from fluent.syntax import FluentParser, ast

    def read(language):
        text = (SHIPPED / f"{language}.ftl").read_text(encoding="utf-8")
        body = FluentParser().parse(text).body
        assert not [entry for entry in body if isinstance(entry, ast.Junk)]
        return {
            entry.id.name: {part for part in _variables(entry.value)}
            for entry in body
            if isinstance(entry, ast.Message)
        }

    def _variables(pattern):
        for element in pattern.elements:
            expression = getattr(element, "expression", None)
            if isinstance(expression, ast.VariableReference):
                yield expression.id.name

    ky, ru, en = (read(language) for language in LANGUAGES)
    assert ky == ru == en


def test_a_file_of_another_language_has_no_say(tmp_path):
    (tmp_path / "en.ftl").write_text("abstract = Summary\n", "utf-8")
    assert Messages("ru", [tmp_path / "en.ftl"])("abstract") == "Аннотация"


@pytest.mark.parametrize("language", ["en", "ky", "ru"])
def test_no_shipped_message_is_defined_twice(language: str) -> None:
    text = (SHIPPED / f"{language}.ftl").read_text(encoding="utf-8")
    names = re.findall(r"^([a-z][a-z0-9-]*) =", text, re.M)
    assert sorted(names) == sorted(set(names))
