"""What a word tells about its language, by its letters, short lists and a dictionary.

The cost of a word in a language is, loosely, how much one wonders to meet it there. Zero
in every language: the word tells nothing (a number, a placeholder, an acronym).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from talap.clean.config import Language
from talap.clean.lexicon import is_russian

Costs = tuple[float, ...]  # one for each spoken language, in the order of the settings

KAZAKH_LETTERS = re.compile("[әғқұһі]", re.IGNORECASE)  # not in Kyrgyz, nor in Russian
TURKIC_LETTERS = re.compile("[ңөү]", re.IGNORECASE)  # in Kazakh and Kyrgyz
CYRILLIC = re.compile("[Ѐ-ԯ]")
LATIN = re.compile("[A-Za-zÀ-ɏ]")
LONG_VOWEL = re.compile("аа|оо|уу|ээ|өө|үү|э")  # in a word that is not Russian: Kyrgyz

# Common words without a letter of their own, also as typed on a Russian keyboard.
KAZAKH_WORDS = frozenset(
    "мен сен ол бул осы сол мына мынау анау биз сиз олар бар емес деп деген деди дейди "
    "болды болады болса болган екен гой гана енди жок керек рахмет апам апа ата атам "
    "ажем ажей балам жаксы калай кайда неге кандай кудай калса келди кетти барды айтты "
    "ойбай айналайын солай осылай сонда онда мында тагы бирак ушин кейин дейин сиякты "
    "сондай ондай мундай жанагы шукир коп аз бир еки уш тенге менин сенин онын аман "
    "сау бол болсын барамын келемин айтамын билмеймин тур отыр жатыр алла инша".split()
)
KYRGYZ_WORDS = frozenset(
    "мен сен ал бул ошол ушул биз силер алар жана менен эмес деп деген деди дейт болду "
    "болот болсо болгон экен эле эч эмне эми жок керек рахмат апам апа ата атам эже "
    "байке балам жакшы кандай кантип кайда эмнеге кудай келди кетти барды айтты ооба "
    "анда мында дагы бирок учун кийин чейин сыяктуу коп аз бир эки уч сом менин сенин "
    "анын балким кыргыз барам келем айтам билбейм тур отурат жатат".split()
)
# Endings of Kazakh and Kyrgyz words, typed with Russian letters or without need of others.
_TURKIC_ENDING = re.compile(
    "(?:[дт][ыиу]|[дт][ыиу]м|мын|мин|сы[нз]|си[нз]|пын|[днт][ае]н|[лдт][ае]р|[гк][ае]н"
    "|[кг][ае]|[ыи]п|еди|м[ыи]з|[днт][ыи]н|[лдт][ыи]к|[дт][ае]|с[ае]|[ае]р|ын|йм)$"
)
_RUSSIAN_LETTER = re.compile("[вфхцчщъьэюяё]")
_RUSSIAN_ENDING = re.compile(
    "(?:ться|ешь|ишь|ить|ать|еть|ого|его|ому|ему|ыми|ими|ая|яя|ое|ее|ые|ие|ой|ий|ый"
    "|ях|ах|ями|ами|ция|ции|ость|ости|ные|ным|ных|ник|ка|ки|ку|ов|ев|ом|ем)$"
)
_ACRONYM = re.compile(r"(?:[A-ZА-ЯЁ]{1,6}[a-z]?|[A-Za-z]|[A-Z][a-z]?[A-Z])\Z")


@dataclass(eq=False)
class Evidence:
    """Costs of words, remembered.

    Attributes
    ----------
    spoken : tuple of str
        The languages in question; of two that are equally likely the first is taken.
    plain : set of str
        Words that are Russian, or tell nothing: a turn of them needs no closer look.
    """

    spoken: tuple[Language, ...]
    plain: set[str] = field(default_factory=set)
    _costs: dict[str, Costs] = field(default_factory=dict)

    def costs(self, word: str) -> Costs:
        """Return the cost of a word in each spoken language."""
        known = self._costs.get(word)
        if known is None:
            by_language = _costs(word)
            known = tuple(
                by_language[name] + 0.02 * order for order, name in enumerate(self.spoken)
            )
            if len(self._costs) > MEMORY:
                self._costs.clear()
                self.plain.clear()
            self._costs[word] = known
            if by_language["ru"] <= 0.0:
                self.plain.add(word)
        return known

    def tells(self, word: str, language: str) -> bool:
        """Tell whether one word is enough to know the language."""
        lower = word.lower()
        if language == "en":
            return word.islower() and len(word) >= DECISIVE_LENGTH
        if language == "ru":
            return (
                len(word) >= DECISIVE_LENGTH
                and lower not in KAZAKH_WORDS | KYRGYZ_WORDS
                and is_russian(lower)
            )
        if KAZAKH_LETTERS.search(word) or TURKIC_LETTERS.search(word):
            return True
        words = KAZAKH_WORDS if language == "kk" else KYRGYZ_WORDS
        return lower in words and not is_russian(lower)


MEMORY = 300_000  # distinct words remembered
DECISIVE_LENGTH = 4
IMPOSSIBLE = 6.0  # more than twice the cost of a change of language


def _costs(word: str) -> dict[str, float]:
    """Return the cost of a word in each of the four languages."""
    lower = word.lower()
    if any(letter.isdigit() for letter in word) or _ACRONYM.match(word):
        return dict.fromkeys(("ru", "kk", "ky", "en"), 0.0)
    latin, cyrillic = LATIN.search(word), CYRILLIC.search(word)
    if latin and cyrillic:  # «IT-шник»: the ending tells
        return {"ru": 0.0, "kk": 1.0, "ky": 1.0, "en": 3.0}
    if latin:
        other = 0.5 if word[0].isupper() else IMPOSSIBLE
        return {"ru": other, "kk": other, "ky": other, "en": 0.0}
    if not cyrillic:
        return dict.fromkeys(("ru", "kk", "ky", "en"), 0.0)
    if KAZAKH_LETTERS.search(word):
        return {"ru": IMPOSSIBLE, "kk": 0.0, "ky": 3.0, "en": 9.0}
    if TURKIC_LETTERS.search(word):
        kazakh = 2.0 if LONG_VOWEL.search(lower) else 0.0
        return {"ru": IMPOSSIBLE, "kk": kazakh, "ky": 0.0, "en": 9.0}
    return _without_own_letter(lower)


def _without_own_letter(word: str) -> dict[str, float]:
    russian = _is_russian(word)
    kazakh, kyrgyz = word in KAZAKH_WORDS, word in KYRGYZ_WORDS
    if kazakh or kyrgyz:
        return {
            "ru": 0.5 if russian else 2.5,
            "kk": 0.3 if kazakh else 1.2,
            "ky": 0.3 if kyrgyz else 1.2,
            "en": 9.0,
        }
    if russian:
        return {"ru": 0.0, "kk": 1.5, "ky": 1.5, "en": 9.0}
    if len(word) <= 2:
        return {"ru": 0.3, "kk": 0.3, "ky": 0.3, "en": 9.0}
    if _RUSSIAN_LETTER.search(word) and not LONG_VOWEL.search(word):
        return {"ru": 0.2, "kk": 2.0, "ky": 2.0, "en": 9.0}
    if LONG_VOWEL.search(word):
        return {"ru": 1.0, "kk": 2.0, "ky": 0.3, "en": 9.0}
    if _TURKIC_ENDING.search(word):
        return {"ru": 2.0, "kk": 0.2, "ky": 0.2, "en": 9.0}
    if _RUSSIAN_ENDING.search(word):
        return {"ru": 0.2, "kk": 1.5, "ky": 1.5, "en": 9.0}
    return {"ru": 1.5, "kk": 0.7, "ky": 0.7, "en": 9.0}


def _is_russian(word: str) -> bool:
    """Tell whether the dictionary has a word, or each part of a hyphenated one."""
    return is_russian(word) or (
        "-" in word and all(map(is_russian, filter(None, word.split("-"))))
    )
