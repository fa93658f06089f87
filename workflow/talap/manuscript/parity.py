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
        file, here, there = f"manuscript/{other}.md", uses[other], uses[lead]
        for name in COUNTED:
            counts, wanted = Counter(here[name]), Counter(there[name])
            errors += [
                TalapError(
                    file,
                    f"{_say(name, key)} stands {counts[key]} times, "
                    f"in {lead}.md {wanted[key]} times{_lines(there, name, key)}",
                    "report the same in each language",
                    _first(here, name, key),
                )
                for key in sorted(counts.keys() | wanted.keys())
                if counts[key] != wanted[key]
            ]
        errors += [
            TalapError(
                file,
                f"the {name} are {_list(here[name])}, "
                f"in {lead}.md {_list(there[name])}",
                "use the same in the same order",
                _parting(here, there, name),
            )
            for name in ORDERED
            if here[name] != there[name]
        ]
        if here["footnotes"] != there["footnotes"]:
            errors.append(
                TalapError(
                    file,
                    f"{here['footnotes']} footnotes, in {lead}.md {there['footnotes']}",
                    "translate each footnote",
                    next(iter(_places(here, "footnotes")), ""),
                )
            )
        if here["headings"] == there["headings"]:  # else sections differ
            errors += _paragraphs(here, there, file, lead)
    return errors


def _paragraphs(
    here: dict[str, Any], there: dict[str, Any], file: str, lead: str
) -> list[TalapError]:
    """Return one error per section with more or fewer paragraphs than in the lead."""
    sections = zip(here["sections"], _places(here, "sections"), strict=False)
    places = dict(sections)
    return [
        TalapError(
            file,
            f"{count} paragraphs in {f'section #{name}' if name else 'the opening'}, "
            f"in {lead}.md {wanted}",
            "translate paragraph by paragraph",
            places.get(name, ""),
        )
        for (name, count), (_, wanted) in zip(
            here["paragraphs"], there["paragraphs"], strict=True
        )
        if count != wanted
    ]


def _places(uses: dict[str, Any], name: str) -> list[str]:
    """Return where what a language uses stands, one place each, if that is known."""
    places: list[str] = uses.get("places", {}).get(name, [])
    return places


def _of(uses: dict[str, Any], name: str, key: str) -> list[str]:
    both = zip(uses[name], _places(uses, name), strict=False)
    return [place for each, place in both if each == key and place]


def _first(uses: dict[str, Any], name: str, key: str) -> str:
    return next(iter(_of(uses, name, key)), "")


def _lines(uses: dict[str, Any], name: str, key: str) -> str:
    """Return the lines in which a key stands, in brackets."""
    lines = [place.partition(",")[0].split()[-1] for place in _of(uses, name, key)]
    return f" (line {', '.join(dict.fromkeys(lines))})" if lines else ""


def _parting(here: dict[str, Any], there: dict[str, Any], name: str) -> str:
    """Return the place of the first thing that the other language has not there."""
    places = _places(here, name)
    for index, place in enumerate(places):
        if here[name][index : index + 1] != there[name][index : index + 1]:
            return place
    return places[-1] if places else ""


def _say(name: str, key: str) -> str:
    marks = {
        "numbers": f"`num:{key}`",
        "claims": f"claim={key}",
        "citations": f"@{key}",
    }
    return marks[name]


def _list(values: list[Any]) -> str:
    return ", ".join(str(value) or "one by no coding" for value in values) or "none"
