"""Replace protected names by their placeholders, in every form that a text has."""

from __future__ import annotations

import re
from dataclasses import dataclass

from talap.base.folding import fold, visible
from talap.base.identities import Identities
from talap.base.naming import Match, namer
from talap.clean.edits import Edit

_CAPITAL = "[A-ZА-ЯЁӘҒҚҢӨҰҮІ]"
_INITIALS_BEFORE = re.compile(rf"(?<![\w.])(?:({_CAPITAL})\.[ \u00a0]?){{1,2}}$")
_INITIALS_AFTER = re.compile(rf"[ \u00a0]?{_CAPITAL}\.[ \u00a0]?{_CAPITAL}\.")
_SURNAME = re.compile("(ов|ев|ёв|ин|ын|ий|ой|ый)(а|ая)?$|(ko|ov|ev|in|ova|eva|ina)$")
_BESIDE = re.compile(r"[ \t\u00a0\n\-]{1,2}")
_CUT_OFF = re.compile(r"([^\W\d_]{2,})(?=[-‐‑–—…]+[\s,…]*$)")


@dataclass(frozen=True, slots=True)
class Hidden:
    """What hides the names of a text, and what may be a name but is left.

    Attributes
    ----------
    edits : list of Edit
        In order, without overlap.
    left : list of Match
        Ordinary words in lower case that are names too («роза»).
    """

    edits: list[Edit]
    left: list[Match]


def hide(text: str, identities: Identities, interview: str = "") -> Hidden:
    """Return the edits that replace every protected name by its placeholder.

    Parameters
    ----------
    text : str
        A turn, or any text.
    identities : Identities
        As `talap.base.identities.load` reads them; compiled once for all texts.
    interview : str
        Which interview it is, for names that mean different people in different ones.

    Returns
    -------
    Hidden
        Both from one scan. Names of one entity side by side («Айгерим Сапарова», «А. С.
        Сапарова») are one edit; so is a name begun and broken off before it is said
        («Айге- Айгерим» has two).
    """
    edits: list[Edit] = []
    left: list[Match] = []
    for match in namer(identities).find(text, interview):
        if not match.sure:
            left.append(match)
            continue
        start, end = _with_initials(text, match)
        placeholder = match.identity.placeholder
        if edits and edits[-1].replacement == placeholder:
            last = edits[-1]
            if start <= last.end or _BESIDE.fullmatch(text, last.end, match.start):
                edits[-1] = Edit(last.start, end, placeholder)
                continue
        begun = _begun(text, start, match.end, edits[-1].end if edits else 0)
        if begun:
            edits.append(Edit(*begun, placeholder))
        edits.append(Edit(start, end, placeholder))
    return Hidden(edits, left)


def _with_initials(text: str, match: Match) -> tuple[int, int]:
    """Take in the initials beside a person's name."""
    start, end = match.start, match.end
    if match.identity.is_person:
        before = _INITIALS_BEFORE.search(text[max(0, start - 8) : start])
        if before and _are_initials(before[0], match):
            return start - len(before[0]), end
        after = _INITIALS_AFTER.match(text, end)
        if after:
            return start, after.end()
    return start, end


def _are_initials(letters: str, match: Match) -> bool:
    """Tell initials («А. С.», «А. Сапарова») from a sentence that ends in a letter."""
    if letters.count(".") > 1:
        return True
    return any(_SURNAME.search(lemma.lower()) for lemma in match.identity.lemmas)


def _begun(text: str, start: int, end: int, done: int) -> tuple[int, int] | None:
    """Find the same name broken off just before: «Айге- Айгерим»."""
    before = max(done, start - 24)
    cut = _CUT_OFF.search(text[before:start])
    if cut is None or not cut[1][0].isupper():
        return None
    if not fold(visible(text[start:end])).startswith(fold(visible(cut[1]))):
        return None
    return before + cut.start(1), before + cut.end(1)
