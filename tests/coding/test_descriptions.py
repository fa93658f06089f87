"""What is told of a code is understood again, and nothing else is taken for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from talap.base.codebook import Code
from talap.coding.descriptions import RULES, tell, understand

TEXTS = st.text(st.sampled_from("аё b:\n.«definition include ru"), max_size=40).map(
    str.strip
)


def test_a_line_each_labels_first() -> None:
    code = Code(
        label={"ru": "Страх", "en": "Fear"},
        definition="A threat.\n",
        include="Expulsion.\nAn exam.",
    )
    assert tell(code) == (
        "ru: Страх\nen: Fear\ndefinition: A threat.\ninclude: Expulsion.\n  An exam."
    )


@given(labels=st.dictionaries(st.sampled_from(["ru", "ky", "en"]), TEXTS.filter(bool),
                              min_size=1),
       rules=st.fixed_dictionaries({rule: TEXTS for rule in RULES}))  # fmt: skip
def test_what_is_told_is_understood(
    labels: dict[str, str], rules: dict[str, str]
) -> None:
    understood = understand(tell(Code(label=labels, **rules)))  # type: ignore[arg-type]  # texts by name
    kept = {rule: text for rule, text in rules.items() if text or rule == RULES[0]}
    assert understood == (labels, kept)


def test_spaces_that_a_program_trims_change_nothing() -> None:
    code = Code(label={"en": "Fear"}, definition="One.\n\nTwo.", example="Help!")
    trimmed = "\n".join(line.rstrip() for line in tell(code).split("\n"))
    assert understand(trimmed) == (
        {"en": "Fear"},
        {"definition": "One.\n\nTwo.", "example": "Help!"},
    )


@pytest.mark.parametrize(
    "text",
    ["", "Fear of expulsion.", "definition: of it", "en: Fear", "en: Fear\nA threat.",
     "en: a\nen: b\ndefinition: c", "Note: see p. 3\nen: Fear\ndefinition: c"],
)  # fmt: skip
def test_what_somebody_wrote_is_not_taken_apart(text: str) -> None:
    assert understand(text) is None
