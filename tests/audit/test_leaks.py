"""The leak check finds a planted name in every wrapping, and says where, not what."""

from __future__ import annotations

import base64
import gzip
import io
import json
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from talap.audit.leaks import deal, run, search
from talap.base.errors import TalapErrors
from talap.base.identities import load

TABLE = """name,kind,placeholder,forms,public_in
Айгерим,participant,[P-01],Айгеримка|Айгерім|Aigerim,
Усть-Каменогорск,place,[C-01],,
Алматы,place,[C-02],,*/references.html
+7 700 000 41 17,contact,[T-01],,
aika.s@mail.example,contact,[T-02],,
Тим,person,[P-02],Tim,
"""
NAME = "Айгеримке"
HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def png(kind: bytes, data: bytes) -> bytes:
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)), (kind, data)]
    body = b"".join(
        struct.pack(">I", len(content))
        + name
        + content
        + struct.pack(">I", zlib.crc32(name + content))
        for name, content in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


def pdf(text: str = "", **properties: str) -> bytes:
    import typst

    body = "\n".join(f'#set document({k}: "{v}")' for k, v in properties.items())
    content = typst.compile((body + "\n" + text).encode(), format="pdf")
    assert isinstance(content, bytes)
    return content


def drawn_pdf(content: bytes) -> bytes:
    """Return a page with this content stream; its font has no table of characters."""
    import pikepdf

    pdf = pikepdf.new()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1)
    pdf.add_blank_page()
    pdf.pages[0].Contents = pdf.make_stream(content)
    pdf.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F0=font))
    written = io.BytesIO()
    pdf.save(written)
    return written.getvalue()


def parquet() -> bytes:
    import pandas as pd

    content = io.BytesIO()
    pd.DataFrame({"text": ["a", f"дай {NAME}"], "n": [1, 2]}).to_parquet(content)
    return content.getvalue()


def docx_runs() -> bytes:
    runs = "<w:p><w:r><w:t>Айге</w:t></w:r><w:r><w:t>римке</w:t></w:r></w:p>"
    return zipped({"word/document.xml": f"<w:document>{runs}</w:document>"})


def b64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


CYRILLIC_REFS = "".join(f"&#{ord(letter)};" for letter in NAME)
LONG = f"{'слово ' * 9}{NAME} слово".encode()
# Their codes are 1, 2, 3 ...: those of parentheses and the backslash among them.
LETTERS = "".join(map(chr, range(ord("А"), ord("я") + 1))) + "".join(
    map(chr, range(ord("a"), ord("z") + 1))
)
PLANTED: dict[str, bytes | str] = {
    "turns.csv": f"1,{NAME}\n",
    "utf16.txt": f"дай {NAME}".encode("utf-16"),
    "bom.txt": f"\ufeffдай {NAME}",
    "kazakh.md": "Айгерімнің үйі",
    "page.html": f"<p>дай <b>{NAME}</b></p>",
    "split.html": "<p>Айге<i>римке</i></p>",
    "references.txt": f"<p>{CYRILLIC_REFS}</p>",
    "link.html": '<a href="?q=%D0%90%D0%B9%D0%B3%D0%B5%D1%80%D0%B8%D0%BC">x</a>',
    "numbers.json": json.dumps({"a": NAME}),
    "twice.json": json.dumps(json.dumps({"a": NAME})),
    "script.js": 'x="\\u{410}\\u{439}\\u{433}\\u{435}\\u{440}\\u{438}\\u{43c}"',
    "python.log": repr(NAME.encode()),
    "job.log": f'{{"params": "{b64("дай " + NAME)}"}}',
    "inline.html": f'<img src="data:image/png;base64,'
    f'{base64.b64encode(png(b"iTXt", NAME.encode())).decode()}">',
    "text.svg": f"<svg><metadata>{NAME}</metadata></svg>",
    "figure.png": png(b"tEXt", b"Author\0Aigerim"),
    "utf8.png": png(b"iTXt", b"Title\0\0\0\0\0" + NAME.encode()),
    "packed.png": png(b"zTXt", b"Comment\0\0" + zlib.compress(b"by Aigerim")),
    "ru.docx": zipped({"word/document.xml": f"<w:t>{NAME}</w:t>"}),
    "runs.docx": docx_runs(),
    "props.docx": zipped({"docProps/core.xml": "<dc:creator>Aigerim</dc:creator>"}),
    "part.qdpx": zipped({f"sources/{NAME}.txt": "x"}),
    "deep.zip": zipped({"a.zip": zipped({"b.odt": zipped({"content.xml": NAME})})}),
    "page.pdf": pdf(f"слово {NAME}"),
    "styled.pdf": pdf("Айге#strong[римке]"),
    "narrow.pdf": pdf(
        f'#set text(lang: "ru", hyphenate: true)\n#box(width: 3em)[{NAME}]'
    ),
    "title.pdf": pdf("x", title=f"Про {NAME}"),
    "author.pdf": pdf("x", author="Aigerim"),
    "many-letters.pdf": pdf(f"#set par(justify: false)\n{LETTERS}-{NAME}"),
    "octal.pdf": drawn_pdf(rb"0 0 m 1 1 l S /F0 9 Tf BT (\(A\151g\145rim\)) Tj ET"),
    "continued.pdf": drawn_pdf(b"BT (Aige\\\r\nrim \\9\\q) Tj ET"),
    "hexadecimal.pdf": drawn_pdf(b"BT <41 69 67 65 72 69 6D> Tj ET"),
    "lines.pdf": drawn_pdf(b"BT (seen) Tj T* (Aigerim) Tj 0 9 TD (too) Tj ET"),
    "turns.parquet": parquet(),
    "log.gz": gzip.compress(NAME.encode(), mtime=0),
    "store.sqlite": b"SQLite format 3\0\x10\0\1" + NAME.encode() + b"\0\xff\xfe",
    "homoglyph.txt": "Айгeримке",
    "zero.txt": "Айге\u200bримке",
    "lower.txt": "дай айгеримке",
    "latin.txt": "Aigerim's book",
    "town.txt": "в Усть-\nКаменогорске",
    "phone.txt": "8 (700) 000-41-17",
    "mail.txt": "Aika.S@mail.example",
    "Айгерим.txt": "x",
    f"{b64('results/Айгерим.csv')}.json": "x",
    "short.txt": "with Tim again",
    "twice64.txt": b64(b64(f"дай {NAME}, пожалуйста, и ещё")),
    "state.html": f'<script>x="{b64(json.dumps({"a": NAME}))}"</script>',
    "wrapped.ipynb": json.dumps(base64.encodebytes(LONG).decode()),
    "wrapped.eml": base64.encodebytes(b"\xff" * 50 + NAME.encode() + b"\xff" * 200),
    "shy.html": "Айге&shy;римке",
    "wide.jpg": b"\xff\xd8\xff\xe1Exif\0\0" + NAME.encode("utf-16-le"),
    "marked.txt": base64.b64encode(NAME.encode("utf-16")),
    "packed.txt": base64.b64encode(gzip.compress(NAME.encode(), mtime=0)),
    "wide.txt": base64.b64encode(f"дай {NAME}".encode("utf-16-le")),
    "%D0%90%D0%B9%D0%B3%D0%B5%D1%80%D0%B8%D0%BC.txt": "x",
}


def check(folder: Path, files: dict[str, bytes | str]) -> dict[str, int]:
    table = folder / "identities.csv"
    table.write_text(TABLE, encoding="utf-8")
    for name, content in files.items():
        path = folder / "results" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    report = folder / "report.json"
    run(table, [folder / "results"], [], report)
    counted: dict[str, int] = json.loads(report.read_text())
    return counted


@pytest.mark.parametrize("name", PLANTED)
def test_planted_name_is_found_and_not_told(name: str, tmp_path: Path) -> None:
    with pytest.raises(TalapErrors) as caught:
        check(tmp_path, {"clean.txt": "ничего", name: PLANTED[name]})
    said = str(caught.value)
    assert "[P-" in said or "[C-" in said or "[T-" in said
    assert "йгер" not in said.lower()
    assert "aiger" not in said.lower()
    assert not (tmp_path / "report.json").exists()
    assert "clean.txt" not in said


def test_two_processes_find_what_one_finds_in_the_order_of_the_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("identities.csv").write_text(TABLE, encoding="utf-8")
    sizes = {"a": 40, "b": 900, "c": 3, "d": 5000, "e": 70}
    for name, size in sizes.items():
        Path("results", name).mkdir(parents=True)
        text = f"{NAME} " + "слово " * size
        Path("results", name, f"{name}.txt").write_text(text, "utf-8")
    files = [Path("results", name, f"{name}.txt") for name in sizes]
    identities = load(Path("identities.csv"), "identities.csv")
    found = [list(map(str, search(files, identities, n))) for n in (1, 2, 9)]
    assert [Path(leak.split(":")[0]).stem for leak in found[0]] == list(sizes)
    assert found[0] == found[1] == found[2]
    assert search([], identities, 2) == []


WRAPPED = base64.encodebytes(png(b"iTXt", "слово ".encode() * 40 + NAME.encode()))
REPEATED: list[list[bytes | str]] = [
    [f"state {b64('дай ' + NAME)}\n", f"the same state {b64('дай ' + NAME)}\n"],
    [f"дай {NAME}\n", f"a\nдай {NAME}\n"],
    [b"\n\n".join(WRAPPED.split(b"\n")[1:]), WRAPPED],
    ["Айге<b\nid=a\n>тка</b>", "Айге<b\nid=a\n>римке</b>"],
    ["Усть-\nи\nКаменогорске", "Усть-\nКаменогорске"],
    ["дай Айге-\nтри", "дай Айге-\nримке"],
    ["8 (700)\nи\n000-41-17", "8 (700)\n000-41-17"],
]


@pytest.mark.parametrize("contents", REPEATED)
def test_lines_that_were_read_before_hide_nothing(
    contents: list[bytes | str], tmp_path: Path
) -> None:
    with pytest.raises(TalapErrors) as caught:
        check(tmp_path, {f"{at}.txt": each for at, each in enumerate(contents)})
    assert "1.txt" in str(caught.value)


def test_files_of_a_stage_are_searched_by_one_process() -> None:
    sizes = {"results/a/1": 9, "results/a/2": 9, "results/b/1": 5, "results/c/1": 5}
    files = [Path(name) for name in sizes]
    shares = deal({file: sizes[file.as_posix()] for file in files}, 2)
    assert shares == [files[:2], files[2:]]
    assert deal({files[0]: 9}, 3) == [files[:1]]


CLEAN: dict[str, bytes | str] = {
    "turns.csv": "1,дай [P-01] и [C-02]\n",
    "ru.pdf": pdf("Статья о городе и людях"),
    "ru.docx": zipped({"word/document.xml": "<w:t>Статья</w:t>"}),
    "hashes.json": json.dumps({"a": HASH, "b": HASH[::-1]}),
    "encoded.txt": "key aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1/Tim/vW3",
    "words.txt": "Айгерей, Алмалы, Каменогорск, время, timing, Timor, 17 41 700",
    "pixels.png": png(b"IDAT", b"Tim Aigerim"),
    "data.html": "data:x;base64," + base64.b64encode(bytes(range(256)) * 40).decode(),
    "references.html": "<p>Алматы: Наука, 2018</p>",
    "empty": b"",
    "broken.zip": b"PK\x03\x04 nothing",
    "broken.pdf": b"%PDF-1.7 nothing",
    "broken.gz": b"\x1f\x8bxx",
}


def test_clean_files_pass_and_are_counted(tmp_path: Path) -> None:
    counted = check(tmp_path, CLEAN)
    size = sum((tmp_path / "results" / name).stat().st_size for name in CLEAN)
    assert counted == {"files": len(CLEAN), "bytes": size, "leaks": 0}


def test_name_that_is_public_here_is_a_leak_elsewhere(tmp_path: Path) -> None:
    with pytest.raises(TalapErrors, match="ru.html") as caught:
        check(tmp_path, {"references.html": "Алматы", "ru.html": "Алматы"})
    assert len(caught.value.errors) == 1


def test_broken_archive_is_searched_as_bytes(tmp_path: Path) -> None:
    with pytest.raises(TalapErrors, match="broken.docx"):
        check(tmp_path, {"broken.docx": b"PK\x03\x04" + NAME.encode()})


def test_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(TalapErrors) as caught:
        check(
            tmp_path, {"a.docx": zipped({"word/document.xml": f"<a>\n<b>{NAME}</b>"})}
        )
    assert caught.value.place == "part word/document.xml, line 2"
