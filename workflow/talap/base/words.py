"""What counts as a word, everywhere."""

import re

# A run of letters or digits; inner hyphens and apostrophes join: «из-за», "don't".
WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")

# A bracketed placeholder or transcriber's mark is no word that was said, except a
# pseudonym, which stands for one.
MARK = re.compile(r"\[(?:неразборчиво|inaudible)[^\]]*\]")


def count_words(text: str) -> int:
    """Count the words of a text; a pseudonym counts as one.

    >>> count_words("Из-за [Участник-03] — да, [неразборчиво 00:01:02].")
    3
    """
    return sum(1 for _ in WORD.finditer(MARK.sub(" ", text)))
