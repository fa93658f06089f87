"""config/coreq.yaml: what the authors answer to the COREQ checklist."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, Field

from talap.base.config import read_yaml, validate
from talap.base.errors import TalapError, TalapErrors
from talap.base.strict import STRICT

# Tong, Sainsbury & Craig (2007), table 1: the last item of each of the three domains.
DOMAINS = {1: range(1, 9), 2: range(9, 24), 3: range(24, 33)}
ITEMS = range(1, 33)

# What a translation must keep: codes, claims, citations. Words after a key may differ.
KEPT = re.compile(r"`((?:num|ref):[\w.-]+)|\bclaim=([\w-]+)|@([\w-]+)")

Open = Literal["authors", "simulated"]


class Answer(BaseModel):
    """What is said to an item beside what the data answer."""

    model_config = STRICT

    text: dict[str, str] = Field(
        default_factory=dict,
        description=(
            "One paragraph in each language, written as the manuscripts are: numbers "
            "by key, figures and tables by `ref:`."
        ),
    )
    sections: list[str] = Field(
        default_factory=list,
        description="Identifiers of the manuscripts' sections that report it.",
    )


class Keys(BaseModel):
    """Keys of numbers.yaml. Where one is missing, the data give no such answer."""

    model_config = STRICT

    participants: str = Field(default="", description="How many took part.")
    interviews: str = Field(default="", description="How many interviews there are.")
    duration: str = Field(default="", description="Length of the interviews in all.")
    duration_median: str = Field(default="", description="Median length of one.")
    codes_observed: str = Field(default="", description="Codes found in the corpus.")
    codes_expected: str = Field(
        default="", description="Codes expected in a larger corpus, with an interval."
    )
    coders: str = Field(default="", description="How many coded.")


class Coreq(BaseModel):
    """config/coreq.yaml: answers to the COREQ checklist, an appendix of the paper."""

    model_config = STRICT

    citation: str = Field(
        default="",
        pattern=r"^[\w-]*$",
        description="The checklist's own key in manuscript/references.json.",
    )
    numbers: Keys = Field(
        default_factory=Keys,
        description="What the data's own answers print.",
    )
    items: dict[int, Open | Answer] = Field(
        default_factory=dict,
        description=(
            "Answers by the item's number, 1 to 32. `authors`: still to be supplied; "
            "`simulated`: has no meaning in a simulated corpus. An item that is not "
            "here is answered from the data, or else is for the authors to supply."
        ),
    )


def read_coreq(path: Path, languages: list[str], simulated: bool) -> Coreq:
    """Read config/coreq.yaml.

    Raises
    ------
    TalapErrors
        If there is no such item, an answer lacks a language or reports other numbers
        there, or an item of field data is put off as simulated.
    """
    found = validate(Coreq, read_yaml(path), path)
    errors: list[TalapError] = []
    for number, answer in found.items.items():
        place = f"key items.{number}"
        if number not in ITEMS:
            hint = f"COREQ has items {ITEMS[0]} to {ITEMS[-1]}"
            errors.append(TalapError(path, f"no item {number}", hint, place))
        if answer == "simulated" and not simulated:
            problem = "the corpus is not simulated, so the item has a meaning"
            errors.append(TalapError(path, problem, "answer it", place))
        if isinstance(answer, Answer):
            if not answer.text and not answer.sections:
                hint = "give text or sections, or write authors"
                errors.append(TalapError(path, "an empty answer", hint, place))
            errors += _translated(path, answer, languages, place)
    if errors:
        raise TalapErrors(errors)
    return found


def _translated(
    path: Path, answer: Answer, languages: list[str], place: str
) -> list[TalapError]:
    if not answer.text:
        return []
    missing = [name for name in languages if not answer.text.get(name, "").strip()]
    if missing:
        problem = f"no text in {', '.join(missing)}"
        return [TalapError(path, problem, "write it", f"{place}.text")]
    lead, *others = languages
    wanted = _kept(answer.text[lead])
    return [
        TalapError(
            path,
            f"other numbers, references or citations than in {lead}: "
            + ", ".join(sorted((wanted - here) + (here - wanted))),
            "report the same in each language",
            f"{place}.text.{other}",
        )
        for other in others
        if (here := _kept(answer.text[other])) != wanted
    ]


def _kept(text: str) -> Counter[str]:
    return Counter(next(filter(None, found)) for found in KEPT.findall(text))
