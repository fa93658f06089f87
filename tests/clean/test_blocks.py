"""Page footers and what was pasted twice."""

from talap.clean.blocks import dropped
from talap.clean.config import Rules
from talap.clean.source import Block, Source

LONG = "Р: Это длинный абзац, который никто не скажет дважды слово в слово."


def source(*blocks: str | tuple[str, str | None, float | None]) -> Source:
    made, texts, at = [], [], 0
    for block in blocks:
        text, speaker, start = (block, None, None) if isinstance(block, str) else block
        made.append(Block(at, at + len(text), speaker, start, start and start + 1))
        texts.append(text)
        at += len(text) + 1
    return Source("txt", "\n".join(texts), tuple(made))


def rules_of(*blocks, **switches) -> dict[int, str]:
    return dropped(source(*blocks), Rules(**switches))


def test_page_numbers():
    footers = ["Страница 2 из 7", "стр. 3", "Page 4 of 9", "- 5 -", "6-бет"]
    assert rules_of("И: Да?", *footers) == dict.fromkeys(range(1, 6), "page_footer")


def test_running_head_stands_on_every_page():
    heads = [f"Интервью 7, лист {page}" for page in (1, 2, 3)]
    assert set(rules_of("И: Да?", *heads)) == {1, 2, 3}
    assert rules_of("И: Да?", *heads[:2]) == {}


def test_what_may_be_said_is_no_footer():
    assert (
        rules_of("Да.", "Да.", "Да.", "2019", "И: стр. 5", "И: стр. 6", "И: стр. 7")
        == {}
    )
    assert rules_of(("стр. 3", "И", None), ("12", None, 4.0)) == {}


def test_duplicates():
    assert rules_of(LONG, "И: Да?", LONG) == {2: "duplicate_paragraph"}
    assert rules_of("И: Да?", "Р: Да.", "И: Да?") == {}
    cue = ("Угу.", None, 3.0)
    assert rules_of(cue, cue, ("Угу.", None, 5.0)) == {1: "duplicate_cue"}


def test_same_words_of_another_speaker_are_no_duplicate():
    assert rules_of((LONG, "И", 1.0), (LONG, "Р", 9.0)) == {}


def test_length_is_configurable():
    assert rules_of("И: Да, да?", "И: Да, да?", duplicate_words=3) == {
        1: "duplicate_paragraph"
    }


def test_switches():
    assert rules_of(LONG, LONG, "стр. 3", duplicates=False, page_footers=False) == {}
