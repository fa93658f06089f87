"""The audit pages: each number with its rows, and nothing that runs."""

import re

import pytest
from talap.audit.site import (
    PAGES,
    SHOWN,
    by_code,
    by_interview,
    count_rules,
    describe_all,
    run,
)
from talap.base.codebook import Code, Codebook
from talap.base.files import write_json
from talap.base.messages import Messages

SPACE = "\u00a0"
MESSAGES = Messages("ru")
CODED = [
    {"coding": "I01-002-01", "interview": "I01", "turn": 2, "participant": "P1",
     "code": "fear", "start": 0, "end": 3, "quote": "<b>боюсь</b>", "words": 1,
     "coders": "kim"},
    {"coding": "I01-003-01", "interview": "I01", "turn": 3, "participant": "P1",
     "code": "joy", "start": 0, "end": 3, "quote": "рада", "words": 1, "coders": "kim"},
]  # fmt: skip
SHARE = {
    "kind": "share", "value": 0.5, "unit": "", "digits": 0, "numerator": 1,
    "denominator": {"value": 2, "table": "t", "rows": []},
    "interval": {"low": 0.095, "high": 0.905, "method": "wilson", "confidence": 0.95},
    "evidence": {"table": "coding/consensus", "rows": ["I01-002-01"]},
    "definition": {"ru": "Доля"}, "rule": "share", "interviews": ["I01"],
}  # fmt: skip
COUNT = {
    "kind": "count", "value": 2, "unit": "", "digits": 0,
    "evidence": {"table": "clean/turns", "rows": ["I01:2-3", "I02:1-1"]},
    "definition": {"ru": "Реплики"}, "rule": "count of turns", "interviews": ["I01"],
}  # fmt: skip
BOOK = Codebook(
    "b",
    {
        "cost": Code(label={"ru": "Цена"}, definition="ц"),
        "fear": Code(parent="cost", label={"ru": "Страх"}, definition="с"),
        "joy": Code(label={"ru": "Радость"}, definition="р"),
    },
)


def test_a_share_shows_the_quotations_that_it_counts():
    (found,) = describe_all({"x": SHARE}, CODED, MESSAGES)
    assert found["quotes"] == CODED[:1]
    assert found["printed"] == f"50{SPACE}%"
    assert found["of"] == "1 из 2"
    assert "10–91" in found["interval"]
    assert f"95{SPACE}%" in found["interval"]
    assert found["rows"] == []


def test_a_count_shows_the_rows_with_their_anchors():
    (found,) = describe_all({"x": COUNT}, CODED, MESSAGES)
    assert found["rows"] == [
        {"name": "I01:2-3", "anchor": "I01-2"},
        {"name": "I02:1-1", "anchor": "I02-1"},
    ]
    assert (found["quotes"], found["of"], found["interval"]) == ([], "", "")


def test_rows_that_are_no_turns_have_no_anchor():
    evidence = {"table": "clean/participants", "rows": ["P1"]}
    (found,) = describe_all({"x": {**COUNT, "evidence": evidence}}, CODED, MESSAGES)
    assert found["rows"] == [{"name": "P1", "anchor": ""}]


@pytest.mark.parametrize(("rows", "more"), [(SHOWN, "0"), (SHOWN + 1, "1")])
def test_what_is_not_spelt_out_is_counted(rows, more):
    evidence = {"table": "clean/turns", "rows": [f"I{n:04d}:1-1" for n in range(rows)]}
    (found,) = describe_all({"x": {**COUNT, "evidence": evidence}}, [], MESSAGES)
    assert (len(found["rows"]), found["more"]) == (SHOWN, more)
    assert found["has_more"] == (rows > SHOWN)
    assert found["count"] == str(rows)


def test_codes_in_order_with_their_passages():
    found = by_code(CODED, BOOK, "ru")
    assert [(each["label"], each["level"], len(each["quotes"])) for each in found] == [
        ("Цена", 2, 0), ("Страх", 3, 1), ("Радость", 2, 1),
    ]  # fmt: skip


def test_interviews_with_their_turns_and_length():
    rows = [{"interview": "I01", "duration": 5400.0}]
    rows += [
        {"interview": "I02", "duration": None},
        {"interview": "I03", "duration": float("nan")},
    ]
    turns = [{"interview": "I01", "turn": 1}, {"interview": "I03", "turn": 1}]
    found = by_interview(rows, turns, MESSAGES)
    assert [(each["length"], len(each["said"])) for each in found] == [
        ("1 ч 30 мин", 1), ("", 0), ("", 1),
    ]  # fmt: skip


def test_rules_most_often_first():
    edits = [{"rule": rule} for rule in ["b", "a", "c", "c"]]
    assert count_rules(edits) == [("c", 2), ("a", 1), ("b", 1)]


def test_the_pages(tmp_path):
    import pandas as pd

    turns = [
        {"interview": "I01", "turn": n, "participant": "P1", "role": "participant",
         "start": None, "end": None, "text": f"<i>{n}</i>", "words": 1, "raw_start": 0,
         "raw_end": 1}
        for n in (2, 3)
    ]  # fmt: skip
    interviews = [
        {"interview": "I01", "participant": "P1", "format": "txt", "encoding": "UTF-8",
         "encoding_margin": None, "turns": 2, "words": 2, "participant_words": 2,
         "duration": 60.0, "edits": 1}
    ]  # fmt: skip
    tables = {
        "turns": turns, "interviews": interviews, "consensus": CODED,
        "edits": [{"interview": "I01", "edit": 1, "rule": "spaces"}],
    }  # fmt: skip
    paths = {}
    for name, rows in tables.items():
        paths[name] = tmp_path / f"{name}.parquet"
        pd.DataFrame(rows).to_parquet(paths[name])
    write_json(tmp_path / "numbers.json", {"share": SHARE, "turns": COUNT})
    codes = "  {0}: {{label: {{ru: {0}, en: {0}}}, definition: d}}\n"
    book = tmp_path / "codebook.yaml"
    text = "codes:\n" + codes.format("fear") + codes.format("joy")
    book.write_text(text, encoding="utf-8")
    for simulated in (True, False):
        run(
            numbers=tmp_path / "numbers.json", codebook=book, language="ru",
            languages=["ru", "en"], locales=[], simulated=simulated,
            folder=tmp_path / str(simulated), **paths,
        )  # fmt: skip
        for page in PAGES:
            text = (tmp_path / str(simulated) / f"{page}.html").read_text("utf-8")
            assert ("СМОДЕЛИРОВАННЫЕ" in text) == simulated
            assert "<script" not in text
            assert "<b>боюсь" not in text
            assert "<i>2" not in text
    numbers = (tmp_path / "True/numbers.html").read_text("utf-8")
    said = (tmp_path / "True/interviews.html").read_text("utf-8")
    assert 'id="share"' in numbers
    assert "&lt;b&gt;боюсь&lt;/b&gt;" in numbers
    anchors = set(re.findall(r'href="interviews.html#([^"]+)"', numbers))
    assert anchors - {"I02-1"} <= set(re.findall(r'id="([^"]+)"', said))
    assert "I01-2" in anchors
