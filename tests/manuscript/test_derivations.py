"""The appendix: each number with its definition, facts and a way into the audit."""

import pytest
from talap.base.messages import Messages
from talap.manuscript.derivations import appendix, claims_appendix, facts, world
from talap.manuscript.nodes import text_of, walk

SHARE = {
    "kind": "share", "value": 13 / 15, "unit": "", "digits": 0,
    "numerator": 13, "denominator": {"value": 15},
    "interval": {"low": 0.621, "high": 0.963, "method": "wilson", "confidence": 0.95},
    "definition": {"en": "Share who fear"}, "interviews": ["I01", "I02"],
    "evidence": {"table": "t", "rows": []},
}  # fmt: skip
COUNT = {
    "kind": "count", "value": 15, "unit": "", "digits": 0, "interviews": [],
    "definition": {"en": "People"}, "evidence": {"table": "t", "rows": ["P1"]},
}  # fmt: skip
SETTING = {
    **COUNT, "kind": "constant",
    "evidence": {"table": "config", "rows": ["describe.confidence"]},
}  # fmt: skip


def test_entries_in_the_order_of_first_mention():
    numbers = {"a": COUNT, "b": SHARE, "c": COUNT}
    found = appendix(["b", "a"], numbers, Messages("en"))
    assert [n["c"][0][0] for n, _ in walk(found, "") if n["t"] == "Div"] == [
        "number-b", "number-a",
    ]  # fmt: skip
    links = [n["c"][2][0] for n, _ in walk(found, "") if n["t"] == "Link"]
    assert links == ["../audit/en/numbers.html#b", "../audit/en/numbers.html#a"]
    assert text_of(found[0]) == "Where the numbers come from"
    assert text_of(found[2]).startswith("87% – Share who fear. 13\u00a0of\u00a015. ")


def test_facts_of_a_share():
    assert facts(SHARE, Messages("en"))[:2] == [
        "13\u00a0of\u00a015", "95% interval (Wilson): 62–96%",
    ]  # fmt: skip
    assert facts(SHARE, Messages("en"))[-1] == "Interviews: I01, I02"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (COUNT, ["Rows counted: 1 (t)"]),
        ({**SETTING, "sources": {"en": "Open Doors"}}, ["Source: Open Doors"]),
        (SETTING, ["Set in config.yaml: describe.confidence"]),
    ],
)
def test_facts(number, said):
    assert facts(number, Messages("en")) == said


def test_a_range_says_what_moves_it():
    moved = {"low": 0.5, "high": 0.9, "low_by": "without P03", "high_by": "coder B"}
    said = facts({**SHARE, "range": moved}, Messages("ky"))
    assert any("P03 кирбегенде" in each and "50–90%" in each for each in said)
    close = {**moved, "low": 0.501, "high": 0.504}
    said = facts({**SHARE, "range": close}, Messages("en"))
    assert any("left out: 50% (without P03 to" in each for each in said)
    still = {"low": 0, "high": 0, "low_by": "as reported", "high_by": "as reported"}
    said = facts({**SHARE, "range": still}, Messages("en"))
    assert any(each.endswith("is left out: 0%") for each in said)
    names = ("as reported", "without P03", "coder B", "rule union")
    for language in ("ky", "ru", "en"):
        ways = [world(name, Messages(language)) for name in names]
        assert len(set(ways)) == 4


def test_a_claim_says_its_verdict_its_tests_and_what_turns_them():
    test = {
        "rule": "share with code = a >= 0.8", "numerator": 10, "denominator": 15,
        "kind": "share", "where": {"code": ["a"]}, "among": {"degree": ["phd"]},
        "threshold": {"quantifier": "almost-all", "at_least": 0.8},
        "range": {"low": 0.6, "high": 0.8}, "turned_by": ["coder B", "without P02"],
    }  # fmt: skip
    rank = {
        "rule": "rank of a <= 1", "numerator": 3, "denominator": 15,
        "kind": "rank", "where": {"code": ["a"]}, "among": {},
        "threshold": {"within": 1}, "places": {"a": 3, "b": 2},
        "range": {"low": 1, "high": 2}, "turned_by": [],
    }  # fmt: skip
    claim = {
        "says": {"en": "Almost all fear"}, "verdict": "not decidable",
        "tests": [test, rank], "codes": {"a": {"label": {"en": "Fear"}}},
    }  # fmt: skip
    found = claims_appendix(["fear"], {"fear": claim}, Messages("en"))
    assert found[2]["c"][0][0] == "claim-fear"
    said = text_of(found[2])
    assert said.startswith("Almost all fear – not decidable from the codings.")
    assert (
        "“Fear”; among: degree: phd, ≥\u200980% (almost-all) – 10\u00a0of\u00a015."
        in said
    )
    assert "10\u00a0of\u00a015. Share 60–80% over coders" in said
    assert "The outcome turns: coder B alone, without P02." in said
    assert "“Fear”, place ≤ 1 of 2 – 3\u00a0of\u00a015. Rank 1–2 over coders" in said
    assert claims_appendix([], {}, Messages("en")) == []


def test_turns_are_counted_not_the_ranges_that_name_them():
    evidence = {"table": "clean/turns", "rows": ["I01:1-54", "I02:3-3"]}
    number = {"kind": "count", "value": 55, "evidence": evidence, "interviews": []}
    assert "Rows counted: 55 (clean/turns)" in facts(number, Messages("en"))
