"""What is said of numbers and claims, in words of the language."""

import pytest
from talap.audit import explain
from talap.base.errors import TalapError
from talap.base.messages import Messages

EN = Messages("en")

SHARE = {
    "kind": "share",
    "value": 0.2,
    "unit": "",
    "digits": 0,
    "evidence": {"table": "coding/consensus", "rows": ["I01-1", "I02-1"]},
    "interviews": ["I01", "I02"],
    "numerator": 3,
    "denominator": {"value": 15, "table": "clean/participants", "rows": ["P01"] * 15},
    "interval": {"low": 0.07, "high": 0.45, "method": "wilson", "confidence": 0.95},
    "range": {"low": 0.1, "high": 0.3, "low_by": "coder A", "high_by": "rule union"},
    "definition": {"en": "Share of participants who fear"},
    "rule": "share of participants, where code = fear, wilson interval at 0.95",
}


def test_facts_of_a_share_name_what_moves_it():
    facts = dict(explain.facts(SHARE, EN))
    assert facts["share"] == "3\u00a0of\u00a015"
    assert facts["interval"] == "95% interval (Wilson): 7–45%"
    assert "10–30%" in facts["range"]
    assert "coder A alone" in facts["range"]
    assert "rule: any coder" in facts["range"]
    assert explain.denominator(SHARE, EN) == "15 rows of clean/participants"


def test_turns_are_counted_not_the_ranges_that_name_them():
    evidence = {"table": "clean/turns", "rows": ["I01:1-54", "I02:3-3"]}
    assert explain.rows_of(evidence, EN) == "55 rows of clean/turns"


@pytest.mark.parametrize(
    ("world", "said"),
    [
        ("as reported", "as reported"),
        ("coder Ann Lee", "coder Ann Lee alone"),
        ("without P03", "without P03"),
        ("rule majority", "rule: most coders"),
        ("rule of thumb", "rule of thumb"),  # of no kind that is known: as it is
    ],
)
def test_worlds_in_words(world, said):
    assert explain.world(world, EN) == said


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_every_verdict_and_world_has_words_in_each_language(language):
    messages = Messages(language)
    for name in ("supported", "not-supported", "not-decidable"):
        assert messages(f"verdict-{name}")
    for name in ("coder A", "rule union", "rule majority", "without P1", "as reported"):
        assert explain.world(name, messages)


def test_a_constant_keeps_its_source_s_relation():
    constant = {"kind": "constant", "value": 100000, "unit": "people", "digits": 0}
    more = {**constant, "relation": "more than"}
    assert explain.printed(more, EN) == ">\u2009100,000"
    between = {**constant, "relation": "range", "spread": {"min": 37000, "max": 42000}}
    assert explain.printed(between, EN) == "37,000–42,000"


def test_evidence_that_the_codings_lack_is_refused():
    codings = explain.Codings.of([{"coding": "I01-1", "turn": 1}])
    assert len(codings.named(["I01-1"])) == 1
    with pytest.raises(TalapError, match="I02-1"):
        codings.named(["I01-1", "I02-1"])


CODES = {
    "fear": {"label": {"en": "Fear"}, "family": ["fear", "fear.exam"]},
    "pride": {"label": {"en": "Pride"}, "family": ["pride"]},
}


def made(**parts):
    test = {
        "verdict": "not decidable",
        "rule": "share with code = fear >= 0.333 (many)",
        "kind": "share",
        "where": {"code": ["fear"]},
        "among": {},
        "threshold": {"quantifier": "many", "at_least": 0.333},
        "participants": ["P01"],
        "value": 0.2,
        "numerator": 3,
        "denominator": 15,
        "range": {"low": 0.1, "high": 0.4},
        "holds": False,
        "turned_by": ["coder A", "without P02"],
        "worlds": 20,
        **parts,
    }
    claim = {
        "verdict": "not decidable",
        "says": {"en": "Many fear"},
        "quantifier": "many",
        "tests": [test],
        "codes": CODES,
    }
    return explain.claim("many-fear", claim, EN, {"share_fear": SHARE})


def test_a_test_of_a_share_in_words():
    test = made()["tests"][0]
    assert test["said"] == "Share of participants: with the code “Fear”"
    assert test["value"] == "20.0%"
    assert test["threshold"] == "≥\u200933.3% (many)"  # a threshold is not rounded
    assert test["range"] == "10.0%–40.0%"
    assert test["turned_by"] == ["coder A alone", "without P02"]
    assert test["numbers"] == ["share_fear"]
    assert made()["verdict_said"] == "Not decidable with so few interviews"


def test_a_number_among_others_is_not_the_test_s_number():
    among = made(
        among={"gender": ["woman"]},
        rule="share with code = fear among gender = woman >= 0.333 (many)",
    )["tests"][0]
    assert among["numbers"] == []
    assert among["said"].endswith("among: gender: woman")


def test_a_rank_shows_all_places():
    test = made(
        kind="rank",
        rule="rank",
        value=2,
        range={"low": 1, "high": 2},
        threshold={"within": 1},
        places={"fear": 3, "pride": 4},
    )["tests"][0]
    assert test["value"] == "place 2"
    assert test["threshold"] == "place ≤ 1 of 2"
    assert [place["label"] for place in test["places"]] == ["Pride", "Fear"]


def test_a_share_of_nobody_has_no_value():
    test = made(value=None, range=None, numerator=0, denominator=0)["tests"][0]
    assert test["value"] == "none"
    assert test["range"] == ""


def test_the_passages_of_a_test_are_those_of_its_codes_and_those_below():
    test = {"where": {"code": ["fear"], "not_code": ["pride"]}, "among": {}}
    assert explain.counted_codes(test, CODES) == {"fear", "fear.exam"}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "whichever interview is left out: 0%"),
        ("ru", "без любого из интервью: 0\N{NO-BREAK SPACE}%"),
        ("ky", "өзгөрбөйт: 0%"),
    ],
)
def test_a_range_that_nothing_moves_is_one_value(language, said):
    still = {"low": 0, "high": 0, "low_by": "as reported", "high_by": "as reported"}
    facts = dict(explain.facts({**SHARE, "range": still}, Messages(language)))
    assert facts["range"].endswith(said)
    assert "–" not in facts["range"]
