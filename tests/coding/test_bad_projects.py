"""What coders' files may hold that is wrong, in each format, on the mini study.

The steps run as the rules run them: each case ends in an error with its place and
remedy and without a file, or in the right numbers.
"""

from __future__ import annotations

import csv
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pytest
from conftest import MINI, build
from talap.__main__ import main
from talap.base.contracts import CONSENSUS, TURNS

FORMATS = ("qdpx", "taguette", "qualcoder", "csv")
WITH_POSITIONS = FORMATS[:3]
FILES = {"qdpx": "x.qdpx", "taguette": "x.sqlite3", "qualcoder": "x.qda"} | {
    "csv": "x.csv"
}
TEXTS = {
    "garden1": (MINI / "data/raw/transcripts/garden1.txt").read_text(encoding="utf-8"),
    "garden2": "The doctor said I should move more. When the tap was closed.",
}
OUTPUTS = ("codings", "codings_csv", "sources", "moved")


@dataclass(frozen=True)
class Coded:
    """A selection; positions are those of the quote, the end moved."""

    quote: str
    code: str = "company"
    coder: str = "kim"
    document: str = "garden1"
    longer: int = 0
    guid: int = 0

    @property
    def span(self) -> tuple[int, int]:
        start = TEXTS.get(self.document, self.quote).index(self.quote)
        return start, start + len(self.quote) + self.longer


GATE = Coded("Somebody leaves a bag on the gate")
GIVE = Coded("I give the rest to the people")
DOCTOR = Coded(
    "The doctor said I should move more", "motive.health", document="garden2"
)


def g(number: int) -> str:
    return f"{number:08x}-0000-4000-8000-000000000000"


def texts(codings: list[Coded]) -> dict[str, str]:
    """Return the sources that a project has: the study's, and what is coded beside."""
    return TEXTS | {c.document: c.quote for c in codings if c.document not in TEXTS}


def write_qdpx(path: Path, codings: list[Coded]) -> None:
    codes = sorted({c.code for c in codings})
    coders = sorted({c.coder for c in codings})
    users = "".join(
        f'<User guid="{g(10 + n)}" name={quoteattr(coder)}/>'
        for n, coder in enumerate(coders)
    )
    book = "".join(
        f'<Code guid="{g(30 + n)}" name={quoteattr(code)} isCodable="true"/>'
        for n, code in enumerate(codes)
    )
    sources = ""
    for number, (name, text) in enumerate(texts(codings).items()):
        selections = "".join(
            f'<PlainTextSelection guid="{g(c.guid or 200 + n)}"'
            f" name={quoteattr(c.quote)}"
            f' startPosition="{c.span[0]}" endPosition="{c.span[1]}">'
            f'<Coding guid="{g(300 + n)}" creatingUser="{g(10 + coders.index(c.coder))}'
            f'"><CodeRef targetGUID="{g(30 + codes.index(c.code))}"/></Coding>'
            "</PlainTextSelection>"
            for n, c in enumerate(codings)
            if c.document == name
        )
        sources += (
            f'<TextSource guid="{g(100 + number)}" name={quoteattr(name)}>'
            f"<PlainTextContent>{escape(text)}</PlainTextContent>{selections}"
            "</TextSource>"
        )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "project.qde",
            f'<Project xmlns="urn:QDA-XML:project:1.0" name="p"><Users>{users}</Users>'
            f"<CodeBook><Codes>{book}</Codes></CodeBook><Sources>{sources}</Sources>"
            "</Project>",
        )


def write_taguette(path: Path, codings: list[Coded]) -> None:
    """As Taguette 1.5 creates the tables; ASCII, so that bytes are characters."""
    codes = sorted({c.code for c in codings})
    names = list(texts(codings))
    with sqlite3.connect(path) as data:
        data.executescript(
            "create table projects (id integer primary key, name text);"
            "create table documents (id integer primary key, name text,"
            " project_id integer, contents text);"
            "create table highlights (id integer primary key, document_id integer,"
            " start_offset integer, end_offset integer, snippet text);"
            "create table tags (id integer primary key, project_id integer, path text);"
            "create table highlight_tags (highlight_id integer, tag_id integer);"
            "insert into projects values (1, 'p');"
        )
        for number, (name, text) in enumerate(texts(codings).items()):
            document = (number, name, escape(text))
            data.execute("insert into documents values (?, ?, 1, ?)", document)
        for number, code in enumerate(codes):
            data.execute("insert into tags values (?, 1, ?)", (number, code))
        for number, c in enumerate(codings):
            row = (number, names.index(c.document), *c.span, escape(c.quote))
            data.execute("insert into highlights values (?, ?, ?, ?, ?)", row)
            tag = (number, codes.index(c.code))
            data.execute("insert into highlight_tags values (?, ?)", tag)
    data.close()


def write_qualcoder(path: Path, codings: list[Coded]) -> None:
    """As QualCoder 3.5 creates the tables; its codes' categories go in a circle."""
    codes = sorted({c.code for c in codings})
    names = list(texts(codings))
    path.mkdir()
    with sqlite3.connect(path / "data.qda") as data:
        data.executescript(
            "create table source (id integer primary key, name text, fulltext text);"
            "create table code_cat (catid integer primary key, name text,"
            " supercatid integer);"
            "create table code_name (cid integer primary key, name text,"
            " catid integer);"
            "create table code_text (ctid integer primary key, cid integer,"
            " fid integer, seltext text, pos0 integer, pos1 integer, owner text);"
            "insert into code_cat values (1, 'a', 2), (2, 'b', 1);"
        )
        for number, source in enumerate(texts(codings).items()):
            data.execute("insert into source values (?, ?, ?)", (number, *source))
        for number, code in enumerate(codes):
            data.execute("insert into code_name values (?, ?, 1)", (number, code))
        for number, c in enumerate(codings):
            place = (codes.index(c.code), names.index(c.document))
            row = (number, *place, c.quote, *c.span, c.coder)
            data.execute("insert into code_text values (?, ?, ?, ?, ?, ?, ?)", row)
    data.close()


def write_csv(path: Path, codings: list[Coded]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream, lineterminator="\n")
        rows.writerow(("coder", "interview", "code", "quote"))
        rows.writerows((c.coder, c.document, c.code, c.quote) for c in codings)


WRITERS: dict[str, Callable[[Path, list[Coded]], None]] = {
    "qdpx": write_qdpx,
    "taguette": write_taguette,
    "qualcoder": write_qualcoder,
    "csv": write_csv,
}


@pytest.fixture
def folder(study: Path, mini: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A study whose transcripts are cleaned, and whose files of codings are to come."""
    shutil.copytree(mini / "results/clean", study / "results/clean")
    monkeypatch.chdir(study)
    return study


def name_files(
    study: Path, *files: str, rule: str = "union", coder: bool = True
) -> None:
    """Say in the configuration which files of codings there are."""
    path = study / "config/config.yaml"
    text = path.read_text(encoding="utf-8")
    head, _, rest = text.partition("coding:\n")
    _, _, rest = rest.partition("describe:\n")
    entries = [
        f"{{file: {file}{', coder: kim' if coder and '.sqlite3' in file else ''}}}"
        for file in files
    ]
    section = f"coding:\n  files: [{', '.join(entries)}]\n  consensus: {rule}\n"
    path.write_text(f"{head}{section}describe:\n{rest}", encoding="utf-8")


def bring(study: Path, kind: str, codings: list[Coded], *, coder: bool = True) -> str:
    """Write a file of codings and name it; return its name."""
    WRITERS[kind](study / FILES[kind], codings)
    name_files(study, FILES[kind], coder=coder)
    return FILES[kind]


def anchor() -> int:
    """Run the step that reads and finds the codings."""
    return main(
        [
            "coding.codings",
            "turns=results/clean/turns.parquet",
            "codebook=config/codebook.yaml",
            "participants=data/raw/participants.csv",
            "config=config/config.yaml",
            *(f"{name}=results/{name}" for name in OUTPUTS),
        ]
    )


def agree() -> int:
    """Run the step that makes the consensus."""
    return main(
        [
            "coding.consensus",
            "codings=results/codings",
            "turns=results/clean/turns.parquet",
            "codebook=config/codebook.yaml",
            "participants=data/raw/participants.csv",
            "config=config/config.yaml",
            "consensus=results/consensus",
            "consensus_csv=results/consensus_csv",
            "variants=results/variants",
        ]
    )


def refused(study: Path, said: str, *words: str) -> None:
    """The message has a file, words and a hint, and nothing was written."""
    for word in words:
        assert word in said, said
    assert said.startswith("error: ")
    assert "\n  -> " in said
    assert not [name for name in OUTPUTS if (study / "results" / name).exists()]
    assert not list(study.rglob("*.partial"))


# Case by case: the codings, and what is said of them by the formats where it can be.
SPAN, OUTSIDE = "span no text", "lie outside the"
BAD: dict[str, tuple[list[Coded], dict[str, str]]] = {
    "reversed": (
        [replace(GATE, longer=-2 * len(GATE.quote)), GIVE],
        dict.fromkeys(WITH_POSITIONS, SPAN),
    ),
    "empty": (
        [replace(GATE, longer=-len(GATE.quote)), GIVE],
        dict.fromkeys(WITH_POSITIONS, SPAN),
    ),
    "empty quote": ([replace(GATE, quote="")], {"csv": "the quote is empty"}),
    "beyond the end": (
        [replace(GATE, longer=9999), *[GIVE] * 19],
        dict.fromkeys(WITH_POSITIONS, OUTSIDE),
    ),
    "an interview that the study has not": (
        [GIVE, replace(GATE, quote="the roses were red", document="garden9")],
        dict.fromkeys(FORMATS, "unknown interview garden9"),
    ),
    "a code that is not in the codebook": (
        [GIVE, replace(GATE, code="compnay")],
        dict.fromkeys(FORMATS, "unknown code compnay"),
    ),
    "a coder without a name": (
        [replace(GATE, coder="")],
        {
            "qdpx": "a coding without a named coder",
            "qualcoder": "a coding without an owner",
            "csv": "the coder is empty",
        },
    ),
    "a GUID twice": (
        [replace(GATE, guid=7), replace(GIVE, guid=7)],
        {"qdpx": "stands at two elements PlainTextSelection"},
    ),
}


@pytest.mark.parametrize(
    ("case", "kind"), [(case, kind) for case, (_, says) in BAD.items() for kind in says]
)
def test_refused(
    case: str, kind: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    codings, says = BAD[case]
    file = bring(folder, kind, codings)
    assert anchor() == 1
    refused(folder, capsys.readouterr().err, file, says[kind])


def test_words_that_nobody_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = bring(folder, "csv", [replace(GATE, quote="the red roses by the fence")])
    assert anchor() == 1
    refused(folder, capsys.readouterr().err, f"{file}, row 2", "is lost in garden1")


def test_taguette_without_a_coder(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = bring(folder, "taguette", [GATE], coder=False)
    assert anchor() == 1
    refused(folder, capsys.readouterr().err, file, "does not record who coded")


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    ("second", "counted"),
    [
        ("leaves a bag on the gate. That is", f"{GATE.quote}. That is"),
        ("leaves a bag", GATE.quote),
        (GATE.quote, GATE.quote),
    ],
    ids=["overlapping", "within", "twice"],
)
def test_selections_of_one_code_and_coder_count_once(
    second: str, counted: str, kind: str, folder: Path
) -> None:
    """Both stand in the coders' table; the consensus has the text that they cover."""
    bring(folder, kind, [GATE, replace(GATE, quote=second), DOCTOR])
    assert anchor() == 0
    told = list(csv.DictReader((folder / "results/codings_csv").open(encoding="utf-8")))
    assert sorted(row["quote"] for row in told) == sorted(
        [GATE.quote, second, DOCTOR.quote]
    )
    assert agree() == 0
    table = CONSENSUS.read(folder / "results/consensus")
    assert table["quote"].tolist() == [counted, DOCTOR.quote]
    assert table["coders"].tolist() == ["kim", "kim"]


@pytest.mark.parametrize("kind", FORMATS)
def test_an_interview_that_nobody_coded_is_told(
    kind: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bring(folder, kind, [GATE])
    assert anchor() == 0
    assert agree() == 1
    assert "no coding by kim in garden2" in capsys.readouterr().err
    assert not (folder / "results/consensus").exists()


@pytest.mark.parametrize("kind", FORMATS)
def test_an_interview_of_one_coder_only(
    kind: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lee = replace(GATE, coder="lee")
    write_csv(folder / "lee.csv", [lee])
    file = bring(folder, kind, [GATE, DOCTOR])
    name_files(folder, file, "lee.csv", rule="intersection")
    assert anchor() == 0
    capsys.readouterr()
    assert agree() == 1
    said = capsys.readouterr().err
    assert (
        "config/config.yaml, key coding.consensus: no coding by lee in garden2" in said
    )
    assert "\n  -> bring the codings, or say" in said
    assert not (folder / "results/consensus").exists()


@pytest.mark.parametrize("kind", FORMATS)
def test_codings_of_a_withdrawn_interview_are_left_out(kind: str, folder: Path) -> None:
    path = folder / "results/clean/turns.parquet"
    said = TURNS.read(path)
    TURNS.write(said[said["interview"] != "garden2"], path)
    bring(folder, kind, [GATE, DOCTOR])
    assert anchor() == 0
    assert agree() == 0
    assert CONSENSUS.read(folder / "results/consensus")["code"].tolist() == ["company"]
    for name in OUTPUTS[1:]:
        assert "garden2" not in (folder / "results" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", WITH_POSITIONS)
def test_a_source_without_codings_may_be_anything(
    kind: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(TEXTS, "field notes", "Not an interview at all.")
    bring(folder, kind, [GATE])
    assert anchor() == 0


def test_a_circle_of_codes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "config/codebook.yaml"
    text = path.read_text(encoding="utf-8")
    circle = text.replace("  motive:\n", "  motive:\n    parent: motive.quiet\n", 1)
    assert circle != text
    path.write_text(circle, encoding="utf-8")
    bring(folder, "csv", [GATE])
    assert anchor() == 1
    refused(
        folder, capsys.readouterr().err, "codebook.yaml, code motive", "below itself"
    )


# -- files that are something else ----------------------------------------------------


def cut(path: Path) -> None:
    """Leave the first half of a file."""
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("qdpx", "not a readable zip"),
        ("taguette", "not a Taguette database"),
        ("qualcoder", "not a QualCoder database"),
    ],
)
def test_half_a_file(
    kind: str, says: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = bring(folder, kind, [GATE, GIVE, DOCTOR])
    path = folder / file
    cut(path / "data.qda" if path.is_dir() else path)
    assert anchor() == 1
    refused(folder, capsys.readouterr().err, file, says)


@pytest.mark.parametrize(
    ("written", "named", "says"),
    [
        ("taguette", "x.qda", "not a QualCoder database"),
        ("qualcoder", "x.sqlite3", "not a Taguette database"),
        ("qdpx", "x.sqlite3", "not a Taguette database"),
        ("qdpx", "x.qda", "0 files data.qda in it"),
        ("taguette", "x.qdpx", "not a readable zip"),
        ("taguette", "x.csv", "x.csv"),
        ("csv", "x.qdpx", "not a readable zip"),
        ("csv", "x.sqlite3", "not a Taguette database"),
    ],
)
def test_a_file_of_another_program(
    written: str,
    named: str,
    says: str,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    WRITERS[written](folder / "made", [GATE])
    made = folder / "made"
    (made / "data.qda" if made.is_dir() else made).rename(folder / named)
    name_files(folder, named)
    assert anchor() == 1
    refused(folder, capsys.readouterr().err, named, says)


def test_a_zip_that_is_no_project(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with zipfile.ZipFile(folder / "x.qdpx", "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    name_files(folder, "x.qdpx")
    assert anchor() == 1
    refused(folder, capsys.readouterr().err, "x.qdpx", "no project.qde in it")


@pytest.mark.parametrize("kind", ["qdpx", "qualcoder"])
def test_a_build_stops_at_it(kind: str, study: Path) -> None:
    """As a user sees it: Snakemake, the whole message, no codings, no paper."""
    file = bring(study, kind, [GIVE, replace(GATE, code="compnay")])
    done = build(study, "results/manuscript/en.html")
    output = done.stdout + done.stderr
    assert done.returncode != 0
    assert file in output
    assert "unknown code compnay" in output
    assert "did you mean company?" in output
    assert "Traceback" not in output
    assert not (study / "results/coding/codings.parquet").exists()
    assert not (study / "results/manuscript/en.html").exists()
