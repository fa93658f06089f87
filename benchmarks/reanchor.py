"""How codings fare when transcripts are edited: the shipped text, codings and coders.

Each script edits one interview as people edit transcripts, and keeps count of where
each word went (tests/edits.py). Then every coding of the interview is sought in two
forms: as its coder's program wrote it, with the whole document beside it (`project`),
and as `make reanchor` writes it, a quote with the words around it (`csv`). What is
found is held against where its words went:

right      exactly its words
edge       most of its words, but not exactly
ambiguous  reported as standing at several places
lost       reported as lost
wrong      mostly other words: counted, it would falsify a result without a trace

The bar: none wrong; of the codings of whose words at least three quarters are still
there in one piece, 98 of 100 found again; the rest is reported, as the build stops.

    python benchmarks/reanchor.py            # writes reanchor.md beside itself
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[1]
RAW = ROOT / "data/raw"
RECORD = Path(__file__).with_suffix(".md")
CODINGS = (("coder-a.qdpx", None), ("coder-b.sqlite3", "B"))
SCRIPTS = 1_200  # of all kinds together
MOST = 25  # edits of one script
THERE = 0.75  # share of a coding's words from which it is still there
AGAIN = 0.98  # share of these that must be found again
RESULTS = ("right", "edge", "ambiguous", "lost", "wrong")

sys.path[:0] = [str(ROOT / "workflow"), str(ROOT / "tests")]

import edits  # noqa: E402  the path comes first
from edits import Placed, Token, Turns, judge_placed, number, numbered, texts  # noqa: E402
from talap.coding.anchor import CONTEXT, Interview, Lost, Place  # noqa: E402
from talap.coding.selection import Selection  # noqa: E402

Edit = Callable[[Turns, Random], None]


@dataclass(frozen=True)
class Passage:
    """A coding in its two forms, and the numbers of its words."""

    ids: frozenset[int]
    forms: dict[str, Selection]


@dataclass(frozen=True)
class Talk:
    """An interview before any edit: its numbered words, what is coded in it."""

    name: str
    turns: Turns
    words: dict[int, str]
    passages: list[Passage]


def main() -> None:
    """Print one line per measurement, and write the record."""
    talks = load()
    lines = list(report(measure_all(talks, SCRIPTS, os.cpu_count() or 1)))
    print("\n".join(lines))
    codings = sum(len(talk.passages) for talk in talks)
    RECORD.write_text(record(lines, len(talks), codings), encoding="utf-8")
    if not lines[-1].endswith("met"):
        sys.exit(1)


# -- the shipped study ----------------------------------------------------------------


def load() -> list[Talk]:
    """Clean the shipped transcripts, read both coders, find each coding once.

    Only codings whose words stand to the letter where their coder put them tell where
    they belong, so that the truth does not hang on what is measured. All do that are
    not told in results/coding/moved.csv.
    """
    from talap.base.contracts import TURNS
    from talap.base.identities import load as read_names
    from talap.clean import turns
    from talap.clean.config import read_clean, read_corpus
    from talap.clean.people import matched, read_people
    from talap.coding.codings import stem
    from talap.coding.files import read

    people = RAW / "participants.csv"
    paths = sorted((RAW / "transcripts").iterdir())
    pairs = matched(paths, read_people(people), people)
    settings = read_clean(ROOT / "config/config.yaml")
    corpus = read_corpus(RAW / "corpus.yaml")
    names = read_names(RAW / "identities.csv", "identities.csv")
    tables = turns.clean_all(pairs, settings, corpus, names, RAW)
    with tempfile.TemporaryDirectory() as folder:
        tables.write(TURNS, Path(folder, "turns"))
        said = TURNS.read(Path(folder, "turns"))
    selections: dict[str, list[Selection]] = {}
    for file, coder in CODINGS:
        for selection in read(RAW / "codings" / file, coder).selections:
            selections.setdefault(stem(selection.document), []).append(selection)
    return [
        talk(str(name), list(of_name["text"]), selections[str(name).casefold()])
        for name, of_name in said.groupby("interview", sort=True)
    ]


def talk(name: str, said: list[str], selections: list[Selection]) -> Talk:
    """Return an interview with the passages whose words are known for sure."""
    before = number(said)
    interview = Interview(numbered(before))
    tokens = Placed.of(before)
    passages = []
    for selection in selections:
        place = interview.find(selection)
        if not isinstance(place, Place) or place.status != "exact":
            continue
        inside = tokens.covered(place)
        ids = frozenset().union(*(tokens.tokens[index].ids for index in inside))
        prefix, suffix = interview.around(place, CONTEXT)
        quote = " ".join(interview.words.text[place.start : place.end].split())
        plain = replace(
            selection,
            quote=quote,
            source=None,
            start=None,
            end=None,
            prefix=prefix,
            suffix=suffix,
            turn=interview.turn_at(place.start),
        )
        passages.append(Passage(ids, {"project": selection, "csv": plain}))
    words = {i: token.text for turn in before for token in turn for i in token.ids}
    return Talk(name, before, words, passages)


# -- edits ----------------------------------------------------------------------------


def kinds_of(talks: list[Talk]) -> dict[str, list[Edit]]:
    """Return the edits of each kind of script; sentences are those of the study."""
    pool = sentences(talks)

    def insert_said(turns: Turns, random: Random) -> None:
        """Put a sentence that somebody says in the study into a turn, or as one."""
        said = [Token(text) for text in random.choice(pool).split()]
        at = random.randrange(len(turns))
        if random.random() < 0.3:
            turns.insert(at, said)
        else:
            place = random.randint(0, len(turns[at]))
            turns[at][place:place] = said

    return {
        "typos fixed": [edits.mend],
        "sentences inserted": [insert_said],
        "paragraphs moved": [edits.move_turn, move_part],
        "names replaced": [edits.hide_name, rename],
        "mixed": [*edits.ALL, insert_said, move_part, rename],
    }


def sentences(talks: list[Talk]) -> list[str]:
    """Return the sentences of all interviews, as they stand there."""
    from talap.coding.sentences import sentences as cut

    said = (text for talk in talks for text in texts(talk.turns))
    return sorted(
        {text[start:end].strip() for text in said for start, end in cut(text)}
    )


def move_part(turns: Turns, random: Random) -> None:
    """Move the end of a turn elsewhere, as a turn of its own."""
    at = random.randrange(len(turns))
    if len(turns[at]) > 6:
        cut = random.randint(3, len(turns[at]) - 3)
        turns[at], part = turns[at][:cut], turns[at][cut:]
        turns.insert(random.randint(0, len(turns)), part)


def rename(turns: Turns, random: Random) -> None:
    """Give somebody another pseudonym, at every place."""
    names = sorted(
        {token.text for turn in turns for token in turn if token.text.startswith("[")}
    )
    if not names:
        return
    old, new = random.choice(names), f"[Человек-{random.randint(30, 99)}]"
    for turn in turns:
        turn[:] = [
            replace(token, text=new, changed=True) if token.text == old else token
            for token in turn
        ]


# -- measuring ------------------------------------------------------------------------

Tally = dict[tuple[str, str], Counter[str]]  # by kind of script and form of coding


def measure(talks: list[Talk], scripts: range) -> Tally:
    """Edit and find again; the same scripts in every run."""
    kinds = kinds_of(talks)
    tally: Tally = {}
    for seed in scripts:
        random = Random(seed)
        kind = list(kinds)[seed % len(kinds)]
        talk = talks[(seed // len(kinds)) % len(talks)]
        after = edits.script(talk.turns, random, random.randint(1, MOST), kinds[kind])
        for form, verdict in verdicts(talk, after):
            of_kind = tally.setdefault((kind, form), Counter())
            of_kind[verdict] += 1
            if verdict == "wrong":
                print(f"wrong: script {seed}, {kind}, {talk.name}, {form}", flush=True)
        for form in ("project", "csv"):
            tally[kind, form]["scripts"] += 1
    return tally


def measure_all(talks: list[Talk], scripts: int, processes: int) -> Tally:
    """Measure in several processes, which changes nothing but the time."""
    borders = [scripts * n // processes for n in range(processes + 1)]
    total: Tally = {}
    with ProcessPoolExecutor(processes) as pool:
        for tally in pool.map(
            partial(measure, talks), map(range, borders, borders[1:])
        ):
            for key, counts in tally.items():
                total.setdefault(key, Counter()).update(counts)
    return total


def verdicts(talk: Talk, after: Turns) -> Iterator[tuple[str, str]]:
    """Yield the form and the verdict of each coding, and whether it was there."""
    interview = Interview(numbered(after))
    where = Placed.of(after)
    for passage in talk.passages:
        for form, selection in passage.forms.items():
            found = interview.find(selection)
            verdict = judge_placed(passage.ids, where, found, talk.words)
            result = verdict.result
            if isinstance(found, Lost) and "several" in found.reason:
                result = "ambiguous"
            yield form, result
            if verdict.left >= THERE:
                yield form, "there"
                if result in {"right", "edge"}:
                    yield form, "again"


def report(tally: Tally) -> Iterator[str]:
    """Yield a line per kind and form, and a last one: whether the bar is met."""
    width = max(len(kind) for kind, _ in tally)
    total: Counter[str] = Counter()
    for (kind, form), counts in tally.items():
        total += counts
        yield f"{kind:{width}} {form:8}{said(counts)}"
    met = total["wrong"] == 0 and all(
        counts["again"] >= AGAIN * counts["there"] for counts in tally.values()
    )
    total["scripts"] //= 2
    bar = f"at most 0 wrong, at least {AGAIN:.0%} again in each line"
    yield f"{'all':{width}} {'':8}{said(total)}  ({bar}): {'met' if met else 'MISSED'}"


def said(counts: Counter[str]) -> str:
    """Return counts in words."""
    results = "  ".join(f"{name} {counts[name]:5}" for name in RESULTS)
    again = 100 * counts["again"] / counts["there"]
    return (
        f"{counts['scripts']:5} scripts  {results}  "
        f"again {counts['again']}/{counts['there']} = {again:.2f} %"
    )


def record(lines: list[str], interviews: int, codings: int) -> str:
    """Return the record: what was measured, and how to measure it again."""
    about = (__doc__ or "").split("\n    python")[0].strip()
    return (
        "# Codings found again after edits\n\n"
        f"Written by `python benchmarks/reanchor.py`: {interviews} interviews, "
        f"{codings} codings of two coders that stand to the letter before the edits, "
        f"1 to {MOST} edits a script.\n\n{about}\n\n"
        "`again`: found, of those still there.\n\n```\n" + "\n".join(lines) + "\n```\n"
    )


if __name__ == "__main__":
    main()
