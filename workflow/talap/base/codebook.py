"""The codebook: codes with their labels, definitions and place in the hierarchy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from talap.base.config import read_yaml, validate
from talap.base.errors import TalapError


class Code(BaseModel):
    """One code. A parent groups its children and is not applied to text itself."""

    model_config = ConfigDict(extra="forbid")

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


class CodebookFile(BaseModel):
    """config/codebook.yaml."""

    model_config = ConfigDict(extra="forbid")

    codes: dict[str, Code] = Field(description="Codes by identifier, in print order.")


@dataclass(frozen=True)
class Codebook:
    """Codes in the order of the file."""

    file: str
    codes: dict[str, Code]

    @classmethod
    def read(cls, path: Path, languages: list[str] | None = None) -> Codebook:
        """Read and check a codebook.

        Raises
        ------
        TalapError
            If a parent is unknown or is itself a child, or a label is missing in a
            language of the study.
        """
        codes = validate(CodebookFile, read_yaml(path), path).codes
        for name, code in codes.items():
            place = f"code {name}"
            if code.parent is not None and code.parent not in codes:
                raise TalapError(
                    path, f"unknown parent {code.parent}", "add it as a code", place
                )
            if code.parent is not None and codes[code.parent].parent is not None:
                raise TalapError(
                    path,
                    f"its parent {code.parent} is itself a child",
                    "use two levels at most",
                    place,
                )
            missing = [name for name in languages or [] if name not in code.label]
            if missing:
                raise TalapError(
                    path, f"no label in {', '.join(missing)}", "translate it", place
                )
        return cls(str(path), codes)

    def children(self, name: str) -> list[str]:
        """Return the codes right below a code."""
        return [child for child, code in self.codes.items() if code.parent == name]

    def family(self, name: str) -> list[str]:
        """Return a code and the codes below it: what counts as the code."""
        return [name, *self.children(name)]

    def leaves(self) -> list[str]:
        """Return the codes that are applied to text, in order."""
        return [name for name in self.codes if not self.children(name)]

    def label(self, name: str, language: str) -> str:
        """Return a code's label in a language."""
        return self.codes[name].label[language]

    def labels(self, language: str) -> dict[str, str]:
        """Return every code's label in a language, in codebook order."""
        return {name: self.label(name, language) for name in self.codes}


def codebook_schema() -> dict[str, Any]:
    """Return the JSON schema of config/codebook.yaml."""
    return CodebookFile.model_json_schema()
