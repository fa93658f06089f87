"""What a codebook says of a code, as the one text that coding programs have for it.

A line per label and rule; a further line of the same begins with two spaces::

    ru: Страх
    en: Fear
    definition: Study is felt as a threat.
    include: Fear of expulsion.
      Fear of an exam.
"""

from __future__ import annotations

import re

from talap.base.codebook import Code

RULES = ("definition", "include", "exclude", "example", "near_miss")

_LINE = re.compile(rf"(?P<key>[a-z]{{2,3}}|{'|'.join(RULES)}): ?(?P<text>.*)")


def tell(code: Code) -> str:
    """Return labels and rules of a code, a line each: labels first."""
    said = {**code.label, **{key: getattr(code, key) for key in RULES}}
    lines = []
    for key, text in said.items():
        if text.strip() or key == "definition":
            lines.append(f"{key}: " + text.strip().replace("\n", "\n  "))
    return "\n".join(line.rstrip() for line in lines)


def understand(text: str) -> tuple[dict[str, str], dict[str, str]] | None:
    r"""Return labels by language and rules by name; None if `tell` did not write it.

    >>> understand("en: Fear\ndefinition: A threat.")
    ({'en': 'Fear'}, {'definition': 'A threat.'})
    >>> understand("Anything a coder wrote") is None
    True
    """
    said: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in text.split("\n"):
        if line.startswith("  ") and lines:
            lines.append(line[2:])
            continue
        found = _LINE.fullmatch(line)
        if found is None and line.strip():
            return None
        if found is None:
            lines.append("")
            continue
        if found["key"] in said:
            return None
        lines = said.setdefault(found["key"], [found["text"]])
    whole = {key: "\n".join(lines).strip() for key, lines in said.items()}
    labels = {key: text for key, text in whole.items() if key not in RULES}
    if not labels or "definition" not in whole:
        return None
    return labels, {key: whole[key] for key in RULES if key in whole}
