"""Every kind of number, every condition, and evidence that is exactly what was counted.

Four people, worked out by hand:

    P1 woman, 0 children, I01: turns 1 (interviewer), 2 (fear), 3 (fear, duty)
    P2 woman, 2 children, I02: turns 1 (interviewer, fear), 2
    P3 man,   2 children, I03: turn  1 (duty), not recorded
    P4 man,   1 child,    I04: turn  1
"""

import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from talap.base import localise
from talap.base.codebook import Code, Codebook
from talap.base.contracts import CONSENSUS, INTERVIEWS, PARTICIPANTS, TURNS, VARIANTS
from talap.base.errors import TalapError
from talap.base.files import read_json
from talap.base.messages import Messages
from talap.describe.config import NumberSpec
from talap.describe.numbers import Study, compute, run
from talap.describe.rows import Rows

FILE = Path("config/numbers.yaml")


def label(text, parent=None):
    return Code(parent=parent, label={"ru": text, "en": text}, definition="d")


BOOK = Codebook(
    "codebook.yaml",
    {
        "cost": label("Cost"),
        "cost.fear": label("Fear", "cost"),
        "cost.duty": label("Duty", "cost"),
        "joy": label("Joy"),
    },
)
PEOPLE = pd.DataFrame(
    [
        ("P1", "I01", "woman", 0.0, "true"),
        ("P2", "I02", "woman", 2.0, "true"),
        ("P3", "I03", "man", 2.0, "false"),
        ("P4", "I04", "man", 1.0, "false"),
    ],
    columns=["participant", "interview", "gender", "children", "family"],
)
SEEN = pd.DataFrame(
    [
        ("I01", "P1", "txt", None, None, 3, 30, 20, 1800.0, 0),
        ("I02", "P2", "txt", None, None, 2, 20, 10, 3600.0, 0),
        ("I03", "P3", "txt", None, None, 1, 5, 5, None, 0),
        ("I04", "P4", "txt", None, None, 1, 6, 6, 600.0, 0),
    ],
    columns=INTERVIEWS.names,
)
SAID = pd.DataFrame(
    [
        (name, turn, who, role, None, None, "x", words, 0, 1)
        for name, turn, who, role, words in [
            ("I01", 1, "P1", "interviewer", 10),
            ("I01", 2, "P1", "participant", 12),
            ("I01", 3, "P1", "participant", 8),
            ("I02", 1, "P2", "interviewer", 10),
            ("I02", 2, "P2", "participant", 10),
            ("I03", 1, "P3", "participant", 5),
            ("I04", 1, "P4", "participant", 6),
        ]
    ],
    columns=TURNS.names,
)
CODED = pd.DataFrame(
    [
        (f"{name}-{turn:03d}-{n:02d}", name, turn, who, code, 0, 1, "x", 1, "kim")
        for name, turn, n, who, code in [
            ("I01", 2, 1, "P1", "cost.fear"),
            ("I01", 2, 2, "P1", "cost.fear"),
            ("I01", 3, 1, "P1", "cost.fear"),
            ("I01", 3, 2, "P1", "cost.duty"),
            ("I02", 1, 1, "P2", "cost.fear"),
            ("I03", 1, 1, "P3", "cost.duty"),
        ]
    ],
    columns=CONSENSUS.names,
)
OTHERS = pd.DataFrame(
    [
        ("coder lee", "P1", "cost.fear"),
        ("coder lee", "P2", "cost.fear"),
        ("coder lee", "P3", "cost.fear"),
        ("coder lee", "P4", "cost.fear"),
        ("rule intersection", "P1", "cost.fear"),
    ],
    columns=VARIANTS.names,
)
CONTEXT = {
    "usa": {
        "value": 1865, "high": None, "unit": "students", "relation": "exact",
        "sources": {"en": "the article"},
    },
    "leaving": {
        "value": 37000, "high": 42000, "unit": "people", "relation": "range",
        "sources": {"en": "the article"},
    },
}  # fmt: skip
SETTINGS = {"describe": {"confidence": 0.95, "interval": "wilson", "on": True}}
AGREEMENT = pd.DataFrame(
    [
        ("fear", "turn", 0.743, 0.5, 0.9, 1),
        ("joy", "turn", 0.4765, None, None, 2),
        ("duty", "turn", None, None, None, 3),
    ],
    columns=["code", "unit", "alpha", "low", "high", "rank"],
)
GROUPS = pd.DataFrame(
    [("fear", 0.067, 0.01, 0.9)], columns=["code", "p", "low", "high"]
)
RICHNESS = pd.DataFrame(
    [("chao2", 40, 40.2, 40.0, 44.6)],
    columns=["estimator", "observed", "value", "low", "high"],
)
TABLES = {"agreement": AGREEMENT, "groups": GROUPS, "richness": RICHNESS}


def rows(table):
    cells = table.astype(object).where(table.notna(), None)
    return Rows(list(cells.columns), cells.to_dict("records"))


STUDY = Study(
    *map(rows, (PEOPLE, SEEN, SAID, CODED, OTHERS)), BOOK, CONTEXT,
    {name: rows(table) for name, table in TABLES.items()}, SETTINGS, 0.95, "wilson",
)  # fmt: skip


def number(**spec):
    spec = {"definition": {"ru": "Р", "en": "E"}, **spec}
    messages = [Messages("ru"), Messages("en")]
    return compute(STUDY, {"x": NumberSpec(**spec)}, messages, FILE)["x"]


def count(of, where=None, **more):
    found = number(kind="count", of=of, where=where or {}, **more)
    return found["value"], found["evidence"]["rows"]


@pytest.mark.parametrize("word", ["None", "nan", ""])
def test_an_empty_cell_meets_no_condition(word):
    assert count("interviews", {"duration": word}, absent=True) == (0, [])


@pytest.mark.parametrize(
    ("of", "where", "value", "rows"),
    [
        ("participants", {}, 4, ["P1", "P2", "P3", "P4"]),
        ("participants", {"gender": "woman"}, 2, ["P1", "P2"]),
        ("participants", {"gender": ["woman", "man"]}, 4, ["P1", "P2", "P3", "P4"]),
        ("participants", {"gender": "woman", "children": 2}, 1, ["P2"]),
        # YAML's 2 and true stand for the 2.0 and "true" of the table.
        ("participants", {"children": 2}, 2, ["P2", "P3"]),
        ("participants", {"children": [0, 1]}, 2, ["P1", "P4"]),
        ("participants", {"family": True}, 2, ["P1", "P2"]),
        ("participants", {"code": "cost.fear"}, 2, ["P1", "P2"]),
        ("participants", {"code": "cost"}, 3, ["P1", "P2", "P3"]),  # a parent
        ("participants", {"code": ["cost.duty", "joy"]}, 2, ["P1", "P3"]),  # either
        ("participants", {"code": "joy"}, 0, []),
        ("participants", {"code": "cost.duty", "gender": "man"}, 1, ["P3"]),
        ("interviews", {"gender": "man"}, 2, ["I03", "I04"]),
        ("interviews", {"code": "cost.duty"}, 2, ["I01", "I03"]),
        ("turns", {"role": "interviewer"}, 2, ["I01:1-1", "I02:1-1"]),
        ("turns", {"code": "cost.fear"}, 3, ["I01:2-3", "I02:1-1"]),
        ("turns", {"code": "cost", "gender": "man"}, 1, ["I03:1-1"]),
        ("codings", {"code": "cost.duty"}, 2, ["I01-003-02", "I03-001-01"]),
        ("codings", {"gender": "man"}, 1, ["I03-001-01"]),
    ],
)
def test_a_count_and_the_rows_that_it_counts(of, where, value, rows):
    assert count(of, where) == (value, rows)


@pytest.mark.parametrize(
    ("of", "where"),
    [
        ("participants", {"gender": "woman", "children": 1}),  # both are there
        ("turns", {"role": "other"}),  # the table's contract has it
    ],
)
def test_none_of_what_could_be_is_none(of, where):
    assert count(of, where) == (0, [])


def test_a_value_that_nobody_has_counts_none_if_that_is_meant():
    assert count("participants", {"gender": "other"}, absent=True) == (0, [])
    whole = number(kind="share", of="participants", where={"gender": "x"}, absent=True)
    assert (whole["value"], whole["denominator"]["value"]) == (0, 4)


def test_a_setting_is_told_as_it_was_chosen():
    settings = {"describe": {"confidence": 0.999}}
    study = replace(STUDY, settings=settings)
    spec = NumberSpec(
        kind="constant",
        setting="describe.confidence",
        unit="percent",
        definition={"ru": "Р", "en": "E"},
    )
    found = compute(study, {"x": spec}, [Messages("ru")], FILE)["x"]
    assert localise.number(found, Messages("ru")) == "99,9\u00a0%"
    assert localise.number(found, Messages("ky")) == "99,9%"


def test_the_tables_that_evidence_names():
    tables = {
        of: number(kind="count", of=of)["evidence"]["table"]
        for of in ("participants", "interviews", "turns", "codings")
    }
    assert tables == {
        "participants": "clean/participants",
        "interviews": "clean/interviews",
        "turns": "clean/turns",
        "codings": "coding/consensus",
    }


def test_a_count_of_a_column_adds_it_up():
    assert count("turns", {"role": "participant"}, value="words")[0] == 41


def test_a_count_says_in_which_interviews_it_lies():
    assert number(kind="count", of="turns", where={"code": "cost.fear"})[
        "interviews"
    ] == ["I01", "I02"]


def test_a_share_of_participants():
    found = number(kind="share", of="participants", where={"code": "cost.fear"})
    assert (found["value"], found["numerator"]) == (0.5, 2)
    assert found["denominator"] == {
        "value": 4,
        "table": "clean/participants",
        "rows": ["P1", "P2", "P3", "P4"],
    }
    # Its evidence are the passages: every one of the code, none of another.
    assert found["evidence"] == {
        "table": "coding/consensus",
        "rows": ["I01-002-01", "I01-002-02", "I01-003-01", "I02-001-01"],
    }
    # Wilson (1927) at 2 of 4: 0.1500-0.8500 (e.g. statsmodels proportion_confint).
    assert found["interval"]["low"] == pytest.approx(0.1500, abs=5e-5)
    assert found["interval"]["high"] == pytest.approx(0.8500, abs=5e-5)
    assert (found["interval"]["method"], found["interval"]["confidence"]) == (
        "wilson", 0.95,
    )  # fmt: skip


def test_a_share_among_some():
    among = {"gender": "man"}
    found = number(
        kind="share", of="participants", where={"code": "cost.duty"}, among=among
    )
    assert (found["numerator"], found["denominator"]["rows"]) == (1, ["P3", "P4"])
    assert found["evidence"]["rows"] == ["I03-001-01"]


def test_a_share_of_one_code_among_those_with_another():
    """Both conditions hold: neither takes the place of the other."""
    found = number(
        kind="share",
        of="participants",
        where={"code": "cost.duty"},
        among={"code": "cost.fear"},
    )
    assert (found["numerator"], found["denominator"]["value"]) == (1, 2)
    assert found["evidence"]["rows"] == ["I01-003-02"]
    assert "range" not in found


def test_a_share_of_turns_shows_the_passages_in_these_turns_only():
    found = number(
        kind="share",
        of="turns",
        where={"code": "cost.fear"},
        among={"role": "participant"},
    )
    assert (found["numerator"], found["denominator"]["value"]) == (2, 5)
    assert "I02-001-01" not in found["evidence"]["rows"]  # the interviewer's
    assert len(found["evidence"]["rows"]) == 3
    assert found["interviews"] == ["I01"]


def test_turns_of_an_interview_are_not_independent():
    turns = number(kind="share", of="turns", where={"code": "cost.fear"})
    people = number(kind="share", of="participants", where={"code": "cost.fear"})
    assert ("interval" in turns, "interval" in people) == (False, True)


def test_what_was_observed_has_no_interval():
    row = {"estimator": "chao2"}
    for column, has in (("observed", False), ("value", True)):
        found = number(kind="statistic", table="richness", row=row, value=column)
        assert ("interval" in found) == has


def test_a_share_by_an_attribute_shows_the_people():
    found = number(kind="share", of="participants", where={"gender": "man"})
    assert found["evidence"] == {"table": "clean/participants", "rows": ["P3", "P4"]}
    assert "range" not in found


def test_a_share_of_a_code_has_its_range():
    found = number(kind="share", of="participants", where={"code": "cost.fear"})
    assert found["range"] == {
        "low": 0.25,
        "high": 1,
        "low_by": "rule intersection",
        "high_by": "coder lee",
    }


@pytest.mark.parametrize(
    ("kind", "more", "value"),
    [
        ("mean", {"value": "participant_words"}, 10.25),
        ("median", {"value": "participant_words"}, 8),
        ("mean", {"value": "children", "where": {"gender": "woman"}}, 1),
        ("duration", {"value": "duration"}, 6000),
        ("duration", {"value": "duration", "statistic": "mean"}, 2000),
        ("duration", {"value": "duration", "statistic": "median"}, 1800),
    ],
)
def test_averages_and_durations(kind, more, value):
    found = number(kind=kind, of="interviews", **more)
    assert found["value"] == value
    assert found["unit"] == ("s" if kind == "duration" else "")


def test_the_spread_of_a_mean():
    found = number(kind="mean", of="interviews", value="participant_words")
    assert (found["spread"]["min"], found["spread"]["max"]) == (5, 20)
    # Of 20, 10, 5, 6 by hand: sum of squares 140.75, over 3, root.
    assert found["spread"]["sd"] == pytest.approx((140.75 / 3) ** 0.5)
    one = number(
        kind="mean", of="interviews", value="words", where={"interview": "I03"}
    )
    assert one["spread"]["sd"] is None


@pytest.mark.parametrize("kind", ["mean", "median", "duration"])
def test_rows_without_a_value_are_neither_counted_nor_shown(kind):
    found = number(kind=kind, of="interviews", value="duration")
    recorded = ["I01", "I02", "I04"]
    assert found["evidence"]["rows"] == recorded
    assert found["interviews"] == recorded
    assert found["denominator"] == {
        "value": 3, "table": "clean/interviews", "rows": recorded,
    }  # fmt: skip


def test_constants():
    found = number(kind="constant", context="leaving")
    assert (found["value"], found["unit"]) == (37000, "people")
    assert found["spread"] == {"min": 37000, "max": 42000}
    assert (found["sources"], found["relation"]) == ({"en": "the article"}, "range")
    assert found["evidence"] == {"table": "context", "rows": ["leaving"]}
    level = number(kind="constant", setting="describe.confidence", unit="percent")
    assert (level["value"], level["interviews"]) == (95, [])
    assert level["evidence"] == {"table": "config", "rows": ["describe.confidence"]}


def test_values_of_other_tables():
    found = number(
        kind="agreement", table="agreement", row={"code": "fear"}, value="alpha"
    )
    assert found["value"] == 0.743
    assert found["evidence"] == {
        "table": "describe/agreement",
        "rows": ["code = fear: alpha"],
    }
    assert found["interval"] == {
        "low": 0.5,
        "high": 0.9,
        "method": "bootstrap",
        "confidence": 0.95,
    }
    without = {"kind": "agreement", "table": "agreement", "value": "alpha"}
    assert "interval" not in number(**without, row={"code": "joy"})
    # Bounds that stand in a table of another kind are not those of this value.
    p = number(kind="p-value", table="groups", row={"code": "fear"}, value="p")
    assert (p["value"], "interval" in p) == (0.067, False)
    rank = number(kind="rank", table="agreement", row={"rank": 2}, value="rank")
    assert rank["value"] == 2


def test_the_definition_is_the_studys_or_made_from_labels():
    assert number(kind="count", of="turns")["definition"] == {"ru": "Р", "en": "E"}
    made = number(
        kind="count", of="codings", where={"code": ["cost", "joy"]}, definition={}
    )
    assert made["definition"]["en"] == "Passages coded “Cost, Joy”"


@pytest.mark.parametrize(
    ("spec", "rule"),
    [
        (
            {"kind": "share", "of": "participants", "where": {"code": "joy"},
             "among": {"gender": "man"}},
            "share of participants, where code = joy, among gender = man, "
            "wilson interval at 0.95",
        ),
        (
            {"kind": "duration", "of": "interviews", "value": "duration",
             "statistic": "mean"},
            "duration of interviews, mean of duration",
        ),
        ({"kind": "mean", "of": "interviews", "value": "words"},
         "mean of interviews, of words"),
        ({"kind": "constant", "context": "usa"}, "constant from usa"),
    ],
)  # fmt: skip
def test_the_rule_in_one_line(spec, rule):
    assert number(**spec)["rule"] == rule


@pytest.mark.parametrize(
    ("spec", "problem", "hint"),
    [
        ({"kind": "count", "of": "turns", "where": {"rolle": "x"}},
         "the turns have no column rolle", "role"),
        ({"kind": "mean", "of": "interviews", "value": "word"},
         "the interviews have no column word", "words"),
        ({"kind": "mean", "of": "interviews", "value": "format"},
         "the column format of the interviews holds no numbers", "numeric"),
        ({"kind": "duration", "of": "interviews", "value": "duration",
          "where": {"interview": "I03"}}, "no row has a value in duration", "take the"),
        ({"kind": "share", "of": "participants", "among": {"gender": "x"},
          "absent": True}, "a share of none has no value", "among"),
        ({"kind": "share", "of": "participants", "among": {"gender": "mann"}},
         "nobody and nothing has gender = mann", "there is man, woman; if none"),
        ({"kind": "count", "of": "participants", "where": {"gender": ["man", "wman"]}},
         "nobody and nothing has gender = wman", "there is woman, man; if none"),
        ({"kind": "count", "of": "turns", "where": {"gender": "man", "children": 20}},
         "nobody and nothing has children = 20", "there is 2, 0, 1; if none"),
        ({"kind": "mean", "of": "interviews", "value": "words",
          "where": {"format": "docx"}}, "nobody and nothing has format = docx", "txt"),
        ({"kind": "count", "of": "turns", "where": {"role": "particpant"}},
         "nobody and nothing has role", "there is participant,"),
        (
            {"kind": "rank", "table": "groop", "row": {"code": "x"}, "value": "p"},
            "no table groop",
            "agreement, groups",
        ),
        (
            {"kind": "rank", "table": "groups", "row": {"cod": "x"}, "value": "p"},
            "the table groups has no column cod",
            "code, p",
        ),
        (
            {"kind": "rank", "table": "groups", "row": {"code": "fear"}, "value": "q"},
            "the table groups has no column q",
            "code, p",
        ),
        (
            {"kind": "rank", "table": "groups", "row": {"code": "x"}, "value": "p"},
            "0 rows of groups meet",
            "one row",
        ),
        (
            {
                "kind": "rank",
                "table": "agreement",
                "row": {"unit": "turn"},
                "value": "rank",
            },
            "3 rows of agreement meet",
            "one row",
        ),
        (
            {
                "kind": "rank",
                "table": "agreement",
                "row": {"code": "duty"},
                "value": "alpha",
            },
            "the value is no number",
            "one row",
        ),
        (
            {"kind": "rank", "table": "groups", "row": {"p": 0.067}, "value": "code"},
            "the value is no number",
            "one row",
        ),
        ({"kind": "constant", "context": "us"}, "no row us in", "usa, leaving"),
        ({"kind": "constant", "setting": "describe.level"},
         "describe.level is no number", "describe.confidence"),
        ({"kind": "constant", "setting": "describe.interval"}, "is no number", "key"),
        ({"kind": "constant", "setting": "describe.on"}, "is no number", "key"),
    ],
)  # fmt: skip
def test_refused(spec, problem, hint):
    with pytest.raises(TalapError) as raised:
        number(**spec)
    error = raised.value
    assert (error.file, error.place) == (str(FILE), "number x")
    assert problem in error.problem
    assert hint in error.hint


def test_the_step_writes_the_numbers_in_their_order(tmp_path):
    tables = {
        "participants": (PARTICIPANTS, PEOPLE),
        "interviews": (INTERVIEWS, SEEN),
        "turns": (TURNS, SAID),
        "consensus": (CONSENSUS, CODED),
        "variants": (VARIANTS, OTHERS),
    }
    paths = {name: tmp_path / f"{name}.parquet" for name in tables}
    for name, (table, frame) in tables.items():
        table.write(frame, paths[name])
    texts = {
        "codebook": "codes: {joy: {label: {en: Joy}, definition: d}}",
        "specs": "numbers:\n  b: {kind: count, of: turns, definition: {en: Turns}}\n"
        "  a: {kind: share, of: participants, where: {code: joy}}\n",
        "context": "key,value,unit,relation,source\n",
    }
    for name, text in texts.items():
        paths[name] = tmp_path / name
        paths[name].write_text(text, encoding="utf-8")
    run(
        **paths,
        tables=[],
        settings=json.dumps(SETTINGS),
        confidence=0.95,
        method="exact",
        languages=["en"],
        locales=[],
        numbers=tmp_path / "numbers.json",
    )
    found = read_json(tmp_path / "numbers.json")
    assert list(found) == ["b", "a"]
    assert (found["b"]["value"], found["a"]["value"]) == (7, 0)
    # Clopper & Pearson (1934) at 0 of 4: 1 - 0.025 ** (1 / 4).
    assert found["a"]["interval"]["high"] == pytest.approx(1 - 0.025**0.25)
