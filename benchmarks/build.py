"""Time the build as a user waits for it, beside a floor measured in the same run.

The floor is Snakemake itself: a Snakefile of one rule that has nothing to do. Machines
differ and drift, so what counts is the ratio, taken from runs in turn, A B A B.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
PARTS = (
    "config",
    "data",
    "manuscript",
    "profiles",
    "workflow",
    "Snakefile",
    "Makefile",
    "environment.yml",
)
RUNS = 7
BARE = """
rule all:
    default_target: True
    input: "b.txt"
rule b:
    input: "a.txt"
    output: "b.txt"
    shell: "cp {input} {output}"
"""


def main() -> None:
    """Print one line per measurement."""
    with tempfile.TemporaryDirectory() as folder:
        study = copy(Path(folder, "study"))
        bare = make_bare(Path(folder, "bare"))
        before = cpu()
        cold = seconds(paper(study))
        print(f"cold build                {cold:6.1f} s  (at most 25 s on two cores)")
        print(f"  of the processors       {cpu() - before:6.1f} s")
        pairs = [(seconds(paper(study)), seconds(snakemake(bare))) for _ in range(RUNS)]
        ratio = statistics.median(own / floor for own, floor in pairs)
        own, floor = (statistics.median(times) for times in zip(*pairs, strict=True))
        print(f"no-op make paper          {own:6.2f} s")
        print(f"no-op bare Snakefile      {floor:6.2f} s")
        print(f"ratio                     {ratio:6.2f}    (at most 1.3)")
        print(f"cold build to that no-op  {cold / floor:6.1f}")
        for name, edit in (
            ("one language's prose", "manuscript/en.md"),
            ("one transcript", "data/raw/transcripts/I12.txt"),
            ("one number's definition", "config/numbers.yaml"),
        ):
            os.utime(touch(study / edit))
            rules = planned(study)
            before = cpu()
            wall = seconds(paper(study))
            print(
                f"edit of {name:24}{wall:6.1f} s, CPU {cpu() - before:.1f} s  {rules}"
            )


def copy(study: Path) -> Path:
    """Copy the project, with its environment in place, as a clone would have it."""
    ready, lock = ROOT / ".venv/ready", ROOT / "requirements.lock"
    if not ready.exists() or ready.stat().st_mtime < lock.stat().st_mtime:
        # `make` in the copy would install into this very environment, emptied first.
        sys.exit(f"{ready} is older than {lock.name}: make {ready.relative_to(ROOT)}")
    study.mkdir()
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(
                source, study / part, ignore=shutil.ignore_patterns("__pycache__")
            )
        else:
            shutil.copy(source, study / part)
    for name in (".venv", "requirements.lock"):
        (study / name).symlink_to(ROOT / name)
    return study


def make_bare(folder: Path) -> Path:
    """Write and run the floor once."""
    folder.mkdir()
    (folder / "Snakefile").write_text(BARE, encoding="utf-8")
    (folder / "a.txt").write_text("a\n", encoding="utf-8")
    seconds(snakemake(folder))
    return folder


def touch(path: Path) -> Path:
    """Change a file's content without changing its meaning."""
    content = path.read_bytes()
    end = "\n".encode("utf-16-le") if content.startswith(b"\xff\xfe") else b"\n"
    path.write_bytes(content + end)
    return path


def paper(folder: Path) -> tuple[list[str], Path]:
    """Return the command that authors run."""
    return ["make", "--silent", "paper"], folder


def snakemake(folder: Path) -> tuple[list[str], Path]:
    """Return the floor's command."""
    program = Path(sys.executable).with_name("snakemake")
    return [str(program), "--cores", "2", "--scheduler", "greedy"], folder


def planned(folder: Path) -> str:
    """Return the rules that a dry run would run, in short."""
    command, _ = snakemake(folder)
    done = subprocess.run(
        [*command, "--dry-run", "--quiet", "host"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    lines = (done.stdout + done.stderr).splitlines()
    counts = [line.split() for line in dict.fromkeys(lines)]  # it counts twice
    return ", ".join(
        f"{words[0]} x{words[1]}"
        for words in counts
        if len(words) == 2 and words[1].isdigit() and "_" in words[0]
    )


def cpu() -> float:
    """Return the processor time of all that was run so far, what that ran included.

    Where others use the machine too, it tells more than the wall time.
    """
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def seconds(job: tuple[list[str], Path]) -> float:
    """Return the wall time of a command; a command that fails stops the benchmark."""
    command, folder = job
    begin = time.perf_counter()
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
