"""What a word tells about its language, by its letters, short lists and a dictionary.

The cost of a word in a language is, loosely, how much one wonders to meet it there.
Zero in every language: the word tells nothing (a number, a placeholder, an acronym).
"""

from __future__ import annotations

import re

from talap.clean.config import Language
from talap.clean.lexicon import is_russian

Costs = tuple[float, ...]  # one for each spoken language, in the order of the settings

KAZAKH_LETTERS = re.compile("[әғқұһі]", re.IGNORECASE)  # not in Kyrgyz, nor in Russian
TURKIC_LETTERS = re.compile("[ңөү]", re.IGNORECASE)  # in Kazakh and Kyrgyz
CYRILLIC = re.compile("[Ѐ-ԯ]")
LATIN = re.compile("[A-Za-zÀ-ɏ]")
LONG_VOWEL = re.compile("аа|оо|уу|ээ|өө|үү|э")  # in a word that is not Russian: Kyrgyz

# Common words without a letter of their own, also as typed on a Russian keyboard.
_KAZAKH_WORDS = """
мен сен ол бул осы сол мына мынау анау биз сиз олар бар емес деп деген деди дейди
болды болады болса болган екен гой гана енди жок керек рахмет апам апа ата атам ажем
ажей балам жаксы калай кайда неге кандай кудай калса келди кетти барды айтты ойбай
айналайын солай осылай сонда онда мында тагы бирак ушин кейин дейин сиякты сондай
ондай мундай жанагы шукир коп аз бир еки уш тенге менин сенин онын аман сау бол
болсын барамын келемин айтамын билмеймин тур отыр жатыр алла инша
"""
KAZAKH_WORDS = frozenset(_KAZAKH_WORDS.split())
_KYRGYZ_WORDS = """
мен сен ал бул ошол ушул биз силер алар жана менен эмес деп деген деди дейт болду
болот болсо болгон экен эле эч эмне эми жок керек рахмат апам апа ата атам эже байке
балам жакшы кандай кантип кайда эмнеге кудай келди кетти барды айтты ооба анда мында
дагы бирок учун кийин чейин сыяктуу коп аз бир эки уч сом менин сенин анын балким
кыргыз барам келем айтам билбейм тур отурат жатат
"""
KYRGYZ_WORDS = frozenset(_KYRGYZ_WORDS.split())
# Short Russian words that a Kazakh or Kyrgyz sentence does not borrow.
_RUSSIAN_WORDS = """
я в к с у о на не но он она они что это по из за от для как так там то ты вы мы вот
все всё или если уже ещё еще меня мне тебя вас нас его ему её ей их нет был была
были быть есть при про без под над чем чего кто где мой моя мою мои твой твоя твою
твои свой своя свою свои наш наша нашу наши ваш ваша вашу ваши
"""
RUSSIAN_WORDS = frozenset(_RUSSIAN_WORDS.split())
# Endings of Kazakh and Kyrgyz words, in letters that Russian has too.
_TURKIC_ENDING = re.compile(
    "(?:[дт][ыиу]|[дт][ыиу]м|мын|мин|сы[нз]|си[нз]|пын|[днт][ае]н|[лдт][ае]р|[гк][ае]н"
    "|[кг][ае]|[ыи]п|еди|м[ыи]з|[днт][ыи]н|[лдт][ыи]к|[дт][ае]|с[ае]|[ае]р|ын|йм)$"
)
_RUSSIAN_LETTER = re.compile("[вфхцчщъьэюяё]")
_RUSSIAN_ENDING = re.compile(
    "(?:ться|ешь|ишь|ить|ать|еть|ого|его|ому|ему|ыми|ими|ая|яя|ое|ее|ые|ие|ой|ий|ый"
    "|ях|ах|ями|ами|ция|ции|ость|ости|ные|ным|ных|ник|ка|ки|ку|ов|ев|ом|ем)$"
)
_ACRONYM = re.compile(r"(?:[A-Z]{1,6}[a-z]?|[А-ЯЁ]{2,6}|[A-Za-z]|[A-Z][a-z]?[A-Z])\Z")


class Evidence(dict[str, str]):
    """What is known of words, remembered: each word's class.

    A word's class is FIRM, Russian and nothing else; PLAIN, Russian too, or telling
    nothing; or ODD, which needs a closer look.

    Attributes
    ----------
    spoken : tuple of str
        The languages in question; of two that are equally likely the first is taken.
    """

    def __init__(self, spoken: tuple[Language, ...]) -> None:
        super().__init__()
        self.spoken = spoken
        self._costs: dict[str, Costs] = {}
        self._savings: dict[str, float] = {}
        self._telling: set[str] = set()

    def __missing__(self, word: str) -> str:
        by_language = _costs(word)
        if len(self) > MEMORY:
            self.clear()
            self._costs.clear()
            self._savings.clear()
            self._telling.clear()
        costs = tuple(
            by_language[name] + 0.02 * order for order, name in enumerate(self.spoken)
        )
        self._costs[word] = costs
        if max(costs) - min(costs) > 0.1 or len(costs) == 1:
            self._telling.add(word)
        if "ru" in self.spoken:
            self._savings[word] = costs[self.spoken.index("ru")] - min(costs)
        if by_language["ru"] > 0.0:
            found = ODD
        else:
            found = FIRM if by_language["kk"] >= FIRM_COST else PLAIN
        self[word] = found
        return found

    def costs(self, word: str) -> Costs:
        """Return the cost of a word in each spoken language."""
        self[word]  # learns it
        return self._costs[word]

    def saving(self, word: str) -> float:
        """Return how much less a word costs in its best language than in Russian."""
        self[word]  # learns it
        return self._savings[word]

    def is_telling(self, word: str) -> bool:
        """Tell whether a word tells languages apart at all."""
        self[word]  # learns it
        return word in self._telling

    def tells(self, word: str, language: str) -> bool:
        """Tell whether one word is enough to know the language."""
        if word[0] in "[(":
            return False
        if language == "en":
            return word.islower() and len(word) >= DECISIVE_LENGTH
        if language == "ru":
            return self[word] == FIRM or (
                len(word) > 5
                and self[word] == PLAIN
                and word.lower() not in KAZAKH_WORDS | KYRGYZ_WORDS
            )
        if KAZAKH_LETTERS.search(word) or TURKIC_LETTERS.search(word):
            return True
        words = KAZAKH_WORDS if language == "kk" else KYRGYZ_WORDS
        return word.lower() in words and not is_russian(word.lower())


MEMORY = 300_000  # distinct words remembered
DECISIVE_LENGTH = 3  # letters of an English word in lower case
FIRM, PLAIN, ODD = "f", "p", "x"
FIRM_COST = 3.0  # more than a change of language costs
IMPOSSIBLE = 6.0  # more than two changes cost


def _costs(word: str) -> dict[str, float]:
    """Return the cost of a word, or of a mark like (пауза), in the four languages."""
    lower = word.lower()
    if lower in RUSSIAN_WORDS:
        return {"ru": 0.0, "kk": FIRM_COST, "ky": FIRM_COST, "en": 9.0}
    if word[0] in "[(" or any(map(str.isdigit, word)) or _ACRONYM.match(word):
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
        other = FIRM_COST if _is_only_russian(word) else 0.9 if len(word) <= 4 else 1.5
        return {"ru": 0.0, "kk": other, "ky": other, "en": 9.0}
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


def _is_only_russian(word: str) -> bool:
    """Tell whether a word that Russian has cannot be Kazakh or Kyrgyz too."""
    return (
        len(word) > 4
        and not _TURKIC_ENDING.search(word)
        and (
            len(word) > 5
            or _RUSSIAN_LETTER.search(word) is not None
            or _RUSSIAN_ENDING.search(word) is not None
        )
    )


def _is_russian(word: str) -> bool:
    """Tell whether the dictionary has a word, or each part of a hyphenated one."""
    return is_russian(word) or (
        "-" in word and all(map(is_russian, filter(None, word.split("-"))))
    )
