"""Published figures against one another."""

from fractions import Fraction
from math import inf
from pathlib import Path

import pytest
from conftest import ROOT
from talap.audit.fit import (
    Check,
    Interval,
    agree,
    compute,
    examine,
    keys_of,
    read_checks,
    write_out,
)
from talap.base.context import read_context
from talap.base.errors import TalapError

FILE = Path("config/context_checks.yaml")


def figure(value, relation="exact", high=None):
    return {
        "value": value,
        "relation": relation,
        "high": high,
        "unit": "",
        "sources": {},
    }


def outcome(implied, stated, relation="equal", **context):
    check = Check(says={}, implied=implied, stated=stated, relation=relation)
    return examine("x", check, context, FILE)


# The two examples in the shipped study: what the article prints, by hand.
# 89505 / 0.9 = 99450 < 100000; 14 * 42000 = 588000 < 2000000.


def test_the_shipped_figures_do_not_fit_as_printed():
    context = read_context(ROOT / "data/published/context.csv", ["en"])
    path = ROOT / "config/context_checks.yaml"
    checks = read_checks(path, context, ["ky", "ru", "en"])
    found = {
        name: examine(name, check, context, path) for name, check in checks.items()
    }
    abroad = found["abroad-from-self-funded"]
    assert (abroad.implied.low, abroad.implied.high) == (99450, 99450)
    assert abroad.outcome == "fits if about"
    assert abroad.about == Fraction(5, 1000)  # 89505 * 1.005 / (1 - 0.1005) = 100002.8
    yearly = found["emigrated-from-yearly"]
    assert (yearly.implied.low, yearly.implied.high) == (518_000, 588_000)
    assert yearly.outcome == "does not fit"
    other = found["yearly-from-emigrated"]
    assert other.outcome == "does not fit"
    assert round(float(other.implied.low)) == 142_857
    assert found["usa-within-abroad"].outcome == "fits"
    assert found["skilled-per-year"].outcome == "implied"
    assert found["skilled-per-year"].implied == Interval(11_100, 12_600)


def test_more_than_does_not_include_its_value():
    assert outcome("a", "b", a=figure(100), b=figure(100, "more than")).outcome == (
        "does not fit"
    )
    assert (
        outcome("a", "b", a=figure(101), b=figure(100, "more than")).outcome == "fits"
    )


def test_ranges_fit_if_they_meet():
    low_high = figure(10, "range", 20)
    assert outcome("a", "b", a=low_high, b=figure(20, "range", 30)).outcome == "fits"
    assert outcome("a", "b", a=low_high, b=figure(21, "range", 30)).outcome == (
        "does not fit"
    )


@pytest.mark.parametrize(
    ("relation", "part", "fits"),
    [("at most", 3, True), ("at most", 5, False), ("at least", 5, True)],
)
def test_one_sided_relations(relation, part, fits):
    found = outcome("a", "b", relation, a=figure(part), b=figure(4))
    assert (found.outcome == "fits") is fits


def test_about_gives_the_least_that_mends_it():
    found = outcome("a", "b", a=figure(98, "about"), b=figure(100))
    assert found.outcome == "fits if about"
    assert found.about == Fraction(21, 1000)  # 98 * 1.0204 = 100: 2.1 %, in steps
    assert outcome("a", "b", a=figure(90, "about"), b=figure(100)).about is None


def test_products_of_intervals_change_sides_with_the_sign():
    # Moore, Kearfott & Cloud 2009, section 2.3: [-1, 0] * [-1, 2] = [-2, 1]
    assert Interval(-1, 0) * Interval(-1, 2) == Interval(-2, 1)
    assert Interval(0, 1) - Interval(-6, 5) == Interval(-5, 7)  # same, section 2.1
    assert Interval(1, 1) / Interval(-2, -1) == Interval(-1, Fraction(-1, 2))


def test_division_by_what_has_no_upper_end():
    part = compute("a / b", {"a": figure(50), "b": figure(100, "more than")})
    assert (part.low, part.high) == (0, Fraction(1, 2))
    assert not part.has_high  # less than a half, never a half
    assert not agree(part, Interval(Fraction(1, 2), inf), "equal")


@pytest.mark.parametrize(
    "rule",
    [
        "__import__('os')",
        "a ** 9",
        "a.b",
        "a if b else c",
        "[1]",
        "'x' * 9",
        "a +",
        "True",
    ],
)
def test_a_rule_is_arithmetic_and_nothing_else(rule):
    with pytest.raises(TalapError):
        keys_of(rule, FILE, "check x")


@pytest.mark.parametrize(
    ("rule", "written"),
    [
        ("a / (1 - b / 100)", "a / (1 − b / 100)"),
        ("a - (b + c)", "a − (b + c)"),
        ("a / (b * c)", "a / (b × c)"),
        ("(a + b) * c", "(a + b) × c"),
        ("a * b - c", "a × b − c"),
    ],
)
def test_rules_are_written_with_the_brackets_they_need(rule, written):
    assert write_out(rule, str) == written


def checks(tmp_path, text):
    path = tmp_path / "checks.yaml"
    path.write_text(text, encoding="utf-8")
    return read_checks(path, {"a": figure(1), "b": figure(2)}, ["en"])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("checks: {x: {says: {ru: X}, implied: a}}", "no en text"),
        ("checks: {x: {says: {en: X}, implied: c}}", "unknown key c"),
        ("checks: {x: {says: {en: X}, implied: a - a}}", "the key a stands twice"),
        (
            "checks: {x: {says: {en: X}, implied: a, stated: b + a}}",
            "the key a stands twice",
        ),
        ("checks: {x: {says: {en: X}, implied: a, sated: b}}", "unknown key sated"),
    ],
)
def test_refused(tmp_path, text, problem):
    with pytest.raises(TalapError) as raised:
        checks(tmp_path, text)
    assert raised.value.problem == problem
    assert raised.value.place


def test_a_divisor_that_may_be_zero_is_refused():
    with pytest.raises(TalapError, match="zero"):
        outcome("a / b", "a", a=figure(1), b=figure(-1, "range", 1))
