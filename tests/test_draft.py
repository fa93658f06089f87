"""A draft marks what the build would refuse, and writes nothing but itself."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import MINI, ROOT, copy_study
from talap.audit.manifest import changed_results
from talap.base.errors import TalapError, TalapErrors
from talap.draft import SIGN, chosen, missing_results, run, summary, write_draft
from talap.draft_state import CLAIMS, NUMBERS, TABLES, Study
from talap.figures.draw import FIGURES
from talap.manuscript.text import run as build_text

TEXT = Path("manuscript/en.md")
SAID = "Company came up with"


@pytest.fixture
def study(mini, tmp_path, monkeypatch):
    """A copy of the built mini study, as the current folder."""
    target = tmp_path / "study"
    shutil.copytree(mini, target, ignore=shutil.ignore_patterns(".snakemake"))
    monkeypatch.chdir(target)
    return target


def edit(path, before, after):
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def drafted():
    """Write the draft; return its page and its problems."""
    path, problems = write_draft(Study.read(), "en")
    return path.read_text(encoding="utf-8"), problems


def body(page):
    """Return the text of a page from its abstract on, without what a draft adds."""
    main = page[page.index('class="level2 unnumbered unlisted abstract"') :]
    return re.sub(r"\.\./(?:results/)?audit/", "", main[: main.index("</main>")])


def snapshot(folder):
    return {
        path: (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_clean_manuscript_has_no_marks_and_reads_as_built(study):
    page, problems = drafted()
    assert problems == []
    assert 'class="problem' not in page
    assert "Nothing to mend" in page
    assert "Nothing that they are made from has changed since." in page
    built = Path("results/manuscript/en.html").read_text(encoding="utf-8")
    assert body(page) == body(built)
    assert "DRAFT. SIMULATED DATA" in page
    assert "DRAFT" not in built


def test_results_stay_as_they_are(study):
    before = snapshot(study / "results")
    edit(TEXT, SAID, f"Of 7 `num:nothing` {SAID}")
    drafted()
    assert snapshot(study / "results") == before
    assert changed_results(study) == []
    made = sorted(path.name for path in Path("drafts").iterdir())
    assert made == [".gitignore", "en.html"]
    assert Path("drafts/.gitignore").read_text("utf-8") == SIGN


@pytest.mark.parametrize(
    ("before", "after", "problem", "hint"),
    [
        (SAID, f"Of 17 {SAID}", "a number by hand: 17", "write the number by its key"),
        (SAID, f"Seventeen: {SAID}", "a number in words by hand: Seventeen", "key"),
        (SAID, f"Most people: {SAID}", "in words outside a claim: Most", "bind it"),
        (SAID, f"<i>{SAID}</i>", "raw HTML or TeX", "write it as Markdown"),
        (SAID, f"`code` {SAID}", "unknown inline code `code`", "names in *italics*"),
        (SAID, f"[MP3]{{.lit}} {SAID}", "a literal without a reason", "add why="),
        (SAID, f"`num:plotz` {SAID}", "no number has the key plotz", "mean plots?"),
        (SAID, f"`num:plots.ci` {SAID}", "plots has no .ci", "it has"),
        (SAID, f"`pl:plots a|b|c|d` {SAID}", "4 forms, en has one, other", "one form"),
        (SAID, f"`ref:fig-x` {SAID}", "`ref:fig-x` points to nothing", "fig-codes"),
        (SAID, f"[All]{{claim=x}} {SAID}", "no claim x", "see config/claims.yaml"),
        ("{.reported claim=q", "{claim=q", "quiet-first is not decidable", "another's"),
        (SAID, f"[@braun2066] {SAID}", "the key braun2066", "did you mean braun2006?"),
        (SAID, f"@who2001 {SAID}", "no reference has the key who2001", "add it"),
        ("(figure:codes)", "(figure:codez)", "no figure figure:codez", "figure:codes"),
        ("from=codes", "from=codez", "no table codez", "there are: codes"),
        ('"label part', '"label x part', "the table codes has no column x", "it has"),
        ('alt="Shares of the residents for each code; company was raised by '
         '`num:share_company.n` of `num:share_company.of`."', 'alt=""',
         "a figure without alternative text", "add alt="),
        ('alt="A dot', 'alt="9 dots', "a number by hand: 9", "write that"),
        ("`num:participants` residents.\"", "`num:x` residents.\"", "the key x", "see"),
        ("# Results", "# Results `num:y`", "no number has the key y", "see"),
        ("With `num:participants`", "With 5", "a number by hand: 5", "write"),
        ("![What the residents", "Seen: ![What the residents",
         "figure:codes is no figure of its own", "let it stand alone"),
    ],
)  # fmt: skip
def test_a_problem_is_marked_at_its_place_as_the_build_says_it(
    study, before, after, problem, hint
):
    edit(TEXT, before, after)
    page, problems = drafted()
    found = [each for each in problems if problem in each.problem]
    assert found, [each.problem for each in problems]
    assert hint in found[0].hint
    assert re.fullmatch(r"line \d+, column \d+", found[0].place)
    shown = re.search(
        r'<div id="problem-(\d+)">\s*<p>[^\n]*' + re.escape(quoted(problem)), page
    )
    assert shown, page[page.index('class="draft"') :][:3000]
    number = shown[1]
    assert page.count(f'id="place-{number}"') == 1
    assert f'<a href="#place-{number}" class="problem">problem {number}</a>' in page
    assert f">problem {number}</a>" in page[page.index("</header>") :]
    assert refusal() == sorted(str(each) for each in problems)


def quoted(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def refusal():
    """Return what the build says of the manuscript, error by error."""
    with pytest.raises(TalapErrors) as raised:
        build_text(
            manuscript=TEXT,
            abstracts=[Path("manuscript/abstracts/en.md")],
            references=Path("manuscript/references.json"),
            language="en",
            languages=["en"],
            numbers=NUMBERS,
            claims=CLAIMS,
            tables=list(TABLES),
            figures=list(FIGURES),
            codebook=Path("config/codebook.yaml"),
            locales=[],
            consensus=Path("results/coding/consensus.parquet"),
            spoken=Path("results/clean/languages.parquet"),
            section='{"citation_style": "apa"}',
            coreq=[],
            guide="",
            day="2026-03-01",
            simulated=True,
            document=Path("x.json"),
            uses=Path("x.uses.json"),
            units=Path("x.units.json"),
        )
    return sorted(str(each) for each in raised.value.errors)


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (lambda text: f"---\ntitle: [a\n---\n\n{text}", "Error parsing YAML metadata"),
        (lambda text: f"{text}\n\n[^x]: Unused.\n", "Note with key 'x' defined"),
        (lambda text: f"{text}\n\n::: {{.x}}\nOpen.\n", "unclosed"),
    ],
)
def test_what_pandoc_says_leaves_the_text_readable(study, spoil, problem):
    TEXT.write_text(spoil(TEXT.read_text(encoding="utf-8")), encoding="utf-8")
    page, (said,) = drafted()
    assert problem in said.problem
    assert said.place.startswith("line ")
    assert "People stay for the people." in page
    assert "Problems to mend: 1" in page


def test_a_manuscript_that_is_gone_or_no_text_gives_a_page(study):
    TEXT.write_bytes(b"\xff\xfe\x00")
    page, (said,) = drafted()
    assert "not UTF-8" in said.problem
    assert "not UTF-8" in page
    TEXT.unlink()
    page, (said,) = drafted()
    assert "there is no such file" in page


def test_a_text_that_cannot_be_parsed_is_shown_as_written(study, monkeypatch):
    from talap import draft_page

    def refuse(source, file, language, warned):
        raise TalapError(file, "pandoc refuses it: no", "correct the place")

    monkeypatch.setattr(draft_page, "read_source", refuse)
    draft_page._parsed.cache_clear()
    page, (said,) = drafted()
    draft_page._parsed.cache_clear()
    assert said.problem == "pandoc refuses it: no"
    assert "<code>" in page
    assert "`num:plots` plots in the garden" in page


@pytest.mark.parametrize(
    ("path", "content", "problem"),
    [
        ("manuscript/references.json", "[{]", "not JSON"),
        ("manuscript/references.json", '[{"a": 1}]', "not a list of references"),
        ("manuscript/abstracts/en.md", "No header.", "no title in the front matter"),
        ("manuscript/abstracts/en.md", None, "there is no such file"),
    ],
)
def test_other_files_may_be_wrong_too(study, path, content, problem):
    if content is None:
        Path(path).unlink()
    else:
        Path(path).write_text(content, encoding="utf-8")
    page, problems = drafted()
    assert any(problem in each.problem for each in problems)
    assert "People stay for the people." in page


def test_inputs_that_changed_are_named_prose_is_not(study):
    edit(Path("config/numbers.yaml"), "plots", "plots ")
    Path("data/raw/transcripts/garden1.txt").touch()  # the same bytes
    edit(TEXT, "People stay", "Neighbours stay")
    Path("config/new.yaml").write_text("a: 1\n", encoding="utf-8")
    page, problems = drafted()
    assert problems == []
    state = page[page.index('class="draft"') : page.index('id="problems"')]
    assert "may be out of date" in state
    files = re.findall(r"<code>([^<]+)</code>", state)
    assert files == ["config/new.yaml", "config/numbers.yaml"]


def test_without_a_whole_build_times_tell(study):
    Path("results/audit/manifest.json").unlink()
    now = Path("results/numbers.json").stat().st_mtime_ns
    for path in [*Path("config").rglob("*"), *Path("data").rglob("*")]:
        os.utime(path, ns=(now - 10**9, now - 10**9))
    os.utime("config/claims.yaml", ns=(now + 10**10, now + 10**10))
    page, _ = drafted()
    state = page[page.index('class="draft"') : page.index('id="problems"')]
    assert "The build is not finished" in state
    assert "config/claims.yaml" in re.findall(r"<code>([^<]+)</code>", state)
    assert "config/numbers.yaml" not in state


def test_a_draft_that_cannot_be_made_leaves_the_last_one(study):
    drafted()
    before = Path("drafts/en.html").read_bytes()
    Path("config/config.yaml").write_text("study: [", encoding="utf-8")
    with pytest.raises(TalapError):
        run()
    assert Path("drafts/en.html").read_bytes() == before


def test_nothing_of_the_user_is_written_over(study):
    with pytest.raises(TalapError, match="leave results/ to the build"):
        run(html=Path("results/manuscript/en.html"))
    with pytest.raises(TalapError, match=r"ends in \.html"):
        run(html=Path("manuscript/en.md"))
    Path("drafts").mkdir()
    Path("drafts/mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(TalapError, match="something of yours"):
        run()
    assert [path.name for path in Path("drafts").iterdir()] == ["mine.txt"]
    run(html=Path("elsewhere/en.html"))
    page = Path("elsewhere/en.html").read_text(encoding="utf-8")
    assert 'href="../results/audit/en/index.html"' in page


def test_a_language_that_the_study_lacks(study):
    assert chosen("", Study.read()) == "en"
    with pytest.raises(TalapError, match="the study has no language ru"):
        chosen("ru", Study.read())


def test_marks_are_no_failure_and_editors_can_open_them(study):
    edit(TEXT, SAID, f"Of 17 {SAID}")
    command = [sys.executable, "-m", "talap", "draft"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    first, second, *_ = done.stdout.splitlines()
    assert first == "drafts/en.html: 1 problem"
    line, column = map(
        int, re.match(r"  manuscript/en\.md:(\d+):(\d+): ", second).groups()
    )
    source = TEXT.read_text(encoding="utf-8").splitlines()
    assert source[line - 1][column - 1 :].startswith("17")


def test_problems_are_listed_by_file_and_line():
    errors = [
        TalapError("b.md", "x", "y", "line 12, column 1"),
        TalapError("b.md", "x", "y", "line 2, column 10"),
        TalapError("a.md", "x", "y"),
    ]
    lines = summary(Path("p.html"), errors).splitlines()
    assert lines[0] == "p.html: 3 problems"
    assert [each.split()[0] for each in lines[1::2]] == [
        "a.md:", "b.md:2:10:", "b.md:12:1:",
    ]  # fmt: skip


def test_a_fresh_study_is_built_as_far_as_a_draft_needs_it(tmp_path):
    study = copy_study(MINI, tmp_path / "study")
    command = [sys.executable, "-m", "talap", "draft"]
    done = subprocess.run(
        command, cwd=study, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "drafts/en.html: no problems" in done.stdout
    assert "is missing: building what a draft reads" in done.stderr
    assert not (study / "results/manuscript").exists()


def test_a_build_that_fails_is_told(tmp_path):
    study = copy_study(MINI, tmp_path / "study")
    edit(study / "config/numbers.yaml", "of: participants", "of: nobody")
    command = [sys.executable, "-m", "talap", "draft"]
    done = subprocess.run(
        command, cwd=study, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "config/numbers.yaml" in done.stderr
    assert "cannot be built" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_is_missing_is_known(study):
    assert missing_results("en") == []
    Path("results/claims.json").unlink()
    Path("results/figures/codes.en.svg").unlink()
    assert missing_results("en") == [
        "results/claims.json", "results/figures/codes.en.svg",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "environment", "language"),
    [
        (["draft", "LANG=ky"], {"LANG": "en_GB.UTF-8"}, "language=ky"),
        (["draft"], {"LANG": "ky"}, ""),
        (["watch"], {}, ""),
    ],
)
def test_make_takes_the_language_from_its_words_only(
    tmp_path, words, environment, language
):
    """With a python that says how it was called, in place of the environment's."""
    (tmp_path / "bin").mkdir()
    python = tmp_path / "bin/python"
    python.write_text('#!/bin/sh\necho "$*|${LANG-unset}"\n', encoding="utf-8")
    python.chmod(0o755)
    (tmp_path / "ready").touch()
    inherited = {k: v for k, v in os.environ.items() if k not in {"LANG", "MAKEFLAGS"}}
    done = subprocess.run(
        ["make", "--silent", *words, f"VENV={tmp_path}", f"STUDY={tmp_path}"],
        cwd=ROOT, env={**inherited, **environment},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    called, _, locale = done.stdout.strip().partition("|")
    assert called.split() == ["-m", "talap", words[0], *language.split()]
    told = len(words) > 1  # then the locale of the shell is gone, but no wrong one set
    assert locale == ("unset" if told else environment.get("LANG", "unset"))


def test_make_clean_removes_drafts_and_nothing_else(tmp_path):
    for own in (True, False):
        drafts = tmp_path / "drafts"
        drafts.mkdir()
        (drafts / ".gitignore").write_text(SIGN if own else "*\n", encoding="utf-8")
        subprocess.run(
            ["make", "--silent", "clean", f"STUDY={tmp_path}"], cwd=ROOT, check=True
        )
        assert drafts.exists() != own
        if not own:
            assert os.listdir(drafts) == [".gitignore"]
