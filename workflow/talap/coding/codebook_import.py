"""A codebook.yaml from a codebook that was made in a coding program.

Not part of a build: an author runs it once, and translates and completes what it wrote.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from talap.base.codebook import Codebook
from talap.base.errors import TalapError
from talap.base.files import write_text
from talap.coding.descriptions import understand
from talap.coding.files.qdc import Entry, Listing, read_qdc

HEAD = """\
# From {file}. Label each code in every language of the study, complete the
# definitions, and give patterns for the lexicon coder, if it is to work. What each key
# means: workflow/schemas/codebook.schema.json of Talap.
"""


def run(file: Path, language: str, codebook: Path) -> None:
    """Read a .qdc or .qdpx, write a new codebook.yaml, say what it could not keep.

    Parameters
    ----------
    file : Path
        REFI-QDA codebook or project.
    language : str
        Language of the codes' names, which become its labels: ru, ky, en.
    codebook : Path
        Must not exist: a codebook that an author has worked on is never replaced.
    """
    if not re.fullmatch("[a-z]{2,3}", language):
        raise TalapError(
            "talap coding.codebook_import",
            f"language={language} is no language",
            "write the code of the language that the names are in, such as ru",
        )
    if codebook.exists():
        raise TalapError(
            codebook,
            "it exists, and is not written over",
            "name another file, and move what you need from one to the other",
        )
    listing = read_qdc(file)
    content = to_codebook(listing, language)
    book = Codebook.of(content, file)
    write_text(codebook, HEAD.format(file=file.name) + _yaml(content))
    print(f"{codebook}: {len(book.codes)} codes, {len(book.applied())} for text")
    for line in listing.left:
        print(f"not kept: {line}")


def to_codebook(listing: Listing, language: str) -> dict[str, Any]:
    """Return what codebook.yaml says of the codes.

    The name of a code is its identifier, so that codings find it. A description that
    Talap wrote is taken apart into labels and rules again; any other is the definition.
    """
    parents = {entry.parent for entry in listing.entries}
    return {
        "codes": {
            entry.name: _code(entry, language, entry.name in parents)
            for entry in listing.entries
        }
    }


def _code(entry: Entry, language: str, is_parent: bool) -> dict[str, Any]:
    labels, rules = understand(entry.description) or (
        {language: entry.name},
        {"definition": entry.description},
    )
    code: dict[str, Any] = {"parent": entry.parent} if entry.parent else {}
    code |= {"label": labels, **rules}
    if entry.codable == is_parent:  # else it is what codes are without the key
        code["codable"] = entry.codable
    if entry.guid:
        code["guid"] = entry.guid
    if entry.colour:
        code["colour"] = entry.colour
    return code


def _yaml(content: dict[str, Any]) -> str:
    import yaml

    return str(yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=88))
