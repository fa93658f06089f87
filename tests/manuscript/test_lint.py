"""Every number by hand is found at its line and column, with the key of its value.

Places are counted here by marking the number in the source with «guillemets», which are
taken out before it is parsed: the mark stands where the error must.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from talap.base.messages import Messages
from talap.manuscript.lint import find_faults
from talap.manuscript.lint_keys import KeyIndex
from talap.manuscript.pandoc import parse
from talap.manuscript.resolve import restore_alternatives

MESSAGES = {name: Messages(name) for name in ("ky", "ru", "en")}
NUMBERS = {
    "participants": {"kind": "count", "value": 15, "unit": "", "digits": 0},
    "turns": {"kind": "count", "value": 1412, "unit": "", "digits": 0},
    "fear": {
        "kind": "share",
        "value": 13 / 15,
        "unit": "",
        "digits": 0,
        "numerator": 13,
        "denominator": {"value": 15},
        "interval": {"low": 0.621, "high": 0.963},
    },
    "words": {"kind": "mean", "value": 12.5, "unit": "", "digits": 1},
}


def check(source, language="en"):
    document = restore_alternatives(parse(source, file="en.md"))
    file = "manuscript/en.md"
    faults = find_faults(document, source, file, NUMBERS, MESSAGES, language)
    return [fault.error for fault in faults]


def position(source, index):
    line = source.count("\n", 0, index) + 1
    return f"line {line}, column {index - source.rfind(chr(10), 0, index)}"


def marked(text):
    """Return the source without marks and the place of each mark."""
    source, places = "", []
    for part in text.split("«"):
        inside, closed, rest = part.partition("»")
        if closed:
            places.append(len(source))
        source += inside + rest
    return source, [position(source, place) for place in places]


FINDS = {
    "prose": "Of «15» people.",
    "after punctuation": "People: («15») of them, «15%,» or «№15».",
    "a later line": "One.\n\nThe lines\nand «15» people.\n",
    "glued to a suffix": "Алар «15тен» көп.",
    "a heading": "# The «15» people {#people}\n\nText.",
    "emphasis and strong": "So *«15»* and **«16»**.",
    "a list": "- one\n- «15» people\n\n1. first\n2. «16»\n",
    "a numbered list that does not start at 1": "«15»\\. no list\n\n«16». a list\n",
    "a quotation": "> He said «15».\n",
    "a line block": "| one\n| «15»\n",
    "a definition list": "Term\n:   about «15»\n",
    "a link": "[«15» people](http://a.org/2019)",
    "a figure's caption": '![About «15» people.](figure:codes){#f alt="Dots."}',
    "a figure's alternative text":
        '![Dots.](figure:codes){#f alt="For «15» of `num:participants`."}',
    "a picture's title": 'See ![x](figure:codes "«15»").',
    "a table's caption": "::: {.table #t from=codes}\nOf «15» people.\n:::\n",
    "a table by hand": "| a | b |\n|---|---|\n| x | «15» |\n",
    "a footnote": "Text.[^n] More «16» here.\n\n[^n]: Of «15» people.\n",
    "an inline footnote": "Text.^[Of «15» people.] More «16» here.\n",
    "a superscript": "About «10^3^»",
    "a fraction and a Roman numeral letter": "«½» of «Ⅳ».",
    "a fraction written as an entity": "«&frac12;» of it and «15» more",
    "a soft hyphen written as an entity": "«fif&shy;teen» people",
    "digits of other scripts": "«٣» and «१५».",
    "inside a claim": '["«15»" said so]{claim=fear}'.replace('"', ""),
    "in another language": "::: {lang=ru}\nВсего «15».\n:::\n",
    "a formula, which is no syntax here": "$$x = «15»$$",
    "a code block": "```\nn = «15»\n```\n",
    "the title": '---\ntitle: "Our «15» people"\n---\n\nOf «15».\n',
    "front matter in its own order":
        '---\ntitle: "The «15» people"\nkeywords: [«seven», «7» days]\n---\n\n15\\. x'
        .replace("15\\. x", "Text."),
}  # fmt: skip


@pytest.mark.parametrize("name", FINDS)
def test_found_at_its_place(name):
    source, places = marked(FINDS[name])
    if name.startswith("a numbered list"):
        source = source.replace("15\\. no list\n\n", "")
        places = [place.replace("line 3", "line 1") for place in places[1:]]
    errors = check(source)
    assert sorted(error.place for error in errors) == sorted(places)
    assert {error.file for error in errors} == {"manuscript/en.md"}
    assert all(error.hint for error in errors)


# What holds the same digits before the number, and is passed over in counting.
DECOYS = {
    "a citation": "As in [@eccles2002; @braun2006, p. 15] of 2002 and 2006.",
    "a citation in the text": "As @eccles2002 says, 2002 was such a year.",
    "a literal": '[J-15]{.lit why="name"} is no 15 here.',
    "a key": "`num:top15` and `pl:top15 a|b` are not 15 either.",
    "a link's target": "[this](http://a.org/15) of 15 pages.",
    "an identifier": "# Heading {#part-15}\n\nAnd 15.",
    "a footnote of another place": "First.[^a] Then 15 here.\n\n[^a]: Nothing to say.",
    "two footnotes out of order":
        "One[^b] two[^a] 15.\n\n[^a]: Same words.\n\n[^b]: Same words.\n",
}  # fmt: skip


@pytest.mark.parametrize("name", DECOYS)
def test_what_only_looks_alike_does_not_shift_the_place(name):
    source = DECOYS[name]
    number = "2006" if name == "a citation" else "2002" if "2002" in source else "15"
    index = source.rfind(number)
    errors = check(source)
    assert errors[-1].problem.startswith(f"a number by hand: {number}")
    assert errors[-1].place == position(source, index)


def test_front_matter_is_read_in_its_own_order():
    text = '---\ntitle: "«15» x"\nkeywords: [«7» days]\n---\n\nOf «15».\n'
    source, places = marked(text)
    assert [error.place for error in check(source)] == places


def test_a_footnote_is_placed_in_its_own_definition():
    source = "One[^b] or[^a] more.\n\n[^a]: Same 15 words.\n\n[^b]: Same 16 words.\n"
    said = {error.problem: error.place for error in check(source)}
    assert said == {
        "a number by hand: 15": "line 3, column 12",
        "a number by hand: 16": "line 5, column 12",
    }


def test_a_footnote_of_several_paragraphs():
    source = (
        "One.[^a] Then 15.\n\n[^a]: First\n    line.\n\n    Other  16.\n\nLast 17.\n"
    )
    places = [error.place for error in check(source)]
    assert sorted(places) == [
        "line 1, column 15", "line 6, column 12", "line 8, column 6",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "source",
    [
        "Of `num:participants` people, `num:fear.ci`, `pl:turns turn|turns`.",
        "As [@eccles2002, pp. 15-17] and @braun2006 [p. 3] say.",
        '[COVID-19]{.lit why="name"} and [2019]{.lit why="year"}.',
        "See `ref:fig-1`.",
        "# Heading {#part-15}\n\n[a](http://a.org/15)",
        '![Dots.](figure:codes){#fig-1 alt="Of `num:fear.of`."}',
        "1. first\n2. last\n\ntext\n\n1. again\n",
        "::: {.table #t1 from=codes columns=\"label\"}\nCodes.\n:::\n",
        "One of them said so; the others did not.",
    ],
)  # fmt: skip
def test_passes(source):
    assert check(source) == []


@pytest.mark.parametrize(
    ("source", "key"),
    [
        ("15", "participants"),
        ("15тен", "participants"),
        ("1,412", "turns"),
        ("1412", "turns"),
        ("87%", "fear"),
        ("13", "fear.n"),
        ("62–96%", "fear.ci"),
        ("12.5", "words"),
    ],
)
def test_the_hint_names_the_key_that_has_the_value(source, key):
    (error,) = check(f"About {source} of them.")
    assert f"this is the value of `num:{key}`" in error.hint
    assert '{.lit why="reason"}' in error.hint


def test_a_value_that_no_key_has():
    (error,) = check("About 99 of them.")
    assert error.problem == "a number by hand: 99"
    assert error.hint.startswith("write the number by its key, `num:KEY`")


def test_the_hint_reads_the_number_in_the_language_it_stands_in():
    (error,) = check("::: {lang=ru}\nВ среднем 12,5.\n:::\n")
    assert "`num:words`" in error.hint
    assert KeyIndex(NUMBERS, MESSAGES["ky"]).nearest("12,5") == ["words"]


@pytest.mark.parametrize(
    ("source", "problem", "place"),
    [
        ("Type `x` now.", "unknown inline code `x`", "line 1, column 7"),
        ('A [J-1]{.lit why=""}.', "a literal without a reason", "line 1, column 9"),
        ("A [J-1]{.lit}.", "a literal without a reason", "line 1, column 9"),
        ("A <b>15</b>", "raw HTML or TeX", "line 1, column 3"),
        ("<!-- 15 -->\n\nText.", "raw HTML or TeX", "line 1, column 1"),
        ("A\n\n2019. A year.", "a list that starts at 2019", "line 3, column 1"),
        ("A\n\n(3) third", "a list that starts at 3", "line 3, column 2"),
        ('See [a](b "15").', "a number by hand: 15", "line 1, column 12"),
        ('See ![a](b){alt="of 15"}.', "a number by hand: 15", "line 1, column 21"),
    ],
)
def test_ways_around_are_closed(source, problem, place):
    error = check(source)[0]
    assert error.problem.startswith(problem)
    assert error.place == place
    assert error.hint


def test_digits_in_a_formula_are_found_wherever_it_comes_from():
    formula = {"t": "Math", "c": [{"t": "InlineMath"}, "x = 15"]}
    document = {"meta": {}, "blocks": [{"t": "Para", "c": [formula]}]}
    (fault,) = find_faults(document, "So x = 15.", "en.md", NUMBERS, MESSAGES, "en")
    assert fault.error.problem == "a number by hand: 15"
    assert fault.error.place == "line 1, column 8"


def test_words_of_an_alternative_text_do_not_lead_astray():
    source = (
        '![Dots.](figure:codes){#fig-15 alt="All of it: 16, `num:top17`, 17."}\n\n'
        "And 15 here, 16 there, all of it 17.\n"
    )
    places = [error.place for error in check(source)]
    first = [position(source, source.index(each)) for each in ("16,", '17."')]
    later = [position(source, source.rindex(each)) for each in ("15", "16", "17")]
    assert places == first + later


PIECES = (
    "Слова", "и, слова", "*курсив*", "`num:top15`", "[@eccles2002, p. 15]",
    '[J-15]{.lit why="name"}', "[связь](http://a.org/15)", "Бул[^1] сөз",
)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=5), max_size=4),
    st.sampled_from(["15", "87%", "1412)", "2002"]),
    st.lists(st.sampled_from(PIECES), max_size=3),
)
def test_one_number_anywhere_is_found_where_it_stands(paragraphs, number, rest):
    before = "\n\n".join(" ".join(each) for each in [*paragraphs, ["Анда"]]) + " "
    source = before + " ".join([number, *rest])
    source += "\n\nАягы.[^1]\n\n[^1]: Бул эскертүү.\n"
    (error,) = check(source)
    assert error.place == position(source, len(before))
