"""OpenDocument texts: what is in, what is out, and in which order."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from hostile import content, odt
from talap.clean import readers
from talap.clean.source import Source


def read(tmp_path: Path, body: str, styles: str = "") -> Source:
    path = tmp_path / "a.odt"
    path.write_bytes(odt(content(body, styles)))
    return readers.read(path, "a.odt")


DELETION = (
    "<text:tracked-changes><text:changed-region><text:deletion>"
    "<text:p>удалено</text:p></text:deletion></text:changed-region>"
    "</text:tracked-changes>"
)
HIDDEN = (
    '<style:style style:name="T1"><style:text-properties text:display="none"/>'
    '</style:style><style:style style:name="T2" style:parent-style-name="T1"/>'
)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<text:h>Раз</text:h><text:p>два</text:p>", "Раз\nдва"),
        ("<text:p>а<text:span>б</text:span>в</text:p>", "абв"),
        ("<text:p>а<text:s text:c='3'/>б<text:tab/>в<text:line-break/>г</text:p>",
         "а   б\tв\nг"),
        ("<text:p>а\n   б <text:span> в</text:span></text:p>", "а б в"),
        (DELETION + "<text:p>осталось</text:p>", "осталось"),
        ("<text:p>а<text:note><text:note-body><text:p>сноска</text:p>"
         "</text:note-body></text:note>б</text:p>", "аб"),
        ("<text:p>а<office:annotation><text:p>примечание</text:p>"
         "</office:annotation>б</text:p>", "аб"),
        ("<text:p>а<text:span text:style-name='T1'>х</text:span>б"
         "<text:span text:style-name='T2'>х</text:span>в</text:p>", "абв"),
        ("<text:p>а<text:hidden-text>х</text:hidden-text>б</text:p>", "аб"),
        ("<text:section text:display='none'><text:p>х</text:p></text:section>"
         "<text:p>а</text:p>", "а"),
        ("<text:p>до<draw:frame><draw:text-box><text:p>рамка</text:p>"
         "</draw:text-box></draw:frame> после</text:p><text:p>дальше</text:p>",
         "до после\nрамка\nдальше"),
        ("<text:list><text:list-item><text:p>пункт</text:p></text:list-item>"
         "</text:list>", "пункт"),
    ],
)  # fmt: skip
def test_text(tmp_path: Path, body: str, text: str):
    assert read(tmp_path, body, HIDDEN).text == text


def test_turn_table(tmp_path: Path):
    rows = "".join(
        f"<table:table-row><table:table-cell><text:p>{who}</text:p></table:table-cell>"
        f"<table:table-cell><text:p>{what}</text:p></table:table-cell></table:table-row>"
        for who, what in (
            ("И", "Почему вы решили уехать?"),
            ("Р", "Хотела учиться там"),
        )
    )
    source = read(tmp_path, f"<table:table>{rows}</table:table>")
    assert [block.speaker for block in source.blocks] == ["И", "Р"]
    assert source.text == "Почему вы решили уехать?\nХотела учиться там"


def test_what_is_left_out_is_counted(tmp_path: Path):
    source = read(
        tmp_path, DELETION + "<text:p>а<office:annotation/><text:note/></text:p>"
    )
    counts = {remark.kind: remark.count for remark in source.remarks}
    assert counts == {"deletion": 1, "comment": 1, "footnote": 1}


def test_document_of_odfdo(tmp_path: Path):
    from odfdo import Document, Paragraph

    made = Document("text")
    made.body.clear()
    for line in ("И: Сәлем!", "Р: Салам,  кандайсыз?"):
        made.body.append(Paragraph(line))
    made.save(str(tmp_path / "a.odt"))
    source = readers.read(tmp_path / "a.odt", "a")
    assert source.text == "И: Сәлем!\nР: Салам,  кандайсыз?"
