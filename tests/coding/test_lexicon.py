"""The lexicon coder on small texts, and on every entry of the shipped codebook."""

import re

import pandas as pd
import pytest
from conftest import ROOT
from talap.base.codebook import Code, Codebook
from talap.base.contracts import TURNS
from talap.base.errors import TalapErrors
from talap.coding.lexicon import code_turns, find
from talap.coding.patterns import Lexicon

SHIPPED = ROOT / "config/codebook.yaml"


def book(**lexicons):
    codes = {
        code: Code(label={"en": code}, definition="x", lexicon=lexicon)
        for code, lexicon in lexicons.items()
    }
    return Codebook("codebook.yaml", codes)


def counts(text, *patterns, language="ru"):
    """Return what counts as hit by patterns of one code, as it stands in the text."""
    lexicon = Lexicon(book(code={language: list(patterns)}))
    return [text[hit.start : hit.end] for hit in find(text, lexicon) if not hit.negator]


def denied(text, *patterns, language="ru"):
    lexicon = Lexicon(book(code={language: list(patterns)}))
    return [hit.negator for hit in find(text, lexicon) if hit.negator]


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("Я скучаю по маме.", "скучать по"),
        ("Мы СКУЧАЛИ ПО дому", "скучать по"),
        ("вокруг чужие люди", "чужой"),
        ("денег тогда возвращать", "деньги"),  # lemma of word and pattern: деньга
        ("верят в меня", "верить в я"),
        ("ради них", "ради они"),
        ("своём ребёнке", "свой ребенок"),
        ("своем ребенке", "свой ребёнок"),
        ("на грин-карту подали", "грин-карта"),
        ("кому я там нужна", "кому я * нужный"),
        ("ну, знала, что справлюсь", "знать что справиться"),  # commas do not matter
        ("думаю про Google, поработаю в Google", "поработать в google"),
    ],
)
def test_russian_forms(text, pattern):
    assert counts(text, pattern)


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("чужестранец", "чужой"),
        ("Он верит. В меня попал мяч.", "верить в я"),  # sentence border
        ("Он верит… В меня попал мяч.", "верить в я"),
        ("карта грин", "грин карта"),
        ("грин-карта", "карта"),  # a hyphenated word is one word
        ("грин-карта", "грин карта"),
        ("кому я нужна", "кому я * нужный"),  # * is exactly one word
        ("кому я там вообще нужна", "кому я * нужный"),
        ("верить сильно в себя", "верить в себя"),
    ],
)
def test_russian_that_does_not_fit(text, pattern):
    assert not counts(text, pattern)
    assert not denied(text, pattern)


@pytest.mark.parametrize(
    ("text", "pattern", "fits"),
    [
        ("анамның үйін сағындым", "сағын~", True),
        ("әкем күйеуімнің айтқанын", "күйеуім~", True),
        ("жолдасым өзі шешеді", "жолдасым~ * шеш~", True),
        ("жеті атасын білсін", "жеті ата~", True),
        ("мансапология", "мансап~", False),  # no suffixes
        ("қолымнан келеді", "қолымнан келеді", True),
        ("қолымнан келетін", "қолымнан келеді", False),  # this very form only
        ("короче, үйді сағындым, правда", "сағын~", True),  # amid Russian
    ],
)
def test_kazakh(text, pattern, fits):
    assert bool(counts(text, pattern, language="kk")) == fits


@pytest.mark.parametrize(
    ("text", "pattern", "fits"),
    [
        ("they believed in me", "believe in me", True),
        ("у меня три deadlines", "deadline", True),
        ("все эти deadline'ы", "deadline", True),
        ("internship-а хочу", "internship", True),
        ("taking care of my parents", "take care of * parent", True),
        ("ranked first", "ranking", False),
        ("go back. Home it is", "back home", False),
    ],
)
def test_english(text, pattern, fits):
    assert bool(counts(text, pattern, language="en")) == fits


def test_patterns_of_every_language_are_tried_on_every_text():
    lexicon = Lexicon(
        book(a={"ru": ["скучать"]}, b={"kk": ["үй~"]}, c={"en": ["home"]})
    )
    hits = find("I miss home, скучаю, үйімді ойлаймын", lexicon)
    assert sorted(hit.pattern.code for hit in hits) == ["a", "b", "c"]


def test_other_languages_match_forms_and_beginnings():
    assert counts("мекенимди сагындым", "мекен~", language="ky")
    assert not counts("мекенимди сагындым", "мекен", language="ky")


@pytest.mark.parametrize(
    ("text", "pattern", "language", "negator"),
    [
        ("Я не ради престижа ехала", "престиж", "ru", "не"),
        ("мне престиж вообще не важен", "престиж", "ru", "не"),
        ("перспектив там нет", "перспектива", "ru", "нет"),
        ("ни карьеры", "карьера", "ru", "ни"),
        ("уехал без стипендии", "стипендия", "ru", "без"),
        ("кому я не нужна", "кому я * нужный", "ru", "не"),
        ("promotion мне не дадут", "promotion", "en", "не"),
        ("I don't want a promotion", "promotion", "en", "don't"),
        ("there was no promotion", "promotion", "en", "no"),
        ("it is not about prestige", "prestige", "en", "not"),
        ("prestige was never important", "prestige", "en", "never"),
        ("бедел маңызды емес", "бедел~", "kk", "емес"),
        ("жалақысы жоқ", "жалақы~", "kk", "жоқ"),
        ("олар мамандықты білмейді", "мамандық~", "kk", "білмейді"),
        ("үйді сағынбадым", "сағын~", "kk", "сағынбадым"),
        ("жолдасым шешпейді", "жолдасым~ шеш~", "kk", "шешпейді"),
        ("карьера маңызды емес", "карьера", "ru", "емес"),
    ],
)
def test_denied(text, pattern, language, negator):
    assert denied(text, pattern, language=language) == [negator]
    assert not counts(text, pattern, language=language)


@pytest.mark.parametrize(
    ("text", "pattern", "language"),
    [
        ("Нет, престиж важен", "престиж", "ru"),  # another clause
        ("денег не было, а престиж был", "престиж", "ru"),
        ("денег не было но престиж был", "престиж", "ru"),
        ("Не знаю. Престиж.", "престиж", "ru"),
        ("не один два три четыре пять престиж", "престиж", "ru"),  # beyond five words
        (
            "вернусь домой не сразу",
            "вернуться домой",
            "ru",
        ),  # a verb's «не» precedes it
        ("не только престиж", "престиж", "ru"),
        ("боялся, чуть не отчислили", "отчислить", "ru"),
        ("не могу не гордиться", "гордиться", "ru"),
        ("без поддержки семьи я бы не смог", "поддержка семья", "ru"),
        ("без денег что ли вот престиж", "престиж", "ru"),  # beyond без's three words
        ("думал, не потяну", "не потянуть", "ru"),  # holds its negation
        ("нет перспектив там не было", "нет перспектива", "ru"),
        ("not only prestige", "prestige", "en"),
        ("no opportunities there", "no opportunity", "en"),
        ("I haven't decided", "not decide", "en"),
        ("отағасы не десе, сол", "отағасы~", "kk"),  # Kazakh «не»: what
        ("қолымнан келмейді", "қолымнан келме~", "kk"),
        ("жұмыссыз қалмаймын", "жұмыссыз қалма~", "kk"),
        ("бедел ғана емес", "бедел~", "kk"),
        ("қорыққанымнан ұйықтамадым", "қорық~", "kk"),  # the cause of not sleeping
        ("думай про престиж думай", "престиж", "ru"),  # no Kazakh -май
    ],
)
def test_not_denied(text, pattern, language):
    assert counts(text, pattern, language=language)
    assert not denied(text, pattern, language=language)


def test_a_negator_in_brackets_says_that_the_code_holds_either_way():
    for text in ("не хочу подвести родителей", "боюсь подвести родителей"):
        assert counts(text, "(не) подвести родители") == ["подвести родителей"]
    assert counts("ұйқы жоқ", "ұйқы~ (жоқ)", language="kk")


@pytest.mark.parametrize("pattern", ["", "*", "* дом", "дом *", "до~м", "(очень) дом"])
def test_patterns_that_cannot_be_read(pattern):
    with pytest.raises(TalapErrors, match="code a, pattern"):
        Lexicon(book(a={"ru": [pattern, "дом"]}))


def turns(*texts, role="participant"):
    rows = [
        ("I1", turn, "P1", role, None, None, text, 1, 0, 1)
        for turn, text in enumerate(texts, 1)
    ]
    return TURNS.check(pd.DataFrame(rows, columns=TURNS.names))


def test_a_sentence_gets_a_code_once_and_only_where_it_is_not_denied():
    lexicon = Lexicon(book(b={"ru": ["престиж", "рейтинг"]}, a={"ru": ["рейтинг"]}))
    said = turns(
        "Ну. Престиж и рейтинг! Престиж мне не важен.", "ничего", "Рейтинг? Рейтинг."
    )
    codings, hits = code_turns(said, lexicon)
    columns = ["coding", "turn", "coder", "code", "quote"]
    assert codings[columns].to_numpy().tolist() == [
        ["lexicon-0001", 1, "lexicon", "a", "Престиж и рейтинг!"],
        ["lexicon-0002", 1, "lexicon", "b", "Престиж и рейтинг!"],
        ["lexicon-0003", 3, "lexicon", "a", "Рейтинг?"],
        ["lexicon-0004", 3, "lexicon", "b", "Рейтинг?"],
        ["lexicon-0005", 3, "lexicon", "a", "Рейтинг."],
        ["lexicon-0006", 3, "lexicon", "b", "Рейтинг."],
    ]
    for row in codings.to_dict("records"):
        text = said["text"][row["turn"] - 1]
        assert text[row["start"] : row["end"]] == row["quote"]
    assert len(hits) == 8
    assert hits[hits["negator"] != ""]["quote"].tolist() == ["Престиж"]


def test_only_participants_are_coded_and_no_pattern_crosses_a_turn():
    lexicon = Lexicon(book(a={"ru": ["важный рейтинг"]}))
    assert code_turns(turns("важный рейтинг", role="interviewer"), lexicon)[0].empty
    assert code_turns(turns("важный", "рейтинг"), lexicon)[0].empty


def test_without_patterns_nothing_is_coded():
    codings, hits = code_turns(turns("важный рейтинг"), Lexicon(book(a={})))
    assert codings.empty
    assert hits.empty


def entries():
    """Entries of the shipped codebook: code, language, pattern, the comment."""
    code = language = ""
    for line in SHIPPED.read_text("utf-8").splitlines():
        if match := re.fullmatch(r"  ([\w.]+):", line):
            code = match[1]
        elif match := re.fullmatch(r"      (\w\w):", line):
            language = match[1]
        elif match := re.fullmatch(r"        - (.+?) +# (.+)", line):
            yield code, language, match[1], match[2]


def test_every_entry_finds_the_utterance_in_its_comment():
    lexicon = Lexicon(Codebook.read(SHIPPED))
    known = {(each.code, each.language, each.text) for each in lexicon.patterns}
    assert {entry[:3] for entry in entries()} == known  # each has a comment
    missed = [
        entry
        for entry in entries()
        if entry[:3]
        not in {
            (hit.pattern.code, hit.pattern.language, hit.pattern.text)
            for hit in find(entry[3], lexicon)
            if not hit.negator
        }
    ]
    assert missed == []


def test_every_code_finds_its_example_and_not_its_near_miss():
    codebook = Codebook.read(SHIPPED)
    lexicon = Lexicon(codebook)

    def given(text):
        return {hit.pattern.code for hit in find(text, lexicon) if not hit.negator}

    with_patterns = {pattern.code for pattern in lexicon.patterns}
    assert with_patterns == set(codebook.applied())
    for name in with_patterns:
        assert name in given(codebook.codes[name].example)
        assert name not in given(codebook.codes[name].near_miss)
