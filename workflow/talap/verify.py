"""Rebuild from raw and compare: ``python -m talap verify``, in the study's folder.

What ``manuscript/record.json`` says was submitted is compared with what the inputs at
hand make in a fresh folder, and so are the results at hand. All of it, and not only
what differs, goes to ``logs/verify.json``.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile

from talap.audit.causes import Causes
from talap.audit.compare import at_hand, claims, numbers, results
from talap.audit.leaks import masked
from talap.audit.manifest import RECORD
from talap.audit.record import (
    RULES,
    Record,
    describe,
    environment,
    hash_code,
    read_record,
)
from talap.audit.report import (
    SIDES,
    Comparison,
    as_data,
    changes,
    counts_of,
    messages_for,
    report,
)
from talap.base.errors import TalapError
from talap.base.files import read_json, sha256, write_json
from talap.base.identities import load
from talap.base.messages import Messages
from talap.base.naming import Namer, namer
from talap.base.terminal import Line, show
from talap.plan import CONFIG, IDENTITIES, Plan, read_plan

LIBRARY = Path(__file__).resolve().parents[1]
REPORT = Path("logs/verify.json")


def run(
    cores: int = 2, lang: str = "", verbose: bool = False, folder: Path | None = None
) -> None:
    """Rebuild, compare, print what differs and why.

    Parameters
    ----------
    cores : int
        For the rebuild.
    lang : str
        Language of the report, else the study's leading one.
    verbose : bool
        Whether what is identical is listed too.
    folder : Path, optional
        An empty folder, or none yet, to rebuild in and to keep. It will hold what is
        confidential. Without it a temporary one is used and removed.

    Raises
    ------
    TalapError
        If there is no readable record, the study does not build, or anything differs.
    """
    was = read_record(RECORD)
    plan = read_plan()
    finder = namer(load(IDENTITIES, str(IDENTITIES)))
    messages = messages_for(lang or plan.languages[0], plan.locales)
    print_masked(heading(was, today(was, plan), plan, messages), finder)
    with place_for(folder) as fresh:
        print(messages("verify-rebuilding"), file=sys.stderr, flush=True)
        rebuild(plan.inputs, fresh, cores, finder)
        compared = compare(was, plan, Path(), fresh, messages.language)
    print_masked([(0, ""), *report(compared, messages, verbose=verbose)], finder)
    write_json(REPORT, _masked(as_data(compared), finder))
    if not compared.is_same:
        strays = len(compared.strays)
        at_hand_too = f"results at hand that are not what their inputs make: {strays}"
        said = [counts_of(compared)] if any(map(compared.differing, SIDES)) else []
        raise TalapError(
            RECORD,
            "; ".join(said + [at_hand_too] * bool(strays)),
            f"what differs and why stands above, and all of it in {REPORT}; where a "
            "change is meant, make record FORCE=1",
        )


def heading(was: Record, now: Record, plan: Plan, messages: Messages) -> Iterator[Line]:
    """Yield which record this is, and what has changed since, before any build."""
    if plan.simulated:
        yield 0, messages("notice-page")
    date = was.study.date
    yield 0, messages("verify-title", file=RECORD.as_posix(), date=date)
    yield 0, ""
    yield from changes(Causes(was, now, [], plan.feeds).all(), messages)


def today(was: Record, plan: Plan) -> Record:
    """Return the record with the inputs, code and environment of today."""
    return was.model_copy(
        update={
            "inputs": {name: sha256(Path(name)) for name in plan.inputs},
            "code": hash_code(LIBRARY),
            "environment": environment(LIBRARY.parent),
            "configuration": plan.settled,
        }
    )


def compare(
    was: Record, plan: Plan, study: Path, fresh: Path, language: str
) -> Comparison:
    """Compare a record with a fresh build, and that with the results at hand."""
    now = describe(fresh, plan.settled, simulated=plan.simulated, library=LIBRARY)
    causes = Causes(was, now, read_json(fresh / RULES), plan.feeds)
    return Comparison(
        causes.all(),
        numbers(was, now, causes, language),
        claims(was, now, causes),
        results(was, now, causes, study, fresh),
        at_hand(study, fresh),
    )


@contextmanager
def place_for(folder: Path | None) -> Iterator[Path]:
    """Yield an empty folder that nobody else can read; a temporary one goes away."""
    if folder is None:
        with tempfile.TemporaryDirectory(prefix="talap-") as made:
            yield Path(made).resolve()
        return
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise TalapError(folder, "is not an empty folder", "name another one")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    yield folder.resolve()


def rebuild(inputs: list[str], folder: Path, cores: int, finder: Namer) -> None:
    """Copy the inputs, and nothing else, into a folder and build there.

    Raises
    ------
    TalapError
        If an input lies outside of the study, or the build stops.
    """
    for name in inputs:
        path = Path(name)
        if path.is_absolute() or ".." in path.parts:
            raise TalapError(
                CONFIG, f"{name} lies outside of the study", "bring it into data/"
            )
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        copyfile(path, folder / path)
    command = [sys.executable, "-m", "snakemake", "--directory", str(folder)]
    command += ["--snakefile", str(LIBRARY.parent / "Snakefile")]
    done = subprocess.run(
        [*command, "--cores", str(cores), "--quiet", "all"],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        said = _reason(folder, done.stderr).replace(str(folder), ".")
        print(masked(said, finder), file=sys.stderr)
        raise TalapError(
            RECORD,
            "cannot be compared: the study does not build from its inputs",
            "mend what is said above; what changed since the record may have caused it",
        )


def _reason(folder: Path, said: str) -> str:
    """Return what the steps' logs say went wrong, else the end of the output."""
    logs = [
        path.read_text(encoding="utf-8", errors="replace").strip()
        for path in sorted((folder / "logs").rglob("*.log"))
    ]
    told = [text for text in logs if text.startswith("error:") or "Traceback" in text]
    return "\n".join(told) or said.strip()[-2000:]


def print_masked(lines: Iterator[Line] | list[Line], finder: Namer) -> None:
    """Print lines, with placeholders for protected names.

    A result edited by hand may hold a name that no build would let through.
    """
    show([(indent, masked(text, finder)) for indent, text in lines])


def _masked(content: object, finder: Namer) -> object:
    if isinstance(content, dict):
        return {name: _masked(part, finder) for name, part in content.items()}
    if isinstance(content, list | tuple):
        return [_masked(part, finder) for part in content]
    return masked(content, finder) if isinstance(content, str) else content
