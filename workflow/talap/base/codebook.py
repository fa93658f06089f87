"""The codebook: codes with their labels, definitions and place in the hierarchy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, Field

from talap.base.config import read_yaml, validate
from talap.base.errors import TalapError
from talap.base.strict import STRICT

GUID = r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
COLOUR = r"^#([0-9A-Fa-f]{3}){1,2}$"
OVERALL = "overall"  # what tables call all codes together


class Code(BaseModel):
    """One code. A parent groups its children; text gets it only if it is codable."""

    model_config = STRICT

    parent: str | None = Field(None, description="Code under which this one stands.")
    label: dict[str, str] = Field(description="Short label in each language.")
    definition: str = Field(description="What the code means.")
    include: str = Field("", description="When to apply it.")
    exclude: str = Field("", description="When not to, and which code to use instead.")
    example: str = Field("", description="A passage that gets the code.")
    near_miss: str = Field("", description="A passage that looks like it, but is not.")
    lexicon: dict[str, list[str]] = Field(
        default_factory=dict,
        description=(
            "Patterns of the lexicon coder, by language: lemmas that follow one "
            "another (ru, en), stems with ~ for suffixes (kk), * for one word, (не) "
            "where the code holds with or without a negation."
        ),
    )
    codable: bool | None = Field(
        None,
        description=(
            "Whether text may get this very code. Without it: codes with none below "
            "them may, codes that group others may not."
        ),
    )
    guid: str | None = Field(
        None,
        pattern=GUID,
        description="Its GUID in the coding program, kept in exports.",
    )
    colour: str | None = Field(
        None,
        pattern=COLOUR,
        description="Its colour in the coding program, kept in exports: #RRGGBB.",
    )


class CodebookFile(BaseModel):
    """config/codebook.yaml."""

    model_config = STRICT

    codes: dict[str, Code] = Field(description="Codes by identifier, in print order.")


@dataclass(frozen=True)
class Codebook:
    """Codes in the order of the file."""

    file: str
    codes: dict[str, Code]

    @classmethod
    def read(cls, path: Path, languages: list[str] | None = None) -> Codebook:
        """Read and check a codebook; see `of`."""
        return cls.of(read_yaml(path), path, languages)

    @classmethod
    def of(
        cls, content: Any, path: Path, languages: list[str] | None = None
    ) -> Codebook:
        """Check what a file says and return its codebook.

        Raises
        ------
        TalapError
            If a parent is unknown, a code stands below itself, a GUID stands twice, or
            a label is missing in a language of the study.
        """
        book = cls(str(path), validate(CodebookFile, content, path).codes)
        guids: dict[str, str] = {}
        for name, code in book.codes.items():
            fault = book._fault(name, languages or [])
            if code.guid is not None and guids.setdefault(code.guid, name) != name:
                fault = (f"has the GUID of {guids[code.guid]}", "remove one of the two")
            if fault is not None:
                raise TalapError(path, *fault, f"code {name}")
        return book

    def _fault(self, name: str, languages: list[str]) -> tuple[str, str] | None:
        """Return what is wrong with a code and what to do about it, if anything."""
        code = self.codes[name]
        if name == OVERALL:
            return "tables call all codes together so", "give it another name"
        if code.parent is not None and code.parent not in self.codes:
            return f"unknown parent {code.parent}", "add it as a code"
        above = self.above(name)
        if name in above:
            circle = " -> ".join([name, *above[: above.index(name) + 1]])
            return f"it stands below itself ({circle})", "correct a parent"
        if missing := [each for each in languages if each not in code.label]:
            return f"no label in {', '.join(missing)}", "translate it"
        return None

    def above(self, name: str) -> list[str]:
        """Return the codes that a code stands under, the nearest first."""
        found: list[str] = []
        parent = self.codes[name].parent
        while parent is not None and parent in self.codes:
            found.append(parent)
            if found.count(parent) > 1:  # a circle, which the check refuses
                break
            parent = self.codes[parent].parent
        return found

    def children(self, name: str) -> list[str]:
        """Return the codes right below a code."""
        return [child for child, code in self.codes.items() if code.parent == name]

    def family(self, name: str) -> list[str]:
        """Return a code and all codes below it: what counts as the code."""
        below = [self.family(child) for child in self.children(name)]
        return [name, *(member for family in below for member in family)]

    def codable(self, name: str) -> bool:
        """Return whether text may get this very code."""
        said = self.codes[name].codable
        return not self.children(name) if said is None else said

    def applied(self) -> list[str]:
        """Return the codes that are applied to text, in order."""
        return [name for name in self.codes if self.codable(name)]

    def label(self, name: str, language: str) -> str:
        """Return a code's label in a language."""
        return self.codes[name].label[language]

    def labels(self, language: str) -> dict[str, str]:
        """Return every code's label in a language, in codebook order."""
        return {name: self.label(name, language) for name in self.codes}


def codebook_schema() -> dict[str, Any]:
    """Return the JSON schema of config/codebook.yaml."""
    return CodebookFile.model_json_schema()
