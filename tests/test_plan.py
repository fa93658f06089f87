"""What a study folder asks for, and what is refused before the first rule."""

import shutil
from pathlib import Path

import pytest
from talap.base.errors import TalapError, TalapErrors
from talap.plan import batch_of, list_transcripts, read_plan

MINI = Path(__file__).parent / "studies/mini"
PEOPLE = Path("data/raw/participants.csv")
TRANSCRIPTS = Path("data/raw/transcripts")


@pytest.fixture(autouse=True)
def study(tmp_path, monkeypatch):
    for part in ("config", "data", "manuscript"):
        shutil.copytree(MINI / part, tmp_path / part)
    shutil.rmtree(tmp_path / "manuscript/locales", ignore_errors=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def edit(file, old, new):
    path = Path(file)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_mini_study():
    plan = read_plan()
    assert plan.simulated
    assert (plan.languages, plan.day) == (["en"], "2026-03-01")
    assert plan.transcripts == [
        "data/raw/transcripts/garden1.txt",
        "data/raw/transcripts/garden2.vtt",
    ]
    assert sorted(sum(plan.batches.values(), [])) == plan.transcripts
    assert plan.coding_files == ["data/raw/codings/coder.csv"]
    assert plan.locales == []
    assert '"confidence":0.95' in plan.section("describe")
    assert '"confidence":0.95' in plan.settings


def test_every_input_is_listed_and_nothing_hidden():
    Path("config/.config.yaml.swp").write_bytes(b"x")
    Path("manuscript/~$en.docx").write_bytes(b"x")
    Path("manuscript/record.json").write_bytes(b"{}")
    Path("manuscript/record-1.json").write_bytes(b"{}")
    Path("manuscript/locales").mkdir()
    Path("manuscript/locales/en.ftl").write_text("a = b\n", encoding="utf-8")
    plan = read_plan()
    assert plan.locales == ["manuscript/locales/en.ftl"]
    assert plan.inputs == sorted(plan.inputs)
    assert set(plan.inputs) == {
        path.as_posix()
        for part in ("config", "data", "manuscript")
        for path in Path(part).rglob("*")
        if path.is_file() and not path.name.startswith((".", "~$", "record"))
    }


def test_codings_kept_elsewhere_are_inputs_too():
    Path("data/raw/more/kim.qda").mkdir(parents=True)
    Path("data/raw/more/kim.qda/data.qda").write_bytes(b"x")
    Path("data/raw/more/lee.csv").write_bytes(b"x")
    edit(
        "config/config.yaml",
        "files: [",
        "files: [{file: data/raw/more/kim.qda}, {file: data/raw/more/lee.csv}, ",
    )
    more = {"data/raw/more/kim.qda/data.qda", "data/raw/more/lee.csv"}
    assert more <= set(read_plan().inputs)


def test_which_transcripts_a_batch_reads():
    plan = read_plan()
    first, second = plan.transcripts
    batch = batch_of("garden1", 2)
    assert plan.feeds(first, {"batch": batch})
    assert not plan.feeds(first, {"batch": str(1 - int(batch))})
    assert plan.feeds("data/raw/transcripts/garden1.odt", {"batch": batch})
    assert plan.feeds(second, {})
    assert not plan.feeds("data/raw/participants.csv", {})


def test_who_withdrew_has_no_transcript_in_the_plan():
    edit(PEOPLE, "G2,garden2,yes", "G2,garden2,no")
    plan = read_plan()
    assert plan.transcripts == ["data/raw/transcripts/garden1.txt"]
    assert "data/raw/transcripts/garden2.vtt" not in plan.inputs
    assert sum(plan.batches.values(), []) == plan.transcripts


def test_field_data_is_not_simulated():
    edit("data/raw/corpus.yaml", "simulated", "field")
    assert not read_plan().simulated


def test_the_batch_of_an_interview_is_its_own():
    names = [f"I{number:03d}" for number in range(400)]
    found = [batch_of(name, 4) for name in names]
    # printf I01 | sha256sum: 8 bytes, modulo 4 (the doctest's other half)
    assert batch_of("I01", 4) == "1"
    assert set(found) == {"0", "1", "2", "3"}
    assert min(found.count(batch) for batch in "0123") > 70
    assert [batch_of(name, 1) for name in names[:3]] == ["0"] * 3


def test_locks_of_word_processors_are_passed_over():
    (TRANSCRIPTS / "~$garden1.docx").write_bytes(b"x")
    (TRANSCRIPTS / ".DS_Store").write_bytes(b"x")
    assert len(list_transcripts()) == 2


def test_kinds_that_no_reader_reads_are_told_together():
    for name in ("a.pdf", "b.doc"):
        (TRANSCRIPTS / name).write_bytes(b"x")
    with pytest.raises(TalapErrors) as raised:
        read_plan()
    assert [error.file for error in raised.value.errors] == [
        "data/raw/transcripts/a.pdf", "data/raw/transcripts/b.doc",
    ]  # fmt: skip
    assert ".docx" in raised.value.hint


def test_missing_and_surplus_transcripts_are_told_together():
    (TRANSCRIPTS / "garden1.txt").rename(TRANSCRIPTS / "garden9.txt")
    with pytest.raises(TalapErrors) as raised:
        read_plan()
    missing, surplus = raised.value.errors
    assert "G1 has no transcript garden1" in missing.problem
    assert missing.file == str(PEOPLE)
    assert surplus.file.endswith("garden9.txt")
    assert str(PEOPLE) in surplus.hint


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("config/config.yaml", "batches", "batchs", "did you mean batches?"),
        ("config/config.yaml", "batches: 2", "batches: 0", "key study.batches"),
        ("config/config.yaml", "[en]\n  date", "[]\n  date", "key study.languages"),
        ("config/config.yaml", "2026-03-01", "spring", "key study.date"),
        ("config/config.yaml", "wilson", "wald", "key describe.interval"),
        ("data/raw/corpus.yaml", "simulated", "invented", "key kind"),
    ],
)
def test_refused(file, old, new, said):
    edit(file, old, new)
    with pytest.raises(TalapError) as raised:
        read_plan()
    assert raised.value.file == file
    assert said in str(raised.value)
