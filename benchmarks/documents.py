"""How long a language's documents take, and the PDF beside xelatex.

The shipped study is built once; then the very commands of the build run again, one by
one, as a user waits for them: start of the program, reading, pandoc, writing. The peer
makes a PDF of the same content, from the same document with the numbers in it: pandoc
writes LaTeX, xelatex runs twice, as references and contents need. Both take DejaVu. Own
and peer run in turn, A B A B, and what counts is the median of the ratios, since
machines differ and drift.

Without xelatex the peer is skipped, and that is said. On Debian:

    apt-get install texlive-xetex texlive-latex-recommended fonts-dejavu
"""

from __future__ import annotations

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from build import copy, seconds, snakemake

ROOT = Path(__file__).parents[1]
STEPS = ("text", "documents", "pdf")
ROUNDS = 3
FASTER = 5.0  # times, than xelatex

sys.path.insert(0, str(ROOT / "workflow"))


def main() -> None:
    """Print one line per measurement."""
    with tempfile.TemporaryDirectory() as folder:
        study = copy(Path(folder, "study"))
        seconds(snakemake(study))  # not make: it would renew the environment
        written = steps(study)
        languages = sorted({language for _, language in written})
        for name in STEPS:
            for language in languages:
                taken = [timed(written[name, language], study) for _ in range(ROUNDS)]
                print(
                    f"{name:9} {language}  {statistics.median(taken):6.2f} s",
                    flush=True,
                )
        if shutil.which("xelatex") is None:
            print("skipped: xelatex is missing (apt-get install texlive-xetex)")
            return
        slower = [compare(written["pdf", each], study, each) for each in languages]
        if not all(slower):
            sys.exit(1)


def steps(study: Path) -> dict[tuple[str, str], str]:
    """Return the build's own command of each step, by step and language."""
    command, _ = snakemake(study)
    done = subprocess.run(
        # Not as quiet as the study's profile wants it.
        [*command, "--dry-run", "--quiet", "host", "--printshellcmds", "--forceall"],
        cwd=study,
        capture_output=True,
        text=True,
        check=True,
    )
    found = commands(done.stdout + done.stderr)
    if missing := set(STEPS) - {name for name, _ in found}:
        sys.exit(f"no command found of: {', '.join(sorted(missing))}")
    return found


def commands(printed: str) -> dict[tuple[str, str], str]:
    """Return the commands that Snakemake printed, by step and language."""
    line = re.compile(
        rf"python -m talap manuscript\.({'|'.join(STEPS)}) .*\blanguage=(\w+).*"
    )
    return {(each[1], each[2]): each[0] for each in line.finditer(printed)}


def timed(command: str, folder: Path) -> float:
    """Return the wall time of a shell line; one that fails stops the benchmark."""
    programs = Path(sys.executable).parent
    environment = os.environ | {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(folder / "workflow"),
    }
    begin = time.perf_counter()
    done = subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env=environment,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"{command}\n{done.stdout.decode()[-4000:]}{done.stderr.decode()}")
    return time.perf_counter() - begin


# -- the peer -------------------------------------------------------------------------


def compare(own: str, study: Path, language: str) -> bool:
    """Print how much longer xelatex takes than the step; return whether enough."""
    peer = latex(study, language)
    pairs = [(timed(own, study), timed(peer, study)) for _ in range(ROUNDS)]
    ratio = statistics.median(theirs / ours for ours, theirs in pairs)
    ours, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
    pages = [page_count(study / name) for name in (f"results/manuscript/{language}.pdf",
             f"latex/{language}.pdf")]  # fmt: skip
    met = "" if ratio >= FASTER else ": MISSED"
    print(
        f"pdf       {language}  {ours:6.2f} s, {pages[0]} pages; "
        f"pandoc and xelatex twice {theirs:.2f} s, {pages[1]} pages; "
        f"ratio {ratio:.1f}  (at least {FASTER}){met}",
        flush=True,
    )
    return ratio >= FASTER


def latex(study: Path, language: str) -> str:
    """Write the content for pandoc; return the shell line that makes the peer's PDF.

    The figures are the PNG of the Word file, which xelatex takes as they are: to turn
    SVG into PDF first would cost it more.
    """
    from pypandoc import get_pandoc_path
    from talap.base.files import read_json
    from talap.manuscript.images import point
    from talap.manuscript.nodes import replace
    from talap.manuscript.widths import fill

    document: dict[str, Any] = read_json(study / f"results/manuscript/{language}.json")
    pattern = f"{study}/results/figures/{{name}}.{language}.png"
    made = point(document, pattern)
    made["blocks"] = replace(made["blocks"], language, fill)
    made["meta"] = {name: made["meta"][name] for name in ("title",)}
    folder = study / "latex"
    folder.mkdir(exist_ok=True)
    (folder / f"{language}.json").write_text(json.dumps(made), encoding="utf-8")
    run = f"xelatex -interaction=batchmode -halt-on-error {language}.tex"
    return (
        f"cd latex && '{get_pandoc_path()}' -f json -t latex --standalone --toc "
        "-V mainfont='DejaVu Serif' -V sansfont='DejaVu Sans' "
        f"-V monofont='DejaVu Sans Mono' -V geometry:margin=25mm {language}.json "
        f"-o {language}.tex && {run} && {run}"
    )


def page_count(path: Path) -> int:
    """Return how many pages a PDF has."""
    import pikepdf

    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


if __name__ == "__main__":
    main()
