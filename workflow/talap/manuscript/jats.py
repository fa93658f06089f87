"""Write a document as JATS XML (Journal Publishing 1.2), as publishers take it."""

from __future__ import annotations

import re
from html import escape  # that of xml.sax imports all of urllib
from pathlib import Path
from typing import Any

from talap.manuscript.images import point
from talap.manuscript.layout import template
from talap.manuscript.nodes import (
    Node,
    get,
    paragraph,
    raw,
    replace,
    span,
    text_of,
)
from talap.manuscript.pandoc import write

APPENDICES = ("coreq", "derivations", "claims")
FUNDING = "funding"  # the identifier of the section that says who paid
REFERENCES = "references"

# What a reference points to: by the name of the element that has the identifier.
REFERENCE_TYPES = {
    "fig": "fig",
    "table-wrap": "table",
    "sec": "sec",
    "app": "app",
    "ref": "bibr",
    "fn": "fn",
}


def article(
    document: dict[str, Any],
    figures: Path,
    language: str,
    templates: list[Path],
    file: str,
) -> bytes:
    """Return a document as JATS that names its figures' files beside it."""
    made = point(document, f"../{figures.name}/{{name}}.{language}.svg")
    meta = replace(made["meta"], language, numbers)
    body, appendices, funding = divided(
        replace(replace(made["blocks"], language, quotation), language, numbers)
    )
    words = ["-t", "jats_publishing", "--standalone", "--wrap=none"]
    words.append(f"--template={template('page.xml', templates)}")
    whole = {
        **made,
        "meta": metadata(meta, language, appendices, funding),
        "blocks": body,
    }
    return finished(write(whole, words, file=file))


def divided(blocks: list[Node]) -> tuple[list[Node], list[Node], list[Node]]:
    """Return the body, the appendices as JATS has them, the words on funding.

    Abstracts stand in the front matter; the list of references has its own heading.
    """
    body: list[Node] = []
    appendices: list[Node] = []
    funding: list[Node] = []
    part = ""  # identifier of the section of level 1 that a block stands in
    opened: list[str] = []  # elements of the appendix that are not closed yet
    for block in blocks:
        if block["t"] == "Header" and (block["c"][0] == 1 or part in APPENDICES):
            level, (name, *_), said = block["c"]
            appendices += _closed(opened, level)
            part = name if level == 1 else part
            if part in APPENDICES:
                opened.append("app" if level == 1 else "sec")
                title = f"<title>{escape(text_of(said), quote=False)}</title>"
                appendices.append(_block(f'<{opened[-1]} id="{name}">{title}'))
                continue
        if block["t"] == "Div" and "abstract" in block["c"][0][1]:
            continue
        if part in APPENDICES:
            appendices.append(block)
            continue
        if part == FUNDING and block["t"] == "Para":
            funding += block["c"]
        body.append(block)
    appendices += _closed(opened, 1)
    return body, appendices, funding


def quotation(node: Node, _: str) -> list[Node] | None:
    """Return a quotation with its attribution marked, without the box around it."""
    if node["t"] != "Div" or "quotation" not in node["c"][0][1]:
        return None
    (quoted,) = node["c"][1]
    *said, told = quoted["c"]
    (teller,) = told["c"][1]
    marked = paragraph(span(teller["c"], "attribution"))
    return [{"t": "BlockQuote", "c": [*said, marked]}]


def _closed(opened: list[str], level: int) -> list[Node]:
    """Close what a heading of a level ends; pandoc would close it too late."""
    closed = [_block(f"</{each}>") for each in reversed(opened[level - 1 :])]
    del opened[level - 1 :]
    return closed


def _block(text: str) -> Node:
    return {"t": "RawBlock", "c": ["jats", text]}


def numbers(node: Node, _: str) -> list[Node] | None:
    """Return a number as a reference to its derivation that keeps its key."""
    if node["t"] != "Link" or "number" not in node["c"][0][1]:
        return None
    attribute, inlines, (target, _title) = node["c"]
    key, where = escape(get(attribute, "key")), escape(target[1:])
    said = escape(text_of(inlines), quote=False)
    text = f'<xref ref-type="other" rid="{where}" specific-use="{key}">{said}</xref>'
    return [raw("jats", text)]


def metadata(
    meta: dict[str, Any], language: str, appendices: list[Node], funding: list[Node]
) -> dict[str, Any]:
    """Return what the template prints around the body."""
    abstracts = meta["abstracts"]["c"]
    own = [each for each in abstracts if text_of_meta(each["c"]["lang"]) == language]
    others = [each for each in abstracts if each not in own]
    day = text_of_meta(meta["day"])
    year, month, day_of_month = day.split("-")
    names = (
        "title",
        "short-title",
        "udc",
        "authors",
        "lang",
        "notice",
        "notice-long",
    )
    made = {name: meta[name] for name in names if name in meta}
    strings = {
        "day": day,
        "date-year": year,
        "date-month": month,
        "date-day": day_of_month,
    }
    made |= {name: {"t": "MetaString", "c": text} for name, text in strings.items()}
    made["own"] = own[0]
    made["translations"] = {"t": "MetaList", "c": others}
    if appendices:
        made["appendices"] = {"t": "MetaBlocks", "c": appendices}
    if funding:
        made["funding"] = {"t": "MetaInlines", "c": funding}
    return made


def text_of_meta(value: Node) -> str:
    """Return a metadata value as plain text."""
    return value["c"] if isinstance(value["c"], str) else text_of(value["c"])


def finished(content: bytes) -> bytes:
    """Return the article with labels and types of reference where JATS has them."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, remove_comments=False
    )
    root: Any = etree.fromstring(content, parser)
    for label in root.xpath("//caption//named-content[@content-type='label']"):
        _lift(label)
    for who in root.xpath("//disp-quote/p/named-content[@content-type='attribution']"):
        who.tag = "attrib"
        del who.attrib["content-type"]
        who.tail = None
        who.getparent().getparent().replace(who.getparent(), who)
    for table in root.xpath("//table-wrap/table[@id]"):
        table.getparent().set("id", table.attrib.pop("id"))
    for box in root.xpath("//app/boxed-text[@id and count(*) = 1]"):
        box[0].set("id", box.get("id"))  # a derivation is a paragraph, no box
        box.getparent().replace(box, box[0])
    kinds = {each.get("id"): each.tag for each in root.iter() if each.get("id")}
    for xref in root.iter("xref"):
        xref.attrib.pop("alt", None)  # its own text once more
        kind = REFERENCE_TYPES.get(kinds.get(xref.get("rid"), ""), "other")
        xref.set("ref-type", kind)
    for graphic in root.iter("graphic"):
        graphic.set("mime-subtype", "svg+xml")
    tree = root.getroottree()
    made: bytes = etree.tostring(tree, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def _lift(label: Any) -> None:
    """Move ``Figure 1.`` out of a caption's paragraph, before the caption."""
    from lxml import etree

    paragraph = label.getparent()
    caption = paragraph.getparent()
    made = etree.Element("label")
    made.text = re.sub(r"\s+", " ", "".join(label.itertext())).strip()
    paragraph.text = (paragraph.text or "") + (label.tail or "").lstrip()
    paragraph.remove(label)
    caption.addprevious(made)
