"""Notation to nodes: finds the blocks, and gives each line to `inline`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from letters.tei.errors import NotationError
from letters.tei.flow import FlowBuilder
from letters.tei.nodes import Attributes, Block, BlockKind
from letters.tei.notation.grammar import (
    CONTAINER_FENCES,
    GROUPS,
    LINE_FENCES,
    NOTE_TYPE,
    AttributeList,
    parse_attributes,
)
from letters.tei.notation.inline import Excerpt, InlineReader, page_attributes

MAX_CHARACTERS = 4_000_000
MAX_FENCES = 8
UNANCHORED = "unanchored"

_FENCE = re.compile(r":::+[ \t]*(\w*)[ \t]*(?:\{(.*)\})?[ \t]*$")
_NOTE = re.compile(r"\[\^([^\s\[\]{}^]+)\](?:\{([^}]*)\})?:[ \t]*")
_PAGE_LINE = re.compile(r"\[Page ([^\s\[\]{}]+)\](?:\{([^}]*)\})?\s*$")
_INDENT = "    "
# What XML cannot hold, and the separators that our plain text keeps for itself.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff\u2028\u2029]"
)


@dataclass(slots=True)
class _Draft:
    """One block as the scanner found it."""

    kind: str
    line: int
    lines: list[tuple[int, int, str]] = field(default_factory=list)
    attributes: AttributeList = field(default_factory=AttributeList)
    blocks: list[_Draft] = field(default_factory=list)

    def excerpt(self) -> Excerpt:
        text = "\n".join(line for _, _, line in self.lines)
        places = tuple((number, cut) for number, cut, _ in self.lines)
        return Excerpt(text, places or ((self.line, 0),))


def parse_notation(text: str, attributes: Attributes | None = None) -> Block:
    """The body that `text` says; `attributes` are those of its division.

    Raises NotationError for the first thing that cannot be understood; its
    `others` are the rest, so that an archivist sees all of them at once.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    _check_characters(text)
    return _Assembler(_Scanner(text), attributes).assemble()


def _check_characters(text: str) -> None:
    if len(text) > MAX_CHARACTERS:
        raise NotationError(
            f"The text has {len(text):,} characters; the limit is {MAX_CHARACTERS:,}."
        )
    if found := _FORBIDDEN.search(text):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - (text.rfind("\n", 0, found.start()) + 1) + 1
        what = f"U+{ord(found[0]):04X}"
        hint = " For a page break write [Page N]." if found[0] == "\x0c" else ""
        raise NotationError(
            f"The character {what} cannot stand in a text.{hint}",
            line=line,
            column=column,
        )


class _Scanner:
    """Lines to blocks: paragraphs, fences, notes, page markers."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.at = 0
        self.notes: dict[str, _Draft] = {}
        self.errors: list[NotationError] = []

    def blocks(self, depth: int = 0) -> Iterator[_Draft]:
        """The blocks up to the end, or to the fence that closes this level."""
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not line.strip(" \t"):
                self.at += 1
            elif line.startswith(":::"):
                fence = _FENCE.match(line)
                if fence and not fence[1] and fence[2] is None and depth:
                    return
                yield from self._fence(fence, depth)
            elif note := _NOTE.match(line):
                self._note(note)
            elif _PAGE_LINE.match(line) and self._stands_alone():
                yield _Draft("page", self.at + 1, [(self.at + 1, 0, line)])
                self.at += 1
            else:
                yield self._paragraph()

    def _stands_alone(self) -> bool:
        around = self.lines[max(0, self.at - 1) : self.at + 2]
        here = min(self.at, 1)
        return not any(
            line.strip(" \t")
            and not line.startswith(":::")
            and not _PAGE_LINE.match(line)
            for index, line in enumerate(around)
            if index != here
        )

    def _paragraph(self) -> _Draft:
        draft = _Draft("paragraph", self.at + 1)
        while self.at < len(self.lines) and self._continues(draft):
            line = self.lines[self.at]
            stripped = line.lstrip(" \t")
            draft.lines.append((self.at + 1, len(line) - len(stripped), stripped))
            self.at += 1
        return draft

    def _continues(self, draft: _Draft) -> bool:
        line = self.lines[self.at]
        is_first = not draft.lines
        return bool(line.strip(" \t")) and (
            is_first or not (line.startswith(":::") or _NOTE.match(line))
        )

    def _fence(self, fence: re.Match[str] | None, depth: int) -> Iterator[_Draft]:
        number = self.at + 1
        self.at += 1
        name = fence[1] if fence else ""
        if name not in LINE_FENCES and name not in CONTAINER_FENCES:
            known = ", ".join([*LINE_FENCES, *CONTAINER_FENCES])
            what = f"“{name}” is no fence" if name else "A fence has no name here"
            self._report(f"{what}. Known: {known}. It ends with “:::”.", number)
            list(self.blocks(depth + 1))
            self.at += 1
            return
        if depth >= MAX_FENCES:
            self._report(f"Fences are nested more than {MAX_FENCES} deep.", number)
            return
        draft = _Draft(name, number)
        draft.attributes = self._fence_attributes(fence, number)
        if name in CONTAINER_FENCES:
            draft.blocks = list(self.blocks(depth + 1))
        else:
            self._line_fence(draft)
        if self.at >= len(self.lines):
            self._report(f"The fence “{name}” is not closed with “:::”.", number)
        self.at += 1
        yield draft

    def _fence_attributes(
        self, fence: re.Match[str] | None, number: int
    ) -> AttributeList:
        try:
            found = parse_attributes((fence and fence[2]) or "")
            if found.classes:
                raise NotationError("A fence takes #id and key=value, no .word.")
        except NotationError as error:
            self._report(error.message, number)
            return AttributeList()
        return found

    def _line_fence(self, draft: _Draft) -> None:
        while self.at < len(self.lines) and not self.lines[self.at].startswith(":::"):
            line = self.lines[self.at]
            if line.strip(" \t"):
                stripped = line.lstrip(" \t")
                draft.lines.append((self.at + 1, len(line) - len(stripped), stripped))
            self.at += 1
        if self.at < len(self.lines) and self.lines[self.at].rstrip(" \t") != ":::":
            self._report(
                f"The fence “{draft.kind}” is not closed with “:::”.", draft.line
            )

    def _note(self, mark: re.Match[str]) -> None:
        number = self.at + 1
        draft = _Draft("note", number)
        try:
            draft.attributes = parse_attributes(mark[2] or "")
        except NotationError as error:
            self._report(error.message, number)
        first = _Draft("paragraph", number)
        first.lines.append((number, mark.end(), self.lines[self.at][mark.end() :]))
        self.at += 1
        self._note_lines(first, "")
        draft.blocks.append(first)
        while paragraph := self._note_paragraph():
            draft.blocks.append(paragraph)
        if mark[1] in self.notes:
            self._report(f"Note {mark[1]} is given twice.", number)
        self.notes[mark[1]] = draft

    def _note_lines(self, draft: _Draft, indent: str) -> None:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            is_other = line.startswith(":::") or _NOTE.match(line)
            if not line.strip(" \t") or is_other or not line.startswith(indent):
                return
            stripped = line.lstrip(" \t")
            draft.lines.append((self.at + 1, len(line) - len(stripped), stripped))
            self.at += 1

    def _note_paragraph(self) -> _Draft | None:
        """A further paragraph of the note above: indented, after a blank line."""
        ahead = self.at
        while ahead < len(self.lines) and not self.lines[ahead].strip(" \t"):
            ahead += 1
        if ahead in (self.at, len(self.lines)) or not self.lines[ahead].startswith(
            _INDENT
        ):
            return None
        self.at = ahead
        draft = _Draft("paragraph", self.at + 1)
        self._note_lines(draft, _INDENT)
        return draft

    def _report(self, message: str, line: int) -> None:
        self.errors.append(NotationError(message, line=line))


class _Assembler:
    """Blocks to nodes. Each block's errors are kept, and the next block is read."""

    def __init__(self, scanner: _Scanner, attributes: Attributes | None) -> None:
        self.flow = FlowBuilder(attributes)
        self.scanner = scanner
        self.marked: set[str] = set()
        self.group: BlockKind | None = None

    def assemble(self) -> Block:
        drafts = list(self.scanner.blocks())
        for draft in drafts:
            self._grouped(draft)
        self._end_group()
        for number, note in self.scanner.notes.items():
            if number not in self.marked:
                self._read_note(number, note, {"type": UNANCHORED})
        if self.scanner.errors:
            first, *others = sorted(
                self.scanner.errors, key=lambda error: (error.line, error.column)
            )
            first.others = tuple(others)
            raise first
        return self.flow.finish()

    def _grouped(self, draft: _Draft) -> None:
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

    def _block(self, draft: _Draft) -> None:
        if draft.kind == "page":
            self._page(draft)
            return
        kind = LINE_FENCES.get(draft.kind) or CONTAINER_FENCES[draft.kind]
        self.flow.open_block(kind, draft.attributes.with_identifier())
        for inner in draft.blocks:
            self._block(inner)
        self._inline(draft)
        self.flow.close_block()

    def _page(self, draft: _Draft) -> None:
        marker = _PAGE_LINE.match(draft.lines[0][2])
        if not marker:  # the scanner has matched it
            return
        try:
            attributes = page_attributes(parse_attributes(marker[2] or ""))
        except NotationError as error:
            self.scanner.errors.append(NotationError(error.message, line=draft.line))
            return
        self.flow.page_break({"n": marker[1], **attributes})

    def _inline(self, draft: _Draft) -> None:
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
        self.marked.add(number)
        self._read_note(number, self.scanner.notes.get(number), {})

    def _read_note(
        self, number: str, draft: _Draft | None, attributes: dict[str, str]
    ) -> None:
        found = draft.attributes if draft else AttributeList()
        types = {"type": found.classes[0]} if found.classes else {}
        if draft and (len(found.classes) > 1 or not _is_note_type(found.classes)):
            self.scanner.errors.append(
                NotationError(
                    "A note takes one .word for its type, as {.source}.",
                    line=draft.line,
                )
            )
        self.flow.open_note(
            {"n": number, **found.with_identifier(), **types, **attributes}
        )
        self._note_blocks(draft)
        self.flow.close_note()

    def _note_blocks(self, draft: _Draft | None) -> None:
        if not draft:
            return
        if len(draft.blocks) == 1:
            self._inline(draft.blocks[0])
            return
        for paragraph in draft.blocks:
            self.flow.open_block(BlockKind.PARAGRAPH, {})
            self._inline(paragraph)
            self.flow.close_block()


def _is_note_type(classes: tuple[str, ...]) -> bool:
    return all(NOTE_TYPE.fullmatch(word) and word != UNANCHORED for word in classes)
