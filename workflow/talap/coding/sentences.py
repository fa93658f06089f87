"""Where the sentences of a turn begin and end."""

from __future__ import annotations


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences, by razdel's rules for Russian.

    >>> sentences("Ой, сложно. Ну… не знаю! Бәрі жақсы.")
    [(0, 11), (12, 24), (25, 36)]
    """
    from razdel import sentenize

    return [(found.start, found.stop) for found in sentenize(text)]
