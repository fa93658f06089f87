"""The cleaning rules: small functions in one ordered list.

A rule is given the text of a turn as the rule before it left it, and returns its edits.
The order matters: words are whole before they are compared with a dictionary, white
space is plain before a dash between spaces is looked for, and what is dropped by the
transcript convention is dropped from mended text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import NamedTuple

from talap.clean import homoglyphs
from talap.clean.config import Rules
from talap.clean.edits import Edit
from talap.clean.lexicon import is_russian

CLOCK = r"(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?"
LONG_CLOCK = r"\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,3})?"
VOWELS = "аеёиоуыэюяәөүұіАЕЁИОУЫЭЮЯӘӨҮҰІ"
MARK_LENGTH = 40  # longer brackets are speech


class Rule(NamedTuple):
    """A rule's name in the edit log, when it runs, and what it does."""

    name: str
    is_on: Callable[[Rules], bool]
    edits: Callable[[str, Rules], list[Edit]]


def replace_all(pattern: re.Pattern[str], text: str, replacement: str) -> list[Edit]:
    """Return the edits that put one replacement for every match."""
    return [
        Edit(match.start(), match.end(), replacement)
        for match in pattern.finditer(text)
        if match[0] != replacement
    ]


_BROKEN = re.compile(r"(?<![^\W\d_])([^\W\d_]+)([-‐\u00ad])\n\s*([^\W\d_]+)")


def hyphenation(text: str, rules: Rules) -> list[Edit]:
    """Join a word that was split at the end of a line.

    The hyphen goes if the dictionary has the whole word, and stays if it has the
    hyphenated one («из-/за»); a word broken off by the speaker is left alone.
    """
    if "\n" not in text:
        return []
    edits = []
    for match in _BROKEN.finditer(text):
        head, hyphen, tail = match.groups()
        if hyphen == "\u00ad" or is_russian(head + tail):
            edits.append(Edit(match.end(1), match.start(3), ""))
        elif is_russian(f"{head}-{tail}"):
            edits.append(Edit(match.end(2), match.start(3), ""))
        elif tail.islower() and not is_russian(tail):
            edits.append(Edit(match.end(1), match.start(3), ""))
    return edits


_LINE_BREAK = re.compile(r"\n\s*")


def line_breaks(text: str, rules: Rules) -> list[Edit]:
    """Put a space for the end of a line, paragraph or cue."""
    return replace_all(_LINE_BREAK, text, " ") if "\n" in text else []


_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]"
)


def invisible(text: str, rules: Rules) -> list[Edit]:
    """Drop what print does not show."""
    return [] if text.isprintable() else replace_all(_INVISIBLE, text, "")


def composition(text: str, rules: Rules) -> list[Edit]:
    """Compose letters with their accents: Unicode's form C."""
    if unicodedata.is_normalized("NFC", text):
        return []
    edits = [
        Edit(start, end, composed)
        for start, end in _clusters(text)
        if (composed := unicodedata.normalize("NFC", text[start:end]))
        != text[start:end]
    ]
    whole = unicodedata.normalize("NFC", text)
    return edits if applied(text, edits) == whole else [Edit(0, len(text), whole)]


def _clusters(text: str) -> Iterable[tuple[int, int]]:
    """Yield the spans of a base character and what combines with it."""
    start = 0
    for place in range(1, len(text)):
        if unicodedata.combining(text[place]) == 0:
            yield start, place
            start = place
    yield start, len(text)


def applied(text: str, edits: list[Edit]) -> str:
    """Return the text after edits."""
    pieces, at = [], 0
    for edit in edits:
        pieces += [text[at : edit.start], edit.replacement]
        at = edit.end
    return "".join([*pieces, text[at:]])


_STRESS = re.compile(f"(?<=[{VOWELS}])[\u0300\u0301]")


def stress(text: str, rules: Rules) -> list[Edit]:
    """Drop the stress marks that Russian typists set: «за́мок»."""
    if "\u0301" not in text and "\u0300" not in text:
        return []
    return replace_all(_STRESS, text, "")


def repair_homoglyphs(text: str, rules: Rules) -> list[Edit]:
    """Mend words that mix scripts by mistake."""
    return homoglyphs.find(text).edits


_STAMP = re.compile(
    rf"\[\s*{CLOCK}\s*\]|\(\s*{LONG_CLOCK}\s*\)|<{CLOCK}>|\{{{CLOCK}\}}|#{CLOCK}(?:-\d)?#"
)


def timestamps(text: str, rules: Rules) -> list[Edit]:
    """Drop time stamps; the time in a mark like [inaudible 00:01:02] is no stamp."""
    return replace_all(_STAMP, text, "") if ":" in text else []


_SPACES = re.compile(r"\s{2,}|[^\S ]|\A\s|\s\Z")


def spaces(text: str, rules: Rules) -> list[Edit]:
    """Put one plain space for any white space, none at the ends."""
    if text.isprintable() and "  " not in text and text == text.strip():
        return []  # a space is the only white space that is printable
    edits = []
    for match in _SPACES.finditer(text):
        outer = match.start() == 0 or match.end() == len(text)
        edits.append(Edit(match.start(), match.end(), "" if outer else " "))
    return edits


_DASH = re.compile(r"(?:(?<=\s)|\A)(?:[-‐-―]+)(?=\s)")
_OTHER_DASH = re.compile("[-‐‑‒–―] |—— |-—")


def dashes(text: str, rules: Rules) -> list[Edit]:
    """Make a hyphen or dash between spaces an em dash."""
    if not _OTHER_DASH.search(text):
        return []
    return replace_all(_DASH, text, "—")


_ELLIPSIS = re.compile(r"\.{3,}|…[.…]+")


def ellipses(text: str, rules: Rules) -> list[Edit]:
    """Make three and more full stops one character."""
    if "..." not in text and "…." not in text and "……" not in text:
        return []
    return replace_all(_ELLIPSIS, text, "…")


_QUOTE = re.compile('["“”„‟]')
_BEFORE_OPENING = re.compile(r"[\s(\[«—–-]")


def quotes(text: str, rules: Rules) -> list[Edit]:
    """Make quotation marks «…», by what stands before them."""
    edits = []
    for match in _QUOTE.finditer(text):
        before = text[match.start() - 1 : match.start()]
        opening = not before or _BEFORE_OPENING.match(before)
        edits.append(Edit(match.start(), match.end(), "«" if opening else "»"))
    return edits


_INAUDIBLE = re.compile(
    r"[\[(<]\s*(?:неразборчиво|неразб\.?|нрзб\.?|не\s?слышно|inaudible|unintelligible"
    rf"|indistinct|түсініксіз|естілмейді|угулбайт)[,:]?\s*({CLOCK})?\s*[\])>]",
    re.IGNORECASE,
)


def inaudible(text: str, rules: Rules) -> list[Edit]:
    """Write the mark for what could not be heard in one way."""
    edits = []
    for match in _INAUDIBLE.finditer(text):
        time = f" {match[1]}" if match[1] else ""
        mark = f"[{rules.inaudible_mark}{time}]"
        if match[0] != mark:
            edits.append(Edit(match.start(), match.end(), mark))
    return edits


_NONVERBAL = re.compile(
    rf"\s?(?:\([^()\d]{{1,{MARK_LENGTH}}}\)|<[^<>\d]{{1,{MARK_LENGTH}}}>"
    r"|\[(?!неразборчиво|inaudible)[^\W\d_][^\[\]\d]{0,38}\])"
)


def nonverbal(text: str, rules: Rules) -> list[Edit]:
    """Drop marks like (смеётся): brackets hold what the transcriber noted."""
    return [
        Edit(match.start(), match.end(), "")
        for match in _NONVERBAL.finditer(text)
        if rules.inaudible_mark not in match[0]
    ]


def fillers(text: str, rules: Rules) -> list[Edit]:
    """Drop the configured fillers with the comma behind them."""
    return replace_all(_filler_pattern(rules.filler_words), text, "")


_PATTERNS: dict[tuple[str, ...], re.Pattern[str]] = {}


def _filler_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    if words not in _PATTERNS:
        longest_first = sorted(words, key=len, reverse=True)
        drawn = "|".join(map(_drawn_out, longest_first))
        _PATTERNS[words] = re.compile(
            rf"(?<![\w-])(?:{drawn})(?![\w-])(?:[,…]|\.\.\.)?\s*", re.IGNORECASE
        )
    return _PATTERNS[words]


def _drawn_out(word: str) -> str:
    """Return the pattern of a word whose letters may be said longer."""
    runs = [(letter, len(list(run))) for letter, run in groupby(word)]
    return "".join(
        f"{re.escape(letter)}{{{length},}}" if letter.isalpha() else re.escape(letter)
        for letter, length in runs
    )


_FALSE_START = re.compile(r"(?<![\w-])[^\W\d_]+-\s+(?=[^\W\d_(])")


def false_starts(text: str, rules: Rules) -> list[Edit]:
    """Drop words that the speaker broke off."""
    return replace_all(_FALSE_START, text, "") if "- " in text else []


RULES = (
    Rule("timestamp", lambda rules: True, timestamps),
    Rule("hyphenation", lambda rules: rules.hyphenation, hyphenation),
    Rule("line_break", lambda rules: True, line_breaks),
    Rule("invisible", lambda rules: rules.invisible, invisible),
    Rule("composition", lambda rules: rules.composition, composition),
    Rule("stress", lambda rules: rules.stress, stress),
    Rule("homoglyph", lambda rules: rules.homoglyphs == "repair", repair_homoglyphs),
    Rule("inaudible", lambda rules: rules.inaudible, inaudible),
    Rule("nonverbal", lambda rules: rules.nonverbal == "drop", nonverbal),
    Rule("filler", lambda rules: rules.fillers == "drop", fillers),
    Rule("false_start", lambda rules: rules.false_starts == "drop", false_starts),
    Rule("space", lambda rules: rules.spaces, spaces),
    Rule("dash", lambda rules: rules.dashes, dashes),
    Rule("ellipsis", lambda rules: rules.ellipses, ellipses),
    Rule("quote", lambda rules: rules.quotes == "angle", quotes),
)


def rules_of(rules: Rules) -> list[Rule]:
    """Return the rules that the configuration leaves on, in their order."""
    return [rule for rule in RULES if rule.is_on(rules)]
