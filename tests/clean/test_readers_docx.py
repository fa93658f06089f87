"""Word documents: what is in, what is out, and in which order."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from hostile import MAIN, document, docx, paragraph
from talap.clean import readers
from talap.clean.source import Source

OFF = '<w:vanish w:val="0"/>'
DELETED = "<w:r><w:delText>удалено</w:delText></w:r>"


def run(text: str, properties: str = "") -> str:
    return (
        f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
    )


def read(tmp_path: Path, body: str, **parts: str) -> Source:
    path = tmp_path / "a.docx"
    more = {f"word/{name}.xml": content for name, content in parts.items()}
    path.write_bytes(docx(document(body), more))  # type: ignore[arg-type]
    return readers.read(path, "a.docx")


def kinds(source: Source) -> dict[str, int]:
    return {remark.kind: remark.count for remark in source.remarks}


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (paragraph("раз") + paragraph("два"), "раз\nдва"),
        (f"<w:p>{run('раз')}<w:ins>{run(' два')}</w:ins></w:p>", "раз два"),
        (f"<w:p>{run('раз')}<w:del>{DELETED}</w:del></w:p>", "раз"),
        (f"<w:p><w:ins><w:del>{DELETED}</w:del>{run('а')}</w:ins></w:p>", "а"),
        (f"<w:p><w:moveFrom>{run('а')}</w:moveFrom>{run('б')}</w:p>", "б"),
        (f"<w:p><w:moveTo>{run('а')}</w:moveTo>{run('б')}</w:p>", "аб"),
        (
            f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('раз')}</w:p>"
            + paragraph(" два"),
            "раз два",
        ),
        (f"<w:p>{run('а')}{run('б', '<w:vanish/>')}</w:p>", "а"),
        (f"<w:p>{run('б', OFF)}</w:p>", "б"),
        ("<w:p><w:r><w:t>а</w:t><w:br/><w:t>б</w:t></w:r></w:p>", "а\nб"),
        ("<w:p><w:r><w:t>а</w:t><w:tab/><w:t>б</w:t></w:r></w:p>", "а\tб"),
        (
            "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>а</w:t></w:r></w:p>",
            "а",
        ),
        (
            "<w:p><w:r><w:t>кое</w:t><w:noBreakHyphen/><w:t>кто</w:t></w:r></w:p>",
            "кое\u2011кто",
        ),
        (
            '<w:p><w:r><w:t>а</w:t><w:sym w:char="F04A"/></w:r></w:p>',
            "а\ufffd",
        ),
        (f"<w:p><w:hyperlink>{run('ссылка')}</w:hyperlink></w:p>", "ссылка"),
        (
            f"<w:sdt><w:sdtContent>{paragraph('в поле')}</w:sdtContent></w:sdt>",
            "в поле",
        ),
        (
            paragraph("а")
            + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
            f"{paragraph('Место для ввода')}</w:sdtContent></w:sdt>",
            "а",
        ),
        (
            "<w:p><w:r><w:fldChar/><w:instrText> PAGE </w:instrText></w:r>"
            f"{run('7')}</w:p>",
            "7",
        ),
        (
            f"<w:p>{run('до')}<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>"
            f"{paragraph('рамка')}</w:txbxContent></mc:Choice><mc:Fallback>"
            f"<w:txbxContent>{paragraph('рамка')}</w:txbxContent></mc:Fallback>"
            f"</mc:AlternateContent></w:r>{run(' после')}</w:p>{paragraph('дальше')}",
            "до после\nрамка\nдальше",
        ),
        (
            "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>"
            f"{paragraph('строка удалена')}</w:tc></w:tr><w:tr><w:tc>{paragraph('а')}"
            "</w:tc></w:tr></w:tbl>",
            "а",
        ),
    ],
)
def test_text(tmp_path: Path, body: str, text: str):
    assert read(tmp_path, body).text == text


def test_hidden_by_style_and_its_heirs(tmp_path: Path):
    styles = (
        f'<w:styles xmlns:w="{MAIN}">'
        '<w:style w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="Heir"><w:basedOn w:val="H"/></w:style>'
        '<w:style w:styleId="Shown"><w:basedOn w:val="H"/>'
        '<w:rPr><w:vanish w:val="false"/></w:rPr></w:style></w:styles>'
    )
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run(style)}</w:p>'
        for style in ("H", "Heir", "Shown", "Unknown")
    )
    source = read(tmp_path, body, styles=styles)
    assert source.text == "Shown\nUnknown"
    assert kinds(source)["hidden"] == 2


def test_what_is_left_out_is_counted(tmp_path: Path):
    comment = f'<w:comments xmlns:w="{MAIN}"><w:comment/><w:comment/></w:comments>'
    header = f'<w:hdr xmlns:w="{MAIN}">{paragraph("Интервью, стр. 1")}</w:hdr>'
    empty = f'<w:ftr xmlns:w="{MAIN}"><w:p/></w:ftr>'
    body = (
        f"<w:p>{run('а')}<w:r><w:footnoteReference/></w:r><w:ins>{run('б')}</w:ins>"
        f"<w:del>{DELETED}</w:del></w:p>"
    )
    source = read(tmp_path, body, comments=comment, header1=header, footer1=empty)
    assert source.text == "аб"
    assert kinds(source) == {
        "header": 1,
        "comment": 2,
        "footnote": 1,
        "insertion": 1,
        "deletion": 1,
    }


def table(*rows: tuple[str, ...]) -> str:
    cells = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(c)}</w:tc>" for c in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{cells}</w:tbl>"


LONG = "Я долго думал об этом и решил поехать учиться"


def test_turn_table(tmp_path: Path):
    body = paragraph("Интервью") + table(
        ("И:", "Почему вы решили уехать учиться?"),
        ("Р:", LONG),
        ("", "и не жалею об этом нисколько"),
        ("И:", "А семья? Что говорили родители?"),
    )
    source = read(tmp_path, body)
    speakers = [block.speaker for block in source.blocks]
    assert speakers == [None, "И", "Р", "Р", "И"]
    assert source.text.splitlines()[2] == LONG


def test_turn_table_with_times_and_headings(tmp_path: Path):
    body = table(
        ("№", "Время", "Спикер", "Реплика"),
        ("1", "00:00:05", "Интервьюер", "Да?"),
        ("2", "00:01:07", "Айгерім", "Нет"),
    )
    source = read(tmp_path, body)
    assert source.text == "Да?\nНет"
    assert [b.speaker for b in source.blocks] == ["Интервьюер", "Айгерім"]
    assert [b.time_start for b in source.blocks] == [5.0, 67.0]
    assert kinds(source) == {"table heading": 1, "table cell": 2}


@pytest.mark.parametrize(
    "rows",
    [
        (("Возраст", "24"), ("Пол", "женский")),
        (("Возраст", "24"), ("Город", "Алматы"), ("Вуз", "КазНУ"), ("Дата", "май")),
        ((LONG, LONG), (LONG, LONG)),
    ],
)
def test_other_tables_lose_nothing(tmp_path: Path, rows: tuple[tuple[str, str], ...]):
    source = read(tmp_path, table(*rows))
    assert source.text == "\n".join(cell for row in rows for cell in row)
    assert all(block.speaker is None for block in source.blocks)


def test_strict_namespace_and_other_part_name(tmp_path: Path):
    from hostile import docx_parts, zipped

    xml = document(paragraph("да")).replace(
        MAIN, "http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    parts = docx_parts(xml)
    parts["word/document2.xml"] = parts.pop("word/document.xml")
    parts["_rels/.rels"] = str(parts["_rels/.rels"]).replace(
        "document.xml", "document2.xml"
    )
    path = tmp_path / "a.docx"
    path.write_bytes(zipped(parts))
    assert readers.read(path, "a").text == "да"


def test_document_of_python_docx(tmp_path: Path):
    import docx as python_docx

    made = python_docx.Document()
    for line in ("И: Сәлем!", "Р: Салам, кандайсыз?"):
        made.add_paragraph(line)
    made.save(str(tmp_path / "a.docx"))
    source = readers.read(tmp_path / "a.docx", "a")
    assert source.text == "И: Сәлем!\nР: Салам, кандайсыз?"
    assert (source.format, source.encoding) == ("docx", None)
