"""The step draws every figure, in every language, from the tables that it is given."""

import pandas as pd
import pytest
from talap.figures.draw import FIGURES, run

CODES = pd.DataFrame(
    [(1, "fear", None, 1, 4, 0.25, 0.05, 0.7), (2, "joy", None, 2, 4, 0.5, 0.15, 0.85)],
    columns=[
        "order",
        "code",
        "parent",
        "participants",
        "total",
        "share",
        "low",
        "high",
    ],
)
TABLES = {
    "codes": CODES,
    "presence": pd.DataFrame(
        [(1, "fear", "P1", 1), (2, "joy", "P1", 2)],
        columns=["order", "code", "participant", "codings"],
    ),
    "groups": pd.DataFrame(
        [("gender", 1, "fear", "f", 1, 2, 0.5), ("gender", 1, "fear", "m", 0, 2, 0.0)],
        columns=[
            *("attribute", "order", "code", "group", "participants", "total", "share")
        ],
    ),
    "cooccurrence": pd.DataFrame(
        [("turn", "fear", "joy", 2, 1.0, 1, 2)],
        columns=[
            *("unit", "first", "second", "both", "expected"),
            *("first_order", "second_order"),
        ],
    ),
    "accumulation": pd.DataFrame(
        [(1, 1, 1.5, 0.5), (2, 2, 2.0, 0.0)],
        columns=["interviews", "observed", "expected", "sd"],
    ),
    "saturation": pd.DataFrame(
        [(2, 2, 1, True)], columns=["first", "last", "base", "reached"]
    ),
    "richness": pd.DataFrame({"value": [2.0], "low": [2.0], "high": [3.0]}),
    "agreement": pd.DataFrame(
        [(1, "fear", "turn", "krippendorff", 0.8, 0.7, 0.9)],
        columns=["order", "code", "unit", "coefficient", "value", "low", "high"],
    ),
}


@pytest.fixture
def drawn(tmp_path):
    def step(name, simulated=True):
        folder = tmp_path / name
        for stem, table in TABLES.items():
            (tmp_path / "tables").mkdir(exist_ok=True)
            table.to_parquet(tmp_path / "tables" / f"{stem}.parquet")
        label = "label: {ru: x, ky: y}, definition: d"
        book = tmp_path / "book.yaml"
        book.write_text(
            f"codes:\n  fear: {{{label}}}\n  joy: {{{label}}}\n", encoding="utf-8"
        )
        tables = sorted((tmp_path / "tables").iterdir())
        run(tables, book, ["ru", "ky"], [], simulated, folder)
        return {path.name: path.read_bytes() for path in folder.iterdir()}

    return step


def test_each_figure_in_each_language_as_svg_and_png(drawn):
    assert sorted(drawn("a")) == sorted(
        f"{name}.{language}.{kind}"
        for name in FIGURES
        for language in ("ru", "ky")
        for kind in ("svg", "png")
    )


def test_the_same_bytes_and_the_notice_only_on_simulated_data(drawn):
    first, plain = drawn("a"), drawn("c", simulated=False)
    assert drawn("b") == first
    notices = {"ky": "моделденген маалымат", "ru": "смоделированные данные"}
    for name, content in first.items():
        notice = notices[name.split(".")[1]].encode()
        assert notice in content
        assert notice not in plain[name]
