"""Random edits of a transcript that remember where each of its words went.

What the tests of anchoring are judged by: every word of a transcript has a number; an
edit script keeps the numbers of words that it changes, hides or moves, and gives none
to those that it adds.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from random import Random

from talap.coding.anchor import Lost, Place
from talap.coding.words import Words

SYLLABLES = re.findall(
    r"\w+", "ка по ни ра же то ли мо ве са шу ды но ре ми го ба ще лё"
)
COMMON = re.findall(r"\w+", "и не я что это на в ну да так как вот мы там же у то а он")


@dataclass(frozen=True)
class Token:
    """What stands between two spaces: its text, the words it was, whether changed."""

    text: str
    ids: frozenset[int] = frozenset()
    changed: bool = False


Turns = list[list[Token]]


def number(turns: list[str]) -> Turns:
    """Give each word of each turn a number."""
    count = iter(range(10**6))
    return [
        [Token(text, frozenset({next(count)})) for text in turn.split()]
        for turn in turns
    ]


def texts(turns: Turns) -> list[str]:
    return [" ".join(token.text for token in turn) for turn in turns]


def numbered(turns: Turns) -> list[tuple[int, str]]:
    return list(enumerate(texts(turns), 1))


def word(random: Random) -> str:
    """Return a Russian-like word: often a short common one, as in speech."""
    if random.random() < 0.4:
        return random.choice(COMMON)
    return "".join(random.choices(SYLLABLES, k=random.randint(2, 4)))


def sentence(random: Random, low: int, high: int) -> list[Token]:
    return [Token(word(random)) for _ in range(random.randint(low, high))]


def interview(random: Random, turns: int = 20) -> list[str]:
    """Return turns of Russian-like words, short questions between longer answers."""
    return [
        " ".join(token.text for token in sentence(random, *((3, 12), (8, 60))[i % 2]))
        for i in range(turns)
    ]


# -- edits that change words ----------------------------------------------------------


def _somewhere(turns: Turns, random: Random) -> tuple[list[Token], int]:
    turn = random.choice([turn for turn in turns if turn])
    return turn, random.randrange(len(turn))


def _changed(token: Token, text: str) -> Token:
    return replace(token, text=text, changed=token.changed or text != token.text)


def mend(turns: Turns, random: Random) -> None:
    """Mend a slip: one letter of a word."""
    turn, at = _somewhere(turns, random)
    text = turn[at].text
    if text.isalpha() and len(text) > 3:
        letter = random.randrange(1, len(text))
        text = text[:letter] + random.choice("аоиет") + text[letter + 1 :]
        turn[at] = _changed(turn[at], text)


def reword(turns: Turns, random: Random) -> None:
    turn, at = _somewhere(turns, random)
    turn[at] = _changed(turn[at], word(random))


def insert(turns: Turns, random: Random) -> None:
    turn, at = _somewhere(turns, random)
    turn.insert(at, Token(word(random)))


def delete(turns: Turns, random: Random) -> None:
    turn, at = _somewhere(turns, random)
    if len(turn) > 1:
        del turn[at]


def insert_sentence(turns: Turns, random: Random) -> None:
    turn, at = _somewhere(turns, random)
    turn[at:at] = sentence(random, 4, 12)


def delete_sentence(turns: Turns, random: Random) -> None:
    turn, at = _somewhere(turns, random)
    if len(turn) > 12:
        del turn[at : at + random.randint(4, 12)]


def hide_name(turns: Turns, random: Random) -> None:
    """Put a pseudonym in the place of a word or two."""
    turn, at = _somewhere(turns, random)
    both = turn[at : at + random.randint(1, 2)]
    if any("[" in token.text for token in both):
        return
    ids = frozenset().union(*(token.ids for token in both))
    name = f"[Участник-{random.randint(1, 16):02d}]"
    turn[at : at + len(both)] = [Token(name, ids, changed=True)]


# -- edits that move words ------------------------------------------------------------


def add_turn(turns: Turns, random: Random) -> None:
    turns.insert(random.randint(0, len(turns)), sentence(random, 3, 30))


def delete_turn(turns: Turns, random: Random) -> None:
    if len(turns) > 2:
        del turns[random.randrange(len(turns))]


def move_turn(turns: Turns, random: Random) -> None:
    turn = turns.pop(random.randrange(len(turns)))
    turns.insert(random.randint(0, len(turns)), turn)


def split_turn(turns: Turns, random: Random) -> None:
    at = random.randrange(len(turns))
    turn = turns[at]
    if len(turn) > 3:
        cut = random.randint(1, len(turn) - 1)
        turns[at : at + 1] = [turn[:cut], turn[cut:]]


def merge_turns(turns: Turns, random: Random) -> None:
    at = random.randrange(len(turns))
    turns[at : at + 2] = [[token for turn in turns[at : at + 2] for token in turn]]


# -- edits like those of cleaning: the words stay -------------------------------------


def respell(turns: Turns, random: Random) -> None:
    """Change case, punctuation, ё, or put in a soft hyphen or a look-alike letter."""
    turn, at = _somewhere(turns, random)
    text = turn[at].text
    if text.startswith("["):
        return
    change: Callable[[str], str] = random.choice(
        [
            str.upper,
            str.capitalize,
            lambda t: t + random.choice([",", ".", "…", "?", " —", "»"]),
            lambda t: t.rstrip(",.…?»"),
            lambda t: t.replace("ё", "е"),
            lambda t: t.replace("е", "ё"),
            lambda t: t[:2] + "\u00ad" + t[2:] if t[:3].isalpha() and t[3:] else t,
            lambda t: t.replace("о", "o") if len(t) > 3 else t,  # the Latin letter
        ]
    )
    turn[at] = replace(turn[at], text=change(text))


CHANGES = [mend, reword, insert, delete, insert_sentence, delete_sentence, hide_name]
MOVES = [add_turn, delete_turn, move_turn, split_turn, merge_turns]
ALL = [*CHANGES, *MOVES, respell]
KINDS = {edit.__name__: edit for edit in ALL}


def script(
    turns: Turns, random: Random, edits: int, kinds: list[Callable[..., None]] = ALL
) -> Turns:
    """Return the transcript after so many edits of random kinds."""
    edited = [list(turn) for turn in turns]
    for _ in range(edits):
        random.choice(kinds)(edited, random)
    return edited


# -- what a place found is worth ------------------------------------------------------


@dataclass(frozen=True)
class Verdict:
    """What became of a passage and what anchoring made of it.

    Attributes
    ----------
    left : float
        Share of the passage's words that the edited transcript still has in one piece:
        unchanged, or hidden.
    untouched : bool
        All its words are there, in a row, unchanged.
    result : str
        ``right``: exactly its words. ``edge``: most of its words, but not exactly.
        ``wrong``: mostly others. ``lost``.
    """

    left: float
    untouched: bool
    result: str


def judge(
    ids: frozenset[int], edited: Turns, found: Place | Lost, before: dict[int, str]
) -> Verdict:
    """Compare a place with where the words of a passage went.

    Parameters
    ----------
    ids : frozenset of int
        Numbers of the passage's words.
    edited : Turns
        The transcript now.
    found : Place or Lost
        Span in the joined turns.
    before : dict
        Text of each word before the edits.
    """
    return judge_placed(ids, Placed.of(edited), found, before)


@dataclass(frozen=True)
class Placed:
    """The tokens of a transcript that hold a word, where they stand in its joined text.

    Attributes
    ----------
    tokens : list of Token
    starts, ends : list of int
        Span of each.
    where : dict
        Number of a word to the tokens that it is in, by their place in the list.
    """

    tokens: list[Token]
    starts: list[int]
    ends: list[int]
    where: dict[int, list[int]]

    @classmethod
    def of(cls, turns: Turns) -> Placed:
        placed = cls([], [], [], {})
        position = 0
        for turn in turns:
            for token in turn:
                if says(token.text):
                    for i in token.ids:
                        placed.where.setdefault(i, []).append(len(placed.tokens))
                    placed.tokens.append(token)
                    placed.starts.append(position)
                    placed.ends.append(position + len(token.text))
                position += len(token.text) + 1
            position += not turn  # an empty turn is a line of its own
        return placed

    def covered(self, place: Place) -> set[int]:
        first = bisect_right(self.ends, place.start)
        return set(range(first, bisect_left(self.starts, place.end)))


@lru_cache(maxsize=100_000)
def says(text: str) -> bool:
    """Tell whether a token holds a word: one that is only marks says nothing."""
    return bool(Words(text).spans)


def judge_placed(
    ids: frozenset[int], placed: Placed, found: Place | Lost, before: dict[int, str]
) -> Verdict:
    """Judge as `judge` does, many passages of a transcript that is placed once."""
    ids = frozenset(i for i in ids if says(before[i]))
    own = sorted({index for i in ids for index in placed.where.get(i, ())})
    piece = _longest_piece(own, len(ids))
    tokens = [placed.tokens[index] for index in piece]
    left = sum(len(t.ids & ids) for t in tokens if not t.changed or "[" in t.text)
    untouched = (
        len(piece) == len(ids)
        and piece[-1] - piece[0] + 1 == len(piece)
        and not any(token.changed for token in tokens)
        and [min(token.ids) for token in tokens] == sorted(ids)
    )
    share = left / len(ids)
    if isinstance(found, Lost):
        return Verdict(share, untouched, "lost")
    covered, all_own = placed.covered(found), set(own)
    right = set(range(piece[0], piece[-1] + 1)) if piece else set()
    if len(covered - right - all_own) > len(covered & all_own):
        return Verdict(share, untouched, "wrong")
    # Words put in beside a passage are as little its own as its neighbours'.
    known = {i for i in covered | right | all_own if placed.tokens[i].ids}
    if covered & known == right & known:
        return Verdict(share, untouched, "right")
    # Of a passage torn apart, the words are as good as what they stand among.
    common = max(
        len(covered & there & known) / len((covered | there) & known)
        for there in (right, all_own)
    )
    return Verdict(share, untouched, "edge" if common >= 0.5 else "wrong")


def _longest_piece(own: list[int], words: int) -> list[int]:
    """Return the most of a passage's words that are not torn apart."""
    pieces: list[list[int]] = []
    for index in own:
        if pieces and index - pieces[-1][-1] <= max(words, 15):
            pieces[-1].append(index)
        else:
            pieces.append([index])
    return max(pieces, key=len, default=[])
