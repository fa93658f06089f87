"""What the benchmark of documents reads, and what it says without its peer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

Script = Callable[[str], ModuleType]
PRINTED = """\
manuscript_pdf               3
Shell command: python -m talap audit.graph graph='[]' graph=results/audit/rules.json
Shell command: python -m talap manuscript.text manuscript=manuscript/ky.md language=ky languages=ru ky document=results/manuscript/ky.json
Shell command: python -m talap manuscript.pdf document=results/manuscript/ru.json language=ru pdf=results/manuscript/ru.pdf 2> logs/ru.pdf.log
"""  # noqa: E501  as it is printed


def test_commands_are_those_that_were_printed(script: Script) -> None:
    found = script("documents").commands(PRINTED)
    assert set(found) == {("text", "ky"), ("pdf", "ru")}
    assert found["pdf", "ru"].startswith("python -m talap manuscript.pdf document=")
    assert found["pdf", "ru"].endswith("2> logs/ru.pdf.log")


def test_without_xelatex_the_peer_is_skipped_and_that_is_said(
    script: Script,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    documents = script("documents")
    written = {(name, "ky"): "true" for name in documents.STEPS}
    monkeypatch.setattr(documents, "copy", lambda study: tmp_path)
    monkeypatch.setattr(documents, "seconds", lambda job: 0.0)
    monkeypatch.setattr(documents, "steps", lambda study: written)
    monkeypatch.setattr(documents.shutil, "which", lambda name: None)
    documents.main()
    *lines, last = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines] == [
        [name, "ky"] for name in documents.STEPS
    ]
    assert last == "skipped: xelatex is missing (apt-get install texlive-xetex)"


def test_a_command_that_fails_stops(script: Script, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="broken"):
        script("documents").timed("echo broken >&2; exit 3", tmp_path)
