"""Notation to nodes: the blocks are assembled here, and their lines read by `inline`."""

from __future__ import annotations

import re

from letters.tei.errors import NotationError
from letters.tei.nodes import Attributes, Block, BlockKind, Empty
from letters.tei.notation.attributes import parse_attributes
from letters.tei.notation.blocks import PAGE_LINE, Draft, Scanner
from letters.tei.notation.excerpts import Excerpt
from letters.tei.notation.grammar import (
    ALONE,
    CONTAINER_FENCES,
    EMPTIES,
    GROUPING,
    GROUPS,
    LINE_FENCES,
    NOTE,
    NOTE_TYPE,
    UNANCHORED,
    UNMARKED,
    USUAL_PAGE,
    WORDS,
    unescape,
)
from letters.tei.notation.inline import NOTE_MARK, InlineReader, page_attributes
from letters.tei.vocabulary import BLOCKS_OF_BLOCKS
from letters.tei.whitespace import FlowBuilder

MAX_CHARACTERS = 4_000_000
MAX_NOTES = 8

# What XML cannot hold, and the separators that our plain text reserves.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff\u2028\u2029]"
)


def parse_notation(text: str, attributes: Attributes | None = None) -> Block:
    """The body that `text` describes; `attributes` are those of its division.

    Raises NotationError for the first thing that cannot be understood; its
    `others` are the rest, so that an archivist sees all of them at once.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    check_characters(text)
    return _Assembler(Scanner(text), attributes).assemble()


def check_characters(text: str) -> None:
    """Raise NotationError for the first character that no text can hold."""
    if len(text) > MAX_CHARACTERS:
        raise NotationError(
            f"The text has {len(text):,} characters; the limit is {MAX_CHARACTERS:,}."
        )
    if character := _FORBIDDEN.search(text):
        line = text.count("\n", 0, character.start()) + 1
        column = character.start() - (text.rfind("\n", 0, character.start()) + 1) + 1
        code_point = f"U+{ord(character[0]):04X}"
        hint = " For a page break write [Page N]." if character[0] == "\x0c" else ""
        raise NotationError(
            f"The character {code_point} cannot stand in a text.{hint}",
            line=line,
            column=column,
        )


class _Assembler:
    """Blocks to nodes. An error in a block is recorded, and the next block is read."""

    def __init__(self, scanner: Scanner, attributes: Attributes | None) -> None:
        self.flow = FlowBuilder(attributes)
        self.scanner = scanner
        self.marked: set[str] = set()
        self.note_depth = 0

    def assemble(self) -> Block:
        self._blocks(list(self.scanner.blocks()), BlockKind.DIVISION)
        notes = self.scanner.notes
        # A note that is marked in another note is read there.
        inner = {mark for note in notes.values() for mark in _marks_in(note)}
        for number in sorted(notes, key=inner.__contains__):
            if number not in self.marked:
                self.marked.add(number)
                self._read_note(number, notes[number], {"type": UNANCHORED})
        if self.scanner.errors:
            first, *others = sorted(
                self.scanner.errors, key=lambda error: (error.line, error.column)
            )
            first.others = tuple(others)
            raise first
        return self.flow.finish()

    def _blocks(self, drafts: list[Draft], around: BlockKind | None) -> None:
        """Read what stands in a block of the kind `around`, None in a note."""
        group: BlockKind | None = None
        for draft in drafts:
            wanted = _group_of(draft) if around in GROUPING else None
            if wanted is not group:
                if group:
                    self.flow.close_block()
                if wanted:
                    self.flow.open_block(wanted, {})
                group = wanted
            self._block(draft, group or around)
        if group:
            self.flow.close_block()

    def _block(self, draft: Draft, around: BlockKind | None) -> None:
        if draft.kind == "page":
            self._page(draft)
        elif draft.kind == "text":
            self._inline(draft)
        elif draft.kind == NOTE:
            self._note_in_place(draft, around)
        elif draft.kind in EMPTIES:
            self._empty(draft)
        elif draft.kind == WORDS:
            self._blocks(draft.blocks, around)
        else:
            kind = LINE_FENCES.get(draft.kind) or CONTAINER_FENCES[draft.kind]
            element = [word for word in draft.attributes.classes if word != ALONE]
            attributes = draft.attributes.with_identifier()
            self.flow.open_block(kind, attributes, "".join(element))
            self._blocks(draft.blocks, kind)
            self.flow.close_block()

    def _note_in_place(self, draft: Draft, around: BlockKind | None) -> None:
        """Read a note that stands between blocks, and that no mark calls for."""
        attributes = self._note_attributes(draft)
        is_label = attributes.get("rend") == "inline" and around in BLOCKS_OF_BLOCKS
        if is_label and not (attributes.get("n") or attributes.get("type")):
            self.flow.open_block(BlockKind.SEGMENT, attributes, NOTE)
            self._blocks(draft.blocks, BlockKind.SEGMENT)
            self.flow.close_block()
            return
        self.flow.open_note(attributes)
        self._blocks(draft.blocks, None)
        self.flow.close_note()

    def _empty(self, draft: Draft) -> None:
        name, namespace = EMPTIES[draft.kind]
        lines = [line for part in draft.blocks for _, _, line in part.lines]
        said = unescape(" ".join(lines)).strip()
        attributes = draft.attributes.with_identifier()
        self.flow.empty(Empty(name, attributes, said, namespace))

    def _page(self, draft: Draft) -> None:
        marker = PAGE_LINE.match(draft.lines[0][2])
        if not marker:  # the scanner has matched it
            return
        try:
            usual = USUAL_PAGE.format(marker[1])
            attributes = page_attributes(parse_attributes(marker[2] or "", usual))
        except NotationError as error:
            self.scanner.errors.append(NotationError(error.message, line=draft.line))
            return
        self.flow.page_break({"n": marker[1], **attributes})

    def _inline(self, draft: Draft) -> None:
        depth = self.flow.depth
        try:
            InlineReader(draft.excerpt(), self.flow, self._note_mark).read()
        except NotationError as error:
            self.scanner.errors.append(error)
            while self.flow.depth > depth:
                self.flow.close_span()

    def _note_mark(self, number: str, excerpt: Excerpt, at: int) -> None:
        if number in self.marked:
            raise excerpt.error(f"Note {number} is marked a second time.", at)
        if self.note_depth == MAX_NOTES:
            message = f"Notes are nested more than {MAX_NOTES} deep."
            raise excerpt.error(message, at)
        self.marked.add(number)
        self._read_note(number, self.scanner.notes.get(number), {})

    def _read_note(
        self, label: str, draft: Draft | None, attributes: dict[str, str]
    ) -> None:
        listed = {"n": label, **(self._note_attributes(draft) if draft else {})}
        if draft and UNMARKED in draft.attributes.classes:
            del listed["n"]
        self.flow.open_note({**listed, **attributes})
        self.note_depth += 1
        self._blocks(draft.blocks if draft else [], None)
        self.note_depth -= 1
        self.flow.close_note()

    def _note_attributes(self, draft: Draft) -> dict[str, str]:
        words = [word for word in draft.attributes.classes if word != UNMARKED]
        if len(words) > 1 or not _is_note_type(words):
            self.scanner.errors.append(
                NotationError(
                    "A note takes one .word for its type, as {.source}.",
                    line=draft.line,
                )
            )
        types = {"type": words[0]} if words else {}
        return {**draft.attributes.with_identifier(), **types}


def _group_of(draft: Draft) -> BlockKind | None:
    is_alone = ALONE in draft.attributes.classes
    return None if is_alone else GROUPS.get(draft.kind)


def _marks_in(draft: Draft) -> list[str]:
    marks = [mark for _, _, line in draft.lines for mark in NOTE_MARK.findall(line)]
    for inner in draft.blocks:
        marks.extend(_marks_in(inner))
    return marks


def _is_note_type(words: list[str]) -> bool:
    return all(NOTE_TYPE.fullmatch(word) and word != UNANCHORED for word in words)
