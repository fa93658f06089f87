"""A turn added to one raw transcript changes the right sentences in every language."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from conftest import build

LANGUAGES = ("ru", "ky", "en")
PAGES = [f"results/manuscript/{language}.html" for language in LANGUAGES]
TRANSCRIPT = "data/raw/transcripts/I12.txt"
ADDED = "\r\nInterviewer: Вы ещё здесь?\r\n"


def numbers(study: Path) -> dict[str, object]:
    found = json.loads((study / "results/numbers.json").read_text(encoding="utf-8"))
    return {key: number["value"] for key, number in found.items()}


def paragraphs(study: Path, page: str) -> list[str]:
    text = (study / page).read_text(encoding="utf-8")
    main = text.split("<main>")[1].split('id="derivations"')[0]
    return re.findall(r"<p>.*?</p>", main, re.S)


def keys(paragraph: str) -> set[str]:
    return set(re.findall(r'href="#number-(\w+)"', paragraph))


def test_an_added_turn_reaches_the_sentences_that_count_it(
    shipped: Path, tmp_path: Path
) -> None:
    study = tmp_path / "study"
    shutil.copytree(shipped, study)  # with its state: only what follows is rebuilt
    before = numbers(study), {page: paragraphs(study, page) for page in PAGES}

    path = study / TRANSCRIPT
    path.write_bytes(path.read_bytes() + ADDED.encode("utf-16-le"))
    done = build(study, *PAGES)
    assert done.returncode == 0, done.stderr[-4000:]
    after = numbers(study), {page: paragraphs(study, page) for page in PAGES}

    assert after[0]["turns"] == before[0]["turns"] + 1  # type: ignore[operator]
    changed = {key for key in before[0] if before[0][key] != after[0][key]}
    assert "turns" in changed
    assert "participants" not in changed
    assert not {key for key in changed if key.startswith("share_")}
    for page in PAGES:
        pairs = list(zip(before[1][page], after[1][page], strict=True))
        moved = [old for old, new in pairs if old != new]
        assert moved, page
        for old in moved:
            assert keys(old) & changed
        for old, new in pairs:
            if "turns" in keys(old):
                assert old != new
