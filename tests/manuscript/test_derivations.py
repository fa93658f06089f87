"""The appendix: each number with its definition, facts and a way into the audit."""

import pytest
from talap.base.messages import Messages
from talap.manuscript.derivations import appendix, facts
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
    assert text_of(found[2]).startswith("87% – Share who fear. 13 of 15. ")


def test_facts_of_a_share():
    assert facts(SHARE, Messages("en"))[:2] == [
        "13 of 15", "95% Wilson interval: 62–96%",
    ]  # fmt: skip
    assert facts(SHARE, Messages("en"))[-1] == "Interviews: I01, I02"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (COUNT, []),
        ({**SETTING, "source": "Open Doors"}, ["Source: Open Doors"]),
        (SETTING, ["Set in config.yaml: describe.confidence"]),
    ],
)
def test_facts(number, said):
    assert facts(number, Messages("en")) == said
