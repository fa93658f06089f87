"""Where two versions of an artefact first differ."""

import io
import json
import struct
import zipfile
import zlib

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from talap.audit.places import first_difference


def zipped(**parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def table(**columns):
    stream = io.BytesIO()
    pq.write_table(pa.table(columns), stream)
    return stream.getvalue()


def png(*chunks):
    made = b"\x89PNG\r\n\x1a\n"
    for kind, data in chunks:
        made += struct.pack(">I", len(data)) + kind + data
        made += struct.pack(">I", zlib.crc32(kind + data))
    return made


def pdf(*pages):
    import typst

    text = "#pagebreak()\n".join(f"{page}\n" for page in pages)
    return typst.compile(text.encode(), timestamp=0)


@pytest.mark.parametrize(
    ("was", "now", "place"),
    [
        (
            {"a": {"b": [1, 2.5]}},
            {"a": {"b": [1, 2.25]}},
            (("path", "a.b[1]"), ("values", "2.5 → 2.25")),
        ),
        ({"a": 1}, {"a": 1, "b": 2}, (("path", "b"),)),
        ({"a": 1, "b": 2}, {"a": 1}, (("path", "b"),)),
        ({"a": [1]}, {"a": [1, 2]}, (("path", "a[1]"),)),
        ({"a": 1}, {"a": True}, (("path", "a"), ("values", "1 → true"))),
        ({"a": "x" * 90}, {"a": "y"}, (("path", "a"),)),  # too long to show
    ],
)
def test_json_by_its_path(was, now, place):
    texts = [json.dumps(each).encode() for each in (was, now)]
    assert first_difference("a.json", *texts) == place


def test_json_that_says_the_same_in_another_way_is_told_by_the_line():
    place = first_difference("a.json", b'{"a": 1,\n"b": 2}', b'{"a": 1,\n "b": 2}')
    assert place == (("line", "2"),)


def test_broken_json_is_told_by_the_line():
    assert first_difference("a.json", b"{}\n{", b"{}\n[") == (("line", "2"),)


@pytest.mark.parametrize(
    ("was", "now", "place"),
    [
        (
            "code,n\nфоо,1\nbar,2\n",
            "code,n\nфоо,1\nbar,3\n",
            (("row", "3"), ("column", "n"), ("values", '"2" → "3"')),
        ),
        ("code,n\na,1\n", "code,n\na,1\nb,2\n", (("row", "3"),)),
        ("code,n\na,1\n", "code,n\na,1,2\n", (("row", "2"),)),
        ('t\n"one\ntwo"\nx\n', 't\n"one\ntwo"\ny\n', (("row", "3"), ("column", "t"),
          ("values", '"x" → "y"'))),
        ("a\n1\n", "a\r\n1\r\n", (("line", "1"),)),
    ],
)  # fmt: skip
def test_csv_by_row_and_column(was, now, place):
    assert first_difference("a.csv", was.encode(), now.encode()) == place


def test_text_by_its_line():
    place = first_difference("a.svg", b"<a>\n<b>\n</a>\n", b"<a>\n<c>\n</a>\n")
    assert place == (("line", "2"),)


def test_a_zip_by_its_member_and_within():
    was = zipped(**{"a.xml": "x", "word/document.xml": "one\ntwo"})
    now = zipped(**{"a.xml": "x", "word/document.xml": "one\nTWO"})
    assert first_difference("a.docx", was, now) == (
        ("part", "word/document.xml"),
        ("line", "2"),
    )


def test_a_member_that_is_gone():
    was, now = zipped(a="x", b="y"), zipped(a="x")
    assert first_difference("a.qdpx", was, now) == (("part", "b"),)


def test_zips_of_the_same_members_are_told_by_the_byte():
    was = zipped(a="x")
    stream = io.BytesIO(was)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.comment = b"later"
    kind, _ = first_difference("a.docx", was, stream.getvalue())[0]
    assert kind == "byte"


def test_a_pdf_by_its_page():
    was, now = pdf("one", "two"), pdf("one", "three")
    assert first_difference("a.pdf", was, now) == (("page", "2"),)


def test_a_picture_by_its_chunk():
    was = png((b"IHDR", b"\0" * 13), (b"tEXt", b"a\0b"), (b"IDAT", b"x"))
    now = png((b"IHDR", b"\0" * 13), (b"tEXt", b"a\0b"), (b"IDAT", b"y"))
    assert first_difference("a.png", was, now) == (("chunk", "IDAT"),)


def test_a_parquet_table_by_row_and_column():
    was = table(code=["a", "b"], low=[float("nan"), 0.25])
    now = table(code=["a", "b"], low=[float("nan"), 0.5])
    assert first_difference("a.parquet", was, now) == (
        ("row", "2"),
        ("column", "low"),
        ("values", "0.25 → 0.5"),
    )


def test_a_column_more():
    was, now = table(a=[1]), table(a=[1], b=[2])
    assert first_difference("a.parquet", was, now) == (("column", "b"),)


def test_what_cannot_be_opened_is_told_by_its_byte():
    assert first_difference("a.docx", b"PK\x03\x04aa", b"PK\x03\x04ab") == (
        ("byte", "6"),
    )
    assert first_difference("a.bin", b"\xff\x00", b"\xff\x01") == (("byte", "2"),)
    assert first_difference("a.txt", b"x", b"\xff") == (("byte", "1"),)
