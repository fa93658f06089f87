"""What a reader returns: the raw text of one transcript and its blocks."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or cue: a span of the raw text, with what the format itself says.

    Attributes
    ----------
    start, end : int
        Span in ``Source.text``, code points, end exclusive.
    speaker : str or None
        The speaker where the format names one (a cue's voice, a table's column);
        None where the label, if any, stands in the text itself.
    time_start, time_end : float or None
        Seconds from the recording's start.
    """

    start: int
    end: int
    speaker: str | None = None
    time_start: float | None = None
    time_end: float | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reader noticed: kind, how many, and in words without the text itself."""

    kind: str
    count: int
    detail: str


@dataclass(frozen=True, slots=True)
class Source:
    """One transcript as read: `text` is the reference of every span downstream."""

    format: str
    text: str
    blocks: tuple[Block, ...]
    encoding: str | None = None
    encoding_margin: float | None = None
    remarks: tuple[Remark, ...] = field(default_factory=tuple)
