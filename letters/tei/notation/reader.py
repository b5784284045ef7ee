"""Notation to nodes: the blocks are assembled here, and their lines read by `inline`."""

from __future__ import annotations

import re

from letters.tei.errors import NotationError
from letters.tei.nodes import Attributes, Block, BlockKind
from letters.tei.notation.blocks import PAGE_LINE, Draft, Scanner
from letters.tei.notation.grammar import (
    CONTAINER_FENCES,
    GROUPS,
    LINE_FENCES,
    NOTE_TYPE,
    AttributeList,
    parse_attributes,
)
from letters.tei.notation.inline import (
    NOTE_MARK,
    Excerpt,
    InlineReader,
    page_attributes,
)
from letters.tei.whitespace import FlowBuilder

MAX_CHARACTERS = 4_000_000
MAX_NOTES = 8
UNANCHORED = "unanchored"

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
        self.group: BlockKind | None = None

    def assemble(self) -> Block:
        drafts = list(self.scanner.blocks())
        for draft in drafts:
            self._read_in_group(draft)
        self._end_group()
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

    def _read_in_group(self, draft: Draft) -> None:
        group = GROUPS.get(draft.kind)
        if group is not self.group:
            self._end_group()
            if group:
                self.flow.open_block(group, {})
                self.group = group
        self._block(draft)

    def _end_group(self) -> None:
        if self.group:
            self.flow.close_block()
            self.group = None

    def _block(self, draft: Draft) -> None:
        if draft.kind == "page":
            self._page(draft)
            return
        kind = LINE_FENCES.get(draft.kind) or CONTAINER_FENCES[draft.kind]
        self.flow.open_block(kind, draft.attributes.with_identifier())
        for inner in draft.blocks:
            self._block(inner)
        self._inline(draft)
        self.flow.close_block()

    def _page(self, draft: Draft) -> None:
        marker = PAGE_LINE.match(draft.lines[0][2])
        if not marker:  # the scanner has matched it
            return
        try:
            attributes = page_attributes(parse_attributes(marker[2] or ""))
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
        self, number: str, draft: Draft | None, attributes: dict[str, str]
    ) -> None:
        listed = draft.attributes if draft else AttributeList()
        types = {"type": listed.classes[0]} if listed.classes else {}
        if draft and (len(listed.classes) > 1 or not _is_note_type(listed.classes)):
            self.scanner.errors.append(
                NotationError(
                    "A note takes one .word for its type, as {.source}.",
                    line=draft.line,
                )
            )
        self.flow.open_note(
            {"n": number, **listed.with_identifier(), **types, **attributes}
        )
        self.note_depth += 1
        self._note_blocks(draft)
        self.note_depth -= 1
        self.flow.close_note()

    def _note_blocks(self, draft: Draft | None) -> None:
        if not draft:
            return
        if len(draft.blocks) == 1:
            self._inline(draft.blocks[0])
            return
        for paragraph in draft.blocks:
            self.flow.open_block(BlockKind.PARAGRAPH, {})
            self._inline(paragraph)
            self.flow.close_block()


def _marks_in(note: Draft) -> list[str]:
    lines = [line for block in note.blocks for _, _, line in block.lines]
    return [mark for line in lines for mark in NOTE_MARK.findall(line)]


def _is_note_type(classes: tuple[str, ...]) -> bool:
    return all(NOTE_TYPE.fullmatch(word) and word != UNANCHORED for word in classes)
