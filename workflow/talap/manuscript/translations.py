"""List the stale translations, and accept them: ``make translated``.

``python -m talap manuscript.translations`` lists them. With ``accept=all``, with
``accept=ky`` or, of one place, ``accept=ky:results-cost/paragraph-2`` it writes
manuscript/translations.json, which nothing else writes.
"""

from __future__ import annotations

import textwrap
from dataclasses import asdict
from pathlib import Path

from talap.base.config import read_section
from talap.base.errors import TalapError
from talap.base.files import write_json
from talap.base.study import Study
from talap.manuscript.drift import (
    Pair,
    Record,
    Stale,
    State,
    is_current,
    paired,
    read_state,
    stale_of_all,
)
from talap.manuscript.passages import Passage, read_passages
from talap.manuscript.units import Document, fingerprint, read_document

STATE = Path("manuscript/translations.json")
CONFIG = Path("config/config.yaml")
CONSENSUS = Path("results/coding/consensus.parquet")
ALL = "all"

_WIDTH = 88
_HINTS = """\
-> compare each with its original, translate anew what has changed, then accept it:
   make translated, or of one language or place: make translated ONLY=ky:PLACE
   A translation that you have changed as well stays here until you accept it."""


def run(accept: str = "") -> None:
    """List what is stale in the study's folder; accept it if asked to.

    Raises
    ------
    TalapError
        If a text cannot be read, or what is to be accepted is not there.
    """
    languages = read_section(CONFIG, "study", Study).languages
    if len(languages) == 1:
        if accept:
            raise TalapError(CONFIG, "one language: no translations", "nothing to do")
        return
    documents = [
        read_document(
            Path(f"manuscript/{name}.md"), Path(f"manuscript/abstracts/{name}.md"), name
        )
        for name in languages
    ]
    state = read_state(STATE)
    passages = read_passages(CONSENSUS) if CONSENSUS.exists() else None
    if accept:
        write_json(STATE, written(accepted(documents, state, passages, accept)))
        return
    print(listing(documents, state, passages), end="")


def listing(
    documents: list[Document], state: State, passages: dict[str, Passage] | None
) -> str:
    """Return what is stale as a text for people, "" if nothing is."""
    found = stale_of_all(documents, state, passages)
    notes = []
    if passages is None and any(_quoting(each) for each in documents[1:]):
        notes.append(f"note: {CONSENSUS} is not built; quotations are not compared\n")
    if not state.translations:
        return f"{STATE}: no translation is accepted yet\n{_HINTS}\n"
    if left := _unused(documents, state, passages):
        notes.append(
            f"note: {STATE} holds {left} originals that stand in no text any more; "
            "make translated drops them\n"
        )
    if not found:
        return "".join(notes)
    lines = [*map(_told, found), f"stale translations: {len(found)}", _HINTS, *notes]
    return "\n".join(lines).rstrip("\n") + "\n"


def _told(each: Stale) -> str:
    texts = (
        ("accepted", each.original_before or "(none)"),
        ("original", each.original_now or "(none)"),
        ("translation", each.translation or "(none)"),
    )
    lines = [f"{each.file}, line {each.line}: stale translation, {each.place}"]
    for name, text in texts:
        lines += textwrap.wrap(
            f"{name + ':':<13}{text}",
            _WIDTH,
            initial_indent="  ",
            subsequent_indent=" " * 15,
            break_long_words=False,
        )
    return "\n".join(lines)


def accepted(
    documents: list[Document],
    state: State,
    passages: dict[str, Passage] | None,
    accept: str,
) -> State:
    """Return the state once a language, a place of it, or everything is accepted.

    What is not accepted keeps its records, so that it stays stale; what was recorded
    of texts that are gone is dropped. Languages that the study lacks are kept.

    Raises
    ------
    TalapError
        If there is no such language or place, or quotations cannot be compared.
    """
    lead, *others = documents
    language, _, place = accept.partition(":")
    names = [each.language for each in others]
    if accept != ALL and language not in names:
        raise TalapError(
            STATE, f"no translation into {language}", f"there are: {', '.join(names)}"
        )
    if passages is None and any(_quoting(each) for each in others):
        raise TalapError(
            CONSENSUS, "there is no such file", "build first: make paper, then accept"
        )
    originals: dict[str, str] = {}
    translations = dict(state.translations)
    for other in others:
        pairs = list(paired(lead, other, passages))
        if place and language == other.language:
            _require(place, pairs)
        old = state.accepted(other.language)
        records: list[Record] = []
        for pair in pairs:
            chosen = language in {ALL, other.language} and place in {"", pair.place}
            if pair.unit and pair.lead and (chosen or is_current(pair, old)):
                records.append(pair.record)
                originals[pair.record.original] = pair.original
            else:
                records += _of(pair, old.records)
        translations[other.language] = list(dict.fromkeys(records))
    texts = state.originals | originals
    named = [record.original for records in translations.values() for record in records]
    return State({name: texts[name] for name in dict.fromkeys(named)}, translations)


def _of(pair: Pair, records: list[Record]) -> list[Record]:
    """Return what tells that a pair is stale, and what it was."""
    translation = fingerprint(pair.translation)
    return [
        each
        for each in records
        if each.place == pair.place or each.translation == translation
    ]


def _require(place: str, pairs: list[Pair]) -> None:
    from difflib import get_close_matches

    places = [pair.place for pair in pairs]
    if place not in places:
        near = get_close_matches(place, places, 1)
        hint = f"did you mean {near[0]}?" if near else "make lint lists the places"
        raise TalapError(STATE, f"no place {place}", hint)


def _quoting(document: Document) -> bool:
    return any(unit.translated for unit in document.units)


def _unused(
    documents: list[Document], state: State, passages: dict[str, Passage] | None
) -> int:
    """Return how many accepted originals are no original any more."""
    lead, *others = documents
    if passages is None and any(_quoting(each) for each in others):
        return 0
    now = {
        fingerprint(pair.original)
        for other in others
        for pair in paired(lead, other, passages)
    }
    return len(set(state.originals) - now)


def written(state: State) -> dict[str, object]:
    """Return the state as it stands in the file."""
    return {
        "originals": state.originals,
        "translations": {
            language: [asdict(record) for record in records]
            for language, records in state.translations.items()
        },
    }
