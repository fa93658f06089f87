"""Fold the spellings of one word onto one key, so that a name is found in any of them.

Case, stress marks, soft hyphens, zero-width and bidi characters, letters of another
script that look the same, Kazakh and Kyrgyz letters written with Russian ones, and the
soft sign do not tell names apart: «Айгерім», «АЙГЕРИМ», «Айгeрим» with a Latin e and
«Айге\u200bрим» all fold to «айгерим».
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

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


_LATIN_LETTERS = (
    ("shch", "щ"),
    ("zh", "ж"),
    ("kh", "х"),
    ("gh", "г"),
    ("ph", "ф"),
    ("ts", "ц"),
    ("ch", "ч"),
    ("sh", "ш"),
    ("ck", "к"),
    ("iye", "ие"),
    ("iya", "ия"),
    ("ya", "я"),
    ("yu", "ю"),
    ("yo", "е"),
    ("ye", "е"),
    ("ay", "ай"),
    ("ai", "ай"),
    ("ey", "ей"),
    ("ei", "ей"),
    ("oy", "ой"),
    ("oi", "ой"),
    ("uy", "уй"),
    ("x", "кс"),
)
_LATIN_LETTER = str.maketrans("abcdefghijklmnopqrstuvwyz", "абкдефгхижклмнопкрстуввыз")


def in_cyrillic(folded: str) -> str:
    """Spell a Latin word in Cyrillic letters, one way of several.

    >>> in_cyrillic("kudaibergenovu"), in_cyrillic("zhansayanyn")
    ('кудайбергенову', 'жансаянын')
    """
    for latin, cyrillic in _LATIN_LETTERS:
        folded = folded.replace(latin, cyrillic)
    return folded.translate(_LATIN_LETTER)


@dataclass(frozen=True, slots=True)
class Word:
    """A token of a text.

    Attributes
    ----------
    text : str
        As it prints.
    keys : tuple of str
        Folded, in each script that its letters may be of; none where they mix.
    ng_keys : tuple of str
        The same with ң kept.
    """

    text: str
    keys: tuple[str, ...]
    ng_keys: tuple[str, ...]

    @property
    def is_capitalised(self) -> bool:
        """Tell whether it begins with a capital."""
        return self.text[:1].isupper()


_RUSSIAN = re.compile("[А-Яа-яЁё]+")
_LIKE_CYRILLIC = re.compile("[A-Z][ABCEHIJKMOPSTXYaceihjkmopstxy]*")
_GLUED = re.compile("([A-Za-zÀ-ɏ]{3,})[Ѐ-ԯ]{1,7}")


def read_token(token: str) -> Word:
    """Read a token: what it may be, whatever script its letters were taken from.

    >>> read_token("Айгeрим").keys  # with a Latin e
    ('айгерим',)
    >>> read_token("Calderдің").keys
    ('calder',)
    """
    if _RUSSIAN.fullmatch(token):  # most words of most transcripts
        key = token.lower().replace("ё", "е").replace("ь", "").replace("ъ", "")
        return Word(token, (key,), (key,))
    if token.isascii() and not _LIKE_CYRILLIC.fullmatch(token):
        key = token.lower()
        return Word(token, (key,), (key,))
    text = visible(token)
    if not CYRILLIC.search(text):
        look = as_cyrillic(text)
        if not text[:1].isupper() or LATIN.search(look):
            return _word(text, text)
        return _word(text, text, look)
    if not LATIN.search(text) and text == as_cyrillic(text):
        return _word(text, text)
    if not LATIN.search(as_cyrillic(text)):
        return _word(text, as_cyrillic(text))
    if not CYRILLIC.search(as_latin(text)):
        return _word(text, as_latin(text))
    glued = _GLUED.fullmatch(text)
    return _word(text, glued[1]) if glued else _word(text)


def _word(text: str, *spellings: str) -> Word:
    keys = tuple(fold(spelling) for spelling in spellings)
    ng_keys = tuple(
        fold(spelling) if LATIN.search(spelling) else fold_but_ng(spelling)
        for spelling in spellings
    )
    return Word(text, keys, ng_keys)
