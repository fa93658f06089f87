"""The consensus as a REFI-QDA project, the codebook as a REFI-QDA codebook and a CSV.

The CSV is what Taguette imports; the others open in NVivo, ATLAS.ti, MAXQDA and
QualCoder. Valid against Project.xsd and Codebook.xsd of REFI-QDA 1.0
(www.qdasoftware.org): elements in the schemas' order, no empty container, each GUID
once. Written with LF, without BOM and uncompressed, since compressed bytes differ
between versions of zlib.
"""

from __future__ import annotations

import colorsys
import csv
import io
import re
import uuid
import zipfile
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from talap.base.codebook import Codebook
from talap.base.files import write_bytes
from talap.base.messages import Messages
from talap.base.tables import read_records
from talap.coding.descriptions import tell

Row = dict[str, Any]

PROJECT = "urn:QDA-XML:project:1.0"
CODEBOOK = "urn:QDA-XML:codebook:1.0"
ORIGIN = "Talap"

_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:talap:refi-qda")
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can state
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def run(
    turns: Path,
    consensus: Path,
    codebook: Path,
    day: str,
    simulated: bool,
    languages: list[str],
    locales: list[Path],
    qdpx: Path,
    qdc: Path,
    codes_csv: Path,
) -> None:
    """Read turns, consensus and codebook, write the project and the codebook, twice."""
    book = Codebook.read(codebook)
    notice = "\n".join(
        Messages(language, locales)("notice-page")
        for language in languages
        if simulated
    )
    said, coded = read_records(turns), read_records(consensus)
    write_bytes(qdpx, project(said, coded, book, day, notice))
    write_bytes(qdc, codebook_xml(book))
    write_bytes(codes_csv, codebook_csv(book))


def project(
    turns: list[Row],
    consensus: list[Row],
    codebook: Codebook,
    day: str,
    notice: str = "",
) -> bytes:
    """Return the consensus as a QDPX file.

    Each interview is one source, a turn a line that begins with the turn's number and
    the speaker's role, as in the audit. Each consensus coding is one selection, with
    one coding by each coder who gave it.

    Parameters
    ----------
    turns, consensus : list of dict
        Rows of ``TURNS`` and ``CONSENSUS`` in the order of their keys.
    codebook : Codebook
        Codes keep their identifiers as names, so that the file can be read back.
    day : str
        YYYY-MM-DD, the date of everything in the file.
    notice : str
        Stands before each source's text and describes the project, if not empty.
    """
    root = Element("Project", xmlns=PROJECT, name="Consensus", origin=ORIGIN)
    root.set("creationDateTime", f"{day}T00:00:00Z")
    names = sorted({name for row in consensus for name in row["coders"].split(",")})
    if names:
        users = SubElement(root, "Users")
        for name in names:
            SubElement(users, "User", guid=guid("user", name), name=xml_text(name))
    _add_codes(SubElement(root, "CodeBook"), codebook)
    parts: dict[str, bytes] = {}
    if turns:
        sources = SubElement(root, "Sources")
    for interview, of_interview in groupby(turns, itemgetter("interview")):
        text, starts = source_text(of_interview, notice)
        source = guid("source", interview)
        parts[f"sources/{source}.txt"] = text.encode("utf-8")
        node = SubElement(sources, "TextSource", guid=source, name=interview)
        node.set("plainTextPath", f"internal://{source}.txt")
        codings = [row for row in consensus if row["interview"] == interview]
        _add_selections(node, codings, codebook, text, starts, f"{day}T00:00:00Z")
    if notice:
        SubElement(root, "Description").text = xml_text(notice)
    parts["project.qde"] = _xml(root)
    return _zip(parts)


def codebook_xml(codebook: Codebook) -> bytes:
    """Return the codebook as a QDC file: hierarchy, definitions and rules."""
    root = Element("CodeBook", xmlns=CODEBOOK, origin=ORIGIN)
    _add_codes(root, codebook)
    return _xml(root)


def source_text(turns: Iterable[Row], notice: str = "") -> tuple[str, dict[int, int]]:
    """Return an interview's turns as one text, and where the words of each begin."""
    lines = [notice + "\n"] if notice else []
    starts: dict[int, int] = {}
    position = sum(map(len, lines))
    for row in turns:
        label = f"{row['turn']} {row['role']}: "
        starts[row["turn"]] = position + len(label)
        lines.append(label + row["text"] + "\n")
        position += len(lines[-1])
    return "".join(lines), starts


def guid(*names: str) -> str:
    """Return the GUID of a thing by its kind and name: the same in every build."""
    return str(uuid.uuid5(_SPACE, "/".join(names)))


def code_guid(codebook: Codebook, name: str) -> str:
    """Return the GUID that a code has in the coding program, or one of its name."""
    return codebook.codes[name].guid or guid("code", name)


def xml_text(text: str) -> str:
    """Return a text with U+FFFD for each character that XML 1.0 forbids."""
    return _NOT_XML.sub("\ufffd", text)


def colours(codebook: Codebook) -> dict[str, str]:
    """Return each code's own colour, or one hue a family, paler from code to code."""
    tops = [name for name, code in codebook.codes.items() if code.parent is None]
    found: dict[str, str] = {}
    for place, top in enumerate(tops):
        family = codebook.family(top)
        for step, name in enumerate(family):
            lightness = 0.4 + 0.4 * step / len(family)
            red_green_blue = colorsys.hls_to_rgb(place / len(tops), lightness, 0.6)
            made = "#" + "".join(f"{round(255 * x):02X}" for x in red_green_blue)
            found[name] = codebook.codes[name].colour or made
    return found


def codebook_csv(codebook: Codebook) -> bytes:
    """Return the codes that are applied to text as Taguette imports them.

    With a byte order mark, since Taguette guesses the encoding, and wrongly where few
    letters are not ASCII.
    """
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(("tag", "description"))
    for name in codebook.applied():
        rows.writerow((name, tell(codebook.codes[name])))
    return text.getvalue().encode("utf-8-sig")


def _add_codes(parent: Element, codebook: Codebook) -> None:
    colour = colours(codebook)

    def add(node: Element, name: str) -> None:
        added = SubElement(node, "Code", guid=code_guid(codebook, name))
        added.set("name", xml_text(name))
        added.set("isCodable", "true" if codebook.codable(name) else "false")
        added.set("color", colour[name])
        SubElement(added, "Description").text = xml_text(tell(codebook.codes[name]))
        for child in codebook.children(name):
            add(added, child)

    codes = SubElement(parent, "Codes")
    for name, code in codebook.codes.items():
        if code.parent is None:
            add(codes, name)


def _add_selections(
    source: Element,
    codings: list[Row],
    codebook: Codebook,
    text: str,
    starts: dict[int, int],
    time: str,
) -> None:
    for row in codings:
        name, turn = row["coding"], row["turn"]
        first, last = starts[turn] + row["start"], starts[turn] + row["end"]
        selection = SubElement(
            source, "PlainTextSelection", guid=guid("selection", name, str(turn))
        )
        selection.set("name", xml_text(text[first:last]))
        selection.set("startPosition", str(first))
        selection.set("endPosition", str(last))
        selection.set("creationDateTime", time)
        for coder in row["coders"].split(","):
            coding = SubElement(selection, "Coding")
            coding.set("guid", guid("coding", name, str(turn), coder))
            coding.set("creatingUser", guid("user", coder))
            coding.set("creationDateTime", time)
            SubElement(coding, "CodeRef", targetGUID=code_guid(codebook, row["code"]))


def _xml(root: Element) -> bytes:
    indent(root)
    head = b'<?xml version="1.0" encoding="UTF-8"?>\n'
    return head + tostring(root, encoding="unicode").encode("utf-8") + b"\n"


def _zip(parts: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(parts):
            info = zipfile.ZipInfo(name, _ZIP_TIME)
            info.create_system = 3  # Unix, wherever it is built
            info.external_attr = 0o644 << 16
            archive.writestr(info, parts[name])
    return content.getvalue()
