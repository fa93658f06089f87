"""Whether a hit of the lexicon is denied where it stands.

A negator denies a hit that it reaches within their clause, after NegEx [1]_: at most
five words away. A clause ends at a punctuation mark and before an adversative
conjunction («а», «но», but, бірақ).

Before the hit stand не, нет, нету, ни, not, n't, no, never, nor and, at most three
words away, без and without. After it («престиж мне не важен») не, нет, нету, not, n't
and never deny it too, unless it holds a finite Russian verb, which its negator
precedes. Kazakh negates last: емес, жоқ and a verb in -ма/-ме/-ба/-бе/-па/-пе deny what
stands before them, but not the cause of what is not done («қорыққанымнан ұйықтамадым»),
and that suffix in the hit's own word denies it. A Kazakh hit is denied by these only,
for Kazakh «не» means what; any other hit, by the negators of each language.

No negation: «не только», «не просто», «не зря», not only, ғана емес, and the rest of
`_NO_NEGATION`. Two that cancel: «без ... не (нет, никуда)», «не могу не», «нельзя не».

Not seen: a negation over a comma («не думаю, что вернусь домой»; the second of two
things denied at once), a denial without a negator, irony.

References
----------
.. [1] Chapman, W. W., Bridewell, W., Hanbury, P., Cooper, G. F., & Buchanan, B. G.
       (2001). A simple algorithm for identifying negated findings and diseases in
       discharge summaries. Journal of Biomedical Informatics 34, 301-310.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from talap.coding.kazakh import is_cause, is_negative_verb
from talap.coding.lemmas import fold, is_finite_verb, is_russian

if TYPE_CHECKING:
    from talap.coding.patterns import Hit

REACH = 5  # words, as in NegEx
REACH_WITHOUT = 3  # words of the phrase that без governs

_WITHOUT = {"без", "without"}
_NOT = {"не", "нет", "нету", "not", "never", "cannot"}
_BEFORE = _NOT | _WITHOUT | {"ни", "no", "nor"}
_KAZAKH = {"емес", "жоқ"}
_KAZAKH_COPULA = re.compile("(?:емес|жоқ)(?:п[ыі]н|с[ыі]ң|с[ыі]з|п[ыі]з)?")

# A word of a pattern that is one of these makes the pattern hold its own negation.
NEGATORS = frozenset(
    {*_BEFORE, *_KAZAKH, "никто", "ничто", "никуда", "некуда", "нельзя", "никогда"}
)
_CANCEL = {"не", "нет", "нету", "никуда", "никак", "нельзя", "ничто", "никто"}
_CONTRAST = {"а", "но", "зато", "однако", "хотя", "but", "although", "бірақ", "алайда"}
_BORDER = re.compile(r"[^\w\s'’«»\"“”„\[\]-]|\s-\s|\n")

# Each as it stands, with the place of the negator in it.
_NO_NEGATION = (
    (("не", "только"), 0),
    (("не", "просто"), 0),
    (("не", "зря"), 0),
    (("не", "случайно"), 0),
    (("не", "раз"), 0),
    (("не", "дай"), 0),
    (("не", "могу", "не"), 0),
    (("не", "могу", "не"), 2),
    (("нельзя", "не"), 1),
    (("чуть", "не"), 1),
    (("едва", "не"), 1),
    (("лишь", "бы", "не"), 2),
    (("чтобы", "не"), 1),
    (("чтоб", "не"), 1),
    (("бы", "ни"), 1),
    (("not", "only"), 0),
    (("not", "just"), 0),
    (("no", "doubt"), 0),
    (("no", "wonder"), 0),
    (("no", "matter"), 0),
    (("ғана", "емес"), 1),
)


def clauses(words: Sequence[str], gaps: Sequence[str]) -> list[int]:
    """Return the clause of each word, as a number.

    Parameters
    ----------
    words : sequence of str
        Of one turn.
    gaps : sequence of str
        What stands before each of them.
    """
    clause, found = 0, []
    for word, gap in zip(words, gaps, strict=True):
        clause += bool(_BORDER.search(gap)) or word.lower() in _CONTRAST
        found.append(clause)
    return found


def negator(words: Sequence[str], numbered: Sequence[int], hit: Hit) -> int | None:
    """Return which word denies a hit, None where none does.

    Parameters
    ----------
    words : sequence of str
        Of one turn.
    numbered : sequence of int
        The clause of each, see `clauses`.
    hit : Hit
        Where the pattern stands; a word that the pattern leaves open may deny it.
    """
    folded = [fold(word) for word in words]
    begin = numbered.index(numbered[hit.first])
    end = len(numbered) - numbered[::-1].index(numbered[hit.last])
    after = range(hit.last + 1, min(end, hit.last + 1 + REACH))
    elements = enumerate(hit.pattern.elements, hit.first)
    within = [place for place, element in elements if element < 0]
    found = [i for i in within if _denies_before(folded[i])]
    if not is_cause(folded[hit.last]):
        found += [i for i in after if _denies_before(folded[i])]
    if hit.pattern.language != "kk":
        before = range(max(begin, hit.first - REACH), hit.first)
        found += [i for i in before if _denies_after(folded[i], hit.first - i)]
        found += [i for i in within if _is_not(folded[i])]
        if not any(is_finite_verb(words[i]) for i in range(hit.first, hit.last + 1)):
            found += [i for i in after if _is_not(folded[i])]
    found = [i for i in found if not _is_idle(folded, i)]
    if not found or _cancelled(folded[begin:end], [folded[i] for i in found]):
        return None
    return min(found, key=lambda i: (max(hit.first - i, i - hit.last), i))


def _is_not(word: str) -> bool:
    return word in _NOT or word.endswith("n't")


def _denies_after(word: str, distance: int) -> bool:
    """Tell whether a word denies what stands after it at a distance."""
    if word in _WITHOUT:
        return distance <= REACH_WITHOUT
    return word in _BEFORE or _is_not(word)


@cache
def _denies_before(word: str) -> bool:
    """Tell whether a word is a Kazakh negator, which denies what stands before it."""
    if _KAZAKH_COPULA.fullmatch(word):
        return True
    return is_negative_verb(word) and not is_russian(word)


def _is_idle(folded: Sequence[str], place: int) -> bool:
    return any(
        place >= at and tuple(folded[place - at : place - at + len(words)]) == words
        for words, at in _NO_NEGATION
    )


def _cancelled(clause: Sequence[str], found: Sequence[str]) -> bool:
    """Tell whether «без» among the negators meets another negation in its clause."""
    return not _WITHOUT.isdisjoint(found) and any(
        word in _CANCEL or _is_not(word) for word in clause
    )
