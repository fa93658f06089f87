"""Write the schemas of configuration files and input tables, or check them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from talap.audit.fit import ChecksFile
from talap.audit.record import Record
from talap.base import inputs
from talap.base.codebook import codebook_schema
from talap.base.errors import TalapError
from talap.base.files import write_text
from talap.base.tables import Table
from talap.clean.config import Corpus
from talap.describe.claims import ClaimsFile
from talap.describe.config import NumbersFile
from talap.manuscript.coreq_file import Coreq
from talap.plan import config_schema


def all_schemas() -> dict[str, dict[str, Any]]:
    """Return the schemas by the name of the file that they describe."""
    return {
        "config": config_schema(),
        "corpus": Corpus.model_json_schema(),
        "codebook": codebook_schema(),
        "numbers": NumbersFile.model_json_schema(),
        "claims": ClaimsFile.model_json_schema(),
        "coreq": Coreq.model_json_schema(),
        "context_checks": ChecksFile.model_json_schema(),
        "record": Record.model_json_schema(),
        **{name: table_schema(table) for name, table in input_tables().items()},
    }


def input_tables() -> dict[str, Table]:
    """Return the tables that a study brings, by the name of their CSV file."""
    return {
        table.name: table for table in vars(inputs).values() if isinstance(table, Table)
    }


def table_schema(table: Table) -> dict[str, Any]:
    """Return a table's contract as a Table Schema (frictionlessdata.io)."""
    fields = []
    for column in table.columns:
        constraints: dict[str, Any] = {"required": not column.optional}
        if column.values:
            constraints["enum"] = list(column.values)
        fields.append(
            {
                "name": column.name,
                "type": column.type,
                "description": column.meaning,
                "constraints": constraints,
            }
        )
    return {
        "description": table.meaning,
        "fields": fields,
        "primaryKey": list(table.key),
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
