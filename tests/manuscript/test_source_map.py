"""Places in the Markdown: right or missing."""

from __future__ import annotations

import pytest
from conftest import MINI, ROOT
from talap.manuscript.source_map import SourceMap

FILES = [
    *(ROOT / f"manuscript/{name}.md" for name in ("ky", "ru", "en")),
    *(ROOT / f"manuscript/abstracts/{name}.md" for name in ("ky", "ru", "en")),
    MINI / "manuscript/en.md",
]
HARD = """# A heading {#a-heading key="v w"}

One `num:a` *two* **three *four*** [five]{.lit why="a, b"} six [@key2020, p. 3; @b1999].

Seven\\* eight&amp;nine [ten](http://x.org "t")[^n] eleven^[inline *note* here] twelve
goes on here.

[^n]: A note with `num:b` inside.

    And more of it.

::: {.table #t from=codes columns="one two"}
One caption.
:::

![One figure.](figure:codes){#f alt="One two `num:a` three."}

one two
"""


@pytest.mark.parametrize(
    "path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_each_word_of_the_manuscripts_is_found_where_it_stands(path) -> None:
    source = path.read_text("utf-8")
    leaves = SourceMap.read(source, path.name).leaves
    assert len(leaves) > 100
    for leaf in leaves:
        said = source[leaf.start : leaf.end]
        assert leaf.start >= 0, leaf
        assert said.replace("\\ ", "\xa0") == leaf.text
    for kind, first in (("code", "`"), ("cite", "["), ("note", "[^")):
        found = [leaf.text for leaf in leaves if leaf.kind == kind]
        assert all(text.startswith(first) for text in found)


def test_markup_escapes_and_notes() -> None:
    found = SourceMap.read(HARD, "x.md")
    words = {leaf.text: leaf for leaf in found.leaves if leaf.kind == "word"}
    assert all(leaf.start >= 0 for leaf in found.leaves)
    escaped = words["Seven*"]
    assert HARD[escaped.start : escaped.end] == "Seven\\*"
    assert HARD[escaped.offsets[5] : escaped.end] == "\\*"
    assert HARD[words["eight&nine"].start : words["eight&nine"].end] == "eight&amp;nine"
    assert HARD[: words["five"].start].endswith("[")
    order = [leaf.text for leaf in found.leaves if leaf.kind != "word"]
    assert order == [
        "`num:a`",
        "[@key2020, p. 3; @b1999]",
        "[^n]",
        "`num:b`",
        "^[inline *note* here]",
    ]
    last = [leaf for leaf in found.leaves if leaf.text == "one"][-1]
    assert HARD[last.start :] == "one two\n"


def test_emphasis_and_claims_are_known_with_their_markup() -> None:
    found = SourceMap.read(HARD, "x.md")
    said = {HARD[wrap.start : wrap.end] for wrap in found.wraps}
    assert {"*two*", "*four*", "**three *four***", '[five]{.lit why="a, b"}'} <= said


def test_a_paragraph_is_its_lines_and_a_caption_none() -> None:
    found = SourceMap.read(HARD, "x.md")
    lines = [found.paragraph(number) for number in range(len(found.blocks))]
    said = [HARD[span[0] : span[1]] if span else "" for span in lines]
    assert said[0] == HARD.split("\n")[0]
    assert [text[:5] for text in said if text][1:] == ["One `", "Seven", "one t"]
    captions = [block for block in found.blocks if block.text.startswith("One ")]
    assert sum(block.alone for block in captions) >= 1


def test_front_matter_has_places_too() -> None:
    source = "---\nkeywords: [a b, c]\ntitle: 'A *b* c'\n---\nText.\n"
    found = SourceMap.read(source, "x.md")
    assert [block.kind for block in found.blocks] == ["keywords", "title", "Para"]
    assert [leaf.start for leaf in found.leaves][:4] == [
        source.index(said) for said in ("a b", "b,", ", c", "c]")
    ]


def test_what_is_not_in_the_source_has_no_place_though_it_stands_further_on() -> None:
    source = "(@good) First.\n\nAs (@good) says, (1) it is.\n"  # pandoc prints: As (1)
    found = [
        leaf for leaf in SourceMap.read(source, "x.md").leaves if leaf.text == "(1)"
    ]
    assert [leaf.start for leaf in found] == [-1, source.index("(1)")]
