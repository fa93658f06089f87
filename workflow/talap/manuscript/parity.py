"""The languages must report the same keys, claims, quotations, figures and tables.

Citations, headings, footnotes and the paragraphs of each section are compared too.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from talap.base.errors import TalapError, TalapErrors
from talap.base.files import read_json, write_json

COUNTED = ("numbers", "claims", "citations")  # the same, as often, in any order
# The same, in the same order.
ORDERED = ("figures", "tables", "headings", "sections", "quotations", "coreq")


def run(uses: list[Path], parity: Path) -> None:
    """Read what each manuscript uses, compare, write what they share."""
    found = {path.name.partition(".")[0]: read_json(path) for path in uses}
    errors = compare(found)
    if errors:
        raise TalapErrors(errors)
    first = next(iter(found.values()))
    write_json(
        parity,
        {
            "languages": list(found),
            **{name: len(first[name]) for name in COUNTED + ORDERED},
            "footnotes": first["footnotes"],
            "paragraphs": sum(count for _, count in first["paragraphs"]),
            "words": {name: each["words"] for name, each in found.items()},
        },
    )


def compare(uses: dict[str, dict[str, Any]]) -> list[TalapError]:
    """Return one error per thing that a language has more or less often than the first.

    >>> a = {n: [] for n in (*COUNTED, *ORDERED, "paragraphs")} | {"footnotes": 0}
    >>> [e.problem for e in compare({"ru": a, "ky": a | {"numbers": ["turns"]}})]
    ['`num:turns` stands 1 times, in ru.md 0 times']
    """
    lead, *others = uses
    errors = []
    for other in others:
        file = f"manuscript/{other}.md"
        for name in COUNTED:
            here, there = Counter(uses[other][name]), Counter(uses[lead][name])
            errors += [
                TalapError(
                    file,
                    f"{_say(name, key)} stands {here[key]} times, "
                    f"in {lead}.md {there[key]} times",
                    "report the same in each language",
                )
                for key in sorted(here.keys() | there.keys())
                if here[key] != there[key]
            ]
        errors += [
            TalapError(
                file,
                f"the {name} are {_list(uses[other][name])}, "
                f"in {lead}.md {_list(uses[lead][name])}",
                "use the same in the same order",
            )
            for name in ORDERED
            if uses[other][name] != uses[lead][name]
        ]
        if uses[other]["footnotes"] != uses[lead]["footnotes"]:
            errors.append(
                TalapError(
                    file,
                    f"{uses[other]['footnotes']} footnotes, "
                    f"in {lead}.md {uses[lead]['footnotes']}",
                    "translate each footnote",
                )
            )
        if uses[other]["headings"] == uses[lead]["headings"]:  # else sections differ
            errors += _paragraphs(uses[other], uses[lead], file, lead)
    return errors


def _paragraphs(
    here: dict[str, Any], there: dict[str, Any], file: str, lead: str
) -> list[TalapError]:
    """Return one error per section with more or fewer paragraphs than in the lead."""
    return [
        TalapError(
            file,
            f"{count} paragraphs in {f'section #{name}' if name else 'the opening'}, "
            f"in {lead}.md {wanted}",
            "translate paragraph by paragraph",
        )
        for (name, count), (_, wanted) in zip(
            here["paragraphs"], there["paragraphs"], strict=True
        )
        if count != wanted
    ]


def _say(name: str, key: str) -> str:
    marks = {
        "numbers": f"`num:{key}`",
        "claims": f"claim={key}",
        "citations": f"@{key}",
    }
    return marks[name]


def _list(values: list[Any]) -> str:
    return ", ".join(str(value) or "one by no coding" for value in values) or "none"
