"""Turn a checked manuscript into a draft: every mark says what is wrong at its place.

On top stands how old the numbers are and a list of all problems, each with a link to
its place; below each paragraph with a problem stands what is wrong and what to do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from talap.base.errors import TalapError
from talap.base.messages import Messages
from talap.manuscript.faults import (
    Fault,
    mark,
    marks_in,
    number_of,
    without_marks,
)
from talap.manuscript.nodes import (
    Node,
    attributes,
    code,
    division,
    link,
    paragraph,
    plain,
    span,
    string,
    strong,
    walk,
)
from talap.manuscript.positions import Locator
from talap.manuscript.text import Manuscript

PLAIN = frozenset({"Cite", "Image", "Link"})  # what holds no link of ours
ENGLISH = "en"  # of the errors


class Drift(TalapError):
    """A translation of a passage that was changed in the leading language since.

    Parameters
    ----------
    before, now : str
        The passage in the leading language, as it was translated and as it is.
    language : str
        The leading language.
    """

    def __init__(
        self,
        file: object,
        problem: str,
        hint: str,
        place: str,
        before: str,
        now: str,
        language: str,
    ) -> None:
        super().__init__(file, problem, hint, place)
        self.before = before
        self.now = now
        self.language = language


def drifted(
    entries: Sequence[dict[str, Any]], manuscript: Manuscript, lead: str
) -> list[Fault]:
    """Return a fault for each passage of a manuscript whose original has changed.

    Parameters
    ----------
    entries : sequence of dict
        As in drift.json: ``language``, ``file``, ``line``, ``kind``,
        ``original_before``, ``original_now``, of any language.
    manuscript : Manuscript
        What is marked; what stands in another file, an abstract, has no mark.
    lead : str
        The language that others translate.
    """
    blocks = list(_starts(manuscript.document["blocks"], manuscript.source))
    faults = []
    for entry in entries:
        if entry["language"] != manuscript.language:
            continue
        line = int(entry["line"])
        error = Drift(
            entry["file"],
            f"the original of this {entry['kind']} has changed since it was translated",
            "translate what has changed, then accept it: make translated",
            f"line {line}, column 1",
            str(entry["original_before"]),
            str(entry["original_now"]),
            lead,
        )
        own = entry["file"] == manuscript.file
        above = [node for start, node in blocks if start <= line and own]
        faults.append(Fault(error, tuple(above[-1:])))
    return faults


def _starts(blocks: list[Node], source: str) -> Iterator[tuple[int, Node]]:
    """Yield the line in which each block begins, or ends the one before, and it."""
    locator = Locator(source)

    def read(blocks: list[Node]) -> Iterator[tuple[int, Node]]:
        for node in blocks:
            if node["t"] == "Div" and "table" not in node["c"][0][1]:
                yield from read(node["c"][1])
                continue
            before = locator.cursor
            texts = [each["c"] for each, _ in walk(node, "") if each["t"] == "Str"]
            places = [locator.find(text) for text in texts]
            start = max(before, places[0] or 0) if places else before
            yield source.count("\n", 0, start) + 1, node

    return read(blocks)


def hoisted(content: Any) -> Any:
    """Return blocks whose marks stand where a link may: in no heading, link, image."""
    if isinstance(content, list):
        found: list[Any] = []
        for part in content:
            kind = part.get("t") if isinstance(part, dict) else None
            if kind in PLAIN or kind == "Header":
                found.append(without_marks(part))
                block = kind == "Header"
                found += [mark(number, block=block) for number in marks_in(part)]
            else:
                found.append(hoisted(part))
        return found
    if isinstance(content, dict):
        return {key: hoisted(part) for key, part in content.items()}
    return content


def marked(
    blocks: list[Node],
    problems: Sequence[TalapError],
    messages: Messages,
    state: str,
    changed: Sequence[str],
) -> list[Node]:
    """Return a draft's blocks: its state and its problems, and the text with them.

    Parameters
    ----------
    blocks : list of Node
        The document's, with marks; see `hoisted`.
    problems : sequence of TalapError
        By the number of their mark. What has no mark is listed at the top only.
    state : str
        What the draft's numbers are, as a sentence.
    changed : sequence of str
        Files that changed after they were made.
    """
    placed = [each for each in dict.fromkeys(marks_in(blocks)) if each < len(problems)]
    order = [*(each for each in range(len(problems)) if each not in placed), *placed]
    draft = _Draft(
        problems,
        {each: number for number, each in enumerate(order, 1)},
        frozenset(placed),
        messages,
    )
    return [draft.top(state, changed), *draft.blocks(blocks)]


class _Draft:
    """Write the problems of one draft at their marks."""

    def __init__(
        self,
        problems: Sequence[TalapError],
        shown: dict[int, int],
        placed: frozenset[int],
        messages: Messages,
    ) -> None:
        self._problems = problems
        self._shown = shown  # the number that a reader sees, by that of the mark
        self._placed = placed
        self._messages = messages
        self._done: set[int] = set()
        self._anchored: set[int] = set()

    def top(self, state: str, changed: Sequence[str]) -> Node:
        """Return the draft's state and the list of its problems."""
        count = len(self._problems)
        name = "draft-problems" if count else "draft-no-problems"
        title = strong(string(self._messages(name, count=count)))
        files = [[plain(code(file))] for file in changed]
        items = [[self._item(each)] for each in self._shown]
        said = [
            paragraph(string(state)),
            *([_bullets(files)] if files else []),
            {"t": "Para", "c": [span([title], name="problems")]},
            *([_bullets(items)] if items else []),
        ]
        label = self._messages("draft-label")
        values = {"role": "region", "aria-label": label}
        return division(said, "draft", **values)

    def _item(self, number: int) -> Node:
        name = self._name(number)
        said: Node = string(name)
        if number in self._placed:
            said = link([said], f"#place-{self._shown[number]}", ("problem",))
        return plain(said, *self._said(number))

    def _name(self, number: int) -> str:
        return self._messages("draft-problem", number=str(self._shown[number]))

    def _said(self, number: int) -> list[Node]:
        """Return where a problem is, what it is and what to do."""
        error = self._problems[number]
        where = f"{error.file}, {error.place}" if error.place else error.file
        words = f" {where}: {error.problem} → {error.hint}"
        return [span([string(words)], "said", lang=ENGLISH)]

    def blocks(self, blocks: list[Node]) -> list[Node]:
        """Return blocks, each followed by what is wrong with it."""
        found: list[Node] = []
        waiting: list[int] = []
        for node in [*blocks, None]:
            number = number_of(node)
            if number is not None:  # of the block before it
                waiting.append(number)
                continue
            found += self._box(waiting)
            waiting = []
            if node is None:
                break
            if node["t"] == "Div":
                attribute, inside = node["c"]
                found.append({"t": "Div", "c": [attribute, self.blocks(inside)]})
            else:
                waiting = list(marks_in(node))
                found.append(self._inlines(node))
        return found

    def _inlines(self, content: Any) -> Any:
        """Return a node in which each mark is a link to what it says."""
        if isinstance(content, list):
            made: list[Any] = []
            for part in content:
                number = number_of(part)
                if number is None:
                    made.append(self._inlines(part))
                elif number in self._shown:
                    made += self._mark(number, part["t"])
            return made
        if isinstance(content, dict):
            return {key: self._inlines(part) for key, part in content.items()}
        return content

    def _mark(self, number: int, kind: str) -> list[Node]:
        made = self._link(number, f"#problem-{self._shown[number]}")
        return [string(" "), made] if kind == "Span" else [plain(made)]

    def _link(self, number: int, target: str) -> Node:
        """Return a link that says which problem; the first one is the place of it."""
        new = number not in self._anchored
        self._anchored.add(number)
        name = f"place-{self._shown[number]}" if new else ""
        said = [string(self._name(number))]
        return {"t": "Link", "c": [attributes(name, ("problem",)), said, [target, ""]]}

    def _box(self, numbers: list[int]) -> list[Node]:
        """Return what is wrong with the block before, nothing if it is all right."""
        new = [
            each
            for each in dict.fromkeys(numbers)
            if each in self._shown and each not in self._done
        ]
        self._done |= set(new)
        said = [
            division(
                [
                    paragraph(strong(self._link(each, "#problems")), *self._said(each)),
                    *self._details(each),
                ],
                name=f"problem-{self._shown[each]}",
            )
            for each in new
        ]
        return [division(said, "problem-box", role="note")] if said else []

    def _details(self, number: int) -> list[Node]:
        """Return the original before and now, folded, of a translation gone stale."""
        error = self._problems[number]
        if not isinstance(error, Drift):
            return []
        values = {"lang": error.language}
        parts: list[Node] = [_html(f"<details><summary>{self._drift()}</summary>")]
        for name, text in (("before", error.before), ("now", error.now)):
            if not text:  # nothing was accepted before, or it is gone
                continue
            label = strong(string(self._messages(f"draft-original-{name}")))
            parts.append(paragraph(label, string(" "), span([string(text)], **values)))
        return [*parts, _html("</details>")]

    def _drift(self) -> str:
        from html import escape

        return escape(self._messages("draft-original"))


def relinked(content: Any, folder: str, target: str) -> Any:
    """Return a document whose links into a folder lead into another one."""
    if isinstance(content, list):
        return [relinked(part, folder, target) for part in content]
    if isinstance(content, dict):
        if content.get("t") == "Link" and content["c"][2][0].startswith(folder):
            attribute, inlines, (address, title) = content["c"]
            address = target + address.removeprefix(folder)
            return {"t": "Link", "c": [attribute, inlines, [address, title]]}
        return {key: relinked(part, folder, target) for key, part in content.items()}
    return content


def as_written(source: str) -> list[Node]:
    """Return a text that pandoc cannot parse, as it was written."""
    return [{"t": "CodeBlock", "c": [attributes("", ("as-written",)), source]}]


def _bullets(items: list[list[Node]]) -> Node:
    return {"t": "BulletList", "c": items}


def _html(text: str) -> Node:
    return {"t": "RawBlock", "c": ["html", text]}
