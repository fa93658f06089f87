"""Words before and after; what is computed stays whole."""

from __future__ import annotations

from talap.manuscript.source_map import Leaf
from talap.manuscript.word_compare import (
    Change,
    Kept,
    Lost,
    Region,
    compare,
    counterparts,
)
from talap.manuscript.word_tokens import TOKEN, Owner, Token, fold


def tokens(text: str, **owned: str) -> list[Token]:
    """Return the tokens of a text; ``number="12"`` is computed where it stands."""
    owners = [
        (said, Owner(kind.replace("_", " "), said, Leaf("code", f"`{kind}`", 1, 2, 0)))
        for kind, said in owned.items()
    ]
    found = []
    for match in TOKEN.finditer(text):
        token = Token(match[0], " " if match[0].isspace() else match[0])
        for said, owner in owners:
            start = text.index(said)
            if start <= match.start() < start + len(said):
                token.owner = owner
        found.append(token)
    return found


def regions(before: list[Token], after: str) -> list[Region]:
    return [step for step in compare(before, tokens(after)) if isinstance(step, Region)]


def said(part: list[Token] | None) -> str | None:
    return None if part is None else "".join(each.text for each in part)


def test_blanks_follow_their_words() -> None:
    found = regions(tokens("a b c d e"), "a c d e")
    assert [(said(each.before), said(each.after)) for each in found] in (
        [("b ", "")], [(" b", "")],
    )  # fmt: skip


def test_the_longest_run_of_words_leads() -> None:
    before = tokens("to plan to stay and that a part would like to work or rest")
    found = regions(before, "to plan stay and that a part would like to work or rest")
    assert [said(each.before).strip() for each in found] == ["to"]


def test_a_number_is_never_half_kept() -> None:
    found = regions(
        tokens("named by 12,5% of all", number="12,5%"), "named by 12,7% of all"
    )
    assert said(found[0].before) == "12,5%"
    lost = list(counterparts(found[0]))
    assert [(type(each), said(each.wrote)) for each in lost] == [(Lost, "12,7%")]


def test_words_beside_a_number_are_prose() -> None:
    before = tokens("fear is named by 12 participants here", number="12")
    found = list(counterparts(regions(before, "fear is felt among 14 people here")[0]))
    kinds = [type(each) for each in found]
    assert kinds == [Change, Lost, Change]
    assert said(found[1].wrote) == "14"
    assert said(found[0].after).strip() == "felt among"
    assert said(found[2].after).strip() == "people"


def test_a_number_goes_with_its_sentence_but_never_alone() -> None:
    before = tokens("Here. It was 12 then. Gone.", number="12")
    with_words = [e for e in counterparts(regions(before, "Here. Gone.")[0])]
    assert [each.leaves for each in with_words if isinstance(each, Lost)] == [True]
    alone = [e for e in counterparts(regions(before, "Here. It was then. Gone.")[0])]
    assert [each.leaves for each in alone if isinstance(each, Lost)] == [False]


def test_another_form_of_a_plural() -> None:
    before = tokens("we saw 5 участников там", plural_form="участников")
    region = regions(before, "we saw 5 участника там")[0]
    assert [said(each.wrote) for each in counterparts(region)] == ["участника"]


def test_all_that_is_kept_is_in_order() -> None:
    before, after = tokens("a b c d e f"), tokens("b a d c f e")
    kept = [step for step in compare(before, after) if isinstance(step, Kept)]
    places = [id(each) for each in before]
    order = [places.index(id(each.before)) for each in kept]
    assert order == sorted(order)
    steps = list(compare(before, after))
    rebuilt = "".join(
        step.after.text if isinstance(step, Kept) else said(step.after)
        for step in steps
    )
    assert rebuilt == "b a d c f e"


def test_what_programs_change_by_themselves_is_no_change() -> None:
    assert fold("“A”\u00a0‘b’ c\u00ad\u2011d") == "\"A\" 'b' c-d"
    assert fold("й") == fold("й")
    assert fold("«A»") != fold("“A”")
