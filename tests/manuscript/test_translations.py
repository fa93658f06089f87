"""Stale translations are listed with both texts; only acceptance writes the state."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from talap.base.errors import TalapError
from talap.base.files import read_json
from talap.manuscript.translations import STATE, run

TEXTS = {"ru": "Текст один.", "ky": "Биринчи текст.", "en": "Text one."}


@pytest.fixture
def study(tmp_path, monkeypatch):
    """A study of three languages: as much as the command reads."""
    monkeypatch.chdir(tmp_path)
    for folder in ("config", "manuscript/abstracts"):
        Path(folder).mkdir(parents=True)
    config = "study: {languages: [ru, ky, en], date: 2026-01-01}\n"
    Path("config/config.yaml").write_text(config, encoding="utf-8")
    for language, text in TEXTS.items():
        edit(language, f"# A {{#a}}\n\n{text}\n")
        abstract = f"---\ntitle: {language}\n---\n\n{text} {language}\n"
        path = Path(f"manuscript/abstracts/{language}.md")
        path.write_text(abstract, encoding="utf-8")
    return tmp_path


def edit(language, text):
    Path(f"manuscript/{language}.md").write_text(text, encoding="utf-8")


def listed(capsys):
    run()
    return capsys.readouterr().out


def test_a_listing_writes_nothing_and_acceptance_ends_it(study, capsys):
    assert "no translation is accepted yet" in listed(capsys)
    assert not STATE.exists()
    run("all")
    assert STATE.exists()
    assert listed(capsys) == ""


def test_both_texts_are_shown_and_what_to_do(study, capsys):
    run("all")
    edit("ru", "# A {#a}\n\nТекст два.\n")
    edit("en", "# A {#a}\n\nText two.\n")
    said = listed(capsys)
    assert "manuscript/ky.md, line 3: stale translation, a/paragraph-1" in said
    assert "accepted:    Текст один." in said
    assert "original:    Текст два." in said
    assert "translation: Биринчи текст." in said
    assert "translation: Text two." in said
    assert "stale translations: 2" in said
    assert "make translated ONLY=ky:PLACE" in said
    assert "changed as well stays here until you accept it" in said


def test_one_language_and_one_place_are_accepted_alone(study, capsys):
    run("all")
    edit("ru", "# B {#a}\n\nТекст два.\n")
    run("ky")
    said = listed(capsys)
    assert "manuscript/ky.md" not in said
    assert said.count("stale translation, ") == 2
    run("en:a/heading-1")
    said = listed(capsys)
    assert "stale translations: 1" in said
    assert "accepted:    Текст один." in said  # what it was is not forgotten
    run("en:a/paragraph-1")
    assert listed(capsys) == ""


def test_acceptance_of_a_place_keeps_those_that_it_moves(study, capsys):
    run("all")
    for language, text in TEXTS.items():
        edit(language, f"# A {{#a}}\n\nNew {language}.\n\n{text}\n")
    run("ky:a/paragraph-1")
    said = listed(capsys)
    assert "manuscript/ky.md" not in said
    assert "manuscript/en.md, line 3" in said


def test_the_same_acceptance_writes_the_same_bytes(study):
    run("all")
    first = STATE.read_bytes()
    run("all")
    run("en")
    run("ky:a/paragraph-1")
    assert STATE.read_bytes() == first
    content = read_json(STATE)
    assert list(content["translations"]) == ["ky", "en"]
    assert "Текст один." in content["originals"].values()


def test_what_stands_in_no_text_any_more_is_told_and_dropped(study, capsys):
    run("all")
    for language in TEXTS:
        edit(language, "# A {#a}\n\nNew.\n")
    run("ky")
    run("all")
    assert "Текст один." in STATE.read_text(encoding="utf-8")  # the abstract has it
    edit("ru", "# A {#a}\n")
    edit("ky", "# A {#a}\n")
    edit("en", "# A {#a}\n")
    assert "holds 1 originals that stand in no text any more" in listed(capsys)
    run("all")
    assert "New." not in STATE.read_text(encoding="utf-8")


def test_a_language_that_the_study_lost_keeps_its_records(study):
    run("all")
    config = "study: {languages: [ru, ky], date: 2026-01-01}\n"
    Path("config/config.yaml").write_text(config, encoding="utf-8")
    before = read_json(STATE)["translations"]["en"]
    run("all")
    assert read_json(STATE)["translations"]["en"] == before


@pytest.mark.parametrize(
    ("accept", "problem", "hint"),
    [
        ("ru", "no translation into ru", "there are: ky, en"),
        ("kk:a/paragraph-1", "no translation into kk", "there are: ky, en"),
        ("ky:a/paragraf-1", "no place a/paragraf-1", "did you mean a/paragraph-1?"),
    ],
)
def test_what_is_not_there_is_not_accepted(study, accept, problem, hint):
    with pytest.raises(TalapError) as raised:
        run(accept)
    assert (raised.value.problem, raised.value.hint) == (problem, hint)
    assert not STATE.exists()


def test_quotations_are_accepted_after_a_build_only(study, capsys):
    run("all")
    quoted = "# A {#a}\n\n[Text]{.quote .translated coding=I01-1-1} one.\n"
    edit("en", quoted)
    assert "is not built; quotations are not compared" in listed(capsys)
    with pytest.raises(TalapError, match="build first"):
        run("all")


def test_a_study_of_one_language_has_nothing_to_accept(study, capsys):
    config = "study: {languages: [ru], date: 2026-01-01}\n"
    Path("config/config.yaml").write_text(config, encoding="utf-8")
    assert listed(capsys) == ""
    with pytest.raises(TalapError, match="one language"):
        run("all")


def test_a_missing_text_is_an_error(study):
    Path("manuscript/ky.md").unlink()
    with pytest.raises(TalapError, match="there is no such file"):
        run()


def test_the_command_of_the_makefile(study):
    shutil.copytree(ROOT / "manuscript", study / "manuscript", dirs_exist_ok=True)
    command = [sys.executable, "-m", "talap", "manuscript.translations"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "stale translations" not in done.stdout
    done = subprocess.run(
        [*command, "accept=xx"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.startswith("error: manuscript/translations.json")
