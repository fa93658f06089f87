"""Find the protected names of a text, in every form in which they may stand there.

A word is looked at once, whole, and its readings are remembered; so a name is never
found inside another word, and a text costs little more than splitting it into words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from talap.base.folding import (
    CYRILLIC,
    LATIN,
    TOKEN,
    as_cyrillic,
    as_latin,
    fold,
    fold_but_ng,
    sound,
    visible,
)
from talap.base.identities import Identities, Identity
from talap.base.inflection import Sure, is_kazakh_suffix, russian_forms
from talap.base.ordinary import ENGLISH, KAZAKH, is_function_word, is_ordinary

MEMORY = 300_000  # distinct words whose readings are remembered


@dataclass(frozen=True, slots=True)
class Match:
    """A name found: its span and whose it is."""

    start: int
    end: int
    identity: Identity
    sure: bool = True  # False: in lower case and an ordinary word; left as it is


@dataclass(frozen=True, slots=True)
class Reading:
    """One word read as (the first word of) a name.

    `parts` are the lemma's words; `lower` tells that lower case needs no proof, for the
    table itself has it so.
    """

    row: int
    sure: Sure
    lower: bool
    parts: tuple[Part, ...]


@dataclass(frozen=True, eq=False)
class Part:
    """One word of a lemma: its forms, and the stems that take Kazakh suffixes."""

    word: str
    forms: dict[str, Sure]
    proper: bool
    derived: bool

    def reads(self, word: Word) -> Sure | None:
        """Tell how surely a word of the text is a form of this part, None if it is not."""
        for key in word.keys:
            if key in self.forms:
                return self.forms[key]
        for key, rest_key in zip(word.keys, word.ng_keys, strict=True):
            if key.startswith(self.word) and is_kazakh_suffix(
                self.word, rest_key[len(self.word) :], derived=self.derived
            ):
                return Sure.FORM
        return None


@dataclass(frozen=True, slots=True)
class Word:
    """A token with its keys: folded as each script that its letters may belong to."""

    text: str
    keys: tuple[str, ...]
    ng_keys: tuple[str, ...]
    suffix: str = ""  # Cyrillic suffix glued to Latin letters: «Calderде»

    @property
    def is_capitalised(self) -> bool:
        """Tell whether it begins with a capital."""
        return self.text[:1].isupper()


def word_of(token: str) -> Word:
    """Read a token."""
    text = visible(token)
    if not CYRILLIC.search(text):
        keys = [fold(text)]
        look = as_cyrillic(text)
        if not text.isdigit() and not LATIN.search(look) and text[:1].isupper():
            keys.append(fold(look))
        return Word(text, tuple(keys), tuple(keys))
    if not LATIN.search(text) and text == as_cyrillic(text):
        return Word(text, (fold(text),), (fold_but_ng(text),))
    cyrillic, latin = as_cyrillic(text), as_latin(text)
    if not LATIN.search(cyrillic):
        return Word(text, (fold(cyrillic),), (fold_but_ng(cyrillic),))
    if not CYRILLIC.search(latin):
        return Word(text, (fold(latin),), (fold(latin),))
    split = re.match("([A-Za-zÀ-ɏ]+)([Ѐ-ԯ]{1,7})$", text)
    if split:
        key = fold(split[1])
        return Word(text, (key,), (key,), split[2])
    return Word(text, (), ())


_SEPARATOR = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f]*\n?[ \t.\-‐-―«»\"'“”„’№#]*|")
_BETWEEN = re.compile(r"[\s\u00a0.\-‐-―«»\"'“”„’№#,&/]{0,4}")
_JOIN = re.compile(r"[-‐‑]\n?|\u00ad\n?")
_SENTENCE = re.compile(r"(?:^|[.!?…:;\n])[\s«»\"'“”„’(\[—–-]*$")
_QUANTITY = re.compile(
    r"(?:дв[уе]х|тр[её]х|четыр[её]х|пяти|шести|пять|шесть|семь|восемь|девять|десять|"
    r"много|мало|всех|этих|тех|наших|ваших|своих|моих|таких|нескольк\w+|сколько|"
    r"столько|полно|оба|обоих|обеих|\d+)\s+(?:\w+[иы]х\s+)?$",
    re.IGNORECASE,
)
_CALL_AFTER = re.compile(r"\s*[,!?…]")


class Namer:
    """Finds names; compiled once from the table, and used over all interviews."""

    def __init__(self, identities: Identities) -> None:
        self._rows = identities.rows
        self._by_form: dict[str, list[Reading]] = {}
        self._by_stem: dict[str, list[Reading]] = {}
        self._by_sound: dict[str, list[Reading]] = {}
        self._seen: set[str] = set()
        self._hits: dict[str, tuple[Reading, ...]] = {}
        self._contacts: list[tuple[re.Pattern[str], int]] = []
        for index, row in enumerate(self._rows):
            for lemma in row.lemmas:
                if row.kind == "contact":
                    self._contacts.append((_contact(lemma), index))
                else:
                    self._add(index, row, lemma)
        self._longest_stem = max(map(len, self._by_stem), default=0)

    def _add(self, index: int, row: Identity, lemma: str) -> None:
        for variant in _variants(lemma):
            parts = tuple(
                _part(token, row, len(variant)) for token in variant if token
            )
            if not parts:
                continue
            first = parts[0]
            lower = lemma[:1].islower() and len(parts) == 1
            for form, sure in first.forms.items():
                reading = Reading(index, sure, lower, parts)
                self._by_form.setdefault(form, []).append(reading)
            reading = Reading(index, Sure.FORM, lower, parts)
            self._by_stem.setdefault(first.word, []).append(reading)
            key = sound(first.word)
            if len(key) > 3:
                spelt = Reading(index, Sure.RARE, False, parts)
                self._by_sound.setdefault(key, []).append(spelt)

    # -- words ------------------------------------------------------------------

    def _learn(self, tokens: set[str]) -> None:
        if len(self._seen) > MEMORY:
            self._seen.clear()
            self._hits.clear()
        fresh = tokens - self._seen
        for token in fresh:
            readings = self._read(token)
            if readings:
                self._hits[token] = readings
        self._seen |= fresh

    def _read(self, token: str) -> tuple[Reading, ...]:
        """Return what a word may be, the surest first, then in the table's order."""
        word = word_of(token)
        found: list[Reading] = []
        for key, ng_key in zip(word.keys, word.ng_keys, strict=True):
            found += self._by_form.get(key, ())
            found += self._with_kazakh_suffix(key, ng_key)
            if len(key) > 3 and key.isascii() and key.isalpha():
                found += self._spelt(key, word)
        best: dict[tuple[int, tuple[Part, ...]], Reading] = {}
        for reading in found:
            place = (reading.row, reading.parts)
            if place not in best or reading.sure < best[place].sure:
                best[place] = reading
        return tuple(sorted(best.values(), key=lambda each: (each.sure, each.row)))

    def _with_kazakh_suffix(self, key: str, ng_key: str) -> Iterator[Reading]:
        for length in range(2, min(len(key) - 1, self._longest_stem) + 1):
            for reading in self._by_stem.get(key[:length], ()):
                part = reading.parts[0]
                if is_kazakh_suffix(part.word, ng_key[length:], derived=part.derived):
                    yield reading

    def _spelt(self, key: str, word: Word) -> Iterator[Reading]:
        if not word.is_capitalised and (len(key) < 5 or key in ENGLISH):
            return
        heard = sound(key)
        yield from self._by_sound.get(heard, ())
        if heard.endswith("s"):
            yield from self._by_sound.get(heard[:-1], ())

    # -- texts ------------------------------------------------------------------

    def find(self, text: str, interview: str = "") -> list[Match]:
        """Return the names in a text, in order, without overlap, the longest first.

        Parameters
        ----------
        text : str
            Any text.
        interview : str
            Which it is from; a name that is another's in another interview is read as
            the one's who is meant here.

        Returns
        -------
        list of Match
            Also the unsure ones, marked so, which are to be left in the text.
        """
        tokens = set(TOKEN.findall(text))
        self._learn(tokens)
        joined = "-" in text or "\u2010" in text or "\u2011" in text
        hits = self._hits
        if hits.keys().isdisjoint(tokens) and not joined and not self._contacts:
            return []
        matches = self._contacts_in(text)
        if joined or not hits.keys().isdisjoint(tokens):
            matches += self._names_in(text, interview)
        return _without_overlap(matches)

    def _contacts_in(self, text: str) -> list[Match]:
        if not self._contacts or not _CONTACT_HINT.search(text):
            return []
        return [
            Match(*found.span(), self._rows[index])
            for pattern, index in self._contacts
            for found in pattern.finditer(text)
        ]

    def _names_in(self, text: str, interview: str) -> list[Match]:
        spans = [(m[0], m.start(), m.end()) for m in TOKEN.finditer(text)]
        matches = []
        at = 0
        while at < len(spans):
            match, taken = self._at(text, spans, at, interview)
            if match is not None:
                matches.append(match)
            at += taken
        return matches

    def _at(
        self, text: str, spans: list[tuple[str, int, int]], at: int, interview: str
    ) -> tuple[Match | None, int]:
        token, start, end = spans[at]
        readings = self._hits.get(token)
        if readings is None:
            return self._broken(text, spans, at, interview)
        best: tuple[int, bool, Reading] | None = None
        for reading in sorted(readings, key=lambda r: self._not_meant(r, interview)):
            last = _follow(text, spans, at, reading)
            if last is None:
                continue
            verdict = _judge(text, spans, at, last, reading)
            if verdict is None:
                continue
            if best is None or (verdict, last) > (best[1], best[0]):
                best = (last, verdict, reading)
        if best is None:
            return self._broken(text, spans, at, interview)
        last, sure, reading = best
        match = Match(start, spans[last][2], self._rows[reading.row], sure)
        return match, last - at + 1

    def _not_meant(self, reading: Reading, interview: str) -> bool:
        where = self._rows[reading.row].interviews
        return bool(where) and interview not in where

    def _broken(
        self, text: str, spans: list[tuple[str, int, int]], at: int, interview: str
    ) -> tuple[Match | None, int]:
        """Read a word that a hyphen breaks: «Айге-рим», also over a line end."""
        if at + 1 >= len(spans):
            return None, 1
        (head, start, middle), (tail, begin, end) = spans[at], spans[at + 1]
        if tail[0].isupper() or not _JOIN.fullmatch(text, middle, begin):
            return None, 1
        whole = head + tail
        self._learn({whole})
        for reading in self._hits.get(whole, ()):
            if len(reading.parts) == 1 and whole[:1].isupper():
                return Match(start, end, self._rows[reading.row]), 2
        return None, 1


@lru_cache(maxsize=8)
def namer(identities: Identities) -> Namer:
    """Return the finder of a table, compiled once."""
    return Namer(identities)


def _follow(
    text: str, spans: list[tuple[str, int, int]], at: int, reading: Reading
) -> int | None:
    """Return the index of the last word if the name's other words follow, else None."""
    for part in reading.parts[1:]:
        before, at = spans[at][2], at + 1
        if at >= len(spans):
            return None
        token, start, _ = spans[at]
        if not _BETWEEN.fullmatch(text, before, start):
            return None
        if part.reads(word_of(token)) is None:
            return None
    return at


def _judge(
    text: str,
    spans: list[tuple[str, int, int]],
    at: int,
    last: int,
    reading: Reading,
) -> bool | None:
    """Tell whether a reading holds here: yes, no (None), or unsure (False)."""
    token, start, _ = spans[at]
    word = visible(token)
    if reading.sure == Sure.COUNTED and not _QUANTITY.search(text[:start][-40:]):
        return None
    if reading.sure == Sure.CALLED and not _CALL_AFTER.match(text, spans[last][2]):
        return None
    if len(reading.parts) > 1:
        return _judge_several(spans[at : last + 1], reading)
    if reading.lower:
        return True
    if not word[:1].isupper():
        if reading.sure >= Sure.COUNTED or len(word) < 3:
            return None
        return not _is_ordinary(word, reading)
    if _SENTENCE.search(text[:start][-12:]) and CYRILLIC.search(word):
        plain = word.lower()
        if reading.sure > Sure.LEMMA and is_function_word(plain):
            return None
    return True


def _judge_several(
    spans: list[tuple[str, int, int]], reading: Reading
) -> bool | None:
    words = [visible(token) for token, _, _ in spans]
    proper = [
        word
        for word, part in zip(words, reading.parts, strict=True)
        if part.proper and not part.word.isdigit()
    ]
    if any(word[:1].isupper() for word in proper) or not proper:
        return True
    return not all(_is_ordinary(word, reading) for word in proper)


def _is_ordinary(word: str, reading: Reading) -> bool:
    """Tell whether a word in lower case may be no name."""
    key = word.lower()
    if key.isascii():
        return len(key) < 4 or key in ENGLISH
    stem = reading.parts[0].word
    if stem in KAZAKH or len(stem) < 4 or any(stem == fold(each) for each in KAZAKH):
        return True
    return is_ordinary(key)


def _without_overlap(matches: list[Match]) -> list[Match]:
    """Keep, of matches that overlap, the longest."""
    if len(matches) < 2:
        return matches
    kept: list[Match] = []
    for match in sorted(matches, key=lambda m: (m.start - m.end, m.start)):
        if all(match.end <= other.start or match.start >= other.end for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda m: m.start)


# -- the table's lemmas -----------------------------------------------------------


def _variants(lemma: str) -> list[list[str]]:
    """Split a lemma into words; a hyphenated or camel-cased one is also tried whole."""
    words = [visible(token) for token in TOKEN.findall(lemma)]
    variants = [words]
    if 1 < len(words) <= 3 and all(word.isalpha() for word in words):
        variants.append(["".join(words)])
    camel = re.findall("[A-ZА-ЯЁ][a-zа-яё]+|[A-ZА-ЯЁ]+(?![a-zа-яё])", words[0])
    if len(words) == 1 and len(camel) > 1 and "".join(camel) == words[0]:
        variants.append(camel)
    return variants


def _part(word: str, row: Identity, words: int) -> Part:
    key = fold(word)
    if not CYRILLIC.search(word):
        forms = {key: Sure.LEMMA}
        return Part(key, forms, not word.islower(), False)
    forms = russian_forms(
        word, person=row.is_person and words == 1, place=row.kind == "place"
    )
    derived = row.kind in {"place", "school", "university"}
    return Part(key, forms, not word.islower(), derived)


# -- contacts ---------------------------------------------------------------------

_CONTACT_HINT = re.compile(r"[@0-9]|собак|\(at\)|_")
_AT = r"\s*(?:@|\(at\)|\[at\]|\bat\b|собак[аи])\s*"
_DOT = r"\s*(?:\.|\bdot\b|точка)\s*"


def _contact(lemma: str) -> re.Pattern[str]:
    """Compile an e-mail address, handle or number, as written or read out."""
    digits = re.sub(r"\D", "", lemma)
    if len(digits) >= 7 and not re.search("[^\\W\\d_]", lemma):
        return _number(digits)
    pieces: Callable[[re.Match[str]], str] = lambda m: {"@": _AT, ".": _DOT}[m[0]]  # noqa: E731
    body = re.sub("[@.]", pieces, re.escape(lemma.lstrip("@")).replace(r"\.", "."))
    return re.compile(f"@?(?<![\\w.]){body}(?!\\w)", re.IGNORECASE)


def _number(digits: str) -> re.Pattern[str]:
    if len(digits) == 11 and digits[0] in "78":
        head, digits = r"(?:\+?[78][\s\-‐-―().]*)?", digits[1:]
    else:
        head = r"\+?"
    body = r"[\s\u00a0\-‐-―().]*".join(digits)
    return re.compile(rf"(?<!\d){head}\(?{body}(?!\d)")
