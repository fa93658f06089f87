"""Read the CSV files that people keep: any separator, UTF-8 with BOM or without."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from talap.base.errors import TalapError


def read_rows(path: Path, required: tuple[str, ...]) -> list[dict[str, str]]:
    """Read a CSV file with a header as one dictionary a row; cells are stripped.

    The separator (comma, semicolon or tab: spreadsheets differ by locale) is the one
    that the header has most of. Empty lines are passed over, and empty columns at the
    right, which spreadsheets leave behind.

    Raises
    ------
    TalapError
        If the file is missing, is not UTF-8, lacks a required column, a row has more
        cells than the header, or a quoted cell is not closed.
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
    rows = []
    names: list[str] = []
    for line, cells in _split(path, text):
        if not names:
            names = cells
            _check_header(path, names, required)
            continue
        if len(cells) > len(names):
            raise TalapError(
                path,
                f"{len(cells)} cells under {len(names)} columns",
                "put a cell that contains the separator in double quotes",
                f"line {line}",
            )
        cells += [""] * (len(names) - len(cells))
        rows.append(dict(zip(names, cells, strict=True)))
    if not names:
        _check_header(path, names, required)
    return rows


def _split(path: Path, text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the line and the cells of each row that is not empty."""
    header = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(",;\t", key=header.count)
    # Without strict, a quote that is never closed swallows the rest of the file.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for cells in reader:
            cells = [cell.strip() for cell in cells]
            while cells and not cells[-1]:
                cells.pop()
            if cells:
                yield reader.line_num, cells
    except csv.Error as error:
        raise TalapError(
            path,
            f"not a readable CSV ({error})",
            "close the double quotes of the cell; write a quote inside it twice",
            f"line {reader.line_num}",
        ) from None


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
