"""Which text counts as coded: each rule worked out by hand on a line of ten letters."""

from contextlib import nullcontext
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from talap.base.contracts import CODINGS, CONSENSUS, TURNS, VARIANTS
from talap.base.errors import TalapError, TalapErrors
from talap.coding.adjudication import Decision
from talap.coding.config import Coding
from talap.coding.consensus import check_coded, run
from talap.coding.rules import agree

TEXT = "аб вг де жз ик лм"  # 17 letters


def turns(*texts):
    rows = [
        ("I01", turn, "P1", "participant", None, None, text, 1, 0, 1)
        for turn, text in enumerate(texts or [TEXT, TEXT], 1)
    ]
    return pd.DataFrame(rows, columns=TURNS.names)


def codings(*rows):
    """Rows are coder, start, end, and if need be turn and code."""
    full = []
    for number, (coder, start, end, *rest) in enumerate(rows):
        turn, code = [*rest, *[1, "fear"][len(rest) :]]
        quote = TEXT[start:end]
        name = f"{coder}-{number}"
        full.append((name, "I01", turn, coder, code, start, end, quote, "exact"))
    return pd.DataFrame(full, columns=CODINGS.names)


THREE = codings(("a", 0, 8), ("b", 3, 11), ("c", 6, 14))


def passages(table):
    columns = ["turn", "code", "start", "end", "coders"]
    return [tuple(row) for row in table[columns].values.tolist()]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("union", [(1, "fear", 0, 14, "a,b,c")]),
        ("intersection", [(1, "fear", 6, 8, "a,b,c")]),
        ("majority", [(1, "fear", 3, 11, "a,b,c")]),
        ("named", [(1, "fear", 3, 11, "b")]),
    ],
)
def test_rules(rule, expected):
    assert passages(agree(THREE, turns(), rule, "b")) == expected


def test_half_of_the_coders_is_no_majority():
    four = codings(("a", 0, 5), ("b", 0, 5), ("c", 9, 11), ("d", 12, 14))
    assert passages(agree(four, turns(), "majority")) == []
    two = codings(("a", 0, 8), ("b", 3, 11))
    assert passages(agree(two, turns(), "majority")) == [(1, "fear", 3, 8, "a,b")]


def test_one_coder_twice_is_one_coder():
    twice = codings(("a", 0, 8), ("a", 3, 11), ("b", 14, 17))
    assert passages(agree(twice, turns(), "intersection")) == []
    assert passages(agree(twice, turns(), "named", "a")) == [(1, "fear", 0, 11, "a")]


def test_adjoining_text_is_one_coding_and_separate_text_two():
    table = codings(("a", 0, 3), ("a", 3, 6), ("a", 9, 11))
    expected = [(1, "fear", 0, 6, "a"), (1, "fear", 9, 11, "a")]
    assert passages(agree(table, turns(), "named", "a")) == expected


def test_codes_and_turns_are_apart():
    table = codings(("a", 0, 5), ("b", 0, 5, 1, "duty"), ("b", 0, 5, 2))
    assert passages(agree(table, turns(), "intersection")) == []
    found = agree(table, turns(), "union")
    assert [row[:2] for row in passages(found)] == [
        (1, "duty"), (1, "fear"), (2, "fear"),
    ]  # fmt: skip
    assert found["coding"].tolist() == ["I01-001-01", "I01-001-02", "I01-002-01"]


def test_the_row_carries_its_text_words_and_participant():
    row = agree(codings(("a", 3, 8)), turns(), "union").iloc[0]
    assert (row["quote"], row["words"], row["participant"]) == ("вг де", 2, "P1")


def decide(start, end, keep, turn=1, code="fear"):
    return Decision("I01", turn, start, end, code, keep)


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        # Kept though the rule gave nothing: the coders who had it are named too.
        (decide(12, 14, True),
         [(1, "fear", 6, 8, "a,b,c"), (1, "fear", 12, 14, "adjudication,c")]),
        (decide(15, 17, True),
         [(1, "fear", 6, 8, "a,b,c"), (1, "fear", 15, 17, "adjudication")]),
        # Kept and overlapping: joined.
        (decide(7, 11, True), [(1, "fear", 6, 11, "a,adjudication,b,c")]),
        # Dropped: what it overlaps goes, what it only touches stays.
        (decide(7, 11, False), []),
        (decide(8, 11, False), [(1, "fear", 6, 8, "a,b,c")]),
        # Of another code or turn: nothing of this one changes.
        (decide(6, 8, False, code="duty"), [(1, "fear", 6, 8, "a,b,c")]),
        (decide(6, 8, False, turn=2), [(1, "fear", 6, 8, "a,b,c")]),
    ],
)  # fmt: skip
def test_adjudication_stands_above_the_rule(decision, expected):
    found = agree(THREE, turns(), "intersection", decisions=[decision])
    assert passages(found) == expected


def test_decisions_are_taken_in_their_order():
    both = [decide(12, 14, True), decide(13, 15, False)]
    assert len(agree(THREE, turns(), "intersection", decisions=both)) == 1
    assert len(agree(THREE, turns(), "intersection", decisions=both[::-1])) == 2


spans = st.tuples(st.sampled_from("abc"), st.integers(0, 16), st.integers(1, 6))


@settings(deadline=None)
@given(st.lists(spans, min_size=1, max_size=8))
def test_rules_count_coders_letter_by_letter(drawn):
    table = codings(*[(who, at, min(at + size, 17)) for who, at, size in drawn])
    coders = sorted(set(table["coder"]))
    over = [
        set(table[(table["start"] <= i) & (table["end"] > i)]["coder"])
        for i in range(17)
    ]
    needs = {
        "union": 1, "intersection": len(coders), "majority": len(coders) // 2 + 1
    }  # fmt: skip
    for rule, needed in needs.items():
        found = agree(table, turns(), rule)
        letters = {
            letter
            for start, end in zip(found["start"], found["end"], strict=True)
            for letter in range(start, end)
        }
        assert letters == {i for i in range(17) if len(over[i]) >= needed}
        assert sum(found["end"] - found["start"]) == len(letters)


def step(tmp_path, monkeypatch, config, adjudication="", coded=THREE, said=None):
    monkeypatch.chdir(tmp_path)
    Path("config.yaml").write_text(config, encoding="utf-8")
    Path("codebook.yaml").write_text(
        "codes: {fear: {label: {en: Fear}, definition: d}}", encoding="utf-8"
    )
    Path("p.csv").write_text("interview\nI01\n", encoding="utf-8")
    if adjudication:
        Path("adjudication.csv").write_text(adjudication, encoding="utf-8")
    CODINGS.write(coded, Path("codings.parquet"))
    TURNS.write(turns() if said is None else said, Path("turns.parquet"))
    names = ["codings.parquet", "turns.parquet", "codebook.yaml", "p.csv"]
    outputs = [Path(name) for name in ("o.parquet", "o.csv", "v.parquet")]
    run(*map(Path, names), Path("config.yaml"), *outputs)
    return CONSENSUS.read(outputs[0])


def test_the_step(tmp_path, monkeypatch):
    config = (
        "coding: {files: [{file: c.csv}], consensus: intersection,"
        " adjudication: adjudication.csv}"
    )
    decisions = (
        "interview,code,decision,quote,prefix,reason\nI01,fear,drop,вг де жз,,clear\n"
    )
    with pytest.raises(TalapError, match=r"adjudication.csv, row 2.*several places"):
        step(tmp_path, monkeypatch, config, decisions)
    assert not (tmp_path / "o.parquet").exists()


def test_a_decision_stands_above_the_rule_but_in_no_variant(tmp_path, monkeypatch):
    config = (
        "coding: {files: [{file: c.csv}], consensus: union,"
        " adjudication: adjudication.csv}"
    )
    decisions = (
        "interview,code,decision,quote,reason\nI01,fear,drop,аб вг де жз ик лм,clear\n"
    )
    found = step(tmp_path, monkeypatch, config, decisions, said=turns(TEXT))
    assert found.empty
    variants = VARIANTS.read(tmp_path / "v.parquet")
    assert set(variants["variant"]) == {
        "coder a", "coder b", "coder c", "rule intersection", "rule majority",
        "rule union",
    }  # fmt: skip
    assert set(variants["code"]) == {"fear"}


def test_the_named_coder_must_have_coded(tmp_path, monkeypatch):
    config = "coding: {files: [{file: c.csv}], consensus: named, coder: kim}"
    with pytest.raises(TalapError) as raised:
        step(tmp_path, monkeypatch, config)
    error = raised.value
    assert (error.place, error.problem) == ("key coding.coder", "no coding is by kim")
    assert error.hint == "name one of: a, b, c"
    config = config.replace("kim", "c")
    assert passages(step(tmp_path, monkeypatch, config)) == [(1, "fear", 6, 14, "c")]


# Interview I02 is a's alone, I03 nobody's.
APART = pd.concat(
    [THREE, codings(("a", 0, 8)).assign(interview="I02", coding="a-9")],
    ignore_index=True,
)
SEEN = {"I01", "I02"}


def coding(rule, without="stop"):
    return Coding.model_validate(
        {
            "files": [{"file": "c.csv"}],
            "consensus": rule,
            "coder": "b",
            "without_codings": without,
        }
    )


@pytest.mark.parametrize(
    ("rule", "without", "interviews", "told"),
    [
        ("intersection", "stop", SEEN, ["no coding by b, c in I02: by the rule inter"]),
        ("majority", "stop", SEEN, ["no coding by b, c in I02: by the rule majority"]),
        ("named", "stop", SEEN, ["no coding by b in I02: by the rule named"]),
        ("named", "did_not_code", SEEN, ["no coding by b in I02"]),
        ("union", "stop", {*SEEN, "I03"}, ["no coding by a, b, c in I03"]),
        ("majority", "did_not_code", {*SEEN, "I03"}, ["no coding by a, b, c in I03"]),
        ("majority", "stop", {*SEEN, "I03"}, ["by a, b, c in I03", "by b, c in I02"]),
        ("union", "stop", SEEN, []),
        ("intersection", "did_not_code", SEEN, []),
        ("intersection", "found_nothing", {*SEEN, "I03"}, []),
        ("named", "found_nothing", SEEN, []),
    ],
)
def test_an_interview_that_not_everybody_coded(rule, without, interviews, told):
    section, config = coding(rule, without), Path("config.yaml")
    with pytest.raises(TalapErrors) if told else nullcontext() as raised:
        check_coded(APART, interviews, section, config)
    errors = sorted(raised.value.errors, key=str) if told else []
    for words, error in zip(told, errors, strict=True):
        assert words in error.problem
        assert error.place == "key coding.consensus"


def test_the_rule_is_that_of_those_who_coded():
    said = pd.concat([turns(), turns().assign(interview="I02")])
    of_all = agree(APART, said, "intersection")
    of_some = agree(APART, said, "intersection", without="did_not_code")
    assert of_all["interview"].tolist() == ["I01"]
    assert of_some["interview"].tolist() == ["I01", "I02"]
    assert of_some["coders"].tolist() == ["a,b,c", "a"]


def test_the_step_stops_where_a_coder_is_missing(tmp_path, monkeypatch):
    config = "coding: {files: [{file: c.csv}], consensus: majority}"
    coded = THREE.assign(interview=["I01", "I01", "I02"])
    with pytest.raises(TalapErrors, match="no coding by c in I01"):
        step(tmp_path, monkeypatch, config, coded=coded)
    assert not (tmp_path / "o.parquet").exists()
