"""Puts a transcript together: the raw text and the blocks that point into it."""

import re

from talap.base.errors import TalapError
from talap.base.guard import SMALLER
from talap.clean.source import Block, Remark, Source

_UNSAFE = re.compile("[\r\0\ud800-\udfff]")
BLOCK_LIMIT = 200_000  # a day of speech has about 10,000 turns


class Builder:
    """Collects blocks in reading order; one line feed stands between two of them.

    So the blocks cover the text but for those line feeds: nothing that a reader saw
    is outside of every block, unless a remark says so.
    """

    def __init__(self, name: str) -> None:
        self._name = name  # what errors call the file
        self._parts: list[str] = []
        self._blocks: list[Block] = []
        self._remarks: dict[str, tuple[int, str]] = {}
        self._length = 0

    def add(
        self,
        text: str,
        speaker: str | None = None,
        time_start: float | None = None,
        time_end: float | None = None,
    ) -> None:
        """Append a block, unless it is blank.

        Carriage returns become line feeds; what no text may hold (escapes can write
        NUL and halves of surrogate pairs) becomes U+FFFD, which `read` remarks.

        Raises
        ------
        TalapError
            If the blocks are more than any transcript has.
        """
        if not text or text.isspace():
            return
        if _UNSAFE.search(text):
            text = text.replace("\r\n", "\n").replace("\r", "\n")
            text = _UNSAFE.sub("\ufffd", text)
        if len(self._blocks) >= BLOCK_LIMIT:
            raise TalapError(
                self._name, f"has more than {BLOCK_LIMIT} paragraphs", SMALLER
            )
        if self._parts:
            self._length += 1
        end = self._length + len(text)
        self._parts.append(text)
        self._blocks.append(Block(self._length, end, speaker, time_start, time_end))
        self._length = end

    def remark(self, kind: str, count: int, detail: str) -> None:
        """Count something noticed; the same kind twice is one remark."""
        if count:
            before = self._remarks.get(kind, (0, detail))[0]
            self._remarks[kind] = (before + count, detail)

    @property
    def last(self) -> Block | None:
        """Return the block added last."""
        return self._blocks[-1] if self._blocks else None

    def source(
        self,
        format_: str,
        encoding: str | None = None,
        margin: float | None = None,
    ) -> Source:
        """Return the transcript.

        Raises
        ------
        TalapError
            If no block holds any text: an empty interview is never meant.
        """
        if not self._blocks:
            raise TalapError(
                self._name,
                "holds no text",
                "look at the file: it may be empty, a scan, or saved by mistake",
            )
        remarks = tuple(
            Remark(kind, count, detail)
            for kind, (count, detail) in self._remarks.items()
        )
        text = "\n".join(self._parts)
        return Source(format_, text, tuple(self._blocks), encoding, margin, remarks)
