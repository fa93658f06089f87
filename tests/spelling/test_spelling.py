"""Every word that is printed is known to a dictionary or was looked at."""

from __future__ import annotations

import pytest
from spelling.dictionaries import unknown, words_of
from spelling.texts import (
    LANGUAGES,
    Text,
    of_configuration,
    of_document,
    of_messages,
    places,
    texts,
)


@pytest.fixture(scope="module")
def every() -> list[Text]:
    return list(texts())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_known(every: list[Text], language: str) -> None:
    """Mend the word, or put it into tests/spelling/LANGUAGE.txt: `make spelling`."""
    own = [text for text in every if text.language == language]
    words = {word for text in own for word in words_of(text.text)}
    assert len(words) > 1500
    found = unknown(words, language)
    assert {word: places(word, own) for word in found} == {}


def test_misspelt_words_are_found() -> None:
    assert unknown(["receive", "recieve", "Kazakhstani"], "en") == {"recieve"}
    assert unknown(["исследование", "иследование", "recieve"], "ru") == {
        "иследование",
        "recieve",
    }
    right = ["изилдөө", "транскрипттерге", "катышуучулардын", "окуп-жашоо"]
    wrong = ["изилдо", "транскриптдерге", "катышуучулордын", "окуп-жашол"]
    assert unknown(right + wrong, "ky") == set(wrong)


def test_a_manuscript_is_read_with_its_languages(tmp_path) -> None:
    path = tmp_path / "en.md"
    path.write_text(
        "---\ntitle: A title\n---\n"
        "One `num:x`s `pl:x cat|cats` [слово]{lang=ru} *in*side [@key, p. 3].[^1]\n\n"
        '![Caption](x){alt="Of `num:y` dots"}\n\n[^1]: A note.\n',
        encoding="utf-8",
    )
    found = of_document(path, "en")
    words = [(inside, words_of(said)) for inside, said in found]
    assert ("ru", ["слово"]) in words
    own = [word for inside, each in words if inside == "en" for word in each]
    assert sorted(own) == sorted(
        ["A", "title", "One", "0s", "cat", "cats", "inside", "A", "note"]
        + ["Caption", "Of", "dots"]
    )  # fmt: skip


def test_every_variant_of_a_message_is_read() -> None:
    said = of_messages("a = { $n ->\n [one] row\n *[other] rows\n }\nb = x{ $y }z\n")
    assert [words_of(text) for text in said] == [["row"], ["rows"], [], ["x", "0z"]]


def test_configuration_is_read_by_language() -> None:
    content = {
        "codes": {"a": {"label": {"ru": "да", "en": "yes"}, "definition": "no"}},
        "claims": [{"says": {"ky": "ооба"}, "quantifier": "most"}],
        "lexicon": {"ru": ["слово"]},
    }
    assert list(of_configuration(content)) == [
        ("ru", "да"), ("en", "yes"), ("en", "no"), ("ky", "ооба"),
    ]  # fmt: skip
