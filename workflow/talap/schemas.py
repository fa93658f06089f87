"""Write the JSON schemas of the configuration files, or check that they are current."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from talap.base.codebook import codebook_schema
from talap.base.errors import TalapError
from talap.base.files import write_text
from talap.describe.config import NumbersFile
from talap.plan import config_schema


def all_schemas() -> dict[str, dict[str, Any]]:
    """Return the schemas by the name of the file that they describe."""
    return {
        "config": config_schema(),
        "codebook": codebook_schema(),
        "numbers": NumbersFile.model_json_schema(),
    }


def run(folder: Path, check: bool) -> None:
    """Write each schema to ``NAME.schema.json``, or raise if one is not current.

    Raises
    ------
    TalapError
        If `check` and a file differs from its model.
    """
    for name, schema in all_schemas().items():
        path = folder / f"{name}.schema.json"
        text = json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
        if not check:
            write_text(path, text)
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            raise TalapError(path, "is not what the code reads", "run make schemas")
