"""Hostile and broken files: refused by name, or read without loss, within bounds."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from hostile import CASES, Hostile

SECONDS = 10
MEGABYTES = 300
WORKFLOW = Path(__file__).parents[2] / "workflow"

# Runs in a process of its own, so that its peak memory is that of this one file.
PROBE = """
import hashlib, json, sys, time
from pathlib import Path
from talap.base.errors import TalapError
from talap.clean import readers

path = Path(sys.argv[1])
begin = time.perf_counter()
try:
    source = readers.read(path, "FILE")
except TalapError as error:
    result = {"refused": str(error), "hint": error.hint}
else:
    digest = hashlib.sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest()
    result = {
        "text": digest,
        "kinds": [remark.kind for remark in source.remarks],
    }
result["seconds"] = time.perf_counter() - begin
result["peak"] = 0
status = Path("/proc/self/status")
if status.exists():
    for line in status.read_text().splitlines():
        if line.startswith("VmHWM"):
            result["peak"] = int(line.split()[1]) / 1000
print(json.dumps(result))
"""


def probe(path: Path) -> dict[str, object]:
    """Read a file in a process of its own; return what came of it."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(path)],
        capture_output=True,
        text=True,
        timeout=6 * SECONDS,  # a hang, not a slow machine
        env={**os.environ, "PYTHONPATH": str(WORKFLOW), "PYTHONHASHSEED": "0"},
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_there_are_enough_hostile_files():
    assert len(CASES) >= 45
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_hostile_file(case: Hostile, tmp_path: Path):
    path = tmp_path / case.name
    case.make(path)
    result = probe(path)
    if case.refused is not None:
        assert case.refused in str(result.get("refused")), result
        assert str(result["refused"]).startswith("FILE")
        assert result["hint"]
    else:
        assert "refused" not in result, result["refused"]
        assert case.text is not None
        digest = hashlib.sha256(case.text.encode("utf-8", "surrogatepass")).hexdigest()
        assert result["text"] == digest
        assert set(case.remarks) <= set(result["kinds"])  # type: ignore[arg-type]
    assert float(str(result["seconds"])) < SECONDS
    assert float(str(result["peak"])) < MEGABYTES
    report = os.environ.get("HOSTILE_REPORT")
    if report:
        with Path(report).open("a") as stream:
            print(case.name, result["seconds"], result["peak"], sep="\t", file=stream)
