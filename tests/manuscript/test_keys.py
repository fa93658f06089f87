"""What an inline code prints, and how a misspelt one is refused."""

import pytest
from talap.base.messages import Messages
from talap.manuscript.keys import Problem, Refused, as_error, print_number, print_plural

SPACE = "\u00a0"
NUMBERS = {
    "people": {"kind": "count", "value": 15, "unit": "", "digits": 0},
    "turns": {"kind": "count", "value": 41_000, "unit": "", "digits": 0},
    "fear": {
        "kind": "share", "value": 13 / 15, "unit": "", "digits": 0,
        "numerator": 13, "denominator": {"value": 15},
        "interval": {"low": 0.621, "high": 0.963},
    },
    "fine": {
        "kind": "share", "value": 0.875, "unit": "", "digits": 1,
        "numerator": 21, "denominator": {"value": 24},
    },
    "mean": {"kind": "mean", "value": 2.54, "unit": "", "digits": 1},
    "time": {"kind": "duration", "value": 5400, "unit": "s", "digits": 0},
    "level": {"kind": "constant", "value": 95, "unit": "percent", "digits": 0},
    **{
        f"n{value}": {"kind": "count", "value": value, "unit": "", "digits": 0}
        for value in (0, 1, 2, 5, 11, 12, 21, 22, 25, 100, 101, 111)
    },
}  # fmt: skip


def said(text, language="ru"):
    return print_number(text, NUMBERS, Messages(language)).text


@pytest.mark.parametrize(
    ("text", "language", "printed"),
    [
        ("num:people", "ru", "15"),
        ("num:turns", "en", "41,000"),
        ("num:fear", "ru", f"87{SPACE}%"),
        ("num:fear sign=no", "ru", "87"),
        ("num:fear.ci", "ky", "62–96%"),
        ("num:fear.n", "ky", "13"),
        ("num:fine", "en", "87.5%"),
        ("num:time", "ru", "1\u00a0ч 30\u00a0мин"),
        # Suffixes by how the number is read: он беш, кырк бир миң, пайыз, үч, төрт.
        ("num:people case=abl", "ky", "15тен"),
        ("num:turns case=gen", "ky", f"41{SPACE}000дин"),
        ("num:fear case=loc", "ky", "87%да"),
        ("num:fear sign=no case=loc", "ky", "87де"),
        ("num:fear.ci case=dat", "ky", "62–96%га"),
        ("num:fear.ci sign=no case=dat", "ky", "62–96га"),
        ("num:fear.n case=dat", "ky", "13кө"),
        ("num:mean case=abl", "ky", "2,5тен"),
        ("num:time case=acc", "ky", "1\u00a0саат 30\u00a0мүнөттү"),
        ("num:level case=gen", "ky", "95%дын"),
    ],
)
def test_numbers(text, language, printed):
    assert said(text, language) == printed


def test_the_key_and_its_variant_are_remembered():
    found = print_number("num:fear.ci sign=no", NUMBERS, Messages("ru"))
    assert (found.key, found.name) == ("fear", "ci")


def plural(key, forms="участник|участника|участников", language="ru"):
    return print_plural(f"pl:{key} {forms}", NUMBERS, Messages(language)).text


@pytest.mark.parametrize(
    ("value", "form"),
    [
        # CLDR 48, plural rules of Russian: one, few, many by the last digits.
        (0, "участников"), (1, "участник"), (2, "участника"), (5, "участников"),
        (11, "участников"), (12, "участников"), (21, "участник"), (22, "участника"),
        (25, "участников"), (100, "участников"), (101, "участник"),
        (111, "участников"),
    ],
)  # fmt: skip
def test_russian_plurals(value, form):
    assert plural(f"n{value}") == form


@pytest.mark.parametrize(
    ("key", "form"),
    [
        ("mean", "участника"),  # 2,5 участника: a decimal takes the genitive singular
        ("fear.n", "участников"),
        # Counts of a share have no decimals, however many the share has.
        ("fine.n", "участник"),
        ("fine.of", "участника"),
        ("fear", "участников"),  # 87, not 0.87
    ],
)
def test_a_noun_agrees_with_what_is_printed(key, form):
    assert plural(key) == form


@pytest.mark.parametrize(
    ("key", "forms", "language", "form"),
    [
        ("n1", "person|people", "en", "person"),
        ("n21", "person|people", "en", "people"),
        ("n0", "person|people", "en", "people"),
        ("n5", "адам", "ky", "адам"),  # no plural after a number
        ("n1", "адам", "ky", "адам"),
        ("mean", "один|два|пять|дробь", "ru", "дробь"),
    ],
)
def test_plurals_of_other_languages(key, forms, language, form):
    assert plural(key, forms, language) == form


@pytest.mark.parametrize(
    ("text", "what", "hint"),
    [
        ("num:", "is no number code", "num:KEY"),
        ("num:people,15", "is no number code", "num:KEY"),
        ("num:peple", "no number has the key peple", "did you mean people?"),
        ("num:zzzz", "no number has the key zzzz", "config/numbers.yaml"),
        ("num:fear.sd", "the number fear has no .sd", ".ci, .low, .high, .n, .of"),
        ("num:people.ci", "the number people has no .ci", "its value only"),
        ("num:fear.cii", "has no .cii", ".ci"),
        ("num:people form=x", "unknown option form", "case= and sign=no"),
        ("num:people case=abl", "case= is Kyrgyz only", "leave it out"),
    ],
)
def test_refused(text, what, hint):
    with pytest.raises(Refused) as raised:
        said(text)
    assert what in raised.value.problem.what
    assert hint in raised.value.problem.hint


def test_an_unknown_case_is_refused_with_the_known_ones():
    with pytest.raises(Refused, match="unknown case ins") as raised:
        said("num:people case=ins", "ky")
    assert raised.value.problem.hint == "use one of gen, dat, acc, loc, abl"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("pl:people", "is no plural code"),
        ("pl:people а||б", "is no plural code"),
        ("pl:people а|б", "2 forms, ru has one, few, many, other"),
        ("pl:people а|б|в|г|д", "5 forms"),
        ("pl:peple а|б|в", "no number has the key peple"),
        ("pl:time а|б|в", "no noun agrees with a duration"),
        ("pl:fear.ci а|б|в", "no noun agrees with a ci"),
    ],
)
def test_refused_plurals(text, what):
    with pytest.raises(Refused) as raised:
        print_plural(text, NUMBERS, Messages("ru"))
    assert what in raised.value.problem.what
    assert raised.value.problem.hint


def test_a_problem_becomes_an_error_at_its_place():
    error = as_error(Problem("what", "hint"), "ru.md", "line 3")
    assert str(error) == "ru.md, line 3: what\n  -> hint"
