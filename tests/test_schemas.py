"""The schemas are what the code reads."""

import json
from pathlib import Path

import pytest
from talap.base.errors import TalapError
from talap.schemas import all_schemas, run

SHIPPED = Path(__file__).parents[1] / "workflow/schemas"
CONFIGURATION = ("config", "codebook", "numbers", "claims", "corpus")


def test_written_schemas_are_current(tmp_path):
    run(tmp_path, check=False)
    run(tmp_path, check=True)
    names = {path.name.removesuffix(".schema.json") for path in tmp_path.iterdir()}
    assert names == set(all_schemas())
    assert set(CONFIGURATION) <= names


def test_the_shipped_ones_are_current():
    run(SHIPPED, check=True)


@pytest.mark.parametrize("change", ["edit", "delete"])
def test_another_schema_is_refused(tmp_path, change):
    run(tmp_path, check=False)
    path = tmp_path / "codebook.schema.json"
    if change == "edit":
        path.write_text("{}\n", encoding="utf-8")
    else:
        path.unlink()
    with pytest.raises(TalapError) as raised:
        run(tmp_path, check=True)
    assert raised.value.file == str(path)
    assert raised.value.hint == "run make schemas"


def keys_of(schema):
    """Yield every object of a schema that names its properties."""
    if isinstance(schema, dict):
        if "properties" in schema:
            yield schema
        for part in schema.values():
            yield from keys_of(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from keys_of(part)


@pytest.mark.parametrize("name", CONFIGURATION)
def test_no_unknown_keys_and_a_description_for_each(name):
    for node in keys_of(all_schemas()[name]):
        assert node.get("additionalProperties") is False, node.get("title")
        for key, each in node["properties"].items():
            said = each.get("description") or "$ref" in each  # said where it points
            assert said, (node.get("title"), key)
    json.dumps(all_schemas()[name])
