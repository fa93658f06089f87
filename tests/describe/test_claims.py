"""The three verdicts, and what turns them; ranks, ties, not_code, comparisons.

A world is written by hand: who holds which code. Worlds 2 and on are the doubts.
"""

from pathlib import Path

import pandas as pd
import pytest
from talap.base.codebook import Code, Codebook
from talap.base.contracts import CONSENSUS, PARTICIPANTS, VARIANTS
from talap.base.errors import TalapErrors
from talap.base.files import read_json
from talap.describe.claims import (
    Claim,
    Quantifier,
    Share,
    Test,
    World,
    all_worlds,
    codes_behind,
    describe,
    evaluate,
    examine,
    read_claims,
    run,
)
from talap.describe.rows import Rows

QUANTIFIERS = {
    "all": Quantifier(at_least=1),
    "most": Quantifier(above=0.5),
    "small": Quantifier(above=0, at_most=0.34),
}
PEOPLE = {
    "P1": {"gender": "woman"},
    "P2": {"gender": "woman"},
    "P3": {"gender": "man"},
    "P4": {"gender": "man"},
}


def world(name="as reported", people=PEOPLE, **holders):
    return World(
        name, people, {code: set(who.split()) for code, who in holders.items()}
    )


def verdict(test, *worlds):
    return examine(test, QUANTIFIERS, list(worlds))


MOST_FEAR = Test(where={"code": "fear"}, quantifier="most")


@pytest.mark.parametrize(
    ("reported", "doubt", "expected", "turned_by"),
    [
        ("P1 P2 P3", "P1 P2 P4", "supported", []),
        ("P1 P2", "P1", "not supported", []),  # a half is not most
        ("P1 P2 P3", "P1 P2", "not decidable", ["coder b"]),
        ("P1 P2", "P1 P2 P3", "not decidable", ["coder b"]),
    ],
)
def test_the_three_verdicts(reported, doubt, expected, turned_by):
    found = verdict(MOST_FEAR, world(fear=reported), world("coder b", fear=doubt))
    assert found["verdict"] == expected
    assert found["turned_by"] == turned_by
    assert found["holds"] == (len(reported.split()) > 2)
    assert found["worlds"] == 2


def test_the_numbers_behind_a_verdict():
    found = verdict(
        MOST_FEAR, world(fear="P1 P2 P3"), world("b", fear="P1"), world("c", fear="")
    )
    assert (found["value"], found["numerator"], found["denominator"]) == (0.75, 3, 4)
    assert found["range"] == {"low": 0, "high": 0.75}
    assert found["turned_by"] == ["b", "c"]
    assert found["rule"] == "share with code = fear > 0.5 (most)"


def test_nobody_is_asked():
    test = Test(where={"code": "fear"}, among={"gender": "other"}, quantifier="all")
    found = verdict(test, world(fear="P1"))
    assert (found["verdict"], found["holds"]) == ("not decidable", None)
    assert (found["value"], found["range"], found["denominator"]) == (None, None, 0)


def test_a_doubt_in_which_nobody_is_asked_does_not_count():
    test = Test(where={"code": "fear"}, among={"gender": "woman"}, quantifier="all")
    men = {name: who for name, who in PEOPLE.items() if who["gender"] == "man"}
    found = verdict(test, world(fear="P1 P2"), world("only men", men, fear=""))
    assert (found["verdict"], found["worlds"]) == ("supported", 1)


@pytest.mark.parametrize(
    ("share", "most", "small", "all_"),
    [(0, False, False, False), (0.34, False, True, False), (0.5, False, False, False),
     (0.51, True, False, False), (1, True, False, True)],
)  # fmt: skip
def test_quantifiers(share, most, small, all_):
    holds = [QUANTIFIERS[name].holds(share) for name in ("most", "small", "all")]
    assert holds == [most, small, all_]


def test_a_share_at_the_threshold_is_not_below_it():
    """12 of 15 is 0.8, also in floats."""
    assert Quantifier(at_least=0.8).holds(12 / 15)
    assert Quantifier(at_most=0.2).holds(3 / 15)


@pytest.mark.parametrize(
    ("fear", "duty", "joy", "within", "place", "holds"),
    [
        ("P1 P2 P3", "P1 P2", "P1", 1, 1, True),
        ("P1 P2", "P1 P2 P3", "P1", 1, 2, False),
        ("P1 P2", "P3 P4", "P1", 1, 1, True),  # a tie: equals share the better place
        ("P1", "P3 P4", "P1 P2", 2, 3, False),  # two tie above it
        ("P1", "P1 P2", "P3", 2, 2, True),
        ("", "", "", 1, 1, True),
    ],
)
def test_ranks_with_ties(fear, duty, joy, within, place, holds):
    test = Test(rank="fear", against=["fear", "duty", "joy"], within=within)
    found = verdict(test, world(fear=fear, duty=duty, joy=joy))
    assert (found["value"], found["holds"]) == (place, holds)
    assert found["numerator"] == len(fear.split())


def test_a_rank_among_some():
    test = Test(rank="fear", against=["duty"], among={"gender": "woman"})
    reported = world(fear="P1", duty="P3 P4")
    assert verdict(test, reported)["value"] == 1
    assert verdict(test, reported)["numerator"] == 1
    assert verdict(Test(rank="fear", against=["duty"]), reported)["value"] == 2


@pytest.mark.parametrize(
    ("conditions", "members"),
    [
        ({}, "P1 P2 P3 P4"),
        ({"code": "fear"}, "P1 P3"),
        ({"code": ["fear", "duty"]}, "P1 P2 P3"),  # either
        ({"not_code": "fear"}, "P2 P4"),
        ({"not_code": ["fear", "duty"]}, "P4"),  # neither
        ({"code": "fear", "not_code": "duty"}, "P3"),
        ({"not_code": "duty", "code": "fear"}, "P3"),
        ({"gender": "man", "code": "fear"}, "P3"),
        ({"gender": ["man", "woman"]}, "P1 P2 P3 P4"),
        ({"code": "joy"}, ""),
    ],
)
def test_conditions(conditions, members):
    found = world(fear="P1 P3", duty="P1 P2").members(conditions)
    assert found == set(members.split())


def test_conditions_are_compared_as_the_table_says_them():
    people = {"P1": {"family": "true", "children": "2"}, "P2": {"family": "false"}}
    asked = world(people=people)
    assert asked.members({"family": True}) == {"P1"}
    assert asked.members({"children": 2}) == {"P1"}


def test_a_code_among_holders_of_another():
    test = Test(where={"code": "duty"}, among={"code": "fear"}, quantifier="most")
    found = verdict(test, world(fear="P1 P2", duty="P1 P3 P4"))
    assert (found["value"], found["numerator"], found["denominator"]) == (0.5, 1, 2)


def test_one_share_above_another():
    test = Test(
        where={"code": "fear"},
        among={"gender": "woman"},
        more_than=Share(where={"code": "fear"}, among={"gender": "man"}),
    )
    assert verdict(test, world(fear="P1 P2 P3"))["holds"] is True
    assert verdict(test, world(fear="P1 P3"))["holds"] is False  # equal is not above
    women = {name: who for name, who in PEOPLE.items() if who["gender"] == "woman"}
    assert verdict(test, world(people=women, fear="P1"))["holds"] is None


def test_all_tests_of_a_claim_must_hold():
    def claim(*codes):
        tests = [Test(where={"code": code}, quantifier="most") for code in codes]
        return Claim(says={"ru": "С"}, quantifier="большинство", tests=tests)

    worlds = [
        world(yes="P1 P2 P3", no="", maybe="P1 P2 P3"),
        world("coder b", yes="P1 P2 P3", no="", maybe=""),
    ]
    verdicts = {
        codes: evaluate(claim(*codes), QUANTIFIERS, worlds)["verdict"]
        for codes in (
            ("yes",), ("yes", "yes"), ("yes", "maybe"), ("maybe", "no"), ("yes", "no")
        )
    }  # fmt: skip
    assert verdicts == {
        ("yes",): "supported",
        ("yes", "yes"): "supported",
        ("yes", "maybe"): "not decidable",
        ("maybe", "no"): "not supported",
        ("yes", "no"): "not supported",
    }
    found = evaluate(claim("yes"), QUANTIFIERS, worlds)
    assert (found["says"], found["quantifier"]) == ({"ru": "С"}, "большинство")


@pytest.mark.parametrize(
    ("test", "rule"),
    [
        (
            Test(rank="fear", against=["duty", "joy"], within=2, among={"gender": "x"}),
            "rank of fear by participants among gender = x <= 2 against duty, joy",
        ),
        (
            Test(where={"code": "fear"}, more_than=Share(where={"code": "duty"})),
            "share with code = fear > share with code = duty",
        ),
        (
            Test(where={"code": "fear"}, quantifier="small", among={"gender": "x"}),
            "share with code = fear among gender = x > 0 and <= 0.34 (small)",
        ),
    ],
)
def test_a_test_in_one_line(test, rule):
    assert describe(test, QUANTIFIERS) == rule


BOOK = Codebook(
    "config/codebook.yaml",
    {
        "cost": Code(label={"ru": "Ц"}, definition="d"),
        "fear": Code(parent="cost", label={"ru": "С"}, definition="d"),
    },
)


def rows(columns, *cells):
    return Rows(columns, [dict(zip(columns, each, strict=True)) for each in cells])


TABLE = rows(
    ["participant", "interview", "children"], ("P1", "I01", 2.0), ("P2", "I02", None)
)
HELD = rows(
    CONSENSUS.names, ("I01-001-01", "I01", 1, "P1", "fear", 0, 1, "x", 1, "kim")
)
DOUBTS = rows(VARIANTS.names, ("coder lee", "P2", "fear"), ("coder kim", "P1", "fear"))


def test_every_way_to_doubt_is_a_world():
    worlds = all_worlds(TABLE, HELD, DOUBTS, BOOK)
    assert [each.name for each in worlds] == [
        "as reported", "coder kim", "coder lee", "without P1", "without P2",
    ]  # fmt: skip
    assert [sorted(each.members({"code": "cost"})) for each in worlds] == [
        ["P1"], ["P1"], ["P2"], [], ["P1"],
    ]  # fmt: skip
    assert worlds[0].members({"children": 2}) == {"P1"}
    assert worlds[0].members({"children": [None, "nan"]}) == set()  # an empty cell


def test_nobody_is_left_out_of_one():
    one, doubts = TABLE.with_rows(TABLE.rows[:1]), DOUBTS.with_rows(DOUBTS.rows[1:])
    worlds = all_worlds(one, HELD, doubts, BOOK)
    assert [each.name for each in worlds] == ["as reported", "coder kim"]


HEAD = "quantifiers: {most: {above: 0.5}}\nclaims:\n"


def write(tmp_path, text):
    path = tmp_path / "claims.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def claims(tmp_path, text):
    path = write(tmp_path, HEAD + text)
    people = rows(
        ["participant", "interview", "gender"],
        ("P1", "I01", "woman"),
        ("P2", "I02", "man"),
    )
    return read_claims(path, BOOK, ["ru"], people)


def test_faults_of_claims_are_told_together(tmp_path):
    with pytest.raises(TalapErrors) as raised:
        claims(
            tmp_path,
            "  a: {says: {en: A}, tests: [{where: {code: feer}, quantifier: most}]}\n"
            "  b:\n    says: {ru: Б}\n    tests:\n"
            "      - {where: {not_code: 3}, among: {gendr: x}, quantifier: mots}\n"
            "      - {rank: faer, against: [duty]}\n"
            "      - {where: {code: fear}, more_than: {where: {code: joy}}}\n",
        )
    errors = raised.value.errors
    assert all(error.file.endswith("claims.yaml") and error.hint for error in errors)
    assert [(error.place, error.problem) for error in errors] == [
        ("claim a", "no ru text"),
        ("claim a", "unknown code feer"),
        ("claim b", "unknown code 3"),
        ("claim b", "participants have no column gendr"),
        ("claim b", "unknown quantifier mots"),
        ("claim b", "unknown code duty"),
        ("claim b", "unknown code faer"),
        ("claim b", "unknown code joy"),
    ]


ASKED = """\
  a:
    says: {ru: А}
    tests:
      - quantifier: most
        among: {gender: men}
      - where: {code: fear}
        more_than: {where: {code: fear}, among: {gender: [woman, mann]}}
"""


def test_a_value_that_nobody_has_is_a_slip_unless_it_is_meant(tmp_path):
    with pytest.raises(TalapErrors) as raised:
        claims(tmp_path, ASKED)
    assert [error.problem for error in raised.value.errors] == [
        "nobody and nothing has gender = men",
        "nobody and nothing has gender = mann",
    ]
    assert "there is man, woman; if none" in raised.value.errors[0].hint
    meant = ASKED.replace("men}", "men}\n        absent: true").replace("mann", "man")
    assert "a" in claims(tmp_path, meant).claims


@pytest.mark.parametrize(
    ("test", "said"),
    [
        ("{where: {code: fear}}", "give quantifier, or rank and against"),
        ("{quantifier: most, rank: fear, against: [fear]}", "give quantifier, or rank"),
        ("{rank: fear}", "a rank needs the codes"),
        ("{rank: fear, against: [fear], within: 0}", "greater than or equal to 1"),
    ],
)
def test_a_test_is_of_one_kind(tmp_path, test, said):
    with pytest.raises(TalapErrors) as raised:
        claims(tmp_path, f"  a: {{says: {{ru: А}}, tests: [{test}]}}\n")
    assert said in raised.value.problem
    assert raised.value.place.startswith("key claims.a.tests.0")


def test_a_quantifier_that_asks_nothing_is_refused(tmp_path):
    path = write(tmp_path, "quantifiers: {any: {}}\nclaims: {}\n")
    with pytest.raises(TalapErrors, match="give at_least, above or at_most"):
        read_claims(path, BOOK, ["ru"], TABLE)


def test_the_step(tmp_path):
    tables = {
        "p": (PARTICIPANTS, TABLE),
        "c": (CONSENSUS, HELD),
        "v": (VARIANTS, DOUBTS),
    }
    for name, (table, each) in tables.items():
        frame = pd.DataFrame(each.rows, columns=each.columns)
        table.write(frame, tmp_path / name)
    book = tmp_path / "codebook.yaml"
    book.write_text("codes: {fear: {label: {ru: С}, definition: d}}", encoding="utf-8")
    test = "{where: {code: fear}, quantifier: most}"
    specs = write(tmp_path, f"{HEAD}  a: {{says: {{ru: А}}, tests: [{test}]}}\n")
    paths = [tmp_path / name for name in tables]
    run(*paths, book, specs, ["ru"], Path(tmp_path, "claims.json"))
    found = read_json(tmp_path / "claims.json")["a"]
    # A half as reported, by lee and kim; without P2 it is all.
    assert found["verdict"] == "not decidable"
    assert found["tests"][0]["turned_by"] == ["without P2"]


def test_a_share_tells_what_it_asks_and_who_is_counted():
    test = Test(where={"code": "fear"}, among={"gender": "man"}, quantifier="small")
    found = verdict(test, world(fear="P1 P3"))
    assert found["kind"] == "share"
    assert found["where"] == {"code": ["fear"]}
    assert found["among"] == {"gender": ["man"]}
    assert found["threshold"] == {"quantifier": "small", "above": 0, "at_most": 0.34}
    assert found["participants"] == ["P3"]


def test_a_rank_tells_the_places_of_all():
    test = Test(rank="fear", against=["fear", "joy"], within=1)
    found = verdict(test, world(fear="P1", joy="P1 P2"))
    assert (found["kind"], found["threshold"]) == ("rank", {"within": 1})
    assert found["places"] == {"fear": 1, "joy": 2}
    assert found["participants"] == ["P1"]


def test_a_comparison_tells_the_other_share():
    other = Share(where={"code": "fear"}, among={"gender": "man"})
    test = Test(where={"code": "fear"}, among={"gender": "woman"}, more_than=other)
    found = verdict(test, world(fear="P1 P2 P3"))
    assert found["kind"] == "comparison"
    assert found["other"] == {
        "where": {"code": ["fear"]},
        "among": {"gender": ["man"]},
        "value": 0.5,
        "numerator": 1,
        "denominator": 2,
    }


def test_the_codes_of_a_claim_bring_their_labels_and_those_below():
    label = {"en": "Cost"}
    codes = {
        "cost": Code(label=label, definition="d"),
        "fear": Code(parent="cost", label={"en": "Fear"}, definition="d"),
    }
    tests = [Test(where={"not_code": "fear", "code": "cost"}, quantifier="most")]
    claim = Claim(says={"en": "x"}, tests=tests)
    found = codes_behind(claim, Codebook("b", codes))
    assert found["cost"] == {"label": label, "family": ["cost", "fear"]}
    assert list(found) == ["cost", "fear"]
