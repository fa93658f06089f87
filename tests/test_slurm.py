"""The profile for SLURM: the batches of cleaning are its jobs, the rest runs here."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import MINI, ROOT, copy_study
from slurm_cluster import Cluster, slurm
from test_same_bytes import hashes

# The plugin is no part of the environment: Snakemake loads it at each start. A Python
# that has it is named by TALAP_SLURM, as in .ci/run.
PYTHON = os.environ.get("TALAP_SLURM", sys.executable)
PROFILE = ROOT / "workflow/profiles/slurm"
BAD_CUE = "WEBVTT\n\n00:00:05.000 --> 00:00:xx.000\nInterviewer: When did you come?\n"


@dataclass(frozen=True)
class Build:
    """What became of a build."""

    study: Path
    code: int
    said: str
    jobs: list[tuple[str, str, int]]  # of SLURM: comment, state, cores


@pytest.fixture(scope="session")  # as `mini`, which a skipped test need not build
def builds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Build]:
    """The mini study as it is, and with a transcript that cannot be read; at once."""
    words = [PYTHON, "-c", "import snakemake_executor_plugin_slurm"]
    if subprocess.run(words, check=False, stderr=subprocess.DEVNULL).returncode:
        pytest.skip(
            f"no plugin for SLURM in {PYTHON}: TALAP_SLURM names a Python with it"
        )
    good = copy_study(MINI, tmp_path_factory.mktemp("good") / "иш кагаз")
    bad = copy_study(MINI, tmp_path_factory.mktemp("bad") / "study")
    (bad / "data/raw/transcripts/garden2.vtt").write_text(BAD_CUE, encoding="utf-8")
    with slurm(tmp_path_factory.mktemp("slurm")) as cluster, ExitStack() as stack:
        started = {
            study: stack.enter_context(start(study, cluster)) for study in (good, bad)
        }
        ended = [end(study, run, cluster) for study, run in started.items()]
    return dict(zip(("good", "bad"), ended, strict=True))


def start(study: Path, cluster: Cluster) -> subprocess.Popen[str]:
    words = ["--snakefile", ROOT / "Snakefile", "--workflow-profile", PROFILE]
    return subprocess.Popen(
        [PYTHON, "-m", "snakemake", *words],
        cwd=study,
        env=cluster.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def end(study: Path, run: subprocess.Popen[str], cluster: Cluster) -> Build:
    try:
        said, _ = run.communicate(timeout=600)
    except subprocess.TimeoutExpired:
        run.kill()
        raise
    name = re.search(r"SLURM run ID: (\S+)", said)
    assert name, said
    return Build(study, run.returncode, said, cluster.jobs(name[1]))


def test_only_batches_of_cleaning_are_jobs_of_slurm(builds: dict[str, Build]) -> None:
    build = builds["good"]
    assert build.code == 0, build.said[-8000:]
    assert build.jobs == [
        ("rule_clean_turns_wildcards_0", "COMPLETED", 1),
        ("rule_clean_turns_wildcards_1", "COMPLETED", 1),
    ]


def test_results_are_those_of_a_local_build(
    builds: dict[str, Build], mini: Path
) -> None:
    assert hashes(builds["good"].study) == hashes(mini)


def test_a_transcript_that_a_node_cannot_read_is_named(
    builds: dict[str, Build],
) -> None:
    build = builds["bad"]
    assert build.code == 1
    assert dict((comment[-1], state) for comment, state, _ in build.jobs) == {
        "0": "FAILED",
        "1": "COMPLETED",
    }
    assert (
        "\nerror: data/raw/transcripts/garden2.vtt, line 3: has a cue whose times "
        "cannot be read\n  -> write them as 00:01:02.000 --> 00:01:05.000\n"
    ) in build.said
    assert "Traceback" not in build.said


def test_nothing_of_a_failed_batch_is_left(builds: dict[str, Build]) -> None:
    clean = builds["bad"].study / "results/clean"
    assert not list(clean.glob("**/0/*"))
    assert len(list(clean.glob("**/1/*.parquet"))) == 7
    assert not (clean / "turns.parquet").exists()
