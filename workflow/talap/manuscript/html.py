"""Write a document as one self-contained HTML file."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from talap.manuscript.front import names
from talap.manuscript.images import point
from talap.manuscript.layout import template
from talap.manuscript.nodes import (
    Node,
    division,
    get,
    paragraph,
    plain,
    raw,
    replace,
    span,
    text_of,
)
from talap.manuscript.pandoc import write

if TYPE_CHECKING:
    from talap.base.errors import TalapError
    from talap.base.messages import Messages

LABELS = {
    "audit": "audit-link",
    "languages": "languages",
    "contents": "contents",
    "skip": "skip-link",
    "close": "peek-close",
    "more": "peek-more",
    "label": "peek-label",
}


AUDIT = "../audit/"  # from the page

# Stands for a figure until its page is written: pandoc, which embeds all else, would
# take apart and put together the megabytes of figures as well.
HELD = "data:,figure:"
_HELD = re.compile(rf'(?<=src="){HELD}([^"]+)')


def page(
    document: dict[str, Any],
    figures: Path,
    language: str,
    labels: dict[str, Any],
    templates: list[Path],
    file: Path,
    more: Sequence[Path] = (),
    warnings: list[TalapError] | None = None,
) -> bytes:
    """Return a document as one self-contained HTML file.

    Parameters
    ----------
    labels : dict
        What the template says around the text, if the document's metadata does not;
        see `labelled`.
    file : Path
        What an error names.
    more : sequence of Path
        Style sheets and scripts beside those of each page.
    warnings : list of TalapError, optional
        Takes up what pandoc warns of; without it a warning is an error.
    """
    made = point(document, f"{figures}/{{name}}.{language}.svg")
    made["blocks"] = replace(made["blocks"], language, held)
    made["blocks"] = replace(made["blocks"], language, quotation)
    made["blocks"] = replace(made["blocks"], language, accessible)
    made["meta"] = made["meta"] | labels | attributes(made["meta"])
    sheets = [template("page.css", templates), *(x for x in more if x.suffix == ".css")]
    scripts = [template("page.js", templates), *(x for x in more if x.suffix == ".js")]
    words = [
        "-t",
        "html5",
        "--standalone",
        "--wrap=none",
        "--embed-resources",
        "--section-divs",
        "--shift-heading-level-by=1",  # the title is the only heading of level 1
        "--toc",
        "--toc-depth=3",
        f"--template={template('page.html', templates)}",
        *(f"--css={sheet}" for sheet in sheets),
        *(f"--variable=script:{script}" for script in scripts),
    ]
    return embedded(write(made, words, file=str(file), warnings=warnings))


def held(node: Node, _: str) -> list[Node] | None:
    """Return a figure as pandoc would write it, its file held back."""
    if node["t"] != "Image":
        return None
    _, alternative, (path, _) = node["c"]
    if not path.endswith(".svg") or not Path(path).is_file():
        return None  # pandoc knows what to do, or to warn of
    said, source = escape(text_of(alternative)), HELD + escape(path)
    tag = f'<img role="img" aria-label="{said}" src="{source}" alt="{said}" />'
    return [raw("html", tag)]


def embedded(page: bytes) -> bytes:
    """Return a page with the figures that were held back in it."""

    def content(found: re.Match[str]) -> str:
        coded = b64encode(Path(unescape(found[1])).read_bytes()).decode()
        return f"data:image/svg+xml;base64,{coded}"

    return _HELD.sub(content, page.decode()).encode()


def labelled(
    language: str, messages: dict[str, Messages], audit: str = AUDIT
) -> dict[str, Any]:
    """Return what the template says around the text, as metadata.

    Parameters
    ----------
    messages : dict
        By language, in the order in which the page names its languages.
    """
    own = messages[language]
    others = [
        {
            "code": _string(other),
            "name": _string(said("language-name")),
            "current": {"t": "MetaBool", "c": other == language},
        }
        for other, said in messages.items()
        if len(messages) > 1
    ]
    labels = {name: _string(own(message)) for name, message in LABELS.items()}
    return {
        "audit": _string(audit),
        "labels": {"t": "MetaMap", "c": labels},
        "languages": {
            "t": "MetaList",
            "c": [{"t": "MetaMap", "c": other} for other in others],
        },
    }


def attributes(meta: dict[str, Any]) -> dict[str, Any]:
    """Return what the page says of itself, as the values of attributes."""
    made = {
        "author-names": {"t": "MetaList", "c": [_value(each) for each in names(meta)]}
    }
    if "description" in meta:  # a draft may lack the abstract
        made["description"] = _value(meta["description"]["c"])
    if "udc" in meta:
        made["subject"] = _value(f"UDC {meta['udc']['c']}")
    return made


def _value(text: str) -> Node:
    # Raw, since pandoc escapes for text, which leaves quotation marks.
    return {"t": "MetaInlines", "c": [raw("html", escape(text))]}


def _string(text: str) -> Node:
    return {"t": "MetaString", "c": text}


def quotation(node: Node, _: str) -> list[Node] | None:
    """Return a quotation set off as a figure, its original under a click.

    The original of a translation leaves its footnote for a disclosure widget, which
    needs no script and which screen readers know.
    """
    if node["t"] != "Div" or "quotation" not in node["c"][0][1]:
        return None
    (quoted,) = node["c"][1]
    *said, told = quoted["c"]
    (teller,) = told["c"][1]
    who = [each for each in teller["c"] if each["t"] != "Note"]
    notes = [each for each in teller["c"] if each["t"] == "Note"]
    coding = escape(get(node["c"][0], "coding"))
    return [
        _tag(f'<figure class="quotation" data-coding="{coding}"><blockquote>'),
        *said,
        _tag("</blockquote><figcaption>"),
        paragraph(*who),
        *(part for note in notes for part in _original(note)),
        _tag("</figcaption></figure>"),
    ]


def _original(note: Node) -> list[Node]:
    ((label, _, original),) = (block["c"] for block in note["c"])
    return [
        _tag('<details class="original"><summary>'),
        plain(*label["c"][1]),
        _tag("</summary><blockquote>"),
        paragraph(original),
        _tag("</blockquote></details>"),
    ]


def _tag(text: str) -> Node:
    return {"t": "RawBlock", "c": ["html", text]}


def accessible(node: Node, language: str) -> list[Node] | None:
    """Return a table or figure that scrolls by itself, reached and named for readers.

    Header cells say what they head; the first column heads the rows.
    """
    if node["t"] == "Table":
        return [_table(node)]
    if node["t"] == "Figure":
        attribute, (short, caption), blocks = node["c"]
        name = f"{attribute[0]}-title"
        caption = _named(caption, name)
        blocks = [_scrolling(blocks, name)]
        return [{"t": "Figure", "c": [attribute, [short, caption], blocks]}]
    return None


def _table(node: Node) -> Node:
    attribute, (short, caption), columns, head, bodies, foot = node["c"]
    name = f"{attribute[0]}-title"
    head = [head[0], [_scoped(row, len(row[1]), "col") for row in head[1]]]
    bodies = [
        [first, 1, inner, [_scoped(row, 1, "row") for row in rows]]
        for first, _, inner, rows in bodies
    ]
    caption = _named(caption, name)
    table = [attribute, [short, caption], columns, head, bodies, foot]
    return _scrolling([{"t": "Table", "c": table}], name)


def _scoped(row: list[Any], count: int, scope: str) -> list[Any]:
    attribute, cells = row
    made = [
        [[cell[0][0], cell[0][1], [*cell[0][2], ["scope", scope]]], *cell[1:]]
        for cell in cells[:count]
    ]
    return [attribute, [*made, *cells[count:]]]


def _named(caption: list[Node], name: str) -> list[Node]:
    if not caption:
        return caption
    first, *rest = caption
    return [{"t": first["t"], "c": [span(first["c"], name=name)]}, *rest]


def _scrolling(blocks: list[Node], name: str) -> Node:
    values = {"role": "region", "tabindex": "0", "aria-labelledby": name}
    return division(blocks, "wide", **values)
