"""Which paragraph was which."""

from __future__ import annotations

from dataclasses import dataclass

from talap.manuscript.word_align import Group, align


@dataclass
class Block:
    folded: str
    level: int = 0
    is_table: bool = False


LONG = "In the garden they grew beans, and later in the year the first of the pumpkins."
OTHER = "Nobody spoke of the fence. The water was closed in July for two weeks or more."
THIRD = "People stay for the people; so much the notice board says to whoever reads it."


def made(before: list[str], after: list[str]) -> list[Group]:
    return align([Block(each) for each in before], [Block(each) for each in after])


def test_what_is_equal_stays() -> None:
    assert made([LONG, OTHER], [LONG, OTHER]) == [Group((0,), (0,)), Group((1,), (1,))]


def test_an_edit_keeps_its_paragraph() -> None:
    edited = OTHER.replace("fence", "wall")
    assert made([LONG, OTHER, THIRD], [LONG, edited, THIRD])[1] == Group((1,), (1,))


def test_added_and_deleted() -> None:
    assert made([LONG, THIRD], [LONG, OTHER, THIRD])[1] == Group((), (1,))
    assert made([LONG, OTHER, THIRD], [LONG, THIRD])[1] == Group((1,), ())


def test_split_and_merged() -> None:
    one, two = OTHER.split(". ")
    assert made([LONG, OTHER], [LONG, one + ".", two])[1] == Group((1,), (1, 2))
    assert made([LONG, OTHER], [f"{LONG} {OTHER}"]) == [Group((0, 1), (0,))]


def test_moved_with_an_edit() -> None:
    edited = OTHER.replace("fence", "wall")
    groups = made([OTHER, LONG, THIRD], [LONG, THIRD, edited])
    assert Group((0,), (2,), moved=True) in groups
    assert Group((0,), ()) not in groups


def test_a_rewritten_paragraph_is_another_one() -> None:
    groups = made([LONG], ["Quite different words: nothing in common."])
    assert set(groups) == {Group((0,), ()), Group((), (0,))}


def test_a_short_heading_with_a_word_more_is_the_same() -> None:
    before, after = [Block("Cost", 1)], [Block("Emotional and other cost", 1)]
    assert align(before, after) == [Group((0,), (0,))]
    assert align([Block("Cost")], [Block("Emotional and other cost")]) != [
        Group((0,), (0,))
    ]


def test_a_table_is_no_paragraph() -> None:
    table = Block("a\tb", is_table=True)
    changed = Block("a\tc", is_table=True)
    groups = align([Block(LONG), table], [Block(LONG), changed])
    assert groups == [Group((0,), (0,)), Group((1,), (1,))]
