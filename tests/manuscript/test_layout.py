"""A study's own template stands above the shipped one."""

import pytest
from talap.manuscript.layout import SHIPPED, template


def test_the_studys_own_template(tmp_path):
    own = tmp_path / "page.typ"
    assert template("page.typ", [tmp_path / "page.html", own]) == own


@pytest.mark.parametrize("name", ["page.typ", "page.html", "page.css"])
def test_the_shipped_one(tmp_path, name):
    found = template(name, [tmp_path / "other"])
    assert found == SHIPPED / name
    assert found.exists()
