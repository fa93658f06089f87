"""The benchmarks as modules: they are scripts, whose names others bear too."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    """Return what loads a benchmark, as if it were run by hand."""

    def load(name: str) -> ModuleType:
        spec = spec_from_file_location(f"bench_{name}", BENCHMARKS / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        module = module_from_spec(spec)
        monkeypatch.setitem(sys.modules, spec.name, module)  # dataclasses ask for it
        monkeypatch.setattr(sys, "path", [str(BENCHMARKS), *sys.path])
        spec.loader.exec_module(module)
        return module

    return load
