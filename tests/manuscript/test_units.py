"""The units of a text: each found, in its place, and the same however it is typed."""

import pytest
from talap.manuscript.passages import Passage
from talap.manuscript.units import (
    Document,
    bare,
    fingerprint,
    read_document,
    read_units,
    read_units_of,
    write_units,
)

SOURCE = """---
title: A title
keywords: [one, two]
---

Before.

# Results {#results}

Of `num:a` *some* people [@x2001, p. 5] [most]{claim=m}.[^n]

- item

- other

    below

> Said.

::: {.quote .translated coding=I01-1-1}
Her words.
:::

And [his]{.quote coding=I02-1-1} so.

![Caption `num:b`.](figure:codes){#f alt="Dots of `num:c`."}

::: {.table #t from=codes}
Table of it.
:::

## Without a name

Last.

[^n]: A note.

    Its second.
"""


def units(source=SOURCE):
    return {unit.place: unit for unit in read_units(source, "en.md")}


def test_each_is_found_with_its_line():
    assert {place: (unit.text, unit.line) for place, unit in units().items()} == {
        "front/title-1": ("A title", 2),
        "front/keywords-1": ("one; two", 3),
        "opening/paragraph-1": ("Before.", 6),
        "results/heading-1": ("Results", 8),
        "results/paragraph-1": (
            "Of `num:a` *some* people [ @x2001, p. 5] [most]{claim=m}.[^]", 10,
        ),
        "results/footnote-1": ("A note.", 36),
        "results/footnote-2": ("Its second.", 38),
        "results/paragraph-2": ("item", 12),
        "results/paragraph-3": ("other", 14),
        "results/paragraph-4": ("below", 16),
        "results/paragraph-5": ("Said.", 18),
        "results/quotation-1": ("Her words.", 21),
        "results/paragraph-6": ("And […]{.quote} so.", 24),
        "results/quotation-2": ("his", 24),
        "results/caption-1": ("Caption `num:b`.", 26),
        "results/alternative-1": ("Dots of `num:c`.", 26),
        "results/caption-2": ("Table of it.", 29),
        "section-2/heading-1": ("Without a name", 32),
        "section-2/paragraph-1": ("Last.", 34),
    }  # fmt: skip


def test_a_quotation_knows_its_coding():
    found = units()
    first, second = found["results/quotation-1"], found["results/quotation-2"]
    assert (first.coding, first.translated) == ("I01-1-1", True)
    assert (second.coding, second.translated) == ("I02-1-1", False)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A long line\nof text.", "A long\nline of text."),
        ("Of 5\u00a0% so.", "Of 5 % so."),
        ("Half\u00adway\u200b on.", "Halfway on."),
        ("a `num:x` b", "a  `num:x`\nb"),
        ("x[^a]\n\n[^a]: N.", "x[^other]\n\n[^other]: N."),
        ("[x]{.quote coding=a-1-1}", "[x]{.quote coding=a-1-2}"),  # identifiers shift
        ('[x]{.lit why="name"}', '[x]{.lit why="title"}'),
    ],
)
def test_what_changes_nothing(one, other):
    assert [u.text for u in read_units(one, "")] == [
        u.text for u in read_units(other, "")
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a `num:x`", "a `num:y`"),
        ("a *b*", "a b"),
        ("a *b*", "a **b**"),
        ("[a]{claim=b}", "[a]{claim=c}"),
        ("[a]{claim=b}", "[a]{.reported claim=b}"),
        ("a [@b]", "a [@c]"),
        ("a [@b, p. 1]", "a [@b, p. 2]"),
        ("[a](https://b.org)", "[a](https://c.org)"),
        ("So.[^1]\n\n[^1]: N.", "So."),
        ("a b", "ab"),
        ("a^2^", "a~2~"),
        ("й", "и"),
    ],
)
def test_what_changes_a_unit(one, other):
    assert read_units(one, "")[0].text != read_units(other, "")[0].text


def test_a_table_by_hand_and_a_list_of_definitions():
    table = "| a | b |\n|---|---|\n| c | d |\n\n: Caption\n"
    found = [(u.kind, u.text) for u in read_units(table, "")]
    cells = [("cell", text) for text in "abcd"]
    assert found == [("caption", "Caption"), *cells]
    found = [u.text for u in read_units("Term\n\n:   Meaning.\n", "")]
    assert found == ["Term", "Meaning."]


def test_a_composed_letter_is_one_letter():
    assert bare("и\u0306") == bare("й")
    assert fingerprint("a") == "ca978112ca1bbdca"  # printf a | sha256sum


def test_a_language_is_its_abstract_and_its_manuscript(tmp_path):
    (tmp_path / "en.md").write_text("Text.\n", encoding="utf-8")
    (tmp_path / "a.md").write_text("---\ntitle: T\n---\n\nShort.\n", encoding="utf-8")
    found = read_document(tmp_path / "en.md", tmp_path / "a.md", "en")
    assert [(each.place, each.text) for each in found.units] == [
        ("abstract/title-1", "T"),
        ("abstract/paragraph-1", "Short."),
        ("opening/paragraph-1", "Text."),
    ]


def test_units_are_written_with_the_passages_that_they_quote(tmp_path):
    document = Document("en", tuple(read_units(SOURCE, "en.md")))
    passages = {
        name: Passage(name, name[:3], "P01", f"Said in {name}.")
        for name in ("I01-1-1", "I02-1-1", "I03-1-1")
    }
    write_units(tmp_path / "en.units.json", document, passages)
    found, quoted = read_units_of(tmp_path / "en.units.json")
    assert found == document
    assert {name: each.text for name, each in quoted.items()} == {
        "I01-1-1": "Said in I01-1-1.",
        "I02-1-1": "Said in I02-1-1.",
    }
