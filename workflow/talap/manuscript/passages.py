"""The coded passages that a paper may quote, and whether words are theirs."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from talap.manuscript.lint_scan import Find

UNKNOWN = "und"  # the language of words that no language claims
ELISION = re.compile(r"\[\s?(?:…|\.\.\.)\s?\]")

_MARKS = str.maketrans(dict.fromkeys("«»“”„‟〝〞", '"') | dict.fromkeys("‘’‚‛‹›ʼ", "'"))
_WORD = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d+")
_RANGE = re.compile("[-–—]")
_NEAR = 5000  # identifiers that a misspelt one is compared with at most
_SUGGESTED = 3


@dataclass(frozen=True, slots=True)
class Passage:
    """What a coding of the consensus marks, over all turns that it runs through."""

    coding: str
    interview: str
    participant: str
    text: str
    turns: tuple[tuple[int, int, int], ...] = ()  # turn, begin and end in its text


def read_passages(consensus: Path) -> dict[str, Passage]:
    """Read the passages of the consensus by the identifier of their coding."""
    from pyarrow.parquet import ParquetFile  # `read_table` would load pandas

    names = ["coding", "interview", "participant", "quote", "turn", "start", "end"]
    with ParquetFile(consensus) as file:
        rows = file.read(columns=names).select(names).to_pylist()
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(row["coding"], []).append(row)
    return {
        coding: Passage(
            coding,
            parts[0]["interview"],
            parts[0]["participant"],
            " ".join(part["quote"] for part in parts),
            tuple((part["turn"], part["start"], part["end"]) for part in parts),
        )
        for coding, parts in found.items()
    }


def read_languages(path: Path, passages: list[Passage]) -> dict[str, str]:
    """Return the language of most of each passage, by the identifier of its coding.

    The table is sorted by interview and may be long: only the rows of the interviews
    that are asked for are turned into Python.
    """
    from pyarrow.parquet import ParquetFile

    names = ["interview", "turn", "start", "end", "language"]
    with ParquetFile(path) as file:
        table = file.read(columns=names)
    interviews = table.column("interview")
    spans: dict[tuple[str, int], list[tuple[int, int, str]]] = {}
    for name in {passage.interview for passage in passages}:
        first = bisect_left(interviews, name, key=str)
        last = bisect_right(interviews, name, key=str)
        for row in table.slice(first, last - first).to_pylist():
            span = (row["start"], row["end"], row["language"])
            spans.setdefault((name, row["turn"]), []).append(span)
    return {each.coding: _most(each, spans) for each in passages}


def _most(
    passage: Passage, spans: dict[tuple[str, int], list[tuple[int, int, str]]]
) -> str:
    counts: Counter[str] = Counter()
    for turn, start, end in passage.turns:
        for begin, stop, language in spans.get((passage.interview, turn), []):
            counts[language] += max(0, min(end, stop) - max(start, begin))
    del counts[UNKNOWN]
    return counts.most_common(1)[0][0] if counts.total() else UNKNOWN


def folded(text: str) -> str:
    r"""Return a text with one kind of blank, of quotation marks and of apostrophes.

    >>> folded("„Так»,\u00a0 – сказал")
    '"Так", – сказал'
    """
    return " ".join(unicodedata.normalize("NFC", text).translate(_MARKS).split())


def missing(body: str, text: str) -> str:
    """Return the first piece of a quotation that a passage lacks, "" if it has all.

    Pieces stand between the elisions of the quotation; each is looked for after the
    one before, as whole words: what was said is not changed by cutting «не» off
    «незачем», «5» off «2,5». A full stop may end the quotation where the passage goes
    on, but not in place of a question mark.

    >>> missing("one […] three.", "one two three"), missing("ten", "often ten-fold")
    ('', 'ten')
    """
    text = folded(text)
    parts = [part for part in ELISION.split(body) if part.strip()]
    position = 0
    for number, part in enumerate(parts, 1):
        found = _whole(folded(part)).search(text, position)
        if found is None and number == len(parts) and part.rstrip().endswith("."):
            piece = folded(part).removesuffix(".")
            found = _whole(piece, "(?![?!])").search(text, position)
        if found is None:
            return part.strip()
        position = found.end()
    return ""


def _whole(piece: str, after: str = "") -> re.Pattern[str]:
    before = r"(?<!\w)(?<!\w[-'])(?<!\d[.,])" if piece[:1].isalnum() else ""
    if piece[-1:].isalnum():
        after += r"(?!\w)(?![-']\w)(?![.,]\d)"
    return re.compile(before + re.escape(piece) + after)


def holds(body: str, text: str) -> bool:
    """Tell whether a passage has the words of a quotation."""
    return not missing(body, text)


def is_blank(body: str) -> bool:
    """Tell whether a quotation says nothing: it has no word beside its elisions."""
    return not any(letter.isalnum() for letter in ELISION.sub("", body))


def near(coding: str, body: str, passages: dict[str, Passage]) -> list[str]:
    """Return the codings that may be meant: those with the words, else those alike.

    Identifiers shift when turns are inserted, so the words come first.
    """
    ids = _siblings(coding, passages)
    alike = get_close_matches(coding, ids, _SUGGESTED)
    if body and not is_blank(body):
        found = [name for name, each in passages.items() if holds(body, each.text)]
        if found:
            return get_close_matches(coding, found, _SUGGESTED, 0)
    return alike


def _siblings(coding: str, passages: dict[str, Passage]) -> list[str]:
    interview = coding.rpartition("-")[0].rpartition("-")[0]
    own = [name for name, each in passages.items() if each.interview == interview]
    return (own or list(passages))[:_NEAR]


def foreign_digits(body: str, text: str, language: str, original: str) -> list[str]:
    """Return the numbers that a translation has in digits and its passage in no way.

    Parameters
    ----------
    body, text : str
        The translation and the passage, where a number may be digits or words.
    language, original : str
        Their languages.
    """
    from talap.manuscript.lint_scan import look_up, scan
    from talap.manuscript.lint_words import Kind

    words = [look_up(word, original) for word in _WORD.findall(text)]
    known = {"1"} if any(word and word.is_one for word in words) else set()
    for find in scan(text, original):
        known |= set(_numbers(find, text))
    return [
        body[find.start : find.end]
        for find in scan(body, language)
        if find.kind in {Kind.DIGITS, Kind.ROMAN}
        and not known.issuperset(_numbers(find, body))
    ]


def _numbers(find: Find, text: str) -> list[str]:
    """Return the digits of a number, both of a range: they may part in translation."""
    from talap.manuscript.lint_words import Kind

    if find.value is not None:
        return [_bare(f"{find.value:.10g}")]
    if find.kind is not Kind.DIGITS:
        return []
    said = text[find.start : find.end]
    return [_bare(part) for part in _RANGE.split(said) if _bare(part)]


def _bare(text: str) -> str:
    return "".join(_DIGITS.findall(text))
