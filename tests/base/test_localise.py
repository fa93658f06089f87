"""Numbers as each language writes them.

Separators and percent signs by CLDR as Babel has it (babel 2.18: ky 1 412,5 and 12,5%;
ru 1 412,5 and 12,5 %; en 1,412.5 and 12.5%); rounding half away from zero, as a reader
of statistics expects and Babel alone does not.
"""

from decimal import Decimal

import pytest
from talap.base import localise
from talap.base.messages import Messages

SPACE = "\u00a0"
SHARE = {
    "kind": "share",
    "value": 0.8666666666667,
    "unit": "",
    "digits": 0,
    "numerator": 1413,
    "denominator": {"value": 1630},
    "interval": {"low": 0.621, "high": 0.963},  # Wilson at 13 of 15
    "range": {"low": 0.5, "high": 1},
}


@pytest.mark.parametrize(
    ("value", "digits", "rounded"),
    [
        (0.125, 2, "0.13"),
        (0.145, 2, "0.15"),  # the float is 0.14499999999999999
        (2.5, 0, "3"),
        (3.5, 0, "4"),
        (-2.5, 0, "-3"),
        (1.005, 2, "1.01"),
        (-0.001, 2, "0.00"),  # no minus before a zero
        (1412, 0, "1412"),
    ],
)
def test_half_is_rounded_away_from_zero(value, digits, rounded):
    assert str(localise.quantise(value, digits)) == rounded


@pytest.mark.parametrize(
    ("language", "text"),
    [("ky", f"1{SPACE}412,50"), ("ru", f"1{SPACE}412,50"), ("en", "1,412.50")],
)
def test_separators(language, text):
    assert localise.plain(1412.5, 2, language) == text


@pytest.mark.parametrize(
    ("value", "digits", "ky", "ru", "en"),
    [
        (0.866667, 0, "87%", f"87{SPACE}%", "87%"),
        (0.125, 1, "12,5%", f"12,5{SPACE}%", "12.5%"),
        (0.125, 0, "13%", f"13{SPACE}%", "13%"),
        (0.145, 0, "15%", f"15{SPACE}%", "15%"),  # 0.145 * 100 is below 14.5
        (0.575, 0, "58%", f"58{SPACE}%", "58%"),  # 23 of 40
        (1, 0, "100%", f"100{SPACE}%", "100%"),
        (0, 0, "0%", f"0{SPACE}%", "0%"),
    ],
)
def test_percent(value, digits, ky, ru, en):
    found = [localise.percent(value, digits, name) for name in ("ky", "ru", "en")]
    assert found == [ky, ru, en]


def test_percent_takes_decimals():
    assert localise.percent(Decimal("0.145"), 0, "en") == "15%"


@pytest.mark.parametrize(
    ("seconds", "ky", "ru", "en"),
    [
        (
            5400,
            "1\u00a0саат 30\u00a0мүнөт",
            "1\u00a0ч 30\u00a0мин",
            "1\u00a0h 30\u00a0min",
        ),
        (
            3600,
            "1\u00a0саат 0\u00a0мүнөт",
            "1\u00a0ч 0\u00a0мин",
            "1\u00a0h 0\u00a0min",
        ),
        (3569, "59\u00a0мүнөт", "59\u00a0мин", "59\u00a0min"),
        (
            3570,
            "1\u00a0саат 0\u00a0мүнөт",
            "1\u00a0ч 0\u00a0мин",
            "1\u00a0h 0\u00a0min",
        ),  # 59.5 minutes
        (0, "0\u00a0мүнөт", "0\u00a0мин", "0\u00a0min"),
    ],
)
def test_duration(seconds, ky, ru, en):
    found = [localise.duration(seconds, Messages(name)) for name in ("ky", "ru", "en")]
    assert found == [ky, ru, en]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("", f"87{SPACE}%"),
        ("ci", f"62–96{SPACE}%"),
        ("range", f"50–100{SPACE}%"),
        ("low", f"62{SPACE}%"),
        ("high", f"96{SPACE}%"),
        ("n", f"1{SPACE}413"),
        ("of", f"1{SPACE}630"),
    ],
)
def test_variants_of_a_share(name, text):
    assert localise.number(SHARE, Messages("ru"), name) == text


@pytest.mark.parametrize(("name", "text"), [("", "87"), ("ci", "62–96"), ("low", "62")])
def test_a_share_without_its_sign(name, text):
    assert localise.number(SHARE, Messages("ru"), name, sign=False) == text


def test_counts_of_a_share_have_no_decimals():
    assert localise.number({**SHARE, "digits": 1}, Messages("en"), "n") == "1,413"


def test_a_constant_in_percent():
    number = {"kind": "constant", "value": 99.9, "unit": "percent", "digits": 1}
    assert localise.number(number, Messages("ky")) == "99,9%"
    assert localise.number(number, Messages("ky"), sign=False) == "99,9"


def test_kinds_that_print_plainly_or_as_a_duration():
    messages = Messages("ru")
    mean = {"kind": "mean", "value": 2.25, "unit": "", "digits": 1}
    spread = {"spread": {"sd": 1.05, "min": 0, "max": 4}}
    assert localise.number({**mean, **spread}, messages) == "2,3"
    assert localise.number({**mean, **spread}, messages, "sd") == "1,1"
    time = {"kind": "duration", "value": 5400, "unit": "s", "digits": 0}
    assert localise.number(time, messages) == "1\u00a0ч 30\u00a0мин"


@pytest.mark.parametrize(
    ("confidence", "said"),
    [(0.95, "95%"), (0.9, "90%"), (0.999, "99.9%"), (0.975, "97.5%"), (0.5, "50%")],
)
def test_a_confidence_level_is_never_rounded(confidence: float, said: str) -> None:
    assert localise.level(confidence, "en") == said
