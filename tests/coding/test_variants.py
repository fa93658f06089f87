"""Who would hold which code by one coder alone or by another rule."""

import pandas as pd
from talap.base.contracts import CODINGS, TURNS
from talap.coding.variants import all_variants


def turns():
    rows = [
        (name, 1, who, "participant", None, None, "аб вг де", 3, 0, 8)
        for name, who in (("I01", "P1"), ("I02", "P2"))
    ]
    return pd.DataFrame(rows, columns=TURNS.names)


def codings(*rows):
    full = [
        (f"{coder}-{n}", interview, 1, coder, code, start, end, "x", "exact")
        for n, (coder, interview, code, start, end) in enumerate(rows)
    ]
    return pd.DataFrame(full, columns=CODINGS.names)


def holders(*rows):
    found = all_variants(codings(*rows), turns())
    triples = found[["variant", "participant", "code"]].values.tolist()
    return {tuple(triple) for triple in triples}


A, B = ("a", "I01", "fear", 0, 5), ("b", "I01", "fear", 3, 8)
B2, C = ("b", "I02", "duty", 0, 2), ("c", "I02", "duty", 0, 2)


def test_one_coder_has_no_rules():
    assert holders(A) == {("coder a", "P1", "fear")}


def test_two_coders_have_no_majority_of_their_own():
    assert holders(A, B, B2) == {
        ("coder a", "P1", "fear"),
        ("coder b", "P1", "fear"),
        ("coder b", "P2", "duty"),
        ("rule union", "P1", "fear"),
        ("rule union", "P2", "duty"),
        ("rule intersection", "P1", "fear"),
    }


def test_three_coders_have_a_majority():
    found = {row for row in holders(A, B, B2, C) if row[0].startswith("rule")}
    assert found == {
        ("rule union", "P1", "fear"),
        ("rule union", "P2", "duty"),
        ("rule majority", "P1", "fear"),
        ("rule majority", "P2", "duty"),
    }


def test_without_codings_there_is_nobody():
    assert all_variants(codings(), turns()).empty


def test_who_did_not_code_every_interview_is_not_asked_alone():
    table = all_variants(codings(A, B, B2), turns(), "did_not_code")
    found = {tuple(row) for row in table[["variant", "participant", "code"]].values}
    assert found == {
        ("coder b", "P1", "fear"),
        ("coder b", "P2", "duty"),
        ("rule union", "P1", "fear"),
        ("rule union", "P2", "duty"),
        ("rule intersection", "P1", "fear"),
        ("rule intersection", "P2", "duty"),
    }
