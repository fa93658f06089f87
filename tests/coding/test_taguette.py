"""Taguette projects: bytes over text nodes, and what may not be."""

import sqlite3
from hashlib import sha256
from pathlib import Path

import pytest
from talap.base.errors import TalapError
from talap.coding.files import read
from talap.coding.files.taguette import Document

DATA = Path(__file__).parents[2] / "data/raw/codings"

# The columns that are read, as Taguette 1.5.2 creates them (database/models.py).
SCHEMA = """
create table projects (id integer primary key, name varchar(200) not null);
create table documents (id integer primary key, name varchar(200) not null,
    project_id integer not null, contents text not null);
create table highlights (id integer primary key, document_id integer not null,
    start_offset integer not null, end_offset integer not null, snippet text not null);
create table tags (id integer primary key, project_id integer not null,
    path varchar(200) not null, description text not null);
create table highlight_tags (highlight_id integer not null, tag_id integer not null);
insert into tags values (1, 1, 'motive.degree', ''), (2, 1, 'motive.child', '');
"""
HTML = "<p>И: Зачем &amp; куда?</p>\n<p>Р: Ради <b>дип</b>лома.</p><p>Ёлка<br/>тут</p>"
NODES = "И: Зачем & куда?\nР: Ради диплома.Ёлкатут"

Highlight = tuple[str, list[int]]  # passage among the text nodes, tags


def write(
    path: Path,
    highlights: list[Highlight],
    projects: int = 1,
    snippets: dict[int, str] | None = None,
    moved: int = 0,
) -> Path:
    with sqlite3.connect(path) as db:
        db.executescript(SCHEMA)
        for number in range(1, projects + 1):
            db.execute("insert into projects values (?, ?)", (number, f"p{number}"))
            document = (number, f"I{number:02d}", number, HTML)
            db.execute("insert into documents values (?, ?, ?, ?)", document)
        for number, (quote, tags) in enumerate(highlights, 1):
            start = len(NODES[: NODES.index(quote)].encode()) + moved
            end = start + len(quote.encode())
            snippet = (snippets or {}).get(
                number, f"<p>{quote.replace('&', '&amp;')}</p>"
            )
            row = (number, 1, start, end, snippet)
            db.execute("insert into highlights values (?, ?, ?, ?, ?)", row)
            for tag in tags:
                db.execute("insert into highlight_tags values (?, ?)", (number, tag))
    db.close()
    return path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return tmp_path / "b.sqlite3"


def test_highlights_with_tags(project: Path) -> None:
    highlights = [("Ради диплома", [1, 2]), ("Зачем & куда", [1])]
    found = read(write(project, highlights), "B")
    assert [(s.document, s.coder, s.code, s.quote) for s in found.selections] == [
        ("I01", "B", "motive.degree", "Зачем & куда"),
        ("I01", "B", "motive.child", "Ради диплома"),
        ("I01", "B", "motive.degree", "Ради диплома"),
    ]
    for selection in found.selections:
        assert selection.source is not None
        cut = selection.source[selection.start : selection.end]
        assert cut == selection.quote
    counting = found.countings[0]
    assert (counting.unit, counting.matched, counting.quotes) == ("byte", 2, 2)


def test_words_on_both_sides_of_a_line_border_stay_two(project: Path) -> None:
    found = read(write(project, [("диплома.Ёлкатут", [1]), ("тут", [1])]), "B")
    assert [s.quote for s in found.selections] == ["диплома.\nЁлка\nтут", "тут"]
    assert found.selections[0].source == (
        "И: Зачем & куда?\nР: Ради диплома.\nЁлка\nтут"
    )


def test_document_keeps_the_count_of_its_text_nodes() -> None:
    document = Document.of(HTML)
    assert document.content.decode() == NODES
    assert [document.lines[i] for i in document.shown] == list(NODES)


def test_reading_leaves_the_file_and_its_folder_alone(project: Path) -> None:
    write(project, [("Ради диплома", [1])])
    before = sha256(project.read_bytes()).digest()
    read(project, "B")
    assert sha256(project.read_bytes()).digest() == before
    assert list(project.parent.iterdir()) == [project]


def test_nobody_is_the_coder_unless_named(project: Path) -> None:
    with pytest.raises(TalapError, match="does not record who coded"):
        read(write(project, [("Ради диплома", [1])]), None)


def test_two_projects_in_one_file(project: Path) -> None:
    with pytest.raises(TalapError, match="2 projects in it"):
        read(write(project, [("Ради диплома", [1])], projects=2), "B")


def test_positions_that_cut_out_other_words(project: Path) -> None:
    other = {1: "<p>совсем другое</p>"}
    with pytest.raises(TalapError, match="document I01: its positions .* 0 of 1"):
        read(write(project, [("Ради диплома", [1])], snippets=other), "B")


def test_positions_in_characters_are_not_taken_for_bytes(project: Path) -> None:
    write(project, [("Ради диплома", [1])])
    with sqlite3.connect(project) as db:
        start = NODES.index("Ради")
        offsets = (start, start + len("Ради диплома"))
        db.execute("update highlights set start_offset = ?, end_offset = ?", offsets)
    db.close()
    with pytest.raises(TalapError, match="cuts a letter|do not cut out"):
        read(project, "B")


@pytest.mark.parametrize(
    ("moved", "says"), [(1, "cuts a letter in two"), (900, "outside the document")]
)
def test_positions_that_cannot_be(project: Path, moved: int, says: str) -> None:
    with pytest.raises(TalapError, match=says) as caught:
        read(write(project, [("Ради диплома", [1])], moved=moved), "B")
    assert caught.value.place == "document I01, highlight 1"


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0 and then no more" * 9])
def test_other_files(project: Path, content: bytes) -> None:
    project.write_bytes(content)
    with pytest.raises(TalapError, match="not a Taguette database"):
        read(project, "B")


def test_project_that_is_open(project: Path) -> None:
    write(project, [("Ради диплома", [1])])
    project.with_name("b.sqlite3-wal").write_bytes(b"pending")
    with pytest.raises(TalapError, match="changes wait in b.sqlite3-wal"):
        read(project, "B")


def test_every_passage_of_the_shipped_project_is_cut_out() -> None:
    found = read(DATA / "coder-b.sqlite3", "B")
    assert [c.document for c in found.countings] == [f"I{n:02d}" for n in range(1, 16)]
    assert len(found.selections) == 496
    assert sum(c.quotes for c in found.countings) == 489
    assert all(c.matched == c.quotes for c in found.countings)
