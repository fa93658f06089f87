"""The section ``clean`` of config.yaml, and data/raw/corpus.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from talap.base.config import read_section, read_yaml, validate
from talap.base.strict import STRICT

Role = Literal["interviewer", "participant", "other"]
Language = Literal["ru", "kk", "ky", "en"]
Keep = Literal["keep", "drop"]


class Strict(BaseModel):
    """A model that knows all of its keys."""

    model_config = ConfigDict(**STRICT, frozen=True)


class Rules(Strict):
    """Which cleaning rules run; their order is fixed, see `talap.clean.rules`."""

    page_footers: bool = Field(
        default=True,
        description="Drop page numbers and lines that stand on every page.",
    )
    duplicates: bool = Field(
        default=True, description="Drop a cue or paragraph that was pasted twice."
    )
    duplicate_words: int = Field(
        default=8, ge=1, description="A paragraph of fewer words may be said twice."
    )
    hyphenation: bool = Field(
        default=True, description="Join words split at a line end."
    )
    invisible: bool = Field(
        default=True,
        description="Drop soft hyphens, zero-width and direction characters.",
    )
    composition: bool = Field(
        default=True, description="Compose letters and accents (NFC)."
    )
    stress: bool = Field(
        default=True, description="Drop stress marks over Cyrillic vowels."
    )
    homoglyphs: Literal["repair", "report", "keep"] = Field(
        default="repair",
        description="Letters of another script that look alike in a word.",
    )
    spaces: bool = Field(
        default=True, description="One plain space for any white space."
    )
    dashes: bool = Field(
        default=True, description="A dash between spaces is an em dash."
    )
    ellipses: bool = Field(
        default=True, description="Three and more full stops are an ellipsis."
    )
    quotes: Literal["keep", "angle"] = Field(
        default="keep", description="Keep quotation marks, or make them all «…»."
    )
    inaudible: bool = Field(
        default=True,
        description="One spelling of the mark for what could not be heard.",
    )
    inaudible_mark: str = Field(
        default="неразборчиво",
        min_length=1,
        description="That spelling, without brackets.",
    )
    nonverbal: Keep = Field(
        default="keep", description="Marks like (смеётся), [laughs]."
    )
    fillers: Keep = Field(default="keep", description="Words that only fill a pause.")
    filler_words: tuple[Annotated[str, Field(min_length=1)], ...] = Field(
        default=("э", "э-э", "эм", "мм", "ммм", "хм", "uh", "um", "er"),
        description="These words; letters may be drawn out.",
    )
    false_starts: Keep = Field(
        default="keep", description="Words broken off: «я хоте- думала»."
    )


class Languages(Strict):
    """How the languages of a turn are told apart."""

    spoken: tuple[Language, ...] = Field(
        default=("ru", "kk", "ky", "en"),
        min_length=1,
        description="Languages of the talks.",
    )
    shortest: int = Field(
        default=2,
        ge=1,
        description="A run of fewer words is undetermined unless letters tell.",
    )


class Disclosure(Strict):
    """When a combination of attributes could point to a person."""

    k: int = Field(
        default=3,
        ge=1,
        description="A combination is rare if fewer participants hold it.",
    )
    attributes: tuple[str, ...] = Field(
        default=(),
        description="Quasi-identifiers; without them every published column.",
    )
    combine: int = Field(
        default=2, ge=1, le=4, description="Combinations of up to so many attributes."
    )


class Participants(Strict):
    """Which attributes of participants are published, and how coarse."""

    columns: tuple[str, ...] = Field(
        default=(),
        description="Columns of participants.csv that are published, in order.",
    )
    bands: dict[str, tuple[int, ...]] = Field(
        default_factory=dict,
        description="Lower edges by column: [2014, 2017] gives three bands.",
    )
    groups: dict[str, dict[str, str]] = Field(
        default_factory=dict,
        description="By column: the group that a value is published as.",
    )
    numeric: tuple[str, ...] = Field(
        default=(), description="Columns published as numbers, not as text."
    )
    disclosure: Disclosure = Field(default_factory=Disclosure)


class Clean(Strict):
    """Choices of cleaning that one may dispute."""

    rules: Rules = Field(default_factory=Rules)
    languages: Languages = Field(default_factory=Languages)
    participants: Participants = Field(default_factory=Participants)


class Transcript(Strict):
    """What holds for one transcript only."""

    encoding: str | None = Field(None, description="Instead of the one detected.")
    speakers: dict[str, Role] = Field(
        default_factory=dict, description="Labels of this transcript."
    )
    not_speakers: tuple[str, ...] = Field(
        default=(), description="Words before a colon that are speech here."
    )


class Corpus(Strict):
    """data/raw/corpus.yaml."""

    kind: Literal["simulated", "field"] = Field(
        description="simulated: every artefact says so; field: real interviews."
    )
    speakers: dict[str, Role] = Field(
        default_factory=dict, description="Labels of the speakers and their roles."
    )
    not_speakers: tuple[str, ...] = Field(
        default=(), description="Words before a colon that begin speech, not a turn."
    )
    transcripts: dict[str, Transcript] = Field(
        default_factory=dict, description="Exceptions by interview."
    )

    def of(self, interview: str) -> Transcript:
        """Return what holds for one transcript; its own labels go before the others."""
        own = self.transcripts.get(interview, Transcript.model_construct())
        return Transcript.model_construct(
            encoding=own.encoding,
            speakers=self.speakers | own.speakers,
            not_speakers=(*self.not_speakers, *own.not_speakers),
        )


def read_clean(path: Path) -> Clean:
    """Read the section ``clean`` of config.yaml."""
    return read_section(path, "clean", Clean)


def read_corpus(path: Path) -> Corpus:
    """Read data/raw/corpus.yaml."""
    return validate(Corpus, read_yaml(path), path)
