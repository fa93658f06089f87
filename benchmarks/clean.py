"""Cleaning speed of one core, beside the floor of reading and decoding the same files.

Transcripts of 60 KB are put together from the turns of the shipped study, names and
all: once from its Russian turns, once from all of them, a quarter of which switch to
Kazakh or English. Cold is the first pass of a process that has its modules, dictionary
and language identifier loaded but has seen no word yet; warm is its second pass. All
times are processor time. Floor, cold and warm come from one process each round, so that
what counts, the ratios, are of the same minute.
"""

from __future__ import annotations

import json
import pkgutil
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
RAW = ROOT / "data/raw"
SIZE = 60_000  # bytes of UTF-8
FILES = 60
BATCHES = (30, 120, 480)  # files, for the memory of a batch
ROUNDS = 3
ROLES = {"interviewer": "И", "participant": "Р", "other": "Жена"}

sys.path.insert(0, str(ROOT / "workflow"))


def main() -> None:
    """Print one line per measurement."""
    with tempfile.TemporaryDirectory() as folder:
        interviews = list(spoken())
        russian = [list(filter(is_russian_only, lines)) for lines in interviews]
        for title, lines in (("Russian", russian), ("as the study speaks", interviews)):
            study = write_transcripts(Path(folder, title), lines, FILES)
            rounds = [in_new_process("speed", study) for _ in range(ROUNDS)]
            report_speed(title, rounds)
            report_shares(in_new_process("shares", study))
        peaks = {}
        for files in BATCHES:
            study = write_transcripts(Path(folder, str(files)), interviews, files)
            peaks[files] = in_new_process("memory", study)
        report_memory(peaks)


def in_new_process(job: str, study: Path) -> dict[str, Any]:
    """Run a job of this file in a process of its own; return what it measured."""
    done = subprocess.run(
        [sys.executable, __file__, job, str(study)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


# -- the transcripts ------------------------------------------------------------------


def write_transcripts(study: Path, interviews: list[list[str]], count: int) -> Path:
    """Write `count` plain-text transcripts, each from several interviews in turn."""
    transcripts = study / "transcripts"
    transcripts.mkdir(parents=True)
    rows = ["participant,interview,consent"]
    for number in range(count):
        name = f"B{number:04}"
        path = transcripts / f"{name}.txt"
        path.write_text(one_transcript(interviews, number), encoding="utf-8")
        rows.append(f"Q{number:04},{name},yes")
    table = "\n".join(rows) + "\n"
    (study / "participants.csv").write_text(table, encoding="utf-8")
    return study


def is_russian_only(line: str) -> bool:
    """Tell whether a line has no run of another language."""
    from talap.clean.config import Languages
    from talap.clean.languages import spans

    return all(span.language in {"ru", "und"} for span in spans(line, Languages()))


def spoken() -> Iterator[list[str]]:
    """Yield the turns of each shipped interview as lines with a label."""
    from talap.base.identities import load
    from talap.clean.blocks import dropped
    from talap.clean.config import Rules, read_corpus
    from talap.clean.labels import Labels, participant_names
    from talap.clean.people import matched, read_people
    from talap.clean.readers import read
    from talap.clean.speakers import find_turns

    corpus = read_corpus(RAW / "corpus.yaml")
    names = load(RAW / "identities.csv", "identities.csv")
    people = read_people(RAW / "participants.csv")
    paths = list((RAW / "transcripts").iterdir())
    for path, person in matched(paths, people, RAW / "participants.csv"):
        own = corpus.of(person.interview)
        known = participant_names(names, person.participant)
        labels = Labels(own.speakers, own.not_speakers, known)
        source = read(path, path.name, own.encoding)
        talk = find_turns(source, labels, dropped(source, Rules()), path.name)
        lines = []
        for turn in talk.turns:
            label = [cut.end for cut in turn.cuts if cut.start == turn.start]
            start = max(label, default=turn.start)
            text = " ".join(source.text[start : turn.end].split())
            lines.append(f"{ROLES[turn.speaker.role]}: {text}")
        yield lines


def one_transcript(interviews: list[list[str]], number: int) -> str:
    """Return lines of SIZE bytes: where the one before began, one interview later."""
    lines: list[str] = []
    size = 0
    at, place = number % len(interviews), 7 * (number // len(interviews))
    while True:
        interview = interviews[at % len(interviews)]
        for line in interview[place % len(interview) :]:
            if size >= SIZE:
                return "\n".join(lines) + "\n"
            lines.append(line)
            size += len(line.encode("utf-8")) + 1
        at, place = at + 1, 0


# -- jobs, each in a process of its own -----------------------------------------------


class Bench:
    """Everything loaded that a batch loads before its first transcript."""

    def __init__(self, study: Path) -> None:
        from talap.base.identities import load
        from talap.base.ordinary import is_ordinary
        from talap.clean import turns
        from talap.clean.config import Languages, read_clean, read_corpus
        from talap.clean.languages import spans
        from talap.clean.lexicon import is_russian
        from talap.clean.people import matched, read_people

        self.turns = turns
        self.settings = read_clean(ROOT / "config/config.yaml")
        self.corpus = read_corpus(RAW / "corpus.yaml")
        self.names = load(RAW / "identities.csv", "identities.csv")
        participants = study / "participants.csv"
        paths = sorted((study / "transcripts").iterdir())
        self.pairs = matched(paths, read_people(participants), participants)
        self.megabytes = sum(path.stat().st_size for path, _ in self.pairs) / 1e6
        begin = time.process_time()
        is_russian("слово"), is_ordinary("слово")
        self.dictionary = time.process_time() - begin
        begin = time.process_time()
        spans("рахмет апа рахмет апа", Languages(spoken=("ru", "kk", "ky")))
        self.model = time.process_time() - begin

    def read(self) -> None:
        """Do the least that any program must: read the bytes, decode them."""
        for path, _ in self.pairs:
            path.read_bytes().decode("utf-8")

    def clean(self) -> Any:
        """Clean all transcripts; return their tables."""
        return self.turns.clean_all(
            self.pairs, self.settings, self.corpus, self.names, RAW
        )


def seconds(job: Callable[[], object]) -> float:
    """Return the processor time of a job."""
    begin = time.process_time()
    job()
    return time.process_time() - begin


def speed(study: Path) -> dict[str, float]:
    """Measure floor, cold and warm."""
    bench = Bench(study)
    bench.read()  # the files are in the page cache from here on
    floor = statistics.median(seconds(bench.read) for _ in range(5))
    cold, warm = seconds(bench.clean), seconds(bench.clean)
    return {
        "megabytes": bench.megabytes,
        "dictionary": bench.dictionary,
        "model": bench.model,
        "floor": floor,
        "cold": cold,
        "warm": warm,
    }


# A part of cleaning, and the functions whose time is counted for it (a call inside of
# another counts for the inner one only).
PARTS = {
    "read, decode, find blocks": ("talap.clean.readers.read",),
    "speakers, footers, duplicates": (
        "talap.clean.transcript.dropped",
        "talap.clean.transcript.find_turns",
    ),
    "span map": (
        "talap.clean.spanmap.Tracked.__init__",
        "talap.clean.spanmap.Tracked.apply_each",
    ),
    "names": ("talap.clean.turns.pseudonym_edits",),
    "languages": ("talap.clean.languages.spans",),
    "rules, rows, the rest": ("talap.clean.turns.clean_one",),
    "rows of the tables": ("talap.clean.turns.Tables.add",),
}


class Watch:
    """Counts the time inside of functions, without that of watched ones inside."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self._running: list[str] = []
        self._since = 0.0

    def watch(self, part: str, place: str) -> None:
        """Replace a function by one that is timed."""
        owner, name = place.rsplit(".", 1)
        holder = pkgutil.resolve_name(owner)
        function = getattr(holder, name)

        def timed(*args: object, **kwargs: object) -> object:
            self._switch()
            self._running.append(part)
            try:
                return function(*args, **kwargs)
            finally:
                self._switch()
                self._running.pop()

        setattr(holder, name, timed)

    def _switch(self) -> None:
        now = time.process_time()
        if self._running:
            part = self._running[-1]
            self.spent[part] = self.spent.get(part, 0.0) + now - self._since
        self._since = now


def shares(study: Path) -> dict[str, dict[str, float]]:
    """Measure where the time of a cold and of a warm pass goes."""
    bench = Bench(study)
    watch = Watch()
    for part, places in PARTS.items():
        for place in places:
            watch.watch(part, place)
    found = {}
    for which in ("cold", "warm"):
        watch.spent.clear()
        bench.clean()
        found[which] = dict(watch.spent)
    return found


def memory(study: Path) -> dict[str, float]:
    """Measure the peak memory of the step itself over one batch."""
    from talap.clean.turns import run

    out = study / "out"
    paths = sorted((study / "transcripts").iterdir())
    tables = "turns languages edits interviews remarks restricted_raw restricted_edits"
    run(
        ROOT / "config/config.yaml",
        RAW / "corpus.yaml",
        study / "participants.csv",
        RAW / "identities.csv",
        paths,
        *(out / f"{name}.parquet" for name in tables.split()),
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return {
        "megabytes": sum(path.stat().st_size for path in paths) / 1e6,
        "peak": peak / unit,
    }


# -- what is printed ------------------------------------------------------------------


def report_speed(title: str, rounds: list[dict[str, float]]) -> None:
    """Print floor, cold and warm, and their ratios."""
    size = rounds[0]["megabytes"]
    print(f"\n{FILES} transcripts of {SIZE // 1000} KB, {title}, one core")
    for name, note in (
        ("dictionary", "loaded once"),
        ("model", "loaded once, and only if a run of Kazakh or Kyrgyz is in doubt"),
    ):
        loading = statistics.median(each[name] for each in rounds)
        print(f"{name:25} {loading:8.2f} s     {note}")
    floor = statistics.median(size / each["floor"] for each in rounds)
    print(f"floor: read and decode    {floor:8.0f} MB/s")
    for name in ("cold", "warm"):
        rate = statistics.median(size / each[name] for each in rounds)
        ratio = statistics.median(each[name] / each["floor"] for each in rounds)
        print(f"cleaning, {name:15} {rate:8.2f} MB/s  {ratio:.0f} x floor")


def report_shares(found: dict[str, dict[str, float]]) -> None:
    """Print each part's share of the time, cold and warm."""
    print("where the time goes          cold    warm")
    for part in PARTS:
        both = (
            found[which].get(part, 0.0) / sum(found[which].values())
            for which in ("cold", "warm")
        )
        print("  {:26} {:5.0%}   {:5.0%}".format(part, *both))


def report_memory(peaks: dict[int, dict[str, float]]) -> None:
    """Print the peak memory by size of the batch."""
    for files, peak in peaks.items():
        size = f"{peak['megabytes']:.1f} MB"
        print(f"peak of a batch of {files:4} ({size:>7}) {peak['peak']:6.0f} MB")


JOBS = {"speed": speed, "shares": shares, "memory": memory}

if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(JOBS[sys.argv[1]](Path(sys.argv[2]))))
    else:
        main()
