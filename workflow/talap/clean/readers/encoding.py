"""The character encoding of a text file, decided over the whole file.

A byte order mark or valid UTF-8 decides. Among single-byte encodings the most likely
text wins: each letter counts by its frequency in Russian or Kazakh, each pair of
letters by case and by vowel or consonant, because a wrong table turns both into noise.
"""

from __future__ import annotations

import codecs
import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from talap.base.errors import TalapError

# How common each is, as odds: it decides between readings of a few words only. Ties go
# to the first, and arise where several read the same text.
LEGACY = {
    "cp1251": 1.0,
    "kz1048": 0.3,
    "koi8-r": 0.3,
    "cp866": 0.3,
    "mac-cyrillic": 0.02,
}
ACCEPTED = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    *LEGACY,
    "koi8-u",
    "ptcp154",
    "iso8859-5",
    "cp1252",
    "latin-1",
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CERTAIN = 6.0  # nats over the whole text; below, a remark calls the choice doubtful
NOISE = -7.0  # mean log-probability below which nothing that was tried reads as text
_LACKING = "\ufffd"  # what a table holds for a byte that the encoding lacks
_HIGH = bytes(range(0x80, 0x100))
HINT = "say `encoding:` for this transcript in corpus.yaml, or save it as UTF-8"

# Letters per 1,000 of Russian text (National Corpus of the Russian Language), and per
# 1,000 of Kazakh text for the nine letters that Russian lacks.
_RUSSIAN = dict(
    zip(
        "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
        (109, 84, 80, 73, 67, 63, 55, 47, 45, 44, 35, 32, 30, 28, 26, 20, 19, 17, 17,
         16, 16, 14, 12, 10, 9, 7, 6, 5, 4, 3, 3, 0.4, 2),
        strict=True,
    )
)  # fmt: skip
_KAZAKH = dict(zip("әғқңөұүһі", (9, 9, 14, 8, 5, 5, 6, 0.3, 20), strict=True))
_FREQUENCY = _RUSSIAN | _KAZAKH
_VOWELS = frozenset("аеёиоуыэюяәөұүі")
_CLOSING = frozenset("…”’•–—")  # a small letter seldom follows at once
_NEVER_FIRST = frozenset("ьъы")
_TYPOGRAPHIC = frozenset("«»—–…„“”’№\u00a0\u00ad©°§•")
_RARE = 0.02  # per 1,000: a letter or sign that belongs to none of the languages


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, the encoding it was read by, and the lead over the runner-up.

    Attributes
    ----------
    margin : float or None
        Difference in mean log-probability of a non-ASCII character to the next best
        encoding that reads another text; None where nothing had to be weighed.
    """

    text: str
    encoding: str
    margin: float | None = None
    foreign: int = 0  # non-ASCII characters that were weighed

    @property
    def doubtful(self) -> bool:
        """Tell whether another encoding was nearly as likely."""
        return self.margin is not None and self.margin * self.foreign < CERTAIN


def decode(content: bytes, name: str, encoding: str | None = None) -> Decoded:
    """Return the text of a file without its byte order mark.

    Parameters
    ----------
    content : bytes
        The whole file.
    name : str
        What errors call the file.
    encoding : str, optional
        The encoding that the configuration states; nothing is weighed then.

    Raises
    ------
    TalapError
        If the bytes are not valid in the encoding, or hold NUL characters.
    """
    if encoding is not None:
        decoded = _stated(content, name, encoding)
    else:
        decoded = _marked(content, name) or _weighed(content, name)
    position = decoded.text.find("\0")
    if position >= 0:
        raise TalapError(
            name,
            "holds NUL bytes, so it is damaged or no text",
            "copy the transcript again, or save it as text",
            _line(decoded.text, position),
        )
    return decoded


def _line(text: str, position: int) -> str:
    return f"line {text.count(chr(10), 0, position) + 1}"


def _strict(content: bytes, name: str, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise TalapError(
            name,
            f"is not valid {encoding}: byte 0x{content[error.start]:02x} "
            f"at offset {error.start}",
            "copy the transcript again, or state its encoding in corpus.yaml",
            f"line {line}",
        ) from error


def _stated(content: bytes, name: str, encoding: str) -> Decoded:
    known = {codecs.lookup(accepted).name: accepted for accepted in ACCEPTED}
    try:
        canonical = known[codecs.lookup(encoding).name]
    except (LookupError, ValueError) as error:
        raise TalapError(
            name, f"no encoding {encoding!r}", f"choose one of {', '.join(ACCEPTED)}"
        ) from error
    text = _strict(content, name, canonical)
    return Decoded(text.removeprefix("\ufeff"), canonical)


def _marked(content: bytes, name: str) -> Decoded | None:
    """Decide by a byte order mark, by NUL bytes as in UTF-16, or by valid UTF-8."""
    if content.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise TalapError(name, "is UTF-32", "save it as UTF-8")
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            text = _strict(content, name, encoding)
            return Decoded(text.removeprefix("\ufeff"), encoding)
    wide = _wide(content)
    if wide is not None:
        return Decoded(_strict(content, name, wide), wide)
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        _refuse_broken_utf8(content, error, name)
    return None


def _wide(content: bytes) -> str | None:
    """Return the UTF-16 without a mark that the bytes look like.

    In Cyrillic or Latin UTF-16 one byte of each pair is 0x04, 0x05, 0x20 or 0x00 nearly
    always, the other seldom.
    """
    if len(content) < 4 or len(content) % 2:
        return None
    low, high = content[::2], content[1::2]
    pairs = len(low)
    for encoding, tops in (("utf-16-le", high), ("utf-16-be", low)):
        count = sum(tops.count(bytes([top])) for top in (0x00, 0x04, 0x20))
        if count > 0.97 * pairs and 0x00 in tops:
            return encoding
    return None


def _refuse_broken_utf8(content: bytes, error: UnicodeDecodeError, name: str) -> None:
    """Refuse UTF-8 with a few broken bytes: no other encoding would mend it."""
    ascii_count = _ascii_count(content)
    foreign = len(content) - ascii_count
    kept = len(content.decode("utf-8", "ignore").encode("utf-8")) - ascii_count
    if foreign >= 8 and kept > 0.8 * foreign:
        line = content.count(b"\n", 0, error.start) + 1
        raise TalapError(
            name,
            f"is UTF-8 with broken bytes, the first at offset {error.start}",
            "copy the transcript again; part of a character was lost",
            f"line {line}",
        ) from error


def _ascii_count(content: bytes) -> int:
    return len(content.translate(None, _HIGH))


def _weighed(content: bytes, name: str) -> Decoded:
    pairs = Counter(zip(b" " + content, content, strict=False))
    foreign = len(content) - _ascii_count(content)
    present = sorted({byte for _, byte in pairs})
    scores: dict[str, float] = {}
    readings: dict[str, list[str]] = {}
    for encoding, odds in LEGACY.items():
        table = _table(encoding)
        readings[encoding] = [table[byte] for byte in present]
        if _LACKING not in readings[encoding]:
            prior = math.log(odds) / foreign
            scores[encoding] = likelihood(pairs, table) + prior
    best = max(scores, key=lambda encoding: scores[encoding], default="")
    if not best or scores[best] < NOISE:
        raise TalapError(name, "is text in no known encoding", HINT)
    others = [
        score
        for encoding, score in scores.items()
        if readings[encoding] != readings[best]
    ]
    margin = scores[best] - max(others) if others else None
    return Decoded(_strict(content, name, best), best, margin, foreign)


@lru_cache(maxsize=16)
def _table(encoding: str) -> str:
    """Return the character that each byte stands for."""
    return bytes(range(256)).decode(encoding, "replace")


def likelihood(pairs: Mapping[tuple[int, int], int], table: str) -> float:
    """Return the mean log-probability of a text's non-ASCII characters.

    Parameters
    ----------
    pairs : mapping
        How often each byte follows another.
    table : str
        The character that each byte stands for, 256 of them.
    """
    total = 0.0
    count = 0
    for (before, byte), times in pairs.items():
        if byte >= 0x80:
            total += times * _weight(table[before], table[byte])
            count += times
    return total / count if count else 0.0


@lru_cache(maxsize=200_000)
def _weight(before: str, letter: str) -> float:
    """Return the log-probability of a character after another."""
    small = letter.lower()
    frequency = _FREQUENCY.get(small)
    if frequency is None:
        return math.log((1.0 if letter in _TYPOGRAPHIC else _RARE) / 1000)
    weight = math.log(frequency / 1000)
    earlier = before.lower()
    if "a" <= earlier <= "z":  # as in "naпve", a Western letter read as Cyrillic
        return weight + math.log(0.001)
    if before in _CLOSING and letter == small:
        return weight + math.log(0.05)
    if earlier not in _FREQUENCY:
        first = 0.01 if small in _NEVER_FIRST else 1.0
        return weight + math.log(first * (0.7 if letter == small else 0.3))
    return weight + math.log(_case(before, letter) * _sound(earlier, small))


def _case(before: str, letter: str) -> float:
    """Return how likely a letter's case is after another letter."""
    capital = letter != letter.lower()
    if before != before.lower():
        return 0.6 if capital else 0.4
    return 0.001 if capital else 0.999


def _sound(before: str, letter: str) -> float:
    """Return how much likelier a letter is after another than anywhere."""
    if before in _VOWELS:
        return 0.28 if letter in _VOWELS else 1.54
    return 1.47 if letter in _VOWELS else 0.65
