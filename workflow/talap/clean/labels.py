"""Speaker labels: how they are written, and whose they are.

A label is looked up by its skeleton, in which case, dots, spaces and letters of another
script that look the same do not count: «Р:», «P.:» and «р» are one label.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from talap.base.errors import TalapError
from talap.base.folding import as_cyrillic
from talap.base.identities import Identities

_AROUND = " \t\n\u00a0*_:"
_NOT_LETTERS = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks.

    Attributes
    ----------
    role : str
        ``interviewer``, ``participant`` or ``other``.
    key : str
        Tells speakers of one role apart; all labels of one speaker share it.
    """

    role: str
    key: str


class Labels:
    """The labels of one transcript.

    Parameters
    ----------
    roles : mapping of label to role
        As configured.
    not_speakers : iterable of str
        What looks like a label and is speech.
    names : iterable of str
        The participant's own names: as labels, whole, or as initials, they are the
        participant's.
    file : str
        What errors call the configuration.

    Raises
    ------
    TalapError
        If labels that look the same have different roles.
    """

    def __init__(
        self,
        roles: Mapping[str, str],
        not_speakers: Iterable[str] = (),
        names: Iterable[str] = (),
        file: str = "data/raw/corpus.yaml",
    ) -> None:
        self.written = tuple(roles)
        self._exact: dict[str, Speaker] = {}
        self._alike: dict[str, Speaker | None] = {}
        for label, role in roles.items():
            speaker = _speaker(role, label)
            self._exact[label] = speaker
            bare = skeleton(label)
            if not bare:
                raise TalapError(
                    file,
                    f"the label {label!r} has no letter",
                    "give it one",
                    "speakers",
                )
            known = self._alike.setdefault(bare, speaker)
            if known is not None and known.role != role:
                self._alike[bare] = None  # Latin P and Cyrillic Р: only as written
        self._not_speakers = {skeleton(label) for label in not_speakers}
        self._found: dict[str, Speaker | None] = {}
        self._names = {part for name in names for part in _parts(name) if len(part) > 1}

    def find(self, label: str) -> Speaker | None:
        """Return the speaker that a label names, or None."""
        if label not in self._found:
            self._found[label] = self._look_up(label.strip(_AROUND))
        return self._found[label]

    def _look_up(self, label: str) -> Speaker | None:
        if self.is_configured(label):
            return self._exact.get(label) or self._alike[skeleton(label)]
        return Speaker("participant", "") if self._is_participant(label) else None

    def is_configured(self, label: str) -> bool:
        """Tell whether the configuration names the label, or one that looks like it."""
        return skeleton(label) in self._alike

    def is_speech(self, label: str) -> bool:
        """Tell whether the configuration says that this is no label."""
        return skeleton(label) in self._not_speakers

    def _is_participant(self, label: str) -> bool:
        parts = _parts(label)
        if not parts or not self._names:
            return False
        if all(part in self._names for part in parts):
            return True
        initials = {name[0] for name in self._names}
        short = all(len(part) == 1 for part in parts) and len(parts) in {2, 3}
        mixed = any(part in self._names for part in parts)
        return (short or mixed) and all(
            part in self._names or (len(part) == 1 and part in initials)
            for part in parts
        )


def _speaker(role: str, label: str) -> Speaker:
    """Return the speaker: one participant; interviewers by number; others by label."""
    if role == "participant":
        return Speaker(role, "")
    if role == "interviewer":
        return Speaker(role, "".join(re.findall(r"\d+", label)))
    return Speaker(role, skeleton(label))


def skeleton(label: str) -> str:
    """Return what labels that look the same have in common.

    >>> skeleton("А.С.") == skeleton("A. C.") == skeleton("ас")
    True
    """
    plain = unicodedata.normalize("NFKC", label)
    return _NOT_LETTERS.sub("", as_cyrillic(plain).casefold()).replace("_", "")


def _parts(name: str) -> list[str]:
    plain = as_cyrillic(unicodedata.normalize("NFKC", name)).casefold()
    return [part for part in re.split(r"[\W_]+", plain) if part]


def participant_names(identities: Identities, participant: str) -> list[str]:
    """Return the dictionary forms of a participant's own names."""
    return [
        lemma
        for row in identities.rows
        if row.kind == "participant" and row.participant == participant
        for lemma in row.lemmas
    ]
