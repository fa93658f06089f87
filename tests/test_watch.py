"""Watching: a draft follows each save, whatever the editor, and survives mistakes."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

import pytest
from talap import watch

SECONDS = 60  # a loaded machine is no failure; a hanging watch is
TEXT = "manuscript/en.md"


@pytest.fixture
def study(mini: Path, tmp_path: Path) -> Path:
    target = tmp_path / "study"
    shutil.copytree(mini, target, ignore=shutil.ignore_patterns(".snakemake"))
    return target


@dataclass
class Watching:
    """A watch under way and the lines that it says."""

    study: Path
    process: subprocess.Popen[str]
    lines: Queue[str] = field(default_factory=Queue)

    def hear(self, wanted: str) -> str:
        """Wait for a line with these words."""
        end = time.monotonic() + SECONDS
        heard = []
        while time.monotonic() < end:
            try:
                heard.append(self.lines.get(timeout=0.2))
            except Empty:
                continue
            if wanted in heard[-1]:
                return heard[-1]
        raise AssertionError(f"never said {wanted}: {heard}")

    def save(self, path: str, text: str, *, rename: bool = False) -> None:
        target = self.study / path
        if rename:  # as vim and many others do
            other = target.with_name(".en.md.tmp")
            other.write_text(text, encoding="utf-8")
            os.replace(other, target)
        else:
            target.write_text(text, encoding="utf-8")


@pytest.fixture
def watching(study: Path) -> Iterator[Watching]:
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "talap", "watch"],
        cwd=study,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        # Started in the background the tests ignore Ctrl-C, and so would the watch.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    made = Watching(study, process)

    def read() -> None:
        assert process.stdout
        for line in process.stdout:
            made.lines.put(line.rstrip("\n"))

    Thread(target=read, daemon=True).start()
    yield made
    if process.poll() is None:
        process.kill()
    process.wait(timeout=SECONDS)


def test_saves_errors_and_the_end(watching: Watching, study: Path) -> None:
    watching.hear("drafts/en.html: no problems (")
    text = (study / TEXT).read_text(encoding="utf-8")
    watching.save(TEXT, text.replace("People stay", "Those 12 stay"))
    watching.hear("drafts/en.html: 1 problem (")
    line = 1 + text[: text.index("People stay")].count("\n")
    watching.hear(f"  manuscript/en.md:{line}:7: a number by hand: 12")
    watching.save(TEXT, text, rename=True)
    watching.hear("drafts/en.html: no problems (")
    good = (study / "config/config.yaml").read_text(encoding="utf-8")
    watching.save("config/config.yaml", "study: [")
    watching.hear("error: config/config.yaml, line 2")
    assert "People stay" in (study / "drafts/en.html").read_text(encoding="utf-8")
    watching.save("config/config.yaml", good)
    watching.hear("drafts/en.html: no problems (")
    numbers = study / "results/numbers.json"
    kept = numbers.read_bytes()
    numbers.unlink()  # as a build under way does
    watching.hear("error: results/numbers.json: it is not there")
    numbers.write_bytes(kept)
    watching.hear("drafts/en.html: no problems (")
    watching.process.send_signal(signal.SIGINT)
    assert watching.process.wait(timeout=SECONDS) == 0
    while not watching.lines.empty():
        assert "Traceback" not in watching.lines.get()


def test_a_save_with_the_same_size_and_time_is_seen(
    study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(study)
    path = Path(TEXT)
    before, about = watch.look(), path.stat()
    assert watch.look() == before
    other = Path("manuscript/.en.md.tmp")
    other.write_bytes(path.read_bytes().replace(b"People", b"Peoplo"))
    os.utime(other, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert watch.look() == before  # an editor's own file is none of ours
    os.replace(other, path)
    assert watch.look() != before


def test_new_files_lost_files_and_results_are_seen(
    study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(study)
    looks = [watch.look()]
    Path("manuscript/locales").mkdir()
    assert watch.look() == looks[0]
    Path("manuscript/locales/en.ftl").write_text("abstract = Gist\n", encoding="utf-8")
    looks.append(watch.look())
    Path("config/claims.yaml").unlink()
    looks.append(watch.look())
    Path("results/numbers.json").unlink()
    looks.append(watch.look())
    assert all(a != b for a, b in zip(looks, looks[1:], strict=False))
    for name in (".#en.md", "en.md~", ".en.md.swp", "#en.md#", "~$en.md"):
        Path("manuscript", name).write_text("x", encoding="utf-8")
    assert watch.look() == looks[-1]


def test_a_look_is_quick_and_often_enough() -> None:
    assert watch.SECONDS * 4 / 3 < 0.5  # the longest from a save to its draft's start
