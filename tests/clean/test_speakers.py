"""From blocks to turns, in the styles that people use."""

from __future__ import annotations

import pytest
from talap.base.errors import TalapError
from talap.clean.labels import Labels
from talap.clean.source import Block, Source
from talap.clean.speakers import Talk, find_turns

LABELS = {
    "И": "interviewer",
    "Интервьюер": "interviewer",
    "Interviewer": "interviewer",
    "Р": "participant",
    "Респондент": "participant",
    "Мама": "other",
    "Ребёнок": "other",
}


def source(
    *paragraphs: str | tuple[str, str | None, float | None, float | None],
) -> Source:
    """Make a source of paragraphs, or of (text, speaker, start, end)."""
    texts, blocks, at = [], [], 0
    for paragraph in paragraphs:
        text, *rest = (
            (paragraph, None, None, None) if isinstance(paragraph, str) else paragraph
        )
        blocks.append(Block(at, at + len(text), *rest))
        texts.append(text)
        at += len(text) + 1
    return Source("txt", "\n".join(texts), tuple(blocks))


def talk(*paragraphs, dropped=None, **kwargs) -> Talk:
    labels = Labels(LABELS, names=["Айгерим", "Сапарова"], **kwargs)
    return find_turns(source(*paragraphs), labels, dropped or {}, "I01.txt")


def said(*paragraphs, **kwargs) -> list[tuple[str, str]]:
    """Return the role (one letter) and the text without what is cut, of each turn."""
    raw = source(*paragraphs).text
    found = []
    for turn in talk(*paragraphs, **kwargs).turns:
        text, at = "", turn.start
        for cut in turn.cuts:
            text += raw[at : cut.start]
            at = cut.end
        found.append((turn.speaker.role[0], (text + raw[at : turn.end]).strip()))
    return found


@pytest.mark.parametrize(
    ("asks", "answers"),
    [
        ("И: Да?", "Р: Нет."),
        ("И:Да?", "Р:Нет."),
        ("И : Да?", "P: Нет."),  # Latin P
        ("**И:** Да?", "**Р**: Нет."),
        ("Интервьюер — Да?", "Респондент – Нет."),
        ("И. Да?", "Р. Нет."),
        ("[00:00:01] И: Да?", "(00:00:05) Р: Нет."),
        ("00:00:01 И: Да?", "00:00:05 - Р: Нет."),
        ("И [00:00:01]: Да?", "Р (00:00:05): Нет."),
        ("Interviewer: Да?", "А.С.: Нет."),
        ("Интервьюер\nДа?", "Айгерим Сапарова: Нет."),
        ("ИНТЕРВЬЮЕР: Да?", "Айгерим С.: Нет."),
        ("Интервьюер 00:01\nДа?", "Айгерим Сапарова 00:05\nНет."),
        ("\u00a0И:\tДа?", "  Р:  Нет."),
    ],
)
def test_styles(asks, answers):
    assert said(asks, answers) == [("i", "Да?"), ("p", "Нет.")]


def test_label_in_a_paragraph_of_its_own():
    assert said("Интервьюер:", "Да?", "Респондент", "Нет.", "Совсем.") == [
        ("i", "Да?"),
        ("p", "Нет.\nСовсем."),
    ]


def test_label_in_the_middle_of_a_paragraph():
    assert said("И: Вы? Р: Я. И: И как?", "Р: Так.") == [
        ("i", "Вы?"),
        ("p", "Я."),
        ("i", "И как?"),
        ("p", "Так."),
    ]


def test_label_after_a_line_break_in_a_paragraph():
    assert said("И: Вы\nР: Я") == [("i", "Вы"), ("p", "Я")]


@pytest.mark.parametrize(
    "speech",
    [
        "Р: Я говорю: нет. Она: да.",
        "Р: Встреча в 10:30 была.",
        "Р: Мама: «Иди сюда».",  # quoted, not a new turn
        "Р: Айгерим — это я.",
    ],
)
def test_colons_and_dashes_in_speech(speech):
    assert said("И: Да?", speech) == [("i", "Да?"), ("p", speech[3:])]


def test_name_with_a_dash_begins_speech():
    assert said("И: Да?", "Р: Ну.", "Айгерим — это я.")[1] == (
        "p",
        "Ну.\nАйгерим — это я.",
    )


def test_consecutive_blocks_are_one_turn_with_the_times_of_first_and_last():
    (turn,) = talk(
        ("Р: Раз,", None, 1.0, 2.0),
        ("два", None, 2.0, 3.5),
        ("Р: три.", None, 4.0, 5.0),
    ).turns
    assert (turn.time_start, turn.time_end) == (1.0, 5.0)
    assert len(turn.cuts) == 2


def test_times_from_stamps_in_the_text():
    turns = talk("[00:01:02] И: Да?", "Р [1:00:05]: Нет.", "00:00:09", "И: Так.").turns
    assert [turn.time_start for turn in turns] == [62.0, 3605.0, 9.0]


def test_speaker_of_the_format():
    assert said(("Да?", "И", 0.0, 1.0), ("Нет.", "Айгерим", 1.0, 2.0)) == [
        ("i", "Да?"),
        ("p", "Нет."),
    ]


def test_two_others_are_two_turns():
    assert said("Р: Сядь.", "Мама: Да.", "Ребёнок: Нет.") == [
        ("p", "Сядь."),
        ("o", "Да."),
        ("o", "Нет."),
    ]


def test_preamble_is_cut_and_remarked():
    found = talk("Интервью от 5 марта", "И: Да?")
    assert [cut.rule for cut in found.outside] == ["preamble"]
    assert [(remark.kind, remark.count) for remark in found.remarks] == [
        ("preamble", 1)
    ]


def test_dropped_block_inside_of_a_turn_and_between_turns():
    found = talk("И: Да", "стр. 1", "или нет?", "стр. 2", "Р: Нет.",
                 dropped={1: "page_footer", 3: "page_footer"})  # fmt: skip
    assert [cut.rule for cut in found.turns[0].cuts] == ["speaker_label", "page_footer"]
    assert [cut.rule for cut in found.outside] == ["page_footer"]


def test_unknown_speakers_are_listed_with_the_known_ones():
    with pytest.raises(TalapError) as caught:
        talk(
            "И: Да?", "Бабушка: Иди.", "Бабушка: Ешь.", "М2: Кто?", "[00:00:01] Дед: А?"
        )
    assert "Бабушка (2), М2 (1), Дед (1)" in caught.value.problem
    assert "corpus.yaml" in caught.value.hint
    assert "Респондент" in caught.value.hint


def test_unknown_speaker_of_the_format():
    with pytest.raises(TalapError, match="Гость"):
        talk(("Да?", "Гость", 0.0, 1.0))


def test_word_in_lower_case_is_a_label_only_if_often():
    assert said("И: Да?", "говорю ей: нет") == [("i", "Да?\nговорю ей: нет")]
    with pytest.raises(TalapError, match="респондентка"):
        talk(*["И: Да?", "респондентка: нет"] * 3)


def test_configured_speech_is_no_label():
    assert said("Р: Ну.", "Короче: ушла.", not_speakers=["Короче"]) == [
        ("p", "Ну.\nКороче: ушла.")
    ]


def test_transcript_without_labels_is_refused():
    with pytest.raises(TalapError, match="no speaker") as caught:
        talk("просто текст", "ещё текст")
    assert "Интервьюер" in caught.value.hint


def test_turns_and_cuts_cover_the_text_but_for_white_space():
    paragraphs = ["Заголовок", "[00:00:01] И: Вы? Р: Я.", "И я.", "стр. 1", "И: Да?"]
    found, raw = talk(*paragraphs, dropped={3: "page_footer"}), source(*paragraphs).text
    covered = set()
    for span in [*found.turns, *found.outside]:
        covered |= set(range(span.start, span.end))
    assert not "".join(c for i, c in enumerate(raw) if i not in covered).strip()
