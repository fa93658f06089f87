"""Compare a record with what its inputs make today: numbers, claims and artefacts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from talap.audit.causes import Cause, Causes, differing
from talap.audit.manifest import ASIDE, LINES, MANIFEST, RESTRICTED, Files
from talap.audit.places import Place, first_difference
from talap.audit.record import CLAIMS, Record, RecordedNumber
from talap.base.files import read_json, sha256

Status = Literal[
    "identical", "same to the printed precision", "different", "missing", "new"
]
STATUSES: tuple[Status, ...] = (
    "identical",
    "same to the printed precision",
    "different",
    "missing",
    "new",
)


@dataclass(frozen=True)
class Item:
    """A number, claim or artefact and what became of it.

    Attributes
    ----------
    name : str
        Key of the number, name of the claim, path of the artefact.
    status : str
        One of `STATUSES`: as recorded or not.
    was, now : str
        As printed, or as the verdict says; "" where there is none, and for artefacts.
    fields : tuple of str
        What of a number or claim differs.
    causes : tuple of Cause
        Empty for what is identical, and where nothing explains the difference.
    place : Place
        Of an artefact, where it first differs, if both versions are at hand.
    """

    name: str
    status: Status
    was: str = ""
    now: str = ""
    fields: tuple[str, ...] = ()
    causes: tuple[Cause, ...] = ()
    place: Place = ()

    @property
    def is_unexplained(self) -> bool:
        """Tell whether nothing that it depends on explains why it differs."""
        return self.status != "identical" and not self.causes


def numbers(was: Record, now: Record, causes: Causes, language: str) -> list[Item]:
    """Compare the numbers; those of the record first, in its order."""
    found = []
    for key in {**was.numbers, **now.numbers}:
        old, new = was.numbers.get(key), now.numbers.get(key)
        fields = _fields(old, new)
        status = _status(old, new, fields)
        found.append(
            Item(
                key,
                status,
                _printed(old, new, language, fields),
                _printed(new, old, language, fields),
                tuple(fields),
                () if status == "identical" else tuple(causes.of_number(key)),
            )
        )
    return found


def _fields(old: Any, new: Any) -> list[str]:
    if old is None or new is None:
        return []
    first, second = old.model_dump(), new.model_dump()
    return [name for name in first if first[name] != second[name]]


# What may differ while a reader sees the same number.
_UNSEEN = {"value", "interval", "range", "spread", "evidence"}


def _status(
    old: RecordedNumber | None, new: RecordedNumber | None, fields: list[str]
) -> Status:
    if new is None:
        return "missing"
    if old is None:
        return "new"
    if not fields:
        return "identical"
    return "same to the printed precision" if set(fields) <= _UNSEEN else "different"


def _printed(
    number: RecordedNumber | None,
    other: RecordedNumber | None,
    language: str,
    fields: list[str],
) -> str:
    """Return a number as printed, with the variants that the other prints otherwise.

    Where both print the same, what differs at full precision.
    """
    if number is None:
        return ""
    if fields and set(fields) <= _UNSEEN:
        seen = {name: getattr(number, name) for name in fields if name != "evidence"}
        return "; ".join(f"{name} {_plain(value)}" for name, value in seen.items())
    printed = _of_language(number, language)
    elsewhere = _of_language(other, language) if other else {}
    variants = [
        f"{name} {text}"
        for name, text in printed.items()
        if name != "value"
        and elsewhere.get(name) != text
        and not (name in {"low", "high"} and "ci" in printed)
    ]
    return printed["value"] + (f" ({', '.join(variants)})" if variants else "")


def _of_language(number: RecordedNumber, language: str) -> dict[str, str]:
    return number.printed.get(language) or next(iter(number.printed.values()))


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {part}" for name, part in value.items())
    return str(value)


def claims(was: Record, now: Record, causes: Causes) -> list[Item]:
    """Compare the claims by their verdicts, and the tests behind them."""
    found = []
    for name in {**was.claims, **now.claims}:
        old, new = was.claims.get(name), now.claims.get(name)
        fields = _fields(old, new)
        status: Status = "identical"
        if new is None or old is None:
            status = "missing" if new is None else "new"
        elif fields:
            status = "different"
        found.append(
            Item(
                name,
                status,
                old.verdict if old else "",
                new.verdict if new else "",
                tuple(fields),
                () if status == "identical" else tuple(causes.of(CLAIMS.as_posix())),
            )
        )
    return found


def results(
    was: Record, now: Record, causes: Causes, study: Path, fresh: Path
) -> list[Item]:
    """Compare the artefacts by their hashes.

    Where the results at hand are as recorded and the fresh ones differ, both versions
    are there, and the first place that differs is told; of what is confidential never.
    """
    changes = differing(was.results, now.results)
    named: dict[str, Status] = {"gone": "missing", "new": "new", "changed": "different"}
    found = []
    for name in {**was.results, **now.results}:
        if name not in changes:
            found.append(Item(name, "identical"))
            continue
        place: Place = ()
        at_hand = study / name
        if changes[name] == "changed" and _hash(at_hand) == was.results[name]:
            place = _place(name, at_hand, fresh / name)
        reasons = tuple(causes.of(name))
        found.append(Item(name, named[changes[name]], causes=reasons, place=place))
    return found


def _place(name: str, was: Path, now: Path) -> Place:
    if name.startswith(RESTRICTED):
        return ()
    return first_difference(name, was.read_bytes(), now.read_bytes())


def _hash(path: Path) -> str:
    return sha256(path) if path.is_file() else ""


Reason = Literal["edited", "foreign", "lost", "stale", "unexplained"]


@dataclass(frozen=True)
class Stray:
    """A result at hand that is not what the inputs at hand make.

    `reason` is one of: edited (since the build that wrote it), foreign (no build makes
    it), lost, stale (of a build from other inputs or code), unexplained (inputs and
    code are the same, the bytes are not).
    """

    name: str
    reason: Reason
    place: Place = ()


def at_hand(study: Path, fresh: Path) -> list[Stray]:
    """Compare the results in a study's folder with those made anew from its inputs.

    Nothing where the folder has no results.
    """
    present = {path.as_posix() for path in _results(study)}
    if not present:
        return []
    own, made = _files(study), _files(fresh)
    last = (MANIFEST.as_posix(), LINES.as_posix())
    expected = {name for name, entry in made.items() if entry["kind"] == "result"}
    is_stale = not own or _made_of(own) != _made_of(made)
    found = []
    for name in sorted({*expected, *last} | present):
        path, anew = study / name, fresh / name
        if name not in present:
            found.append(Stray(name, "lost"))
        elif not anew.is_file():
            was_built = name in own and own[name]["sha256"] == sha256(path)
            found.append(Stray(name, "stale" if was_built else "foreign"))
        elif (digest := sha256(path)) != sha256(anew):
            written = own.get(name, {}).get("sha256")
            is_edited = digest != written if written else name not in last
            reason: Reason = (
                "edited"
                if is_edited and own
                else "stale"
                if is_stale
                else "unexplained"
            )
            found.append(Stray(name, reason, _place(name, anew, path)))
    # The manifest differs if anything does: it is told where nothing else is.
    others = [each for each in found if each.name not in last]
    return others or found


def _results(study: Path) -> Iterable[Path]:
    for path in sorted((study / "results").rglob("*")):
        inside = path.relative_to(study)
        if path.is_file() and not inside.is_relative_to(ASIDE):
            yield inside


def _files(study: Path) -> Files:
    try:
        files: Files = read_json(study / MANIFEST)["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return files


def _made_of(files: Files) -> dict[str, object]:
    return {
        name: entry["sha256"]
        for name, entry in files.items()
        if entry["kind"] != "result"
    }
