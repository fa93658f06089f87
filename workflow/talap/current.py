"""Tell whether there is anything to build, by contents and not by times.

Snakemake asks for times first: a file that was touched, or edited and put back, sets it
to work. Here a build is current if each input, each file of the program and each result
has the hash that the last build noted.
"""

from __future__ import annotations

import sys
from pathlib import Path

from talap.audit.manifest import (
    MANIFEST,
    changed_inputs,
    changed_results,
    lost_results,
)
from talap.base.errors import TalapError

LIBRARY = Path(__file__).parents[1]


def run() -> None:
    """Say that nothing is to be done; exit with 1, and say nothing, if anything is."""
    if not is_current(Path(), LIBRARY):
        sys.exit(1)
    print("Nothing to be done: inputs, code and results are those of the last build.")


def is_current(study: Path, library: Path) -> bool:
    """Return whether the results are those of the inputs and the program as they are.

    Parameters
    ----------
    study : Path
        The study's folder, which is the current one.
    library : Path
        The folder ``workflow``.
    """
    if not (study / MANIFEST).exists():  # nothing was built, or not to the end
        return False
    from talap.plan import read_plan  # a fifth of a second, for nothing before a build

    try:
        return not (
            changed_inputs(read_plan().inputs, library)
            or changed_results(study)
            or lost_results(study)
        )
    except (TalapError, OSError, ValueError, KeyError):
        return False  # the build will say what is wrong
