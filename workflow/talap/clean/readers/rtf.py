"""Rich Text Format, read group by group without recursion.

Hidden and deleted text, notes, annotations, headers, footers, pictures and field
instructions are out; the first four are counted in remarks.
Reference: Rich Text Format (RTF) Specification 1.9.1.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from talap.base.errors import TalapError
from talap.base.guard import AGAIN, SMALLER
from talap.clean.readers.builder import Builder
from talap.clean.readers.turntable import Row, add_table
from talap.clean.source import Source

TOKEN_LIMIT = 2_000_000
CELL_LIMIT = 200_000
_HEX = r"\\'[0-9a-fA-F]{2}"
_RUN = "{1,2000}+"  # bounded: a pattern's memory grows with its repetitions
_TOKEN = (
    r"(?P<text>[^\\{}\r\n]+)"
    rf"|(?P<hex>(?:{_HEX}){_RUN})"
    r"|\\(?P<word>[A-Za-z]{1,32})(?P<value>-?\d{1,10})? ?"
    r"|(?P<brace>[{}])"
    r"|\\(?P<sign>[^A-Za-z])"
    r"|(?P<line>[\r\n]+)"
    r"|(?P<stray>\\)"
)
# Most writers put one fallback character behind \u; runs of such pairs go at once.
_ESCAPES = rf"(?P<unicode>(?:\\u-?\d{{1,5}} ?(?:\?|{_HEX})){_RUN})|"
_TOKENS = re.compile(_TOKEN, re.DOTALL)
_FAST_TOKENS = re.compile(_ESCAPES + _TOKEN, re.DOTALL)
_ESCAPE = re.compile(r"\\u(-?\d+)")

# Six high bytes on end: no Western language has a word like that.
_CYRILLIC = re.compile(rb"[\xa8\xb8\xc0-\xff]{6}")
_SURROGATE = re.compile("[\ud800-\udfff]")

CHARACTERS = {
    "line": "\n",
    "tab": "\t",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "ltrmark": "\u200e",
    "rtlmark": "\u200f",
    "page": "\n",
    "column": "\n",
}
SIGNS = {
    "~": "\u00a0",
    "-": "\u00ad",
    "_": "\u2011",
    "\\": "\\",
    "{": "{",
    "}": "}",
    "\t": "\t",
}
# Groups that hold no text of the document, with what a remark calls them.
LEFT_OUT = {
    "header": "header",
    "headerl": "header",
    "headerr": "header",
    "headerf": "header",
    "footer": "footer",
    "footerl": "footer",
    "footerr": "footer",
    "footerf": "footer",
    "footnote": "footnote",
    "annotation": "comment",
    "pict": "picture",
    "objdata": "picture",
    "colortbl": "",
    "stylesheet": "",
    "info": "",
    "fldinst": "",
    "listtable": "",
    "listoverridetable": "",
    "revtbl": "",
    "rsidtbl": "",
    "generator": "",
    "xmlnstbl": "",
    "themedata": "",
    "datastore": "",
    "filetbl": "",
    "nonshppict": "",
    "bkmkstart": "",
    "bkmkend": "",
    "xe": "",
    "tc": "",
    "txe": "",
    "rxe": "",
    "pntext": "numbering",
    "listtext": "numbering",
}
# Starred groups whose text is text of the document all the same.
STARRED_TEXT = frozenset({"shppict", "shpinst", "shptxt"})
# Character sets of fonts; 0 and 1 mean the document's own.
CHARSETS = {
    77: "mac-roman",
    128: "cp932",
    129: "cp949",
    134: "cp936",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}


@dataclass(frozen=True, slots=True)
class State:
    """What a group inherits and restores when it closes."""

    skip: bool = False  # a group that holds no text
    hidden: bool = False
    deleted: bool = False
    fonts: bool = False  # inside the font table
    codec: str | None = None  # of the current font; None: the document's
    unicode_skip: int = 1  # characters that stand for an old reader after \u
    in_table: bool = False


class Reader:
    """One pass over the tokens of a document."""

    def __init__(self, name: str, codepage: str | None) -> None:
        self.name = name
        self.builder = Builder(name)
        self.state = State()
        self.stack: list[State] = []
        self.stated = codepage  # by the configuration; the document's own yields
        self.codepage = codepage or "cp1252"
        self.font = 0
        self.font_codecs: dict[int, str] = {}
        self.pieces: list[str] = []
        self.waiting = bytearray()  # escaped bytes not yet decoded
        self.western = bytearray()  # bytes read as cp1252 because nothing else is said
        self.swallow = 0  # fallback characters still to drop after \\u
        self.starred = False
        self.position = 0
        self.paragraphs: list[str] = []  # of the current cell
        self.cells: Row = []
        self.cell_count = 0
        self.rows: list[Row] = []
        self.closed = False
        self.actions = {
            "text": self.on_text,
            "hex": self.on_hex,
            "unicode": self.on_unicode,
            "word": self.on_word,
            "value": self.on_word,
            "brace": self.on_brace,
            "sign": self.on_sign,
            "stray": self.on_stray,
        }

    def read(self, data: str) -> None:
        """Read the whole document; `data` holds one character a byte."""
        actions = self.actions
        for _ in range(TOKEN_LIMIT):
            if self.position >= len(data) or self.closed:
                break
            fast = self.state.unicode_skip == 1 and not self.swallow
            match = (_FAST_TOKENS if fast else _TOKENS).match(data, self.position)
            if match is None:  # cannot be: the tokens cover every character
                raise TalapError(self.name, "cannot be read", AGAIN, self.place)
            self.position = match.end()
            group = match.lastgroup or ""
            if group != "line":
                actions[group](match)
        else:
            raise TalapError(self.name, "has too many RTF marks", SMALLER)
        self.finish(data)

    @property
    def place(self) -> str:
        """Say where in the file."""
        return f"byte {self.position}"

    def finish(self, data: str) -> None:
        """Check that every group was closed, and put out what is left."""
        if _CYRILLIC.search(self.western):
            raise TalapError(
                self.name,
                "states no Cyrillic code page, but its bytes look Cyrillic",
                "say `encoding: cp1251` for this transcript in corpus.yaml",
            )
        if not self.closed:
            raise TalapError(
                self.name, "is cut short: a group is never closed", AGAIN, self.place
            )
        rest = data[self.position :].strip("\0 \r\n\t")
        self.builder.remark("after the end", len(rest), "characters after the document")
        self.end_paragraph()
        self.end_table()

    # Tokens

    def on_text(self, match: re.Match[str]) -> None:
        text = match["text"]
        if self.swallow:
            dropped = min(self.swallow, len(text))
            self.swallow -= dropped
            text = text[dropped:]
        if text.isascii():
            self.put(text)
        else:
            self.put_bytes(text.encode("latin-1"))

    def on_hex(self, match: re.Match[str]) -> None:
        content = bytes.fromhex(match["hex"].replace("\\'", ""))
        if self.swallow:
            dropped = min(self.swallow, len(content))
            self.swallow -= dropped
            content = content[dropped:]
        self.put_bytes(content)

    def on_unicode(self, match: re.Match[str]) -> None:
        self.put_units(list(map(int, _ESCAPE.findall(match["unicode"]))))

    def on_brace(self, match: re.Match[str]) -> None:
        self.flush()
        self.swallow = 0
        self.starred = False
        if match["brace"] == "{":
            self.stack.append(self.state)
        elif self.stack:
            self.state = self.stack.pop()
            self.closed = not self.stack

    def on_sign(self, match: re.Match[str]) -> None:
        sign = match["sign"]
        if sign == "*":
            self.starred = True
        elif self.swallow:
            self.swallow -= 1
        elif sign in "\r\n":
            self.end_paragraph()
        elif sign in SIGNS:
            self.put(SIGNS[sign])

    def on_stray(self, match: re.Match[str]) -> None:
        raise TalapError(self.name, "is cut short", AGAIN, self.place)

    def on_word(self, match: re.Match[str]) -> None:
        word, value = match["word"], match["value"]
        number = int(value) if value else None
        if word == "bin":
            self.skip_binary(number or 0)
            return
        if self.swallow and word != "u":
            self.swallow -= 1
            return
        if word == "u":
            self.put_units([number or 0])
            self.swallow = self.state.unicode_skip
            return
        starred, self.starred = self.starred, False
        if starred and word not in STARRED_TEXT:
            self.change(skip=True)
        elif word in LEFT_OUT:
            kind = LEFT_OUT[word]
            if kind and not self.state.skip:
                self.builder.remark(kind, 1, f"{kind}s, left out")
            self.change(skip=True)
        elif word in CHARACTERS:
            self.put(CHARACTERS[word])
        elif word in WORDS:
            WORDS[word](self, number)

    # What words do

    def change(self, **changes: Any) -> None:
        """Change the state of the current group."""
        self.flush()
        self.state = replace(self.state, **changes)

    def skip_binary(self, length: int) -> None:
        self.position += max(0, length)

    def set_codepage(self, number: int | None) -> None:
        if self.stated is None and number:
            self.codepage = self.codec_of(number)

    def codec_of(self, number: int) -> str:
        codec = {10007: "mac-cyrillic", 65001: "utf-8"}.get(number, f"cp{number}")
        try:
            return codecs.lookup(codec).name
        except LookupError as error:
            raise TalapError(
                self.name,
                f"is in code page {number}, which is unknown",
                "save it as .docx or as UTF-8 text",
            ) from error

    def set_font(self, number: int | None) -> None:
        if self.state.fonts:
            self.font = number or 0
        else:
            self.change(codec=self.font_codecs.get(number or 0))

    def set_charset(self, number: int | None) -> None:
        if self.state.fonts and number in CHARSETS:
            self.font_codecs[self.font] = CHARSETS[number]

    def plain(self) -> None:
        self.change(hidden=False, deleted=False, codec=None)

    # Text

    def put(self, text: str) -> None:
        """Append text where the state lets it show."""
        if self.waiting:
            self.flush()
        state = self.state
        if state.skip or state.fonts:
            return
        if state.hidden or state.deleted:
            kind = "hidden" if state.hidden else "deletion"
            detail = "runs of hidden text" if state.hidden else "deleted runs"
            self.builder.remark(kind, 1, f"{detail}, left out")
            return
        self.pieces.append(text)

    def put_bytes(self, content: bytes) -> None:
        if content and not self.state.skip:
            self.waiting += content

    def put_units(self, numbers: list[int]) -> None:
        """Append UTF-16 units, which RTF writes as signed numbers."""
        self.put("".join(chr(number & 0xFFFF) for number in numbers))

    def flush(self) -> None:
        """Decode the bytes collected so far by the current font's character set."""
        if not self.waiting:
            return
        content, self.waiting = bytes(self.waiting), bytearray()
        codec = self.stated or self.state.codec or self.codepage
        text = content.decode(codec, "replace")
        if codec == "cp1252" and not self.stated and not self.state.fonts:
            self.western += content + b" "
        self.builder.remark(
            "undecodable", text.count("\ufffd"), f"bytes that {codec} lacks, as U+FFFD"
        )
        self.put(text)

    # Blocks

    def take(self) -> str:
        """Return the text collected, its surrogate pairs made whole."""
        self.flush()
        text = "".join(self.pieces)
        self.pieces = []
        if _SURROGATE.search(text):
            units = text.encode("utf-16-le", "surrogatepass")
            text = units.decode("utf-16-le", "replace")
        return text

    def end_paragraph(self) -> None:
        text = self.take()
        if self.state.in_table or self.cells:
            self.paragraphs.append(text)
            return
        if self.paragraphs or self.rows:
            self.end_table()
        self.builder.add(text)

    def end_cell(self) -> None:
        self.cell_count += 1
        if self.cell_count > CELL_LIMIT:
            raise TalapError(
                self.name, f"has more than {CELL_LIMIT} table cells", SMALLER
            )
        self.paragraphs.append(self.take())
        self.cells.append([text for text in self.paragraphs if text])
        self.paragraphs = []

    def end_row(self) -> None:
        text = self.take()
        if text.strip() or self.paragraphs:
            self.cells.append([*self.paragraphs, text])
            self.paragraphs = []
        if self.cells:
            self.rows.append(self.cells)
            self.cells = []

    def end_table(self) -> None:
        self.end_row()
        if self.rows:
            add_table(self.rows, self.builder)
            self.rows = []


def _switch(name: str) -> Callable[[Reader, int | None], None]:
    return lambda reader, number: reader.change(**{name: number != 0})


WORDS: dict[str, Callable[[Reader, int | None], None]] = {
    "par": lambda reader, number: reader.end_paragraph(),
    "sect": lambda reader, number: reader.end_paragraph(),
    "nestcell": lambda reader, number: reader.end_paragraph(),
    "cell": lambda reader, number: reader.end_cell(),
    "row": lambda reader, number: reader.end_row(),
    "intbl": lambda reader, number: reader.change(in_table=True),
    "pard": lambda reader, number: reader.change(in_table=False),
    "plain": lambda reader, number: reader.plain(),
    "v": _switch("hidden"),
    "deleted": _switch("deleted"),
    "uc": lambda reader, number: reader.change(
        unicode_skip=1 if number is None else max(0, number)
    ),
    "ansicpg": lambda reader, number: reader.set_codepage(number),
    "fonttbl": lambda reader, number: reader.change(fonts=True),
    "f": lambda reader, number: reader.set_font(number),
    "fcharset": lambda reader, number: reader.set_charset(number),
}


def read(content: bytes, name: str, encoding: str | None = None) -> Source:
    """Read an RTF document.

    Parameters
    ----------
    content : bytes
        The whole file.
    name : str
        What errors call it.
    encoding : str, optional
        The code page of escaped bytes, if the document states a wrong one.

    Raises
    ------
    TalapError
        If it is cut short, in an unknown code page, or holds no text.
    """
    reader = Reader(name, encoding)
    reader.read(content.decode("latin-1"))
    return reader.builder.source("rtf", reader.codepage)
