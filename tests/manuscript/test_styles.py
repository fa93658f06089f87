"""Citation styles by name."""

import pytest
from talap.base.errors import TalapError
from talap.manuscript.styles import citation_style


@pytest.mark.parametrize("name", ["apa", "gost-r-7-0-5-2008"])
def test_a_style_of_the_collection(name):
    text = citation_style(name).read_text(encoding="utf-8")
    assert "http://purl.org/net/xbiblio/csl" in text


def test_an_unknown_style_is_a_fault_of_the_configuration():
    with pytest.raises(TalapError) as raised:
        citation_style("apaa")
    assert raised.value.file == "config/config.yaml"
    assert raised.value.place == "key manuscript.citation_style"
    assert raised.value.problem == "no citation style apaa"
    assert raised.value.hint
