"""Ordinary words that look like names: «роза», «бота», «will».

A name written in lower case is told from such a word by the dictionary (pymorphy3) and,
where that knows no Kazakh or English, by two short lists.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from talap.base.folding import fold

# Kazakh words that are given as names, as they are spelt, with their meaning. «жибек»
# in Russian letters is no such word, so it is a name typed in haste.
KAZAKH = {
    "азамат": "citizen",
    "азат": "free",
    "ай": "moon",
    "айбар": "dignity",
    "айдын": "wide water",
    "айна": "mirror",
    "ақбота": "white camel calf",
    "алма": "apple",
    "алмас": "diamond",
    "алтын": "gold",
    "арман": "dream",
    "әсем": "beautiful",
    "асыл": "precious",
    "бақыт": "happiness",
    "бала": "child",
    "бек": "lord",
    "берік": "firm",
    "болашақ": "future",
    "болат": "steel",
    "бостан": "free",
    "бота": "camel calf",
    "гауһар": "gem",
    "гүл": "flower",
    "дала": "steppe",
    "дана": "wise",
    "дарын": "gift",
    "дария": "great river",
    "дәулет": "wealth",
    "достық": "friendship",
    "дос": "friend",
    "ер": "man",
    "ерке": "darling",
    "еркін": "free",
    "жан": "soul",
    "жанар": "gaze",
    "жеңіс": "victory",
    "жібек": "silk",
    "жұлдыз": "star",
    "інжу": "pearl",
    "іңкәр": "longing",
    "қайрат": "strength",
    "қанат": "wing",
    "қарлығаш": "swallow",
    "қуат": "power",
    "күн": "sun, day",
    "қыран": "eagle",
    "маржан": "coral",
    "мейірім": "kindness",
    "мерей": "pride",
    "мөлдір": "clear",
    "мырза": "gentleman",
    "намыс": "honour",
    "нұр": "light",
    "орман": "forest",
    "отан": "homeland",
    "рахат": "comfort",
    "раушан": "rose",
    "самал": "breeze",
    "сәуле": "ray",
    "сезім": "feeling",
    "сенім": "trust",
    "серік": "companion",
    "сұлтан": "sultan",
    "сұңқар": "falcon",
    "талап": "aspiration",
    "тас": "stone",
    "тау": "mountain",
    "темір": "iron",
    "тілек": "wish",
    "тұлпар": "winged horse",
    "ұлан": "guardsman",
    "үміт": "hope",
    "шолпан": "Venus",
}

# English words that are also names.
_ENGLISH = """
ally amber april art august basil bay bell berry bill blossom brook brown carol
chance chase chuck city clay cliff college crystal daisy dale dawn dean dick dill
drew earl eve faith fall flora forest frank gay gene glen grace grant green guy
harmony hart heather hill holly hope hunter iris ivy jack jade jasmine jersey jet
jewel joy june king lake lance lane lily mark mason may melody mercy miles mill
misty nick norm north olive page pat patience pearl penny pierce port ray reed rich
rob robin rock rod roman rose ruby rusty ryan sage sandy sky smith son star state
stone storm sue summer sunny tale tea ten tide tim tone town trip university victor
violet wade walker west white will willow win winter wood woody young
"""
ENGLISH = frozenset(_ENGLISH.split())
_KAZAKH_BY_FOLD = {fold(word): word for word in KAZAKH}
_KAZAKH_LETTER = re.compile("[әғқңөұүһі]")
_NAMES = {"Name", "Surn", "Patr", "Geox", "Orgn", "Trad", "Abbr", "Init"}
_PARTS_OF_SPEECH = "PREP CONJ PRCL NPRO INTJ ADVB PRED VERB INFN COMP GRND NUMR"
_NO_NOUN = frozenset(_PARTS_OF_SPEECH.split())


@cache
def _analyser() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer()


@cache
def is_ordinary(word: str, stem: str = "") -> bool:
    """Tell whether a word in lower case also means something but a name.

    Parameters
    ----------
    word : str
        In lower case.
    stem : str
        The folded stem of the name that it may be a form of.

    Examples
    --------
    >>> is_ordinary("роза"), is_ordinary("достар", "дос"), is_ordinary("ерланом")
    (True, True, False)
    >>> is_ordinary("жібек", "жибек"), is_ordinary("жибек", "жибек")
    (True, False)
    """
    if word.isascii():
        return len(word) < 4 or word in ENGLISH
    if stem and len(stem) < 4:
        return True
    if len(word) < 4 and _KAZAKH_LETTER.search(word):
        return True  # no dictionary tells; «ақ» is no name by itself
    spelt = _KAZAKH_BY_FOLD.get(stem)
    if spelt is not None and word.startswith(spelt):
        return True
    analyser = _analyser()
    if not analyser.word_is_known(word):
        return False
    return any(
        not _NAMES & set(map(str, parse.tag.grammemes))
        for parse in analyser.parse(word)
    )


@cache
def is_function_word(word: str) -> bool:
    """Tell whether it can be no noun: a verb, particle, adverb, pronoun."""
    analyser = _analyser()
    if not analyser.word_is_known(word):
        return False
    return any(str(parse.tag.POS) in _NO_NOUN for parse in analyser.parse(word))


@cache
def is_surname(word: str) -> bool:
    """Tell whether the dictionary knows a word as a surname: ильина, ларин."""
    return any(
        "Surn" in parse.tag
        for parse in _analyser().parse(word)
        if _analyser().word_is_known(word)
    )


@cache
def normal_form(word: str) -> str:
    """Return a name's dictionary form as well as the dictionary can guess it.

    >>> normal_form("Мадиной"), normal_form("Orvexa")
    ('Мадина', 'Orvexa')
    """
    if word.isascii() or _KAZAKH_LETTER.search(word.lower()):
        return word
    parses = _analyser().parse(word)
    named = [parse for parse in parses if any(name in parse.tag for name in _NAMES)]
    form = str((named or parses)[0].normal_form)
    return "-".join(part.capitalize() for part in form.split("-"))
