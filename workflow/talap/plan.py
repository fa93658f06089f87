"""What a study folder asks for: read before the first rule, by the Snakefile only.

Everything is checked that can be checked without opening a transcript, so that a
mistake is named within a second.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import BaseModel, Field

from talap.audit.fit import read_checks
from talap.audit.manifest import is_record
from talap.base.config import read_yaml, validate
from talap.base.context import read_context
from talap.base.errors import TalapError, TalapErrors
from talap.base.strict import STRICT
from talap.base.study import Study
from talap.clean.config import Clean, Corpus
from talap.clean.people import Person, matched, read_people, without_transcript
from talap.coding.config import Coding
from talap.describe.config import Describe
from talap.manuscript.config import Manuscript, untranslated
from talap.manuscript.coreq_file import read_coreq

CONFIG = Path("config/config.yaml")
CORPUS = Path("data/raw/corpus.yaml")
PARTICIPANTS = Path("data/raw/participants.csv")
TRANSCRIPTS = Path("data/raw/transcripts")
IDENTITIES = Path("data/raw/identities.csv")
CODINGS = Path("data/raw/codings")
CONTEXT = Path("data/published/context.csv")
CHECKS = Path("config/context_checks.yaml")
TRANSLATIONS = Path("manuscript/translations.json")
COREQ = Path("config/coreq.yaml")
GUIDE = Path("data/raw/guide.md")
READABLE = (".docx", ".odt", ".rtf", ".txt", ".vtt", ".srt", ".json", ".html", ".htm")


class Config(BaseModel):
    """config/config.yaml: the choices that one may dispute."""

    model_config = STRICT

    study: Study = Field(description="Languages, date, batches.")
    clean: Clean = Field(description="Cleaning rules, publication of attributes.")
    coding: Coding = Field(description="Files of codings and the consensus.")
    describe: Describe = Field(description="Statistics.")
    manuscript: Manuscript = Field(default_factory=Manuscript, description="Documents.")


@dataclass(frozen=True)
class Plan:
    """The study as the rules see it; paths are relative to the study's folder."""

    config: Config
    simulated: bool
    batches: dict[str, list[str]]  # transcripts of each batch that has any
    transcripts: list[str]  # of those who consent
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

    def feeds(self, file: str, wildcards: dict[str, str]) -> bool:
        """Tell whether a job reads an input that its rule chooses by the wildcards.

        Of the rule that reads a batch of transcripts; a file may be gone by now.
        """
        path = Path(file)
        batch = batch_of(path.stem, self.config.study.batches)
        return path.parent == TRANSCRIPTS and wildcards.get("batch", batch) == batch

    @property
    def settled(self) -> dict[str, Any]:
        """The configuration with its defaults filled in, as JSON has it."""
        return self.config.model_dump(mode="json")

    @property
    def locales(self) -> list[str]:
        """Files of the study's own messages, in the languages that have any."""
        paths = [Path(f"manuscript/locales/{name}.ftl") for name in self.languages]
        return [path.as_posix() for path in paths if path.exists()]

    @property
    def templates(self) -> list[str]:
        """The study's own templates."""
        return sorted(
            path.as_posix() for path in Path("manuscript/template").glob("p*")
        )

    @property
    def context_checks(self) -> list[str]:
        """The study's checks of its published figures, if it has any."""
        return [CHECKS.as_posix()] if CHECKS.exists() else []

    @property
    def translations(self) -> list[str]:
        """The state of the translations that was accepted, if there is any."""
        return [TRANSLATIONS.as_posix()] if TRANSLATIONS.exists() else []

    @property
    def coreq(self) -> list[str]:
        """The study's answers to the COREQ checklist, if it has any."""
        return [COREQ.as_posix()] if COREQ.exists() else []

    @property
    def guide(self) -> str:
        """The interview guide, empty if the study ships none."""
        return GUIDE.as_posix() if GUIDE.exists() else ""

    @property
    def coding_files(self) -> list[str]:
        """Files of codings, the adjudication among them."""
        coding = self.config.coding
        files = [entry.file for entry in coding.files]
        return files + ([coding.adjudication] if coding.adjudication else [])

    @property
    def reanchored(self) -> list[str]:
        """What each file of codings is called once its anchors are renewed."""
        names = [PurePosixPath(entry.file).name for entry in self.config.coding.files]
        stems = [name.rpartition(".")[0] or name for name in names]
        if len(set(stems)) < len(stems) or {"lost", "moved", "report"} & set(stems):
            stems = [f"{number}-{name}" for number, name in enumerate(names, 1)]
        return [f"results/coding/reanchored/{stem}.csv" for stem in stems]


def read_plan() -> Plan:
    """Read the study in the current folder.

    Raises
    ------
    TalapError
        If the configuration, the table of participants and the transcripts do not fit
        together.
    """
    config = validate(Config, read_yaml(CONFIG), CONFIG)
    corpus = validate(Corpus, read_yaml(CORPUS), CORPUS)
    if CHECKS.exists():
        languages = config.study.languages
        read_checks(CHECKS, read_context(CONTEXT, languages), languages)
    if COREQ.exists():
        read_coreq(COREQ, config.study.languages, corpus.kind == "simulated")
    if errors := untranslated(config.manuscript, config.study.languages, CONFIG):
        raise TalapErrors(errors)
    paths = consenting(read_people(PARTICIPANTS), list_transcripts())
    transcripts = [path.as_posix() for path in paths]
    coding = config.coding
    codings = [entry.file for entry in coding.files] + [coding.adjudication or ""]
    batches: dict[str, list[str]] = {}
    for path in paths:
        batch = batch_of(path.stem, config.study.batches)
        batches.setdefault(batch, []).append(path.as_posix())
    return Plan(
        config,
        corpus.kind == "simulated",
        dict(sorted(batches.items())),
        transcripts,
        list_inputs(transcripts, [file for file in codings if file]),
    )


def list_transcripts() -> list[Path]:
    """Return the transcripts; hidden files and word processors' locks are passed over.

    Raises
    ------
    TalapErrors
        If a file is of a kind that no reader reads.
    """
    found = [
        path
        for path in sorted(TRANSCRIPTS.glob("*"))
        if not path.name.startswith((".", "~$"))
    ]
    errors: list[TalapError] = [
        TalapError(
            path,
            "no reader reads this kind of file",
            f"save the transcript as one of {', '.join(READABLE)}",
        )
        for path in found
        if path.suffix.lower() not in READABLE
    ]
    if errors:
        raise TalapErrors(errors)
    return found


def consenting(people: list[Person], transcripts: list[Path]) -> list[Path]:
    """Return the transcripts of those who consent, by interview.

    Raises
    ------
    TalapErrors
        If a consenting participant has no transcript, or a transcript no participant.
    """
    errors = without_transcript(people, transcripts, PARTICIPANTS)
    try:
        pairs = matched(transcripts, people, PARTICIPANTS)
    except TalapErrors as more:
        errors += more.errors
    if errors:
        raise TalapErrors(errors)
    return [path for path, _ in pairs]


def batch_of(interview: str, batches: int) -> str:
    """Return the batch of an interview: the same whatever else there is.

    >>> batch_of("I01", 4), batch_of("I01", 4) == batch_of("I01", 4)
    ('1', True)
    """
    digest = hashlib.sha256(interview.encode("utf-8")).digest()
    return str(int.from_bytes(digest[:8], "big") % batches)


def list_inputs(transcripts: list[str], codings: list[str]) -> list[str]:
    """Return every file of the study that a result may depend on.

    Records of earlier results are none: they hold the hashes of the others.
    """
    folders = ("config", "data/published", "manuscript", "data/raw/codings")
    named = [
        path.as_posix()
        for place in map(Path, (*folders, *codings))  # a QualCoder project is a folder
        for path in (place, *place.rglob("*"))
        if path.is_file()
        and not path.name.startswith((".", "~$"))
        and not is_record(path)
    ]
    single = (CORPUS, PARTICIPANTS, IDENTITIES, GUIDE)
    raw = [path.as_posix() for path in single if path.exists()]
    return sorted({*named, *raw, *transcripts})


def config_schema() -> dict[str, Any]:
    """Return the JSON schema of config/config.yaml."""
    return Config.model_json_schema()
