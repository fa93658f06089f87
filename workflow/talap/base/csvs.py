"""Read the CSV files that people keep: any spreadsheet's separator, UTF-8 with or without BOM."""

import csv
import io
from pathlib import Path

from talap.base.errors import TalapError


def read_rows(path: Path, required: tuple[str, ...]) -> list[dict[str, str]]:
    """Read a CSV file with a header as one dictionary a row; cells are stripped.

    The separator (comma, semicolon or tab: spreadsheets differ by locale) is the one
    that the header has most of. Empty lines are passed over.

    Raises
    ------
    TalapError
        If the file is missing, is not UTF-8, lacks a required column, or a row has more
        cells than the header.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise TalapError(
            path, "there is no such file", "see data/README.md on what a study needs"
        ) from None
    except UnicodeDecodeError as error:
        raise TalapError(
            path,
            f"not UTF-8 (byte {error.start})",
            "in the spreadsheet choose: Save as, CSV UTF-8",
        ) from None
    header = text.partition("\n")[0]
    separator = max(",;\t", key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows = []
    names: list[str] = []
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        if not names:
            names = [cell.strip() for cell in cells]
            _check_header(path, names, required)
            continue
        if len(cells) > len(names):
            raise TalapError(
                path,
                f"{len(cells)} cells under {len(names)} columns",
                "put a cell that contains the separator in double quotes",
                f"line {reader.line_num}",
            )
        cells += [""] * (len(names) - len(cells))
        row = dict(zip(names, (cell.strip() for cell in cells), strict=True))
        rows.append(row)
    if not names:
        _check_header(path, names, required)
    return rows


def _check_header(path: Path, names: list[str], required: tuple[str, ...]) -> None:
    missing = [name for name in required if name not in names]
    if missing:
        raise TalapError(
            path,
            f"no column {', '.join(missing)} (it has: {', '.join(names) or 'nothing'})",
            f"the first line must name the columns {', '.join(required)}",
            "line 1",
        )
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise TalapError(
            path, f"column {twice[0]} stands twice", "rename one", "line 1"
        )
