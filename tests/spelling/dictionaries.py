"""What knows a word: Debian's dictionaries, and the lists of looked-at words.

Of our words with one letter wrong they find 98 in a hundred in English, 99 in Russian
and 86 in Kyrgyz, whose forms come from texts that were not corrected.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterable
from functools import cache
from glob import glob
from pathlib import Path

import pytest
from programs import program
from spelling.kyrgyz import is_regular

LISTS = Path(__file__).parent
HUNSPELL = {"en": ("en_GB", "hunspell-en-gb"), "ru": ("ru_RU", "hunspell-ru")}
KYRGYZ = "/usr/share/tesseract-ocr/*/tessdata/kir.traineddata"

# Letters, with hyphens and apostrophes inside; 0 begins what is fastened to a value.
WORD = re.compile(r"0?[^\W\d_]+(?:['’-][^\W\d_]+)*")


def words_of(text: str) -> list[str]:
    """Return the words of a text.

    >>> words_of("the 0нын coders’ 15-тен half-read, p.0")
    ['the', '0нын', 'coders', 'тен', 'half-read', 'p']
    """
    return WORD.findall(text.replace("\u2011", "-"))


def unknown(words: Iterable[str], language: str) -> set[str]:
    """Return the words that neither a dictionary nor the language's list knows.

    A hyphenated word is known by its parts too. A part in Latin letters within Russian
    or Kyrgyz is looked up as English, one in Cyrillic within English as Russian and
    Kyrgyz: names and terms keep their script.
    """
    words = set(words)
    parts = {part for word in words for part in word.split("-")}
    latin = {part for part in parts if re.search("[A-Za-z]", part)}
    others = parts - latin
    strange = others if language == "ky" else _hunspell("ru", others)
    if language != "ru":
        strange = _kyrgyz(strange)
    strange |= _hunspell("en", latin)
    seen = reviewed(language) | reviewed("en")
    strange = {part for part in strange if part.casefold() not in seen}
    return {
        word
        for word in words
        if word.casefold() not in seen and strange.intersection(word.split("-"))
    }


@cache
def reviewed(language: str) -> frozenset[str]:
    """Return the words of a list, one a line, what stands after # being why."""
    lines = (LISTS / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    words = [line.partition("#")[0].strip() for line in lines]
    return frozenset(word.casefold() for word in words if word)


def _hunspell(language: str, words: set[str]) -> set[str]:
    if not words:
        return set()
    name, package = HUNSPELL[language]
    if not glob(f"/usr/share/hunspell/{name}.dic"):
        pytest.skip(f"the dictionary {name} is missing: apt-get install {package}")
    done = subprocess.run(
        [program("hunspell", "hunspell"), "-l", "-i", "utf-8", "-d", name],
        input="\n".join(sorted(words)).encode(),
        capture_output=True,
        check=True,
    )
    # It leaves out what begins with a digit, or reads on after it.
    fastened = {word for word in words if word.startswith("0")}
    return (set(done.stdout.decode("utf-8").split()) & words) | fastened


def _kyrgyz(words: set[str]) -> set[str]:
    if not words:
        return set()
    forms, own = _kyrgyz_forms(), reviewed("ky")
    folded = {word: word.casefold() for word in words}
    return {
        word
        for word, form in folded.items()
        if form not in forms and form not in own and not is_regular(form, forms, own)
    }


@cache
def _kyrgyz_forms() -> frozenset[str]:
    """Return the word forms of tesseract's model of Kyrgyz, a million."""
    models = sorted(glob(KYRGYZ))
    if not models:
        pytest.skip("Kyrgyz words are missing: apt-get install tesseract-ocr-kir")
    unpack = program("combine_tessdata", "tesseract-ocr")
    listing = program("dawg2wordlist", "tesseract-ocr")
    with tempfile.TemporaryDirectory() as folder:
        parts = [f"{folder}/kir.lstm-{name}" for name in ("unicharset", "word-dawg")]
        words = Path(folder, "words")
        for command in ([unpack, "-e", models[-1], *parts], [listing, *parts, words]):
            subprocess.run(command, capture_output=True, check=True)
        return frozenset(words.read_text(encoding="utf-8").casefold().split())
