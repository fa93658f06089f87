"""Picking the reader, and what holds for every reader: properties and fuzzing."""

import json
import sys
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))
from hostile import content, document, docx, odt, paragraph, rtf
from talap.base.errors import TalapError
from talap.clean import readers
from talap.clean.readers import signature
from talap.clean.source import Source

MANY = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def check(source: Source) -> None:
    """Check what every reader promises: the blocks cover the text but line feeds."""
    spans = [(block.start, block.end) for block in source.blocks]
    pieces = [source.text[start:end] for start, end in spans]
    assert "\n".join(pieces) == source.text
    assert all(piece.strip() for piece in pieces)
    assert all(a[1] + 1 == b[0] for a, b in zip(spans, spans[1:], strict=False))
    assert "\r" not in source.text
    source.text.encode("utf-8")  # no lone surrogate


def read(folder: Path, name: str, made: bytes) -> Source:
    path = folder / name
    path.write_bytes(made)
    source = readers.read(path, name)
    check(source)
    return source


def attempt(folder: Path, name: str, made: bytes) -> None:
    """Read a file, or see it refused with a hint; anything else fails the test."""
    refusal = None
    try:
        read(folder, name, made)
    except TalapError as error:
        refusal = error
    assert refusal is None or refusal.hint


# Letters of the study's languages, and what breaks formats.
LINE = st.text(
    st.sampled_from(
        "абвгқңөүһіәАБЯЁё abz09.,:;!?-–—«»“”()[]{}<>&\\'\"\u00a0\u00ad\u200b😀"
    ),
    min_size=1,
    max_size=60,
).filter(lambda line: line.strip() != "")
LINES = st.lists(LINE, min_size=1, max_size=8)


def in_docx(lines: list[str]) -> bytes:
    return docx(document("".join(paragraph(escape(line)) for line in lines)))


def in_rtf(lines: list[str]) -> bytes:
    units = [
        "\\par ".join(lines_escaped(line) for line in lines),
    ]
    return rtf("".join(units))


def lines_escaped(line: str) -> str:
    data = line.encode("utf-16-le")
    numbers = [data[i] + 256 * data[i + 1] for i in range(0, len(data), 2)]
    return "".join(f"\\u{n - 65536 if n > 32767 else n}?" for n in numbers)


def in_odt(lines: list[str]) -> bytes:
    marked = (escape(line).replace(" ", "<text:s/>") for line in lines)
    return odt(content("".join(f"<text:p>{line}</text:p>" for line in marked)))


def in_vtt(lines: list[str]) -> bytes:
    cues = (
        f"00:{n:02}.000 --> 00:{n:02}.500\n{escape(line.strip())}"
        for n, line in enumerate(lines)
    )
    return ("WEBVTT\n\n" + "\n\n".join(cues)).encode()


def in_whisper(lines: list[str]) -> bytes:
    segments = [
        {"start": n, "end": n + 1, "text": line.strip()} for n, line in enumerate(lines)
    ]
    return json.dumps({"segments": segments}).encode()


def in_noscribe(lines: list[str]) -> bytes:
    segments = (
        f'<p><a name="ts_{n}_{n}_">{escape(line)}</a></p>'
        for n, line in enumerate(lines)
    )
    return f"<html><body>{''.join(segments)}</body></html>".encode()


@MANY
@given(lines=LINES)
def test_packaged_text_comes_back(tmp_path: Path, lines: list[str]):
    expected = "\n".join(lines)
    assert read(tmp_path, "a.docx", in_docx(lines)).text == expected
    assert read(tmp_path, "a.rtf", in_rtf(lines)).text == expected
    assert read(tmp_path, "a.odt", in_odt(lines)).text == expected


def spoken(source: Source) -> str:
    """Return the text with its speakers where they stood."""
    return "\n".join(
        (f"{block.speaker}: " if block.speaker else "")
        + source.text[block.start : block.end]
        for block in source.blocks
    )


def bare(text: str) -> str:
    """Return the text without blanks: what formats may change at the ends of lines."""
    return "".join(text.split())


@MANY
@given(lines=LINES)
def test_timed_text_comes_back(tmp_path: Path, lines: list[str]):
    expected = bare("\n".join(lines))
    found = spoken(read(tmp_path, "a.vtt", in_vtt(lines)))
    assert bare(found).replace("[", "").replace("]", "") == expected.replace(
        "[", ""
    ).replace("]", "")
    assert bare(read(tmp_path, "a.json", in_whisper(lines)).text) == expected
    assert bare(read(tmp_path, "a.html", in_noscribe(lines)).text) == expected


TOKENS = {
    "a.rtf": [
        "{", "}", "\\par ", "\\'e0", "\\u1040?", "\\uc0", "\\uc2", "\\bin3 ", "\\v",
        "\\v0", "\\cell", "\\row", "\\intbl", "\\pard", "\\*", "\\x", "да", "\\", "\n",
        "\\f1", "{\\fonttbl", "\\u55357?", "\\fcharset204", "{\\header", "\\ansicpg866",
    ],
    "a.vtt": [
        "WEBVTT\n\n", "00:01.000 --> 00:02.000\n", "<v Анна>", "</v>", "\n\n", "NOTE\n",
        "да", "Анна: ", "-->", "&lt;", "&", "<", "\r", "STYLE\n", "\u2028",
    ],
    "a.srt": [
        "1\n00:00:01,000 --> 00:00:02,000\n", "\n\n", "2\n", "да", "-->", "<i>",
        "[S]: ", "00:00:03,000 --> 00:00:01,000\n", "\r\n",
    ],
    "a.json": [
        '{"segments": [', '{"text": "да", ', '"start": 1, "end": 2}', "]", "}", ",",
        "null", "1e400", '"speaker": 3', "NaN", "[[",
    ],
    "a.html": [
        "<html><body>", "<p>", "</p>", '<a name="ts_1_2_S00">', "</a>", "S00: ", "да",
        "<!--", "-->", "<style>", "</style>", "&amp;", "<br/>", "<", "<a '", "</body>",
    ],
    "a.txt": ["да", "\n", "\r", "\f", "\0", "\ufeff", "\u2028", "\x85", " ", "И: "],
}  # fmt: skip
HEADS = {"a.rtf": "{\\rtf1\\ansi ", "a.vtt": "WEBVTT\n\n", "a.html": "<html>"}


@pytest.mark.parametrize("name", TOKENS)
@MANY
@given(data=st.data())
def test_fuzzed_text_is_read_or_refused(tmp_path: Path, name: str, data: st.DataObject):
    tokens = data.draw(st.lists(st.sampled_from(TOKENS[name]), max_size=25))
    made = (HEADS.get(name, "") + "".join(tokens)).encode("utf-8")
    attempt(tmp_path, name, made)


def pieces(lines: list[str]) -> dict[str, bytes]:
    return {
        "a.docx": in_docx(lines),
        "a.odt": in_odt(lines),
        "a.rtf": in_rtf(lines),
        "a.vtt": in_vtt(lines),
        "a.json": in_whisper(lines),
        "a.html": in_noscribe(lines),
        "a.txt": "\n".join(lines).encode("cp1251", "ignore"),
    }


@pytest.mark.parametrize("name", pieces(["а"]))
@MANY
@given(data=st.data(), lines=LINES)
def test_damaged_file_is_read_or_refused(
    tmp_path: Path, name: str, data: st.DataObject, lines: list[str]
):
    made = bytearray(pieces(lines)[name])
    for _ in range(data.draw(st.integers(1, 4))):
        if made:
            position = data.draw(st.integers(0, len(made) - 1))
            kind = data.draw(st.sampled_from(["flip", "cut", "insert"]))
            if kind == "flip":
                made[position] = data.draw(st.integers(0, 255))
            elif kind == "cut":
                del made[position:]
            else:
                made[position:position] = data.draw(st.binary(max_size=6))
    attempt(tmp_path, name, bytes(made))


NODES = st.recursive(
    st.sampled_from(
        ["<w:r><w:t>да</w:t></w:r>", "<w:r><w:br/></w:r>", "<w:t>х</w:t>", "<w:del/>"]
    ),
    lambda inner: st.builds(
        lambda tag, parts: f"<w:{tag}>{''.join(parts)}</w:{tag}>",
        st.sampled_from(
            ["p", "tbl", "tr", "tc", "sdt", "sdtContent", "ins", "del", "r", "rPr"]
            + ["pPr", "txbxContent", "moveFrom", "trPr"]
        ),
        st.lists(inner, max_size=4),
    ),
    max_leaves=30,
)


@MANY
@given(nodes=st.lists(NODES, max_size=6))
def test_misplaced_elements_are_read_or_refused(tmp_path: Path, nodes: list[str]):
    attempt(tmp_path, "a.docx", docx(document("".join(nodes))))


# Picking the reader


@pytest.mark.parametrize("name", pieces(["а"]))
@pytest.mark.parametrize("suffix", signature.EXTENSIONS)
def test_the_extension_must_fit(tmp_path: Path, name: str, suffix: str):
    made = pieces(["Обычный текст интервью", "и ещё одна строка"])[name]
    path = tmp_path / f"b{suffix}"
    path.write_bytes(made)
    if signature.EXTENSIONS[suffix] == signature.EXTENSIONS[Path(name).suffix]:
        check(readers.read(path, "b"))
    else:
        with pytest.raises(TalapError, match="is named"):
            readers.read(path, "b")


def test_upper_case_extension(tmp_path: Path):
    assert read(tmp_path, "A.TXT", "Да, конечно".encode()).format == "txt"


def test_time_stamp_in_brackets_is_no_json(tmp_path: Path):
    assert read(tmp_path, "a.txt", "[00:00:01] И: Да".encode()).text.startswith("[00")


def test_encoding_of_a_document_cannot_be_stated(tmp_path: Path):
    path = tmp_path / "a.docx"
    path.write_bytes(in_docx(["да"]))
    with pytest.raises(TalapError, match="states its own encoding"):
        readers.read(path, "a.docx", "cp1251")


def test_doubt_is_a_remark(tmp_path: Path):
    source = read(tmp_path, "a.txt", "он".encode("cp1251"))
    assert [remark.kind for remark in source.remarks] == ["encoding"]
