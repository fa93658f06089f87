"""What a draft is made from: a study's choices, and results that may have grown old."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from talap.audit.manifest import MANIFEST, changed_inputs, source_files
from talap.base.config import read_yaml, validate
from talap.base.errors import TalapError
from talap.base.messages import Messages
from talap.clean.config import Corpus
from talap.figures.draw import FIGURES
from talap.manuscript.config import Manuscript
from talap.plan import (
    CONFIG,
    COREQ,
    CORPUS,
    GUIDE,
    TRANSCRIPTS,
    Config,
    list_inputs,
    read_plan,
)

LIBRARY = Path(__file__).parents[1]
LOCALES = Path("manuscript/locales")
NUMBERS = Path("results/numbers.json")
CLAIMS = Path("results/claims.json")
TABLES = (
    Path("results/describe/codes.parquet"),
    Path("results/clean/participants.parquet"),
    Path("results/clean/interviews.parquet"),
)
CONSENSUS = Path("results/coding/consensus.parquet")
SPOKEN = Path("results/clean/languages.parquet")
FIGURE_FOLDER = Path("results/figures")


@dataclass(frozen=True)
class Study:
    """What a draft needs to know of a study."""

    languages: list[str]  # the leading one first
    day: str
    settings: Manuscript
    simulated: bool

    @classmethod
    def read(cls) -> Study:
        """Read the configuration of the study in the current folder."""
        config = validate(Config, read_yaml(CONFIG), CONFIG)
        corpus = validate(Corpus, read_yaml(CORPUS), CORPUS)
        return cls(
            config.study.languages,
            config.study.date.isoformat(),
            config.manuscript,
            corpus.kind == "simulated",
        )

    @property
    def locales(self) -> list[Path]:
        """Files of the study's own messages."""
        paths = [LOCALES / f"{language}.ftl" for language in self.languages]
        return [path for path in paths if path.exists()]

    @property
    def coreq(self) -> list[Path]:
        """The study's answers to the COREQ checklist, if it has any."""
        return [COREQ] if COREQ.exists() else []

    @property
    def guide(self) -> str:
        """The interview guide, empty if there is none."""
        return GUIDE.as_posix() if GUIDE.exists() else ""

    @property
    def templates(self) -> list[Path]:
        """The study's own templates."""
        return sorted(Path("manuscript/template").glob("p*"))


def missing_results(language: str) -> list[str]:
    """Return the results that a draft in a language reads and that are not there."""
    figures = [FIGURE_FOLDER / f"{name}.{language}.svg" for name in FIGURES]
    needed = (NUMBERS, CLAIMS, *TABLES, CONSENSUS, SPOKEN, *figures)
    return [path.as_posix() for path in needed if not path.exists()]


def age(messages: Messages) -> tuple[str, list[str]]:
    """Return what the results are, in a sentence, and what changed since.

    What a draft reads itself, such as the prose, makes no result old. Where the last
    build did not finish there is no manifest, and times are all there is to go by.
    """
    try:
        inputs = read_plan().inputs
    except TalapError:  # the build will say; the folders are known all the same
        inputs = list_inputs([path.as_posix() for path in TRANSCRIPTS.glob("*")], [])
    finished = MANIFEST.exists()
    if finished:
        changed = changed_inputs(inputs, LIBRARY)
    else:
        made = max(path.stat().st_mtime_ns for path in (NUMBERS, CLAIMS))
        code = {
            f"workflow/{path.relative_to(LIBRARY).as_posix()}": path
            for path in source_files(LIBRARY)
        }
        now = {name: Path(name) for name in inputs} | code
        changed = [name for name, at in now.items() if at.stat().st_mtime_ns > made]
    names = [_shown(name) for name in changed if not _is_live(name)]
    state = "draft" if finished else "draft-unfinished"
    return messages(f"{state}-{'changed' if names else 'current'}"), list(
        dict.fromkeys(names)
    )


def _is_live(name: str) -> bool:
    """Tell whether a draft reads the file itself; figures were drawn with messages."""
    path = Path(name)
    return path.is_relative_to("manuscript") and not path.is_relative_to(LOCALES)


def _shown(name: str) -> str:
    return "workflow/" if name.startswith("workflow/") else name
