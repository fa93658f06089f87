"""Leak check: no protected name in any published file, in whatever form or wrapping."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import chain, repeat
from pathlib import Path
from urllib.parse import unquote

from talap.audit.contents import Passage, base64_bytes, passages
from talap.base.errors import TalapError, TalapErrors
from talap.base.files import write_json
from talap.base.folding import CYRILLIC
from talap.base.identities import Identities, load
from talap.base.naming import Match, Namer, namer

MOST = 100  # leaks told; more are counted only
SHORTEST_IN_NOISE = {True: 4, False: 6}  # letters: Cyrillic, other


def run(
    identities: Path,
    folders: list[Path],
    traces: list[Path],
    report: Path,
    processes: int = 1,
) -> None:
    """Search the folders, and files, and write how much was searched.

    Parameters
    ----------
    identities : Path
        The table of protected names.
    folders : list of Path
        What is published. What is confidential (``results/clean/restricted``) is not
        to be among them.
    traces : list of Path
        What a build leaves beside its results: logs, Snakemake's records. Searched too,
        but not counted: how many there are depends on earlier builds.
    report : Path
        JSON: files, bytes, leaks (0).
    processes : int
        How many share the work; what is found does not depend on it.

    Raises
    ------
    TalapErrors
        One per file, place and name found. The name is told by its placeholder.
    """
    table = load(identities, str(identities))
    results = list(published(folders))
    leaks = search([*results, *published(traces)], table, processes)
    counted = {
        "files": len(results),
        "bytes": sum(file.stat().st_size for file in results),
        "leaks": 0,
    }
    if leaks:
        raise TalapErrors(leaks[:MOST])
    write_json(report, counted)


def search(files: list[Path], table: Identities, processes: int) -> list[TalapError]:
    """Return the leaks of the files, in the order of the files."""
    shares = deal({file: file.stat().st_size for file in files}, processes)
    if len(shares) < 2:
        found = [_search(share, table) for share in shares]
    else:
        with ProcessPoolExecutor(len(shares)) as pool:
            found = list(pool.map(_search, shares, repeat(table)))
    leaks = {file: some for share in found for file, some in share.items()}
    return [leak for file in files for leak in leaks[file]]


def deal(sizes: dict[Path, int], processes: int) -> list[list[Path]]:
    """Deal files by their sizes, those of one stage together: they repeat each other.

    Fewer shares than processes come back where there are fewer stages.
    """
    stages: dict[tuple[str, ...], list[Path]] = {}
    for file in sizes:
        stages.setdefault(file.parts[:2], []).append(file)
    loads = {key: sum(sizes[file] for file in files) for key, files in stages.items()}
    shares: list[list[Path]] = [[] for _ in range(processes)]
    for key in sorted(stages, key=lambda key: (-loads[key], key)):
        least = min(shares, key=lambda share: sum(sizes[file] for file in share))
        least += stages[key]
    return [share for share in shares if share]


def _search(files: list[Path], table: Identities) -> dict[Path, list[TalapError]]:
    return {
        file: file_leaks(file.as_posix(), file.read_bytes(), table) for file in files
    }


def published(folders: list[Path]) -> Iterator[Path]:
    """Yield the files below folders, in the order of their names."""
    for folder in folders:
        found = [folder] if folder.is_file() else sorted(folder.rglob("*"))
        yield from (file for file in found if file.is_file())


def file_leaks(file: str, content: bytes, table: Identities) -> list[TalapError]:
    """Return an error for each place of a file and each name that it holds."""
    finder = namer(table)
    told = masked(file, finder)
    leaks: dict[tuple[str, str], TalapError] = {}
    for passage in chain(_file_name(file), passages(content)):
        for match in finder.find(passage.text):
            if _is_leak(match, passage, file):
                place = masked(passage.place, finder)
                key = (place, match.identity.placeholder)
                leaks.setdefault(key, _error(told, place, passage, match))
    return list(leaks.values())


def _is_leak(match: Match, passage: Passage, file: str) -> bool:
    if not match.sure or match.identity.is_public_in(file):
        return False
    if passage.noise:
        word = passage.text[match.start : match.end]
        return len(word) >= SHORTEST_IN_NOISE[bool(CYRILLIC.search(word))]
    return True


def _file_name(file: str) -> Iterator[Passage]:
    """Yield a file's name, also as Snakemake writes it, in base64 over folders."""
    yield Passage("its name", unquote(file).replace("_", " "))
    parts = [part.lstrip("@") for part in Path(file).with_suffix("").parts]
    for at in range(len(parts)):
        for joint in ("", "/"):
            content = base64_bytes(joint.join(parts[at:]))
            text = content.decode("utf-8", "ignore") if content else ""
            if content and text.encode() == content:
                yield Passage("its name, base64", text.replace("_", " "))


def masked(text: str, finder: Namer) -> str:
    """Return the text with placeholders for the names, so that it can be printed."""
    for match in reversed(finder.find(text)):
        text = text[: match.start] + match.identity.placeholder + text[match.end :]
    return text


def _error(file: str, place: str, passage: Passage, match: Match) -> TalapError:
    line = passage.text.count("\n", 0, match.start) + 1
    row = match.identity.line - 1
    return TalapError(
        file,
        f"holds a protected name, that of {match.identity.placeholder}",
        "correct what it was made from and build again; if the name may stand there, "
        f"add the file to the column public_in of row {row} of identities.csv",
        f"{place + ', ' if place else ''}line {line}",
    )
