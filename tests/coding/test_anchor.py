"""A coded passage is found again, or said to be lost; never put somewhere else."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from talap.coding.align import common_runs
from talap.coding.anchor import Interview, Lost, Place
from talap.coding.selection import Selection

# Few words, so that they repeat: a passage must not be taken for its neighbours.
COMMON = [
    "и",
    "я",
    "не",
    "это",
    "мама",
    "сказала",
    "что",
    "поехал",
    "домой",
    "жизнь",
    "керек",
    "оку",
    "да",
    "the",
]
RARE = [f"{stem}{end}" for stem in ("зур", "төл", "Бак", "vik") for end in "аеиоу"]
PSEUDONYM = "[Участник-03]"

words = st.lists(st.sampled_from(COMMON + RARE), min_size=0, max_size=12)
passages = st.lists(st.sampled_from(COMMON + RARE), min_size=3, max_size=10)
examples = settings(max_examples=150, deadline=None)


def selection(quote, **more):
    return Selection("c.csv", "row 2", "kim", "I01", "cost", quote, **more)


def text_at(interview, place):
    return interview.words.text[place.start : place.end]


def turns(*texts):
    return Interview(list(enumerate(texts, 1)))


@st.composite
def edited(draw, part):
    """Words after insertions, deletions and replacements."""
    found = []
    for word in part:
        kind = draw(st.sampled_from(["keep", "keep", "keep", "drop", "new", "more"]))
        if kind == "keep":
            found.append(word)
        elif kind == "new":
            found.append(draw(st.sampled_from(COMMON + RARE)))
        elif kind == "more":
            found += [word, draw(st.sampled_from(COMMON))]
    return found


def count_of(quote, text):
    found, wanted = [w.casefold() for w in text], [w.casefold() for w in quote]
    size = len(wanted)
    return sum(found[i : i + size] == wanted for i in range(len(found) - size + 1))


@examples
@given(st.data(), words, passages, words)
def test_a_passage_survives_edits_elsewhere(data, before, passage, after):
    source = " ".join([*before, *passage, *after])
    start = len(" ".join([*before, ""])) if before else 0
    now = [*data.draw(edited(before)), *passage, *data.draw(edited(after))]
    assume(count_of(passage, now) == 1)
    # Of «и и и и и и» with three deleted nobody can tell which three are left.
    assume(count_of(passage, [*before, *passage, *after]) == 1)
    interview = turns("Ooba.", " ".join(now), "Жок.")
    quote = " ".join(passage)
    found = interview.find(
        selection(quote, source=source, start=start, end=start + len(quote))
    )
    assert isinstance(found, Place)
    assert text_at(interview, found) == quote
    assert found.status == "exact"


@examples
@given(st.data(), words, passages, words)
def test_a_quote_alone_survives_edits_elsewhere(data, before, passage, after):
    now = [*data.draw(edited(before)), *passage, *data.draw(edited(after))]
    assume(count_of(passage, now) == 1)
    interview = turns(" ".join(now))
    quote = " ".join(passage)
    found = interview.find(selection(f"«{quote.upper()}»!"))
    assert isinstance(found, Place)
    assert text_at(interview, found) == quote


@examples
@given(st.data(), words, passages, words)
def test_a_passage_survives_pseudonymisation(data, before, passage, after):
    """Of the passage itself: at most half of its words, as KEPT allows."""
    source = " ".join([*before, *passage, *after])
    start = len(" ".join([*before, ""])) if before else 0
    inner = range(1, len(passage) - 1)  # its ends stay, so that its extent is certain
    several = st.lists(st.sampled_from(inner), max_size=len(inner) // 2, unique=True)
    hidden = data.draw(several)
    now = [PSEUDONYM if i in hidden else word for i, word in enumerate(passage)]
    assume(count_of(passage, [*before, *passage, *after]) == 1)
    interview = turns(" ".join([*before, *now, *after]))
    quote = " ".join(passage)
    found = interview.find(
        selection(quote, source=source, start=start, end=start + len(quote))
    )
    assert isinstance(found, Place)
    assert text_at(interview, found) == " ".join(now)
    assert found.status == ("edited" if hidden else "exact")


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("Тогда [Участник-03] уехал к нам домой.", "[Участник-03] уехал к нам домой"),
        ("Тогда Ерлан уехал к [Имя-04] домой.", "Ерлан уехал к [Имя-04] домой"),
    ],
)  # fmt: skip
def test_a_name_at_the_border_of_a_passage_is_taken_in(now, expected):
    source = "Тогда Ерлан уехал к нам домой."
    quote = "Ерлан уехал к нам домой"
    interview = turns(now)
    found = interview.find(selection(quote, source=source, start=6, end=29))
    assert isinstance(found, Place)
    assert text_at(interview, found).strip("[]") == expected.strip("[]")


def test_a_quote_without_its_document_survives_a_pseudonym():
    interview = turns(
        "Бул жөнүндө кийин.",
        "Мы с [Участник-03] долго думали, стоит ли вообще уезжать так далеко.",
    )
    quote = "Мы с Ерланом долго думали, стоит ли вообще уезжать так далеко"
    found = interview.find(selection(quote))
    assert isinstance(found, Place)
    assert found.status == "edited"
    assert interview.segments(found)[0][0] == 2
    assert text_at(interview, found).endswith("уезжать так далеко")


def test_case_punctuation_and_yo_do_not_matter():
    interview = turns("Ещё раз: «Всё» — хорошо.")
    found = interview.find(selection("ЕЩЕ РАЗ ВСЕ ХОРОШО"))
    assert isinstance(found, Place)
    assert text_at(interview, found) == "Ещё раз: «Всё» — хорошо"
    assert found.status == "exact"


TWICE = ("Я хочу домой.", "Нет.", "Мама сказала: я хочу домой, и всё.")


def test_an_ambiguous_quote_is_refused_with_its_candidates():
    found = turns(*TWICE).find(selection("я хочу домой"))
    assert isinstance(found, Lost)
    assert found.reason == "the quote stands at several places"
    assert [one.turn for one in found.candidates] == [1, 3]


@pytest.mark.parametrize(
    ("context", "turn"),
    [({"prefix": "Мама сказала: "}, 3), ({"suffix": ", и всё."}, 3),
     ({"suffix": " Нет."}, 1), ({"prefix": "совсем не то", "suffix": ". Нет"}, 1)],
)  # fmt: skip
def test_context_decides_between_equal_quotes(context, turn):
    interview = turns(*TWICE)
    found = interview.find(selection("я хочу домой", **context))
    assert isinstance(found, Place)
    assert interview.segments(found)[0][0] == turn


def test_context_that_fits_nowhere_decides_nothing():
    found = turns(*TWICE).find(selection("я хочу домой", prefix="вчера утром"))
    assert isinstance(found, Lost)
    assert [one.turn for one in found.candidates] == [1, 3]


def test_two_passages_that_resemble_the_quote_equally_are_refused():
    interview = turns(
        "Я очень боялся отчисления каждый день.",
        "Да.",
        "Я очень боялся отчисления каждый день.",
    )
    found = interview.find(selection("Я очень боялась отчисления каждый день"))
    assert isinstance(found, Lost)
    assert found.reason == "several passages resemble the quote equally"
    assert sorted(one.turn for one in found.candidates) == [1, 3]


@pytest.mark.parametrize(
    ("quote", "reason"),
    [
        ("— …!", "the quote holds no word"),
        ("квантовая хромодинамика решётки", "nothing in the interview resembles"),
        ("слово " * 40, "the quote is longer than the interview"),
    ],
)
def test_lost(quote, reason):
    said = "Мен үйгө кеттим, анан келдим, апам мени күтүп отурган экен."
    found = turns(said).find(selection(quote))
    assert isinstance(found, Lost)
    assert reason in found.reason


def test_a_deleted_passage_is_lost_though_its_document_is_known():
    source = "Начало было трудным. Потом университет прислал извинения. Конец."
    quote = "Потом университет прислал извинения"
    start = source.index(quote)
    found = turns("Начало было трудным. Конец.").find(
        selection(quote, source=source, start=start, end=start + len(quote))
    )
    assert isinstance(found, Lost)


def test_a_common_word_far_away_does_not_stretch_a_passage():
    source = "Потом мы быстро уехали и"
    now = "Потом мы быстро уехали. " + "Экзамен был трудным. " * 30 + "Вот и всё."
    found = turns(now).find(selection(source, source=source, start=0, end=len(source)))
    assert isinstance(found, Place)
    assert found.end < 40


def test_a_passage_over_several_turns_is_cut_at_their_borders():
    interview = Interview([(4, "Мен айттым:"), (5, "—"), (7, "ооба, кеттик. Болду.")])
    found = interview.find(selection("айттым: — ооба, кеттик"))
    assert isinstance(found, Place)
    assert interview.segments(found) == [(4, 4, 11), (7, 0, 12)]


def test_turn_at():
    interview = Interview([(4, "abc"), (7, "de")])
    assert [interview.turn_at(position) for position in (0, 3, 4, 5)] == [4, 4, 7, 7]


@settings(deadline=None)
@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))
def test_alignment_is_a_longest_common_subsequence(source, target):
    runs = common_runs(source, target)
    matched = [(a + i, b + i) for a, b, length in runs for i in range(length)]
    assert matched == sorted(set(matched))
    assert all(source[a] == target[b] for a, b in matched)
    # Wagner & Fischer (1974), the textbook recurrence, as the reference.
    rows = [[0] * (len(target) + 1)]
    for word in source:
        row = [0]
        for j, other in enumerate(target):
            best = max(rows[-1][j + 1], row[j])
            row.append(rows[-1][j] + 1 if word == other else best)
        rows.append(row)
    assert len(matched) == rows[-1][-1]
