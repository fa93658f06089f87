"""What counts as a word."""

import pytest
from talap.base.words import count_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Из-за него", 2),  # an inner hyphen joins
        ("don't — he said", 3),  # an apostrophe joins, a dash is no word
        ("[Участник-03] сказал", 2),  # a pseudonym stands for one word
        ("[неразборчиво 00:01:02] да", 1),  # a transcriber's mark for none
        ("[inaudible] yes", 1),
        ("өзүмдүн 2 үйүм", 3),  # Kyrgyz letters, and digits
        ("_", 0),
        ("", 0),
    ],
)
def test_count(text, words):
    assert count_words(text) == words
