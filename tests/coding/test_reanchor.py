"""Renewed files of codings lead back to the same places; what is lost is listed."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest
from conftest import build
from talap.base.codebook import Codebook
from talap.base.errors import TalapError
from talap.coding.anchor import Interview
from talap.coding.codings import Found, Missing, find_each, tell_moved
from talap.coding.files import read
from talap.coding.reanchor import check_apart, tell_lost, tell_renewed
from talap.coding.selection import Selection

OLD = [
    "Почему вы уехали?",
    "Айгуль Серикова сказала: учись. Да. И я поехала учиться.",
    "А родители?",
    "Да. Они молчали, а потом мама продала корову и купила билет.",
]
NEW = [
    "Запись идёт.",
    "Почему вы уехали?",
    "[Участник-03] сказала: учись. Да. И я поехала учиться.",
    "А родители?",
    "Да. Они молчали долго, а потом отец всё решил.",
]
RESULTS = "results/coding/reanchored"


@pytest.fixture
def codebook(tmp_path: Path) -> Codebook:
    path = tmp_path / "codebook.yaml"
    path.write_bytes(Path("tests/studies/mini/config/codebook.yaml").read_bytes())
    return Codebook.read(path)


def anchored(
    codebook: Codebook, quotes: list[str]
) -> tuple[list[Found], list[Missing]]:
    source = "\n".join(OLD)
    code = codebook.applied()[0]
    selections = [
        Selection(
            "a.qdpx", f"p{i}", "A", "I01", code, quote, source, at, at + len(quote)
        )
        for i, quote in enumerate(quotes)
        for at in [source.index(quote)]
    ]
    interview = {"I01": Interview(list(enumerate(NEW, 1)))}
    return find_each(selections, interview, codebook, ["I01"], Path("p.csv"))


def test_a_renewed_file_is_read_and_found_at_the_same_places(
    codebook: Codebook, tmp_path: Path
) -> None:
    quotes = ["Айгуль Серикова сказала", "Да", "И я поехала", "Они молчали, а потом"]
    found, missing = anchored(codebook, quotes)
    assert not missing
    path = tmp_path / "new.csv"
    tell_renewed(found).to_csv(path, index=False)
    rows = read(path, None).selections
    assert [row.turn for row in rows] == [3, 3, 3, 5]
    again = [found[0].interview.find(row) for row in rows]
    assert [(one.start, one.end) for one in again] == [  # type: ignore[union-attr]
        (one.place.start, one.place.end) for one in found
    ]
    assert {one.status for one in again} == {"exact"}  # type: ignore[union-attr]


def test_moved_codings_are_told_without_a_word_of_the_coders_file(
    codebook: Codebook,
) -> None:
    found, _ = anchored(codebook, ["Айгуль Серикова сказала: учись", "И я поехала"])
    table = tell_moved(found)
    assert list(table["coding"]) == ["A-0001"]  # the other is at its place
    row = table.iloc[0]
    assert (row["turn_now"], row["status"]) == (3, "edited")
    assert (row["words"], row["words_kept"]) == (4, 2)
    assert row["quote_before"] == "[…] сказала учись"
    assert row["quote_now"] == "[Участник-03] сказала: учись"


def test_lost_codings_are_told_with_candidates(codebook: Codebook) -> None:
    found, missing = anchored(
        codebook, ["мама продала корову и купила билет", "И я поехала учиться"]
    )
    assert [one.coding for one in found] == ["A-0002"]
    table = tell_lost(missing)
    assert set(table["place"]) == {"p0"}
    assert "корову" not in table.to_csv()
    assert tell_lost([]).empty


def test_no_file_of_the_study_is_written_over(tmp_path: Path) -> None:
    own = tmp_path / "coder.csv"
    check_apart([str(own)], [tmp_path / "other.csv"], tmp_path / "config.yaml")
    with pytest.raises(TalapError, match="would be written over"):
        check_apart([str(own)], [own], tmp_path / "config.yaml")


def test_a_turn_that_is_no_number_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    path.write_text("interview,code,coder,quote,turn\nI01,x,A,да,пять\n", "utf-8")
    with pytest.raises(TalapError, match="row 2: the turn 'пять' is no number"):
        read(path, None)


def test_it_runs_where_the_build_stops_at_a_lost_coding(study: Path) -> None:
    coder = study / "data/raw/codings/coder.csv"
    text = coder.read_text("utf-8")
    text = text.replace("The talking you cannot buy", "The talking one must not sell")
    coder.write_text(text, "utf-8")
    before = coder.read_bytes()
    done = build(study, "results/coding/codings.parquet")
    assert done.returncode != 0
    assert "is lost in garden2" in done.stderr
    assert "turn 6 (" in done.stderr
    assert "«The talking" in done.stderr
    assert not (study / "results/coding/moved.csv").exists()

    assert build(study, "coding_reanchor").returncode == 0
    lost = pd.read_csv(study / RESULTS / "lost.csv")
    assert list(lost["place"].unique()) == ["row 8"]
    assert lost["turn"].iloc[0] == 6
    with (study / RESULTS / "report.csv").open(encoding="utf-8") as stream:
        (row,) = csv.DictReader(stream)
    assert (row["codings"], row["lost"]) == ("8", "1")
    assert coder.read_bytes() == before

    # Accepted, it builds: the lost one is no longer in it.
    coder.write_bytes((study / RESULTS / "coder.csv").read_bytes())
    done = build(study, "results/coding/codings.parquet")
    assert done.returncode == 0, done.stderr[-3000:]
    assert len(pd.read_csv(study / "results/coding/codings.csv")) == 7
    assert pd.read_csv(study / "results/coding/moved.csv").empty
