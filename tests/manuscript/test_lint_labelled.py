"""The lint on labelled sentences: what it finds, what it leaves alone, how fast.

What the marks mean and how disputed cases are labelled is told in `lint/README.md`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from talap.manuscript.lint import find_faults
from talap.manuscript.pandoc import parse
from talap.manuscript.resolve import restore_alternatives

SETS = Path(__file__).parent / "lint"
LANGUAGES = ("ky", "ru", "en")
MARK = re.compile(r"⟦(?P<kind>[drpwqsm]):(?P<text>.*?)⟧")
PLACE = re.compile(r"line (\d+), column (\d+)")
WANTED = {"d": 0.97, "r": 0.97, "p": 0.97, "w": 0.9, "q": 0.9, "s": 1.0, "m": 1.0}


@dataclass(frozen=True)
class Sentence:
    text: str
    marks: tuple[tuple[str, int, int], ...]  # kind, start, end


def read(path: Path) -> list[Sentence]:
    sentences = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("//"):
            continue
        text, marks, done = "", [], 0
        for found in MARK.finditer(line):
            text += line[done : found.start()]
            marks.append((found["kind"], len(text), len(text + found["text"])))
            text, done = text + found["text"], found.end()
        sentences.append(Sentence(text + line[done:], tuple(marks)))
    return sentences


def measure(path: Path, language: str) -> tuple[dict[str, float], float, list[str]]:
    """Return the recall of each kind, the precision, and what went wrong.

    An error counts for a mark if the text that it quotes overlaps it, at the line and
    column that the error names.
    """
    sentences = read(path)
    source = "\n\n".join(each.text for each in sentences)
    document = restore_alternatives(parse(source, file=path.name))
    met: set[tuple[int, int]] = set()
    wrong = []
    faults = find_faults(document, source, path.name, {}, {}, language)
    errors = [fault.error for fault in faults]
    for error in errors:
        place = PLACE.fullmatch(error.place)
        assert place, error
        line, column = int(place[1]) - 1, int(place[2]) - 1
        sentence = sentences[line // 2]
        end = column + max(1, len(error.problem.partition(": ")[2]))
        here = [
            (line // 2, number)
            for number, (_, start, stop) in enumerate(sentence.marks)
            if column < stop and end > start
        ]
        met.update(here)
        if not here:
            wrong.append(f"for nothing: {error.problem} in {sentence.text}")
    marked, found = Counter[str](), Counter[str]()
    for index, sentence in enumerate(sentences):
        for number, (kind, start, stop) in enumerate(sentence.marks):
            marked[kind] += 1
            found[kind] += (index, number) in met
            if (index, number) not in met:
                wrong.append(
                    f"not found: {sentence.text[start:stop]} in {sentence.text}"
                )
    recall = {kind: found[kind] / marked[kind] for kind in marked}
    precision = sum(not each.startswith("for") for each in wrong)
    precision = 1 - (len(wrong) - precision) / len(errors)
    return recall, precision, wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_held_out_set_is_large_and_half_innocent(language):
    sentences = read(SETS / "held-out" / f"{language}.txt")
    innocent = sum(not each.marks for each in sentences)
    assert len(sentences) >= 120
    assert 0.4 < innocent / len(sentences) < 0.6
    developed = {each.text for each in read(SETS / "dev" / f"{language}.txt")}
    assert not developed & {each.text for each in sentences}
    kinds = Counter(kind for each in sentences for kind, _, _ in each.marks)
    assert set(kinds) == set(WANTED)
    assert min(kinds["d"], kinds["r"], kinds["q"]) >= 12


@pytest.mark.parametrize("language", LANGUAGES)
def test_precision_and_recall_on_the_held_out_set(language):
    recall, precision, wrong = measure(SETS / "held-out" / f"{language}.txt", language)
    assert precision >= 0.97, wrong
    assert all(recall[kind] >= least for kind, least in WANTED.items()), wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_development_set_is_right_throughout(language):
    assert measure(SETS / "dev" / f"{language}.txt", language)[2] == []
