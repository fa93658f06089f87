"""Kyrgyz number words with their chains of suffixes, quantifiers and idioms.

The forms are made by the rules of vowel harmony (`talap.base.kyrgyz`) from the stems:
case, possession (үчү, үчүнөн), ordinals (үчүнчү), collectives (үчөө, үчөөнүн),
approximation (ондогон, жүздөй, элүүчө) and distribution (экиден, миңдеп).
"""

from __future__ import annotations

from talap.base import kyrgyz
from talap.manuscript.lint_words import Lexicon, Word, pattern

_SCALES = {"миллион": 10**6, "миллиард": 10**9, "триллион": 10**12}
_COLLECTIVES = {
    2: "экөө",
    3: "үчөө",
    4: "төртөө",
    5: "бешөө",
    6: "алтоо",
    7: "жетөө",
    8: "сегизөө",
    9: "тогузоо",
    10: "оноо",
}
_FACES = "жүз"  # жүзү is also "its face", жүзүндө "on, throughout"


def _vowels(stem: str) -> tuple[str, str]:
    vowel = [letter for letter in stem if letter in kyrgyz.VOWELS][-1]
    return kyrgyz.OPEN[vowel], kyrgyz.CLOSE[vowel]


def _cases(stem: str) -> dict[str, bool]:
    """Return the case forms, and of each whether it is the ablative.

    >>> _cases("беш")["бештен"], list(_cases("беш"))[:3]
    (True, ['беш', 'бештин', 'бешке'])
    """
    made = {stem + kyrgyz.suffix(stem, case): case == "abl" for case in kyrgyz.CASES}
    return {stem: False} | made


def _owned(stem: str) -> list[str]:
    """Return the forms with the suffix of the third person, and of *we*.

    >>> _owned("үч")[:6]
    ['үчү', 'үчүнүн', 'үчүнө', 'үчүн', 'үчүндө', 'үчүнөн']
    """
    wide, close = _vowels(stem)
    third = stem + ("" if stem[-1] not in kyrgyz.VOWELS else "с") + close
    if stem[-1] == "к":  # чейрек, чейреги
        third = f"{stem[:-1]}г{close}"
    wide, close = _vowels(third)
    forms = [third, f"{third}н{close}н", f"{third}н{wide}", f"{third}н"]
    forms += [f"{third}нд{wide}", f"{third}н{wide}н"]
    link = "" if stem[-1] in kyrgyz.VOWELS else _vowels(stem)[1]
    return [*forms, *_cases(f"{stem}{link}б{close}з")]


def _ordinal(stem: str) -> str:
    close = _vowels(stem)[1]
    return f"{stem}{'' if stem[-1] in kyrgyz.VOWELS else close}нч{close}"


def _about(stem: str) -> list[str]:
    """Return the forms for "some", "by": ондогон, ондой, ончо, ондоп."""
    wide = _vowels(stem)[0]
    wide = "о" if stem in {"он", "миллион", "триллион"} else wide
    hard = "т" if stem[-1] in kyrgyz.VOICELESS else "д"
    drawn = "л" if stem[-1] in kyrgyz.VOWELS else hard
    forms = [f"{drawn}{wide}г{wide}н", f"{hard}{wide}й", f"ч{wide}", f"{drawn}{wide}п"]
    return [stem + form for form in forms]


def _words() -> dict[str, Word]:
    words: dict[str, Word] = {}

    def add(stem: str, value: float | None, **marks: bool) -> None:
        for form, ablative in _cases(stem).items():
            words.setdefault(form, Word(value, ablative=ablative, **marks))

    cardinals = dict(enumerate(kyrgyz.ONES))
    cardinals |= {10 * n: stem for n, stem in enumerate(kyrgyz.TENS) if n}
    cardinals |= {100: "жүз", 1000: "миң"}
    cardinals |= {value: stem for stem, value in _SCALES.items()}
    for value, stem in cardinals.items():
        add(stem, value)
        for form in _owned(stem):
            words.setdefault(form, Word(value, after=stem == _FACES))
        ordinal = _ordinal(stem)
        add(ordinal, value, ordinal=True)
        plural = f"{ordinal}л{_vowels(ordinal)[0]}р"
        for form in [*_owned(ordinal), *_cases(plural)]:
            words.setdefault(form, Word(value, ordinal=True))
        if value != 1:
            for form in _about(stem):
                words.setdefault(form, Word(None))
    for value, stem in _COLLECTIVES.items():
        add(stem, value)
        for form in _owned(stem):
            words.setdefault(form, Word(value))
        wide = "ө" if stem.endswith("ө") else "о"
        close = "ү" if wide == "ө" else "у"
        for ending in (f"н{wide}", f"н{close}", "н", f"нд{wide}", f"н{wide}н"):
            words.setdefault(stem + ending, Word(value))  # экөөнө, beside экөөгө
    for stem, share in (("жарым", 0.5), ("жарты", 0.5), ("чейрек", 0.25)):
        add(stem, share, share=True)
        for form in _owned(stem):
            words.setdefault(form, Word(share, share=True))
    words["онго"] = words["онду"] = words["ондо"] = Word(10)
    words["ондон"] = Word(10, ablative=True)
    words["ондогон"] = words["ондой"] = Word(None)
    # Words of their own: for, gold, knows how to reach, a parting.
    for form in ("үчүн", "алтынын", "алтыны", "алтын", "жарты", "жетин"):
        words.pop(form, None)
    words["алтынын"] = words["алтыны"] = Word(6, after=True)
    return words


_PARTICIPANTS = "(?:катышуучу|респондент|маектеш|информант|сурамжылан)\\w*"
_PEOPLE = (
    "(?:катышуучу|респондент|маектеш|информант|сурамжылан|студент|аял|эркек|"
    "магистрант|докторант|стипендиат|бүтүрүүчү)\\w*"
)
_MOST = "(?:көпчүлү[кг]|көпчүлүгү)"

LEXICON = Lexicon(
    words=_words(),
    compounds=pattern(
        "(?:эки|үч|төрт|беш|алты|жети|сегиз|тогуз|жүз|миң)(?:жылдык|айлык|эселе\\w+)"
    ),
    percent=pattern("пайыз\\w*", "процент\\w*", "промилле"),
    units=frozenset({"пайыз", "процент"}),
    joints=frozenset(),
    idioms=pattern(
        "экинчи жагынан",  # Бир жагынан алар эркин, экинчи жагынан жалгыз.
        "экинчи жактан",  # бир жактан ..., экинчи жактан ...
        # Экинчиден, коддоо сыпатталат.
        "(?:экинчи|үчүнчү|төртүнчү|бешинчи)д[ее]н(?=,)",
        "экинчиден|үчүнчүдөн|төртүнчүдөн|бешинчиден|алтынчыдан",
        "(?:эки|үч|көп) тилдүү\\w*",  # Эки тилдүү сүйлөөчүлөр
        "эки (?:тараптуу|жактуу)\\w*",  # Эки тараптуу келишимге кол коюлду.
        "эки (?:жүздүү|ача)\\w*",  # эки ача ой
        "эки ортодо",  # Эки ортодо убакыт өттү.
        "экинчи план\\w*",  # Акча экинчи планга жылды.
        "экинчи тил\\w*",  # Орус тили экинчи тил болду.
        "үчүнчү (?:жак|тарап|өлкө|дүйнө)\\w*",  # үчүнчү тараптар
        "(?:төрт|үч|беш|алты|көп) бурч\\w*",  # Төрт бурчтук таблицанын жээгинде турат.
        "беш колдой",  # Ал досун беш колдой билет.
        "төрт тарабы\\w*",  # Төрт тарабы кыбыла.
        "жети ата\\w*",  # Жети атасын билет.
        "жети түн\\w*",  # жети түндө
        "жүз көр\\w*",  # Жүз көрүшүп турабыз.
        "дүйнө жүз\\w+",  # Дүйнө жүзү кең.
        "жүз (?:жүзгө|бети)",  # Жүз жүзгө жолугушту.
        "жарым структура\\w+",  # Жарым структураланган маек
        "жарым(?:-| )жартылай",  # Жарым-жартылай жооп берилди.
        "жарым (?:өткөргүч|арал)\\w*",  # жарым аралда
        "[ivxхі]+ чейре[гк]\\w*",  # Жыйын II чейректе өттү.
        "окуу чейрег?\\w*",  # Окуу чейреги бүттү.
        "нөлдөн",  # Баарын нөлдөн баштады.
        "(?:же|болбосо) нөл\\w*",  # Сан аз же нөл болгон жерде
        # Үлүштөр пайыз менен берилген.
        "(?:үлүш\\w*|сандар|алар) (?:пайыз|процент) менен",
        "баарынан (?:мурда|мурун|да|маанилүү\\w*|көп|кыйын\\w*)",  # Баарынан мурда код
        "(?:баары|бардыгы) болуп",  # Эрежелер баары болуп көп оңдоо киргизген.
        "эң көбү\\w*",  # эң азы аз, эң көбү көп
        "\\w+[дтн][аеоө]н көбү\\w*",  # үчтөн биринен көбү: the number says it
        "баары бир",  # Баары бир үй үй бойдон калат.
        # көпчүлүк алдында
        "көпчүлүк (?:алдында|ичинде|менен|учурда|учурларда|добуш\\w*)",
        "көпчүлүк(?:түн көзүнчө|кө (?:маалым|белгилүү))",  # көпчүлүккө маалым
        "добуштардын көпчүлүгү\\w*",  # Талаш добуштардын көпчүлүгү менен чечилет.
        "коддоочулардын көпчүлүгү\\w*",  # коддоочулардын көпчүлүгү колдогон код
        "көпчүлүккө",  # Китеп көпчүлүккө арналган.
        "көбү-азы",  # Көбү-азы маанилүү эмес.
    ),
    phrases=pattern(
        "биринчи орун\\w*",  # Кадыр-барк биринчи орунда турат.
        "биринчи орду\\w*",  # биринчи ордун сактайт
    ),
    quantities=pattern(
        f"(?:басымдуу |абсолюттук )?{_MOST}\\w*",  # Студенттердин көпчүлүгү калбайт.
        "(?:басымдуу|көп|негизги|чоң) бөлүгү\\w*",  # Катышуучулардын басымдуу бөлүгү
        "көбү(?:нүн|нө|н|ндө|нөн|бүз)?",  # Катышуучулардын көбү карыз жөнүндө айтты.
        "азчылы[кг]\\w*",  # Азчылыгы кайтпайт.
        "(?:дээрлик|иш жүзүндө|болжолу) (?:бардык|бардыгы|баары|баардык|ар бир|эч)\\w*",
        # Дээрлик бардыгы коркот.
        "баары",  # Баары үй-бүлө жөнүндө айтты.
        f"{_PEOPLE} баары(?:нын|на|н|нда|нан)",  # катышуучулардын баарынын үйү
        "баарыбыз\\w*",  # Баарыбыз кайтабыз.
        f"{_PEOPLE} бардыгы(?:нын|на|н|нда|нан)",  # студенттердин бардыгынан
        "бардыгы(?:быз)?",  # Бардыгы макул.
        # Бардык катышуучулар макул.
        f"(?:бардык|баардык|бүт|бүткүл) (?:\\w+ )?{_PEOPLE}",
        "(?:бардык|баардык) маек(?:тер)?(?:де|терде)",  # Бардык маектерде айтылат.
        "эч ким\\w*",  # Эч ким өкүнгөнүн айткан жок.
        # Бир дагы аял атаган жок.
        f"(?:эч|бир да|бир дагы) (?:бир |бири\\w* )?{_PEOPLE}",
        "эч бири\\w*",  # Эч бири кайткан жок.
        f"(?:көп|аз) (?:сандаган )?{_PARTICIPANTS}",  # Көп катышуучу кетти.
        f"көптөгөн {_PARTICIPANTS}",  # Көптөгөн катышуучулар кетти.
    ),
    roman_before=pattern(
        "(?:глава|том|бөлүм|бөлүк|таблица|сүрөт|тиркеме|екатерина|петр)"
    ),
    roman_after=pattern(
        "(?:кылым|бап|баб|бөлүк|бөлүг|бөлүм|том|курултай|түр|этап|топ|тиркеме|класс|"
        "чейрег|чейрек|даража|курс|муун|жарым)\\w*"
    ),
    foreign=frozenset({"он", "она", "оно", "ону", "онун", "жарым"}),
)
