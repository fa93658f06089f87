"""The step, from files to tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from talap.base import contracts
from talap.base.errors import TalapErrors
from talap.clean.turns import run

TABLES = {
    "turns": contracts.TURNS,
    "languages": contracts.LANGUAGE_SPANS,
    "edits": contracts.EDITS,
    "interviews": contracts.INTERVIEWS,
    "remarks": contracts.REMARKS,
    "restricted_raw": contracts.RESTRICTED_RAW,
    "restricted_edits": contracts.RESTRICTED_EDITS,
}
FILES = {
    "config.yaml": "clean: {languages: {spoken: [ru, kk, en]}}",
    "corpus.yaml": "kind: field\nspeakers: {И: interviewer}\n",
    "participants.csv": (
        "participant,interview,consent\nP1,I1,yes\nP2,I2,withdrawn\nP3,I3,yes\n"
    ),
    "identities.csv": (
        "name,kind,placeholder,forms,participant\n"
        "Айгерим,participant,[Участник-1],,P1\n"
        "Вильдан,participant,[Участник-2],,P2\n"
        "Глеб,participant,[Участник-3],,P3\n"
    ),
    "I1.txt": "[00:00:01] И: Как вас зовут?\n[00:00:04] Айгерим: Айгерим, а вас?\n",
    "I3.txt": "И: Знаете Вильдана?\nГлеб: Конечно, с Айгерим вместе - учились мы.\n",
}


@pytest.fixture
def study(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        Path(name).write_text(text, "utf-8")
    Path("I2.txt").write_bytes(b"\x00 never to be opened")
    return tmp_path


def step(*transcripts: str) -> None:
    run(
        Path("config.yaml"), Path("corpus.yaml"), Path("participants.csv"),
        Path("identities.csv"), [Path(name) for name in transcripts],
        **{name: Path(f"out/{name}.parquet") for name in TABLES},
    )  # fmt: skip


def table(name: str):
    return TABLES[name].read(Path(f"out/{name}.parquet"))


def test_turns(study):
    step("I3.txt", "I1.txt", "I2.txt")
    rows = table("turns")[["interview", "turn", "participant", "role", "text", "words"]]
    assert rows.to_numpy().tolist() == [
        ["I1", 1, "P1", "interviewer", "Как вас зовут?", 3],
        ["I1", 2, "P1", "participant", "[Участник-1], а вас?", 3],
        ["I3", 1, "P3", "interviewer", "Знаете [Участник-2]?", 2],
        [
            "I3",
            2,
            "P3",
            "participant",
            "Конечно, с [Участник-1] вместе — учились мы.",
            6,
        ],
    ]
    assert table("turns")["start"].tolist()[:2] == [1.0, 4.0]


def test_person_without_consent_is_in_no_table(study):
    step("I1.txt", "I2.txt", "I3.txt")
    for name in TABLES:
        assert "I2" not in set(table(name)["interview"])


def test_public_tables_hold_no_name(study):
    step("I1.txt", "I3.txt")
    for name in TABLES:
        text = table(name).to_csv()
        named = "Айгерим" in text or "Вильдан" in text
        assert named == name.startswith("restricted")


def test_public_edit_log_does_not_tell_the_length_of_a_name(study):
    step("I3.txt")
    public, restricted = table("edits"), table("restricted_edits")
    hidden = restricted["rule"] == "pseudonym"
    assert restricted[hidden]["removed"].gt(0).all()
    assert public[hidden]["removed"].eq(0).all()
    assert public[hidden]["raw_end"].eq(public[hidden]["raw_start"]).all()
    assert public[~hidden].equals(restricted[~hidden][list(public)])
    assert 0 < hidden.sum() < len(public)


def test_raw_spans_point_into_the_raw_text(study):
    step("I3.txt")
    raw = table("restricted_raw")["text"][0]
    turn = table("turns").iloc[1]
    assert raw[turn["raw_start"] : turn["raw_end"]].startswith("Глеб: Конечно")
    dash = table("edits").query("rule == 'dash'").iloc[0]
    assert raw[dash["raw_start"] : dash["raw_end"]] == "-"
    assert (dash["removed"], dash["inserted"]) == (1, 1)


def test_interviews(study):
    step("I1.txt")
    (row,) = table("interviews").to_dict("records")
    assert (row["turns"], row["words"], row["participant_words"]) == (2, 6, 3)
    assert (row["duration"], row["format"], row["encoding"]) == (4.0, "txt", "utf-8")
    assert row["edits"] == len(table("edits"))


def test_languages_cover_each_turn(study):
    step("I1.txt", "I3.txt")
    texts = table("turns").set_index(["interview", "turn"])["text"]
    spans = table("languages").groupby(["interview", "turn"])
    assert {key: group["end"].max() for key, group in spans} == texts.map(len).to_dict()


def test_batch_of_withdrawn_people_only_gives_empty_tables(study):
    step("I2.txt")
    assert all(table(name).empty for name in TABLES)


def test_same_bytes_again(study):
    step("I1.txt", "I3.txt")
    first = {name: Path(f"out/{name}.parquet").read_bytes() for name in TABLES}
    step("I3.txt", "I1.txt")
    assert first == {name: Path(f"out/{name}.parquet").read_bytes() for name in TABLES}


def test_every_faulty_transcript_is_named_and_nothing_written(study):
    Path("I1.txt").write_text("Кто-то: Да?\nНекто: Нет.\n", "utf-8")
    Path("I3.txt").write_text("просто текст", "utf-8")
    with pytest.raises(TalapErrors) as caught:
        step("I1.txt", "I3.txt")
    assert "I1.txt: unknown speakers: Кто-то (1), Некто (1)" in str(caught.value)
    assert "I3.txt: no speaker" in str(caught.value)
    assert not Path("out").exists()
