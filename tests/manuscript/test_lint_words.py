"""Number words, their values, and the ways around that are closed."""

from __future__ import annotations

import pytest
from talap.base.messages import Messages
from talap.manuscript.lint import find_faults
from talap.manuscript.lint_roman import value
from talap.manuscript.lint_scan import look_up, scan
from talap.manuscript.lint_words import Kind
from talap.manuscript.pandoc import parse
from talap.manuscript.resolve import restore_alternatives

MESSAGES = {name: Messages(name) for name in ("ky", "ru", "en")}


def number(kind, value, **more):
    return {"kind": kind, "value": value, "unit": "", "digits": 0, **more}


NUMBERS = {
    "interviews": number(
        "count", 15, definition={"ru": "интервью в корпусе", "ky": "маектер", "en": "n"}
    ),
    "participants": number(
        "count",
        15,
        definition={"ru": "участники", "ky": "катышуучулар", "en": "participants"},
    ),
    "share_half": number("share", 0.5),
    "share_third": number("share", 1 / 3),
    "share_fear": number("share", 13 / 15, numerator=13, denominator={"value": 15}),
    "median": number("median", 2.5) | {"digits": 1},
}


def check(source, language="ru"):
    document = restore_alternatives(parse(source, file="x.md"))
    faults = find_faults(document, source, "x.md", NUMBERS, MESSAGES, language)
    return [fault.error for fault in faults]


@pytest.mark.parametrize(
    ("language", "source", "key"),
    [
        ("ru", "Пятнадцать участников.", "participants"),
        ("ru", "Пятнадцати интервью.", "interviews"),
        ("ky", "Он беш катышуучу.", "participants"),
        ("en", "Fifteen participants.", "participants"),
        ("ru", "Половина женщин.", "share_half"),
        ("ky", "Аялдардын жарымы.", "share_half"),
        ("en", "Half a year.", "share_half"),
        ("ru", "Одна треть женщин.", "share_third"),
        ("ky", "Аялдардын үчтөн бири.", "share_third"),
        ("en", "A third of the women.", "share_third"),
        ("ru", "Восемьдесят семь процентов.", "share_fear"),
        ("en", "Eighty-seven per cent.", "share_fear"),
        ("ky", "Сексен жети пайызы.", "share_fear"),
        ("ru", "Тринадцать женщин.", "share_fear.n"),
        ("ru", "Два с половиной.", "median"),
        ("ru", "Глава XV.", "participants"),
    ],
)
def test_the_hint_names_the_key_of_a_number_in_words(language, source, key):
    errors = check(source, language)
    if source.startswith("Глава"):  # as many as the participants or the interviews
        assert "`num:interviews` (or of participants" in errors[0].hint
        return
    assert errors[0].hint.startswith(f"this is the value of `num:{key}`"), errors
    assert len(errors) == 1


# Forms after А. А. Зализняк, Грамматический словарь русского языка, and the paradigms
# of Кыргыз адабий тилинин грамматикасы (1980).
@pytest.mark.parametrize(
    ("language", "forms", "said"),
    [
        ("ru", "сорока сорок", 40),
        ("ru", "восьми восемью восьмью", 8),
        ("ru", "пятидесяти пятьюдесятью", 50),
        ("ru", "двухсот двумястами двумстам двухстах", 200),
        ("ru", "пятистам пятьюстами пятисот", 500),
        ("ru", "третьего третьих третьей", 3),
        ("ru", "двоих троим"[:5], 2),
        ("ru", "семерых семеро седьмой", 7),
        ("ru", "тысячью тысячей тысячах", 1000),
        ("ky", "экөөнүн экөөнө экөөнү экөө экинчиси экиге", 2),
        ("ky", "үчөөсү үчтөн үчүнүн үчүнчүдөн", 3),
        ("ky", "бешке бешөөбүз бешинчи бешинен", 5),
        ("ky", "алтоо алтынчы алтысынан", 6),
        ("ky", "жыйырмага жыйырманчы жыйырмадан", 20),
        ("ky", "миңге миңинчи миңдин", 1000),
        ("en", "forty fortieth", 40),
    ],
)
def test_every_form_has_its_value(language, forms, said):
    assert {form: look_up(form, language).value for form in forms.split()} == {
        form: said for form in forms.split()
    }


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ky", "үчүн алтын бешик жетим бирок оң он-онлайн онлайн кыркуу тогуздук"),
        (
            "ru",
            "семья семьей пятно стороны столица сорочка стоял двор пятница сотрудник",
        ),
        ("en", "someone anyone weight often height attention stone freight kitten"),
    ],
)
def test_words_that_hold_the_stem_of_a_number(language, words):
    assert {
        word: scan(word, language) for word in words.split() if "-" not in word
    } == {word: [] for word in words.split() if "-" not in word}


# Each hides a number; what the error says.
HIDDEN = {
    "split by emphasis": ("Их было пят**надцать** там.", "пятнадцать"),
    "digits split by emphasis": ("Их было *5*0.", "50"),
    "a soft hyphen": ("Их было пят\u00adнадцать.", "пят\u00adнадцать"),
    "a soft hyphen as an entity": ("Их было пят&shy;надцать.", "пят\u00adнадцать"),
    "a zero-width space": ("Их было 1\u200b5.", "1\u200b5"),
    "a word joiner": ("Их было три\u2060дцать.", "три\u2060дцать"),
    "a stress mark": ("Их было пятна\u0301дцать.", "пятна\u0301дцать"),
    "a Latin letter": ("Их было тpи.", "тpи"),
    "Latin letters throughout": ("Их было cto.", "cto"),
    "hyphens": ("Их было двад-цать.", "двад-цать"),
    "a no-break hyphen": ("Их было двад\u2011цать.", "двад\u2011цать"),
    "spaces": ("Их было п я т ь.", "п я т ь"),
    "no space": ("Их было двадцатьпять.", "двадцатьпять"),
    "a no-break space": ("Их было двадцать\u00a0пять.", "двадцать\u00a0пять"),
    "circled": ("Их было ⑮.", "⑮"),
    "full width": ("Их было １５.", "１５"),
    "mathematical": ("Их было 𝟏𝟓.", "𝟏𝟓"),
    "superscript": ("Их было 10^5^.", "105"),
    "Han": ("Их было 五.", "五"),
    "capitals": ("Их было ПЯТНАДЦАТЬ.", "ПЯТНАДЦАТЬ"),
    "another language": ("Их было [пятнадцать]{lang=de}.", "пятнадцать"),
    "another language's words": ("Их было fifteen.", "fifteen"),
    "a link's title": ('Вот [текст](a "пятнадцать").', "пятнадцать"),
    "data": ("Вот [текст]{data-n=15}.", "15"),
    "a heading's attribute": ("# Часть {#a title='пятнадцать'}", "пятнадцать"),
    "a link's text": ("Вот [пятнадцать](https://doi.org/10.1/2).", "пятнадцать"),
    "no address": ("Вот [15](https://doi.org/15).", "15"),
    "a citation's prefix": ("Как [у пятнадцати людей @a2001].", "пятнадцати"),
    "a citation's suffix": ("Как [@a2001, с. 5, у 15 людей].", "15"),
    "a plural's forms": ("Вот `pl:participants пять|шесть|семь`.", "пять"),
    "digits in a claim": ("[Все 15]{claim=all} сказали.", "15"),
    "percent in a claim": ("[Сто процентов]{claim=all}.", "Сто процентов"),
    "an empty claim": ('["Большинство"]{claim=""} согласно.', "Большинство"),
    "half a claim": ("[Двадцать]{claim=all} пять.", "Двадцать пять"),
    "a percent sign after a key": ("Вот `num:participants` %.", "%"),
    "metadata": ("---\ntitle: Пятнадцать\n---\n\nТекст.", "Пятнадцать"),
    "a definition": ("Слово\n: Пятнадцать.", "Пятнадцать"),
    "code": ("```\nпятнадцать\n```", "пятнадцать"),
}


@pytest.mark.parametrize("name", HIDDEN)
def test_ways_around_are_closed(name):
    source, said = HIDDEN[name]
    errors = check(source)
    assert said in [error.problem.partition(": ")[2] for error in errors]
    assert all("line" in error.place and error.hint for error in errors)


@pytest.mark.parametrize(
    "source",
    [
        'Вот [x]{.lit why=" "}.',
        'Вот [x]{.lit why="..."}.',
        "Вот [x]{.lit}.",
        '::: {.lit why=""}\nТекст.\n:::',
        "Вот <!-- пять -->.",
        "Вот <b>x</b>.",
        "```{=html}\n<p>x</p>\n```",
        "Вот `пять`.",
    ],
)
def test_what_cannot_be_read_is_refused(source):
    assert check(source)


def test_words_in_an_alternative_text_beside_codes():
    source = '![Слово.](a){alt="Из `num:participants` лишь пятнадцать."}'
    (error,) = check(source)
    assert error.place == f"line 1, column {source.index('пятнадцать') + 1}"


@pytest.mark.parametrize(
    ("language", "source"),
    [
        ("ru", "[Все пятнадцать]{.reported claim=a} согласны; [треть]{claim=b} нет."),
        ("ru", "`num:share_fear sign=no` процентов, доли в процентах."),
        ("ru", "Один из них, однажды и впервые, первый."),
        ("ru", '[Пятнадцать]{.lit why="название"} и <https://doi.org/10.1/15>.'),
        ("ru", "[@a2001, с. 15–17; @b2001, т. II, с. 3]"),
        ("ru", "Все данные открыты всем."),
        ("ky", "COREQти жана PDFке карап, бири-бирине айтты."),
        ("en", "[Most]{claim=a} participants and [all]{.reported claim=b} women."),
        ("en", "The CI is wide, and I say so; her CV, too."),
    ],
)
def test_what_may_stand(language, source):
    assert check(source, language) == []


# Values after ISO 80000 reading of Roman numerals, e.g. Unicode's table for U+2160 ff.
@pytest.mark.parametrize(
    ("numeral", "said"),
    [("MMXXIV", 2024), ("MCMXCIX", 1999), ("XLIV", 44), ("CDXC", 490), ("II", 2)],
)
def test_roman_numerals(numeral, said):
    assert value(numeral) == said
    (find,) = scan(f"см. {numeral} ниже", "ru")
    assert (find.kind, find.value) == (Kind.ROMAN, said)


@pytest.mark.parametrize("text", ["IIII", "VX", "MIX", "I say", "CIVIC", "IC", "СМИ"])
def test_what_is_no_roman_numeral(text):
    assert [find for find in scan(text, "en") if find.kind is Kind.ROMAN] == []
