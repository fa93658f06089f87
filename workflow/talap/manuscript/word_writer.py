"""Put a paragraph that was edited together anew: what changes in its source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from talap.manuscript.lint_scan import scan
from talap.manuscript.source_map import tidy, token
from talap.manuscript.word_compare import (
    Change,
    Kept,
    Lost,
    Region,
    compare,
    counterparts,
)
from talap.manuscript.word_edit import (
    BY_HAND,
    HINTS,
    LOOK,
    REFUSED,
    STRUCTURE,
    Block,
    Edit,
    markup_name,
)
from talap.manuscript.word_exchange import Exchange
from talap.manuscript.word_read import OBJECT
from talap.manuscript.word_splice import (
    Splice,
    deletion,
    look_at,
    outside,
    rendered,
)
from talap.manuscript.word_tokens import (
    BREAK,
    TOKEN,
    Owner,
    Token,
    fold,
    received,
)


class Writer:
    """Put one stretch of text together anew: splices, and what it then says."""

    def __init__(self, files: Exchange, edit: Edit) -> None:
        self._files = files
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
        return self._render(tokens, (False, False), self._files.manuscript.file)

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
                self._edit.tell(BY_HAND, what, owner.said, said)
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
        self._edit.tell(REFUSED, owner.kind, owner.text, wrote, owner.code, hint)

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
            self._edit.tell(BY_HAND, "a change", said, wrote)
            self._say("".join(_shown(each) for each in before))
            return
        self._touched = True
        self._joins = self._joins or any(each.key == BREAK for each in before)
        replaced = any(not each.is_blank for each in after)
        cuts, gone = deletion(before, replaced=replaced)
        self._edit.markup += Counter(markup_name(each.kind) for each in gone)
        for wrap in gone:
            if wrap.claim:
                key = f"claim={wrap.claim}"
                hint = "each language reports the same claims: take it out of all"
                said = "".join(each.text for each in before)
                self._edit.tell(REFUSED, "a claim was taken out", said, "", key, hint)
        self._files.account(self._edit, before)
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
            self._edit.tell(kind, "text added to computed text", wrote=wrote, hint=hint)
            return
        markdown = self._render(after, look_at(source, at), source.file)
        if cuts:
            self._edit.splices.append(replace(cuts[0], text=markdown))
            self._edit.splices += cuts[1:]
        else:
            self._edit.splices.append(Splice(source, at, at, markdown))

    def _render(self, tokens: list[Token], look: tuple[bool, bool], file: str) -> str:
        made = self._codes(tokens)
        self._check(made, self._files.languages.get(file, ""))

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

    def _check(self, tokens: list[Token], language: str) -> None:
        """Refuse numbers and quantities that were typed; the build would, too."""
        prose = "".join(
            OBJECT if each.owner or each.anchor else each.text for each in tokens
        )
        for find in scan(prose, language) if prose.strip() else ():
            hint = "give it a key, a claim or a reason: the build stops there"
            wrote = prose[find.start : find.end]
            self._edit.tell(REFUSED, "a quantity by hand", wrote=wrote, hint=hint)

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
            same = [e for e in self._files.owners if e.anchor == first.anchor]
            exact = [e for e in same if fold(e.text) == fold(first.text)]
            if not exact and same:
                self._refuse(same[0], first.text)
            found = exact or same
            return 1, found[0] if found else None
        for said, owner in self._files.by_text.items():
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
        paragraphs = self._files.after.notes.get(mention.note, [])
        said = " ".join(each.text for each in paragraphs)
        self._say("⟨note⟩")
        inner = Writer(self._files, self._edit)
        tokens = _spaced([received(e, self._files.anchors) for e in paragraphs])
        markdown = inner.markdown(tokens)
        self._extra += inner.texts()
        self._edit.tell(STRUCTURE, "a footnote was added", wrote=said)
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
            self._edit.markup += Counter(markup_name(kind) for kind in _kinds(change))
            self._touched = True
            self._edit.tell(LOOK, what, said)
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
            self._edit.markup += Counter(markup_name(kind) for kind in kinds)
            self._touched = True
            self._edit.tell(LOOK, what, said)
            return
        self._edit.tell(BY_HAND, what, said)


def _kinds(change: tuple[int, int]) -> list[str]:
    return [kind for kind, sign in zip(("Strong", "Emph"), change, strict=True) if sign]


def _shown(each: Token) -> str:
    if each.note:
        return "⟨note⟩"
    if each.owner:
        if each.owner.leaf is None:
            return ""
        is_first = each.anchor or each.text == _first_token(each.owner.text)
        return token(each.owner.leaf) if is_first else ""
    return "" if each.key == BREAK else each.text


def _first_token(text: str) -> str:
    match = TOKEN.match(text)
    return match[0] if match else ""


def _nearest(steps: Sequence[Kept | Region]) -> Token | None:
    """Return what stands next to a place and stays, if it is known where."""
    for step in steps:
        if isinstance(step, Kept):
            return step.before if step.before.placed else None
        return None
    return None


def joined(parts: list[list[Token]]) -> list[Token]:
    """Return the tokens of several paragraphs, and what parts them."""
    found = list(parts[0])
    for part in parts[1:]:
        found += [Token(BREAK, BREAK), *part]
    return found


def _spaced(parts: list[list[Token]]) -> list[Token]:
    return [
        Token(" ", " ") if each.key == BREAK else each for each in joined(parts or [[]])
    ]
