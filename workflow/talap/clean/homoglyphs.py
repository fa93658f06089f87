"""Repair words in which letters of another script stand for ones that look alike.

«Айгeрим» with a Latin e is one word in two scripts; «IT-шник», «TOEFL» and «PhD» are
not. Only a run of letters that mixes scripts is looked at, and it is mended only if
every letter of one script in it has a twin in the other. Where both would do, the
Russian dictionary decides; where nothing does, the word stays and is counted.
"""

from __future__ import annotations

import re

from talap.clean.edits import Edit
from talap.clean.lexicon import is_russian

# Letters that print alike, Latin before Cyrillic: capital K looks like
# К, but small m not like м.
_CAPITAL_TWINS = "AА BВ CС EЕ HН IІ KК MМ OО PР TТ XХ YУ JЈ SЅ ƏӘ"
_SMALL_TWINS = "aа cс eе iі oо pр xх yу kк jј sѕ hһ əә ëё ïї öӧ ɵө"
TWINS = (*_CAPITAL_TWINS.split(), *_SMALL_TWINS.split())
TO_CYRILLIC = {ord(twin[0]): twin[1] for twin in TWINS}
TO_LATIN = {ord(twin[1]): twin[0] for twin in TWINS}

_LATIN = "A-Za-zÀ-ÖØ-öø-ɏɵə"
_CYRILLIC = "Ѐ-ҁҊ-ԯ"
# a Latin letter beside a Cyrillic one; Latin first, because it is rare
_MIXED = re.compile(f"[{_LATIN}](?:(?=[{_CYRILLIC}])|(?<=[{_CYRILLIC}].))")
_RUN = re.compile(f"[{_LATIN}{_CYRILLIC}]+")
_IS_LATIN = re.compile(f"[{_LATIN}]")
_GLUED = re.compile(
    f"(?:[A-Z]{{2,}}|[A-Z][a-z]+[A-Z]|[a-z]{{2,}})[{_LATIN}]*([{_CYRILLIC}]+)"
)


def find(text: str) -> tuple[list[Edit], int]:
    """Return the repairs of a text, and how many mixed words nothing could decide.

    >>> find("Айгeрим, IT-шник")
    ([Edit(start=3, end=4, replacement='е')], 0)
    """
    edits: list[Edit] = []
    undecided = 0
    done = 0
    match = _MIXED.search(text)
    while match is not None:
        run = _run_around(text, match.start(), done)
        done = run.end()
        mended = repair(run[0])
        if mended is None:
            undecided += 1
        else:
            edits += _differences(run.start(), run[0], mended)
        match = _MIXED.search(text, done)
    return edits, undecided


def _run_around(text: str, place: int, done: int) -> re.Match[str]:
    start = place
    while start > done and _RUN.match(text[start - 1]):
        start -= 1
    run = _RUN.match(text, start)
    assert run is not None
    return run


def repair(word: str) -> str | None:
    """Return a mixed word in one script, or None if that cannot be known.

    >>> repair("Сaуле"), repair("dеadline"), repair("OPTом")
    ('Сауле', 'deadline', None)
    """
    if _is_acronym_with_ending(word):
        return None
    cyrillic = word.translate(TO_CYRILLIC)
    latin = word.translate(TO_LATIN)
    to_cyrillic = not _IS_LATIN.search(cyrillic)
    to_latin = not re.search(f"[{_CYRILLIC}]", latin)
    if to_cyrillic and to_latin:
        return cyrillic if is_russian(cyrillic) else None
    if to_cyrillic:
        return cyrillic
    return latin if to_latin else None


def _is_acronym_with_ending(word: str) -> bool:
    """Tell whether a Cyrillic ending is glued to a Latin word: «OPTом», «Googleе»."""
    glued = _GLUED.fullmatch(word)
    if glued is None or len(glued[1]) > 4 or not glued[1].islower():
        return False
    head = word[: glued.start(1)]
    if head.isupper():
        return not is_russian(word.translate(TO_CYRILLIC))
    return not any(map(_is_twin, head)) or not is_russian(word.translate(TO_CYRILLIC))


def _is_twin(letter: str) -> bool:
    return ord(letter) in TO_CYRILLIC


def _differences(offset: int, before: str, after: str) -> list[Edit]:
    return [
        Edit(offset + place, offset + place + 1, new)
        for place, (old, new) in enumerate(zip(before, after, strict=True))
        if old != new
    ]
