"""An edited DOCX, and hostile ones."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from docx import Document
from talap.base.errors import TalapError
from talap.manuscript.word_read import WordFile, read_word

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TRACKED = 'w:id="1" w:author="A B" w:date="2026-05-01T10:00:00Z"'


def written(folder: Path, body: str, **parts: str) -> Path:
    """Return a DOCX whose body is the given XML."""
    path = folder / "x.docx"
    Document().save(str(path))
    with zipfile.ZipFile(path) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    held["word/document.xml"] = document.encode()
    held |= {name: content.encode() for name, content in parts.items()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in held.items():
            archive.writestr(name, content)
    return path


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def read(folder: Path, body: str) -> WordFile:
    return read_word(written(folder, body), "x.docx")


def test_tracked_changes_count_as_made_and_are_listed(tmp_path: Path) -> None:
    body = (
        f"<w:p>{run('a ')}<w:ins {TRACKED}>{run('new')}</w:ins>"
        f"<w:del {TRACKED}><w:r><w:delText>old</w:delText></w:r></w:del>"
        f"{run(' b')}</w:p>"
    )
    found = read(tmp_path, body)
    assert [each.text for each in found.paragraphs] == ["a new b"]
    assert [(e.kind, e.author, e.text) for e in found.changes] == [
        ("inserted", "A B", "new"), ("deleted", "A B", "old"),
    ]  # fmt: skip


def test_a_deleted_end_of_paragraph_joins_it_to_the_next(tmp_path: Path) -> None:
    mark = f"<w:pPr><w:rPr><w:del {TRACKED}/></w:rPr></w:pPr>"
    found = read(tmp_path, f"<w:p>{mark}{run('a ')}</w:p><w:p>{run('b')}</w:p>")
    assert [each.text for each in found.paragraphs] == ["a b"]


def test_what_libreoffice_hides_in_a_fields_code_is_read_after_it(
    tmp_path: Path,
) -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    body = (
        f'<w:p><w:hyperlink w:anchor="tab-a">{mark("begin")}{run("-таблица")}'
        f"<w:r><w:instrText> REF _Ref_a \\h </w:instrText></w:r>{mark('separate')}"
        f"{run('1')}{mark('end')}</w:hyperlink></w:p>"
    )
    paragraph = read(tmp_path, body).paragraphs[0]
    assert paragraph.text == "1-таблица"
    assert {piece.anchor for piece in paragraph.pieces} == {"tab-a"}


def test_looks_cells_breaks_and_levels(tmp_path: Path) -> None:
    not_bold = '<w:b w:val="0"/>'
    cell = "<w:tr><w:tc><w:p>{}</w:p></w:tc><w:tc><w:p>{}</w:p></w:tc></w:tr>"
    body = (
        f'<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr>{run("H")}</w:p>'
        f"<w:p>{run('b', '<w:b/>')}{run('i', '<w:i/>')}"
        f"{run('n', not_bold)}<w:r><w:br/><w:noBreakHyphen/></w:r></w:p>"
        f"<w:tbl>{cell.format(run('1'), run('2'))}</w:tbl>"
    )
    found = read(tmp_path, body).paragraphs
    assert found[0].level == 2
    looks = [(piece.bold, piece.italic) for piece in found[1].pieces[:3]]
    assert looks == [(True, False), (False, True), (False, False)]
    assert found[1].text == "bin -"
    assert [each.cell for each in found[2:]] == [(0, 0, 0), (0, 0, 1)]


BOMB = '<!DOCTYPE w [<!ENTITY a "b">]><w:document xmlns:w="' + W + '"/>'


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "is empty"),
        (b"plain text", "is no DOCX"),
        (b"\xd0\xcf\x11\xe0 old Word", "is no DOCX"),
        (b"PK\x03\x04 cut short", "damaged"),
    ],
)
def test_no_docx(tmp_path: Path, content: bytes, problem: str) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(content)
    with pytest.raises(TalapError, match=problem):
        read_word(path, "x.docx")


def test_a_document_type_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "", **{"word/document.xml": BOMB})
    with pytest.raises(TalapError, match="document type"):
        read_word(path, "x.docx")


def test_a_spreadsheet_and_a_zip_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    with pytest.raises(TalapError, match="no DOCX"):
        read_word(path, "x.docx")


def test_a_part_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    body = f"<w:p>{run('a' * 25_000_000)}</w:p>"
    path = written(tmp_path, "")
    with zipfile.ZipFile(path) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    held["word/document.xml"] = body.encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in held.items():
            archive.writestr(name, content)
    with pytest.raises(TalapError, match="unpacks to more than"):
        read_word(path, "x.docx")
