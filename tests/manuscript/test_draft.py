"""A draft says what is wrong where it is wrong, and where links may stand."""

import pytest
from talap.base.errors import TalapError
from talap.base.messages import Messages
from talap.manuscript.draft import Drift, drifted, hoisted, marked, relinked
from talap.manuscript.faults import Fault, attach, mark, marks_in
from talap.manuscript.nodes import division, link, paragraph, string, text_of, walk
from talap.manuscript.pandoc import parse, write
from talap.manuscript.text import Manuscript

MESSAGES = Messages("en")
ONE = TalapError("manuscript/en.md", "a number by hand: 15", "use a key", "line 3")
TWO = TalapError("manuscript/ky.md", "1 footnotes, in en.md 2", "translate each")
ENTRY = {
    "language": "ky",
    "file": "manuscript/ky.md",
    "line": 5,
    "place": "#b",
    "kind": "paragraph",
    "original_before": "It <was> so.",
    "original_now": "It is so.",
    "translation": "Ошондой эле.",
}
SOURCE = "# А {#a}\n\nБир сөз.\n\nДагы сөз.\n\n::: {.x}\nИчинде.\n:::\n\nАягы.\n"


def manuscript(document):
    return Manuscript("ky", "manuscript/ky.md", SOURCE, document)


def page(blocks, problems, state="Old.", changed=()):
    made = marked(blocks, problems, MESSAGES, state, changed)
    document = {**parse("", file="x"), "blocks": made}
    return write(document, ["-t", "html", "--wrap=none"], file="x").decode()


def test_a_mark_leads_to_what_it_says_and_back():
    said = page([paragraph(string("15"), mark(0))], [ONE])
    assert '<li><a href="#place-1" class="problem">problem 1</a>' in said
    shown = '<a href="#problem-1" id="place-1" class="problem">problem 1</a>'
    assert f"15 {shown}</p>" in said
    assert '<div id="problem-1">' in said
    assert '<a href="#problems" class="problem">problem 1</a>' in said
    words = "manuscript/en.md, line 3: a number by hand: 15 → use a key"
    assert said.count(words) == 2  # in the list on top, and below the paragraph
    assert said.index("Problems to mend: 1") < said.index("15 <a")


def test_what_has_no_place_in_the_text_is_listed_first_and_is_no_link():
    said = page([paragraph(string("15"), mark(0))], [ONE, TWO])
    assert "<li>problem 1<span" in said
    assert "1 footnotes, in en.md 2" in said
    assert 'id="problem-1"' not in said
    assert '15 <a href="#problem-2"' in said


def test_problems_are_numbered_as_they_are_read():
    blocks = [paragraph(string("a"), mark(1)), paragraph(string("b"), mark(0))]
    said = page(blocks, [ONE, TWO])
    assert 'a <a href="#problem-1"' in said
    assert 'b <a href="#problem-2"' in said


def test_nothing_wrong_is_said_too_and_the_text_is_as_it_was():
    blocks = parse(SOURCE, file="x")["blocks"]
    top, *rest = marked(blocks, [], MESSAGES, "Old.", ["config/a.yaml"])
    assert rest == blocks
    assert text_of(top["c"][1]).endswith("Nothing to mend")
    assert "config/a.yaml" in str(top)


def test_a_mark_within_a_division_is_told_there():
    blocks = [division([paragraph(string("a"), mark(0)), paragraph(string("b"))])]
    (inner,) = marked(blocks, [ONE], MESSAGES, "", ())[1:]
    assert [n["t"] for n in inner["c"][1]] == ["Para", "Div", "Para"]


def test_a_block_that_is_wrong_has_its_place_in_what_is_said_of_it():
    said = page([paragraph(string("a")), mark(0, block=True)], [ONE])
    assert '<a href="#problems" id="place-1" class="problem">' in said
    assert said.count('id="place-1"') == 1


def test_a_mark_that_an_author_forged_prints_nothing():
    assert "problem 1" not in page([paragraph(string("a"), mark(7))], [])


@pytest.mark.parametrize(
    "source", ["# Head 15", "[Fifteen 15](x.html)", "![A 15](x.png) b", "[see 15, @a]"]
)
def test_no_link_within_a_heading_a_link_or_a_citation(source):
    document = parse(source, file="x")
    found = [n for n, _ in walk(document["blocks"][0], "") if n["t"] == "Str"]
    if not any("15" in n["c"] for n in found):  # a citation is not walked
        found = document["blocks"][0]["c"][0]["c"][0][0]["citationPrefix"]
    node = next(n for n in found if n["t"] == "Str" and "15" in n["c"])
    blocks = hoisted(attach(document, [Fault(ONE, (node,))])["blocks"])
    assert [*marks_in(blocks)] == [0]
    closed = [
        n for n, _ in walk(blocks, "") if n["t"] in {"Header", "Link", "Image", "Cite"}
    ]
    assert closed
    assert [*marks_in(closed)] == []


def test_a_stale_translation_shows_the_original_before_and_now():
    document = parse(SOURCE, file="x")
    (fault,) = drifted([ENTRY, {**ENTRY, "language": "en"}], manuscript(document), "ru")
    assert fault.nodes == (document["blocks"][2],)
    assert isinstance(fault.error, Drift)
    assert fault.error.place == "line 5, column 1"
    said = page(attach(document, [fault])["blocks"], [fault.error])
    after = said[said.index("Дагы сөз") :]
    assert "<details>" in after[: after.index("Ичинде")]
    assert '<span lang="ru">It &lt;was&gt; so.</span>' in after
    assert '<span lang="ru">It is so.</span>' in after


@pytest.mark.parametrize(
    ("line", "text"), [(1, "А"), (3, "Бир"), (8, "Ичинде."), (11, "Аягы.")]
)
def test_a_line_is_found_in_its_block(line, text):
    document = parse(SOURCE, file="x")
    (fault,) = drifted([{**ENTRY, "line": line}], manuscript(document), "ru")
    assert text_of(fault.nodes[0]).startswith(text)


def test_links_into_the_audit_lead_there_from_elsewhere():
    made = relinked([link([string("a")], "../audit/en/x.html#k")], "../audit/", "../r/")
    assert made[0]["c"][2][0] == "../r/en/x.html#k"
    plain = [link([string("a")], "https://example.org")]
    assert relinked(plain, "../audit/", "../r/") == plain


def test_a_stale_abstract_and_a_passage_without_an_original_before():
    entry = {**ENTRY, "file": "manuscript/abstracts/ky.md", "original_before": ""}
    document = parse(SOURCE, file="x")
    (fault,) = drifted([entry], manuscript(document), "ru")
    assert fault.nodes == ()
    (fault,) = drifted([{**ENTRY, "original_before": ""}], manuscript(document), "ru")
    said = page(attach(document, [fault])["blocks"], [fault.error])
    assert "As translated:" not in said
    assert "Now:" in said
