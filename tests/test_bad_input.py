"""Bad input is refused: file and remedy in a message, exit code not 0, no half file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import build

TRANSCRIPTS = Path("data/raw/transcripts")


def replace(file: str, old: str, new: str) -> Callable[[Path], None]:
    def change(study: Path) -> None:
        path = study / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def append(file: str, line: str) -> Callable[[Path], None]:
    def change(study: Path) -> None:
        with (study / file).open("a", encoding="utf-8") as stream:
            stream.write(line)

    return change


def remove(file: str) -> Callable[[Path], None]:
    return lambda study: (study / file).unlink()


def write(file: str, content: bytes) -> Callable[[Path], None]:
    def change(study: Path) -> None:
        (study / file).write_bytes(content)

    return change


def unreadable_docx(study: Path) -> None:
    (study / TRANSCRIPTS / "garden1.txt").unlink()
    (study / TRANSCRIPTS / "garden1.docx").write_bytes(b"PK\x03\x04 no zip at all")


CASES = {
    "a transcript is missing": (
        remove("data/raw/transcripts/garden2.vtt"),
        ["data/raw/participants.csv", "garden2", "data/raw/transcripts"],
    ),
    "a transcript has no participant": (
        write("data/raw/transcripts/garden3.txt", b"I: Hello\n\nR: Hello\n"),
        ["data/raw/transcripts/garden3.txt", "data/raw/participants.csv"],
    ),
    "a docx cannot be read": (
        unreadable_docx,
        ["data/raw/transcripts/garden1.docx", "->"],
    ),
    "a coding has an unknown code": (
        replace("data/raw/codings/coder.csv", "motive.quiet", "motive.quite"),
        ["coder.csv, row 2", "motive.quite", "did you mean motive.quiet"],
    ),
    "a coding has an unknown interview": (
        replace("data/raw/codings/coder.csv", "kim,garden2", "kim,garden7"),
        ["coder.csv, row 6", "garden7", "participants.csv"],
    ),
    "a coding is lost": (
        replace(
            "data/raw/transcripts/garden1.txt",
            "I wanted somewhere quiet to go after work",
            "it was chance",
        ),
        ["coder.csv, row 2", "lost in garden1", "->"],
    ),
    "a configuration key is unknown": (
        append("config/config.yaml", "  citation_stile: apa\n"),
        ["config/config.yaml", "citation_stile", "did you mean citation_style"],
    ),
    "a configuration section is unknown": (
        append("config/config.yaml", "figurs: {}\n"),
        ["config/config.yaml", "unknown key figurs"],
    ),
    "a number key is misspelt": (
        replace("manuscript/en.md", "`num:plots`", "`num:plotz`"),
        ["manuscript/en.md, line 3", "plotz", "did you mean plots"],
    ),
    "a digit is typed by hand": (
        replace("manuscript/en.md", "were visited.", "of 40 were visited."),
        ["manuscript/en.md, line 3", "a number by hand: 40", "`num:plots`"],
    ),
    "a claim is not borne out": (
        replace("manuscript/en.md", "{.reported claim", "{claim"),
        ["manuscript/en.md, line 9", "quiet-first is not decidable"],
    ),
    "a work is cited that is not in the references": (
        replace("manuscript/en.md", "@braun2006", "@brown2006"),
        ["manuscript/en.md", "brown2006"],
    ),
    "a table is not UTF-8": (
        write("data/raw/participants.csv", "participant,имя\n".encode("cp1251")),
        ["data/raw/participants.csv", "UTF-8"],
    ),
    "a column is missing": (
        replace("data/raw/participants.csv", "consent", "agreed"),
        ["data/raw/participants.csv", "consent"],
    ),
    "the configuration is no YAML": (
        write("config/config.yaml", b"study: [\n"),
        ["config/config.yaml", "line"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_refused(name: str, study: Path) -> None:
    spoil, said = CASES[name]
    spoil(study)
    done = build(study, "results/manuscript/en.html")
    output = done.stdout + done.stderr
    assert done.returncode != 0
    for words in said:
        assert words in output
    assert "Traceback" not in output
    assert not (study / "results/manuscript/en.html").exists()
    assert not list(study.rglob("*.partial"))


def test_several_faults_are_told_at_once(study: Path) -> None:
    replace("data/raw/codings/coder.csv", "motive.quiet", "motive.quite")(study)
    replace("data/raw/codings/coder.csv", "motive.health", "motive.healt")(study)
    output = build(study, "results/coding/codings.parquet").stderr
    assert "motive.quite" in output
    assert "motive.healt" in output
