"""The Word file: fonts, language, notice, page numbers, and the same bytes."""

import io
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn
from talap.base.files import write_json
from talap.manuscript.docx import epoch, normalise, reference_document, run
from talap.manuscript.pandoc import parse

NOTICE = "МОДЕЛДЕНГЕН МААЛЫМАТ"


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("docx")
    document = parse("---\nlang: ky\n---\n# Баш\n\nӨз сөзү.\n", file="x")
    said = {"t": "MetaInlines", "c": [{"t": "Str", "c": NOTICE}]}
    document["meta"] |= {"notice": said, "notice-long": said}
    write_json(folder / "ky.json", document)
    for name in ("one", "two"):
        run(folder / "ky.json", folder, "ky", "2026-03-01", folder / f"{name}.docx")
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
        "Times New Roman", 14, 18,
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
