"""Marks stand behind what is wrong, and nothing else changes."""

from talap.base.errors import TalapError
from talap.manuscript.faults import (
    Fault,
    attach,
    mark,
    marks_in,
    number_of,
    without_marks,
)
from talap.manuscript.nodes import INLINE, text_of, walk
from talap.manuscript.pandoc import parse

ERROR = TalapError("en.md", "wrong", "mend it")
SOURCE = """---
title: About *this*
---

# Head

One *two* three.[^n]

- a list

[^n]: In a note.
"""


def texts(document, *wanted):
    return [
        next(
            node
            for node, _ in walk(document["blocks"], "")
            if node["t"] == "Str" and node["c"] == each
        )
        for each in wanted
    ]


def test_a_mark_stands_right_behind_the_words_that_are_wrong():
    document = parse(SOURCE, file="x")
    nodes = texts(document, "two", "note.")
    made = attach(document, [Fault(ERROR, (node,)) for node in nodes], 3)
    assert [*marks_in(made)] == [3, 4]
    (emphasis,) = (n for n, _ in walk(made["blocks"], "") if n["t"] == "Emph")
    words, behind = emphasis["c"]
    assert (words["c"][0][1], text_of(words["c"][1])) == (["faulty"], "two")
    assert number_of(behind) == 3
    assert text_of(made["blocks"]) == text_of(document["blocks"])


def test_of_several_words_the_last_has_the_mark():
    document = parse("One two three.", file="x")
    made = attach(document, [Fault(ERROR, tuple(texts(document, "One", "two")))])
    kinds = [n["t"] for n in made["blocks"][0]["c"]]
    assert kinds == ["Span", "Space", "Span", "Span", "Space", "Str"]


def test_a_block_is_marked_by_a_block():
    document = parse(SOURCE, file="x")
    head, para, bullets = document["blocks"]
    made = attach(document, [Fault(ERROR, (bullets,)), Fault(ERROR, (head,))])
    assert [n["t"] for n in made["blocks"]] == [
        "Header", "Div", "Para", "BulletList", "Div",
    ]  # fmt: skip
    assert [*marks_in(made)] == [1, 0]
    assert para["t"] not in INLINE


def test_a_document_without_faults_is_left_alone():
    document = parse(SOURCE, file="x")
    assert attach(document, []) is document
    elsewhere = parse("Other.", file="x")["blocks"][0]
    assert attach(document, [Fault(ERROR, (elsewhere,))]) == document
    assert attach(document, [Fault(ERROR)]) == document


def test_what_authors_write_is_no_mark():
    document = parse('[]{.fault-mark number=x} [a]{.fault-mark number="1"}', file="x")
    assert [*marks_in(document)] == []


def test_marks_can_be_taken_out():
    document = parse(SOURCE, file="x")
    made = attach(document, [Fault(ERROR, (document["blocks"][1],))])
    assert without_marks(made) == document
    assert without_marks([mark(1), mark(2, block=True)]) == []
