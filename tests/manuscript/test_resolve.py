"""Numbers, figures, tables, claims and references are put in place, or refused."""

import pytest
from talap.base.codebook import Code, Codebook
from talap.base.errors import TalapErrors
from talap.base.messages import Messages
from talap.manuscript.faults import marks_in
from talap.manuscript.nodes import text_of, walk
from talap.manuscript.pandoc import parse
from talap.manuscript.passages import Passage
from talap.manuscript.quotations import Quotations
from talap.manuscript.resolve import (
    Front,
    Resolver,
    Uses,
    label_numbers,
    restore_alternatives,
)
from talap.manuscript.tables import TableSource

MESSAGES = {name: Messages(name) for name in ("ru", "en")}
NUMBERS = {
    "people": {"kind": "count", "value": 15, "unit": "", "digits": 0},
    "turns": {"kind": "count", "value": 21, "unit": "", "digits": 0},
}
BOOK = Codebook("b", {"fear": Code(label={"en": "Fear", "ru": "Страх"}, definition="")})
ROW = {"code": "fear", "participants": 3}
TABLES = TableSource({"codes": [ROW]}, BOOK, MESSAGES)
CLAIMS = {"yes": "supported", "no": "not supported", "maybe": "not decidable"}

SAID = Passage("I03-12", "I03", "P03", "Well, g it is")
QUOTATIONS = Quotations({"I03-12": SAID}, {}, MESSAGES)

FIGURE = '![Caption.](figure:codes){#f alt="Dots."}'
TABLE = '::: {.table #t from=codes columns="label participants"}\nCaption.\n:::'


def resolve(source, front=(), references=None):
    resolver = Resolver(
        "manuscript/en.md", "en", NUMBERS, MESSAGES, TABLES, {"codes", "presence"},
        CLAIMS, source, QUOTATIONS, references,
    )  # fmt: skip
    document = restore_alternatives(parse(source, file="en.md"))
    resolved = resolver.resolve(document, front)
    assert sorted(marks_in(resolved)) == [*range(len(resolver.errors))]
    if resolver.errors:
        raise TalapErrors(resolver.errors)
    return resolved["blocks"], resolver.uses


def text(source):
    return text_of(resolve(source)[0])


def nodes(blocks, kind):
    return [node for node, _ in walk(blocks, "") if node["t"] == kind]


def test_a_number_is_printed_and_links_to_its_derivation():
    blocks, uses = resolve("Of `num:people` people.")
    (link,) = nodes(blocks, "Link")
    assert text_of(link) == "15"
    assert link["c"][2][0] == "#number-people"
    assert uses.numbers == ["people"]


def test_numbers_speak_the_language_they_stand_in():
    source = "`pl:turns turn|turns` [`pl:turns ход|хода|ходов`]{lang=ru}"
    assert text(source) == "turns ход"


def test_figures_and_tables_are_numbered_in_reading_order():
    second = FIGURE.replace("codes", "presence").replace("#f", "#g")
    source = f"`ref:g` `ref:f` `ref:t`\n\n{FIGURE}\n\n{TABLE}\n\n{second}\n"
    blocks, uses = resolve(source)
    assert text_of(blocks[0]) == "Figure\u00a02 Figure\u00a01 Table\u00a01"
    assert (uses.figures, uses.tables) == (["codes", "presence"], ["codes"])
    captions = [text_of(f["c"][1][1]) for f in nodes(blocks, "Figure")]
    assert captions == ["Figure\u00a01. Caption.", "Figure\u00a02. Caption."]
    (table,) = nodes(blocks, "Table")
    assert text_of(table["c"][1][1]) == "Table\u00a01. Caption."
    assert table["c"][0][0] == "t"


def test_figures_without_an_identifier_are_numbered_too():
    plain = FIGURE.replace("#f ", "")
    blocks, _ = resolve(f"{plain}\n\n{FIGURE}\n\n{plain}\n")
    found = [(f["c"][0][0], text_of(f["c"][1][1])) for f in nodes(blocks, "Figure")]
    assert found == [
        ("figure-1", "Figure\u00a01. Caption."),
        ("f", "Figure\u00a02. Caption."),
        ("figure-3", "Figure\u00a03. Caption."),
    ]
    labels = label_numbers(parse(f"{plain}\n\n{plain}\n", file="x"))
    assert labels == {"figure-1": ("figure", 1), "figure-2": ("figure", 2)}


@pytest.mark.parametrize(
    ("figure", "alternative"),
    [
        (
            '![C.](figure:codes){alt="Dots for `num:people` of us."}',
            "Dots for 15 of us.",
        ),
        ("![Dots for `num:people` of us.](figure:codes)", "Dots for 15 of us."),
    ],
)
def test_numbers_in_an_alternative_text(figure, alternative):
    blocks, uses = resolve(figure)
    (image,) = nodes(blocks, "Image")
    assert text_of(image["c"][1]) == alternative
    assert set(uses.numbers) == {"people"}


@pytest.mark.parametrize(
    "claim", ["claim=yes", ".reported claim=no", ".reported claim=maybe"]
)
def test_claims_that_may_stand(claim):
    blocks, uses = resolve(f"[All]{{{claim}}} of them.")
    (span,) = nodes(blocks, "Span")
    assert span["c"][0] == [
        "",
        ["claim"],
        [["claim", claim.partition("=")[2]]],
    ]
    assert text_of(blocks) == "All of them."
    assert uses.claims == [span["c"][0][2][0][1]]


def test_what_is_used_is_counted_in_order():
    _, uses = resolve(
        "# One\n\n## Two\n\nA `num:turns` `num:people` b.[^1] "
        "[@x2001; @y2002] [15]{.lit why=a} @x2001 "
        "[C `num:turns`]{claim=yes}\n"
        "\n[^1]: Note `num:people`, `pl:people a|b`.\n"
    )
    assert uses == Uses(
        numbers=["turns", "people", "people", "turns"],
        claims=["yes"],
        citations=["x2001", "y2002", "x2001"],
        headings=[1, 2],
        sections=["section-1", "section-2"],
        footnotes=1,
        paragraphs=[("", 0), ("", 0), ("", 1)],
    )
    assert uses.keys() == ["turns", "people"]
    assert Uses(numbers=["a.ci", "b", "a"]).keys() == ["a", "b"]


def test_quotations_and_the_paragraphs_of_each_section():
    _, uses = resolve(
        "Before.\n\n# One {#one}\n\nA b.\n\n> Said.\n\n- c\n- d\n\n"
        "::: {.aside}\nE.\n\n# Two {#two}\n\nF [g]{.quote coding=I03-12}.[^1]\n:::\n\n"
        "[^1]: Two.\n\n    Paragraphs.\n"
    )
    assert uses.paragraphs == [("", 1), ("one", 4), ("two", 1)]
    assert uses.quotations == ["", "I03-12"]


def errors(source, front=()):
    with pytest.raises(TalapErrors) as raised:
        resolve(source, front)
    return raised.value.errors


@pytest.mark.parametrize(
    ("source", "place", "problem", "hint"),
    [
        ("A\nb `num:peple`", "line 2, column 4", "no number has the key peple",
         "did you mean people?"),
        ("`pl:people a|b|c`", "line 1, column 2", "3 forms, en has one, other", "form"),
        ("See `ref:fig-9`.", "line 1, column 6", "`ref:fig-9` points to nothing",
         "there are: none"),
        ("See `ref:a b`.", "line 1, column 6", "", ""),
        ("[Most]{claim=nix}", "line 1, column 8", "no claim nix", "config/claims.yaml"),
        ("[Most]{claim=no}", "line 1, column 8", "the claim no is not supported", ""),
        ("[Most]{claim=maybe}", "line 1, column 8", "the claim maybe is not decidable",
         "{.reported claim=maybe}"),
        ('![C.](figure:code){alt="x"}', "line 1, column 7", "no figure figure:code",
         "figure:codes, figure:presence"),
        ('![C.](picture.png){alt="x"}', "line 1, column 7", "no figure picture", ""),
        (TABLE.replace("from=codes", "from=cods"), "line 1, column 21",
         "no table cods", "there are: codes"),
        (TABLE.replace("label", "labl"), "line 1, column 21", "no column labl", ""),
        ("Text.[^1] `num:people`\n\n[^1]: Of `num:peple`.", "line 3, column 11",
         "no number has the key peple", ""),
    ],
)  # fmt: skip
def test_refused(source, place, problem, hint):
    (error,) = errors(source)
    assert error.file == "manuscript/en.md"
    assert problem in error.problem
    assert hint in error.hint
    assert error.place == place


def test_a_figure_needs_an_alternative_text():
    (error,) = errors('![Caption.](figure:codes){alt=""}')
    assert error.problem == "a figure without alternative text"


@pytest.mark.parametrize(
    "source", ["![](figure:codes)", "So ![C.](figure:codes) goes."]
)
def test_a_figure_without_a_caption_is_none(source):
    """Pandoc takes it for a picture within a line, without a number or a check."""
    (error,) = errors(source)
    assert error.problem == "figure:codes is no figure of its own"
    assert "caption" in error.hint


def test_every_fault_is_told_at_once():
    source = "`num:a1` then `num:b1`\n\nand [x]{claim=nix} `num:a1`\n"
    found = [(error.place, error.problem) for error in errors(source)]
    assert [place for place, _ in found] == [
        "line 1, column 2", "line 1, column 16", "line 3, column 9",
        "line 3, column 21",
    ]  # fmt: skip


def test_a_fault_in_an_abstract_is_told_of_its_own_file():
    source = "---\ntitle: T\n---\nAnd `num:peple` here.\n"
    front = Front(
        parse(source, file="x")["blocks"], "manuscript/abstracts/en.md", source
    )
    (error,) = errors("Text `num:people`.", [front])
    assert error.file == "manuscript/abstracts/en.md"
    assert error.place == "line 4, column 6"


def test_what_stands_in_front_comes_first():
    front = Front(parse("`num:turns` first", file="x")["blocks"], "a.md", "`num:turns`")
    blocks, uses = resolve("`num:people` then", [front])
    assert text_of(blocks) == "21 first15 then"
    assert uses.numbers == ["turns", "people"]


def test_references_that_there_are_not():
    resolve("[@braun2006; @who2001]", references={"braun2006", "who2001"})
    with pytest.raises(TalapErrors) as raised:
        resolve("So [@braun2006; @brown2006].\n\n@zzz says.", references={"braun2006"})
    assert [(e.problem, e.hint, e.place) for e in raised.value.errors] == [
        (
            "no reference has the key brown2006",
            "did you mean braun2006?",
            "line 1, column 17",
        ),
        (
            "no reference has the key zzz",
            "add it to the references",
            "line 3, column 1",
        ),
    ]


def test_what_is_used_has_its_places():
    source = f"# H {{#h}}\n\n`num:people` [a]{{claim=yes}} `num:people`\n\n{FIGURE}\n"
    _, uses = resolve(source)
    assert uses.places == {
        "headings": ["line 1, column 3"],
        "sections": ["line 1, column 3"],
        "numbers": ["line 3, column 1", "line 3, column 29"],
        "claims": ["line 3, column 18"],
        "figures": ["line 5, column 13"],
    }
