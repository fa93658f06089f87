"""E-mail addresses, handles and telephone numbers, as written and as read out."""

from __future__ import annotations

import re

HINT = re.compile(r"[@_]|собак|\(at\)|\[at\]|\d[\s\u00a0\-‐-―().]{0,3}\d")

_AT = r"\s*(?:@|\(at\)|\[at\]|\bat\b|собак[аи])\s*"
_DOT = r"(?:\s*(?:\bdot\b|точка)\s*|\.)"
_BREAK = r"[\s\u00a0\-‐-―().]*"


def contact_pattern(lemma: str) -> re.Pattern[str]:
    """Compile the spellings of one contact.

    >>> bool(contact_pattern("+7 700 000 41 17").search("8(700)000-41-17"))
    True
    >>> bool(contact_pattern("a.b@mail.example").search("A.B собака mail точка example"))
    True
    """
    digits = re.sub(r"\D", "", lemma)
    if len(digits) >= 7 and not re.search(r"[^\W\d_]", lemma):
        return _number(digits)
    body = re.escape(lemma.lstrip("@")).replace("@", _AT).replace(r"\.", _DOT)
    return re.compile(rf"(?<![\w.])@?{body}(?!\w)", re.IGNORECASE)


def _number(digits: str) -> re.Pattern[str]:
    head = r"\+?"
    if len(digits) == 11 and digits[0] in "78":  # 8 is how +7 is dialled at home
        head, digits = rf"(?:\+?[78]{_BREAK})?\(?", digits[1:]
    return re.compile(rf"(?<!\d){head}{_BREAK.join(digits)}(?!\d)")
