"""Walking and replacing in pandoc's document."""

from contextlib import contextmanager

from talap.manuscript.nodes import (
    SPACE,
    attributes,
    code,
    division,
    get,
    header,
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


def test_what_stands_in_a_node_is_walked_in_its_context():
    log = []

    @contextmanager
    def around(node):
        log.append(f"<{node['t']}>")
        yield
        log.append(f"</{node['t']}>")

    document = [paragraph(strong(string("a"))), string("b")]
    for node, _ in walk(document, "", around):
        log.append(node["t"])
    assert log == [
        "Para", "<Para>", "Strong", "<Strong>", "Str", "<Str>", "</Str>", "</Strong>",
        "</Para>", "Str", "<Str>", "</Str>",
    ]  # fmt: skip


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
