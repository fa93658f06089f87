"""E-mail addresses, handles and telephone numbers, as written and as read out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_AT = r"\s*(?:@|\(at\)|\[at\]|\bat\b|собак[аи])\s*"
_DOT = r"(?:\s*(?:\bdot\b|точка)\s*|\.)"
_BREAK = r"[\s\u00a0\-‐-―().]*"


def contact_triggers(lemma: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that a contact begins with, and those that it ends with.

    >>> first, last = contact_triggers("a.b@mail.example")
    >>> sorted(first), sorted(last)
    (['A', 'a'], ['EXAMPLE', 'Example', 'example'])
    >>> first, last = contact_triggers("+7 700 000 41 17")
    >>> "700" in first, "17" in last
    (True, True)
    """
    digits = _digits(lemma)
    if digits:
        spoken = {digits, *(head + digits[1:] for head in "78"), digits[1:]}
        lengths = range(1, len(digits) + 1)
        return (
            frozenset(each[:length] for each in spoken for length in lengths),
            frozenset(each[-length:] for each in spoken for length in lengths),
        )
    words = [word for word in re.split(r"[\W\d_]+", lemma) if word]
    return _cased(words[0]), _cased(words[-1])


def _cased(word: str) -> frozenset[str]:
    return frozenset({word, word.lower(), word.upper(), word.capitalize()})


def _digits(lemma: str) -> str:
    digits = re.sub(r"\D", "", lemma)
    return digits if len(digits) >= 7 and not re.search(r"[^\W\d_]", lemma) else ""


@cache
def contact_pattern(lemma: str) -> re.Pattern[str]:
    """Compile the spellings of one contact, a number without its prefix.

    >>> bool(contact_pattern("a@b.example").search("A собака b точка example"))
    True
    """
    digits = _digits(lemma)
    if digits:  # begins with a literal digit, or the search would be slow
        return re.compile(rf"{_BREAK.join(_national(digits))}(?!\d)")
    body = re.escape(lemma.lstrip("@")).replace("@", _AT).replace(r"\.", _DOT)
    return re.compile(rf"(?<![\w.])@?{body}(?!\w)", re.IGNORECASE)


def find_contact(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of a contact, with a number's prefix.

    >>> list(find_contact(contact_pattern("+7 700 000 41 17"), "на 8(700)000-41-17"))
    [(3, 18)]
    """
    for found in pattern.finditer(text):
        start, end = found.span()
        if found[0][0].isdigit() and found[0][-1].isdigit():
            prefix = _PREFIX.search(text[max(0, start - 6) : start])
            start -= len(prefix[0]) if prefix else 0
            if start and text[start - 1].isdigit():
                continue
        yield start, end


def _national(digits: str) -> str:
    """Leave out the 7 or 8 that is dialled before a number of ten digits."""
    return digits[1:] if len(digits) == 11 and digits[0] in "78" else digits


_PREFIX = re.compile(r"(?:\+?[78][\s\u00a0\-‐-―().]*|\+?\(?)$")
