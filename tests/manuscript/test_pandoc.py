"""What pandoc refuses or warns of, and which references there are."""

import pytest
from talap.base.errors import TalapError, TalapErrors
from talap.manuscript.pandoc import parse, read_references

UNUSED = "Text.\n\n[^a]: Unused.\n\n[^b]: Unused.\n"


def test_a_warning_is_an_error_with_its_place():
    with pytest.raises(TalapErrors) as raised:
        parse(UNUSED, file="en.md")
    assert [(each.file, each.place) for each in raised.value.errors] == [
        ("en.md", "line 3, column 1"),
        ("en.md", "line 5, column 1"),
    ]
    assert "Note with key 'a' defined" in raised.value.errors[0].problem


def test_warnings_can_be_taken_up():
    warnings = []
    assert len(parse(UNUSED, file="en.md", warnings=warnings)["blocks"]) == 1
    assert len(warnings) == 2


def test_what_cannot_be_parsed_has_its_place():
    with pytest.raises(TalapError, match="pandoc refuses it") as raised:
        parse("---\ntitle: [a\n---\n", file="en.md", warnings=[])
    assert raised.value.place == "line 1, column 1"


def test_references(tmp_path):
    path = tmp_path / "references.json"
    path.write_text('[{"id": "a", "language": "ru"}, {"id": "b"}]', encoding="utf-8")
    assert read_references(path) == {"a": "ru", "b": ""}


@pytest.mark.parametrize(
    ("content", "problem", "place"),
    [
        (b'[{"id": "a"},]', "not JSON", "line 1, column"),
        (b'{"a": 1}', "not a list of references", ""),
        (b'[{"title": "a"}]', "not a list of references", ""),
        (b"7", "not a list of references", ""),
        (b"\xff", "not UTF-8", ""),
        (None, "there is no such file", ""),
    ],
)
def test_references_that_cannot_be_read(tmp_path, content, problem, place):
    path = tmp_path / "references.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(TalapError, match=problem) as raised:
        read_references(path)
    assert raised.value.place.startswith(place)
    assert raised.value.hint
