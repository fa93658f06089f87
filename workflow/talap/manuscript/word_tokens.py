"""The words of a paragraph, before and after: what is compared, and whose it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from talap.manuscript.source_map import ATTRIBUTES, Leaf, SourceMap
from talap.manuscript.word_base import Place
from talap.manuscript.word_read import OBJECT, Paragraph, Piece

TOKEN = re.compile(rf"{OBJECT}|\d+|[^\W\d_]+|\s+|.", re.DOTALL)
BREAK = "\n"  # the end of a paragraph, if another one follows

# What programs replace by themselves, and no reader takes for another text.
SAME = str.maketrans(
    {
        **dict.fromkeys("“”„‟", '"'),
        **dict.fromkeys("‘’‚‛ʼ`´", "'"),
        **dict.fromkeys("\u00a0\u202f\u2009\u2007\u2008\u200a\t\n\r", " "),
        **dict.fromkeys("\u2011\u2010", "-"),
    }
)
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


@dataclass(frozen=True)
class Owner:
    """What is computed: a whole that no edit may change in part."""

    kind: str  # number, plural form, reference, citation, quotation, label, figure
    text: str  # as printed
    leaf: Leaf | None = None
    source: SourceMap | None = None
    anchor: str = ""
    said: str = ""  # alternative text of a figure

    @property
    def code(self) -> str:
        """How the manuscript writes it."""
        return self.leaf.text if self.leaf else ""


@dataclass(slots=True)
class Token:
    """A word, a blank, a sign, or something computed."""

    text: str
    key: str
    bold: bool = False
    italic: bool = False
    owner: Owner | None = None
    source: SourceMap | None = None
    start: int = -1  # in the source
    end: int = -1
    block: int = -1
    anchor: str = ""
    note: str = ""
    piece: Piece | None = None

    @property
    def is_blank(self) -> bool:
        """Whether it is a blank between words."""
        return self.key == " "

    @property
    def placed(self) -> bool:
        """Whether it is known where it stands in the source."""
        return self.start >= 0


def fold(text: str) -> str:
    r"""Return a text in which what means nothing to a reader is gone.

    >>> fold("«А»\u00a0— a\u00adb “c”  d’e")
    '«А» — ab "c" d\'e'
    """
    composed = unicodedata.normalize("NFC", text).translate(UNSEEN)
    return re.sub(" +", " ", composed.translate(SAME)).strip()


@dataclass
class Text:
    """A paragraph or a table, as it is aligned."""

    paragraph: Paragraph
    cells: list[list[str]] = field(default_factory=list)  # of a table
    folded: str = ""

    def __post_init__(self) -> None:
        """Fold the text once."""
        if self.cells:
            rows = ("\t".join(fold(cell) for cell in row) for row in self.cells)
            self.folded = "\n".join(rows)
        else:
            self.folded = fold(self.paragraph.text)

    @property
    def is_table(self) -> bool:
        """Whether it is a table."""
        return bool(self.cells)

    @property
    def level(self) -> int:
        """Level of a heading, 0 for text."""
        return self.paragraph.level


def texts(paragraphs: Sequence[Paragraph]) -> list[Text]:
    """Return paragraphs and tables in order; empty paragraphs mean nothing."""
    found: list[Text] = []
    table = -1
    for each in paragraphs:
        if each.cell is None:
            table = -1
            if each.text.strip():
                found.append(Text(each))
            continue
        number, row, column = each.cell
        if number != table:
            table = number
            found.append(Text(Paragraph(), [[]]))
        cells = found[-1].cells
        while len(cells) <= row:
            cells.append([])
        while len(cells[row]) <= column:
            cells[row].append("")
        cells[row][column] = f"{cells[row][column]} {each.text}".strip()
    for text in found:
        text.__post_init__()
    return found


# -- before ---------------------------------------------------------------------------


def sent(paragraph: Paragraph, places: dict[str, Place]) -> list[Token]:
    """Return the tokens of a paragraph as it was sent, each with its place."""
    found: list[Token] = []
    used: dict[str, int] = {}  # letters of a mark that are behind
    pieces = paragraph.pieces
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        place = places.get(piece.mark)
        if piece.note or piece.image:
            found.append(_object(piece, before=True))
            index += 1
            continue
        run = [piece]
        while index + len(run) < len(pieces) and _together(
            piece, pieces[index + len(run)]
        ):
            run.append(pieces[index + len(run)])
        index += len(run)
        text = "".join(each.text for each in run)
        if place is None:
            found += _unplaced(text, piece)
        elif place.is_computed:
            found += _computed(text, place, run)
        else:
            letters = place.letters()[used.get(piece.mark, 0) :]
            used[piece.mark] = used.get(piece.mark, 0) + len(text)
            found += _words(text, place, letters, piece)
    _place_blanks(found)
    return found


def _together(first: Piece, then: Piece) -> bool:
    same = first.mark == then.mark and not then.note and not then.image
    if first.mark:
        return same and (first.bold, first.italic) == (then.bold, then.italic)
    return same and first.anchor == then.anchor


def _words(
    text: str, place: Place, letters: list[tuple[int, Leaf]], piece: Piece
) -> list[Token]:
    found = []
    for match in TOKEN.finditer(text):
        start, end = match.span()
        token = Token(match[0], _fold_token(match[0]), piece.bold, piece.italic)
        inside = letters[start:end]
        if len(inside) == end - start and inside[0][0] >= 0:
            leaf, first = inside[0][1], inside[0][0]
            number = leaf.offsets.index(first) + end - start
            after = leaf.offsets[number] if number < len(leaf.offsets) else leaf.end
            token.source, token.start, token.end = place.source, first, after
        if inside:
            token.source, token.block = place.source, inside[0][1].block
        found.append(token)
    return found


def _computed(text: str, place: Place, run: list[Piece]) -> list[Token]:
    leaf = place.leaves[0]
    code = leaf.text.strip("`")
    kinds = {"num": "number", "pl:": "plural form", "ref": "reference"}
    kind = kinds.get(code[:3], "citation") if leaf.kind == "code" else "citation"
    anchors = [each.anchor for each in run if each.anchor]
    # A reference is a link around a field, of which programs keep either: it is text.
    anchor = anchors[0] if anchors and kind == "number" else ""
    owner = Owner(kind, text, leaf, place.source, anchor)
    return [
        Token(
            match[0],
            _fold_token(match[0]),
            owner=owner,
            source=place.source,
            start=leaf.start,
            end=leaf.end,
            block=leaf.block,
        )
        for match in TOKEN.finditer(text)
    ]


def _unplaced(text: str, piece: Piece) -> list[Token]:
    """Return blanks as such; all else that has no place in the source is a label."""
    found = []
    owner = Owner("label", text.strip(), anchor=piece.anchor)
    edge = len(text) - len(text.lstrip()), len(text.rstrip())
    for match in TOKEN.finditer(text):
        inside = edge[0] <= match.start() < edge[1]
        token = Token(match[0], _fold_token(match[0]), piece.bold, piece.italic)
        token.owner = owner if inside else None
        found.append(token)
    return found


def _place_blanks(tokens: list[Token]) -> None:
    """Say where the blanks stand: between what stands beside them."""
    for number, token in enumerate(tokens):
        if not token.is_blank or token.placed or token.owner:
            continue
        if not 0 < number < len(tokens) - 1:
            continue
        left, right = tokens[number - 1], tokens[number + 1]
        if left.placed and right.placed and left.source is right.source:
            between = left.source.source[left.end : right.start] if left.source else ""
            # Blanks within attributes are no blanks of the text.
            between = ATTRIBUTES.sub(lambda found: "x" * len(found[0]), between)
            blanks = list(re.finditer(r"\s+", between))
            if len(blanks) == 1 and left.block == right.block:
                token.source, token.block = left.source, left.block
                token.start = left.end + blanks[0].start()
                token.end = left.end + blanks[0].end()


def with_anchors(tokens: list[Token], anchors: set[str]) -> list[Token]:
    """Return the tokens with each number that has kept its link as one token."""
    found: list[Token] = []
    for token in tokens:
        owner = token.owner
        if owner is None or not owner.anchor or owner.anchor not in anchors:
            found.append(token)
        elif not found or found[-1].owner is not owner:
            key = f"@{owner.anchor}"
            found.append(replace(token, text=owner.text, key=key, anchor=owner.anchor))
    return found


# -- after ----------------------------------------------------------------------------


def received(paragraph: Paragraph, known: set[str]) -> list[Token]:
    """Return the tokens of an edited paragraph; a linked number is one token."""
    found: list[Token] = []
    text = ""
    pieces: list[Piece] = []

    def close() -> None:
        nonlocal text
        position, number = 0, 0
        for match in TOKEN.finditer(unicodedata.normalize("NFC", text)):
            while number < len(pieces) - 1 and match.start() >= position + len(
                pieces[number].text
            ):
                position += len(pieces[number].text)
                number += 1
            key = _fold_token(match[0])
            if not key:
                continue  # a soft hyphen and the like
            piece = pieces[number]
            token = Token(match[0], key, piece.bold, piece.italic, piece=piece)
            if found and found[-1].is_blank and token.is_blank:
                continue
            found.append(token)
        text = ""
        pieces.clear()

    for piece in paragraph.pieces:
        anchor = piece.anchor
        if piece.note or piece.image:
            close()
            found.append(_object(piece, before=False))
        elif anchor in known:
            close()
            if found and found[-1].anchor == anchor:
                found[-1].text += piece.text
            else:
                found.append(
                    Token(piece.text, f"@{anchor}", anchor=anchor, piece=piece)
                )
        else:
            shown = piece.text.translate(UNSEEN)
            if shown:
                text += shown
                pieces.append(replace(piece, text=shown))
    close()
    return found


def _object(piece: Piece, *, before: bool) -> Token:
    if piece.note:
        return Token(OBJECT, "note", note=piece.note, piece=piece)
    owner = Owner("figure", "the picture", said=piece.described) if before else None
    return Token(OBJECT, f"picture {piece.image}", owner=owner, piece=piece)


def _fold_token(text: str) -> str:
    if text.isspace():
        return " "
    return unicodedata.normalize("NFC", text).translate(UNSEEN).translate(SAME)
