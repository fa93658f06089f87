"""Every text that the documents and pages print, with the file it comes from."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from conftest import ROOT
from fluent.syntax import FluentParser, ast
from spelling.dictionaries import words_of
from talap.manuscript.nodes import get
from talap.manuscript.pandoc import parse

LANGUAGES = ("en", "ru", "ky")
CLOSED = "0"  # what stands for a number, a value, a reference: digits are no letters
NOT_PRINTED = {"lexicon", "example", "near_miss"}  # said in interviews, by whoever


class Text(NamedTuple):
    language: str
    file: Path
    text: str


def texts() -> Iterator[Text]:
    """Yield the texts of the shipped study and of the library's messages."""
    for language in LANGUAGES:
        documents = (ROOT / "manuscript").rglob("*.md")
        for path in (each for each in documents if of_language(each, language)):
            for inside, said in of_document(path, language):
                yield Text(inside, path, said)
        for path in ROOT.glob(f"*/**/locales/{language}.ftl"):
            if "tests" not in path.parts and "results" not in path.parts:
                for said in of_messages(path.read_text(encoding="utf-8")):
                    yield Text(language, path, said)
    for folder in ("config", "manuscript", "data/raw", "data/published"):
        for path in sorted((ROOT / folder).glob("*.yaml")):
            content = yaml.safe_load(path.read_text(encoding="utf-8"))
            for language, said in of_configuration(content):
                yield Text(language, path, said)
    yield from of_tables()


def of_document(path: Path, language: str) -> list[tuple[str, str]]:
    """Return the prose of a Markdown file, each run with the language it is in."""
    document = parse(path.read_text(encoding="utf-8"), file=str(path))
    runs: list[tuple[str, str]] = []
    gather([document["meta"], document["blocks"]], language, runs)
    joined: list[tuple[str, str]] = []
    for inside, said in runs:
        if joined and joined[-1][0] == inside:
            joined[-1] = (inside, joined[-1][1] + said)
        else:
            joined.append((inside, said))
    # An alternative text is an attribute: what is code there, pandoc leaves as it is.
    return [
        (inside, re.sub("`([^`]*)`", lambda found: printed(found[1]), said))
        for inside, said in joined
    ]


def of_language(path: Path, language: str) -> bool:
    """Tell whether a file is en.md or coreq.en.md, not README.md."""
    return path.stem.split(".")[-1] == language


def printed(code: str) -> str:
    """Return what stands for code in the prose: a value, or each form of a plural."""
    name, _, forms = code.partition(" ")
    return forms.replace("|", " ") if name.startswith("pl:") else CLOSED


def gather(node: Any, language: str, runs: list[tuple[str, str]]) -> None:
    if isinstance(node, list):
        for part in node:
            gather(part, language, runs)
        return
    if not isinstance(node, dict):
        return
    kind, content = node.get("t"), node.get("c")
    if kind in {"Div", "Span"} and content[0][1] == ["quote"]:
        return  # said in an interview: as it was transcribed, slips and all
    if kind in {"Str", "MetaString"}:
        runs.append((language, content))
    elif kind == "Code":
        runs.append((language, printed(content[1])))
    elif kind in {"Space", "SoftBreak", "LineBreak", "Cite"}:
        runs.append((language, " "))
    elif kind in {"Span", "Div"}:
        gather(content[1], get(content[0], "lang", language), runs)
    elif kind in {"Link", "Image", "Header"}:
        gather(content[2 if kind == "Header" else 1], language, runs)
    elif kind:
        gather(content, language, runs)
    else:
        gather(list(node.values()), language, runs)
    if kind and kind not in {"Str", "Code", "Emph", "Strong", "Span", "Quoted", "Link"}:
        runs.append((language, " "))


def of_messages(content: str) -> Iterator[str]:
    """Yield each variant of each message, values closed."""
    for entry in FluentParser().parse(content).body:
        assert not isinstance(entry, ast.Junk), entry.content
        if isinstance(entry, ast.Message | ast.Term) and entry.value:
            yield from of_pattern(entry.value)


def of_pattern(pattern: ast.Pattern) -> Iterator[str]:
    said = ""
    for element in pattern.elements:
        if isinstance(element, ast.TextElement):
            said += element.value
            continue
        inside = element.expression
        literal = isinstance(inside, ast.StringLiteral)
        said += inside.value if literal else CLOSED
        if isinstance(inside, ast.SelectExpression):
            for variant in inside.variants:
                yield from of_pattern(variant.value)
    yield said


def of_configuration(content: Any, language: str = "") -> Iterator[tuple[str, str]]:
    """Yield what stands under a language's key, and the codebook's English."""
    if isinstance(content, str) and language:
        yield language, content
    elif isinstance(content, list):
        for part in content:
            yield from of_configuration(part, language)
    elif isinstance(content, dict):
        for key, part in content.items():
            if key in NOT_PRINTED:
                continue
            inside = key if key in LANGUAGES else language
            if key in {"definition", "include", "exclude"}:
                inside = inside or "en"
            yield from of_configuration(part, inside)


def of_tables() -> Iterator[Text]:
    """Yield the titles of the references, and what published figures are."""
    path = ROOT / "manuscript/references.json"
    for entry in json.loads(path.read_text(encoding="utf-8")):
        language = entry.get("language", "en")[:2]
        for field in ("title", "container-title"):
            yield Text(language, path, entry.get(field, ""))
    path = ROOT / "data/published/context.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Text("en", path, f"{row['unit']} {row['source']}")


def places(word: str, texts: list[Text]) -> str:
    """Return the files of a word, each with its first line there."""
    found = []
    for file in dict.fromkeys(each.file for each in texts):
        if any(word in words_of(each.text) for each in texts if each.file == file):
            lines = file.read_text(encoding="utf-8").splitlines()
            at = [n for n, line in enumerate(lines, 1) if word.lstrip("0") in line]
            found.append(f"{file.relative_to(ROOT)}:{at[0] if at else '?'}")
    return ", ".join(found)
