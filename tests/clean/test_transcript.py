"""A whole transcript: every edit logged, every character traced, nothing lost."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st
from talap.base.errors import TalapError
from talap.base.identities import Identity
from talap.base.naming import Match
from talap.clean.config import Clean, Rules
from talap.clean.edits import Edit
from talap.clean.labels import Labels
from talap.clean.pseudonyms import Hidden
from talap.clean.source import Block, Remark, Source
from talap.clean.trace import replay
from talap.clean.transcript import Cleaned, clean

LABELS = Labels({"И": "interviewer", "Р": "participant"})


def source_of(paragraphs: list[str]) -> Source:
    blocks, at = [], 0
    for text in paragraphs:
        blocks.append(Block(at, at + len(text)))
        at += len(text) + 1
    return Source("txt", "\n".join(paragraphs), tuple(blocks))


def hide_annas(text: str) -> Hidden:
    anna = Identity("Анна", "person", "[Имя-1]")
    return Hidden(
        [Edit(*m.span(), anna.placeholder) for m in re.finditer("Анн[аыуе]", text)],
        [Match(*m.span(), anna, sure=False) for m in re.finditer("анн[аыуе]", text)],
    )


def cleaned(*paragraphs: str, rules: Rules | None = None) -> tuple[Source, Cleaned]:
    source = source_of(list(paragraphs))
    choice = Clean(rules=rules or Rules())
    return source, clean(source, LABELS, choice, hide_annas, "I01.txt")


def test_names_left_in_lower_case_are_counted_not_told():
    _, result = cleaned("И: Вы анна?", "Р: анну, Анну и анну знаю.")
    assert result.remarks == [
        Remark("name in lower case", 3, "words in lower case that may be names")
    ]


def test_turns_edits_and_remarks():
    source, result = cleaned(
        "[00:00:01] И:  Вы Aнна?", "Р: Да - я…", "стр. 2", "и Aнну PhDшник зна\u00adет."
    )
    assert [(turn.role, turn.text, turn.time_start) for turn in result.turns] == [
        ("interviewer", "Вы [Имя-1]?", 1.0),
        ("participant", "Да — я… и [Имя-1] PhDшник знает.", None),
    ]
    assert [(c.rule, c.before, c.after) for c in result.changes] == [
        ("timestamp", "[00:00:01] ", ""),
        ("speaker_label", "И:  ", ""),
        ("homoglyph", "A", "А"),
        ("pseudonym", "Анна", "[Имя-1]"),
        ("speaker_label", "Р: ", ""),
        ("page_footer", "стр. 2", ""),
        ("line_break", "\n\n", " "),
        ("invisible", "\u00ad", ""),
        ("homoglyph", "A", "А"),
        ("dash", "-", "—"),
        ("pseudonym", "Анну", "[Имя-1]"),
    ]
    assert [(remark.kind, remark.count) for remark in result.remarks] == [
        ("homoglyph", 1)
    ]
    name = result.changes[-1]
    assert source.text[name.raw_start : name.raw_end] == "Aнну"


def test_turn_without_a_word_is_left_out_and_remarked():
    _, result = cleaned("И: Да?", "Р: [00:00:05]", "И: Нет?")
    assert [turn.text for turn in result.turns] == ["Да?", "Нет?"]
    assert ("empty turn", 1) in [(r.kind, r.count) for r in result.remarks]


def test_homoglyphs_are_reported_where_they_are_not_repaired():
    _, result = cleaned("И: пиcали и cкаjали", rules=Rules(homoglyphs="report"))
    assert result.turns[0].text == "пиcали и cкаjали"
    assert [(remark.kind, remark.count) for remark in result.remarks] == [
        ("homoglyph", 2)
    ]


def test_words_and_languages_are_those_of_the_text():
    _, result = cleaned("Р: Потом жаңағы… завуч, [неразборчиво 00:01:02] да.")
    (turn,) = result.turns
    assert turn.words == 4
    assert [span.language for span in turn.languages] == ["ru", "kk", "ru"]


def cleaned_or_rejected(paragraphs: list[str], rules: Rules) -> tuple[Source, Cleaned]:
    try:
        return cleaned("И: Так.", *paragraphs, rules=rules)
    except TalapError:  # a name before a colon is an unknown speaker, and rightly so
        reject()


PIECES = st.sampled_from(
    [
        "И:",
        "Р:",
        "[00:00:01]",
        "Анна",
        "Aнны",
        "пиcали",
        "рас-",
        "сказ",
        "…",
        "...",
        "-",
        "–",
    ]
    + [
        "\u00a0",
        "  ",
        "\n",
        "\u00ad",
        "е\u0301",
        "и\u0306",
        "(нрзб.)",
        "э-э,",
        "хоте-",
        "да",
        ",",
    ]
)
PARAGRAPHS = st.lists(
    st.lists(PIECES, min_size=1, max_size=8).map(
        lambda p: " ".join(p).replace(" \u00ad ", "\u00ad")
    ),
    min_size=1,
    max_size=6,
)
CHOICES = st.sampled_from(
    [
        Rules(),
        Rules(quotes="angle", fillers="drop", nonverbal="drop", false_starts="drop"),
    ]
)


@settings(max_examples=400, deadline=None)
@given(PARAGRAPHS, CHOICES)
def test_tables_alone_give_the_turn_and_its_map_again(paragraphs, rules):
    source, result = cleaned_or_rejected(paragraphs, rules)
    for turn in result.turns:
        made = turn.tracked
        again = replay(source.text, made.raw_start, made.raw_end, result.changes)
        assert again.text == turn.text
        for place in range(len(turn.text)):
            assert again.raw_span(place, place + 1) == made.raw_span(place, place + 1)


@settings(max_examples=400, deadline=None)
@given(PARAGRAPHS, CHOICES)
def test_every_character_is_the_raw_one_or_in_the_log(paragraphs, rules):
    source, result = cleaned_or_rejected(paragraphs, rules)
    changed = [(c.raw_start, c.raw_end) for c in result.changes]
    covered: set[int] = set()
    for turn in result.turns:
        made = turn.tracked
        for place, letter in enumerate(turn.text):
            start, end = made.raw_span(place, place + 1)
            covered |= set(range(start, end))
            first, last = made.clean_span(start, end)
            assert first <= place < last
            if source.text[start:end] != letter:
                assert any(low <= start and end <= high for low, high in changed)
    for place, letter in enumerate(source.text):
        if place not in covered and not letter.isspace():
            assert any(low <= place < high for low, high in changed), letter


LONG = 200_000


@pytest.mark.parametrize(
    "piece",
    [
        *'а [м-.…"',
        *["\n", "( ", "- ", "Р: ", "И. ", "[00:00:01] ", "а:", "жоқ ", "aа", "е\u0301"],
        *["\u00ad", "[а", "(а", "э-э, ", "а-\n", "\u00a0", "\t\n", "хоте- "],
    ],
)
def test_time_grows_with_the_length_only(piece):
    """Half a second for what takes minutes where an expression backtracks."""
    text = "И: Да?\nР: " + piece * (LONG // len(piece))
    choice = Rules(
        quotes="angle", fillers="drop", nonverbal="drop", false_starts="drop"
    )
    before = time.process_time()
    cleaned_long = clean(
        source_of([text, "И: Так."]), LABELS, Clean(rules=choice), hide_annas, "x"
    )
    assert time.process_time() - before < 4
    assert cleaned_long.turns[0].text == "Да?"
