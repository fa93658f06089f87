"""Draw the study's figures in each of its languages.

Every figure is a module beside this one with a function ``figure(tables, book,
messages)``. They share a job, since loading matplotlib takes longer than a drawing;
and what is not drawn anew for one language is not for another.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from talap.base.codebook import Codebook
from talap.base.messages import Messages
from talap.base.tables import read_records
from talap.figures.style import mark, save, style

# In the order in which they are drawn; each names its module and its files.
FIGURES = ("codes", "presence", "groups", "cooccurrence", "accumulation", "agreement")


def run(
    tables: list[Path],
    codebook: Path,
    languages: list[str],
    locales: list[Path],
    simulated: bool,
    folder: Path,
) -> None:
    """Read the tables, draw each figure, write it as SVG and as PNG.

    Parameters
    ----------
    tables : list of Path
        Parquet of the describe stage; a figure asks for them by their stems.
    languages : list of str
        The codebook must have labels in each.
    folder : Path
        Gets ``NAME.LANGUAGE.svg`` and ``.png``, all or, on an error, those before it.
    """
    read = {path.stem: read_records(path) for path in tables}
    book = Codebook.read(codebook, languages)
    with style():
        for language in languages:
            messages = Messages(language, locales)
            notice = messages("notice-figure") if simulated else ""
            for name in FIGURES:
                draw = import_module(f"talap.figures.{name}").figure
                figure = draw(read, book, messages)
                mark(figure, notice)
                save(figure, folder / f"{name}.{language}", messages(f"figure-{name}"))
