"""Fold the spellings of one word onto one key, so that a name is found in any of them.

Case, stress marks, soft hyphens, zero-width and bidi characters, letters of another
script that look the same, Kazakh and Kyrgyz letters written with Russian ones, and the
soft sign do not tell names apart: «Айгерім», «АЙГЕРИМ», «Айгeрим» with a Latin e and
«Айге\u200bрим» all fold to «айгерим».
"""

from __future__ import annotations

import re
import unicodedata

# Invisible in print, or a mark above a letter: stress, soft hyphen, joiners, bidi.
IGNORED = (
    "\u00ad\u0300-\u036f\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufe00-\ufe0f\ufeff"
)
_LETTERS = "A-Za-zÀ-ÖØ-öø-ɏʼͰ-ϿЀ-ԯḀ-ỿＡ-Ｚａ-ｚ"

TOKEN = re.compile(f"[{_LETTERS}{IGNORED}]+|[0-9]+")
_IGNORED = re.compile(f"[{IGNORED}]+")

# Latin and Greek letters that print like a Cyrillic one, by the shape they have in
# upright type; capital and small differ (H is Н, h is һ).
_LOOK_CYRILLIC = str.maketrans(
    "ABCEHIJKMOPSTXYaceihjkmopstxyԁӏΑΒΕΗΙΚΜΝΟΡΤΥΧαοροιυνκıəƏöÖ",
    "АВСЕНІЈКМОРЅТХУасеіһјкморѕтхуԁіАВЕНІКМNОРТУХаоромуvкіәӘөӨ",
)
_LOOK_LATIN = str.maketrans(
    "АВСЕНІЈКМОРЅТХУасеіһјкморѕтхуүҮ", "ABCEHIJKMOPSTXYaceihjkmopstxyyY"
)

# One letter each: what a typist without Kazakh letters puts in their place. The soft
# and hard sign go, for Бибігүл is Бибигуль in Russian.
_PLAIN = str.maketrans(
    dict(zip("ёәғқңөұүһіґїєўҳҷӣӯӘј", "еагкноуухигиеухчиуай", strict=True))
    | {"ь": None, "ъ": None, "ʼ": None}
)
_PLAIN_BUT_NG = {key: value for key, value in _PLAIN.items() if key != ord("ң")}

CYRILLIC = re.compile("[Ѐ-ԯ]")
LATIN = re.compile("[A-Za-zÀ-ɏ]")


def visible(token: str) -> str:
    """Return the token composed and without what print does not show.

    >>> visible("Айге\u200bри\u0301м")
    'Айгерим'
    """
    if token.isascii():
        return token
    token = unicodedata.normalize("NFKC", token)
    return _IGNORED.sub("", token)


def as_cyrillic(token: str) -> str:
    """Replace the look-alikes of other scripts by Cyrillic letters."""
    return token.translate(_LOOK_CYRILLIC)


def as_latin(token: str) -> str:
    """Replace the Cyrillic look-alikes by Latin letters."""
    return token.translate(_LOOK_LATIN)


def fold(token: str) -> str:
    """Fold a token of one script.

    >>> fold("Бибігүл"), fold("БИБИГУЛЬ"), fold("Özgül")
    ('бибигул', 'бибигул', 'ozgul')
    """
    token = token.lower()
    if token.isascii():
        return token
    if LATIN.search(token):
        token = token.replace("ı", "i").replace("ə", "a").replace("ß", "ss")
        decomposed = unicodedata.normalize("NFD", token)
        return "".join(c for c in decomposed if not unicodedata.combining(c))
    return token.translate(_PLAIN)


def fold_but_ng(token: str) -> str:
    """Fold as `fold` does, with ң kept: as a suffix of its own it means "your".

    The result is as long as that of `fold`.
    """
    return token.lower().translate(_PLAIN_BUT_NG)


# How Latin spellings of one Kazakh or Russian name differ, longest first.
_SOUNDS = (
    ("shch", "sh"),
    ("sch", "sh"),
    ("zh", "j"),
    ("dj", "j"),
    ("kh", "h"),
    ("gh", "g"),
    ("ck", "k"),
    ("ts", "c"),
    ("ph", "f"),
    ("q", "k"),
    ("w", "v"),
    ("x", "ks"),
    ("y", "i"),
)
_CYRILLIC_SOUNDS = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфхыэ", "abvgdeziiklmnoprstufhie", strict=True)),
        **{"ж": "j", "ц": "c", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "iu", "я": "ia"},
    }
)
_HARD_C = re.compile(r"c(?=[aoukrlt]|$)")
_TWICE = re.compile(r"(.)\1+")
_INITIAL_YE = re.compile(r"^ie")
_IE = re.compile(r"iie")


def sound(folded: str) -> str:
    """Return a key that the Latin spellings of a name share with the Cyrillic one.

    >>> sound("жансая"), sound("zhansaya"), sound("jansaia")
    ('jansaia', 'jansaia', 'jansaia')
    >>> sound("утегалиева"), sound("utegaliyeva"), sound("yerlan")
    ('utegalieva', 'utegalieva', 'erlan')
    """
    if folded.isascii():
        for spelling, key in _SOUNDS:
            folded = folded.replace(spelling, key)
        folded = _HARD_C.sub("k", folded)
    else:
        folded = folded.translate(_CYRILLIC_SOUNDS)
    folded = _INITIAL_YE.sub("e", folded)
    return _TWICE.sub(r"\1", folded)
