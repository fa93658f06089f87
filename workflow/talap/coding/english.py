"""Lemmas of English words by inflection rules: no dictionary, so several candidates.

A form is undone in every way that its ending allows: `making` may come of make, mak or
making. What is no word does no harm, since it is compared with the words of patterns.
"""

from __future__ import annotations

import re

# Irregular forms after their lemma; object pronouns after their subject. Possessives
# (my, her) are words of their own, as мой is in Russian.
_IRREGULAR = """
i me|he him|we us|they them|be am is are was were been being|have has had|do does did
done|go goes went gone|get got gotten|give gave given|take took taken|make made|find
found|think thought|know knew known|see saw seen|come came|become became|leave left|
lose lost|keep kept|feel felt|say said|tell told|mean meant|meet met|pay paid|prove
proven|quit quitted|send sent|spend spent|build built|buy bought|bring brought|teach
taught|choose chose chosen|grow grew grown|speak spoke spoken|write wrote written|begin
began begun|fall fell fallen|stand stood|understand understood|win won|fight fought|
sleep slept|hold held|show shown|drive drove driven|eat ate eaten|forget forgot
forgotten|break broke broken|can could|will would|child children|grandchild
grandchildren|man men|woman women|person people|wife wives|life lives|good better best|
bad worse worst|far further furthest|thesis theses|datum data|curriculum curricula
"""
_LEMMA = {
    form: entry.split()[0]
    for entry in " ".join(_IRREGULAR.split()).split("|")
    for form in entry.split()[1:]
}
_CLITIC = re.compile(r"'(?:s|m|d|re|ve|ll)?$")
_NOT = re.compile(r"(?:n't|^cannot)$")
_TWICE = re.compile(r"([bdfgklmnprtvz])\1$")
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh|o)$")


def lemmas(word: str) -> frozenset[str]:
    """Return the word, and what it may be a form of.

    A contracted negation is its negator: ``can't`` is no form of can.

    Parameters
    ----------
    word : str
        In lower case, with a straight apostrophe.

    Examples
    --------
    >>> sorted(lemmas("aging")), sorted(lemmas("quals")), sorted(lemmas("them"))
    (['ag', 'age', 'aging'], ['qual', 'quals'], ['them', 'they'])
    >>> sorted(lemmas("planned")), sorted(lemmas("didn't"))
    (['plan', 'plann', 'planne', 'planned'], ["didn't", 'not'])
    """
    if _NOT.search(word):
        return frozenset({word, "not"})
    bare = _CLITIC.sub("", word)
    found = {word, bare}
    if bare in _LEMMA:
        found.add(_LEMMA[bare])
    elif len(bare) > 3:
        found |= _regular(bare)
    return frozenset(found)


def irregular(word: str) -> str:
    """Return the lemma of an irregular form, any other word as it is."""
    return _LEMMA.get(word, word)


def _regular(word: str) -> set[str]:
    found: set[str] = set()
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        found.add(word[:-1])
        if word.endswith("ies"):
            found.add(f"{word[:-3]}y")
        elif word.endswith("es") and _SIBILANT.search(word[:-2]):
            found.add(word[:-2])
    for ending in ("ing", "ed", "er", "est"):
        stem = word.removesuffix(ending)
        if stem != word and re.search("[aeiouy]", stem) and len(stem) > 1:
            found |= {stem, f"{stem}e", _TWICE.sub(r"\1", stem)}
            if stem.endswith("i") and ending != "ing":
                found.add(f"{stem[:-1]}y")
    return found
