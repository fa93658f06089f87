"""Quotations by coding are printed with who said them, or refused with a remedy."""

import pytest
from talap.base.codebook import Codebook
from talap.base.errors import TalapErrors
from talap.base.messages import Messages
from talap.manuscript.faults import marks_in
from talap.manuscript.html import quotation
from talap.manuscript.lint import find_faults
from talap.manuscript.nodes import get, replace, text_of, walk
from talap.manuscript.pandoc import parse
from talap.manuscript.passages import Passage
from talap.manuscript.quotations import Quotations
from talap.manuscript.resolve import Front, Resolver
from talap.manuscript.tables import TableSource

MESSAGES = {name: Messages(name) for name in ("ru", "en", "ky")}
PASSAGES = {
    "I01-008-02": Passage("I01-008-02", "I01", "P01", "Я боюсь 2 экзаменов, всех"),
    "I02-003-01": Passage("I02-003-01", "I02", "P02", "Үйге қайт, екі"),
    "I03-001-01": Passage("I03-001-01", "I03", "P03", "2019"),
}
LANGUAGES = {"I01-008-02": "ru", "I02-003-01": "kk", "I03-001-01": "und"}


def resolve(source, language="ru", front=(), simulated=True):
    quotations = Quotations(PASSAGES, LANGUAGES, MESSAGES, simulated)
    resolver = Resolver(
        f"manuscript/{language}.md", language, {}, MESSAGES,
        TableSource({}, Codebook("b", {}), MESSAGES), set(), {}, source, quotations,
    )  # fmt: skip
    document = parse(source, file="x")
    resolved = resolver.resolve(document, front)
    assert sorted(marks_in(resolved)) == [*range(len(resolver.errors))]
    if resolver.errors:
        raise TalapErrors(resolver.errors)
    return resolved["blocks"], resolver.uses


def nodes(blocks, kind):
    return [node for node, _ in walk(blocks, "") if node["t"] == kind]


def block(body, *classes, coding="I01-008-02"):
    names = " ".join(f".{name}" for name in ("quote", *classes))
    return f"::: {{{names} coding={coding}}}\n{body}\n:::\n"


def inline(body, *classes, coding="I01-008-02"):
    names = " ".join(f".{name}" for name in ("quote", *classes))
    return f"[{body}]{{{names} coding={coding}}}"


def test_a_block_says_who_said_it_and_leads_to_the_audit():
    blocks, uses = resolve(block("Я боюсь 2 экзаменов"))
    (quoted,) = nodes(blocks, "BlockQuote")
    assert text_of(quoted) == "Я боюсь 2 экзаменовP01, смоделированное интервью"
    (link,) = nodes(blocks, "Link")
    assert link["c"][2][0] == "../audit/ru/codes.html#coding-I01-008-02"
    assert nodes(blocks, "Note") == []
    assert uses.quotations == ["I01-008-02"]
    assert uses.paragraphs == [("", 1)]


def test_field_data_are_not_said_to_be_simulated():
    blocks, _ = resolve(block("Я боюсь"), simulated=False)
    assert text_of(blocks) == "Я боюсьP01"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ru", "«Я боюсь» (P01, смоделированное интервью)."),
        ("ky", "«Я боюсь» (P01, моделденген маек)."),
        ("en", "“Я боюсь” (P01, simulated interview)."),
    ],
)
def test_within_a_sentence_it_stands_in_quotation_marks(language, said):
    blocks, _ = resolve(f"{inline('Я боюсь')}.", language)
    assert text_of(blocks) == said


def test_words_of_another_language_say_so():
    blocks, _ = resolve(inline("Үйге қайт", coding="I02-003-01"), "ru")
    assert "kk" in [get(each["c"][0], "lang") for each in nodes(blocks, "Span")]
    blocks, _ = resolve(inline("Я боюсь"), "ru")
    assert {get(each["c"][0], "lang") for each in nodes(blocks, "Span")} == {""}


@pytest.mark.parametrize("write", [block, inline])
def test_a_translation_has_its_original_in_a_note(write):
    blocks, _ = resolve(write("I fear 2 exams, all of them", "translated"), "en")
    (note,) = nodes(blocks, "Note")
    assert text_of(note) == "Original (Russian): “Я боюсь 2 экзаменов, всех”"
    (original,) = [
        each for each in nodes(note["c"], "Span") if "original" in each["c"][0][1]
    ]
    assert get(original["c"][0], "lang") == "ru"


def test_an_original_of_no_known_language():
    blocks, _ = resolve(inline("In 2019", "translated", coding="I03-001-01"), "ky")
    (note,) = nodes(blocks, "Note")
    assert text_of(note) == "Түп нускасы: «2019»"


def test_in_a_footnote_the_original_stands_in_the_brackets():
    source = f"So.[^1]\n\n[^1]: She: {inline('I fear', 'translated')}.\n"
    blocks, _ = resolve(source, "en")
    (note,) = nodes(blocks, "Note")
    said = "She: “I fear” (P01, simulated interview; Original (Russian): "
    assert text_of(note) == f"{said}“Я боюсь 2 экзаменов, всех”)."


def test_a_page_takes_the_original_of_a_block_from_its_note():
    blocks, _ = resolve(block("I fear", "translated"), "en")
    made = replace(blocks, "en", quotation)
    assert nodes(made, "Note") == []
    raw = "".join(each["c"][1] for each in nodes(made, "RawBlock"))
    assert raw.startswith('<figure class="quotation" data-coding="I01-008-02">')
    assert raw.count("<details") == raw.count("</details>") == 1
    assert text_of(made).endswith("Original (Russian)“Я боюсь 2 экзаменов, всех”")


def errors(source, language="ru", front=()):
    with pytest.raises(TalapErrors) as raised:
        resolve(source, language, front)
    return raised.value.errors


@pytest.mark.parametrize(
    ("source", "place", "problem", "hint"),
    [
        ("Слова.\n\n" + block("Я очень боюсь"), "line 3, column 20",
         "not the words of I01-008-02: Я очень боюсь",
         "as it is now: Я боюсь 2 экзаменов, всех"),
        ("А " + inline("боюсь 3"), "line 1, column 27", "not the words", "now: Я"),
        (block("Я боюсь", coding="I01-009-02"), "line 1, column 20",
         "no coding I01-009-02 in the consensus", "did you mean I01-008-02?"),
        (block("чужое", coding="ZZZ"), "line 1, column 20", "no coding ZZZ",
         "see results/coding/consensus.csv"),
        ("[Я боюсь]{.quote}", "line 1, column 11", "a quotation without its coding",
         "coding=ID"),
        ("[Я боюсь]{coding=I01-008-02}", "line 1, column 18",
         "coding=I01-008-02 without the class .quote", ""),
        (inline("I fear 3", "translated"), "line 1, column 38",
         "a number in digits that the passage I01-008-02 does not have: 3",
         "the passage is: Я боюсь 2 экзаменов, всех"),
        (inline("[…]"), "line 1, column 21", "has no words", ""),
        (block("Я *боюсь*"), "line 1, column 20", "markup within a quotation (Emph)",
         "backslash"),
        (block("Я боюсь `num:x`"), "line 1, column 20", "markup", "backslash"),
        (block("- Я боюсь"), "line 1, column 20", "a BulletList within", "backslash"),
        (block(inline("боюсь")), "line 1, column 20", "markup within a quotation (Sp",
         ""),
        ("А.[^1]\n\n[^1]: Вот:\n\n    ::: {.quote coding=I01-008-02}\n    Я боюсь\n"
         "    :::\n", "line 5, column 24", "set off within a footnote", "[words]"),
    ],
)  # fmt: skip
def test_refused(source, place, problem, hint):
    (error,) = errors(source)
    assert error.file == "manuscript/ru.md"
    assert problem in error.problem
    assert hint in error.hint
    assert error.place == place


def test_a_translation_under_an_unknown_coding_is_not_looked_for_among_originals():
    (error,) = errors(inline("Я боюсь", "translated", coding="I02-003-02"), "en")
    assert error.hint == "did you mean I02-003-01?"


def test_an_abstract_quotes_nobody():
    source = inline("Я боюсь")
    front = Front(
        parse(source, file="x")["blocks"], "manuscript/abstracts/ru.md", source
    )
    (error,) = errors("Текст.", front=[front])
    assert (error.file, error.problem) == (
        "manuscript/abstracts/ru.md",
        "a quotation in an abstract",
    )


def test_an_escaped_letter_is_the_letter():
    passages = {"a-1-1": Passage("a-1-1", "a", "P01", "*смеётся* да_нет [?]")}
    made = Quotations(passages, {}, MESSAGES)
    (node,) = parse(
        "::: {.quote coding=a-1-1}\n\\*смеётся\\* да\\_нет [?]\n:::\n", file="x"
    )["blocks"]
    assert made.check(node, "ru").participant == "P01"


def found(source, language="ru"):
    document = parse(source, file="x")
    faults = find_faults(document, source, "x", {}, MESSAGES, language)
    return [fault.error.problem for fault in faults]


def test_numbers_of_somebody_who_is_quoted_are_no_numbers_by_hand():
    assert found(inline("пятнадцать или 15, все")) == []
    assert found(block("пятнадцать или 15, все\n\nбольшинство")) == []


def test_what_stands_beside_a_quotation_is_looked_at_in_its_place():
    source = f"{block('их 15')}\nИх 15 и {inline('15')} 16.\n"
    document = parse(source, file="x")
    faults = find_faults(document, source, "x", {}, MESSAGES, "ru")
    places = [fault.error.place for fault in faults]
    line = source.split("\n")[4]
    assert places == ["line 5, column 4", f"line 5, column {line.index('16') + 1}"]


@pytest.mark.parametrize(
    "source",
    [
        "---\ntitle: Мы, [15]{.quote coding=x}\n---\n\nТекст.\n",
        "---\nshort-title: Мы, [15]{.quote}\n---\n\nТекст.\n",
    ],
)
def test_in_the_front_matter_nothing_is_a_quotation(source):
    assert found(source) == ["a number by hand: 15"]
