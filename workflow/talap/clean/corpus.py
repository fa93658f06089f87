"""Join the batches of cleaned interviews into the tables that later stages read."""

from pathlib import Path

from talap.base.contracts import EDITS, INTERVIEWS, LANGUAGE_SPANS, REMARKS, TURNS
from talap.base.tables import write_csv


def run(
    turns: list[Path],
    languages: list[Path],
    edits: list[Path],
    interviews: list[Path],
    remarks: list[Path],
    all_turns: Path,
    turns_csv: Path,
    all_languages: Path,
    all_edits: Path,
    all_interviews: Path,
    interviews_csv: Path,
    all_remarks: Path,
) -> None:
    """Read the parts of each table, write it whole, in the order of its key."""
    for table, parts, whole in (
        (LANGUAGE_SPANS, languages, all_languages),
        (EDITS, edits, all_edits),
        (REMARKS, remarks, all_remarks),
    ):
        table.write(table.read(*parts), whole)
    for table, parts, whole, csv in (
        (TURNS, turns, all_turns, turns_csv),
        (INTERVIEWS, interviews, all_interviews, interviews_csv),
    ):
        joined = table.read(*parts)
        table.write(joined, whole)
        write_csv(joined, csv)
