"""E-mail addresses, handles and telephone numbers, as written and as read out."""

from __future__ import annotations

import re

_AT = r"\s*(?:@|\(at\)|\[at\]|\bat\b|собак[аи])\s*"
_DOT = r"(?:\s*(?:\bdot\b|точка)\s*|\.)"
_BREAK = r"[\s\u00a0\-‐-―().]*"


def contact_triggers(lemma: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return words that a contact begins with and ends with, to look for it only there.

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


def contact_pattern(lemma: str) -> re.Pattern[str]:
    """Compile the spellings of one contact.

    >>> bool(contact_pattern("+7 700 000 41 17").search("8(700)000-41-17"))
    True
    >>> bool(contact_pattern("a.b@mail.example").search("A.B собака mail точка example"))
    True
    """
    digits = _digits(lemma)
    if digits:
        return _number(digits)
    body = re.escape(lemma.lstrip("@")).replace("@", _AT).replace(r"\.", _DOT)
    return re.compile(rf"(?<![\w.])@?{body}(?!\w)", re.IGNORECASE)


def _number(digits: str) -> re.Pattern[str]:
    head = r"\+?"
    if len(digits) == 11 and digits[0] in "78":  # 8 is how +7 is dialled at home
        head, digits = rf"(?:\+?[78]{_BREAK})?\(?", digits[1:]
    return re.compile(rf"(?<!\d){head}{_BREAK.join(digits)}(?!\d)")
