"""What a step's process inherits, whatever the user's own environment is."""

import os
import sys
from pathlib import Path


def prepare(library: Path) -> None:
    """Let steps run as ``python -m talap`` with this interpreter and this library.

    Parameters
    ----------
    library : Path
        The folder ``workflow``, which holds the package ``talap``.
    """
    own = Path(sys.executable).parent
    os.environ |= {
        "PATH": os.pathsep.join([str(own), os.environ.get("PATH", os.defpath)]),
        "PYTHONPATH": str(library),
        "PYTHONUTF8": "1",
        # Start-up, job by job: no second thread for matrices that need none, no search
        # of all that is installed for plugins of pydantic.
        "OPENBLAS_NUM_THREADS": "1",
        "PYDANTIC_DISABLE_PLUGINS": "__all__",
    }
    # Sixty short jobs import the same modules: compiled once, not sixty times.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
