"""A coded passage is found again, or said to be lost; never put somewhere else."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from talap.coding.anchor import Interview, Lost, Place, align
from talap.coding.selection import Selection

# Few words, so that they repeat: a passage must not be taken for its neighbours.
COMMON = "и я не это мама сказала что поехал домой жизнь керек оку да the".split()
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
