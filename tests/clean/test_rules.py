"""Each rule by marked strings: before, after."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from talap.clean.config import Rules
from talap.clean.rules import RULES, applied, rules_of

ALL_ON = Rules(quotes="angle", nonverbal="drop", fillers="drop", false_starts="drop")
BY_NAME = {rule.name: rule for rule in RULES}


def after(name: str, text: str, rules: Rules = ALL_ON) -> str:
    return applied(text, BY_NAME[name].edits(text, rules))


@pytest.mark.parametrize(
    ("rule", "before", "expected"),
    [
        ("timestamp", "да [00:01:02] нет", "да  нет"),
        ("timestamp", "да (00:01:02)", "да "),
        ("timestamp", "да #00:01:02-5#", "да "),
        ("timestamp", "в (10:30) [неразборчиво 00:01:02]", None),
        ("hyphenation", "рассказы-\nвала", "рассказывала"),
        ("hyphenation", "рассказы\u00ad\n  вала", "рассказывала"),
        ("hyphenation", "из-\nза", "из-за"),
        ("hyphenation", "я хоте-\nдумала", None),  # broken off by the speaker
        ("hyphenation", "ерте-\nңгі", "ертеңгі"),
        ("hyphenation", "по-русски", None),
        ("line_break", "да,\n\n  нет", "да, нет"),
        ("invisible", "Айге\u200bрим по\u00adтом\ufeff", "Айгерим потом"),
        ("invisible", "\u202eтекст\u202c", "текст"),
        ("invisible", "неразрывный\u00a0пробел — да", None),
        ("composition", "и\u0306 е\u0308", "й ё"),
        ("composition", "й ё Ң", None),
        ("stress", "за\u0301мок", "замок"),
        ("stress", "cafe\u0301", None),
        ("homoglyph", "пиcали PhD", "писали PhD"),
        (
            "inaudible",
            "(нрзб.) и [неразб. 00:12:31]",
            "[неразборчиво] и [неразборчиво 00:12:31]",
        ),
        ("inaudible", "[неразборчиво 00:12:31]", None),
        ("nonverbal", "да (смеётся), нет [пауза]", "да, нет"),
        ("nonverbal", "[неразборчиво 00:12:31] (в 2016)", None),
        ("filler", "Я, э-э, думаю, эээм, да", "Я, думаю, да"),
        ("filler", "эмоция, поэма, мама", None),
        ("false_start", "я хоте- я думала", "я я думала"),
        ("false_start", "кто-то из-за угла - да", None),
        ("space", "  а\u00a0 б\tв ", "а б в"),
        ("space", "а б", None),
        ("dash", "да - нет – да -- нет", "да — нет — да — нет"),
        ("dash", "- Да.", "— Да."),
        ("dash", "2016–2018, из-за, — да", None),
        ("ellipsis", "ну... да.... так…..", "ну… да… так…"),
        ("ellipsis", "ну.. да", None),
        ("quote", '"да" (“нет„) „так“', "«да» («нет») «так»"),
    ],
)
def test_rule(rule, before, expected):
    assert after(rule, before) == (before if expected is None else expected)


def test_convention_is_verbatim_unless_configured():
    names = {rule.name for rule in rules_of(Rules())}
    assert names.isdisjoint({"nonverbal", "filler", "false_start", "quote"})
    assert "homoglyph" in names


def test_each_switch_turns_its_rule_off():
    off = Rules(
        hyphenation=False, invisible=False, composition=False, stress=False,
        homoglyphs="keep", spaces=False, dashes=False, ellipses=False, inaudible=False,
    )  # fmt: skip
    assert {rule.name for rule in rules_of(off)} == {"timestamp", "line_break"}


DIRT = st.text(
    st.sampled_from('аеиo c-–—.…\n\t\u00a0\u00ad\u200b\u0301\u0306\u0308«"()[]ң1:э'),
    max_size=40,
)


@settings(max_examples=400)
@given(DIRT)
def test_rules_settle(text):
    """A text that all rules have seen is not changed by any of them again."""
    for _ in range(3):
        for rule in rules_of(Rules()):
            text = applied(text, rule.edits(text, Rules()))
    for rule in rules_of(Rules()):
        assert rule.edits(text, Rules()) == [], rule.name


@settings(max_examples=400)
@given(DIRT)
def test_no_edit_is_idle_or_out_of_order(text):
    for rule in RULES:
        at = 0
        for edit in rule.edits(text, ALL_ON):
            assert at <= edit.start < edit.end <= len(text), rule.name
            assert text[edit.start : edit.end] != edit.replacement, rule.name
            at = edit.end


@settings(max_examples=400)
@given(st.text(max_size=30))
def test_composition_is_form_c(text):
    assert after("composition", text) == unicodedata.normalize("NFC", text)


@settings(max_examples=300)
@given(st.text(st.sampled_from("абв где ёж.,!?—«» "), max_size=60))
def test_clean_text_loses_no_letter(text):
    letters = [letter for letter in text if letter.isalpha()]
    for rule in rules_of(Rules()):
        text = applied(text, rule.edits(text, Rules()))
    assert [letter for letter in text if letter.isalpha()] == letters
