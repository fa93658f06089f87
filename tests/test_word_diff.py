"""``python -m talap word_diff``: what comes back from Word and LibreOffice."""

from __future__ import annotations

import copy
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import talap
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from talap.base.config import read_yaml
from talap.base.files import read_json, write_json
from talap.manuscript import docx, text
from talap.manuscript.word_read import read_word
from talap.manuscript.word_tokens import fold
from talap.word_diff import Found, compare, report
from word_editing import (
    Edited,
    W,
    comment,
    etree,
    libreoffice,
    paragraph,
    run,
    text_of,
    tracked,
)

LANGUAGES = ("ky", "ru", "en")


@pytest.fixture
def study(mini: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the built mini study, and the folder to be in."""
    shutil.copytree(mini, tmp_path / "study", dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path / "study")
    return tmp_path / "study"


def edited(edit: Callable[[Edited], Any]) -> Found:
    file = Edited(Path("results/manuscript/en.docx"))
    edit(file)
    return compare(file.save(Path("edited.docx")))


def patched(found: Found) -> str:
    """Apply the patch, return the manuscript."""
    Path("x.patch").write_text(found.patch, "utf-8", newline="\n")
    if found.patch:
        words = ["git", "apply", "--whitespace=nowarn", "x.patch"]
        subprocess.run(words, check=True, env={**os.environ, "GIT_DIR": "none"})
    return Path("manuscript/en.md").read_text("utf-8")


def refused(found: Found) -> list[tuple[str, str, str, str]]:
    return [
        (e.what, e.was, e.wrote, e.key) for e in found.findings if e.kind == "refused"
    ]


# -- nothing was edited ---------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_round_trip_through_libreoffice_is_no_edit(
    shipped: Path, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(shipped)
    file = Path(f"results/manuscript/{language}.docx")
    for each in (file, libreoffice(file, tmp_path / "out", tmp_path / "profile")):
        found = compare(each)
        assert found.patch == ""
        assert found.findings == []
        assert found.notes == []


def test_what_programs_change_by_themselves_is_no_edit(study: Path) -> None:
    def edit(file: Edited) -> None:
        for node in file.body.iter(f"{W}t"):
            said = (node.text or "").replace("'", "’").replace(" the ", "\u00a0the ")
            node.text = said.replace("interviews", "inter\u00adviews")
        for tag in ("bookmarkStart", "bookmarkEnd"):
            for node in list(file.body.iter(f"{W}{tag}")):
                node.getparent().remove(node)

    found = edited(edit)
    assert (found.patch, found.findings) == ("", [])


# -- prose ----------------------------------------------------------------------------


def test_words_are_a_patch_and_all_else_stays(study: Path) -> None:
    before = Path("manuscript/en.md").read_text("utf-8")
    found = edited(lambda file: file.replace("hold", "come to", within="Together the"))
    assert found.findings == []
    assert patched(found) == before.replace("interviews hold", "interviews come to")


def test_claims_captions_footnotes_titles_and_keywords(study: Path) -> None:
    def edit(file: Edited) -> None:
        file.replace("quiet came first", "quiet came before all else")
        file.replace("What the residents", "What all residents")
        file.replace("says little more", "tells little more", part="word/footnotes.xml")
        for each in file.body.iter(f"{W}t"):
            each.text = (each.text or "").replace("garden", "orchard")

    before = Path("manuscript/en.md").read_text("utf-8")
    abstract = Path("manuscript/abstracts/en.md").read_text("utf-8")
    after = patched(edited(edit))
    assert "[quiet came before all else]{.reported claim=quiet-first}" in after
    assert "![What all residents spoke of.](figure:codes){#fig-codes alt=" in after
    assert "[^small]: With `num:participants` people an interval tells little" in after
    assert re.findall("`[^`]*`", after) == re.findall("`[^`]*`", before)
    changed = Path("manuscript/abstracts/en.md").read_text("utf-8")
    assert changed != abstract
    assert changed.count("orchard") == abstract.count("garden")


def test_tracked_changes_and_comments(study: Path) -> None:
    def edit(file: Edited) -> None:
        old = file.split_run("thematic")
        new = run("careful")
        old.addprevious(tracked("ins", new))
        gone = copy.deepcopy(old)
        old.getparent().replace(old, tracked("del", gone))
        comment(file, "spoke of company", "Is that so?")

    found = edited(edit)
    assert "read by careful analysis" in patched(found)
    told = report(found)
    assert "inserted by Co-author, 2026-05-01T10:00:00Z: careful" in told
    assert "deleted by Co-author, 2026-05-01T10:00:00Z: thematic" in told
    assert "on “spoke of company”\n    Is that so?" in told


def test_paragraphs_added_split_and_deleted(study: Path) -> None:
    def edit(file: Edited) -> None:
        file.after("People stay for", "No *more* of [this].", "And a last word.")
        second = paragraph("", "BodyText")
        tail = file.split_run(" The interviews were read by")
        first = tail.getparent()
        following = [each for each in first if first.index(each) >= first.index(tail)]
        second.extend(following)
        first.addnext(second)

    found = edited(edit)
    after = patched(found)
    assert "were visited.\n\nThe interviews were read by thematic analysis [@" in after
    assert after.endswith(
        "for the people.\n\nNo \\*more\\* of \\[this\\].\n\nAnd a last word.\n"
    )
    assert {each.kind for each in found.findings} == {"structure"}


def test_a_moved_paragraph_takes_its_keys_along(study: Path) -> None:
    def edit(file: Edited) -> None:
        moved, first = file.paragraph("Together the"), file.paragraph("were visited")
        first.addprevious(moved)

    before = Path("manuscript/en.md").read_text("utf-8").split("\n")
    after = patched(edited(edit)).split("\n")
    line = next(each for each in before if each.startswith("Together"))
    assert sorted(filter(None, after)) == sorted(filter(None, before))
    assert after.index(line) < before.index(line)


def test_a_footnote_removed_goes_with_its_text(study: Path) -> None:
    def edit(file: Edited) -> None:
        mark = next(file.body.iter(f"{W}footnoteReference")).getparent()
        mark.getparent().remove(mark)

    found = edited(edit)
    after = patched(found)
    assert "[^small]" not in after
    assert "footnote was removed" in report(found)
    assert ("`num:participants`") in {each[3] for each in refused(found)}


def test_bold_and_italics(study: Path) -> None:
    def edit(file: Edited) -> None:
        target = file.split_run("thematic analysis")
        look = target.find(f"{W}rPr")
        if look is None:
            look = etree.Element(f"{W}rPr")
            target.insert(0, look)
        etree.SubElement(look, f"{W}i")

    found = edited(edit)
    assert "by *thematic analysis* [@braun2006]" in patched(found)
    assert [(each.kind, each.what) for each in found.findings] == [("look", "italic")]


# -- what is computed -----------------------------------------------------------------


def number(file: Edited, key: str) -> Any:
    links = file.body.iter(f"{W}hyperlink")
    return next(each for each in links if each.get(f"{W}anchor") == f"number-{key}")


def test_a_number_typed_over_is_refused_linked_or_not(study: Path) -> None:
    def linked(file: Edited) -> None:
        next(number(file, "plots").iter(f"{W}t")).text = "77"

    def bare(file: Edited) -> None:
        link = number(file, "plots")
        link.getparent().replace(link, run("77"))

    for edit in (linked, bare):
        found = edited(edit)
        ((what, was, wrote, key),) = refused(found)
        assert (what, wrote, key) == ("number", "77", "`num:plots`")
        assert was.isdigit()
        assert found.patch == ""


def test_a_number_that_lost_its_link_is_no_edit(study: Path) -> None:
    def edit(file: Edited) -> None:
        for link in list(file.body.iter(f"{W}hyperlink")):
            for each in list(link):
                link.addprevious(each)
            link.getparent().remove(link)

    found = edited(edit)
    assert (found.patch, found.findings) == ("", [])


def test_prose_around_a_refused_number_is_still_a_patch(study: Path) -> None:
    def edit(file: Edited) -> None:
        next(number(file, "plots").iter(f"{W}t")).text = "77"
        file.replace("were visited", "were seen")

    found = edited(edit)
    assert len(refused(found)) == 1
    assert "Of the `num:plots` plots in the garden, `num:participants` were seen." in (
        patched(found)
    )


@pytest.mark.parametrize(
    ("words", "old", "new", "what"),
    [
        ("Company came up with", "passages", "excerpts", "plural form"),
        ("What the residents", "1", "4", "label"),
        ("Company came up with", "Figure", "Picture", "reference"),
        ("were visited", "Braun & Clarke, 2006", "Braun, 2006", "citation"),
        ("Using thematic", "Using", "Doing", "label"),
    ],
)
def test_other_computed_text_is_refused(
    study: Path, words: str, old: str, new: str, what: str
) -> None:
    def edit(file: Edited) -> None:
        found = [e for e in file.body.iter(f"{W}p") if words in text_of(e)]
        node = next(e for e in found[0].iter(f"{W}t") if old in (e.text or ""))
        node.text = node.text.replace(old, new, 1)

    found = edited(edit)
    assert [each[0] for each in refused(found)] == [what]
    assert found.patch == ""


# The words of the mini study's residents, one in a line, one set off; who said it.
PLURAL = "passages; the closed tap"  # beside a form that its number decides
QUOTED = (
    "The talking you cannot buy",
    "In July the tap was closed",
    "simulated interv",
)


@pytest.mark.parametrize(
    ("words", "new", "coding"),
    [
        (
            "The talking you cannot buy",
            "The talking cannot be bought",
            "garden2-006-01",
        ),
        ("In July the tap", "In June the tap", "garden1-008-01"),
        ("two weeks.", "two weeks. And more.", "garden1-008-01"),
    ],
)
def test_the_words_of_who_is_quoted_are_refused(
    study: Path, words: str, new: str, coding: str
) -> None:
    found = edited(lambda file: file.replace(words, new))
    told = [each for each in found.findings if each.kind == "refused"]
    assert [(each.what, each.key) for each in told] == [("quotation", coding)]
    assert found.patch == ""


def test_words_beside_a_quotation_are_prose(study: Path) -> None:
    found = edited(lambda file: file.replace("has no price", "costs nothing"))
    assert found.findings == []
    assert "+What they come for, says one of them, costs nothing: [The" in found.patch


def test_a_tables_cell_a_figure_and_a_notice_are_refused(study: Path) -> None:
    def edit(file: Edited) -> None:
        cells = [e for e in file.body.find(f"{W}tbl").iter(f"{W}t")]
        cells[-1].text = "999"
        drawing = next(file.body.iter(f"{W}drawing"))
        drawing.getparent().remove(drawing)

    said = [each[0] for each in refused(edited(edit))]
    assert len(said) == 2
    assert any("cell" in each for each in said)
    assert any("deleted" in each for each in said)


def test_a_quantity_typed_into_new_prose_is_refused_and_in_the_patch(
    study: Path,
) -> None:
    found = edited(lambda file: file.replace("People stay", "In 2021 most people stay"))
    assert {each[2] for each in refused(found)} == {"2021", "most people"}
    assert "In 2021 most people stay for the people." in patched(found)


# -- at the command line --------------------------------------------------------------


def command(*words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return talap("word_diff", *words, folder=folder)


def test_exit_codes_and_files(study: Path) -> None:
    file = Edited(Path("results/manuscript/en.docx"))
    assert command("results/manuscript/en.docx", folder=study).returncode == 0
    assert not Path("word-diff").exists()
    file.replace("were visited", "were seen")
    file.save(Path("a b.docx"))
    manuscript = Path("manuscript/en.md").read_bytes()
    done = command("a b.docx", folder=study)
    assert done.returncode == 0, done.stderr
    assert done.stdout == Path("word-diff/en.patch").read_text("utf-8")
    next(number(file, "plots").iter(f"{W}t")).text = "77"
    file.replace("were seen", "were met")
    file.save(Path("a b.docx"))
    again = command("a b.docx", folder=study)
    assert again.returncode == 1
    assert "they wrote: 77" in again.stderr
    assert again.stdout == Path("word-diff/en-2.patch").read_text("utf-8")
    assert done.stdout == Path("word-diff/en.patch").read_text("utf-8")
    assert Path("manuscript/en.md").read_bytes() == manuscript


def test_what_cannot_be_compared(study: Path) -> None:
    from docx import Document

    Document().save("foreign.docx")
    Path("not.docx").write_text("no", "utf-8")
    for name, said in (
        ("foreign.docx", "not built by Talap"),
        ("not.docx", "is no DOCX"),
        ("missing.docx", "cannot be opened"),
    ):
        done = command(name, folder=study)
        assert done.returncode == 2
        assert said in done.stderr
        assert done.stdout == ""


def test_another_state_of_the_text_is_told(study: Path) -> None:
    shutil.copy("results/manuscript/en.docx", "sent.docx")
    document = read_json(Path("results/manuscript/en.json"))
    with Path("manuscript/en.md").open("a", encoding="utf-8") as stream:
        stream.write("\nMore of it.\n")
    done = command("sent.docx", folder=study)
    assert done.returncode == 2
    assert "was edited after the last build" in done.stderr
    document["meta"]["talap-source"]["c"] = "0" * 64
    write_json(Path("results/manuscript/en.json"), document)
    done = command("sent.docx", folder=study)
    assert done.returncode == 2
    assert "not the text that the file was built from" in done.stderr


def test_numbers_counted_anew_are_told(study: Path) -> None:
    shutil.copy("results/manuscript/en.docx", "sent.docx")
    path = Path("results/manuscript/en.json")
    path.write_text(json.dumps(read_json(path)), "utf-8")
    done = command("sent.docx", folder=study)
    assert done.returncode == 0
    assert "changed since the file was sent" in done.stderr


# -- any edit of the prose ------------------------------------------------------------


def rebuilt(folder: Path) -> Path:
    """Build the paper of the changed manuscript anew, without Snakemake."""
    described = Path("results/describe")
    settings = read_yaml(Path("config/config.yaml"))["manuscript"]
    text.run(
        manuscript=Path("manuscript/en.md"),
        abstracts=[Path("manuscript/abstracts/en.md")],
        references=Path("manuscript/references.json"),
        language="en",
        languages=["en"],
        numbers=Path("results/numbers.json"),
        claims=Path("results/claims.json"),
        tables=[described / "codes.parquet"],
        figures=["codes", "presence"],
        codebook=Path("config/codebook.yaml"),
        consensus=Path("results/coding/consensus.parquet"),
        spoken=Path("results/clean/languages.parquet"),
        locales=[],
        section=json.dumps(settings),
        coreq=[],
        guide="",
        day="2026-03-02",
        simulated=True,
        document=folder / "en.json",
        uses=folder / "uses.json",
        units=folder / "units.json",
    )
    figures, made = Path("results/figures"), folder / "en.docx"
    document = read_json(folder / "en.json")
    made.write_bytes(docx.content(document, {}, figures, "en", "2026-03-02", "en"))
    return made


def prose(path: Path) -> list[str]:
    """Return the paragraphs from the first heading to the references, with notes."""
    found = read_word(path, "x.docx")
    said = [fold(each.text) for each in found.paragraphs if each.text.strip()]
    notes = [fold(each.text) for note in found.notes.values() for each in note]
    return [*said[said.index("Introduction") : said.index("References")], *notes]


WORDS = st.sampled_from(
    ["quiet", "*starred*", "under_score", "[sic]", "rain, then", "№"]
)
EDITS = st.lists(
    st.tuples(
        st.integers(0, 10_000),
        st.integers(0, 10_000),
        st.sampled_from(["insert", "replace", "delete", "append"]),
        WORDS,
    ),
    min_size=1,
    max_size=5,
)


@settings(
    max_examples=12,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(edits=EDITS)
def test_any_edit_of_words_comes_out_as_it_was_written(
    edits: list[tuple[int, int, str, str]], study: Path, mini: Path
) -> None:
    shutil.rmtree("manuscript")
    shutil.copytree(mini / "manuscript", "manuscript")
    file = Edited(Path("results/manuscript/en.docx"))
    for where, which, what, new in edits:
        nodes = editable(file)
        node = nodes[where % len(nodes)]
        found = list(re.finditer(r"[^\W\d_]{2,}", node.text))
        if not found:
            continue
        start, end = found[which % len(found)].span()
        one, old, two = node.text[:start], node.text[start:end], node.text[end:]
        put = {"insert": f"{new} {old}", "replace": new, "append": f"{old} {new}"}
        node.text = f"{one}{put.get(what, '')}{two}"
    path = file.save(Path("edited.docx"))
    found = compare(path)
    assert {each.kind for each in found.findings} <= {"structure"}, found.findings
    patched(found)
    assert prose(rebuilt(Path("."))) == prose(path)


def editable(file: Edited) -> list[Any]:
    """Return the runs of the author's prose between introduction and references."""
    found: list[Any] = []
    started = False
    for each in file.body.iter(f"{W}p"):
        said = text_of(each)
        started = started or said == "Introduction"
        if said == "References":
            break
        computed = any(words in said for words in (*QUOTED, PLURAL))
        if said == "Introduction" or computed:
            continue
        captions = said.startswith(("Figure", "Table"))
        if started and not captions and not list(each.iterancestors(f"{W}tbl")):
            found += [
                node
                for node in each.iter(f"{W}t")
                if node.getparent().getparent() is each and len(node.text or "") > 8
            ]
    return found


def test_edits_survive_libreoffice(study: Path, tmp_path: Path) -> None:
    file = Edited(Path("results/manuscript/en.docx"))
    file.replace("were visited", "were *really* seen")
    next(number(file, "turns").iter(f"{W}t")).text = "5"
    file.after("People stay for", "A new end.")
    path = file.save(Path("edited.docx"))
    found = compare(libreoffice(path, tmp_path / "out", tmp_path / "profile"))
    assert [each[3] for each in refused(found)] == ["`num:turns`"]
    after = patched(found)
    assert "were \\*really\\* seen." in after
    assert after.endswith("\n\nA new end.\n")
