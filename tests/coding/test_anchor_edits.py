"""Codings are found at their words, whatever was edited; or they are lost, and told."""

from __future__ import annotations

from random import Random

import edits
import pytest
from edits import Token, Turns, Verdict, judge, number, numbered, script, texts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from talap.coding.anchor import CONTEXT, Candidate, Interview, Lost, Place
from talap.coding.selection import Selection

quickly = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
SEEDS = st.integers(0, 10**9)
FORMS = ("document", "csv", "quote")


def selection(quote: str, **more: object) -> Selection:
    return Selection("c.csv", "row 2", "A", "I01", "x", quote, **more)  # type: ignore[arg-type]


def find(turns: list[str], quote: str, **more: object) -> Place | Lost:
    return Interview(list(enumerate(turns, 1))).find(selection(quote, **more))


def said(turns: list[str], place: Place | Lost) -> str:
    assert isinstance(place, Place)
    return "\n".join(turns)[place.start : place.end]


def coded(
    turns: Turns, random: Random, form: str, words: int = 0
) -> tuple[frozenset[int], Selection]:
    """Code some words of one turn; return their numbers and the coding in a form."""
    said = [turn for turn in turns if len(turn) >= max(words, 1)]
    turn = random.choice(said)
    length = words or min(len(turn), random.randint(2, 25))
    at = random.randint(0, len(turn) - length)
    ids = frozenset().union(*(token.ids for token in turn[at : at + length]))
    source = "\n".join(texts(turns))
    begin = sum(len(text) + 1 for text in texts(turns[: turns.index(turn)]))
    start = begin + sum(len(token.text) + 1 for token in turn[:at])
    quote = " ".join(token.text for token in turn[at : at + length])
    if form == "document":
        return ids, selection(quote, source=source, start=start, end=start + len(quote))
    if form == "quote":
        return ids, selection(quote)
    before, after = source[:start].split(), source[start + len(quote) :].split()
    return ids, selection(
        quote,
        prefix=" ".join(before[-CONTEXT:]),
        suffix=" ".join(after[:CONTEXT]),
        turn=turns.index(turn) + 1,
    )


def tried(
    seed: int, form: str, edits_: int, kinds: list[object], words: int = 0
) -> tuple[Verdict, Place | Lost]:
    random = Random(seed)
    before = number(edits.interview(random))
    ids, coding = coded(before, random, form, words)
    after = script(before, random, edits_, kinds)  # type: ignore[arg-type]
    found = Interview(numbered(after)).find(coding)
    known = {i: token.text for turn in before for token in turn for i in token.ids}
    return judge(ids, after, found, known), found


# -- any edit -------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["document", "csv"])
@quickly
@given(seed=SEEDS)
def test_nothing_is_found_on_a_wrong_place(form: str, seed: int) -> None:
    verdict, found = tried(seed, form, 1 + seed % 30, edits.ALL)
    assert verdict.result != "wrong", found


@pytest.mark.parametrize("form", ["document", "csv"])
@quickly
@given(seed=SEEDS)
def test_words_left_alone_are_found_exactly(form: str, seed: int) -> None:
    """Whatever else is edited; short ones may be lost, if all around them changed."""
    verdict, found = tried(seed, form, 1 + seed % 30, edits.ALL, words=8)
    if verdict.untouched:
        assert verdict.result == "right", found


@pytest.mark.parametrize("form", FORMS)
@quickly
@given(seed=SEEDS)
def test_cleaning_leaves_every_coding_whole(form: str, seed: int) -> None:
    verdict, found = tried(seed, form, 40, [edits.respell], words=8)
    assert verdict.result == "right", found
    assert isinstance(found, Place)
    assert found.status == "exact"


@pytest.mark.parametrize("form", ["document", "csv"])
@quickly
@given(seed=SEEDS)
def test_few_changed_words_are_an_edit_of_the_right_words(form: str, seed: int) -> None:
    kinds = [edits.mend, edits.reword, edits.insert, edits.hide_name]
    random = Random(seed)
    before = number(edits.interview(random, turns=6))
    ids, coding = coded(before, random, form, words=12)
    after = script(before, random, 8, kinds)
    known = {i: token.text for turn in before for token in turn for i in token.ids}
    found = Interview(numbered(after)).find(coding)
    verdict = judge(ids, after, found, known)
    assert verdict.result in {"right", "edge"}, found
    assert isinstance(found, Place)
    assert (found.status == "exact") == verdict.untouched


@pytest.mark.parametrize("form", ["document", "csv"])
@quickly
@given(seed=SEEDS)
def test_a_passage_deleted_is_lost(form: str, seed: int) -> None:
    random = Random(seed)
    before = number(edits.interview(random))
    ids, coding = coded(before, random, form)
    after = [[token for token in turn if not token.ids & ids] for turn in before]
    after = script(after, random, seed % 10, [edits.insert_sentence, edits.add_turn])
    assert isinstance(Interview(numbered(after)).find(coding), Lost)


def test_a_thousand_scripts() -> None:
    """At least 98 of 100 that are still there are found again, none elsewhere."""
    results = [
        tried(seed, "document", 1 + seed % 25, edits.ALL)[0] for seed in range(1000)
    ]
    assert not [one for one in results if one.result == "wrong"]
    there = [one for one in results if one.left >= 0.75]
    again = [one for one in there if one.result in {"right", "edge"}]
    assert len(there) > 850
    assert len(again) >= 0.98 * len(there)


# -- by example -----------------------------------------------------------------------

TURNS = [
    "Почему вы уехали?",
    "Ну, я хотела учиться дальше, а дома не было такой программы.",
    "А родители?",
    "Родители сначала молчали. Я не знаю, что они думали на самом деле.",
    "Вы вернётесь?",
    "Я не знаю. Наверное, вернусь, но не сразу, через пять лет.",
]


def of_document(quote: str, turns: list[str] = TURNS) -> Selection:
    source = "\n".join(turns)
    start = source.index(quote)
    return selection(quote, source=source, start=start, end=start + len(quote))


def test_a_turn_added_before_moves_nothing() -> None:
    turns = ["Запись идёт?", *TURNS]
    found = Interview(list(enumerate(turns, 1))).find(of_document("Наверное, вернусь"))
    assert said(turns, found) == "Наверное, вернусь"
    assert isinstance(found, Place)
    assert found.status == "exact"


def test_a_paragraph_moved_is_told_with_both_turns() -> None:
    turns = [*TURNS[:1], *TURNS[2:], TURNS[1]]
    quote = "учиться дальше, а дома не было"
    found = Interview(list(enumerate(turns, 1))).find(of_document(quote))
    assert said(turns, found) == quote
    assert isinstance(found, Place)
    assert (found.status, found.before, found.kept, found.words) == ("moved", 1, 6, 6)


def test_another_turn_than_the_file_says_is_moved() -> None:
    found = find(["Запись идёт?", *TURNS], "Наверное, вернусь", turn=6)
    assert isinstance(found, Place)
    assert (found.status, found.before) == ("moved", 6)
    found = find(TURNS, "Наверное, вернусь", turn=6)
    assert isinstance(found, Place)
    assert found.status == "exact"


def test_equal_quotes_are_refused_unless_something_tells_them_apart() -> None:
    found = find(TURNS, "Я не знаю")
    assert isinstance(found, Lost)
    assert [one.turn for one in found.candidates] == [4, 6]
    assert found.candidates[0] == Candidate(4, "Я не знаю", 100, "Я не знаю")
    for more in ({"suffix": "Наверное, вернусь"}, {"prefix": "Вы вернётесь?"}):
        found = find(TURNS, "Я не знаю", **more)
        assert isinstance(found, Place)
        assert found.start == "\n".join(TURNS).index("Я не знаю. Нав")


def test_the_twin_of_a_deleted_passage_is_not_it() -> None:
    turns = [*TURNS[:5], "Наверное, вернусь, но не сразу, через пять лет."]
    source = "\n".join(TURNS)
    start = source.rindex("Я не знаю")
    coding = selection("Я не знаю", source=source, start=start, end=start + 9)
    found = Interview(list(enumerate(turns, 1))).find(coding)
    assert isinstance(found, Lost)
    assert found.candidates[0].turn == 4


def test_names_and_mended_words_are_edits_and_the_old_name_is_not_told() -> None:
    old = ["Кто помог?", "Мне помогла Айгуль Серикова, она очнь добрая."]
    new = ["Кто помог?", "Мне помогла [Участник-03], она очень добрая."]
    coding = of_document("помогла Айгуль Серикова, она очнь", old)
    found = Interview(list(enumerate(new, 1))).find(coding)
    assert said(new, found) == "помогла [Участник-03], она очень"
    assert isinstance(found, Place)
    assert found.status == "edited"
    assert found.old == "помогла […] она […]"


def test_words_put_in_far_apart_do_not_become_part_of_it() -> None:
    new = [*TURNS[:5], TURNS[5].replace("сразу,", "сразу, " + "ой " * 40)]
    found = Interview(list(enumerate(new, 1))).find(
        of_document("Наверное, вернусь, но не сразу, через")
    )
    assert said(new, found) == "Наверное, вернусь, но не сразу"


def test_a_quote_over_wrapped_lines_and_soft_hyphens_is_exact() -> None:
    found = find(TURNS, "хоте-\nла учи\u00adться даль-\nше")
    assert isinstance(found, Place)
    assert found.status == "exact"
    assert said(TURNS, found) == "хотела учиться дальше"


def test_a_word_broken_off_at_the_end_of_a_turn_is_a_word() -> None:
    turns = ["Я хоте-", "Что?"]
    assert said(turns, find(turns, "хоте")) == "хоте"
    assert find(turns, "хоте-\nЧто") == find(turns, "хоте, что")


@pytest.mark.parametrize("quote", ["", "—", "…?!"])
def test_a_quote_without_words_is_lost(quote: str) -> None:
    assert isinstance(find(TURNS, quote), Lost)
    assert isinstance(find([], "слово"), Lost)


def test_marks_only_tokens_are_not_counted_by_the_judge() -> None:
    """The judge itself: words beside a passage that it does not cover are an edge."""
    turns: Turns = number(["один два три четыре пять"])
    known = dict(enumerate(["один", "два", "три", "четыре", "пять"]))
    whole = Place(5, 12, "exact", 2, 2)
    assert judge(frozenset({1, 2}), turns, whole, known).result == "right"
    wide = Place(5, 19, "exact", 2, 2)
    assert judge(frozenset({1, 2}), turns, wide, known).result == "edge"
    assert judge(frozenset({4}), turns, whole, known).result == "wrong"
    gone = [[Token("шесть")]]
    assert judge(frozenset({1}), gone, Place(0, 5, "edited", 1, 1), known).result == (
        "wrong"
    )


def test_a_long_twin_of_a_deleted_passage_is_not_it_either() -> None:
    said = "Честно говоря, возвращаться домой совершенно не хочется"
    old = ["Как вы?", f"{said}, там холодно.", "А потом?", f"Через год думала: {said}."]
    new = [*old[:3], "Через год думала:"]
    source = "\n".join(old)
    start = source.rindex(said)
    found = Interview(list(enumerate(new, 1))).find(
        selection(said, source=source, start=start, end=start + len(said))
    )
    assert isinstance(found, Lost)
    assert found.candidates[0].turn == 2


def test_a_few_common_words_elsewhere_are_not_a_passage_deleted() -> None:
    cut = [*TURNS[:3], "Родители сначала молчали.", *TURNS[4:]]
    new = ["Обед готов, они думали", *cut]
    found = Interview(list(enumerate(new, 1))).find(of_document("они думали"))
    assert isinstance(found, Lost)
    assert found.candidates[0].turn == 1


def test_pseudonyms_alone_say_nothing() -> None:
    new = ["Кто это был?", "[Человек-22]. [Человек-22], это [Человек-22]"]
    assert isinstance(find(new, "Домой вернусь, это точно"), Lost)


def test_a_pseudonym_put_into_a_passage_is_not_its_words_that_still_stand_there() -> (
    None
):
    new = [
        "Это точно, без сомнений?",
        "Да. Место пока алло, [Участник-10]? есть. И держит, в штатке фамилия стоит.",
    ]
    found = find(
        new,
        "Да. Место пока есть",
        prefix="Это точно, без сомнений?",
        suffix="И держит, в штатке фамилия",
    )
    assert said(new, found) == "Да. Место пока алло, [Участник-10]? есть"


def test_a_passage_torn_in_its_place_is_not_put_on_its_twin() -> None:
    new = [
        "Почему вы уехали?",
        "Я хотела учиться, ну как это сказать, дальше и дома. А потом узнали родители.",
        "Ясно.",
        "Мама знала: я хотела учиться дальше и дома.",
    ]
    found = find(
        new,
        "Я хотела учиться дальше и дома",
        prefix="Почему вы уехали?",
        suffix="А потом узнали родители",
    )
    expected = "Я хотела учиться, ну как это сказать, дальше и дома"
    assert said(new, found) == expected


def test_a_passage_moved_is_not_a_pseudonym_and_a_common_word_where_it_was() -> None:
    before, after = "Мы долго говорили об этом дома.", "Она подумала и говорит так."
    old = ["Что было?", f"{before} Почему четыре умерли, а пятая доит? {after}"]
    new = [
        "Почему четыре умерли, а пятая доит?",
        "Что было?",
        f"{before} [Участник-22], а {after}",
    ]
    quote = "Почему четыре умерли, а пятая доит"
    found = Interview(list(enumerate(new, 1))).find(of_document(quote, old))
    assert said(new, found) == quote


# -- the judge ------------------------------------------------------------------------


def judged(after: list[list[int | str]], first: str, last: str) -> str:
    """Judge a place, given by its first and last word, for the words 1 to 4."""
    turns = [
        [
            Token(f"w{one:02}", frozenset({one}))
            if isinstance(one, int)
            else Token(one)
            for one in turn
        ]
        for turn in after
    ]
    text = "\n".join(texts(turns))
    start, end = text.index(first), text.index(last) + len(last)
    place = Place(start, end, "edited", 1, 4)
    known = {i: f"w{i:02}" for i in range(100)}
    return judge(frozenset({1, 2, 3, 4}), turns, place, known).result


OTHERS = list(range(10, 40))


def test_the_judge_calls_a_place_with_mostly_other_words_wrong() -> None:
    torn = [[1, 2, *OTHERS, 3, 4, 50, 51, 52]]
    assert judged(torn, "w01", "w02") == "right"  # its longest piece
    assert judged(torn, "w03", "w04") == "edge"  # its words, and nothing else
    assert judged(torn, "w03", "w50") == "wrong"
    assert judged(torn, "w02", "w04") == "wrong"  # and all between
    assert judged(torn, "w04", "w50") == "wrong"
    assert judged(torn, "w04", "w04") == "wrong"  # a quarter of it
    assert judged(torn, "w50", "w52") == "wrong"


def test_the_judge_counts_words_put_in_within_a_passage_for_nothing() -> None:
    put_in = [[1, 2, 3, "да", "вот", "так", "и", "было", 4, 50]]
    assert judged(put_in, "w01", "w04") == "right"
    assert judged(put_in, "w01", "w03") == "edge"
    # These do not make up for the words that it lacks.
    assert judged(put_in, "да", "w04") == "wrong"


def test_the_judge_counts_words_put_in_beside_a_passage_as_others() -> None:
    beside = [[50, 1, 2, 3, 4, "да", "вот", "так", "и", "было"]]
    assert judged(beside, "w01", "да") == "right"  # as little the neighbours'
    assert judged(beside, "w01", "было") == "wrong"
    assert judged(beside, "да", "было") == "wrong"
