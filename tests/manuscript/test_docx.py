"""The Word file: what an editor finds in it, and what LibreOffice leaves of it."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from pathlib import Path

import pytest
from defusedxml import ElementTree
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt
from programs import program
from talap.base.files import read_json
from talap.manuscript.docx import (
    Fields,
    content,
    epoch,
    field_code,
    normalise,
    word_language,
)
from talap.manuscript.docx_styles import reference_document
from talap.manuscript.nodes import link, span, string, strong
from talap.manuscript.pandoc import parse
from talap.manuscript.widths import column_shares

NOTICE = "МОДЕЛДЕНГЕН МААЛЫМАТ"
LANGUAGES = {"ru": "ru-RU", "ky": "ky-KG", "en": "en-US"}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NUMBER = re.compile(r"n\d{4}_\w+")


def file_of(study: Path, language: str) -> Path:
    return study / f"results/manuscript/{language}.docx"


def part(path: Path, name: str) -> str:
    return zipfile.ZipFile(path).read(name).decode("utf-8")


def bookmarks(path: Path) -> dict[str, str]:
    """Return each bookmark of a DOCX with the text that it encloses."""
    found: dict[str, str] = {}
    inside: dict[str, str] = {}
    for node in ElementTree.fromstring(part(path, "word/document.xml")).iter():
        if node.tag == W + "bookmarkStart":
            inside[node.get(W + "id")] = node.get(W + "name")
            found[node.get(W + "name")] = ""
        elif node.tag == W + "bookmarkEnd":
            inside.pop(node.get(W + "id"), None)
        elif node.tag == W + "t":
            for name in inside.values():
                found[name] += node.text or ""
    return found


@pytest.mark.parametrize(("language", "tag"), LANGUAGES.items())
def test_properties_and_language(shipped: Path, language: str, tag: str) -> None:
    document = Document(str(file_of(shipped, language)))
    properties = document.core_properties
    assert properties.language == tag
    assert properties.title
    assert len(properties.keywords.split(", ")) == 7
    assert properties.subject == document.sections[0].header.paragraphs[0].text
    assert properties.subject.split(":")[0].isupper()
    assert len(properties.comments) > 300
    defaults = part(file_of(shipped, language), "word/styles.xml")
    assert f'w:val="{tag}"' in defaults.split("</w:docDefaults>")[0]


def test_styles(shipped: Path) -> None:
    document = Document(str(file_of(shipped, "ru")))
    assert document.styles["Body Text"].font.name == "Times New Roman"
    assert document.styles["Body Text"].font.size == Pt(14)
    styles = {paragraph.style.name for paragraph in document.paragraphs}
    assert {"Title", "Heading 1", "Heading 2", "Table Caption"} <= styles
    section = document.sections[0]
    assert round(section.page_width.cm) == 21
    assert "PAGE" in section.footer._element.xml


@pytest.mark.parametrize("language", LANGUAGES)
def test_captions_count_themselves_and_mentions_refer(
    shipped: Path, language: str
) -> None:
    text = part(file_of(shipped, language), "word/document.xml")
    marks = bookmarks(file_of(shipped, language))
    figures = len(re.findall(r"SEQ Figure \\\* ARABIC", text))
    tables = len(re.findall(r"SEQ Table \\\* ARABIC", text))
    assert figures == text.count("<wp:inline")
    assert tables == text.count("<w:tbl>")
    shown = [said for name, said in marks.items() if name.startswith("_Ref_")]
    counts = [*range(1, figures + 1), *range(1, tables + 1)]
    assert sorted(shown) == sorted(map(str, counts))
    for target in re.findall(r" REF (\w+) \\h ", text):
        assert target in marks


def test_tables_head_and_fill_the_page(shipped: Path) -> None:
    document = Document(str(file_of(shipped, "ky")))
    for table in document.tables:
        first = table.rows[0]._tr.xml
        assert "w:tblHeader" in first
        assert re.search(r'w:tblW w:type="pct" w:w="(49\d\d|5000)"', table._tbl.xml)
    borders = document.styles["Table"].element.xml
    assert borders.count('w:val="single"') >= 6


def test_figures_have_alternative_texts_and_notes_are_real(shipped: Path) -> None:
    text = part(file_of(shipped, "en"), "word/document.xml")
    described = re.findall(r'<wp:docPr [^>]*descr="([^"]*)"', text)
    assert len(described) == text.count("<w:drawing>")
    assert all(len(each) > 40 for each in described)
    notes = part(file_of(shipped, "en"), "word/footnotes.xml")
    # The author's two, and the original of each quotation.
    uses = read_json(file_of(shipped, "en").with_suffix(".uses.json"))
    wanted = uses["footnotes"] + len(uses["quotations"])
    assert text.count("<w:footnoteReference") == wanted
    assert "GRIM" in notes


@pytest.mark.parametrize(
    ("language", "said", "name"),
    [
        ("ru", "На двух конях сижу, не имею права упасть.", "смоделированное интервью"),
        ("ky", "жыгылганга акым жок.", "моделденген маек"),
        ("en", "and I have no right to fall.", "simulated interview"),
    ],
)
def test_a_quotation_who_said_it_and_its_original(
    shipped: Path, language: str, said: str, name: str
) -> None:
    path = file_of(shipped, language)
    paragraphs = Document(str(path)).paragraphs
    (at,) = [n for n, each in enumerate(paragraphs) if each.text.endswith(said)]
    quoted, teller = paragraphs[at : at + 2]
    assert (quoted.style.name, teller.style.name) == ("Block Text", "Attribution")
    assert "".join(each.text for each in teller.hyperlinks) == f"P12, {name}"
    link = part(path, "word/_rels/document.xml.rels")
    assert f"../audit/{language}/codes.html#coding-I12-012-02" in link
    notes = ElementTree.fromstring(part(path, "word/footnotes.xml"))
    original = [
        node.findtext(f"{W}t") or ""
        for node in notes.iter(f"{W}r")
        if node.find(f"{W}rPr/{W}lang[@{W}val='ru-RU']") is not None
    ]
    found = "мен екі аттың үстінде отырмын" in " ".join("".join(original).split())
    assert found == (language != "ru")


@pytest.mark.parametrize("language", LANGUAGES)
def test_libreoffice_keeps_every_number(
    shipped: Path, language: str, tmp_path: Path
) -> None:
    office = program("soffice", "libreoffice-writer")
    source = file_of(shipped, language)
    words = [office, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    words += ["--headless", "--convert-to"]
    into = ["--outdir", str(tmp_path)]
    odt = str(tmp_path / f"{language}.odt")
    for form, file in (("odt", str(source)), ("docx:MS Word 2007 XML", odt)):
        subprocess.run([*words, form, *into, file], check=True, capture_output=True)
    before, after = bookmarks(source), bookmarks(tmp_path / f"{language}.docx")
    kept = [name for name in before if NUMBER.fullmatch(name) or name[:4] == "_Ref"]
    assert len(kept) > 100
    assert {name: before[name] for name in kept} == {
        name: after.get(name) for name in kept
    }


def test_a_number_stands_in_a_bookmark_with_a_name_that_word_keeps() -> None:
    key = "share_of_those_who_have_a_very_long_key.ci"
    number = link([string("7–45 %")], "#number-x", ("number",), key=key)
    start, same, end = Fields()(number, "") or []
    name = re.findall(r'w:name="(\w+)"', start["c"][1])[0]
    assert name.startswith("n0001_share_of_those")
    assert len(name) == 40
    assert same is number
    assert "bookmarkEnd" in end["c"][1]


def test_a_label_keeps_what_stands_around_its_number() -> None:
    inlines = [strong(string("12-сүрөт."))]
    values = {"series": "figure", "number": "12", "target": "fig-a"}
    made = Fields()(span(inlines, "label", **values), "") or []
    said = "".join(
        re.sub(r"<w:instrText.*?</w:instrText>", "", n["c"][1]) for n in made
    )
    assert re.sub(r"<[^>]*>", "", said) == "12-сүрөт."


def test_fields_escape_and_languages_have_regions() -> None:
    assert "&lt;" in field_code("REF a", "<1>")
    assert {name: word_language(name) for name in LANGUAGES} == LANGUAGES


def test_no_column_is_narrower_than_its_longest_word() -> None:
    rows = [["Код", "Үлүш"], ["x" * 60, "кандидаттыкминимум"]]
    wide, narrow = column_shares(rows)
    assert wide / narrow == pytest.approx(64 / 22, rel=1e-3)
    assert 0.999 < wide + narrow <= 1


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("docx")
    document = parse("---\nlang: ky\n---\n# Баш\n\nӨз сөзү.\n", file="x")
    said = {"t": "MetaInlines", "c": [{"t": "Str", "c": NOTICE}]}
    document["meta"] |= {"notice": said, "notice-long": said}
    for name in ("one", "two"):
        made = content(document, {}, folder, "ky", "2026-03-01", "ky.json")
        (folder / f"{name}.docx").write_bytes(made)
    return folder


def test_the_same_bytes_twice(written):
    assert (written / "one.docx").read_bytes() == (written / "two.docx").read_bytes()


def test_the_notice_stands_on_each_page_and_first_in_the_text(written):
    document = Document(written / "one.docx")
    assert document.sections[0].header.paragraphs[0].text == NOTICE
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[:3] == [NOTICE, "Баш", "Өз сөзү."]


def test_no_clock_is_asked(written):
    core = Document(written / "one.docx").core_properties
    assert core.created.isoformat().startswith("2026-03-01T00:00:00")
    with zipfile.ZipFile(written / "one.docx") as archive:
        assert {info.date_time[0] for info in archive.infolist()} == {1980}
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_fonts_size_and_language():
    template = Document(io.BytesIO(reference_document(NOTICE, "ky")))
    body, title = template.styles["Normal"], template.styles["Title"]
    assert (body.font.name, body.font.size.pt, title.font.size.pt) == (
        "Times New Roman", 14, 16,
    )  # fmt: skip
    fonts = title.element.rPr.rFonts
    assert fonts.get(qn("w:cs")) == "Times New Roman"
    assert not [name for name in fonts.attrib if name.endswith("Theme")]
    field = template.sections[0].footer.paragraphs[0]._p.xml
    assert "PAGE" in field


def test_without_a_notice_there_is_no_header():
    template = Document(io.BytesIO(reference_document("", "ky")))
    assert template.sections[0].header.paragraphs[0].text == ""


def test_epoch():
    # date -u -d 2026-03-01 +%s
    assert epoch("2026-03-01") == 1772323200
    assert epoch("1970-01-02") == 86400


def test_a_zip_does_not_depend_on_order_or_time():
    def zipped(names, year):
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w") as archive:
            for name in names:
                archive.writestr(zipfile.ZipInfo(name, (year, 1, 1, 0, 0, 0)), name)
        return content.getvalue()

    one, two = zipped(["b", "[x]", "a"], 1999), zipped(["a", "b", "[x]"], 2020)
    assert one != two
    assert normalise(one) == normalise(two)
    with zipfile.ZipFile(io.BytesIO(normalise(one))) as archive:
        assert archive.namelist() == ["[x]", "a", "b"]
        assert archive.read("a") == b"a"
