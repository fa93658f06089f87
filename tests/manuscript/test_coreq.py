"""The COREQ appendix: what the data answer, what the authors do, what is refused."""

from pathlib import Path

import pytest
from talap.base.codebook import Code, Codebook
from talap.base.errors import TalapErrors
from talap.base.messages import Messages
from talap.manuscript.coreq import FROM_DATA, Known, appendix, headings
from talap.manuscript.coreq_file import ITEMS, Coreq
from talap.manuscript.nodes import text_of, walk
from talap.manuscript.pandoc import parse
from talap.manuscript.quotations import Quotations
from talap.manuscript.resolve import Resolver
from talap.manuscript.tables import TableSource

FILE = Path("config/coreq.yaml")
LANGUAGES = ("ky", "ru", "en")
MESSAGES = {name: Messages(name) for name in LANGUAGES}
COUNT = {"kind": "count", "unit": "", "digits": 0}
TIME = {"kind": "duration", "unit": "", "digits": 0}
NUMBERS = {
    "people": COUNT | {"value": 15},
    "talks": COUNT | {"value": 17},
    "all": TIME | {"value": 9000.0},
    "one": TIME | {"value": 600.0},
    "found": COUNT | {"value": 40},
    "chao": COUNT
    | {
        "value": 44,
        "interval": {"low": 41.0, "high": 52.0, "method": "chao", "confidence": 0.95},
    },
    "two": COUNT | {"value": 2},
}
KEYS = {
    "participants": "people",
    "interviews": "talks",
    "duration": "all",
    "duration_median": "one",
    "codes_observed": "found",
    "codes_expected": "chao",
    "coders": "two",
}
BOOK = Codebook("b", {"fear": Code(label={"en": "Fear"}, definition="")})
TEXT = "# Method {#method}\n\n## How *we* asked {#asked}\n\nText.\n"
KNOWN = Known("", ["P1", "P2"], [], headings(parse(TEXT, file="en.md")["blocks"]))


def make(language="en", known=KNOWN, **given):
    resolver = Resolver(
        f"manuscript/{language}.md", language, NUMBERS, MESSAGES,
        TableSource({}, BOOK, MESSAGES), set(), {}, TEXT, Quotations({}, {}),
    )  # fmt: skip
    resolver.resolve(parse(TEXT, file="en.md"))
    return appendix(Coreq.model_validate(given), FILE, known, resolver), resolver.uses


def answers(blocks):
    """Return each item's name and answer, by its number."""
    found = {}
    for block in blocks:
        for term, (definition,) in block["c"] if block["t"] == "DefinitionList" else []:
            number, _, name = text_of(term).partition(". ")
            found[int(number)] = (name, text_of(definition))
    return found


def said(language="en", known=KNOWN, **given):
    return {
        key: each[1] for key, each in answers(make(language, known, **given)[0]).items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_item_stands_once_under_its_domain(language):
    blocks, uses = make(language)
    assert [(b["c"][0], b["c"][1][0]) for b in blocks if b["t"] == "Header"] == [
        (1, "coreq"), (2, "coreq-1"), (2, "coreq-2"), (2, "coreq-3"),
    ]  # fmt: skip
    found = answers(blocks)
    assert list(found) == list(ITEMS)
    assert len({name for name, _ in found.values()}) == 32
    assert [each.split()[0] for each in uses.coreq] == [str(each) for each in ITEMS]


def test_what_is_not_answered_is_for_the_authors_or_has_no_meaning():
    found = said(items={1: "simulated", 2: "authors"})
    assert found[1] == "Has no meaning in a simulated corpus."
    assert found[2] == found[3] == "For the authors to supply."
    assert found[12] == "For the authors to supply."  # no key was given


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_data_answer_with_numbers_by_key(language):
    guided = Known("data/raw/guide.md", ["P1"], ["I01-1", "I02-1"], {})
    blocks, uses = make(language, guided, numbers=KEYS)
    found = {number: text for number, (_, text) in answers(blocks).items()}
    wanted = {
        12: ["15", "17"],
        17: ["data/raw/guide.md"],
        21: ["2", "30", "10"],
        22: ["40", "44", "41", "52"],
        24: ["2"],
        29: ["2"],
    }
    for number, parts in wanted.items():
        assert [part for part in parts if part not in found[number]] == []
    answered = [each for each in uses.coreq if each.endswith("answered")]
    assert answered == [f"{each} answered" for each in FROM_DATA]
    links = [node["c"] for node, _ in walk(blocks, "") if node["t"] == "Link"]
    keys = [value for c in links for name, value in c[0][2] if name == "key"]
    assert keys == ["people", "talks", "all", "one", "found", "chao", "chao.ci", "two"]
    assert uses.numbers == keys
    targets = [c[2][0] for c in links]
    assert f"../audit/{language}/codes.html" in targets
    assert f"../audit/{language}/pipeline.html" in targets


def test_an_answer_that_lacks_a_key_is_not_half_given():
    keys = {name: key for name, key in KEYS.items() if name != "duration_median"}
    assert said(numbers=keys)[21] == "For the authors to supply."


def test_repeat_interviews_are_seen_in_the_table():
    assert said()[18] == "Interviews were not repeated."
    again = Known("", ["P1", "P2", "P1"], [], {})
    assert said(known=again)[18] == "There were repeat interviews."


def test_quotations_are_counted_where_there_are_any():
    assert said()[29] == "For the authors to supply."
    quoting = Known("", ["P1"], ["I01-1", "I01-2", "I02-1"], {})
    assert said(known=quoting)[29].endswith(": 3.")


def test_the_authors_stand_beside_the_data():
    text = {"en": "Of `num:people`, see @x2001."}
    found = said(numbers=KEYS, items={24: {"text": text, "sections": ["asked"]}})
    assert found[24].startswith("Coders: 2. Of 15, see ")
    assert found[24].endswith("See: How we asked")


def test_an_author_may_overrule_the_data():
    assert said(numbers=KEYS, items={12: "authors"})[12] == "For the authors to supply."


def test_the_checklist_is_cited_where_its_key_is_given():
    _, uses = make(citation="tong2007")
    assert uses.citations == ["tong2007"]
    assert make()[1].citations == []


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        ({"text": {"en": "We asked 15 people."}}, "a number by hand: 15"),
        ({"text": {"en": "We asked fifteen people."}}, "fifteen"),
        ({"text": {"en": "Most of them agreed."}}, "a quantity in words"),
        ({"text": {"en": "Of `num:poeple`."}}, "no number has the key poeple"),
        ({"text": {"en": "See `ref:nothing`."}}, "`ref:nothing` points to nothing"),
        ({"text": {"en": "One.\n\nTwo."}}, "not one paragraph"),
        ({"text": {"en": "One.\n:::\n\n# Two"}}, "not one paragraph"),
        ({"sections": ["methods"]}, "no section methods"),
    ],
)
def test_refused_with_its_item(answer, problem):
    with pytest.raises(TalapErrors) as raised:
        make(items={9: answer, 10: {"sections": ["method"]}})
    error = raised.value.errors[0]
    assert problem in error.problem
    assert error.file == "config/coreq.yaml"
    assert error.place.startswith("key items.9")
    assert error.hint


def test_every_fault_is_told_at_once():
    bad = {"text": {"en": "We asked 15."}}
    with pytest.raises(TalapErrors) as raised:
        make(items={9: bad, 10: {"sections": ["x"]}, 26: bad})
    places = sorted(error.place for error in raised.value.errors)
    assert places == ["key items.10, en", "key items.26, en", "key items.9, en"]
