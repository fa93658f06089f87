"""Repair words in which letters of another script stand for ones that look alike.

«Айгeрим» with a Latin e is one word in two scripts; «IT-шник», «TOEFL» and «PhD» are
not. Only a run of letters that mixes scripts is looked at, and it is mended only if
every letter of one script in it has a twin in the other. Where both would do, the
Russian dictionary decides; where nothing does, the word stays and is counted.
"""

from __future__ import annotations

import re
from typing import NamedTuple

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
_GLUED = re.compile(f"(?P<head>[{_LATIN}]{{2,}})(?P<ending>[{_CYRILLIC}]{{1,4}})")


class Found(NamedTuple):
    """The repairs of a text; how many words they mend; how many stay undecided."""

    edits: list[Edit]
    mended: int
    undecided: int


def find(text: str) -> Found:
    """Return the repairs of a text.

    >>> find("Айгeрим, IT-шник")
    Found(edits=[Edit(start=3, end=4, replacement='е')], mended=1, undecided=0)
    """
    edits: list[Edit] = []
    mended = undecided = done = 0
    match = _MIXED.search(text)
    while match is not None:
        run = _run_around(text, match.start(), done)
        done = run.end()
        whole = repair(run[0])
        if whole is None:
            undecided += 1
        else:
            mended += 1
            edits += _differences(run.start(), run[0], whole)
        match = _MIXED.search(text, done)
    return Found(edits, mended, undecided)


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
    if _has_ending(word):
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


def _has_ending(word: str) -> bool:
    """Tell whether a Cyrillic ending is glued to a Latin word: «OPTом», «Zoomе»."""
    glued = _GLUED.fullmatch(word)
    if glued is None or not glued["ending"].islower():
        return False
    head = glued["head"]
    return head.isupper() or any(ord(letter) not in TO_CYRILLIC for letter in head)


def _differences(offset: int, before: str, after: str) -> list[Edit]:
    return [
        Edit(offset + place, offset + place + 1, new)
        for place, (old, new) in enumerate(zip(before, after, strict=True))
        if old != new
    ]
