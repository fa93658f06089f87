"""Chains of Kazakh suffixes, with and without a negation.

Paradigms of бала, үй, мектеп, кел-, айт- after Muhamedowa, R. (2016), Kazakh: A
Comprehensive Grammar, Routledge, and Қазақ грамматикасы (Астана 2002).
"""

import pytest
from talap.coding.kazakh import holds_negation, is_cause, is_negative_verb, suffixes


def split(words):
    return [tuple(word.split("-")) for word in words.split()]


@pytest.mark.parametrize(
    ("stem", "rest"),
    split(
        "бала-лар бала-ларымыз бала-ның бала-ға бала-ны бала-да бала-дан бала-мен "
        "бала-сына бала-сындағы бала-мын бала-сыз үй-дің үй-ге үй-імізден үй-дегілер "
        "мектеп-терде мектеп-ке мектеп-пен мәртебе-сі беделді-лік құрмет-ті дос-тық "
        "кел-емін кел-еді кел-дім кел-ген кел-гендерге кел-іп кел-се кел-сін кел-у "
        "кел-уім кел-етін кел-гім кел-мек кел-тіріп айт-амын айт-қан айт-қызды "
        "айт-ушылар қайт-ам қайт-айын қайт-қым"
    ),
)
def test_inflected(stem, rest):
    assert suffixes(rest) is False


@pytest.mark.parametrize(
    ("stem", "rest"),
    split(
        "кел-мейді кел-меген кел-мегендіктен кел-медім кел-месе кел-меу кел-мес "
        "айт-паймын айт-пады айт-пағаны айт-пасын айт-па жаз-баймыз жаз-байтын "
        "қайт-пай қорық-паймын"
    ),
)
def test_negated(stem, rest):
    assert suffixes(rest) is True
    assert rest in {"па", "пасын"} or is_negative_verb(stem + rest)


@pytest.mark.parametrize("rest", ["машина", "ология", "ларге", "ованный", "ж"])
def test_no_suffixes(rest):
    assert suffixes(rest) is None


@pytest.mark.parametrize(
    "word",
    # bring, increases, or, of children, at school, the programme, his father's, finds
    [
        "көтеріп",
        "көбейді",
        "немесе",
        "балаларды",
        "мектепте",
        "бағдарламасын",
        "әкесінің",
        "табады",
    ],
)
def test_looks_like_a_negated_verb_only(word):
    assert not is_negative_verb(word)


def test_stem_of_a_pattern_that_holds_its_negation():
    assert [holds_negation(stem) for stem in ("қалма", "шешпе", "немере", "қара")] == [
        True,
        True,
        False,
        False,
    ]


def test_participle_in_the_ablative_names_a_cause():
    assert is_cause("сағынғаннан")
    assert is_cause("келгенімнен")
    assert not is_cause("үйімнен")
