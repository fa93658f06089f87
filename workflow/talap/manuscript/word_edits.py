"""What a co-author changed: prose as splices of the source, all else as findings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from talap.manuscript.lint_scan import scan
from talap.manuscript.source_map import Leaf, SourceMap, tidy, token
from talap.manuscript.word_align import Group, align
from talap.manuscript.word_base import Place
from talap.manuscript.word_compare import (
    Change,
    Kept,
    Lost,
    Region,
    compare,
    counterparts,
)
from talap.manuscript.word_read import Paragraph, WordFile
from talap.manuscript.word_splice import (
    Splice,
    deletion,
    look_at,
    opening,
    outside,
    rendered,
)
from talap.manuscript.word_tokens import (
    BREAK,
    Owner,
    Text,
    Token,
    fold,
    received,
    sent,
    texts,
    with_anchors,
)

SHOWN = 70  # letters of a paragraph by which a reader finds it
REFUSED, BY_HAND, STRUCTURE, LOOK = "refused", "by hand", "structure", "look"

HINTS = {
    "number": "change its definition in config/numbers.yaml or what it counts",
    "plural form": "change the forms in the code; which one prints the number decides",
    "reference": "its number follows from the order of figures and tables",
    "citation": "change the keys in the brackets, or manuscript/references.json",
    "label": "it is made from the results and the study's messages, not from the text",
    "figure": "figures are drawn from the results",
}
Block = tuple[str, int]  # the file of a source, and the number of a block in it


@dataclass(frozen=True)
class Finding:
    """Something to tell the author, and where it is."""

    kind: str
    where: str
    what: str
    was: str = ""
    wrote: str = ""
    key: str = ""
    hint: str = ""


@dataclass
class Edit:
    """What one group of paragraphs changes."""

    number: int
    where: str = ""
    was: str = ""
    wrote: str = ""
    splices: list[Splice] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    blocks: dict[Block, list[str]] = field(default_factory=dict)  # their texts after
    added: dict[Block, list[str]] = field(default_factory=dict)  # after this block
    ahead: dict[Block, list[str]] = field(default_factory=dict)  # before this block
    removed: Counter[str] = field(default_factory=Counter)  # codes
    inserted: Counter[str] = field(default_factory=Counter)
    markup: Counter[str] = field(default_factory=Counter)  # that comes or goes


class Editor:
    """Compare the file that was sent with the one that came back."""

    def __init__(
        self,
        before: WordFile,
        after: WordFile,
        places: dict[str, Place],
        manuscript: SourceMap,
        languages: dict[str, str],
    ) -> None:
        self.before, self.after = before, after
        self._places = places
        self._languages = languages  # of each file
        self._notes = _notes_of(before, manuscript)
        self._manuscript = manuscript
        self._sent: dict[int, list[Token]] = {}
        self._owners = self._known_owners()
        self._anchors = {owner.anchor for owner in self._owners if owner.anchor}
        self._by_text = {
            fold(owner.text): owner
            for owner in self._owners
            if owner.kind in {"citation", "reference"}
        }
        self._where = ""
        self.edits: list[Edit] = []

    # -- what was sent ----------------------------------------------------------------

    def _tokens(self, paragraph: Paragraph) -> list[Token]:
        known = self._sent.get(id(paragraph))
        if known is None:
            known = [each for each in sent(paragraph, self._places) if each.key]
            for each in known:
                leaf = self._notes.get(each.note)
                if leaf:
                    each.source, each.block = self._manuscript, leaf.block
                    each.start, each.end = leaf.start, leaf.end
            self._sent[id(paragraph)] = known
        return known

    def _known_owners(self) -> list[Owner]:
        notes = [each for note in self.before.notes.values() for each in note]
        found: dict[int, Owner] = {}
        for paragraph in (*self.before.paragraphs, *notes):
            for each in self._tokens(paragraph):
                if each.owner and each.owner.leaf:
                    found[id(each.owner)] = each.owner
        return list(found.values())

    # -- groups -----------------------------------------------------------------------

    def run(self) -> list[Edit]:
        """Return what each group of paragraphs changes, in reading order."""
        self._groups(texts(self.before.paragraphs), texts(self.after.paragraphs))
        return self.edits

    def _groups(self, before: list[Text], after: list[Text]) -> None:
        groups = align(before, after)
        for number, group in enumerate(groups):
            one = [before[each] for each in group.before]
            two = [after[each] for each in group.after]
            heading = next(
                (each for each in (*two, *one) if each.paragraph.level), None
            )
            if heading:
                self._where = tidy(heading.paragraph.text)
            shown = one[0] if one else two[0]
            was, wrote = (
                " ".join(tidy(each.paragraph.text) for each in side)
                for side in (one, two)
            )
            edit = Edit(len(self.edits), self._place(shown), was, wrote)
            self.edits.append(edit)
            if shown.is_table:
                self._table(edit, one, two)
            elif not two:
                self._deleted(edit, one)
            elif not one:
                near = self._neighbours(groups, number, before)
                self._added(edit, two, near)
            elif group.moved:
                near = self._neighbours(groups, number, before)
                self._moved(edit, one, two, near)
            else:
                self._changed(edit, one, two)

    def _place(self, text: Text) -> str:
        said = tidy(text.paragraph.text) or "table"
        short = said if len(said) <= SHOWN else f"{said[:SHOWN].rsplit(' ', 1)[0]} …"
        return f"{self._where}: “{short}”" if self._where else f"“{short}”"

    def _neighbours(
        self, groups: list[Group], number: int, before: list[Text]
    ) -> tuple[Paragraph | None, Paragraph | None]:
        """Return the paragraphs that stand, before and after an added one."""
        stay = [
            each for each in groups if each.before and not each.moved and each.after
        ]
        left = [each for each in groups[:number] if each in stay]
        right = [each for each in groups[number + 1 :] if each in stay]
        return (
            before[left[-1].before[-1]].paragraph if left else None,
            before[right[0].before[0]].paragraph if right else None,
        )

    # -- a table ----------------------------------------------------------------------

    def _table(self, edit: Edit, one: list[Text], two: list[Text]) -> None:
        hint = "tables are made from the results; change what they are made from"
        if not one or not two:
            what = "a table was added" if not one else "a table was deleted"
            self._tell(edit, REFUSED, what, hint=hint)
            return
        before, after = one[0].cells, two[0].cells
        if [len(row) for row in before] != [len(row) for row in after]:
            was, wrote = f"{len(before)} rows", f"{len(after)} rows"
            rows = {tuple(map(fold, row)) for row in after}
            lost = [row for row in before if tuple(map(fold, row)) not in rows]
            was += "".join(f"; {' | '.join(row)}" for row in lost[:5])
            self._tell(edit, REFUSED, "a table's rows", was, wrote, hint=hint)
            return
        for left, right in zip(before, after, strict=True):
            for column, (cell, made) in enumerate(zip(left, right, strict=True)):
                if fold(cell) != fold(made):
                    what = f"a table's cell, {left[0]} / {before[0][column]}"
                    self._tell(edit, REFUSED, what, cell, made, hint=hint)

    def _tell(
        self,
        edit: Edit,
        kind: str,
        what: str,
        was: str = "",
        wrote: str = "",
        *,
        key: str = "",
        hint: str = "",
    ) -> None:
        found = Finding(kind, edit.where, what, tidy(was), tidy(wrote), key, hint)
        edit.findings.append(found)

    # -- paragraphs deleted, added, moved ---------------------------------------------

    def _deleted(self, edit: Edit, one: list[Text]) -> None:
        for text in one:
            tokens = self._tokens(text.paragraph)
            placed = [each for each in tokens if each.placed and each.source]
            owned = [each for each in tokens if each.owner and not each.owner.leaf]
            if not placed or owned or placed[0].source is None:
                hint = HINTS["figure" if "\ufffc" in text.paragraph.text else "label"]
                said = text.paragraph.text.replace("\ufffc", "a figure")
                self._tell(edit, REFUSED, "computed text was deleted", said, hint=hint)
                continue
            source, block = placed[0].source, placed[0].block
            lines = source.paragraph(block)
            if lines is None:
                what = "a paragraph was deleted"
                self._tell(edit, BY_HAND, what, text.paragraph.text)
                continue
            end = lines[1] + len(re.match(r"\s*", source.source[lines[1] :])[0])  # type: ignore[index]  # it matches nothing too
            edit.splices.append(Splice(source, lines[0], end))
            edit.blocks[source.file, block] = []
            self._account(edit, tokens)
            edit.markup += _markup_within(source, *lines)
            what = "a heading was deleted" if text.paragraph.level else _DELETED
            self._tell(edit, STRUCTURE, what, text.paragraph.text)

    def _account(self, edit: Edit, tokens: Iterable[Token]) -> None:
        """Take note of the codes and footnotes that go with tokens."""
        owners = {id(each.owner): each.owner for each in tokens if each.owner}
        edit.removed += Counter(each.code for each in owners.values() if each.leaf)
        for each in tokens:
            if each.note:
                self._drop_note(edit, each)

    def _drop_note(self, edit: Edit, mention: Token) -> None:
        leaf = self._notes.get(mention.note)
        said = " ".join(each.text for each in self.before.notes.get(mention.note, []))
        self._tell(edit, STRUCTURE, "a footnote was removed", said)
        where = self._manuscript.definition(leaf) if leaf else None
        inside = [
            each
            for paragraph in self.before.notes.get(mention.note, [])
            for each in self._tokens(paragraph)
        ]
        for each in inside:
            if each.source:
                edit.blocks[each.source.file, each.block] = []
        self._account(edit, inside)
        if where:
            text = self._manuscript.source
            end = where[1] + len(text[where[1] :]) - len(text[where[1] :].lstrip("\n"))
            edit.splices.append(Splice(self._manuscript, where[0], end))
            edit.markup += _markup_within(self._manuscript, *where)

    def _added(
        self,
        edit: Edit,
        two: list[Text],
        near: tuple[Paragraph | None, Paragraph | None],
    ) -> None:
        for text in two:
            paragraph = text.paragraph
            what = "a heading was added" if paragraph.level else "a paragraph was added"
            if any(piece.image for piece in paragraph.pieces):
                self._tell(edit, REFUSED, "a figure was added", hint=HINTS["figure"])
                continue
            writer = _Writer(self, edit)
            markdown = opening(writer.markdown(received(paragraph, self._anchors)))
            if paragraph.level:
                markdown = f"{'#' * paragraph.level} {markdown}"
            elif paragraph.is_list:
                markdown = f"- {markdown}"
            placed = self._insert(edit, near, markdown, writer.texts())
            kind = STRUCTURE if placed else BY_HAND
            self._tell(edit, kind, what, wrote=paragraph.text)

    def _insert(
        self,
        edit: Edit,
        near: tuple[Paragraph | None, Paragraph | None],
        markdown: str,
        said: list[str],
    ) -> bool:
        """Put a paragraph after its neighbour, or before the other one."""
        for paragraph, after in ((near[0], True), (near[1], False)):
            tokens = self._tokens(paragraph) if paragraph else []
            placed = [each for each in tokens if each.placed and each.source]
            if not placed or placed[0].source is None:
                continue
            source, block = placed[-1].source or placed[0].source, placed[0].block
            lines = source.paragraph(block)
            if lines is None:
                continue
            if after:
                at, text, into = lines[1], f"\n\n{markdown}", edit.added
            else:
                at, text, into = lines[0], f"{markdown}\n\n", edit.ahead
            edit.splices.append(Splice(source, at, at, text))
            into.setdefault((source.file, block), []).extend(said)
            return True
        return False

    def _moved(
        self,
        edit: Edit,
        one: list[Text],
        two: list[Text],
        near: tuple[Paragraph | None, Paragraph | None],
    ) -> None:
        what = "a paragraph was moved"
        tokens = self._tokens(one[0].paragraph)
        placed = [each for each in tokens if each.placed and each.source]
        source = placed[0].source if placed else None
        lines = source.paragraph(placed[0].block) if source else None
        if len(one) + len(two) > 2 or source is None or lines is None:
            kind = BY_HAND if placed else REFUSED
            self._tell(edit, kind, what, one[0].paragraph.text)
            return
        inner = Edit(edit.number, edit.where)
        self._changed(inner, one, two)
        block = (source.file, placed[0].block)
        within = [e for e in inner.splices if lines[0] <= e.start and e.end <= lines[1]]
        text = apply(source.source, within)
        size = len(source.source) - lines[1]
        markdown = text[lines[0] : len(text) - size]
        said = inner.blocks.pop(block, None) or [source.texts()[placed[0].block]]
        end = lines[1] + len(source.source[lines[1] :])
        end -= len(source.source[lines[1] :].lstrip())
        if not self._insert(edit, near, markdown, said):
            self._tell(edit, BY_HAND, what, one[0].paragraph.text)
            return
        edit.splices.append(Splice(source, lines[0], end))
        edit.splices += [each for each in inner.splices if each not in within]
        edit.blocks |= {**inner.blocks, block: []}
        edit.findings += inner.findings
        edit.removed += inner.removed
        edit.inserted += inner.inserted
        edit.markup += inner.markup
        self._tell(edit, STRUCTURE, what, one[0].paragraph.text)

    # -- paragraphs that stand --------------------------------------------------------

    def _changed(self, edit: Edit, one: list[Text], two: list[Text]) -> None:
        left, right = [each.paragraph for each in one], [each.paragraph for each in two]
        if left[0].level != right[0].level:
            levels = [
                f"level {each.level}" if each.level else "text"
                for each in (left[0], right[0])
            ]
            self._tell(edit, BY_HAND, "a heading's level was changed", *levels)
        for _ in range(len(left) - len(right)):
            self._tell(edit, STRUCTURE, "paragraphs were merged", left[0].text)
        for _ in range(len(right) - len(left)):
            self._tell(edit, STRUCTURE, "a paragraph was split", left[0].text)
        after = _joined([received(each, self._anchors) for each in right])
        anchors = {each.anchor for each in after if each.anchor}
        tokens = [self._tokens(each) for each in left]
        before = with_anchors(self._chained(tokens), anchors)
        notes = [[each for each in side if each.note] for side in (before, after)]
        if len(notes[0]) != len(notes[1]):
            _key_notes(notes[0], self.before)
            _key_notes(notes[1], self.after)
        writer = _Writer(self, edit)
        writer.assemble(before, after)
        for old, new in writer.kept_notes:
            self._note(edit, old, new)

    def _chained(self, tokens: list[list[Token]]) -> list[Token]:
        """Return the tokens of several paragraphs with what parts them between."""
        found = list(tokens[0])
        for former, part in zip(tokens, tokens[1:], strict=False):
            found.append(_parting(former, part))
            found += part
        return found

    def _note(self, edit: Edit, old: str, new: str) -> None:
        before = texts(self.before.notes.get(old, []))
        after = texts(self.after.notes.get(new, []))
        if [each.folded for each in before] == [each.folded for each in after]:
            return
        where = self._where
        self._where = f"{where}, footnote" if where else "footnote"
        self._groups(before, after)
        self._where = where


_DELETED = "a paragraph was deleted"


class _Writer:
    """Put one stretch of text together anew: splices, and what it then says."""

    def __init__(self, editor: Editor, edit: Edit) -> None:
        self._editor = editor
        self._edit = edit
        self._extra: list[str] = []  # footnotes that were written in
        self._touched = False
        self._texts: dict[Block, list[str]] = {}
        self._target: Block | None = None
        self._joins = False  # the end of a paragraph was deleted
        self._merged: dict[Block, Block] = {}
        self._loose = [""]
        self.kept_notes: list[tuple[str, str]] = []

    # -- a paragraph of its own -------------------------------------------------------

    def markdown(self, tokens: list[Token]) -> str:
        """Return new text as Markdown."""
        return self._render(tokens, (False, False), self._editor._manuscript.file)

    def texts(self) -> list[str]:
        """Return what new text says, its footnotes last."""
        return [tidy(each) for each in (*self._loose, *self._extra)]

    # -- a paragraph that stands ------------------------------------------------------

    def assemble(self, before: list[Token], after: list[Token]) -> None:
        """Compare tokens, make the splices."""
        looks: list[tuple[Token, Token]] = []
        steps = list(compare(before, after))
        for number, step in enumerate(steps):
            if isinstance(step, Kept):
                self._keep(step.before, step.after)
                looks.append((step.before, step.after))
                continue
            left = _nearest(steps[:number][::-1])
            right = _nearest(steps[number + 1 :])
            self._region(step, left, right)
        self._looks(looks)
        if self._touched:
            for block, said in self._texts.items():
                self._edit.blocks[block] = [tidy(each) for each in said]
            if self._extra:
                last = list(self._texts)[0]
                self._edit.blocks[last] += [tidy(each) for each in self._extra]

    def _keep(self, old: Token, new: Token) -> None:
        if old.source and old.block >= 0:
            self._aim((old.source.file, old.block))
        owner = old.owner
        if owner and old.anchor and fold(old.text) != fold(new.text):
            self._refuse(owner, new.text)
        if owner and owner.kind == "figure":
            said = new.piece.described if new.piece else ""
            if fold(said) != fold(owner.said):
                what = "a figure's alternative text"
                self._editor._tell(self._edit, BY_HAND, what, owner.said, said)
        if old.note:
            self.kept_notes.append((old.note, new.note))
        self._say(_shown(old))

    def _aim(self, block: Block) -> None:
        """Go to the block that a token stands in; merged ones go by the first."""
        block = self._merged.get(block, block)
        if block not in self._texts and self._joins and self._target:
            self._merged[block] = self._target
            self._texts[block] = []
            self._joins = False
            return
        self._texts.setdefault(block, [""])
        self._target = block

    def _say(self, text: str) -> None:
        said = self._texts.get(self._target) if self._target else None
        (said or self._loose)[-1] += text

    def _refuse(self, owner: Owner, wrote: str) -> None:
        hint = HINTS[owner.kind]
        self._editor._tell(
            self._edit,
            REFUSED,
            owner.kind,
            owner.text,
            wrote,
            key=owner.code,
            hint=hint,
        )

    def _region(self, region: Region, left: Token | None, right: Token | None) -> None:
        """Part a region at what is computed; what is left of it is prose."""
        items = list(counterparts(region))
        for number, item in enumerate(items):
            if isinstance(item, Change):
                then = [
                    each.tokens[0]
                    for each in items[number + 1 :]
                    if isinstance(each, Lost) and not each.leaves
                ]
                after = then[0] if then and then[0].placed else right
                self._prose(item.before, item.after, left, after)
                continue
            if item.leaves:  # taken out with the words around it
                self._prose(item.tokens, [], None, None)
                continue
            self._refuse(item.owner, "".join(each.text for each in item.wrote or []))
            first = item.tokens[0]
            if item.owner.leaf and first.source:
                self._aim((first.source.file, first.block))
                self._say(token(item.owner.leaf))
            left = item.tokens[-1] if item.tokens[-1].placed else left

    def _prose(
        self,
        before: list[Token],
        after: list[Token],
        left: Token | None,
        right: Token | None,
    ) -> None:
        """Put words in the place of others."""
        if not before and not after:
            return
        lost = [e for e in before if not e.placed and not e.is_blank]
        if lost:
            said = "".join(each.text for each in before)
            wrote = "".join(each.text for each in after)
            self._editor._tell(self._edit, BY_HAND, "a change", said, wrote)
            self._say("".join(_shown(each) for each in before))
            return
        self._touched = True
        self._joins = self._joins or any(each.key == BREAK for each in before)
        replaced = any(not each.is_blank for each in after)
        cuts, gone = deletion(before, replaced=replaced)
        self._edit.markup += Counter(_markup_name(each.kind) for each in gone)
        for wrap in gone:
            if wrap.claim:
                key = f"claim={wrap.claim}"
                hint = "each language reports the same claims: take it out of all"
                said = "".join(each.text for each in before)
                self._editor._tell(
                    self._edit,
                    REFUSED,
                    "a claim was taken out",
                    said,
                    key=key,
                    hint=hint,
                )
        self._editor._account(self._edit, before)
        if not after:
            self._edit.splices += cuts
            return
        self._write(cuts, before, after, left, right)

    def _write(
        self,
        cuts: list[Splice],
        before: list[Token],
        after: list[Token],
        left: Token | None,
        right: Token | None,
    ) -> None:
        words = [each for each in after if not each.is_blank] or after
        bold, italic = all(e.bold for e in words), all(e.italic for e in words)
        if cuts:
            source, at = cuts[0].source, cuts[0].start
            first = next(e for e in before if e.placed)
            self._aim((source.file, first.block))
        elif left is not None and left.source and left.placed:
            source = left.source
            at = outside(source, left.end, after=True, bold=bold, italic=italic)
            self._aim((source.file, left.block))
        elif right is not None and right.source and right.placed:
            source = right.source
            at = outside(source, right.start, after=False, bold=bold, italic=italic)
            self._aim((source.file, right.block))
        else:
            wrote = "".join(each.text for each in after)
            kind = REFUSED if not any(e.placed for e in before) else BY_HAND
            hint = HINTS["label"] if kind == REFUSED else ""
            self._editor._tell(
                self._edit, kind, "text added to computed text", wrote=wrote, hint=hint
            )
            return
        markdown = self._render(after, look_at(source, at), source.file)
        if cuts:
            self._edit.splices.append(replace(cuts[0], text=markdown))
            self._edit.splices += cuts[1:]
        else:
            self._edit.splices.append(Splice(source, at, at, markdown))

    def _render(self, tokens: list[Token], look: tuple[bool, bool], file: str) -> str:
        language = self._editor._languages.get(file, "")
        typed = "".join(e.text if not e.anchor else "\ufffc" for e in tokens)
        made = self._codes(tokens)
        prose = "".join(e.text for e in made if not e.owner and not e.anchor)
        if prose.strip():
            for find in scan(
                typed if not any(e.owner for e in made) else prose, language
            ):
                text = typed if not any(e.owner for e in made) else prose
                wrote = text[find.start : find.end]
                hint = "give it a key, a claim or a reason: the build stops there"
                self._editor._tell(
                    self._edit, REFUSED, "a quantity by hand", wrote=wrote, hint=hint
                )

        def special(each: Token) -> str | None:
            if each.key == BREAK:
                said = self._texts.get(self._target) if self._target else None
                (said or self._loose).append("")
                return ""
            if each.note:
                return self._new_note(each)
            if each.owner and each.owner.leaf:
                self._edit.inserted[each.owner.code] += 1
                self._say(token(each.owner.leaf))
                return each.owner.code
            self._say(each.text)
            return None

        return rendered(made, look, special)

    def _codes(self, tokens: list[Token]) -> list[Token]:
        """Return tokens in which what was computed elsewhere is known again."""
        found: list[Token] = []
        index = 0
        while index < len(tokens):
            size, owner = self._recognised(tokens, index)
            if owner:
                said = "".join(each.text for each in tokens[index : index + size])
                found.append(Token(said, "", owner=owner))
            else:
                found.append(tokens[index])
            index += max(size, 1)
        return found

    def _recognised(self, tokens: list[Token], index: int) -> tuple[int, Owner | None]:
        first = tokens[index]
        if first.anchor:
            same = [e for e in self._editor._owners if e.anchor == first.anchor]
            exact = [e for e in same if fold(e.text) == fold(first.text)]
            if not exact and same:
                self._refuse(same[0], first.text)
            return 1, (exact or same or [None])[0]
        for said, owner in self._editor._by_text.items():
            if not said.startswith(first.key):
                continue
            text = ""
            for end in range(index, len(tokens)):
                text += tokens[end].key
                if len(text) >= len(said):
                    break
            if text == said:
                return end - index + 1, owner
        return 1, None

    def _new_note(self, mention: Token) -> str:
        paragraphs = self._editor.after.notes.get(mention.note, [])
        said = " ".join(each.text for each in paragraphs)
        self._say("⟨note⟩")
        inner = _Writer(self._editor, self._edit)
        tokens = _spaced([received(e, self._editor._anchors) for e in paragraphs])
        markdown = inner.markdown(tokens)
        self._extra += inner.texts()
        self._editor._tell(self._edit, STRUCTURE, "a footnote was added", wrote=said)
        return f"^[{markdown}]"

    # -- how it looks -----------------------------------------------------------------

    def _looks(self, pairs: list[tuple[Token, Token]]) -> None:
        run: list[Token] = []
        change = (0, 0)

        def close() -> None:
            while run and run[-1].is_blank:
                run.pop()
            if run and change != (0, 0):
                self._look(list(run), change)
            run.clear()

        for old, new in pairs:
            if old.is_blank and run:
                run.append(old)
                continue
            mine = (int(new.bold) - int(old.bold), int(new.italic) - int(old.italic))
            if old.owner or old.note or not old.placed or old.is_blank:
                mine = (0, 0)
            if mine != change or (run and run[-1].source is not old.source):
                close()
                change = mine
            run.append(old)
        close()

    def _look(self, run: list[Token], change: tuple[int, int]) -> None:
        said = "".join(each.text for each in run)
        names = ("bold", "italic")
        what = ", ".join(
            f"{'' if sign > 0 else 'no longer '}{name}"
            for name, sign in zip(names, change, strict=True)
            if sign
        )
        source = run[0].source
        start, end = run[0].start, run[-1].end
        is_text = source and source.blocks[run[0].block].kind in {"Para", "Plain"}
        signs = {sign for sign in change if sign}
        if source and is_text and signs == {1}:
            marker = {(0, 1): "*", (1, 0): "**", (1, 1): "***"}[change]
            self._edit.splices += [
                Splice(source, start, start, marker),
                Splice(source, end, end, marker),
            ]
            self._edit.markup += Counter(_markup_name(kind) for kind in _kinds(change))
            self._touched = True
            self._editor._tell(self._edit, LOOK, what, said)
            return
        kinds = _kinds(change)
        wraps = [
            wrap
            for wrap in (source.wraps if source else [])
            if wrap.inner == (start, end) and [wrap.kind] == kinds
        ]
        if source and is_text and signs == {-1} and wraps:
            wrap = wraps[0]
            self._edit.splices += [
                Splice(source, wrap.start, wrap.inner[0]),
                Splice(source, wrap.inner[1], wrap.end),
            ]
            self._edit.markup += Counter(_markup_name(kind) for kind in kinds)
            self._touched = True
            self._editor._tell(self._edit, LOOK, what, said)
            return
        self._editor._tell(self._edit, BY_HAND, what, said)


def _kinds(change: tuple[int, int]) -> list[str]:
    return [kind for kind, sign in zip(("Strong", "Emph"), change, strict=True) if sign]


def _markup_name(kind: str) -> str:
    return f"{kind} "


def _markup_within(source: SourceMap, start: int, end: int) -> Counter[str]:
    return Counter(
        _markup_name(wrap.kind)
        for wrap in source.wraps
        if start <= wrap.start and wrap.end <= end
    )


def _shown(each: Token) -> str:
    if each.note:
        return "⟨note⟩"
    if each.owner:
        if each.owner.leaf is None:
            return ""
        is_first = each.anchor or each.text == _first_token(each.owner.text)
        return token(each.owner.leaf) if is_first else ""
    return "" if each.key == BREAK or (each.is_blank and not each.placed) else each.text


def _first_token(text: str) -> str:
    from talap.manuscript.word_tokens import TOKEN

    match = TOKEN.match(text)
    return match[0] if match else ""


def _nearest(steps: Sequence[Kept | Region]) -> Token | None:
    """Return what stands next to a place and stays, if it is known where."""
    for step in steps:
        if isinstance(step, Kept):
            return step.before if step.before.placed else None
        return None
    return None


def _joined(parts: list[list[Token]]) -> list[Token]:
    found = list(parts[0])
    for part in parts[1:]:
        found += [Token(BREAK, BREAK), *part]
    return found


def _spaced(parts: list[list[Token]]) -> list[Token]:
    return [
        Token(" ", " ") if each.key == BREAK else each
        for each in _joined(parts or [[]])
    ]


def _parting(former: list[Token], then: list[Token]) -> Token:
    """Return what parts two paragraphs, with its place if nothing stands between."""
    made = Token(BREAK, BREAK)
    one = [each for each in former if each.placed and each.source]
    two = [each for each in then if each.placed and each.source]
    if not one or not two or one[0].source is not two[0].source:
        return made
    source = one[0].source
    first = source.paragraph(one[0].block) if source else None
    second = source.paragraph(two[0].block) if source else None
    if source and first and second and not source.source[first[1] : second[0]].strip():
        if source.blocks[two[0].block].kind == "Para":
            made.source, made.start, made.end = source, first[1], second[0]
    return made


def _key_notes(mentions: list[Token], file: WordFile) -> None:
    for each in mentions:
        said = " ".join(paragraph.text for paragraph in file.notes.get(each.note, []))
        each.key = f"note {fold(said)}"


def _notes_of(before: WordFile, manuscript: SourceMap) -> dict[str, Leaf]:
    """Return the footnotes of the manuscript by their identifiers in the file."""
    leaves = [leaf for leaf in manuscript.leaves if leaf.kind == "note"]
    names = [
        piece.note
        for paragraph in before.paragraphs
        for piece in paragraph.pieces
        if piece.note
    ]
    if len(names) != len(leaves):
        return {}
    pairs = zip(names, leaves, strict=True)
    return {name: leaf for name, leaf in pairs if leaf.start >= 0}


def apply(source: str, splices: Iterable[Splice]) -> str:
    """Return a source with the splices made; those at one place keep their order."""
    made: list[str] = []
    place = 0
    for splice in _ordered(splices):
        if splice.start < place:
            raise ValueError("splices overlap")
        made += [source[place : splice.start], splice.text]
        place = splice.end
    return "".join([*made, source[place:]])


def _ordered(splices: Iterable[Splice]) -> Iterator[Splice]:
    yield from sorted(splices, key=lambda each: (each.start, each.end))
