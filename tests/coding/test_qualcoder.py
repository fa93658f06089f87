"""QualCoder projects: a folder, a zip, the bare database; and what may not be."""

import sqlite3
import zipfile
from pathlib import Path

import pytest
from talap.base.errors import TalapError
from talap.coding.files import read

# As QualCoder 3.5 creates them; ctid, avid and important came after version 1.
SCHEMA = """
create table source (id integer primary key, name text, fulltext text, mediapath text,
    memo text, owner text, date text, av_text_id integer, risid integer, unique(name));
create table code_cat (catid integer primary key, name text, owner text, date text,
    memo text, supercatid integer, unique(name));
create table code_name (cid integer primary key, name text, memo text, catid integer,
    owner text, date text, color text, unique(name));
create table code_text (ctid integer primary key, cid integer, fid integer,
    seltext text, pos0 integer, pos1 integer, owner text, date text, memo text,
    avid integer, important integer, unique(cid, fid, pos0, pos1, owner));
create table code_image (imid integer primary key, id integer, x1 integer, y1 integer,
    width integer, height integer, cid integer, memo text, date text, owner text,
    important integer);
create table code_av (avid integer primary key, id integer, pos0 integer, pos1 integer,
    cid integer, memo text, date text, owner text, important integer);
"""
FIRST = SCHEMA.replace("ctid integer primary key, ", "").replace(
    "avid integer, important integer, unique(cid", "unique(cid"
)
TEXT = "Р: Ради диплома 😀, ұл үшін.\nИ: Рахмет.\n"

Coding = tuple[int, str, int, str]  # code, quote, UTF-16 units too many, owner
CODINGS: list[Coding] = [(1, "Ради диплома", 0, "ana"), (2, "ұл үшін", 0, "bek")]


def write(
    folder: Path,
    codings: list[Coding] = CODINGS,
    text: str | None = TEXT,
    schema: str = SCHEMA,
    more: str = "",
) -> Path:
    project = folder / "study.qda"
    project.mkdir()
    columns = "(cid, fid, seltext, pos0, pos1, owner, date, memo)"
    with sqlite3.connect(project / "data.qda") as db:
        db.executescript(schema)
        db.executemany(
            "insert into code_name (cid, name) values (?, ?)",
            [(1, "motive.degree"), (2, "motive.child")],
        )
        db.execute(
            "insert into source (id, name, fulltext) values (1, 'I01.docx', ?)", (text,)
        )
        for code, quote, extra, owner in codings:
            start = TEXT.index(quote) + extra
            row = (code, 1, quote, start, start + len(quote), owner)
            db.execute(
                f"insert into code_text {columns} values (?, ?, ?, ?, ?, ?, '', '')",
                row,
            )
        db.executescript(more)
    db.close()
    return project


@pytest.mark.parametrize("schema", [SCHEMA, FIRST])
def test_codings_of_each_owner(tmp_path: Path, schema: str) -> None:
    found = read(write(tmp_path, schema=schema), None)
    assert [(s.document, s.coder, s.code, s.quote) for s in found.selections] == [
        ("I01.docx", "ana", "motive.degree", "Ради диплома"),
        ("I01.docx", "bek", "motive.child", "ұл үшін"),
    ]
    assert [(c.unit, c.matched, c.quotes) for c in found.countings] == [
        ("code point", 2, 2)
    ]
    assert {s.source for s in found.selections} == {TEXT}


def test_positions_of_the_editor_after_an_emoji(tmp_path: Path) -> None:
    codings = [(1, "Ради диплома", 0, "ana"), (2, "ұл үшін", 1, "bek")]
    found = read(write(tmp_path, codings), None)
    assert [s.quote for s in found.selections] == ["Ради диплома", "ұл үшін"]
    assert found.countings[0].unit == "UTF-16 unit"


def test_zip_and_bare_database(tmp_path: Path) -> None:
    project = write(tmp_path)
    packed = tmp_path / "packed.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(project / "data.qda", "study.qda/data.qda")
        archive.writestr("study.qda/documents/I01.docx", b"kept packed")
    as_qda = tmp_path / "packed.qda"
    as_qda.write_bytes(packed.read_bytes())
    for path in (packed, as_qda, project / "data.qda"):
        quotes = [s.quote for s in read(path, None).selections]
        assert quotes == ["Ради диплома", "ұл үшін"]
    assert sorted(p.name for p in project.iterdir()) == ["data.qda"]


def test_coder_of_the_configuration_stands_in(tmp_path: Path) -> None:
    project = write(tmp_path, [(1, "Ради диплома", 0, "")])
    assert [s.coder for s in read(project, "ana").selections] == ["ana"]
    with pytest.raises(TalapError, match="a coding without an owner"):
        read(project, None)


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ("delete from code_name where cid = 2", "coding 2: its code is gone"),
        ("delete from source", "which has no text"),
        ("update source set fulltext = null", "which has no text"),
        ("update code_text set pos1 = pos0 where cid = 1", "3-3 span no text"),
        ("update code_text set pos0 = null where cid = 1", "None-15 span no text"),
        ("update code_text set pos1 = 999 where cid = 1", "source I01.docx: its pos"),
        ("update code_text set seltext = null, pos1 = 999", "3-999 lie outside"),
        ("update code_text set seltext = 'Другое, совсем'", "best 0 of 2"),
        ("insert into code_image (imid, cid) values (1, 1)", "1 codings lie on pict"),
        ("insert into code_av (avid, cid) values (1, 1)", "table code_av: 1 codings"),
        ("drop table code_name", "not a QualCoder database"),
    ],
)
def test_what_may_not_be(tmp_path: Path, more: str, says: str) -> None:
    project = write(tmp_path, more=more)
    with pytest.raises(TalapError, match=says) as caught:
        read(project, None)
    assert caught.value.file == str(project)


def test_folder_and_zip_without_a_database(tmp_path: Path) -> None:
    with pytest.raises(TalapError, match=r"no data.qda in it"):
        read(tmp_path, None)
    with zipfile.ZipFile(tmp_path / "empty.zip", "w") as archive:
        archive.writestr("other.txt", "")
    with pytest.raises(TalapError, match=r"0 files data.qda in it"):
        read(tmp_path / "empty.zip", None)
    (tmp_path / "bad.qda").write_bytes(b"neither")
    with pytest.raises(TalapError, match="not a readable zip"):
        read(tmp_path / "bad.qda", None)


def test_project_that_is_open(tmp_path: Path) -> None:
    project = write(tmp_path)
    (project / "data.qda-journal").write_bytes(b"pending")
    with pytest.raises(TalapError, match="close the project in QualCoder"):
        read(project, None)
