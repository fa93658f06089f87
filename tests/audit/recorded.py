"""A small record for the tests of comparing: a study of two stages."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from talap.audit.record import Record

RULES: list[dict[str, Any]] = [
    {
        "name": "clean_turns",
        "settings": {"section": {"fillers": "keep"}},
        "reads": ["…", "data/raw/participants.csv"],
        "writes": ["results/clean/batches/{batch}/turns.parquet"],
    },
    {
        "name": "clean_corpus",
        "settings": {},
        "reads": ["results/clean/batches/{batch}/turns.parquet"],
        "writes": ["results/clean/turns.parquet"],
    },
    {
        "name": "describe_distribution",
        "settings": {"method": "wilson"},
        "reads": ["results/clean/turns.parquet", "config/codebook.yaml"],
        "writes": ["results/describe/codes.csv"],
    },
    {
        "name": "describe_numbers",
        "settings": {"method": "wilson", "settings": {"study": {}, "describe": {}}},
        "reads": [
            "results/clean/turns.parquet",
            "results/coding/consensus.parquet",
            "config/numbers.yaml",
            "data/published/context.csv",
        ],
        "writes": ["results/numbers.json"],
    },
    {
        "name": "manuscript_text",
        "settings": {"simulated": True},
        "reads": ["manuscript/{language}.md", "results/numbers.json"],
        "writes": [
            "results/manuscript/{language}.json",
            "results/manuscript/{language}.uses.json",
        ],
    },
    {
        "name": "audit_rules",
        "settings": {},
        "reads": [],
        "writes": ["results/audit/rules.json"],
    },
    {
        "name": "audit_manifest",
        "settings": {},
        "reads": ["config/config.yaml", "results/describe/* (12)"],
        "writes": ["results/audit/manifest.json", "results/audit/manifest.sha256"],
    },
]

NUMBER: dict[str, Any] = {
    "kind": "share",
    "value": 0.3424,
    "unit": "",
    "digits": 0,
    "rule": "share of participants",
    "interval": {"low": 0.1, "high": 0.9, "method": "wilson", "confidence": 0.95},
    "numerator": 1,
    "denominator": {"value": 3, "table": "clean/participants"},
    "range": None,
    "spread": None,
    "evidence": {"table": "clean/turns", "rows": 2, "sha256": "e"},
    "printed": {"en": {"value": "34%", "ci": "10–90%", "low": "10%", "high": "90%"}},
}


def record(**changes: Any) -> Record:
    """Return a record; `changes` replace or, as dictionaries, add to its parts.

    Of a table of hashes or numbers None takes an entry away.
    """
    content: dict[str, Any] = {
        "format": 1,
        "study": {
            "date": "2026-03-01",
            "languages": ["en"],
            "simulated": False,
            "notice": {},
        },
        "environment": {
            "python": "3.11",
            "platform": "Linux x86_64",
            "files": {"requirements.lock": "l"},
            "packages": {"numpy": "2.4.6"},
        },
        "numbers": {"share": deepcopy(NUMBER)},
        "claims": {
            "all-say": {"verdict": "supported", "tests": [{"verdict": "supported"}]}
        },
        "configuration": {
            "clean": {"fillers": "keep"},
            "describe": {"interval": "wilson", "confidence": 0.95},
        },
        "settings": {
            "clean_turns": {"section": "s"},
            "describe_distribution": {"method": "wilson"},
            "describe_numbers": {"method": "wilson", "settings": "w"},
            "manuscript_text": {"simulated": True},
        },
        "inputs": {
            "config/config.yaml": "1",
            "config/codebook.yaml": "1",
            "config/numbers.yaml": "1",
            "data/published/context.csv": "1",
            "data/raw/corpus.yaml": "1",
            "data/raw/participants.csv": "1",
            "data/raw/transcripts/I01.txt": "1",
            "data/raw/transcripts/I02.txt": "1",
            "manuscript/en.md": "1",
            "manuscript/ru.md": "1",
        },
        "code": {
            "Snakefile": "1",
            "workflow/rules/describe.smk": "1",
            "workflow/talap/base/words.py": "1",
            "workflow/talap/clean/rules.py": "1",
            "workflow/talap/describe/proportion.py": "1",
            "workflow/talap/why.py": "1",
            "workflow/talap/audit/compare.py": "1",
        },
        "results": {
            "results/audit/manifest.json": "1",
            "results/audit/rules.json": "1",
            "results/claims.json": "1",
            "results/clean/batches/0/turns.parquet": "1",
            "results/clean/batches/1/turns.parquet": "1",
            "results/clean/turns.parquet": "1",
            "results/describe/codes.csv": "1",
            "results/library/audit.sha256": "1",
            "results/manuscript/en.json": "1",
            "results/manuscript/ru.json": "1",
            "results/numbers.json": "1",
        },
    }
    _merge(content, changes)
    return Record.model_validate(content)


def _merge(content: dict[str, Any], changes: dict[str, Any]) -> None:
    for name, change in changes.items():
        if isinstance(change, dict) and isinstance(content.get(name), dict):
            _merge(content[name], change)
        elif change is None and "/" in name:
            del content[name]
        else:
            content[name] = change


def chosen(file: str, wildcards: dict[str, str]) -> bool:
    """I01 is of batch 1, I02 of batch 0."""
    return file.endswith("I01.txt" if wildcards["batch"] == "1" else "I02.txt")
