"""Find the protected names of a text, in every form in which they may stand there.

A word is looked at once, whole, and its readings are remembered; so a name is never
found inside another word, and a text costs little more than splitting it into words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass
from functools import lru_cache

from talap.base.contacts import contact_pattern, contact_triggers, find_contact
from talap.base.folding import (
    CYRILLIC,
    TOKEN,
    Word,
    fold,
    in_cyrillic,
    read_token,
    sound,
    visible,
)
from talap.base.identities import Identities, Identity
from talap.base.inflection import Sure, place_adjectives, russian_forms
from talap.base.kazakh import is_kazakh_suffix
from talap.base.ordinary import (
    ENGLISH,
    is_function_word,
    is_ordinary,
    is_surname,
)

MEMORY = 300_000  # distinct words whose readings are remembered
LONG = 200  # characters; what is longer without a space (base64) is not remembered
LONG_LINE = 2000
_NOTHING: frozenset[str] = frozenset()
_BROKEN = "-"  # of note where a hyphen may break a name: no word, so no name itself

Span = tuple[int, int]
_Contact = tuple[frozenset[str], frozenset[str], str, int]


@dataclass(frozen=True, slots=True)
class Match:
    """A name found: its span and whose it is.

    `sure` is False for a word in lower case that is an ordinary one too («роза»).
    """

    start: int
    end: int
    identity: Identity
    sure: bool = True


@dataclass(frozen=True, eq=False)
class Part:
    """One word of a lemma, with its forms.

    Attributes
    ----------
    stem : str
        The lemma, folded: Kazakh suffixes follow it.
    forms : dict
        How sure each folded form is.
    adjectives : frozenset
        Forms that are written in lower case by rule: «алматинский».
    proper : bool
        Whether the table has it with a capital.
    soft : bool
        Whether it has a soft or hard sign, which folding drops.
    heard : str
        What its Latin spellings have in common.
    origin : bool
        Whether people may be called after it (Шымкенттік).
    """

    stem: str
    forms: dict[str, Sure]
    adjectives: frozenset[str]
    proper: bool
    soft: bool
    heard: str
    origin: bool

    def reads(self, key: str, ng_key: str) -> Sure | None:
        """Tell how surely a folded word is a form of this one, None if it is not."""
        if key in self.forms:
            return self.forms[key]
        if key.startswith(self.stem):
            rest = ng_key[len(self.stem) :]
            if is_kazakh_suffix(self.stem, rest, derived=self.origin):
                return Sure.FORM
        if key.isascii() and sound(key) == self.heard:
            return Sure.RARE
        return None


@dataclass(frozen=True, slots=True)
class Reading:
    """A word read as the (first word of the) name in a row of the table."""

    row: int
    sure: Sure
    lower: bool  # lower case is its spelling
    parts: tuple[Part, ...]


class _Noted(dict[str, frozenset[str]]):
    """What is of note in a piece of text, remembered unless it is long."""

    def __init__(self, note: Callable[[str], frozenset[str]], longest: int) -> None:
        super().__init__()
        self._note = note
        self._longest = longest

    def __missing__(self, piece: str) -> frozenset[str]:
        words = self._note(piece)
        if len(piece) <= self._longest:
            self[piece] = words
        return words

    def of(self, pieces: Iterable[str]) -> frozenset[str]:
        """Return what is of note in any of the pieces."""
        return _NOTHING.union(*filter(None, map(self.__getitem__, pieces)))


class Namer:
    """Finds names; compiled once from the table, and used over all interviews."""

    def __init__(self, identities: Identities) -> None:
        self._rows = identities.rows
        self._by_form: dict[str, list[Reading]] = {}
        self._by_stem: dict[str, list[Reading]] = {}
        self._by_sound: dict[str, list[Reading]] = {}
        self._known: dict[str, bool] = {}  # of each word that was read
        self._hits: dict[str, tuple[Reading, ...]] = {}
        self._lines = _Noted(self._note_line, LONG_LINE)
        self._chunks = _Noted(self._note_chunk, LONG)
        self._contacts: list[_Contact] = []
        self._triggers: set[str] = set()
        for index, row in enumerate(self._rows):
            for lemma in row.lemmas:
                if row.kind == "contact":
                    first, last = contact_triggers(lemma)
                    self._contacts.append((first, last, lemma, index))
                    self._triggers |= first | last
                else:
                    self._add(index, row, lemma)
        self._longest_stem = max(map(len, self._by_stem), default=0)

    def _add(self, index: int, row: Identity, lemma: str) -> None:
        for words in _spellings(lemma):
            parts = tuple(_part(word, row, len(words)) for word in words)
            first = parts[0]
            lower = len(parts) == 1 and not first.proper
            for form, sure in first.forms.items():
                by_rule = lower or (len(parts) == 1 and form in first.adjectives)
                reading = Reading(index, sure, by_rule, parts)
                self._by_form.setdefault(form, []).append(reading)
            reading = Reading(index, Sure.FORM, lower, parts)
            self._by_stem.setdefault(first.stem, []).append(reading)
            if len(first.heard) > (3 if len(parts) == 1 else 2):
                reading = Reading(index, Sure.RARE, False, parts)
                self._by_sound.setdefault(first.heard, []).append(reading)

    # -- words ----------------------------------------------------------------------

    def _is_of_note(self, token: str) -> bool:
        """Tell whether a word may begin a name or belongs to a contact; learn it."""
        known = self._known.get(token)
        if known is None:
            # No name has digits only and a suffix, and most numbers are no name.
            is_number = token.isdigit() and token not in self._by_form
            readings = () if is_number else self._read(read_token(token))
            if readings:
                self._hits[token] = readings
            known = self._known[token] = bool(readings) or token in self._triggers
        return known

    def _words_of_note(self, text: str) -> frozenset[str]:
        """Return the words of a text that may begin a name or belong to a contact.

        No word goes over a space, and most lines stand in several files, most of what
        stands between two spaces in many lines: what they hold is remembered, and a
        text is only split.
        """
        memories = (self._known, self._hits, self._lines, self._chunks)
        if max(len(memory) for memory in memories) > MEMORY:
            for memory in memories:
                memory.clear()
        return self._lines.of(set(text.split("\n")))

    def _note_line(self, line: str) -> frozenset[str]:
        return self._chunks.of(line.split())

    def _note_chunk(self, chunk: str) -> frozenset[str]:
        """Return what is of note between two spaces."""
        words = [token for token in TOKEN.findall(chunk) if self._is_of_note(token)]
        if _HAS_HYPHEN.search(chunk) and self._is_broken(chunk):
            words.append(_BROKEN)
        return frozenset(words) if words else _NOTHING

    def _is_broken(self, chunk: str) -> bool:
        """Tell whether a hyphen breaks a name here, or may over the line's end."""
        ends = _HAS_HYPHEN.fullmatch(chunk[-1]) and _HEAD.search(chunk[:-1])
        return bool(ends or self._broken_in(chunk))

    def _read(self, word: Word) -> tuple[Reading, ...]:
        """Return what a word may be, the surest first, then in the table's order."""
        found: list[Reading] = []
        for key, ng_key in zip(word.keys, word.ng_keys, strict=True):
            found += self._by_form.get(key, ())
            found += self._suffixed(key, ng_key)
            if key.isascii() and key.isalpha():
                found += self._transliterated(key, word)
        best: dict[tuple[int, tuple[Part, ...]], Reading] = {}
        for reading in found:
            place = (reading.row, reading.parts)
            if place not in best or reading.sure < best[place].sure:
                best[place] = reading
        return tuple(sorted(best.values(), key=lambda each: (each.sure, each.row)))

    def _suffixed(self, key: str, ng_key: str) -> Iterator[Reading]:
        for length in range(2, min(len(key) - 1, self._longest_stem) + 1):
            for reading in self._by_stem.get(key[:length], ()):
                first = reading.parts[0]
                if is_kazakh_suffix(first.stem, ng_key[length:], derived=first.origin):
                    yield reading

    def _transliterated(self, key: str, word: Word) -> Iterator[Reading]:
        if len(key) < 3 or not (word.is_capitalised or len(key) > 4):
            return
        if key in ENGLISH and not word.is_capitalised:
            return
        heard = sound(key)
        yield from self._by_sound.get(heard, ())
        if len(heard) > 4 and heard.endswith("s"):
            yield from self._by_sound.get(heard[:-1], ())
        if len(key) > 4:
            cyrillic = in_cyrillic(key)
            found = [
                *self._by_form.get(cyrillic, ()),
                *self._suffixed(cyrillic, cyrillic),
            ]
            for reading in found:
                if reading.sure <= Sure.RARE:
                    yield Reading(reading.row, Sure.RARE, reading.lower, reading.parts)

    # -- texts ----------------------------------------------------------------------

    def find(self, text: str, interview: str = "") -> list[Match]:
        """Return the names in a text, in order and without overlap, the longest first.

        Parameters
        ----------
        text : str
            Any text.
        interview : str
            Which it is from, for a name that is one person's here, another's there.

        Returns
        -------
        list of Match
            Also the unsure ones, marked so.
        """
        words = self._words_of_note(text)
        matches = self._contacts_in(text, words)
        if _BROKEN in words:
            matches += self._broken_in(text)
        hits = self._hits.keys() & words
        if hits:
            matches += self._names_in(text, hits, interview)
        return _longest(matches)

    def _contacts_in(self, text: str, tokens: frozenset[str]) -> list[Match]:
        if self._triggers.isdisjoint(tokens):
            return []
        return [
            Match(start, end, self._rows[index])
            for first, last, lemma, index in self._contacts
            if not first.isdisjoint(tokens) and not last.isdisjoint(tokens)
            for start, end in find_contact(contact_pattern(lemma), text)
        ]

    def _broken_in(self, text: str) -> list[Match]:
        """Find a word that a hyphen breaks: «Айге-рим», also over a line's end."""
        matches = []
        for hyphen in _HYPHEN.finditer(text):
            start = max(0, hyphen.start() - 30)
            head = _HEAD.search(text[start : hyphen.start()])
            if head is None:
                continue
            tail = TOKEN.match(text, hyphen.end())
            whole = head[0] + tail[0] if tail else head[0]
            self._is_of_note(whole)
            for reading in self._hits.get(whole, ()):
                if tail and len(reading.parts) == 1 and reading.sure <= Sure.RARE:
                    row = self._rows[reading.row]
                    matches.append(Match(start + head.start(), tail.end(), row))
                    break
        return matches

    def _names_in(self, text: str, hits: Set[str], interview: str) -> list[Match]:
        matches = []
        for span in sorted(_occurrences(text, hits)):
            match = self._at(text, span, interview)
            if match is not None:
                matches.append(match)
        return matches

    def _at(self, text: str, span: Span, interview: str) -> Match | None:
        """Return the name that begins at a word: surest, longest, meant here."""
        best: tuple[bool, int, bool] | None = None
        chosen = 0
        for reading in self._hits[text[slice(*span)]]:
            spans = _follow(text, span, reading)
            sure = _judge(text, spans, reading) if spans else None
            if sure is None:
                continue
            places = self._rows[reading.row].interviews
            rank = (sure, spans[-1][1], not places or interview in places)
            if best is None or rank > best:
                best, chosen = rank, reading.row
        if best is None:
            return None
        sure, end, _ = best
        return Match(span[0], end, self._rows[chosen], sure)


@lru_cache(maxsize=8)
def namer(identities: Identities) -> Namer:
    """Return the finder of a table, compiled once."""
    return Namer(identities)


# -- does a reading hold here? --------------------------------------------------------

_HAS_HYPHEN = re.compile("[-‐‑]")
_HYPHEN = re.compile("[-‐‑]\n?(?=[а-яёa-zәғқңөұүһі]{2})")
_HEAD = re.compile(r"\b[A-ZА-ЯЁӘҒҚҢӨҰҮІ][^\W\d_]+$")
_BETWEEN = re.compile(r"[\s\-‐-―«»\"'“”„’№#&/]{0,4}")
_BETWEEN_DOTS = re.compile(r"[\s.,\-‐-―«»\"'“”„’№#&/]{0,4}")
_SENTENCE_START = re.compile(r"(?:^|[.!?…:;\n\]])[\s«»\"'“”„’(\[\-—–]*$")
_QUANTITY = re.compile(
    r"\b(?:дв[уе]х|тр[её]х|четыр[её]х|пяти|шести|пять|шесть|семь|восемь|девять|десять|"
    r"много|мало|всех|этих|тех|наших|ваших|своих|моих|таких|нескольк\w+|сколько|"
    r"столько|полно|обоих|обеих|\d+)\s+(?:\w+[иы]х\s+)?$",
    re.IGNORECASE,
)
_CALLED = re.compile(r"\s*[,!?…]")


def _occurrences(text: str, tokens: Set[str]) -> Iterator[Span]:
    """Find each token where it is a whole one."""
    for token in tokens:
        start = text.find(token)
        while start >= 0:
            end = start + len(token)
            found = TOKEN.match(text, start)
            inside = start and TOKEN.fullmatch(text, start - 1, start + 1)
            if found and found.end() == end and not inside:
                yield start, end
            start = text.find(token, end)


def _follow(text: str, span: Span, reading: Reading) -> list[Span]:
    """Return the spans of the name's words if they all follow, else nothing."""
    between = _BETWEEN_DOTS if reading.parts[0].stem in _DOTTED else _BETWEEN
    spans = [span]
    for part in reading.parts[1:]:
        gap = between.match(text, spans[-1][1])
        found = TOKEN.match(text, gap.end()) if gap else None
        if found is None:
            return []
        word = read_token(found[0])
        keys = zip(word.keys, word.ng_keys, strict=True)
        if all(part.reads(*key) is None for key in keys):
            return []
        spans.append(found.span())
    return spans


# Abbreviations that end in a full stop inside a name: «ул. Абая», «St. Mary».
_ABBREVIATIONS = "ул пр просп мкр пос пер д г с st mt ft dr"
_DOTTED = frozenset(_ABBREVIATIONS.split())


def _judge(text: str, spans: list[Span], reading: Reading) -> bool | None:
    """Tell whether a reading holds here: yes, no (None), or unsure (False)."""
    if len(reading.parts) > 1:
        return _judge_several([text[slice(*span)] for span in spans], reading)
    start, end = spans[0]
    word = visible(text[start:end])
    lower = word.lower()
    first = reading.parts[0]
    if reading.sure > Sure.RARE and not _is_borne_out(text, start, end, reading.sure):
        return None
    if not first.soft and ("ь" in lower or "ъ" in lower) and is_ordinary(lower):
        return None  # «семьёй» is no form of Семей
    if reading.lower:
        return True
    if not word[:1].isupper():
        if reading.sure > Sure.POSSESSIVE or len(word) < 3:
            return None
        return not is_ordinary(lower, first.stem)
    if reading.sure > Sure.LEMMA and CYRILLIC.search(word):
        before = text[max(0, start - 12) : start]
        if _SENTENCE_START.search(before) and is_function_word(lower):
            return None
    return True


def _is_borne_out(text: str, start: int, end: int, sure: Sure) -> bool:
    """Tell whether what stands beside a doubtful form speaks for it."""
    if sure == Sure.POSSESSIVE:
        return not is_surname(visible(text[start:end]).lower())
    if _QUANTITY.search(text[max(0, start - 40) : start]):
        return True
    return sure == Sure.CLIPPED and bool(_CALLED.match(text, end))


def _judge_several(tokens: list[str], reading: Reading) -> bool:
    """Tell whether a name of several words may stand in this case of letters.

    One word that is only a name suffices («университета Саутридж»), and so does a
    number; of ordinary words all must have their capitals («Сон Ми»).
    """
    if any(token.isdigit() for token in tokens):
        return True
    words = [
        visible(token)
        for token, part in zip(tokens, reading.parts, strict=True)
        if part.proper
    ]
    if all(word[:1].isupper() for word in words):
        return True
    return not all(is_ordinary(word.lower()) for word in words)


def _longest(matches: list[Match]) -> list[Match]:
    """Keep, of matches that overlap, the longest."""
    if len(matches) < 2:
        return matches
    kept: list[Match] = []
    end = -1
    for match in sorted(matches, key=lambda m: (m.start, -m.end, not m.sure)):
        if match.start >= end:
            kept.append(match)
        elif match.end - match.start > kept[-1].end - kept[-1].start:
            kept[-1] = match
        end = kept[-1].end
    return kept


# -- the table's lemmas ---------------------------------------------------------------

_CAMEL = re.compile("[A-ZА-ЯЁ][a-zа-яё]+|[A-ZА-ЯЁ]+(?![a-zа-яё])")


def _spellings(lemma: str) -> list[list[str]]:
    """Split a lemma into words, as it is and as others would space or spell it."""
    words = [visible(token) for token in TOKEN.findall(lemma)]
    spellings = [words] if words else []
    if 1 < len(words) < 4 and all(word.isalpha() for word in words):
        spellings.append(["".join(words)])
    if len(words) == 1:
        camel = _CAMEL.findall(words[0])
        if len(camel) > 1 and "".join(camel) == words[0]:
            spellings.append(camel)
        if len(words[0]) > 5 and words[0].isascii() and words[0].isalpha():
            spellings.append([in_cyrillic(fold(words[0])).capitalize()])
    return spellings


def _part(word: str, row: Identity, words: int) -> Part:
    proper = not word[:1].islower()
    key = fold(word)
    if not CYRILLIC.search(word):
        return Part(
            key, {key: Sure.LEMMA}, frozenset(), proper, True, sound(key), False
        )
    place = row.kind == "place"
    forms = russian_forms(word, person=row.is_person and words == 1, place=place)
    return Part(
        key,
        forms,
        frozenset(place_adjectives(word)) if place else frozenset(),
        proper,
        bool(re.search("[ьъЬЪ]", word)),
        sound(key),
        row.kind in {"place", "school", "university"},
    )
