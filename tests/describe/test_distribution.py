"""One step, nine tables: each is what its function makes of the inputs, or none is."""

from pathlib import Path

import pandas as pd
import pytest
from talap.base.contracts import CONSENSUS, LANGUAGE_SPANS, PARTICIPANTS, TURNS
from talap.base.errors import TalapError
from talap.describe.distribution import run

PEOPLE = pd.DataFrame(
    [("P1", "I1", "w", "2"), ("P2", "I2", "w", "1"), ("P3", "I3", "m", "3")],
    columns=["participant", "interview", "gender", "day"],
)
SAID = pd.DataFrame(
    [
        (name, 1, who, "participant", None, None, "x", 4, 0, 1)
        for name, who in (("I1", "P1"), ("I2", "P2"), ("I3", "P3"))
    ],
    columns=TURNS.names,
)
SPOKEN = pd.DataFrame(
    [(name, 1, 0, 1, "ru", 4) for name in ("I1", "I2", "I3")],
    columns=LANGUAGE_SPANS.names,
)
CODED = pd.DataFrame(
    [
        (f"{name}-{n}", name, 1, who, code, 0, 1, "x", 1, "kim")
        for n, (name, who, code) in enumerate(
            [("I1", "P1", "fear"), ("I2", "P2", "fear"), ("I2", "P2", "duty")]
        )
    ],
    columns=CONSENSUS.names,
)
CODEBOOK = """codes:
  fear: {label: {ru: С}, definition: d}
  duty: {label: {ru: Д}, definition: d}
"""
NAMES = [
    "accumulation", "codes", "cooccurrence", "group_tests", "groups", "presence",
    "richness", "saturation", "talk",
]  # fmt: skip


def step(place: Path, attributes: list[str], order: str) -> Path:
    PARTICIPANTS.write(PEOPLE, place / "people")
    TURNS.write(SAID, place / "turns")
    LANGUAGE_SPANS.write(SPOKEN, place / "languages")
    CONSENSUS.write(CODED, place / "consensus")
    (place / "codebook").write_text(CODEBOOK, encoding="utf-8")
    run(
        *(
            place / name
            for name in ("people", "turns", "languages", "consensus", "codebook")
        ),
        attributes, order, 1, 1, 0.05, 0.95, "exact", 100, 1, place / "out",
    )  # fmt: skip
    return place / "out"


def test_the_step(tmp_path):
    folder = step(tmp_path, ["gender"], "day")
    written = sorted(path.name for path in folder.iterdir())
    assert written == sorted(f"{n}.{end}" for n in NAMES for end in ("csv", "parquet"))
    tables = {name: pd.read_parquet(folder / f"{name}.parquet") for name in NAMES}
    assert tables["codes"][["code", "participants", "total"]].values.tolist() == [
        ["fear", 2, 3],
        ["duty", 1, 3],
    ]
    # Clopper & Pearson (1934): at 1 of 3 the lower bound is 1 - 0.975 ** (1 / 3).
    assert tables["codes"]["low"][1] == pytest.approx(1 - 0.975 ** (1 / 3))
    assert tables["presence"]["codings"].tolist() == [1, 1, 0, 0, 1, 0]
    groups = tables["groups"][["code", "group", "participants", "total"]]
    assert groups.values.tolist() == [
        ["fear", "m", 0, 1],
        ["fear", "w", 2, 2],
        ["duty", "m", 0, 1],
        ["duty", "w", 1, 2],
    ]
    assert tables["group_tests"]["p"].tolist() == pytest.approx([1 / 3, 1])
    assert tables["cooccurrence"]["both"].tolist() == [1, 1]
    assert tables["accumulation"]["interview"].tolist() == ["I2", "I1", "I3"]
    assert tables["accumulation"]["observed"].tolist() == [2, 2, 2]
    assert tables["saturation"][["base_codes", "new"]].values.tolist() == [[2, 0]] * 2
    assert tables["richness"][["observed", "once"]].values.tolist() == [[2, 1]]
    everybody = tables["talk"].iloc[0]
    assert (everybody["interview"], everybody["words"]) == ("I1", 4)


def test_people_read_the_same_rows_in_the_same_order(tmp_path):
    folder = step(tmp_path, ["gender"], "")
    for name in NAMES:
        table = pd.read_parquet(folder / f"{name}.parquet")
        text = (folder / f"{name}.csv").read_text(encoding="utf-8")
        assert text == table.to_csv(
            index=False, float_format="%.10g", lineterminator="\n"
        )


@pytest.mark.parametrize(
    ("attributes", "order"), [(["income"], "day"), (["gender"], "income")]
)
def test_nothing_is_written_where_an_attribute_is_not_published(
    tmp_path, attributes, order
):
    with pytest.raises(TalapError, match="no published attribute income"):
        step(tmp_path, attributes, order)
    assert not (tmp_path / "out").exists()
