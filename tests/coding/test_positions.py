"""What positions count: each way is recognised, and doubt is an error."""

import pytest
from talap.base.errors import TalapError
from talap.coding.codings import tell_sources
from talap.coding.files.positions import decide, hypotheses, plain
from talap.coding.selection import Counting

TEXT = "И: Қалай? 😀\nР: Жақсы 👍🏽 рахмет,\nсолай ғой.\nИ: Ок.\n"
QUOTES = ["Қалай?", "Жақсы 👍🏽 рахмет,\nсолай", "солай ғой.", "Ок."]
SIZES = {"code point": 4, "UTF-16 unit": 2, "byte": 1}
CODECS = {"code point": "utf-32-le", "UTF-16 unit": "utf-16-le", "byte": "utf-8"}


def spans(
    quotes: list[str], unit: str, line_end: str, shift: int, text: str = TEXT
) -> list[tuple[int, int]]:
    """Count by encoding: independent of the code under test."""

    def count(part: str) -> int:
        written = part.replace("\n", "\r\n" if line_end == "CRLF" else "\n")
        return len(written.encode(CODECS[unit])) // SIZES[unit]

    found = []
    for quote in quotes:
        start = shift + count(text[: text.index(quote)])
        found.append((start, start + count(quote)))
    return found


@pytest.mark.parametrize("line_end", ["LF", "CRLF"])
@pytest.mark.parametrize(
    ("unit", "shift"),
    [
        ("code point", 0),
        ("code point", 1),
        ("UTF-16 unit", 0),
        ("UTF-16 unit", 1),
        ("byte", 0),
        ("byte", 3),
        ("byte", 1),
    ],
)
def test_each_way_of_counting_is_recognised(
    unit: str, line_end: str, shift: int
) -> None:
    given = spans(QUOTES, unit, line_end, shift)
    taken, counting = decide(TEXT, given, QUOTES, "f.qdpx", "I01")
    assert [taken.cut(*span) for span in given] == QUOTES
    assert counting == Counting("f.qdpx", "I01", unit, line_end, shift, 4, 4)


def test_standard_is_taken_where_ways_do_not_differ() -> None:
    given = spans(["plain"], "byte", "LF", 0, "a plain text")
    _, counting = decide("a plain text", given, ["plain"], "f", "I01")
    assert (counting.unit, counting.line_end, counting.shift) == ("code point", "LF", 0)


def test_quotes_lose_line_breaks_in_attributes_and_may_be_cut_short() -> None:
    stated = ["Қалай?", "Жақсы 👍🏽 рахмет, солай", "солай ғой.", "Ок."]
    given = spans(QUOTES, "UTF-16 unit", "CRLF", 0)
    _, counting = decide(TEXT, given, stated, "f", "I01")
    assert (counting.unit, counting.line_end) == ("UTF-16 unit", "CRLF")
    long = "x" * 30 + " the rest of the passage"
    _, counting = decide(long, [(0, 54)], ["x" * 30 + "…"], "f", "I01")
    assert counting.matched == 1


def test_short_name_that_only_begins_the_passage_is_no_quote() -> None:
    with pytest.raises(TalapError, match="at best 0 of 1"):
        decide("Да, наверное", [(0, 12)], ["Да"], "f", "I01")


def test_few_labels_among_the_quotes_do_no_harm() -> None:
    text = " ".join(f"слово{n:02d}" for n in range(20))
    quotes = [f"слово{n:02d}" for n in range(20)]
    given = spans(quotes, "byte", "LF", 0, text)
    stated = [*quotes[:18], "ярлык", "ярлык"]
    taken, counting = decide(text, given, stated, "f", "I01")
    assert (counting.unit, counting.matched, counting.quotes) == ("byte", 18, 20)
    assert taken.cut(*given[19]) == "слово19"


def test_undecidable_source_is_an_error_that_names_it() -> None:
    text = " ".join(f"слово{n:02d}" for n in range(20))
    quotes = [f"слово{n:02d}" for n in range(20)]
    given = spans(quotes, "code point", "LF", 0, text)
    stated = [*quotes[:17], "ярлык", "ярлык", "ярлык"]
    with pytest.raises(TalapError, match=r"f.qdpx, source I07: .* 17 of 20") as caught:
        decide(text, given, stated, "f.qdpx", "I07")
    assert caught.value.place == "source I07"


def test_ways_that_fit_equally_but_lead_apart_are_an_error() -> None:
    # After an emoji and a line end, UTF-16 units and code points with CRLF are both one
    # ahead; after a second emoji they part.
    text = "а 😀\nслово один 😀 слово два"
    quotes = ["слово один", "слово два"]
    given = spans(quotes, "UTF-16 unit", "LF", 0, text)
    _, counting = decide(text, given[:1], quotes[:1], "f", "I01")
    assert counting.matched == 1
    _, counting = decide(text, given, quotes, "f", "I01")
    assert counting.unit == "UTF-16 unit"
    with pytest.raises(TalapError, match="source I01: .* ways that fit"):
        decide(text, given, [quotes[0], ""], "f", "I01")


def test_without_quotes_the_standard_is_taken_and_told() -> None:
    taken, counting = decide(TEXT, [(3, 9)], [""], "f", "I01")
    assert taken.cut(3, 9) == "Қалай?"
    assert counting == Counting("f", "I01", "code point", "LF", 0, 0, 0)


def test_position_outside_or_within_a_letter_is_none() -> None:
    ways = {(h.unit, h.line_end, h.shift): h for h in hypotheses("a😀\nb")}
    assert ways["code point", "\n", 0].index(5) is None
    assert ways["code point", "\n", 0].index(-1) is None
    assert ways["code point", "\n", 1].index(0) is None
    assert ways["UTF-16 unit", "\n", 0].index(2) is None
    assert ways["byte", "\n", 3].index(2) is None
    # between CR and LF: the line end itself
    assert ways["UTF-16 unit", "\r\n", 0].index(4) == 2
    assert ways["UTF-16 unit", "\r\n", 0].index(6) == 4
    assert ways["UTF-16 unit", "\r\n", 0].index(7) is None


def test_plain_leaves_one_kind_of_line_end() -> None:
    assert plain("\ufeffa\r\nb\rc\n") == "a\nb\nc\n"


def test_sources_table_tells_only_those_who_consent() -> None:
    countings = [
        Counting("a.qdpx", "I02.docx", "byte", "LF", 3, 9, 10),
        Counting("a.qdpx", "i01", "code point", "LF", 0, 5, 5),
        Counting("a.qdpx", "I16", "code point", "LF", 0, 5, 5),
        Counting("a.qdpx", "I01", "code point", "LF", 0, 1, 2),
    ]
    table = tell_sources(countings, {"I01", "I02"})
    assert table.values.tolist() == [
        ["a.qdpx", "I02", "byte", "LF", 3, 9, 10],
        ["a.qdpx", "I01", "code point", "LF", 0, 6, 7],
    ]
