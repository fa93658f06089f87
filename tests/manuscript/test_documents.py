"""One step writes what pandoc writes, the same again, and says from which document."""

from __future__ import annotations

import re
import shutil
import zipfile
from base64 import b64decode
from pathlib import Path

import pytest
from talap.base.errors import TalapError
from talap.base.files import sha256
from talap.manuscript.documents import run

FORMATS = ("html", "docx", "xml")


def write(study: Path, folder: Path) -> dict[str, Path]:
    """Write the study's documents with the figures below the current folder."""
    made = {name: folder / f"ky.{name}" for name in FORMATS}
    document = study / "results/manuscript/ky.json"
    run(document, Path("results/figures"), "ky", "2026-03-02", [], *made.values())
    return made


def test_the_step_writes_what_the_build_wrote(
    shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(shipped)
    for name, path in write(shipped, tmp_path).items():
        built = Path(f"results/manuscript/ky.{name}")
        assert path.read_bytes() == built.read_bytes()


def test_a_word_file_names_the_document_that_it_was_made_from(shipped: Path) -> None:
    folder = shipped / "results/manuscript"
    with zipfile.ZipFile(folder / "ky.docx") as file:
        properties = file.read("docProps/custom.xml").decode()
    assert sha256(folder / "ky.json") in properties


def test_a_page_holds_its_figures_as_they_are(shipped: Path) -> None:
    page = (shipped / "results/manuscript/ky.html").read_text(encoding="utf-8")
    found = re.findall(r'<img [^>]*src="data:image/svg\+xml;base64,([^"]+)"', page)
    drawn = {each.read_bytes() for each in shipped.glob("results/figures/*.ky.svg")}
    assert len(found) == len(drawn) == 6
    assert {b64decode(each) for each in found} == drawn


def test_a_figure_that_is_missing_is_told(
    shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(shipped / "results/figures", tmp_path / "results/figures")
    (tmp_path / "results/figures/codes.ky.svg").unlink()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(TalapError, match=r"codes\.ky\.svg"):
        write(shipped, tmp_path)
    assert not list(tmp_path.glob("ky.*"))
