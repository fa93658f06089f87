"""Languages of a turn, on sentences of the kind that people in such talks say."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from talap.base.words import count_words
from talap.clean import languages
from talap.clean.config import Languages
from talap.clean.languages import spans

KAZAKH = Languages(spoken=("ru", "kk", "en"))
BOTH = Languages(spoken=("ru", "kk", "ky", "en"))
KYRGYZ = Languages(spoken=("ky", "ru", "en"))


def marked(text: str, choice: Languages = KAZAKH) -> str:
    """Return the text with each span as ``language{...}``."""
    return "".join(
        f"{span.language}{{{text[span.start : span.end]}}}"
        for span in spans(text, choice)
    )


@pytest.mark.parametrize(
    "expected",
    [
        "ru{Ну, я тогда работала в банке и думала об учёбе.}",
        "kk{Сізге рахмет, сіз тыңдадыңыз.}",
        "kk{Мен барамын деп айттым.}",  # no letter that Russian lacks
        "en{I see you more often than my wife.}",
        # quoted Kazakh in Russian
        "ru{Мама говорит: }kk{«Апама айтпаңыз». }ru{Я и не сказала.}",
        "ru{Она рукой так: }kk{«тениз жакка кетти». }ru{В сторону моря, значит.}",
        # one word, shown by its letters
        "ru{Потом }kk{жаңағы… }ru{завуч по методике.}",
        "ru{А такого направления у нас вообще }kk{жоқ. }ru{Педагогика есть.}",
        # English in Russian
        "ru{Вот, у меня }en{midterm }ru{был в четверг.}",
        "ru{Он спрашивал: }en{«If my mom fails, do we go home?» }ru{Я сижу красная.}",
        # a Russian sentence between two Kazakh ones
        "kk{«Сабақ қалай?» }ru{Я говорю: }kk{«Жақсы, Аллаға шүкір».}",
        # homographs of Russian words inside of Kazakh
        "kk{«Бас жарылса — бөрік ішінде, қол сынса — жең ішінде». }ru{Вот так у нас.}",
        "kk{Мен екі аттың үстінде отырмын. }ru{Понимаете меня?}",
    ],
)
def test_spans(expected):
    import re

    text = re.sub(r"\b(?:ru|kk|ky|en|und)\{|\}", "", expected)
    assert marked(text) == expected


@pytest.mark.parametrize(
    "russian",
    [
        "Сдавала TOEFL и GRE, потом PhD, это IT-шник придумал.",
        "Мой GPA был 3.8, а OPT на три года.",
        "[Участник-05] приехал с [Человек-02], (смеётся) представляете?",
        "Я хоте- я думала, что прогр- не программа.",
        "Летом работал в Google, ну и в Amazon ходил.",
        "Ну-у, э-э, по-казахски он не говорит.",
        "Бибигуль сказала, что Ернар с Мансуром уехали в Шымкент.",
    ],
)
def test_acronyms_brands_placeholders_and_broken_words_stay_russian(russian):
    assert marked(russian) == f"ru{{{russian}}}"


@pytest.mark.parametrize(
    "short", ["Да.", "Угу.", "…", "[неразборчиво 00:01:02]", "12", "А?", "GPA."]
)
def test_too_short_to_tell(short):
    assert marked(short) == f"und{{{short}}}"


@pytest.mark.parametrize(
    ("word", "language"),
    [("Жоқ.", "kk"), ("Рахмет.", "kk"), ("Конечно.", "ru"), ("deadline", "en")],
)
def test_one_word_that_tells(word, language):
    assert marked(word) == f"{language}{{{word}}}"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Мен аны сөзсүз жасайм деп ойлоп жүрөм, бирок убакыт жок.", "ky"),
        ("Ооба, биздин айылда мектеп эч качан болгон эмес.", "ky"),
        ("Балдарым менен бирге келдик, күйөөм жумушта.", "ky"),
        ("Анын сөзү бизге жаккан, көп күлдүк.", "ky"),  # no letter but ө, ү
        ("Менің әкем ауылда тұрады, қой бағады.", "kk"),
        ("Біз бәріміз сол жаққа көштік.", "kk"),
        ("Конечно, мы все туда переехали в прошлом году.", "ru"),
    ],
)
def test_kazakh_from_kyrgyz(text, language):
    assert {span.language for span in spans(text, BOTH)} == {language}


def test_slang_that_no_dictionary_has_is_not_kazakh():
    slang = "Гуглдок баганул, комитнул, зашеймил."
    assert marked(slang) == f"ru{{{slang}}}"


def test_kyrgyz_study_without_kazakh():
    expected = (
        "ru{Он так и сказал: }ky{«Биз бул жерде калабыз, балам». }ru{И мы остались.}"
    )
    text = "Он так и сказал: «Биз бул жерде калабыз, балам». И мы остались."
    assert marked(text, KYRGYZ) == expected


def test_one_language_only():
    assert (
        marked("We share the beans.", Languages(spoken=("en",)))
        == "en{We share the beans.}"
    )


def test_shortest_run_is_configurable():
    text = "Ну да."
    assert marked(text, Languages(spoken=("ru", "kk"), shortest=2)) == f"ru{{{text}}}"
    assert marked(text, Languages(spoken=("ru", "kk"), shortest=3)) == f"und{{{text}}}"


TOKENS = """я мен жоқ говорю deadline TOEFL барамын . , « » ( ) [Участник-01] (пауза)
— - 12 Айт ң хоте- … [неразборчиво"""
WORDS = st.sampled_from([*TOKENS.split(), "\n"])


@settings(max_examples=400)
@given(
    st.lists(WORDS, max_size=14).map(" ".join), st.sampled_from([KAZAKH, BOTH, KYRGYZ])
)
def test_spans_cover_the_turn_and_count_its_words(text, choice):
    found = spans(text, choice)
    assert "".join(text[span.start : span.end] for span in found) == text
    assert all(span.start < span.end for span in found)
    assert all(a.language != b.language for a, b in zip(found, found[1:], strict=False))
    if "[нераз" not in text:
        assert sum(span.words for span in found) == count_words(text)
    assert found == spans(text, choice)


@settings(max_examples=200)
@given(st.text(max_size=30))
def test_any_text_is_covered(text):
    assert "".join(text[s.start : s.end] for s in spans(text, BOTH)) == text


def test_very_long_turn_is_read_in_parts():
    text = "Потом жаңағы завуч, и мы пошли домой. " * 6000
    found = spans(text, KAZAKH)
    assert "".join(text[s.start : s.end] for s in found) == text
    assert sum(span.words for span in found) == count_words(text)
    assert [span.language for span in found] == ["ru", "kk"] * 6000 + ["ru"]


_WORDS = """я не была потом говорила магистратура, работала учёба. общежитии университет
бабушка однушка ватсап тенге апа рахмет жоқ жаңағы, барамын мен сен кетти deadline Zoom
but anyway [Участник-03] (пауза) [неразборчиво] «и» — хоте- 2019 СНГ"""


@settings(deadline=None, max_examples=400)
@given(text=st.lists(st.sampled_from(_WORDS.split()), max_size=16).map(" ".join))
@pytest.mark.parametrize("choice", [KAZAKH, BOTH, KYRGYZ])
def test_shortcuts_do_not_change_what_is_found(choice, text):
    """The whole computation, without a shortcut, finds the same languages."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(languages, "_doubtful", lambda tokens, *_: [(0, len(tokens))])
        patch.setattr(languages, "chunks_for", lambda _: defaultdict(lambda: "?"))
        whole = spans(text, choice)
    assert spans(text, choice) == whole
