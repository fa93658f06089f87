"""Write down what was submitted: ``python -m talap record``, in the study's folder.

It records the last build in ``manuscript/record.json`` (`talap.audit.record`), which
belongs into git. A former record of something else is never replaced in silence: with
``force=true`` it stays beside the new one as ``record-1.json``.
"""

from __future__ import annotations

import os
from collections import defaultdict
from itertools import count
from pathlib import Path
from typing import Any

from talap.audit.causes import Causes, differing
from talap.audit.compare import claims, numbers, results
from talap.audit.leaks import file_leaks
from talap.audit.manifest import (
    MANIFEST,
    RECORD,
    changed_results,
    lost_results,
    program_files,
)
from talap.audit.record import (
    DRIFT,
    RULES,
    Hashes,
    Record,
    describe,
    hash_code,
    read_record,
    write_out,
)
from talap.audit.report import Comparison, counts_of, messages_for, report
from talap.base.errors import TalapError, TalapErrors
from talap.base.files import read_json, sha256, write_text
from talap.base.identities import load
from talap.base.messages import Messages
from talap.base.terminal import show
from talap.plan import IDENTITIES, Plan, read_plan

LIBRARY = Path(__file__).resolve().parents[1]


def run(force: bool = False, lang: str = "") -> None:
    """Record the last build.

    Raises
    ------
    TalapError
        If the build is not whole, not of today's inputs and code, or was edited; if a
        translation has fallen behind its original; if the record would hold a
        protected name; if there is a record of something else and no `force`.
    """
    plan = read_plan()
    check_build(plan)
    check_drift(DRIFT)
    made = describe(Path(), plan.settled, simulated=plan.simulated, library=LIBRARY)
    text = write_out(made)
    table = load(IDENTITIES, str(IDENTITIES))
    if leaks := file_leaks(RECORD.as_posix(), text.encode("utf-8"), table):
        raise TalapErrors(leaks)
    messages = messages_for(lang or plan.languages[0], plan.locales)
    if RECORD.exists() and RECORD.read_text(encoding="utf-8", errors="replace") != text:
        _settle_former(made, plan, force, messages)
    write_text(RECORD, text)
    show(
        [
            (
                0,
                messages(
                    "record-written",
                    file=RECORD.as_posix(),
                    numbers=len(made.numbers),
                    claims=len(made.claims),
                    results=len(made.results),
                ),
            )
        ]
    )


def check_build(plan: Plan) -> None:
    """Raise unless results/ is what today's inputs and code made, all of it."""
    again = "run make record, which builds first"
    if not MANIFEST.exists():
        raise TalapError(MANIFEST, "there is no whole build to record", again)
    if changed := changed_results(Path()):
        raise TalapErrors(
            [
                TalapError(
                    name,
                    "is not what the last build wrote",
                    "keep your edit elsewhere, remove the file, and build again",
                )
                for name in changed
            ]
        )
    hashes: dict[str, dict[str, str]] = defaultdict(dict)
    for name, entry in read_json(MANIFEST)["files"].items():
        hashes[entry["kind"]][name] = entry["sha256"]
    code = hash_code(LIBRARY)
    check_fingerprints(Path("results/library"), code)
    code |= {name: sha256(path) for name, path in program_files(LIBRARY).items()}
    today = {name: sha256(Path(name)) for name in plan.inputs}
    errors: list[TalapError] = [
        TalapError(name, f"is {how} since the last build", again)
        for name, how in (
            differing(hashes["input"], today)
            | differing(hashes["source"] | hashes["program"], code)
        ).items()
    ]
    errors += [
        TalapError(name, "is gone since the last build", again)
        for name in lost_results(Path())
    ]
    if errors:
        raise TalapErrors(errors)


def check_fingerprints(folder: Path, code: Hashes) -> None:
    """Raise if a stage was run by other code than today's.

    Snakemake goes by times first: a file of the program put back or copied with an old
    time reruns nothing, and the results would be recorded beside code not theirs.
    """
    errors: list[TalapError] = []
    for path in sorted(folder.glob("*.sha256")):
        lines = path.read_text(encoding="utf-8").splitlines()
        for digest, name in (line.split("  ", 1) for line in lines):
            if code.get(f"workflow/{name}") != digest:
                problem = f"this stage was run by another workflow/{name}"
                again = "remove this file and run make record, which builds first"
                errors.append(TalapError(path, problem, again))
                break
    if errors:
        raise TalapErrors(errors)


def check_drift(path: Path) -> None:
    """Raise if translations are older than what they translate.

    Raises
    ------
    TalapErrors
        One for each entry of the list in drift.json, with its file and place.
    """
    if not path.exists():
        return
    try:
        entries = read_json(path)
        errors = [_behind(entry) for entry in entries]
    except (ValueError, TypeError, AttributeError):
        raise TalapError(
            path, "is no list of stale translations", "remove it and build again"
        ) from None
    if errors:
        raise TalapErrors(errors)


def _behind(entry: dict[str, Any]) -> TalapError:
    places = [str(entry.get("place") or "")]
    if entry.get("line"):
        places.insert(0, f"line {entry['line']}")
    return TalapError(
        entry.get("file") or entry.get("language"),
        "the original has changed since this was translated: "
        f"{str(entry.get('original_now'))[:80]!r}",
        "renew the translation, or confirm it, before it is recorded",
        ", ".join(filter(None, places)),
    )


def _settle_former(made: Record, plan: Plan, force: bool, messages: Messages) -> None:
    """Show what the former record says otherwise; keep it if it is to be replaced."""
    try:
        former = read_record(RECORD)
    except TalapError as error:
        if not force:
            raise
        said = str(error).splitlines()[0]
    else:
        causes = Causes(former, made, read_json(RULES), plan.feeds)
        compared = Comparison(
            causes.all(),
            numbers(former, made, causes, messages.language),
            claims(former, made, causes),
            results(former, made, causes, Path(), Path()),
        )
        show(list(report(compared, messages)))
        said = counts_of(compared)
    kept = next(
        path
        for path in (RECORD.with_name(f"record-{each}.json") for each in count(1))
        if not path.exists()
    )
    if not force:
        raise TalapError(
            RECORD,
            f"holds what was recorded before ({said})",
            f"FORCE=1 keeps it as {kept.as_posix()} and writes the new one",
        )
    os.rename(RECORD, kept)
