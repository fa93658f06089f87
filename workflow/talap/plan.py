"""What a study folder asks for: read before the first rule, by the Snakefile only.

Everything is checked that can be checked without opening a transcript, so that a
mistake is named within a second.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from talap.base.config import read_yaml, validate
from talap.base.csvs import read_rows
from talap.base.errors import TalapError, TalapErrors
from talap.base.study import Study
from talap.clean.config import Clean
from talap.coding.config import Coding
from talap.describe.config import Describe
from talap.manuscript.config import Manuscript

CONFIG = Path("config/config.yaml")
CORPUS = Path("data/raw/corpus.yaml")
PARTICIPANTS = Path("data/raw/participants.csv")
TRANSCRIPTS = Path("data/raw/transcripts")
CODINGS = Path("data/raw/codings")
READABLE = (".docx", ".odt", ".rtf", ".txt", ".vtt", ".srt", ".json", ".html", ".htm")


class Config(BaseModel):
    """config/config.yaml: the choices that one may dispute."""

    model_config = ConfigDict(extra="forbid")

    study: Study = Field(description="Languages, date, batches.")
    clean: Clean = Field(description="Cleaning rules, publication of attributes.")
    coding: Coding = Field(description="Files of codings and the consensus.")
    describe: Describe = Field(description="Statistics.")
    manuscript: Manuscript = Field(
        default_factory=Manuscript, description="Documents."
    )


@dataclass(frozen=True)
class Plan:
    """The study as the rules see it; paths are relative to the study's folder."""

    config: Config
    simulated: bool
    batches: dict[str, list[str]]  # transcripts of each batch that has any
    inputs: list[str]  # every file that the study brings

    @property
    def languages(self) -> list[str]:
        """Languages of the paper, the leading one first."""
        return self.config.study.languages

    @property
    def day(self) -> str:
        """Date of the documents, YYYY-MM-DD."""
        return self.config.study.date.isoformat()

    def section(self, name: str) -> str:
        """Return a section of the configuration as one line: a rule's parameter.

        A rule whose section changed runs again; other sections do not concern it.
        """
        section: BaseModel = getattr(self.config, name)
        return section.model_dump_json()

    @property
    def settings(self) -> str:
        """Return the whole configuration as one line, for numbers that quote it."""
        return self.config.model_dump_json()

    @property
    def locales(self) -> list[str]:
        """Files of the study's own messages, in the languages that have any."""
        paths = [Path(f"manuscript/locales/{name}.ftl") for name in self.languages]
        return [path.as_posix() for path in paths if path.exists()]

    @property
    def coding_files(self) -> list[str]:
        """Files of codings, the adjudication among them."""
        coding = self.config.coding
        files = [entry.file for entry in coding.files]
        return files + ([coding.adjudication] if coding.adjudication else [])


def read_plan() -> Plan:
    """Read the study in the current folder.

    Raises
    ------
    TalapError
        If the configuration, the table of participants and the transcripts do not fit
        together.
    """
    config = validate(Config, read_yaml(CONFIG), CONFIG)
    corpus = read_yaml(CORPUS) or {}
    kind = corpus.get("kind") if isinstance(corpus, dict) else None
    if kind not in {"simulated", "field"}:
        raise TalapError(
            CORPUS, f"kind is {kind!r}", "write kind: simulated or kind: field"
        )
    transcripts = consenting(read_rows(PARTICIPANTS, _COLUMNS), list_transcripts())
    batches: dict[str, list[str]] = {}
    for interview, path in transcripts.items():
        batch = batch_of(interview, config.study.batches)
        batches.setdefault(batch, []).append(path)
    return Plan(
        config,
        kind == "simulated",
        dict(sorted(batches.items())),
        list_inputs(list(transcripts.values())),
    )


_COLUMNS = ("participant", "interview", "consent")


def list_transcripts() -> dict[str, str]:
    """Return the transcripts by interview: the file's name up to its extension.

    Hidden files and the lock files of word processors are passed over.

    Raises
    ------
    TalapErrors
        If two files are of one interview, or a file is of a kind that no reader reads.
    """
    found: dict[str, str] = {}
    errors: list[TalapError] = []
    for path in sorted(TRANSCRIPTS.glob("*")):
        if path.name.startswith((".", "~$")):
            continue
        if path.suffix.lower() not in READABLE:
            errors.append(
                TalapError(
                    path,
                    "no reader reads this kind of file",
                    f"save the transcript as one of {', '.join(READABLE)}",
                )
            )
        elif path.stem in found:
            errors.append(
                TalapError(
                    path,
                    f"{found[path.stem]} has the same name: one interview, two files",
                    "move one of them out of the folder",
                )
            )
        else:
            found[path.stem] = path.as_posix()
    if errors:
        raise TalapErrors(errors)
    return found


def consenting(
    participants: list[dict[str, str]], transcripts: dict[str, str]
) -> dict[str, str]:
    """Return the transcripts of those who consent.

    Raises
    ------
    TalapErrors
        If a consenting participant has no transcript, or a transcript no participant.
    """
    wanted = {row["interview"] for row in participants if row["consent"] == "yes"}
    known = {row["interview"] for row in participants}
    errors = [
        TalapError(
            PARTICIPANTS,
            f"the interview {name} has no transcript",
            f"put its file into {TRANSCRIPTS.as_posix()}/, or correct column interview",
        )
        for name in sorted(wanted - transcripts.keys())
    ]
    errors += [
        TalapError(
            transcripts[name],
            "a transcript without a participant",
            f"add a row with interview {name} to {PARTICIPANTS.as_posix()}",
        )
        for name in sorted(transcripts.keys() - known)
    ]
    if errors:
        raise TalapErrors(errors)
    return {name: transcripts[name] for name in sorted(wanted)}


def batch_of(interview: str, batches: int) -> str:
    """Return the batch of an interview: the same whatever else there is.

    >>> batch_of("I01", 4), batch_of("I01", 4) == batch_of("I01", 4)
    ('1', True)
    """
    digest = hashlib.sha256(interview.encode("utf-8")).digest()
    return str(int.from_bytes(digest[:8], "big") % batches)


def list_inputs(transcripts: list[str]) -> list[str]:
    """Return every file of the study that a result may depend on."""
    folders = ("config", "data/published", "manuscript", "data/raw/codings")
    named = [
        path.as_posix()
        for folder in folders
        for path in Path(folder).rglob("*")
        if path.is_file() and not path.name.startswith((".", "~$"))
    ]
    raw = [
        path.as_posix()
        for path in (CORPUS, PARTICIPANTS, Path("data/raw/identities.csv"))
        if path.exists()
    ]
    return sorted({*named, *raw, *transcripts})


def config_schema() -> dict[str, Any]:
    """Return the JSON schema of config/config.yaml."""
    return Config.model_json_schema()
