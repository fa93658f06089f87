"""What a co-author changed, paragraph by paragraph: splices of the source, findings."""

from __future__ import annotations

from talap.manuscript.source_map import tidy
from talap.manuscript.word_align import Group, align
from talap.manuscript.word_edit import (
    BY_HAND,
    HINTS,
    REFUSED,
    STRUCTURE,
    Edit,
    markup_within,
)
from talap.manuscript.word_exchange import Exchange
from talap.manuscript.word_read import OBJECT, Paragraph, WordFile
from talap.manuscript.word_splice import Splice, apply, opening
from talap.manuscript.word_tokens import (
    BREAK,
    Text,
    Token,
    fold,
    received,
    texts,
    with_anchors,
)
from talap.manuscript.word_writer import Writer, joined

SHOWN = 70  # letters of a paragraph by which a reader finds it
_DELETED = "a paragraph was deleted"


class Editor:
    """Compare the file that was sent with the one that came back."""

    def __init__(self, files: Exchange) -> None:
        self._files = files
        self._where = ""
        self.edits: list[Edit] = []

    # -- groups -----------------------------------------------------------------------

    def run(self) -> list[Edit]:
        """Return what each group of paragraphs changes, in reading order."""
        self._groups(
            texts(self._files.before.paragraphs), texts(self._files.after.paragraphs)
        )
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
            edit.tell(REFUSED, what, hint=hint)
            return
        before, after = one[0].cells, two[0].cells
        if [len(row) for row in before] != [len(row) for row in after]:
            was, wrote = f"{len(before)} rows", f"{len(after)} rows"
            rows = {tuple(map(fold, row)) for row in after}
            lost = [row for row in before if tuple(map(fold, row)) not in rows]
            was += "".join(f"; {' | '.join(row)}" for row in lost[:5])
            edit.tell(REFUSED, "a table's rows", was, wrote, hint=hint)
            return
        for left, right in zip(before, after, strict=True):
            for column, (cell, made) in enumerate(zip(left, right, strict=True)):
                if fold(cell) != fold(made):
                    what = f"a table's cell, {left[0]} / {before[0][column]}"
                    edit.tell(REFUSED, what, cell, made, hint=hint)

    # -- paragraphs deleted, added, moved ---------------------------------------------

    def _deleted(self, edit: Edit, one: list[Text]) -> None:
        for text in one:
            tokens = self._files.tokens(text.paragraph)
            placed = [each for each in tokens if each.placed and each.source]
            owned = [each for each in tokens if each.owner and not each.owner.leaf]
            if not placed or owned or placed[0].source is None:
                hint = HINTS["figure" if OBJECT in text.paragraph.text else "label"]
                said = text.paragraph.text.replace(OBJECT, "a figure")
                edit.tell(REFUSED, "computed text was deleted", said, hint=hint)
                continue
            source, block = placed[0].source, placed[0].block
            lines = source.paragraph(block)
            if lines is None:
                what = "a paragraph was deleted"
                edit.tell(BY_HAND, what, text.paragraph.text)
                continue
            rest = source.source[lines[1] :].lstrip()  # with the blank lines below it
            end = len(source.source) - len(rest)
            edit.splices.append(Splice(source, lines[0], end))
            edit.blocks[source.file, block] = []
            self._files.account(edit, tokens)
            edit.markup += markup_within(source, *lines)
            what = "a heading was deleted" if text.paragraph.level else _DELETED
            edit.tell(STRUCTURE, what, text.paragraph.text)

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
                edit.tell(REFUSED, "a figure was added", hint=HINTS["figure"])
                continue
            writer = Writer(self._files, edit)
            markdown = opening(
                writer.markdown(received(paragraph, self._files.anchors))
            )
            if paragraph.level:
                markdown = f"{'#' * paragraph.level} {markdown}"
            elif paragraph.is_list:
                markdown = f"- {markdown}"
            placed = self._insert(edit, near, markdown, writer.texts())
            kind = STRUCTURE if placed else BY_HAND
            edit.tell(kind, what, wrote=paragraph.text)

    def _insert(
        self,
        edit: Edit,
        near: tuple[Paragraph | None, Paragraph | None],
        markdown: str,
        said: list[str],
    ) -> bool:
        """Put a paragraph after its neighbour, or before the other one."""
        for paragraph, after in ((near[0], True), (near[1], False)):
            tokens = self._files.tokens(paragraph) if paragraph else []
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
        tokens = self._files.tokens(one[0].paragraph)
        placed = [each for each in tokens if each.placed and each.source]
        source = placed[0].source if placed else None
        lines = source.paragraph(placed[0].block) if source else None
        if len(one) + len(two) > 2 or source is None or lines is None:
            kind = BY_HAND if placed else REFUSED
            edit.tell(kind, what, one[0].paragraph.text)
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
            edit.tell(BY_HAND, what, one[0].paragraph.text)
            return
        edit.splices.append(Splice(source, lines[0], end))
        edit.splices += [each for each in inner.splices if each not in within]
        edit.blocks |= {**inner.blocks, block: []}
        edit.findings += inner.findings
        edit.removed += inner.removed
        edit.inserted += inner.inserted
        edit.markup += inner.markup
        edit.tell(STRUCTURE, what, one[0].paragraph.text)

    # -- paragraphs that stand --------------------------------------------------------

    def _changed(self, edit: Edit, one: list[Text], two: list[Text]) -> None:
        left, right = [each.paragraph for each in one], [each.paragraph for each in two]
        if left[0].level != right[0].level:
            levels = [
                f"level {each.level}" if each.level else "text"
                for each in (left[0], right[0])
            ]
            edit.tell(BY_HAND, "a heading's level was changed", *levels)
        for _ in range(len(left) - len(right)):
            edit.tell(STRUCTURE, "paragraphs were merged", left[0].text)
        for _ in range(len(right) - len(left)):
            edit.tell(STRUCTURE, "a paragraph was split", left[0].text)
        after = joined([received(each, self._files.anchors) for each in right])
        anchors = {each.anchor for each in after if each.anchor}
        tokens = [self._files.tokens(each) for each in left]
        before = with_anchors(self._chained(tokens), anchors)
        notes = [[each for each in side if each.note] for side in (before, after)]
        if len(notes[0]) != len(notes[1]):
            _key_notes(notes[0], self._files.before)
            _key_notes(notes[1], self._files.after)
        writer = Writer(self._files, edit)
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
        before = texts(self._files.before.notes.get(old, []))
        after = texts(self._files.after.notes.get(new, []))
        if [each.folded for each in before] == [each.folded for each in after]:
            return
        where = self._where
        self._where = f"{where}, footnote" if where else "footnote"
        self._groups(before, after)
        self._where = where


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
    if not source or not first or not second:
        return made
    is_near = not source.source[first[1] : second[0]].strip()
    if is_near and source.blocks[two[0].block].kind == "Para":
        made.source, made.start, made.end = source, first[1], second[0]
        made.block = one[0].block
    return made


def _key_notes(mentions: list[Token], file: WordFile) -> None:
    for each in mentions:
        said = " ".join(paragraph.text for paragraph in file.notes.get(each.note, []))
        each.key = f"note {fold(said)}"
