"""Case suffixes after a number in Kyrgyz, by how the number is read aloud.

``15`` is read *он беш*: its last vowel е and last sound ш decide the ablative,
``15тен``; ``20`` is *жыйырма*: ``20дан``; ``100`` *жүз*: ``100дөн``. Vowel harmony and
the assimilation of the first consonant follow the grammar of the literary language
(e.g. Кыргыз адабий тилинин грамматикасы, 1980).
"""

ONES = ("нөл", "бир", "эки", "үч", "төрт", "беш", "алты", "жети", "сегиз", "тогуз")
TENS = (
    "нөл",
    "он",
    "жыйырма",
    "отуз",
    "кырк",
    "элүү",
    "алтымыш",
    "жетимиш",
    "сексен",
    "токсон",
)
POWERS = ((12, "триллион"), (9, "миллиард"), (6, "миллион"), (3, "миң"), (2, "жүз"))

PERCENT = "пайыз"

VOICELESS = frozenset("пфктшщчцхс")
VOWELS = frozenset("аоуыэеиөүяёю")

# Harmony: the last vowel decides the suffix's open (а) and close (ы) vowel.
OPEN = {
    **dict.fromkeys("аыя", "а"),
    **dict.fromkeys("эеи", "е"),
    **dict.fromkeys("оё", "о"),
    **dict.fromkeys("ую", "а"),  # сууга, not суого
    **dict.fromkeys("өү", "ө"),
}
CLOSE = {
    **dict.fromkeys("аыя", "ы"),
    **dict.fromkeys("эеи", "и"),
    **dict.fromkeys("оёую", "у"),
    **dict.fromkeys("өү", "ү"),
}

CASES = ("gen", "dat", "acc", "loc", "abl")


def last_word(value: int) -> str:
    """Return the last word of a whole number as read aloud.

    >>> last_word(15), last_word(20), last_word(300), last_word(41000)
    ('беш', 'жыйырма', 'жүз', 'миң')
    """
    value = abs(value)
    if value % 10:
        return ONES[value % 10]
    if value % 100:
        return TENS[value % 100 // 10]
    if value == 0:
        return ONES[0]
    for power, word in reversed(POWERS):
        if power == 2 and value % 1000:
            return word
        if power > 2 and value % 10 ** (power + 3):
            return word
    return POWERS[0][1]


def suffix(word: str, case: str) -> str:
    """Return the case suffix of a word.

    Parameters
    ----------
    word : str
        The word as read, in lower case.
    case : str
        One of ``CASES``: genitive, dative, accusative, locative, ablative.

    Raises
    ------
    KeyError
        If the case is unknown.

    Examples
    --------
    >>> [suffix("беш", case) for case in CASES]
    ['тин', 'ке', 'ти', 'те', 'тен']
    >>> [suffix("жыйырма", case) for case in CASES]
    ['нын', 'га', 'ны', 'да', 'дан']
    >>> [suffix("жүз", case) for case in CASES]
    ['дүн', 'гө', 'дү', 'дө', 'дөн']
    """
    vowel = [letter for letter in word if letter in VOWELS][-1]
    end = word[-1]
    open_vowel, close_vowel = OPEN[vowel], CLOSE[vowel]
    hard = "т" if end in VOICELESS else "д"
    nasal = "н" if end in VOWELS else hard
    forms = {
        "gen": f"{nasal}{close_vowel}н",
        "dat": f"{'к' if end in VOICELESS else 'г'}{open_vowel}",
        "acc": f"{nasal}{close_vowel}",
        "loc": f"{hard}{open_vowel}",
        "abl": f"{hard}{open_vowel}н",
    }
    return forms[case]


def number_suffix(value: int, case: str, *, percent: bool = False) -> str:
    """Return the suffix glued to a number in digits, with its percent sign if any.

    >>> number_suffix(15, "abl"), number_suffix(73, "loc", percent=True)
    ('тен', 'да')
    """
    return suffix(PERCENT if percent else last_word(value), case)
