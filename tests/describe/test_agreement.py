"""Agreement of coders on interviews, turns and text, and its bootstrap."""

import numpy as np
import pandas as pd
import pytest
from talap.base.codebook import Code, Codebook
from talap.base.contracts import CODINGS, TURNS
from talap.describe.agreement import measure, percentiles, resamples


def book(*names, **parents):
    codes = {
        name: Code(parent=parents.get(name), label={"en": name}, definition="x")
        for name in names
    }
    return Codebook("codebook.yaml", codes)


def turns(*texts):
    """Interviews of participants' turns; each text is one interview, split at |."""
    rows = [
        (f"I{i}", t, f"P{i}", "participant", None, None, text, 1, 0, 1)
        for i, interview in enumerate(texts, 1)
        for t, text in enumerate(interview.split("|"), 1)
    ]
    return TURNS.check(pd.DataFrame(rows, columns=TURNS.names))


def codings(*rows):
    """Rows: coder, interview, turn, code, start, end."""
    table = pd.DataFrame(
        rows, columns=["coder", "interview", "turn", "code", "start", "end"]
    )
    table["coding"] = [f"c{n:03d}" for n in range(len(table))]
    return CODINGS.check(table.assign(quote="x", anchor="exact"))


def value(table, code, unit, coefficient, column="value"):
    found = table[
        (table["code"] == code)
        & (table["unit"] == unit)
        & (table["coefficient"] == coefficient)
    ]
    assert len(found) == 1
    return found[column].iloc[0]


def rated(first, second):
    """Codings of two coders from strings of 0 and 1, one interview a character.

    Each also gives the code `other` everywhere: that is how one is known to have
    coded an interview in which the code is absent.
    """
    rows = [
        (coder, f"I{i}", 1, code, 0, 4)
        for coder, marks in (("A", first), ("B", second))
        for i, mark in enumerate(marks, 1)
        for code in ["other"] + ["code"] * (mark == "1")
    ]
    return codings(*rows)


def test_krippendorffs_two_coders():
    """Krippendorff (2011), section A: alpha 0.095; by hand: 6 of 10 agree, kappa 0.09.

    Cohen: marginals 1/10 and 5/10, so chance is 0.05 + 0.45, kappa (0.6 - 0.5) / 0.5.
    """
    table = measure(
        rated("0100000000", "1110010100"),
        turns(*["text"] * 10),
        book("code", "other"),
        0.95,
        20,
        1,
    )
    alpha = value(table, "code", "interview", "krippendorff")
    assert alpha == pytest.approx(0.095, abs=5e-4)
    assert value(table, "code", "interview", "percent") == pytest.approx(0.6)
    assert value(table, "code", "interview", "cohen") == pytest.approx(0.2)
    assert value(table, "code", "interview", "percent", "prevalence") == 0.3
    assert np.isnan(value(table, "other", "interview", "krippendorff"))
    assert np.isnan(value(table, "other", "interview", "krippendorff", "low"))
    # of `other` nothing can be said, so overall is the alpha of `code`
    assert value(table, "overall", "interview", "krippendorff") == alpha


def test_pooled_kappa_is_not_raised_by_codes_of_different_frequency():
    """De Vries et al. (2008): mean of observed less mean of expected agreement.

    Code one nearly always, two nearly never; each has the table 0 1 / 1 8, so kappa is
    (0.8 - 0.82) / 0.18. All decisions thrown together give 8 2 / 2 8 and 0.6.
    """
    always = [("A", "1" * 9 + "0"), ("B", "0" + "1" * 9)]
    rows = [
        (coder, f"I{i}", turn, code, 0, 1)
        for code, marks in (
            ("one", always),
            ("two", [(c, m.translate({48: "1", 49: "0"})) for c, m in always]),
        )
        for coder, of_coder in marks
        for i in range(1, 11)
        for turn, mark in enumerate(of_coder, 1)
        if mark == "1"
    ]
    table = measure(
        codings(*rows),
        turns(*["|".join("abcdefghij")] * 10),
        book("one", "two"),
        0.95,
        5,
        1,
    )
    assert value(table, "one", "turn", "cohen") == pytest.approx(-1 / 9)
    assert value(table, "overall", "turn", "cohen") == pytest.approx(-1 / 9)


def test_text_by_hand():
    """Ten characters and a break; A gives 0-4, B gives 2-6, |uAlpha as in eq. 35.

    Both mark 2-4: coincidences 4 of the code with itself, 2 + 2 of code and gap, 14 of
    gaps; 22 in all. Expected 8 * 14 / (22 - (16 + 16 + 7 + 7) / 22) a side.
    """
    table = measure(
        codings(("A", "I1", 1, "code", 0, 4), ("B", "I1", 1, "code", 2, 6)),
        turns("abcdefghij"),
        book("code"),
        0.95,
        5,
        1,
    )
    expected = 8 * 14 / (22 - 46 / 22)
    alpha = value(table, "code", "text", "unitizing")
    assert alpha == pytest.approx(1 - 4 / expected)


def test_overlapping_codings_of_one_coder_are_one():
    """The same text twice, or in parts that overlap, agrees as it does once."""
    other = ("B", "I1", 1, "code", 2, 6)
    once = codings(("A", "I1", 1, "code", 0, 4), other)
    twice = codings(
        ("A", "I1", 1, "code", 0, 3),
        ("A", "I1", 1, "code", 1, 4),
        ("A", "I1", 1, "code", 0, 4),
        other,
    )
    said, codes = turns("abcdefghij", "xyz"), book("code")
    tables = [measure(table, said, codes, 0.95, 5, 1) for table in (once, twice)]
    pd.testing.assert_frame_equal(*tables)


def test_one_turn_suffices_for_the_interview():
    """They agree on the interview, in none of whose turns they agree."""
    rows = [("A", "I1", 1, "code", 0, 2), ("B", "I1", 2, "code", 0, 2)]
    table = measure(codings(*rows), turns("text|more"), book("code"), 0.95, 5, 1)
    assert value(table, "code", "interview", "percent") == 1
    assert value(table, "code", "interview", "percent", "prevalence") == 1
    assert value(table, "code", "turn", "percent") == 0


def test_only_the_participants_turns_are_judged():
    said = turns("one|two|three")
    said.loc[0, "role"] = "interviewer"
    rows = [(coder, "I1", turn, "code", 0, 2) for coder in "AB" for turn in (1, 2)]
    table = measure(codings(*rows), said, book("code"), 0.95, 5, 1)
    assert value(table, "code", "turn", "percent", "units") == 2
    assert value(table, "code", "text", "unitizing", "units") == 3 + 1 + 5 + 1


def test_parent_counts_what_its_children_count():
    """One coder uses one child, the other its sibling: they agree on the parent."""
    rows = [("A", "I1", 1, "left", 0, 2), ("B", "I1", 1, "right", 0, 2)]
    codes = book("top", "left", "right", left="top", right="top")
    table = measure(codings(*rows), turns("text|more"), codes, 0.95, 5, 1)
    assert value(table, "top", "turn", "krippendorff") == 1
    assert value(table, "left", "turn", "percent") == 0.5
    assert value(table, "overall", "turn", "percent") == 0.5


def test_codes_below_a_codable_parent_count_once_in_overall():
    """A gives the parent itself, B its child: they agree on the parent only."""
    rows = [("A", "I1", 1, "top", 0, 2), ("B", "I1", 1, "low", 0, 2)]
    codes = book("top", "mid", "low", mid="top", low="mid")
    codes.codes["top"].codable = True
    table = measure(codings(*rows), turns("text|more"), codes, 0.95, 5, 1)
    assert value(table, "top", "turn", "percent") == 1
    assert value(table, "mid", "turn", "percent") == 0.5
    # top and low themselves, two turns each: of four judgements two agree
    assert value(table, "overall", "turn", "percent") == 0.5


def test_missing_ratings_and_three_coders():
    """Interview 2 is of A and B only; interview 3 of C only, and left out."""
    rows = [(coder, "I1", 1, "code", 0, 2) for coder in "ABC"]
    rows += [("A", "I2", 1, "code", 0, 2), ("B", "I2", 1, "other", 0, 2)]
    rows += [("C", "I3", 1, "code", 0, 2)]
    table = measure(
        codings(*rows), turns("text", "text", "text"), book("code", "other"), 0.95, 5, 1
    )
    assert "cohen" not in set(table["coefficient"])
    assert value(table, "code", "interview", "percent", "interviews") == 2
    assert value(table, "code", "interview", "percent", "coders") == 3
    assert value(table, "code", "interview", "percent") == 0.5
    # ratings 1 1 1 and 1 0: five, one pair of a kind against: 1 - 4 * 1 / (4 * 1)
    assert value(table, "code", "interview", "krippendorff") == pytest.approx(0)


def test_one_coder_has_nobody_to_agree_with():
    alone = codings(("A", "I1", 1, "code", 0, 2))
    assert measure(alone, turns("text"), book("code"), 0.95, 5, 1).empty


def test_the_interval_resamples_interviews():
    """Ten turns of an interview agree or not as one: n is two, not twenty."""
    rows = [(c, "I1", t, "code", 0, 1) for t in range(1, 11) for c in "AB"]
    rows += [("A", "I2", t, "code", 0, 1) for t in range(1, 11)]
    rows += [("B", "I2", 1, "other", 0, 1)]
    said = turns("|".join("abcdefghij"), "|".join("abcdefghij"))
    table = measure(codings(*rows), said, book("code", "other"), 0.95, 400, 1)
    assert value(table, "code", "turn", "percent") == 0.5
    assert value(table, "code", "turn", "percent", "low") == 0
    assert value(table, "code", "turn", "percent", "high") == 1


def test_resamples_are_fixed_by_the_seed():
    first = resamples(15, 50, 7)
    assert first.shape == (51, 15)
    assert (first[0] == 1).all()
    assert (first.sum(axis=1) == 15).all()
    assert (first == resamples(15, 50, 7)).all()
    assert (first != resamples(15, 50, 8)).any()


def test_no_interval_from_too_few_or_from_perfect_agreement():
    assert percentiles(np.linspace(0, 1, 101), 0.9)[:2] == pytest.approx((0.05, 0.95))
    some = np.array([np.nan] * 6 + [0.0, 1.0] * 47)
    assert np.isnan(percentiles(some, 0.95)[0])
    assert percentiles(some, 0.95)[2] == 6
    assert not np.isnan(percentiles(some, 0.90)[0])
    assert np.isnan(percentiles(np.ones(100), 0.95)[0])
