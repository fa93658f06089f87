"""What may follow a number's key in prose."""

import pytest
from talap.base.files import write_json
from talap.base.numbers import read_numbers, variant, variants

SHARE = {
    "kind": "share",
    "value": 0.867,
    "numerator": 13,
    "denominator": {"value": 15, "table": "t", "rows": []},
    "interval": {"low": 0.6, "high": 0.96},
    "range": {"low": 0.5, "high": 0.9},
}
MEAN = {"kind": "mean", "value": 2.5, "spread": {"sd": None, "min": 0, "max": 4}}


def test_variants_that_a_number_has():
    assert variants(SHARE) == ["ci", "range", "low", "high", "n", "of"]
    assert variants(MEAN) == ["min", "max"]  # a spread of one has no sd; 0 is a value
    assert variants({"kind": "count", "value": 3}) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [("n", 13), ("of", 15), ("low", 0.6), ("high", 0.96), ("sd", None), ("min", None)],
)
def test_variant_of_a_share(name, value):
    assert variant(SHARE, name) == value


def test_numbers_are_read_in_order(tmp_path):
    write_json(tmp_path / "n.json", {"b": SHARE, "a": MEAN})
    assert list(read_numbers(tmp_path / "n.json")) == ["b", "a"]
