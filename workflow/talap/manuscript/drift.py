"""Which translations no longer say what the leading language says.

A translation is accepted together with its original. It is stale once the original is
another than any that was accepted, or once it stands beside an original that it is no
translation of. A translation that was improved while its original stayed is current.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from talap.base.errors import TalapError
from talap.base.files import read_json, write_json
from talap.manuscript.passages import Passage, folded
from talap.manuscript.units import (
    QUOTATION,
    Document,
    Unit,
    bare,
    fingerprint,
    read_units_of,
)


@dataclass(frozen=True, slots=True)
class Record:
    """A translation that was accepted, by its fingerprint and that of its original."""

    place: str
    original: str
    translation: str


@dataclass(frozen=True)
class State:
    """What manuscript/translations.json holds: texts and, by language, records."""

    originals: dict[str, str]  # text by fingerprint
    translations: dict[str, list[Record]]

    def accepted(self, language: str) -> Accepted:
        """Return what was accepted of one language."""
        return Accepted(self.originals, self.translations.get(language, []))


@dataclass(frozen=True)
class Accepted:
    """The records of one language, with the texts that they name."""

    texts: dict[str, str]
    records: list[Record]


@dataclass(frozen=True, slots=True)
class Pair:
    """A unit and what it translates; None where the other language lacks it."""

    place: str
    kind: str
    original: str  # text
    unit: Unit | None
    lead: Unit | None

    @property
    def translation(self) -> str:
        """The text of the translation, "" if there is none."""
        return self.unit.text if self.unit else ""

    @property
    def record(self) -> Record:
        """The pair as it is accepted."""
        original, translation = map(fingerprint, (self.original, self.translation))
        return Record(self.place, original, translation)


@dataclass(frozen=True, slots=True)
class Stale:
    """A translation to look at again, with what it translated and what it should."""

    language: str
    file: str
    line: int
    place: str
    kind: str
    original_before: str  # "" if none was accepted
    original_now: str
    translation: str


def run(units: list[Path], state: Path | None, drift: Path) -> None:
    """Read the units of each language, the leading one's first, write what is stale."""
    read = [read_units_of(path) for path in units]
    passages = {name: each for _, quoted in read for name, each in quoted.items()}
    documents = [document for document, _ in read]
    found = stale_of_all(documents, read_state(state), passages)
    write_json(drift, [asdict(each) for each in found])


def stale_of_all(
    documents: list[Document], state: State, passages: dict[str, Passage] | None
) -> list[Stale]:
    """Return what is stale in each language but the first, which leads."""
    lead, *others = documents
    return [
        each
        for other in others
        for each in stale(lead, other, state.accepted(other.language), passages)
    ]


def stale(
    lead: Document,
    other: Document,
    accepted: Accepted,
    passages: dict[str, Passage] | None = None,
) -> list[Stale]:
    """Return the stale translations of one language, in reading order.

    Parameters
    ----------
    lead, other : Document
        The leading language and the one that translates it.
    accepted : Accepted
        What was accepted of the other.
    passages : dict
        The passages of the consensus, which translated quotations translate; without
        them quotations are passed over.
    """
    return [
        _stale(pair, accepted, other.language)
        for pair in paired(lead, other, passages)
        if not is_current(pair, accepted)
    ]


def is_current(pair: Pair, accepted: Accepted) -> bool:
    """Tell whether a translation may stand beside its original."""
    record = pair.record
    if pair.unit is None or pair.lead is None:
        return False
    known = {each.original for each in accepted.records}
    # What it is known to translate; nothing if it was improved since.
    of = {
        each.original
        for each in accepted.records
        if each.translation == record.translation
    }
    return record.original in (of or known)


def paired(
    lead: Document, other: Document, passages: dict[str, Passage] | None
) -> Iterator[Pair]:
    """Yield the units of a language with what they translate, then what it lacks."""
    originals = {unit.place: unit for unit in lead.units}
    for unit in other.units:
        original = originals.pop(unit.place, None)
        if unit.kind == QUOTATION:
            if not unit.translated or passages is None:
                continue
            text = _quoted(unit, original, passages)
        else:
            text = original.text if original else ""
        yield Pair(unit.place, unit.kind, text, unit, original)
    for place, unit in originals.items():
        yield Pair(place, unit.kind, unit.text, None, unit)


def _quoted(unit: Unit, lead: Unit | None, passages: dict[str, Passage]) -> str:
    """Return the passage of a quotation; before it what the lead quotes of it."""
    passage = passages.get(unit.coding)
    if passage is None:
        return ""
    text = bare(passage.text)
    if lead is None or lead.translated or _bare_end(lead.text) == _bare_end(text):
        return text
    return f"{lead.text} ← {text}"


def _bare_end(text: str) -> str:
    return folded(text).removesuffix(".")


def _stale(pair: Pair, accepted: Accepted, language: str) -> Stale:
    record = pair.record
    before = [
        each for each in accepted.records if each.translation == record.translation
    ]
    # The words of a quotation are shown for its own translation only: those of another
    # passage may be somebody's who has withdrawn.
    if pair.kind != QUOTATION:
        before += [each for each in accepted.records if each.place == pair.place]
    text = accepted.texts[before[0].original] if before else ""
    return Stale(
        language,
        *_where(pair, language),
        pair.place,
        pair.kind,
        text,
        pair.original,
        pair.translation,
    )


def _where(pair: Pair, language: str) -> tuple[str, int]:
    """Return file and line of a translation, or where it would be looked for."""
    if pair.unit:
        return pair.unit.file, pair.unit.line
    lead = PurePosixPath(pair.lead.file if pair.lead else "")
    return lead.with_stem(language).as_posix(), 1


def read_state(path: Path | None) -> State:
    """Read the accepted translations; there are none where there is no file.

    Raises
    ------
    TalapError
        If the file is not what `make translated` writes.
    """
    if path is None or not path.exists():
        return State({}, {})
    try:
        return _state(read_json(path))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise TalapError(
            path,
            f"not what make translated writes ({error})",
            "take it from the repository again; or remove it, and accept anew",
        ) from None


def _state(content: Any) -> State:
    originals = dict(content["originals"])
    translations = {
        language: [Record(**each) for each in records]
        for language, records in content["translations"].items()
    }
    for records in translations.values():
        for record in records:
            if not isinstance(originals[record.original], str):
                raise TypeError(f"no text of {record.original}")
    return State(originals, translations)
