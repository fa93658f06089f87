"""Makes hostile and broken transcripts, each with what a reader must do about it."""

from __future__ import annotations

import os
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TEXT = "И: Почему вы уехали?"
SAFE = "Салем! Всё хорошо."


@dataclass(frozen=True)
class Hostile:
    """A file, and either why it is refused or the very text that it is read as."""

    name: str
    make: Callable[[Path], None]
    refused: str | None = None
    text: str | None = None
    remarks: tuple[str, ...] = ()


CASES: list[Hostile] = []


def refused(name: str, why: str) -> Callable[[Callable[[], bytes]], None]:
    """Register a file that must be refused with a message that says why."""

    def register(make: Callable[[], bytes]) -> None:
        CASES.append(Hostile(name, lambda path: _write(path, make()), refused=why))

    return register


def read(name: str, text: str, *remarks: str) -> Callable[[Callable[[], bytes]], None]:
    """Register a file that must be read as this text, with remarks of these kinds."""

    def register(make: Callable[[], bytes]) -> None:
        CASES.append(
            Hostile(name, lambda path: _write(path, make()), None, text, remarks)
        )

    return register


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


# Containers


def zipped(
    parts: dict[str, str | bytes] | list[tuple[str, str | bytes]],
    method: int = zipfile.ZIP_DEFLATED,
) -> bytes:
    """Return a zip container; a list of parts may name one twice."""
    import io
    import warnings

    stream = io.BytesIO()
    items = parts.items() if isinstance(parts, dict) else parts
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(stream, "w", method) as archive:
            for name, content in items:
                entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                entry.compress_type = method
                archive.writestr(entry, content)
    return stream.getvalue()


def document(body: str, head: str = "") -> str:
    """Return a document.xml around the content of its body."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f"{head}"
        f'<w:document xmlns:w="{MAIN}" xmlns:r="{OFFICE}/relationships" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<w:body>{body}</w:body></w:document>"
    )


def paragraph(text: str) -> str:
    """Return a paragraph of one run."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def docx_parts(
    xml: str | bytes, more: dict[str, str | bytes] | None = None
) -> dict[str, str | bytes]:
    """Return the parts of a minimal Word document."""
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": relationships(
            f'<Relationship Id="r1" Type="{OFFICE}/relationships/officeDocument" '
            'Target="word/document.xml"/>'
        ),
        "word/document.xml": xml,
        **(more or {}),
    }


def relationships(inner: str) -> str:
    """Return a .rels part."""
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


def external(kind: str, target: str) -> str:
    """Return the relationships of a document that points outside."""
    return relationships(
        f'<Relationship Id="r9" Type="{OFFICE}/relationships/{kind}" '
        f'Target="{target}" TargetMode="External"/>'
    )


def docx(xml: str | bytes, more: dict[str, str | bytes] | None = None) -> bytes:
    """Return a minimal Word document."""
    return zipped(docx_parts(xml, more))


ODF = "urn:oasis:names:tc:opendocument:xmlns:"
ODT_TYPE = "application/vnd.oasis.opendocument.text"


def content(body: str, styles: str = "", head: str = "") -> str:
    """Return a content.xml around the content of its text."""
    spaces = "".join(
        f' xmlns:{prefix}="{ODF}{name}:1.0"'
        for prefix, name in (
            ("office", "office"),
            ("text", "text"),
            ("table", "table"),
            ("draw", "drawing"),
            ("style", "style"),
        )
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}'
        f"<office:document-content{spaces}>"
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )


def odt(xml: str | bytes, more: dict[str, str | bytes] | None = None) -> bytes:
    """Return a minimal OpenDocument text."""
    return zipped({"mimetype": ODT_TYPE, "content.xml": xml, **(more or {})})


def patched(container: bytes, part: str, offset: int, value: bytes) -> bytes:
    """Return a container with a field of a part's directory entry overwritten."""
    name = part.encode()
    position = container.rfind(name) - 46 + offset
    return container[:position] + value + container[position + len(value) :]


# Word documents


@refused("bomb.docx", "unpacks to more than")
def _() -> bytes:
    return docx(document(paragraph(" " * 300_000_000)))


@refused("bomb_elsewhere.docx", "unpacks to")
def _() -> bytes:
    made = docx(document(paragraph(TEXT)), {"word/media/image1.png": b"\0" * 1000})
    return patched(made, "word/media/image1.png", 24, struct.pack("<L", 3_000_000_000))


@refused("bomb_understated.docx", "damaged")
def _() -> bytes:
    made = docx(document(paragraph(" " * 60_000_000)))
    return patched(made, "word/document.xml", 24, struct.pack("<L", 500))


@refused("million_paragraphs.docx", "XML marks")
def _() -> bytes:
    return docx(document("<w:p/>" * 3_000_000))


@refused("million_attributes.docx", "XML marks")
def _() -> bytes:
    attributes = " ".join(f'a{number}=""' for number in range(1_000_000))
    return docx(document(f"<w:p {attributes}/>" + paragraph(TEXT)))


@refused("depth.docx", "not well-formed")
def _() -> bytes:
    return docx(document("<w:sdt>" * 20_000 + "</w:sdt>" * 20_000))


@read("tables_in_tables.docx", SAFE)
def _() -> bytes:
    depth = 60
    return docx(
        document(
            "<w:tbl><w:tr><w:tc>" * depth
            + paragraph(SAFE)
            + "<w:p/></w:tc></w:tr></w:tbl>" * depth
        )
    )


@refused("doctype.docx", "document type")
def _() -> bytes:
    return docx(document(paragraph(TEXT), "<!DOCTYPE w:document>"))


@refused("entities.docx", "document type")
def _() -> bytes:
    levels = "".join(
        f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 10)
    )
    head = f'<!DOCTYPE x [<!ENTITY e0 "ха">{levels}]>'
    return docx(document(paragraph("&e9;"), head))


@refused("external_entity.docx", "document type")
def _() -> bytes:
    head = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    return docx(document(paragraph("&e;"), head))


@refused("doctype_utf16.docx", "document type")
def _() -> bytes:
    xml = document(paragraph(TEXT), "<!DOCTYPE x>").replace("UTF-8", "UTF-16")
    return docx(xml.encode("utf-16"))


@read("utf16.docx", TEXT)
def _() -> bytes:
    return docx(document(paragraph(TEXT)).replace("UTF-8", "UTF-16").encode("utf-16"))


@refused("encoding.docx", "encoding other than UTF-8")
def _() -> bytes:
    return docx(document(paragraph(TEXT)).replace("UTF-8", "cp1251").encode("cp1251"))


@refused("undefined_entity.docx", "not well-formed")
def _() -> bytes:
    return docx(document(paragraph("до &nbsp; после")))


@refused("duplicate_parts.docx", "same part twice")
def _() -> bytes:
    parts = list(docx_parts(document(paragraph(TEXT))).items())
    return zipped([*parts, ("word/document.xml", document(paragraph("Другое")))])


@refused("duplicate_by_case.docx", "same part twice")
def _() -> bytes:
    return docx(document(paragraph(TEXT)), {"word/Document.xml": document("")})


@refused("path_up.docx", "leads out")
def _() -> bytes:
    return docx(document(paragraph(TEXT)), {"../../escaped.txt": "x"})


@refused("path_absolute.docx", "leads out")
def _() -> bytes:
    return docx(document(paragraph(TEXT)), {"/etc/escaped.txt": "x"})


@refused("path_backslash.docx", "leads out")
def _() -> bytes:
    return docx(document(paragraph(TEXT)), {"..\\..\\escaped.txt": "x"})


@refused("external_image.docx", "outside itself (image)")
def _() -> bytes:
    rels = external("image", "http://example.org/track.png")
    return docx(document(paragraph(TEXT)), {"word/_rels/document.xml.rels": rels})


@refused("external_template.docx", "outside itself (attachedTemplate)")
def _() -> bytes:
    rels = external("attachedTemplate", "https://example.org/evil.dotm")
    return docx(document(paragraph(TEXT)), {"word/_rels/settings.xml.rels": rels})


@read("hyperlink.docx", TEXT)
def _() -> bytes:
    rels = external("hyperlink", "https://example.org/")
    return docx(document(paragraph(TEXT)), {"word/_rels/document.xml.rels": rels})


@refused("embedded.docx", "embedded document")
def _() -> bytes:
    return docx(document(paragraph(TEXT) + '<w:altChunk r:id="r9"/>'))


@refused("macros.docx", "macros")
def _() -> bytes:
    return docx(document(paragraph(TEXT)), {"word/vbaProject.bin": b"\0" * 100})


@refused("renamed_docm.docx", "macros")
def _() -> bytes:
    parts = docx_parts(document(paragraph(TEXT)))
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    parts["[Content_Types].xml"] = (
        f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
    )
    return zipped(parts)


@refused("encrypted.docx", "encrypted document")
def _() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5000


@refused("encrypted_part.docx", "is encrypted")
def _() -> bytes:
    made = docx(document(paragraph(TEXT)))
    return patched(made, "word/document.xml", 8, struct.pack("<H", 1))


@refused("truncated.docx", "cut short")
def _() -> bytes:
    return docx(document(paragraph(TEXT)))[:-60]


@refused("damaged.docx", "damaged")
def _() -> bytes:
    made = zipped(docx_parts(document(paragraph(TEXT))), zipfile.ZIP_STORED)
    return made.replace("уехали".encode(), "уезали".encode())


@refused("bzip2.docx", "method")
def _() -> bytes:
    return zipped(docx_parts(document(paragraph(TEXT))), zipfile.ZIP_BZIP2)


@refused("six_thousand_parts.docx", "too many")
def _() -> bytes:
    more: dict[str, str | bytes] = {f"word/m/{n}.bin": b"" for n in range(6000)}
    return docx(document(paragraph(TEXT)), more)


@refused("zip64.docx", "64-bit")
def _() -> bytes:
    made = docx(document(paragraph(TEXT)))
    end = made.rfind(b"PK\x05\x06")
    return made[:end] + b"PK\x06\x07" + b"\0" * 16 + made[end:]


@refused("no_main_part.docx", "names no main part")
def _() -> bytes:
    return zipped(
        docx_parts(document(paragraph(TEXT))) | {"_rels/.rels": relationships("")}
    )


@refused("missing_part.docx", "lacks its part")
def _() -> bytes:
    parts = docx_parts(document(paragraph(TEXT)))
    parts["word/other.xml"] = parts.pop("word/document.xml")
    return zipped(parts)


@refused("invalid_utf8.docx", "not well-formed")
def _() -> bytes:
    return docx(document(paragraph("при\udcffвет")).encode("utf-8", "surrogateescape"))


@refused("nul.docx", "not well-formed")
def _() -> bytes:
    return docx(document(paragraph("при\0вет")))


@refused("cut_xml.docx", "not well-formed")
def _() -> bytes:
    return docx(document(paragraph(TEXT))[:-40])


@refused("scan.docx", "holds no text")
def _() -> bytes:
    return docx(document("<w:p><w:r><w:drawing/></w:r></w:p>"))


@refused("no_body.docx", "no Word text document")
def _() -> bytes:
    return docx(f'<w:document xmlns:w="{MAIN}"/>')


@refused("huge_text.docx", "not well-formed")
def _() -> bytes:
    return docx(document(paragraph("слово " * 1_500_000)))


@read("style_circle.docx", TEXT)
def _() -> bytes:
    styles = (
        f'<w:styles xmlns:w="{MAIN}">'
        '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
        '<w:style w:styleId="C"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    )
    run = '<w:p><w:r><w:rPr><w:rStyle w:val="A"/></w:rPr><w:t>{}</w:t></w:r></w:p>'
    return docx(document(run.format(TEXT)), {"word/styles.xml": styles})


@refused("pdf.docx", "seems to be a PDF")
def _() -> bytes:
    return b"%PDF-1.7\n"


@refused("excel.docx", "Excel")
def _() -> bytes:
    return zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>"})


@refused("odt.docx", "OpenDocument")
def _() -> bytes:
    return odt(content("<text:p>да</text:p>"))


@refused("empty.docx", "is empty")
def _() -> bytes:
    return b""


# OpenDocument


@refused("spaces.odt", "blanks")
def _() -> bytes:
    return odt(content('<text:p>до<text:s text:c="2000000000"/>после</text:p>'))


@read("repeated_rows.odt", SAFE)
def _() -> bytes:
    row = (
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell '
        f'table:number-columns-repeated="16384"><text:p>{SAFE}</text:p>'
        "</table:table-cell></table:table-row>"
    )
    return odt(content(f"<table:table>{row}</table:table>"))


@read("hidden_spans.odt", "з" * 100_000, "hidden")
def _() -> bytes:
    span = '<text:span text:display="none">x</text:span>з'
    return odt(content(f"<text:p>{span * 100_000}</text:p>"))


@refused("encrypted.odt", "encrypted")
def _() -> bytes:
    manifest = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
    return odt(b"\x13\x37" * 50, {"META-INF/manifest.xml": manifest})


@refused("macros.odt", "macros")
def _() -> bytes:
    return odt(content("<text:p>да</text:p>"), {"Basic/Standard/Module1.xml": "<x/>"})


@refused("entities.odt", "document type")
def _() -> bytes:
    head = '<!DOCTYPE x [<!ENTITY e SYSTEM "http://example.org/x">]>'
    return odt(content("<text:p>&e;</text:p>", head=head))


@refused("depth.odt", "not well-formed")
def _() -> bytes:
    return odt(content("<text:list>" * 20_000 + "</text:list>" * 20_000))


@refused("truncated.odt", "cut short")
def _() -> bytes:
    return odt(content("<text:p>да</text:p>"))[:-100]


@refused("spreadsheet.odt", "seems to be")
def _() -> bytes:
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return zipped({"mimetype": kind, "content.xml": content("")})


# RTF


def rtf(body: str) -> bytes:
    """Return an RTF document in cp1251 around its body."""
    head = "{\\rtf1\\ansi\\ansicpg1251\\deff0{\\fonttbl{\\f0\\fcharset204 Arial;}}\\f0 "
    return (head + body + "}").encode("cp1251")


@refused("bin.rtf", "cut short")
def _() -> bytes:
    return rtf("До {\\*\\data\\bin999999999 } после\\par ")


@read("bin_in_bounds.rtf", "До после")
def _() -> bytes:
    return rtf("До {\\pict\\bin5 }}{{\\}после\\par ")


@read("depth.rtf", SAFE)
def _() -> bytes:
    return rtf("{" * 20_000 + SAFE + "}" * 20_000)


@read("many_groups.rtf", SAFE)
def _() -> bytes:
    return rtf("{}" * 900_000 + SAFE)


@refused("truncated.rtf", "cut short")
def _() -> bytes:
    return rtf("Первая\\par {\\b Вторая")


@refused("stray_backslash.rtf", "cut short")
def _() -> bytes:
    return rtf("Первая")[:-1] + b"\\"


@refused("code_page.rtf", "code page 99999")
def _() -> bytes:
    return rtf("да").replace(b"1251", b"99999")


@refused("western.rtf", "look Cyrillic")
def _() -> bytes:
    return "{\\rtf1\\ansi Здравствуйте, начнём\\par}".encode("cp1251")


@read("huge_numbers.rtf", "да\ufffdконец", "replacement")
def _() -> bytes:
    return rtf("да\\u55357?\\fs99999999999999999999 конец").replace(
        b"99999999999999999999 ", b"9999999999 "
    )


@read("after_the_end.rtf", SAFE, "after the end")
def _() -> bytes:
    return rtf(SAFE) + b"{more}"


@refused("million_marks.rtf", "too many RTF marks")
def _() -> bytes:
    return rtf("\\b x" * 4_000_000)


@refused("million_paragraphs.rtf", "paragraphs")
def _() -> bytes:
    return rtf("\\par a" * 1_000_000)


@refused("million_cells.rtf", "table cells")
def _() -> bytes:
    return rtf("\\trowd a\\cell b\\cell\\row" * 700_000)


@read("million_escapes.rtf", "а" * 4_000_000)
def _() -> bytes:
    return rtf("\\'e0" * 4_000_000)


@refused("docx.rtf", "Word document")
def _() -> bytes:
    return docx(document(paragraph(TEXT)))


# Plain text


@refused("nul.txt", "NUL")
def _() -> bytes:
    return "Привет\0, мир".encode()


@refused("broken_utf8.txt", "broken bytes")
def _() -> bytes:
    return "И: Почему вы уехали? Расскажите, пожалуйста.".encode().replace(
        "ж".encode(), b"\xd0"
    )


@refused("cut_utf8.txt", "broken bytes")
def _() -> bytes:
    return "И: Почему вы уехали?\nР: Не знаю".encode()[:-1]


@read("line.txt", "слово " * 1_600_000)
def _() -> bytes:
    return ("слово " * 1_600_000).encode()


@read("line_cp1251.txt", "слово и дело " * 700_000)
def _() -> bytes:
    return ("слово и дело " * 700_000).encode("cp1251")


@refused("million_lines.txt", "too many")
def _() -> bytes:
    return "да\r\n".encode() * 1_000_000


@read("many_lines.txt", "\n".join(["да"] * 150_000))
def _() -> bytes:
    return "да\r\n".encode() * 150_000


@refused("many_paragraphs.txt", "paragraphs")
def _() -> bytes:
    return "да\n".encode() * 390_000


@refused("blank_lines.txt", "too many")
def _() -> bytes:
    return b"\r\n" * 6_000_000 + b"x"


@refused("large.txt", "above")
def _() -> bytes:
    return b"a " * 15_000_000


@refused("noise.txt", "no known encoding")
def _() -> bytes:
    return bytes(128 + (number * 97 + number // 7) % 128 for number in range(5000))


@refused("blank.txt", "holds no text")
def _() -> bytes:
    return "\ufeff \r\n\t\u00a0\r\n".encode()


@refused("mark_only.txt", "holds no text")
def _() -> bytes:
    return b"\xef\xbb\xbf"


@refused("odd_utf16.txt", "not valid utf-16")
def _() -> bytes:
    return TEXT.encode("utf-16")[:-1]


@refused("surrogate.txt", "not valid utf-16")
def _() -> bytes:
    return "да\ud800нет".encode("utf-16", "surrogatepass")


@refused("utf32.txt", "UTF-32")
def _() -> bytes:
    return TEXT.encode("utf-32")


@read(
    "bidi.txt",
    "Ай\u200bгерім \u202eдос\u202c и Ер\u00adлан",
    "direction",
    "invisible",
)
def _() -> bytes:
    return "Ай\u200bгерім \u202eдос\u202c и Ер\u00adлан\n".encode()


@refused("docx.txt", "Word document")
def _() -> bytes:
    return docx(document(paragraph(TEXT)))


@refused("subtitles.txt", "SubRip")
def _() -> bytes:
    return "1\n00:00:01,000 --> 00:00:02,000\nДа\n".encode()


@refused("document.doc", "extension")
def _() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


# Cues


@read("comma.vtt", "Первая\nВторая")
def _() -> bytes:
    return (
        "WEBVTT\n\n00:00:01,000 --> 00:00:02,000\nПервая\n\n"
        "00:00:02.000 --> 00:00:03.000\nВторая\n"
    ).encode()


@read("backwards.vtt", "раз\nдва\nтри", "negative time", "backwards", "overlap")
def _() -> bytes:
    return (
        "WEBVTT\n\n00:05.000 --> 00:09.000\nраз\n\n00:08.000 --> 00:07.000\nдва\n\n"
        "00:01.000 --> 00:02.000\nтри\n"
    ).encode()


@refused("times.vtt", "times cannot be read")
def _() -> bytes:
    return "WEBVTT\n\n00:00:0x.000 --> 00:00:02.000\nДа\n".encode()


@refused("no_header.vtt", "is named .vtt but")
def _() -> bytes:
    return "Просто текст\n".encode()


@read("empty_line.vtt", "Первая\nещё строка", "empty line")
def _() -> bytes:
    return "WEBVTT\n\n00:01.000 --> 00:02.000\nПервая\n\nещё строка\n".encode()


@read("no_empty_lines.vtt", "Первая\nВторая\nТретья")
def _() -> bytes:
    return (
        "WEBVTT\n\n00:01.000 --> 00:02.000\nПервая\n00:02.000 --> 00:03.000\nВторая\n"
        "3\n00:03.000 --> 00:04.000\nТретья"
    ).encode()


@read("tags.vtt", "<v " * 300_000 + "конец")
def _() -> bytes:
    return ("WEBVTT\n\n00:01.000 --> 00:02.000\n" + "<v " * 300_000 + "конец").encode()


@refused("million_voices.vtt", "tags")
def _() -> bytes:
    return b"WEBVTT\n\n00:01.000 --> 00:02.000\n" + b"<v A>b" * 1_000_000


@read("many_cues.vtt", "\n".join(["да"] * 100_000))
def _() -> bytes:
    cue = "00:01.000 --> 00:02.000\nда\n\n"
    return ("WEBVTT\n\n" + cue * 100_000).encode()


@read("no_empty_lines.srt", "Первая\nВторая\nТретья")
def _() -> bytes:
    return "".join(
        f"{number}\n00:00:0{number},000 --> 00:00:0{number + 1},000\n{text}\n"
        for number, text in enumerate(("Первая", "Вторая", "Третья"), 1)
    ).encode()


@refused("times.srt", "times cannot be read")
def _() -> bytes:
    return (
        "1\n00:00:01,000 --> 00:00:02,000\nДа\n\n2\n00:00:03,000 -->\nНет\n"
    ).encode()


@read("gap.srt", "Первая\nПятая", "numbering")
def _() -> bytes:
    return (
        "1\n00:00:01,000 --> 00:00:02,000\nПервая\n\n"
        "5\n00:00:03,000 --> 00:00:04,000\nПятая\n"
    ).encode()


# JSON


@refused("depth.json", "nested too deeply")
def _() -> bytes:
    return b'{"segments": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"


@refused("flood.json", "too many values")
def _() -> bytes:
    return b'{"segments": [' + b"{}," * 4_000_000 + b"{}]}"


@refused("constant.json", "NaN")
def _() -> bytes:
    return b'{"segments": [{"start": NaN, "end": 1, "text": "x"}]}'


@refused("infinite.json", "no number of seconds")
def _() -> bytes:
    return b'{"segments": [{"start": 1e999, "end": 1, "text": "x"}]}'


@refused("long_number.json", "not valid JSON")
def _() -> bytes:
    return b'{"segments": [{"start": ' + b"9" * 5000 + b', "end": 1, "text": "x"}]}'


@refused("keys.json", "same key twice")
def _() -> bytes:
    return b'{"segments": [{"text": "a"}], "segments": [{"text": "b"}]}'


@refused("truncated.json", "not valid JSON")
def _() -> bytes:
    return '{"segments": [{"start": 0, "end": 1, "text": "При'.encode()


@refused("other.json", "without the segments")
def _() -> bytes:
    return b'{"name": "value"}'


@read("escapes.json", "до\ufffdпосле\nи\ufffd", "replacement")
def _() -> bytes:
    text = "до\\ud800после\\r\\nи\\u0000"
    return f'{{"segments": [{{"text": "{text}"}}]}}'.encode()


@read("escapes.rtf", "до\ufffdпосле\ufffd", "replacement")
def _() -> bytes:
    return rtf("до\\u0?после\\u-10240?")


@read("returns.docx", "до\nпосле")
def _() -> bytes:
    return docx(document(paragraph("до&#13;&#10;после")))


@refused("no_text.json", "without text")
def _() -> bytes:
    return b'{"segments": [{"start": 0, "end": 1}]}'


# HTML


@refused("comments.html", "cut short")
def _() -> bytes:
    return b"<html><body>" + b"<!--" * 400_000


@refused("quotes.html", "cut short")
def _() -> bytes:
    return b"<html><body>" + b'<a name="' * 400_000


@refused("page.html", "no transcript of noScribe")
def _() -> bytes:
    return "<!DOCTYPE html><html><body><p>Страница</p></body></html>".encode()


@read("depth.html", "Да")
def _() -> bytes:
    return (
        "<html><body>" + "<span>" * 200_000 + '<a name="ts_0_1000_S00">Да</a>'
    ).encode()


# What is no plain file


def _pipe(path: Path) -> None:
    os.mkfifo(path)


CASES.append(Hostile("pipe.txt", _pipe, refused="no plain file"))
CASES.append(Hostile("folder.docx", lambda path: path.mkdir(), refused="no plain file"))
CASES.append(Hostile("missing.odt", lambda path: None, refused="cannot be opened"))
