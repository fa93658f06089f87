"""The words of the body: what counts."""

import pytest
from talap.manuscript.length import words
from talap.manuscript.pandoc import parse


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("# A heading\n\nSome *emphasised* words, well-kept.", 6),
        ("A [link](x) and `code` here.", 4),
        ("Split\nover lines.", 3),
        ("- one\n- two words\n", 3),
        ("> A quotation here.", 3),
        ("Text.[^1]\n\n[^1]: Its note here.\n", 4),
        ("Said [@x2001, p. 3] and @y2002 too.", 3),
        ('![A caption.](f.svg){alt="not printed at all"}', 2),
        ("| a | b |\n|---|---|\n| c | d |\n\n: The caption\n", 2),
        ("", 0),
    ],
)
def test_words(source, count):
    assert words(parse(source, file="en.md")["blocks"]) == count
