"""Run a notebook on the results and write it as HTML, the same bytes every time."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from talap.base.errors import TalapError
from talap.base.files import write_text
from talap.base.messages import Messages


def run(notebook: Path, seconds: int, simulated: bool, html: Path) -> None:
    """Execute the notebook in the study's folder, write HTML without outside links.

    Raises
    ------
    TalapError
        If a cell fails or takes longer than `seconds`.
    """
    import nbformat

    book = nbformat.read(notebook, as_version=4)
    with TemporaryDirectory() as home:
        _isolate(Path(home))
        execute(book, notebook, seconds)
    for cell in book.cells:  # times of the run
        cell.metadata.pop("execution", None)
    if simulated:
        notice = Messages("en")("notice-document")
        cell = nbformat.v4.new_markdown_cell(f"**{notice}**", id="notice")
        book.cells.insert(0, cell)
    write_text(html, to_html(book))


def _isolate(home: Path) -> None:
    """Keep the user's own Jupyter and IPython configuration out of the result."""
    os.environ |= {
        "IPYTHONDIR": str(home / "ipython"),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "JUPYTER_PREFER_ENV_PATH": "1",
        "MPLCONFIGDIR": str(home / "matplotlib"),
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    }


def execute(book: Any, notebook: Path, seconds: int) -> None:
    """Execute the cells in order, in the current folder."""
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError

    client = NotebookClient(
        book,
        timeout=seconds,
        kernel_name="python3",
        resources={"metadata": {"path": str(Path.cwd())}},
        extra_arguments=["--HistoryManager.enabled=False"],  # nobody types into it
        shutdown_kernel="immediate",  # with the last cell there is nothing to tidy up
    )
    try:
        client.execute()
    except (CellExecutionError, CellTimeoutError) as error:
        raise TalapError(
            notebook,
            f"a cell fails:\n{error}",
            "open it in Jupyter and correct the cell",
        ) from None


def to_html(book: Any) -> str:
    """Return an executed notebook as one HTML page that loads nothing from outside."""
    from nbconvert import HTMLExporter

    exporter = HTMLExporter(
        template_name="basic", mathjax_url="", require_js_url="", jquery_url=""
    )
    body, _ = exporter.from_notebook_node(book)
    title = "Talap: notebook"
    style = (
        "body{max-width:60rem;margin:1rem auto;padding:0 1rem;font:1rem/1.5 system-ui,"
        "sans-serif}pre{overflow-x:auto;background:#f4f5f6;padding:.5rem}"
        "table{border-collapse:collapse}td,th{padding:.2rem .6rem;text-align:left;"
        "border-bottom:1px solid #d5dadf}.jp-InputPrompt,.jp-OutputPrompt,.prompt"
        "{display:none}img{max-width:100%}"
    )
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{style}</style></head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )
