"""REFI-QDA projects: what is read from them, and what they may not hold."""

import zipfile
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import pytest
from talap.base.errors import TalapError
from talap.coding.files import archive, read

DATA = Path(__file__).parents[2] / "data/raw/codings"
TEXT = "И: Зачем?\nР: Ради диплома, конечно 😀.\nР: И ради сына.\n"
Passage = tuple[int, int, str, str]  # start, end, name, coding elements


def g(number: int) -> str:
    return f"{number:08x}-0000-4000-8000-000000000000"


def coding(number: int, code: int = 11, user: str | None = g(1)) -> str:
    by = f' creatingUser="{user}"' if user else ""
    return f'<Coding guid="{g(number)}"{by}><CodeRef targetGUID="{g(code)}"/></Coding>'


PASSAGES: list[Passage] = [
    (13, 25, "Ради диплома", coding(101)),
    (38, 52, "Р: И ради сына", coding(102, 12) + coding(103, 11, g(2))),
]


def write(
    path: Path,
    passages: list[Passage] = PASSAGES,
    text: str | bytes = TEXT,
    users: str = f'<User guid="{g(1)}" name="A"/><User guid="{g(2)}" name="B"/>',
    more_codes: str = "",
    more_sources: str = "",
    inline: bool = False,
    names: tuple[str, str] = ("project.qde", "sources"),
    head: str = "",
) -> Path:
    selections = "".join(
        f'<PlainTextSelection guid="{g(50 + n)}" name={quoteattr(name)}'
        f' startPosition="{start}" endPosition="{end}">{inside}</PlainTextSelection>'
        for n, (start, end, name, inside) in enumerate(passages)
    )
    where = "" if inline else f' plainTextPath="internal://{g(20)}.txt"'
    content = f"<PlainTextContent>{text!s}</PlainTextContent>" if inline else ""
    project = (
        f'{head}<Project xmlns="urn:QDA-XML:project:1.0" name="p"><Users>{users}'
        f'</Users><CodeBook><Codes><Code guid="{g(10)}" name="motive"'
        f' isCodable="false"><Code guid="{g(11)}" name="motive.degree"'
        f' isCodable="true"/><Code guid="{{{g(12)}}}" name="motive.child"'
        f' isCodable="true"/>{more_codes}</Code></Codes></CodeBook><Sources>'
        f'<TextSource guid="{g(20)}" name="I01"{where}>{content}{selections}'
        f"</TextSource>{more_sources}</Sources></Project>"
    )
    with zipfile.ZipFile(path, "w") as z:
        z.writestr(names[0], project)
        if not inline:
            z.writestr(f"{names[1]}/{g(20)}.TXT", text)
    return path


@pytest.fixture
def qdpx(tmp_path: Path) -> Path:
    return tmp_path / "a.qdpx"


def test_codings_with_code_coder_and_place(qdpx: Path) -> None:
    found = read(write(qdpx), None)
    assert [(s.document, s.coder, s.code, s.quote) for s in found.selections] == [
        ("I01", "A", "motive.degree", "Ради диплома"),
        ("I01", "A", "motive.child", "Р: И ради сына"),
        ("I01", "B", "motive.degree", "Р: И ради сына"),
    ]
    assert all(s.source == TEXT for s in found.selections)
    assert [(c.unit, c.matched, c.quotes) for c in found.countings] == [
        ("code point", 2, 2)
    ]


def test_file_as_other_programs_write_it(qdpx: Path) -> None:
    # BOM and CRLF in the file, UTF-16 units that count both, ATLAS.ti's capitals.
    passages = [
        (15, 27, "Ради диплома", coding(101)),
        (42, 56, "Р: И ради сына", coding(102, 12)),
    ]
    text = "\ufeff" + TEXT.replace("\n", "\r\n")
    found = read(write(qdpx, passages, text, names=("Project.qde", "Sources")), None)
    assert [s.quote for s in found.selections] == ["Ради диплома", "Р: И ради сына"]
    counting = found.countings[0]
    assert (counting.unit, counting.line_end, counting.shift) == (
        "UTF-16 unit",
        "CRLF",
        1,
    )


def test_text_inside_the_xml(qdpx: Path) -> None:
    found = read(write(qdpx, inline=True), None)
    assert [s.quote for s in found.selections][0] == "Ради диплома"


def test_coder_of_the_configuration_stands_in(qdpx: Path) -> None:
    found = read(write(qdpx, users=f'<User guid="{g(1)}" name="A"/>'), "ana")
    assert {s.coder for s in found.selections} == {"ana"}


def test_only_user_made_the_codings_that_name_none(qdpx: Path) -> None:
    passages = [(13, 25, "Ради диплома", coding(101, user=None))]
    one = f'<User guid="{g(1)}" name="A"/>'
    assert read(write(qdpx, passages, users=one), None).selections[0].coder == "A"
    with pytest.raises(TalapError, match="without a named coder"):
        read(write(qdpx, passages), None)


def test_uncoded_source_and_passage_are_passed_over(qdpx: Path) -> None:
    memo = f'<TextSource guid="{g(30)}" name="memo"/>'
    passages = [*PASSAGES, (0, 2, "И:", "")]
    found = read(write(qdpx, passages, more_sources=memo), None)
    assert len(found.selections) == 3
    assert [c.document for c in found.countings] == ["I01"]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"passages": [(25, 13, "Ради диплома", coding(101))]}, "25-13 span no text"),
        ({"passages": [(13, 13, "", coding(101))]}, "13-13 span no text"),
        ({"passages": [(13, 999, "", coding(101))]}, "13-999 lie outside"),
        ({"passages": [(0, 5, "Ради диплома", coding(101))]}, "source I01: its pos"),
        ({"passages": [(13, 25, "", coding(7) + coding(7))]}, "two elements Coding"),
        ({"passages": [(13, 25, "", coding(7, 99))]}, r"project lacks \(00000063"),
        ({"passages": [(13, 25, "", coding(7, 11, g(3)))]}, "without a named coder"),
        ({"users": f'<User guid="{g(1)}"/><User guid="{g(2)}" name="B"/>'}, "coder"),
        (
            {"more_codes": f'<Code guid="{g(11)}" name="x" isCodable="true"/>'},
            "two elements Code",
        ),
        (
            {"more_codes": f'<Code guid="{g(13)}" name=" motive.degree "/>'},
            "whose name stands twice: motive.degree",
        ),
        (
            {
                "passages": [(13, 25, "", coding(7, 13))],
                "more_codes": f'<Code guid="{g(13)}" isCodable="true"/>',
            },
            "has no name",
        ),
        ({"users": f'<User guid="{g(1)}" name="A"/>' * 2}, "two elements User"),
        (
            {"more_sources": f'<TextSource guid="{g(20)}" name="I02"/>'},
            "two elements TextSource",
        ),
        (
            {"more_sources": f'<PDFSource guid="{g(31)}">{coding(9)}</PDFSource>'},
            "1 codings lie on whole documents, PDF",
        ),
        ({"text": "И: Зачем?".encode("cp1251")}, "not UTF-8"),
        ({"names": ("project.qde", "elsewhere/x")}, None),
        ({"names": ("project.xml", "sources")}, "no project.qde"),
        ({"head": "<!DOCTYPE p [<!ENTITY a 'b'>]>"}, "not safe XML"),
        ({"head": "<!DOCTYPE Project>"}, "not safe XML"),
        ({"head": "<"}, "not safe XML"),
    ],
)
def test_what_may_not_be(qdpx: Path, changed: dict[str, Any], says: str | None) -> None:
    path = write(qdpx, **changed)
    if says is None:  # the folder does not matter, the source's name does
        assert read(path, None).selections
        return
    with pytest.raises(TalapError, match=says) as caught:
        read(path, None)
    assert str(qdpx) in str(caught.value)


def test_missing_source_is_named(qdpx: Path) -> None:
    lost = (
        f'<TextSource guid="{g(30)}" name="I02" plainTextPath="internal://lost.txt">'
        f'<PlainTextSelection guid="{g(31)}" startPosition="0" endPosition="1">'
        f"{coding(32)}</PlainTextSelection></TextSource>"
    )
    with pytest.raises(TalapError, match=r"source I02: the source lost.txt is not in"):
        read(write(qdpx, more_sources=lost), None)


def test_position_that_is_no_number(qdpx: Path) -> None:
    write(qdpx)
    with zipfile.ZipFile(qdpx) as z:
        parts = {name: z.read(name) for name in z.namelist()}
    with zipfile.ZipFile(qdpx, "w") as z:
        for name, content in parts.items():
            z.writestr(name, content.replace(b'"13"', b'"thirteen"'))
    with pytest.raises(TalapError, match="thirteen-25 span no text"):
        read(qdpx, None)


def test_no_zip_and_too_large_a_zip(
    qdpx: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    qdpx.write_bytes(b"PK\3\4 not a zip")
    with pytest.raises(TalapError, match="not a readable zip"):
        read(qdpx, None)
    monkeypatch.setattr(archive, "LARGEST", 100)
    with pytest.raises(TalapError, match="unpacks to"):
        read(write(qdpx), None)


def test_damaged_member_is_an_error(qdpx: Path) -> None:
    with zipfile.ZipFile(qdpx, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("project.qde", "<Project/>" * 50)
    content = bytearray(qdpx.read_bytes())
    content[30 + len("project.qde")] = 0b110  # a kind of deflate block there is not
    qdpx.write_bytes(bytes(content))
    with pytest.raises(TalapError, match="not a readable zip"):
        read(qdpx, None)


def test_unknown_kind_and_missing_file(tmp_path: Path) -> None:
    with pytest.raises(TalapError, match="there is no such file"):
        read(tmp_path / "a.qdpx", None)
    (tmp_path / "a.xls").touch()
    with pytest.raises(TalapError, match="no reader for .xls"):
        read(tmp_path / "a.xls", None)


def test_every_quote_of_the_shipped_project_is_cut_out() -> None:
    found = read(DATA / "coder-a.qdpx", None)
    assert {s.coder for s in found.selections} == {"A"}
    assert [c.document for c in found.countings] == [f"I{n:02d}" for n in range(1, 16)]
    assert sum(c.quotes for c in found.countings) == len(found.selections) == 681
    assert all(c.matched == c.quotes for c in found.countings)
