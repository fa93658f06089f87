"""Walking and replacing in pandoc's document."""

import pytest
from talap.manuscript.nodes import (
    SPACE,
    attributes,
    code,
    division,
    get,
    header,
    joined,
    link,
    paragraph,
    plain,
    replace,
    string,
    strong,
    text_of,
    walk,
)
from talap.manuscript.pandoc import parse, write


def span(inlines, *classes, **values):
    return {"t": "Span", "c": [attributes("", classes, **values), inlines]}


def test_what_is_built_is_what_pandoc_reads():
    blocks = [
        header(2, [string("Баш")], "h", "unnumbered"),
        division(
            [paragraph(strong(string("a")), SPACE, link([code("b")], "#x"))],
            "kind", name="d", lang="ky",
        ),
        plain(string("c")),
    ]  # fmt: skip
    empty = parse("", file="x")
    markdown = write({**empty, "blocks": blocks}, ["-t", "markdown"], file="x").decode()
    assert markdown.splitlines()[0] == "## Баш {#h .unnumbered}"
    assert '::: {#d .kind lang="ky"}' in markdown
    assert "**a** [`b`](#x)" in markdown


def test_get():
    assert get(attributes("n", (), claim="c"), "claim") == "c"
    assert get(attributes(), "claim", "none") == "none"


def test_nodes_come_in_reading_order_with_their_language():
    document = [
        paragraph(string("a"), span([string("b")], lang="ky"), string("c")),
        division([paragraph(string("d"))], lang="en"),
    ]
    said = [(n["c"], where) for n, where in walk(document, "ru") if n["t"] == "Str"]
    assert said == [("a", "ru"), ("b", "ky"), ("c", "ru"), ("d", "en")]


def test_literals_and_citations_are_not_entered():
    cite = {"t": "Cite", "c": [[], [string("[@x]")]]}
    document = [string("a"), span([string("15")], "lit"), cite, string("b")]
    assert [n["t"] for n, _ in walk(document, "")] == ["Str", "Span", "Cite", "Str"]


def test_words_that_only_blanks_part_are_one_text():
    blank, line = {"t": "Space"}, {"t": "SoftBreak"}
    said = [blank, *map(string, "ab"), blank, string("c"), string("d"), blank]
    whole = [blank, string("a"), string("b cd"), blank]
    rest = [strong(string("e"), blank), blank, line, string("f")]
    assert joined([paragraph(*said, *rest)]) == [paragraph(*whole, *rest)]
    meta = {"a": {"t": "MetaInlines", "c": said}}
    assert joined({"meta": meta}) == {"meta": {"a": meta["a"] | {"c": whole}}}
    attribute = attributes("a", ("b", "c"), key="a value")
    assert joined(attribute) == attribute


@pytest.mark.parametrize("form", ["html5", "jats_publishing", "docx", "typst"])
def test_writers_print_joined_words_as_they_print_words(form):
    text = """# A title

Words *with some stress* and `code`, a [link](#a) -- [more words]{.x} [@a; see @b].
A *line*
more, **strong words** ; 1. no list, # no title, - no item.

> A quotation,[^1] \\
> in lines.

- an item
- 2\\. another item of words

1\\. It starts no list, + nor does this, = nor is it a title. / A comment? // No.

/ Nor this. [- nor this one]{.x} [+ nor that one]{.y} [3\\. nor this last one]{.z}

| A head | Another |
|:-------|--------:|
| a cell | 5 %     |

[^1]: A note of words.
"""
    document = parse(text, file="x")
    assert joined(document) != document
    words = ["-t", form, "--standalone", "--wrap=none", "-o", "-"]
    words = [*words, "--metadata=title:A title", "--metadata=lang:en"]
    one, other = (
        write(each, words, file="x", warnings=[])
        for each in (document, joined(document))
    )
    assert one == other


def test_replace_puts_lists_in_place_and_copies_the_rest():
    document = [paragraph(string("a"), string("b"), strong(string("a")))]

    def double(node, language):
        if node == string("a"):
            return [string("x"), string(language)]
        return [] if node == string("b") else None

    found = replace(document, "ru", double)
    twice = [string("x"), string("ru")]
    assert found == [paragraph(*twice, strong(*twice))]
    assert document == [paragraph(string("a"), string("b"), strong(string("a")))]


def test_what_is_put_in_place_is_not_replaced_again():
    found = replace([string("a")], "", lambda node, _: [string("a"), string("a")])
    assert found == [string("a"), string("a")]


def test_text_of():
    inlines = [string("a"), SPACE, strong(string("b")), {"t": "SoftBreak"}, code("c")]
    assert text_of(inlines) == "a b "
