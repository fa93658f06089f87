"""Codes by group: who is counted, and what is tested."""

import pandas as pd
import pytest
from talap.base.codebook import Code, Codebook
from talap.base.contracts import CONSENSUS
from talap.base.errors import TalapError
from talap.describe.groups import compare_groups, count_groups


def book(*names, **parents):
    codes = {
        name: Code(parent=parents.get(name), label={"en": name}, definition="x")
        for name in names
    }
    return Codebook("codebook.yaml", codes)


def people(genders):
    return pd.DataFrame(
        {
            "participant": [f"P{i}" for i in range(len(genders))],
            "interview": [f"I{i}" for i in range(len(genders))],
            "gender": list(genders),
        }
    )


def held(**codes):
    """By code, the participants' numbers; each holds it twice."""
    rows = [
        (f"{code}{person}{n}", f"I{person}", 1, f"P{person}", code, 0, 1, "x", 1, "A")
        for code, persons in codes.items()
        for person in persons
        for n in range(2)
    ]
    return CONSENSUS.check(pd.DataFrame(rows, columns=CONSENSUS.names))


def test_holders_are_counted_once_and_the_unknown_not_at_all():
    table = people(["woman", "man", None, "woman"])
    counts = count_groups(table, held(code=[0, 2]), book("code"), ["gender"])
    assert counts[["group", "participants", "total"]].values.tolist() == [
        ["man", 0, 1],
        ["woman", 1, 2],
    ]


def test_numbers_are_groups_in_their_own_order():
    table = people("wmw").assign(children=[10.0, 2.0, 2.0])
    counts = count_groups(table, held(code=[0]), book("code"), ["children"])
    assert set(counts["group"]) == {"2", "10"}
    assert compare_groups(counts, 0.95)["total"].tolist() == [3]


def test_parents_are_no_further_test():
    codes = book("top", "code", code="top")
    counts = count_groups(people("wm"), held(code=[0]), codes, ["gender"])
    assert set(counts["code"]) == {"code"}
    assert set(counts["order"]) == {2}


def test_a_codable_parent_is_tested_for_itself():
    codes = book("top", "code", code="top")
    codes.codes["top"].codable = True
    counts = count_groups(people("wm"), held(code=[0], top=[1]), codes, ["gender"])
    assert counts.set_index(["code", "group"])["participants"].to_dict() == {
        ("top", "m"): 1,
        ("top", "w"): 0,
        ("code", "m"): 0,
        ("code", "w"): 1,
    }


def test_p_beside_what_is_attainable():
    """Seven men, eight women; five women hold it: p = 77 / 3003 by hand.

    C(8,5) = 56 ways for this table and C(7,5) = 21 for five men, of C(15,5) = 3003.
    """
    table = people("m" * 7 + "w" * 8)
    codes = book("code", "rare")
    counts = count_groups(table, held(code=range(7, 12), rare=[0]), codes, ["gender"])
    tests = compare_groups(counts, 0.95).set_index("code")
    assert tests.loc["code", "p"] == pytest.approx(77 / 3003)
    assert tests.loc["code", "attainable"] == pytest.approx(21 / 3003)
    assert tests.loc["code", "p_holm"] == pytest.approx(2 * 77 / 3003)
    assert tests.loc["code", "odds_ratio"] == 0
    assert tests.loc["rare", "attainable"] == pytest.approx(7 / 15)
    assert tests.loc["rare", "attainable_holm"] == pytest.approx(14 / 15)


def test_one_group_has_no_test():
    counts = count_groups(people("ww"), held(code=[0]), book("code"), ["gender"])
    assert len(counts) == 1
    assert compare_groups(counts, 0.95).empty


def test_no_attribute_no_rows():
    counts = count_groups(people("wm"), held(code=[0]), book("code"), [])
    assert counts.empty
    assert compare_groups(counts, 0.95).empty


def test_unpublished_attribute_is_named():
    with pytest.raises(TalapError, match="no published attribute income"):
        count_groups(people("wm"), held(code=[0]), book("code"), ["income"])
