"""Edit a built DOCX as a co-author would, in its XML, as Word writes it."""

from __future__ import annotations

import copy
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from lxml import etree
from programs import program

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
PARTS = ("word/document.xml", "word/footnotes.xml", "word/comments.xml")


class Edited:
    """A DOCX taken apart; `save` puts it together again."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.roots = {
            name: etree.fromstring(self.parts[name])
            for name in PARTS
            if name in self.parts
        }

    @property
    def body(self) -> Any:
        return self.roots["word/document.xml"].find(f"{W}body")

    def save(self, path: Path) -> Path:
        for name, root in self.roots.items():
            self.parts[name] = etree.tostring(
                root, xml_declaration=True, encoding="UTF-8"
            )
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.parts.items():
                archive.writestr(name, content)
        return path

    def paragraph(self, words: str, part: str = "word/document.xml") -> Any:
        """Return the paragraph that holds some words; there must be one."""
        found = [
            each for each in self.roots[part].iter(f"{W}p") if words in text_of(each)
        ]
        assert len(found) == 1, (words, [text_of(each)[:60] for each in found])
        return found[0]

    def replace(
        self, old: str, new: str, *, within: str = "", part: str = PARTS[0]
    ) -> None:
        """Put words in the place of others that stand in one run."""
        root = self.paragraph(within or old, part)
        runs = [each for each in root.iter(f"{W}t") if old in (each.text or "")]
        assert runs, old
        runs[0].text = runs[0].text.replace(old, new, 1)
        runs[0].set(SPACE, "preserve")

    def after(self, words: str, *texts: str, style: str = "BodyText") -> None:
        """Add paragraphs after the one that holds some words."""
        place = self.paragraph(words)
        for text in texts:
            made = paragraph(text, style)
            place.addnext(made)
            place = made

    def split_run(self, words: str) -> Any:
        """Return a run that holds just these words, cut out of a longer one."""
        for root in self.roots.values():
            for node in root.iter(f"{W}t"):
                before, found, after = (node.text or "").partition(words)
                if not found:
                    continue
                run = node.getparent()
                left, right = copy.deepcopy(run), copy.deepcopy(run)
                set_text(left, before)
                set_text(run, words)
                set_text(right, after)
                run.addprevious(left)
                run.addnext(right)
                return run
        raise AssertionError(words)


def text_of(node: Any) -> str:
    return "".join(each.text or "" for each in node.iter(f"{W}t"))


def set_text(run: Any, text: str) -> None:
    node = run.find(f"{W}t")
    node.text = text
    node.set(SPACE, "preserve")


def run(text: str, look: str = "") -> Any:
    made = etree.Element(f"{W}r")
    if look:
        etree.SubElement(etree.SubElement(made, f"{W}rPr"), f"{W}{look}")
    node = etree.SubElement(made, f"{W}t")
    node.text = text
    node.set(SPACE, "preserve")
    return made


def paragraph(text: str, style: str = "BodyText") -> Any:
    made = etree.Element(f"{W}p")
    properties = etree.SubElement(made, f"{W}pPr")
    etree.SubElement(properties, f"{W}pStyle").set(f"{W}val", style)
    made.append(run(text))
    return made


def tracked(kind: str, *runs: Any, author: str = "Co-author") -> Any:
    """Return runs within a tracked insertion (ins) or deletion (del)."""
    made = etree.Element(f"{W}{kind}")
    for name, value in (
        ("id", "900"),
        ("author", author),
        ("date", "2026-05-01T10:00:00Z"),
    ):
        made.set(f"{W}{name}", value)
    for each in runs:
        for node in each.iter(f"{W}t"):
            if kind == "del":
                node.tag = f"{W}delText"
        made.append(each)
    return made


def comment(edited: Edited, words: str, said: str, author: str = "Co-author") -> None:
    """Attach a comment to words that stand in one run."""
    target = edited.split_run(words)
    for tag, place in (("commentRangeStart", "before"), ("commentRangeEnd", "after")):
        mark = etree.Element(f"{W}{tag}")
        mark.set(f"{W}id", "77")
        (target.addprevious if place == "before" else target.addnext)(mark)
    made = etree.SubElement(edited.roots["word/comments.xml"], f"{W}comment")
    made.set(f"{W}id", "77")
    made.set(f"{W}author", author)
    made.set(f"{W}date", "2026-05-01T10:00:00Z")
    made.append(paragraph(said, "CommentText"))


def libreoffice(path: Path, folder: Path, profile: Path) -> Path:
    """Open a DOCX in LibreOffice and save it as DOCX; return the new file."""
    office = program("soffice", "libreoffice-writer")
    folder.mkdir(parents=True, exist_ok=True)
    words = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    words += [
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(folder),
        str(path),
    ]
    subprocess.run(words, check=True, capture_output=True)
    return folder / path.name


Edit = Callable[[Edited], None]


def words_of(text: str) -> Iterator[re.Match[str]]:
    yield from re.finditer(r"[^\W\d_]{4,}", text)
