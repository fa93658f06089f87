"""Another study, one language and its own codebook, builds by the same Snakefile."""

from __future__ import annotations

import json
import re
from pathlib import Path

from docx import Document
from pypdf import PdfReader

NOTICE = "SIMULATED DATA"


def test_html_reports_the_numbers_and_links_each_to_its_derivation(mini: Path) -> None:
    page = (mini / "results/manuscript/en.html").read_text(encoding="utf-8")
    assert NOTICE in page
    targets = re.findall(r'href="#(number-[a-z_]+)"', page)
    assert "number-share_company" in targets
    for target in targets:
        assert f'id="{target}"' in page


def test_every_derivation_leads_to_an_anchor_of_the_audit(mini: Path) -> None:
    page = (mini / "results/manuscript/en.html").read_text(encoding="utf-8")
    audit = (mini / "results/audit/en/numbers.html").read_text(encoding="utf-8")
    keys = re.findall(r'href="\.\./audit/en/numbers\.html#(\w+)"', page)
    assert len(keys) >= 10
    for key in keys:
        assert f'id="{key}"' in audit


def test_audit_quotes_the_turns_behind_a_number(mini: Path) -> None:
    audit = (mini / "results/audit/en/numbers.html").read_text(encoding="utf-8")
    section = audit.split('id="share_water"')[1].split("</section>")[0]
    assert "In July the tap was closed for two weeks" in section
    assert 'href="interviews.html#garden2-8"' in section
    turns = (mini / "results/audit/en/interviews.html").read_text(encoding="utf-8")
    assert 'id="garden2-8"' in turns


def test_docx_has_the_notice_in_the_page_header_and_the_numbers(mini: Path) -> None:
    document = Document(str(mini / "results/manuscript/en.docx"))
    assert NOTICE in document.sections[0].header.paragraphs[0].text
    said = " ".join(paragraph.text for paragraph in document.paragraphs)
    assert "Of the 40 plots in the garden, 2 were visited" in said
    assert len(document.tables) == 1
    assert document.core_properties.title.startswith("Neighbours")


def test_pdf_has_the_notice_on_each_page_and_links(mini: Path) -> None:
    reader = PdfReader(mini / "results/manuscript/en.pdf")
    for page in reader.pages:
        assert NOTICE in page.extract_text()
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]  # tagged, for screen readers
    links = [
        annotation.get_object()
        for page in reader.pages
        for annotation in page.get("/Annots", [])
    ]
    inner = [link for link in links if "/Dest" in link or "/D" in link.get("/A", {})]
    assert len(inner) >= 10


def test_numbers_name_the_rows_that_they_count(mini: Path) -> None:
    numbers = json.loads((mini / "results/numbers.json").read_text(encoding="utf-8"))
    assert numbers["turns"]["value"] == 18
    assert numbers["turns"]["evidence"]["rows"] == ["garden1:1-10", "garden2:1-8"]
    assert numbers["share_quiet"]["numerator"] == 1
    assert numbers["share_quiet"]["evidence"]["rows"] == ["garden1-002-01"]


def test_notebook_ran_and_shows_the_turns(mini: Path) -> None:
    page = (mini / "results/audit/notebook.html").read_text(encoding="utf-8")
    assert "Beans and far too many courgettes" in page or "quiet" in page
    assert "Traceback" not in page
    assert not re.findall(r'(?:src|href)="https?:', page)  # loads nothing from outside


def test_manifest_holds_every_result(mini: Path) -> None:
    manifest = json.loads(
        (mini / "results/audit/manifest.json").read_text(encoding="utf-8")
    )["files"]
    made = {
        path.relative_to(mini).as_posix()
        for path in (mini / "results").rglob("*")
        if path.is_file() and path.name not in {"manifest.json", "manifest.sha256"}
    }
    assert made == {name for name, row in manifest.items() if row["kind"] == "result"}
