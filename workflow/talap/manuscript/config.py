"""The section ``manuscript`` of config.yaml."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, Field, field_validator

from talap.base.errors import TalapError
from talap.base.strict import STRICT

# Classes and auxiliaries joined by the signs that the scheme has: 314.7:378(574).
UDC = r"^[\d(=][\w.()\"'=*+/:\[\]-]*$"


class Author(BaseModel):
    """An author, as each language prints them."""

    model_config = STRICT

    name: dict[str, str] = Field(
        description="Name in each language, as it is printed: given name, surname."
    )
    affiliation: dict[str, str] = Field(
        default_factory=dict, description="Where the author works, in each language."
    )
    orcid: str = Field(
        default="",
        pattern=r"^(\d{4}-\d{4}-\d{4}-\d{3}[\dX])?$",
        description="ORCID iD, 0000-0000-0000-0000.",
    )

    @field_validator("orcid")
    @classmethod
    def _checked(cls, orcid: str) -> str:
        if orcid and check_digit(orcid[:-1]) != orcid[-1]:
            raise ValueError("the last digit does not fit the others")
        return orcid


class Manuscript(BaseModel):
    """How the documents are made, and what stands at their head."""

    model_config = STRICT

    citation_style: str = Field(
        default="gost-r-7-0-5-2008",
        pattern=r"^[a-z0-9-]+$",
        description="A style of the Citation Style Language's collection, by its name.",
    )
    udc: str = Field(
        default="",
        pattern=rf"^$|{UDC}",
        description="Index of the Universal Decimal Classification, without spaces.",
    )
    authors: list[Author] = Field(
        default_factory=list,
        description="Authors in the order of print; without any, documents say so.",
    )


def check_digit(digits: str) -> str:
    """Return the last character of an ORCID iD from those before it.

    Source: ISO 7064 MOD 11-2, as https://support.orcid.org describes it.

    >>> check_digit("0000-0002-1825-009"), check_digit("0000-0002-1694-233")
    ('7', 'X')
    """
    total = 0
    for digit in digits.replace("-", ""):
        total = (total + int(digit)) * 2
    rest = (12 - total % 11) % 11
    return "X" if rest == 10 else str(rest)


def untranslated(
    manuscript: Manuscript, languages: list[str], file: Path
) -> list[TalapError]:
    """Return one error per author whom a language of the study cannot name."""
    errors = []
    for number, author in enumerate(manuscript.authors, 1):
        for part in ("name", "affiliation"):
            said = getattr(author, part)
            missing = [name for name in languages if not said.get(name, "").strip()]
            if missing and (said or part == "name"):
                errors.append(
                    TalapError(
                        file,
                        f"author {number} has no {part} in {', '.join(missing)}",
                        "write it in each language of the study",
                        f"key manuscript.authors.{number - 1}.{part}",
                    )
                )
    return errors
