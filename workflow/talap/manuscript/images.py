"""Point a document's figures to the files of one format."""

from __future__ import annotations

from typing import Any

from talap.manuscript.nodes import Node, replace

PREFIX = "figure:"


def point(document: dict[str, Any], pattern: str) -> dict[str, Any]:
    """Return the document with ``figure:NAME`` replaced by `pattern` with its name.

    >>> image = {"t": "Image", "c": [["", [], []], [], ["figure:codes", ""]]}
    >>> point({"blocks": [image]}, "{name}.svg")["blocks"][0]["c"][2][0]
    'codes.svg'
    """

    def image(node: Node, _: str) -> list[Node] | None:
        if node["t"] != "Image" or not node["c"][2][0].startswith(PREFIX):
            return None
        attribute, inlines, (target, title) = node["c"]
        path = pattern.format(name=target.removeprefix(PREFIX))
        return [{"t": "Image", "c": [attribute, inlines, [path, title]]}]

    return {**document, "blocks": replace(document["blocks"], "", image)}
