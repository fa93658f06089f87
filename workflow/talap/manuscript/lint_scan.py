"""Find numbers and quantities in a run of prose, whatever they are written in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from talap.base import folding
from talap.manuscript import lint_en, lint_ky, lint_roman, lint_ru
from talap.manuscript.lint_words import (
    Folded,
    Kind,
    Lexicon,
    Word,
    evaluate,
    fold,
    is_cyrillic,
    unmixed,
)

LEXICONS: dict[str, Lexicon] = {
    "en": lint_en.LEXICON,
    "ru": lint_ru.LEXICON,
    "ky": lint_ky.LEXICON,
}

# What stands for inline code in a text: a number without its percent sign, any other.
SIGNLESS = "\ue000"
OBJECT = "\ufffc"

_LATIN = re.compile("[a-z]")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_WORD = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(
    r"[^\s\ufffc\ue000()\[\]«»“”\"/]*\d[^\s\ufffc\ue000()\[\]«»“”\"/]*"
)
_GROUPS = re.compile(r"\d{1,3}(?: \d{3})+(?!\d)")
_SPACED = re.compile(r"(?<![^\W_])[^\W\d_](?:[ .·\u2022-][^\W\d_]){2,}(?![^\W_])")
_TRIM = ".,;:!?'’…—–-*"
_BETWEEN = re.compile(r"[ -]+")
_SIGN = re.compile(r" ?[%‰٪]")
_A = re.compile(r"(?<![^\W_])a $")
_SIGNS = re.compile(r"[%‰٪]")


@dataclass(frozen=True, slots=True)
class Find:
    """A number or quantity in a text: where in the text as given, and its value."""

    kind: Kind
    start: int
    end: int
    value: float | None = None
    share: bool = False  # a part of a whole, or percent
    percent: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    word: Word


def scan(text: str, language: str) -> list[Find]:
    """Return what is found in a text, in order, without overlaps.

    Parameters
    ----------
    text : str
        Prose, in which `OBJECT` and `SIGNLESS` stand for inline code.
    language : str
        Whose words are looked for first. The number words of the others are found as
        well, so that a language set by hand hides nothing.
    """
    folded = fold(text)
    lexicons = _lexicons(language, folded.low)
    found = list(_digits(text, folded))
    words = list(_numbers(folded, lexicons, language))
    found += _merged(found, words)
    found += _percents(folded, lexicons, language)
    found += [
        Find(Kind.ROMAN, start, end, value)
        for start, end, value in lint_roman.find(
            folded.shown, folded.low, lexicons, language
        )
    ]
    found += _quantities(folded, lexicons, language)
    found += _mixed(folded)
    return _in_text(found, folded)


def _lexicons(language: str, low: str) -> list[Lexicon]:
    """Return the languages whose script the text has, its own first."""
    names = [name for name in LEXICONS if name == language]
    names += [name for name in LEXICONS if name != language]
    latin, cyrillic = bool(_LATIN.search(low)), bool(_CYRILLIC.search(low))
    return [LEXICONS[name] for name in names if (latin if name == "en" else cyrillic)]


def _in_text(found: list[Find], folded: Folded) -> list[Find]:
    """Return the finds by their places in the text as given, the first kind first."""
    chosen: list[Find] = []
    order = list(Kind)
    for find in sorted(found, key=lambda each: (order.index(each.kind), each.start)):
        if all(find.end <= each.start or find.start >= each.end for each in chosen):
            chosen.append(find)
    return sorted(
        (
            Find(
                each.kind,
                folded.origin[each.start],
                folded.origin[each.end - 1] + 1,
                each.value,
                each.share,
                each.percent,
            )
            for each in chosen
        ),
        key=lambda each: each.start,
    )


def _digits(text: str, folded: Folded) -> Iterator[Find]:
    # Numeric but no digit after folding: 五, Ⅻ has become XII.
    shown = "".join("0" if _is_number(c) else c for c in folded.shown)
    spans: list[tuple[int, int]] = []
    for match in [*_GROUPS.finditer(shown), *_DIGITS.finditer(shown)]:
        start, end = match.span()
        while start < end and shown[start] in _TRIM:
            start += 1
        while end > start and shown[end - 1] in _TRIM:
            end -= 1
        if not any(start < last and end > first for first, last in spans):
            spans.append((start, end))
    for start, end in sorted(spans):
        sign = _SIGN.match(shown, end)
        stop = sign.end() if sign else end
        percent = bool(sign) or shown[end - 1] in "%‰٪"
        yield Find(Kind.DIGITS, start, stop, percent=percent, share=percent)


def _is_number(letter: str) -> bool:
    return not letter.isdecimal() and letter.isnumeric()


def _merged(digits: list[Find], words: list[Find]) -> list[Find]:
    """Leave out the words that are part of a token with digits: 2nd, 15-летний."""
    return [
        word
        for word in words
        if not any(word.start < each.end and word.end > each.start for each in digits)
    ]


def _ends_in_number(text: str, language: str) -> bool:
    last = text.rpartition(" ")[2]
    return bool(last) and (
        last[-1] in {OBJECT, SIGNLESS}
        or any(letter.isnumeric() for letter in last)
        or look_up(last.strip("*«»\"'"), language) is not None
    )


def _percents(folded: Folded, lexicons: list[Lexicon], language: str) -> Iterator[Find]:
    idioms = _idioms(folded.low, lexicons)
    for match in _SIGNS.finditer(folded.low):
        yield Find(Kind.PERCENT, match.start(), match.end(), share=True, percent=True)
    for lexicon in lexicons:
        for match in lexicon.percent.finditer(folded.low):
            before = folded.low[: match.start()].rstrip()
            if match[0] in lexicon.units and not _ends_in_number(before, language):
                continue
            if not before.endswith(SIGNLESS) and not _within(match.start(), idioms):
                yield Find(
                    Kind.PERCENT, match.start(), match.end(), share=True, percent=True
                )


def _numbers(folded: Folded, lexicons: list[Lexicon], language: str) -> Iterator[Find]:
    low = folded.low
    idioms = _idioms(low, lexicons)
    tokens = [each for each in _tokens(folded, language)]
    for phrase in _phrases(tokens, low, lexicons):
        words = [each.word for each in phrase]
        start, end = phrase[0].start, phrase[-1].end
        if all(word.is_one or word.after for word in words) or all(
            _within(each.start, idioms) for each in phrase if not each.word.is_one
        ):
            continue
        if len(words) == 1 and words[0].ordinal and _A.search(low[:start]):
            words = [Word(1), *words]  # a third
        value, share = evaluate(words)
        yield Find(Kind.WORDS, start, end, value, share)
    for lexicon in lexicons:
        for match in (*lexicon.compounds.finditer(low), *lexicon.phrases.finditer(low)):
            if not _within(match.start(), idioms):
                yield Find(
                    Kind.WORDS, match.start(), len(match[0].rstrip()) + match.start()
                )


def _tokens(folded: Folded, language: str) -> Iterator[_Token]:
    """Yield the number words: as they are, hyphenated, spaced out, in mixed scripts."""
    low, shown = folded.low, folded.shown
    done = -1
    for match in _SPACED.finditer(low):
        word = look_up(re.sub(r"[\W_]", "", match[0]), language)
        if word is not None:
            yield _Token(match.start(), match.end(), word)
    matches = list(_WORD.finditer(low))
    for index, match in enumerate(matches):
        if match.start() < done:
            continue
        parts = [match]
        while (
            index + len(parts) < len(matches)
            and low[parts[-1].end() : matches[index + len(parts)].start()] == "-"
        ):
            parts.append(matches[index + len(parts)])
        if len(parts) > 1:
            each = [look_up(part[0], language) for part in parts]
            whole = look_up("".join(part[0] for part in parts), language)
            if whole is not None and None in each:
                done = parts[-1].end()
                yield _Token(match.start(), done, whole)
                continue
        word = look_up(shown[match.start() : match.end()], language)
        if word is not None:
            yield _Token(match.start(), match.end(), word)


@lru_cache(maxsize=65536)
def look_up(seen: str, language: str) -> Word | None:
    """Return the number word that a word is, in its script; None if it is none."""
    mended = unmixed(seen) or seen
    word = mended.lower().replace("ё", "е")
    if is_cyrillic(word):
        own = LEXICONS.get(language)
        found = own.words.get(word) if own else None
        if found is not None:
            return found
        for name in ("ru", "ky"):
            lexicon = LEXICONS[name]
            if name != language and word not in lexicon.foreign:
                found = found or lexicon.words.get(word)
        return found or _glued(word, language)
    found = LEXICONS["en"].words.get(word)
    if found is None and language != "en" and seen.islower():
        cyrillic = folding.as_cyrillic(word)  # «cto», in Latin letters throughout
        if is_cyrillic(cyrillic):
            return look_up(cyrillic, language)
    return found or _glued(word, language)


def _glued(word: str, language: str) -> Word | None:
    """Return the value of two number words written as one: twentyfive."""
    for cut in range(3, len(word) - 2):
        for lexicon in LEXICONS.values():
            first, second = lexicon.words.get(word[:cut]), lexicon.words.get(word[cut:])
            if first and second and (first.value or 0) > (second.value or 0) > 0:
                return Word(evaluate([first, second])[0])
    return None


def _phrases(
    tokens: list[_Token], low: str, lexicons: list[Lexicon]
) -> Iterator[list[_Token]]:
    """Yield the number words that make one number together."""
    joints = frozenset().union(*(each.joints for each in lexicons))
    phrase: list[_Token] = []
    for token in sorted(tokens, key=lambda each: (each.start, -each.end)):
        if phrase and token.start < phrase[-1].end:
            continue
        if phrase:
            between = low[phrase[-1].end : token.start].strip(" -")
            near = _BETWEEN.fullmatch(low[phrase[-1].end : token.start])
            joined = between in joints and not phrase[-1].word.is_one
            if not near and not joined:
                yield phrase
                phrase = []
        phrase.append(token)
    if phrase:
        yield phrase


def _idioms(low: str, lexicons: list[Lexicon]) -> list[tuple[int, int]]:
    return [match.span() for each in lexicons for match in each.idioms.finditer(low)]


def _within(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _quantities(
    folded: Folded, lexicons: list[Lexicon], language: str
) -> Iterator[Find]:
    idioms = _idioms(folded.low, lexicons)
    for lexicon in lexicons:
        for match in lexicon.quantities.finditer(folded.low):
            start, end = match.span()
            if not any(start < last and end > first for first, last in idioms):
                yield Find(Kind.QUANTITY, start, end)


def _mixed(folded: Folded) -> Iterator[Find]:
    for match in _WORD.finditer(folded.shown):
        if unmixed(match[0]) is not None:
            yield Find(Kind.MIXED, match.start(), match.end())
