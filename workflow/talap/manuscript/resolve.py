"""Put numbers, figures, tables and references into a parsed manuscript."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from talap.base.errors import TalapError, TalapErrors
from talap.base.messages import Messages
from talap.base.numbers import Number
from talap.manuscript.faults import FAULTY, mark, marks_in, number_of
from talap.manuscript.keys import (
    REFERENCE,
    Printed,
    Problem,
    Refused,
    as_error,
    print_number,
    print_plural,
)
from talap.manuscript.nodes import (
    Node,
    attributes,
    code,
    division,
    get,
    is_quotation,
    link,
    paragraph,
    replace,
    span,
    string,
    strong,
    text_of,
    walk,
)
from talap.manuscript.positions import Locator
from talap.manuscript.quotations import Quotations
from talap.manuscript.tables import TableSource, table

FIGURE = "figure:"
ALONE = "let it stand alone in its paragraph, with a caption in the brackets"
REPORTED = "reported"  # class of words that report somebody else's claim
PARAGRAPHS = frozenset(
    [
        "Para",
        "Plain",
        "LineBlock",
        "BlockQuote",
        "BulletList",
        "OrderedList",
        "DefinitionList",
    ]
)
BACKTICKS = re.compile(r"`([^`]*)`")


@dataclass
class Uses:
    """What a manuscript reports, in reading order: what parity and audit compare."""

    numbers: list[str] = field(default_factory=list)  # KEY or KEY.VARIANT
    claims: list[str] = field(default_factory=list)
    figures: list[str] = field(default_factory=list)
    tables: list[str] = field(default_factory=list)
    citations: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)  # levels
    sections: list[str] = field(default_factory=list)  # their identifiers
    footnotes: int = 0
    quotations: list[str] = field(default_factory=list)  # by coding, "" if by none
    paragraphs: list[tuple[str, int]] = field(default_factory=list)  # of each section
    coreq: list[str] = field(default_factory=list)  # items, answered or not
    words: int = 0  # of the body, see length.py
    # Where each of these stands; what is the same may stand elsewhere.
    places: dict[str, list[str]] = field(default_factory=dict, compare=False)

    def keys(self) -> list[str]:
        """Return the keys of the numbers, each once, in order of first use."""
        return list(dict.fromkeys(name.partition(".")[0] for name in self.numbers))


def restore_alternatives(document: dict[str, Any]) -> dict[str, Any]:
    """Turn ``num:`` in backticks within an alternative text into inline code."""

    def image(node: Node, _: str) -> list[Node] | None:
        if node["t"] != "Image":
            return None
        attribute, alternative, target = node["c"]
        if any(each["t"] == "Code" for each, _ in walk(alternative, "")):
            return None  # the caption itself, which pandoc has parsed
        inlines: list[Node] = []
        for index, part in enumerate(BACKTICKS.split(text_of(alternative))):
            if index % 2:
                inlines.append(code(part))
            elif part:  # word by word, so that each is found in the source
                inlines += [
                    {"t": "Space"} if word.isspace() else string(word)
                    for word in re.findall(r"\s+|\S+", part)
                ]
        return [{"t": "Image", "c": [attribute, inlines, target]}]

    return {**document, "blocks": replace(document["blocks"], "", image)}


def paragraphs(blocks: list[Node]) -> list[tuple[str, int]]:
    """Return how many paragraphs each section has, itself without its subsections.

    A section goes by the identifier of its heading, what stands before the first by "".
    Lists and quotations are paragraphs too; figures and tables are counted elsewhere.
    """
    found = [("", 0)]
    for node in _unwrapped(blocks):
        if node["t"] == "Header":
            found.append((node["c"][1][0], 0))
        elif node["t"] in PARAGRAPHS:
            found[-1] = (found[-1][0], found[-1][1] + 1)
    return found


def _unwrapped(blocks: list[Node]) -> Iterator[Node]:
    for node in blocks:
        if node["t"] == "Div" and "table" not in node["c"][0][1]:
            yield from _unwrapped(node["c"][1])
        else:
            yield node


def label_numbers(document: dict[str, Any]) -> dict[str, tuple[str, int]]:
    """Return the figures and tables in reading order: identifier -> (kind, number)."""
    found: dict[str, tuple[str, int]] = {}
    counts = {"figure": 0, "table": 0}
    for node, _ in walk(document["blocks"], ""):
        kind = _labelled(node)
        if kind:
            counts[kind] += 1
            found[node["c"][0][0] or f"{kind}-{counts[kind]}"] = (kind, counts[kind])
    return found


def _labelled(node: Node) -> str:
    if node["t"] == "Figure":
        return "figure"
    if node["t"] == "Div" and "table" in node["c"][0][1]:
        return "table"
    return ""


def number_link(printed: Printed) -> Node:
    """Return a printed number as a link to its derivation, its key beside it."""
    key = f"{printed.key}.{printed.name}" if printed.name else printed.key
    target = f"#number-{printed.key}"
    return link([string(printed.text)], target, ("number",), key=key)


def _linked(inlines: list[Node], target: str) -> list[Node]:
    """Return inlines as links to the target, but for those that lead elsewhere."""
    found: list[Node] = []
    run: list[Node] = []
    for node in [*inlines, None]:
        if node and not any(
            each["t"] in {"Link", "Note"} or number_of(each) is not None
            for each, _ in walk(node, "")
        ):
            run.append(node)
            continue
        if run:
            found.append(link(run, target, ("claim-link",)))
        found += [node] if node else []
        run = []
    return found


@dataclass(frozen=True)
class Front:
    """Blocks that come from a file of their own, such as an abstract."""

    blocks: list[Node]
    file: str
    source: str


@dataclass
class Resolver:
    """Replace the codes of one manuscript; collect what it uses and what is wrong."""

    file: str
    language: str
    numbers: dict[str, Number]
    messages: dict[str, Messages]
    tables: TableSource
    figures: set[str]
    claims: dict[str, str]  # verdict by identifier
    source: str
    quotations: Quotations
    references: Collection[str] | None = None  # keys; None leaves them to citeproc
    uses: Uses = field(default_factory=Uses)
    errors: list[TalapError] = field(default_factory=list)

    def resolve(
        self, document: dict[str, Any], front: Sequence[Front] = ()
    ) -> dict[str, Any]:
        """Return the document, after its front matter, with everything in its place.

        Where a code, figure, table, claim or reference does not exist there is a mark,
        and one error more in `errors`.
        """
        self._labels = label_numbers(document)
        self._counts = {"figure": 0, "table": 0}
        self._notes = 0  # footnotes that the node at hand stands in
        blocks: list[Node] = []
        self.uses.paragraphs = paragraphs(document["blocks"])
        body = Front(document["blocks"], self.file, self.source)
        for part in (*front, body):
            self._place_file, self._locator = part.file, Locator(part.source)
            blocks += replace(part.blocks, self.language, self._node)
        return {**document, "blocks": blocks}

    def resolve_more(self, part: Front) -> list[Node]:
        """Return further blocks with everything in its place, once `resolve` is done.

        Raises
        ------
        TalapErrors
            As `resolve` does, for these blocks alone.
        """
        self._place_file, self._locator = part.file, Locator(part.source)
        before = len(self.errors)
        blocks: list[Node] = replace(part.blocks, self.language, self._node)
        if errors := self.errors[before:]:
            del self.errors[before:]
            raise TalapErrors(errors)
        return blocks

    def _node(self, node: Node, language: str) -> list[Node] | None:
        kind = node["t"]
        if kind == "BlockQuote":
            self._use("quotations", "", ">")
        if is_quotation(node):
            return self._quotation(node, language)
        if kind == "Code":
            return self._code(node["c"][1], language)
        if kind == "Figure":
            return self._figure(node, language)
        if kind == "Div" and "table" in node["c"][0][1]:
            return self._table(node, language)
        if kind == "Span" and "lit" in node["c"][0][1]:
            return list(node["c"][1])
        if kind == "Span" and get(node["c"][0], "claim"):
            return self._claim(node, language)
        if kind == "Image" and node["c"][2][0].startswith(FIGURE):
            target = node["c"][2][0]
            problem = Problem(f"{target} is no figure of its own", ALONE)
            return [_written(target), self._refuse(problem, target)]
        elif kind == "Cite":
            return self._cite(node, language)
        elif kind == "Header":
            return [self._header(node, language)]
        elif kind == "Note":
            self.uses.footnotes += 1
            self._note_place("footnotes", "[^")
            with self._locator.around(node):
                self._notes += 1
                inside = self._inlines(node["c"], language)
                self._notes -= 1
                return [{"t": "Note", "c": inside}]
        elif kind == "Str":
            self._locator.find(node["c"])
        return None

    def _code(self, text: str, language: str) -> list[Node]:
        try:
            if text.startswith("num:"):
                printed = print_number(text, self.numbers, self.messages[language])
                name = f".{printed.name}" if printed.name else ""
                self._use("numbers", f"{printed.key}{name}", f"`{text}`")
                return [number_link(printed)]
            if text.startswith("pl:"):
                printed = print_plural(text, self.numbers, self.messages[language])
                return [string(printed.text)]
            return [self._reference(text, language)]
        except Refused as refused:
            return [_written(text), self._refuse(refused.problem, text)]

    def _use(self, kind: str, what: str | int, text: str = "") -> None:
        """Note what is used, and where the text of it stands in the source."""
        getattr(self.uses, kind).append(what)
        self._note_place(kind, text or str(what))

    def _note_place(self, kind: str, text: str) -> None:
        own = self._place_file == self.file  # abstracts are the same in each language
        place = self._locator.peek(text) if own else ""
        self.uses.places.setdefault(kind, []).append(place)

    def _cite(self, node: Node, language: str) -> list[Node] | None:
        """Return a citation without the works that there are not."""
        cited, inlines = node["c"]
        known, refused = [], []
        for each in cited:
            name = each["citationId"]
            self._use("citations", name, f"@{name}")
            if self.references is None or name in self.references:
                known.append(each)
                continue
            near = get_close_matches(name, self.references, 1)
            hint = f"did you mean {near[0]}?" if near else "add it to the references"
            problem = Problem(f"no reference has the key {name}", hint)
            mark_here = self._refuse(problem, f"@{name}")
            refused += [string(" "), _written(f"@{name}"), mark_here]
        if not refused:
            return None
        left = replace([known, inlines], language, self._node)
        return [*([{"t": "Cite", "c": left}] if known else []), *refused]

    def _reference(self, text: str, language: str) -> Node:
        match = REFERENCE.fullmatch(text)
        target = match["target"] if match else ""
        if target not in self._labels:
            known = ", ".join(self._labels) or "none"
            raise Refused(f"`{text}` points to nothing", f"there are: {known}")
        kind, number = self._labels[target]
        said = self.messages[language](f"reference-{kind}", number=str(number))
        return link([string(said)], f"#{target}", ("reference",), number=str(number))

    def _figure(self, node: Node, language: str) -> list[Node]:
        attribute, caption, body = node["c"]
        identifier, number = self._numbered(attribute[0], "figure")
        images = [each for each, _ in walk(body, language) if each["t"] == "Image"]
        target = images[0]["c"][2][0] if images else ""
        name = target.removeprefix(FIGURE)
        is_known = target.startswith(FIGURE) and name in self.figures
        refused: list[Node] = []
        if is_known:
            self._use("figures", name, target)
        else:
            known = ", ".join(f"{FIGURE}{each}" for each in sorted(self.figures))
            problem = Problem(f"no figure {target}", f"there are: {known}")
            refused.append(self._refuse(problem, target))
        alternative = self._inlines(images[0]["c"][1] if images else [], language)
        if is_known and not text_of(alternative).strip():
            problem = Problem("a figure without alternative text", 'add alt="..."')
            refused.append(self._refuse(problem, target))
        # An alternative text is plain: what is wrong in it is marked below the figure.
        hidden = dict.fromkeys([*marks_in(alternative), *marks_in(body)])
        inlines = self._inlines(caption[1][0]["c"] if caption[1] else [], language)
        title = self._title("figure", identifier, number, inlines, language)
        below = [mark(each, block=True) for each in hidden]
        if not is_known:
            return [_missing(identifier, title, refused), *below]
        image = {
            "t": "Image",
            "c": [attributes(), [string(text_of(alternative))], [target, ""]],
        }
        return [
            {
                "t": "Figure",
                "c": [
                    attributes(identifier, ("figure",)),
                    [None, [{"t": "Plain", "c": [*title, *refused]}]],
                    [{"t": "Plain", "c": [image]}],
                ],
            },
            *below,
        ]

    def _table(self, node: Node, language: str) -> list[Node]:
        attribute, blocks = node["c"]
        name = get(attribute, "from")
        identifier, number = self._numbered(attribute[0], "table")
        caption = self._inlines(blocks[0]["c"] if blocks else [], language)
        title = self._title("table", identifier, number, caption, language)
        try:
            made = table(attribute, title, identifier, self.tables, language)
        except Refused as refused:
            return [_missing(identifier, title, [self._refuse(refused.problem, name)])]
        self._use("tables", name, f"from={name}")
        return [made]

    def _claim(self, node: Node, language: str) -> list[Node]:
        attribute, inlines = node["c"]
        name = get(attribute, "claim")
        place = f"claim={name}"
        refused: list[Node] = []
        self._use("claims", name, place)
        if name not in self.claims:
            problem = Problem(f"no claim {name}", "see config/claims.yaml")
            refused.append(self._refuse(problem, place))
        elif REPORTED not in attribute[1] and self.claims[name] != "supported":
            problem = Problem(
                f"the claim {name} is {self.claims[name]} by the codings",
                "change the words, or mark them as another's: "
                f"[...]{{.{REPORTED} claim={name}}}",
            )
            refused.append(self._refuse(problem, place))
        inside = self._inlines(inlines, language)
        if name in self.claims:
            inside = _linked(inside, f"#claim-{name}")
        classes = ("claim", FAULTY) if refused else ("claim",)
        return [span(inside, *classes, claim=name), *refused]

    def _quotation(self, node: Node, language: str) -> list[Node]:
        coding = get(node["c"][0], "coding")
        place = coding or ".quote"
        self._use("quotations", coding, place)
        try:
            if self._place_file != self.file:
                raise Refused("a quotation in an abstract", "quote in the text")
            if node["t"] == "Div" and self._notes:
                raise Refused(
                    "a quotation set off within a footnote",
                    "write [words]{.quote coding=ID} there",
                )
            if node["t"] == "Div":
                made = self.quotations.block(node, language)
            else:
                made = self.quotations.inline(node, language, in_note=self._notes > 0)
        except Refused as refused:
            is_block = node["t"] == "Div"
            mark_here = self._refuse(refused.problem, place, block=is_block)
            return [*node["c"][1], mark_here]
        self._locator.place(place, markup=True)
        return [made]

    def _header(self, node: Node, language: str) -> Node:
        """Return a heading with an identifier, the same in each language."""
        level, attribute, inlines = node["c"]
        first = text_of(inlines).partition(" ")[0]
        self._use("headings", level, first)
        # Translations have as many headings, so that the count finds the counterpart.
        name = attribute[0] or f"section-{len(self.uses.headings)}"
        if self._place_file == self.file:  # abstracts stand in another order elsewhere
            self._use("sections", name, first)
        said = self._inlines(inlines, language)
        return {"t": "Header", "c": [level, [name, *attribute[1:]], said]}

    def _inlines(self, inlines: list[Node], language: str) -> list[Node]:
        found: list[Node] = replace(inlines, language, self._node)
        return found

    def _numbered(self, identifier: str, kind: str) -> tuple[str, int]:
        self._counts[kind] += 1
        return identifier or f"{kind}-{self._counts[kind]}", self._counts[kind]

    def _title(
        self,
        kind: str,
        identifier: str,
        number: int,
        caption: list[Node],
        language: str,
    ) -> list[Node]:
        said = self.messages[language](f"caption-{kind}", number=str(number))
        values = {"series": kind, "number": str(number), "target": identifier}
        label = span([strong(string(said))], "label", **values)
        return [label, string(" "), *caption]

    def _refuse(self, problem: Problem, text: str, *, block: bool = False) -> Node:
        """Note an error; return the mark to leave where the text would have stood."""
        place = self._locator.place(text, markup=True)
        self.errors.append(as_error(problem, self._place_file, place))
        return mark(len(self.errors) - 1, block=block)


def _written(text: str) -> Node:
    """Return what was written where nothing can be put in its place."""
    return span([string(text)], FAULTY)


def _missing(identifier: str, title: list[Node], refused: list[Node]) -> Node:
    """Return what stands for a figure or table that there is not: its caption."""
    return division([paragraph(*title, *refused)], "missing", name=identifier)
