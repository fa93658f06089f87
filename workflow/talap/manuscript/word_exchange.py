"""The file that was sent and the one that came back, with what was computed in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from talap.manuscript.source_map import Leaf, SourceMap
from talap.manuscript.word_base import Place
from talap.manuscript.word_edit import STRUCTURE, Edit, markup_within
from talap.manuscript.word_read import Paragraph, WordFile
from talap.manuscript.word_splice import Splice
from talap.manuscript.word_tokens import Owner, Token, fold, sent


class Exchange:
    """What both files hold, and what is known of the first one.

    Parameters
    ----------
    before, after : WordFile
        As it was sent, with marks, and as it came back.
    places : dict
        What the marks name.
    manuscript : SourceMap
        Which has the footnotes.
    languages : dict
        Of each source, by its file.
    """

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
        self.languages = languages  # of each file
        self._notes = _notes_of(before, manuscript)
        self.manuscript = manuscript
        self._sent: dict[int, list[Token]] = {}
        self.owners = self._find_owners()
        self.anchors = {owner.anchor for owner in self.owners if owner.anchor}
        self.by_text = {
            fold(owner.text): owner
            for owner in self.owners
            if owner.kind in {"citation", "reference"}
        }

    def tokens(self, paragraph: Paragraph) -> list[Token]:
        """Return the tokens of a paragraph that was sent."""
        known = self._sent.get(id(paragraph))
        if known is None:
            known = [each for each in sent(paragraph, self._places) if each.key]
            for each in known:
                leaf = self._notes.get(each.note)
                if leaf:
                    each.source, each.block = self.manuscript, leaf.block
                    each.start, each.end = leaf.start, leaf.end
            self._sent[id(paragraph)] = known
        return known

    def _find_owners(self) -> list[Owner]:
        notes = [each for note in self.before.notes.values() for each in note]
        found: dict[int, Owner] = {}
        for paragraph in (*self.before.paragraphs, *notes):
            for each in self.tokens(paragraph):
                if each.owner and each.owner.leaf:
                    found[id(each.owner)] = each.owner
        return list(found.values())

    def account(self, edit: Edit, tokens: Iterable[Token]) -> None:
        """Take note of the codes and footnotes that go with tokens."""
        owners = {id(each.owner): each.owner for each in tokens if each.owner}
        edit.removed += Counter(each.code for each in owners.values() if each.leaf)
        for each in tokens:
            if each.note:
                self._drop_note(edit, each)

    def _drop_note(self, edit: Edit, mention: Token) -> None:
        leaf = self._notes.get(mention.note)
        said = " ".join(each.text for each in self.before.notes.get(mention.note, []))
        edit.tell(STRUCTURE, "a footnote was removed", said)
        where = self.manuscript.definition(leaf) if leaf else None
        inside = [
            each
            for paragraph in self.before.notes.get(mention.note, [])
            for each in self.tokens(paragraph)
        ]
        for each in inside:
            if each.source:
                edit.blocks[each.source.file, each.block] = []
        self.account(edit, inside)
        if where:
            text = self.manuscript.source
            end = where[1] + len(text[where[1] :]) - len(text[where[1] :].lstrip("\n"))
            edit.splices.append(Splice(self.manuscript, where[0], end))
            edit.markup += markup_within(self.manuscript, *where)


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
