"""Programs that the documents' tests need beside Python; what is missing is named."""

from __future__ import annotations

import shutil

import pytest


def program(name: str, package: str) -> str:
    """Return a program's path, or skip the test and say which package has it."""
    found = shutil.which(name)
    if not found:
        pytest.skip(f"the program {name} is missing: apt-get install {package}")
    return found
