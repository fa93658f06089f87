"""The area of a dot is a count."""

import pytest
from matplotlib.figure import Figure
from talap.figures.dots import LARGEST, dots


def test_area_grows_with_the_count_up_to_the_largest_and_one_circle_per_size():
    axes = Figure().add_subplot()
    places = [(0, 0, 1), (1, 1, LARGEST), (2, 2, 1), (3, 3, LARGEST + 5)]
    dots(axes, places, area=50, edge=0, color="red", filling="white")
    small, large = axes.lines
    assert small.get_xydata().tolist() == [[0, 0], [2, 2]]
    assert large.get_xydata().tolist() == [[1, 1], [3, 3]]
    assert large.get_markersize() ** 2 == pytest.approx(50)
    assert small.get_markersize() ** 2 == pytest.approx(50 / LARGEST)
