"""The blocks of a text in the notation: paragraphs, fences, notes, page markers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from letters.tei.errors import NotationError
from letters.tei.notation.attributes import AttributeList, parse_attributes
from letters.tei.notation.excerpts import Excerpt
from letters.tei.notation.grammar import (
    ALONE,
    CONTAINER_FENCES,
    EMPTIES,
    LINE_FENCES,
    LINE_MARKS,
    NOTE,
    NOTE_LABEL,
    WORDS,
    is_element_of,
)
from letters.tei.notation.table_rows import Cell, cut_row

MAX_FENCES = 8

_FENCE = re.compile(r":::+[ \t]*+(\w*+)[ \t]*+(?:\{(.*)\})?[ \t]*$")
_NOTE = re.compile(r"\[\^([^\s\[\]{}^]+)\](?:\{([^}]*)\})?:[ \t]*")
PAGE_LINE = re.compile(r"[ \t]*\[Page ([^\s\[\]{}]+)\](?:\{([^}]*)\})?\s*$")
_MARK = re.compile(r"mark=(?:\"([^\"]*)\"|([^\s{}\"]+))[ \t]*")
_INDENT = "    "
_KNOWN = (*LINE_FENCES, *CONTAINER_FENCES, WORDS, NOTE, *EMPTIES)
_OF_LINES = {*LINE_FENCES, WORDS, NOTE, *EMPTIES}


@dataclass(slots=True)
class Draft:
    """One block as the scanner cut it, its inline text still unread.

    A draft of kind `text` is a run of words in the block around it.
    """

    kind: str
    line: int
    lines: list[tuple[int, int, str]] = field(default_factory=list)
    attributes: AttributeList = field(default_factory=AttributeList)
    blocks: list[Draft] = field(default_factory=list)

    def excerpt(self) -> Excerpt:
        text = "\n".join(line for _, _, line in self.lines)
        places = tuple((number, cut) for number, cut, _ in self.lines)
        return Excerpt(text, places or ((self.line, 0),))

    def add_line(self, number: int, line: str, cut: int = 0) -> None:
        """Add a line of its words, `cut` characters from the left."""
        stripped = line[cut:].lstrip(" \t")
        self.lines.append((number, len(line) - len(stripped), stripped))


class Scanner:
    """Lines to blocks: paragraphs, fences, notes, page markers."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.at = 0
        self.notes: dict[str, Draft] = {}
        self.errors: list[NotationError] = []

    def blocks(self, depth: int = 0, around: str = "") -> Iterator[Draft]:
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
            elif PAGE_LINE.match(line) and self._stands_alone():
                yield Draft("page", self.at + 1, [(self.at + 1, 0, line)])
                self.at += 1
            elif _is_row(line, around):
                yield self._row(line)
            elif _line_mark(line, around):
                yield self._marked_line(line, around)
            else:
                yield self._paragraph(around)

    def _stands_alone(self) -> bool:
        around = self.lines[max(0, self.at - 1) : self.at + 2]
        here = min(self.at, 1)
        return not any(
            line.strip(" \t")
            and not line.startswith(":::")
            and not PAGE_LINE.match(line)
            for index, line in enumerate(around)
            if index != here
        )

    def _paragraph(self, around: str) -> Draft:
        text = Draft("text", self.at + 1)
        while self.at < len(self.lines) and self._continues(text, around):
            text.add_line(self.at + 1, self.lines[self.at])
            self.at += 1
        return Draft("paragraph", text.line, blocks=[text])

    def _continues(self, draft: Draft, around: str) -> bool:
        line = self.lines[self.at]
        if not line.strip(" \t"):
            return False
        begins_block = line.startswith(":::") or _NOTE.match(line)
        begins_line = _line_mark(line, around) or _is_row(line, around)
        return not draft.lines or not (begins_block or begins_line)

    def _marked_line(self, line: str, around: str) -> Draft:
        """An item, label or heading of a list, on a line of its own or several."""
        text = Draft("text", self.at + 1)
        text.add_line(self.at + 1, line, 1)
        self.at += 1
        while self.at < len(self.lines) and self._continues(text, around):
            text.add_line(self.at + 1, self.lines[self.at])
            self.at += 1
        return Draft(_line_mark(line, around), text.line, blocks=[text])

    def _row(self, line: str) -> Draft:
        number = self.at + 1
        self.at += 1
        row = Draft("row", number)
        try:
            cut = cut_row(line)
        except NotationError as error:
            self._report(error.message, number)
            return row
        row.attributes = cut.attributes
        row.blocks = [_cell(cell, number) for cell in cut.cells]
        return row

    def _fence(self, fence: re.Match[str] | None, depth: int) -> Iterator[Draft]:
        number = self.at + 1
        self.at += 1
        name = fence[1] if fence else ""
        if not fence or name not in _KNOWN:
            self._skip_fence(name, depth, number)
            return
        if depth >= MAX_FENCES:
            self._report(f"Fences are nested more than {MAX_FENCES} deep.", number)
            return
        label, listed = _note_mark(name, fence[2] or "")
        draft = Draft(name, number, attributes=self._listed(name, listed, number))
        is_of_lines = name in _OF_LINES
        inside = self._parts(depth + 1) if is_of_lines else self.blocks(depth + 1, name)
        draft.blocks = list(inside)
        if self.at >= len(self.lines):
            self._report(f"The fence “{name}” is not closed with “:::”.", number)
        self.at += 1
        if label:
            self._keep_note(label, draft)
        else:
            yield draft

    def _skip_fence(self, name: str, depth: int, number: int) -> None:
        fault = f"“{name}” is no fence" if name else "A fence has no name here"
        known = ", ".join(_KNOWN)
        self._report(f"{fault}. Known: {known}. It ends with “:::”.", number)
        if depth < MAX_FENCES:
            list(self.blocks(depth + 1))
            self.at += 1

    def _parts(self, depth: int) -> Iterator[Draft]:
        """The words of a block, and the fences between them."""
        text = Draft("text", self.at + 1)
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not line.startswith(":::"):
                if line.strip(" \t"):
                    text.add_line(self.at + 1, line)
                self.at += 1
                continue
            if text.lines:
                yield text
                text = Draft("text", self.at + 1)
            fence = _FENCE.match(line)
            if fence and not fence[1] and fence[2] is None:
                return
            yield from self._fence(fence, depth)
        if text.lines:
            yield text

    def _listed(self, name: str, listed: str, number: int) -> AttributeList:
        try:
            attributes = parse_attributes(listed)
            if not all(_is_word_of(name, word) for word in attributes.classes):
                raise NotationError("A fence takes #id and key=value, no .word.")
        except NotationError as error:
            self._report(error.message, number)
            return AttributeList()
        return attributes

    def _note(self, mark: re.Match[str]) -> None:
        number = self.at + 1
        draft = Draft(NOTE, number)
        try:
            draft.attributes = parse_attributes(mark[2] or "")
        except NotationError as error:
            self._report(error.message, number)
        first = Draft("text", number)
        first.lines.append((number, mark.end(), self.lines[self.at][mark.end() :]))
        self.at += 1
        self._note_lines(first, "")
        paragraphs = [first]
        while paragraph := self._note_paragraph():
            paragraphs.append(paragraph)
        draft.blocks = [first]
        if len(paragraphs) > 1:
            draft.blocks = [Draft("paragraph", p.line, blocks=[p]) for p in paragraphs]
        self._keep_note(mark[1], draft)

    def _keep_note(self, label: str, draft: Draft) -> None:
        if label in self.notes:
            self._report(f"Note {label} is given twice.", draft.line)
        self.notes[label] = draft

    def _note_lines(self, draft: Draft, indent: str) -> None:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            begins_block = line.startswith(":::") or _NOTE.match(line)
            if not line.strip(" \t") or begins_block or not line.startswith(indent):
                return
            draft.add_line(self.at + 1, line)
            self.at += 1

    def _note_paragraph(self) -> Draft | None:
        """A further paragraph of the note above: indented, after a blank line."""
        ahead = self.at
        while ahead < len(self.lines) and not self.lines[ahead].strip(" \t"):
            ahead += 1
        if ahead in (self.at, len(self.lines)) or not self.lines[ahead].startswith(
            _INDENT
        ):
            return None
        self.at = ahead
        draft = Draft("text", self.at + 1)
        self._note_lines(draft, _INDENT)
        return draft

    def _report(self, message: str, line: int) -> None:
        self.errors.append(NotationError(message, line=line))


def _line_mark(line: str, around: str) -> str:
    """What the line of a list is by its first character: an item, a label, a heading."""
    marks = LINE_MARKS.get(around, {})
    return marks.get(f"{line} " if len(line) < 2 else line[:2], "")


def _is_row(line: str, around: str) -> bool:
    return around == "table" and line.startswith("|")


def _cell(cell: Cell, number: int) -> Draft:
    text = Draft("text", number)
    text.lines.append((number, cell.start, cell.words))
    draft = Draft("cell", number, attributes=cell.attributes)
    draft.blocks = [text] if cell.words else []
    return draft


def _note_mark(name: str, listed: str) -> tuple[str, str]:
    """The label of a note in its long form, and the rest of its attributes."""
    mark = _MARK.match(listed) if name == NOTE else None
    if not mark or not NOTE_LABEL.fullmatch(mark[1] or mark[2] or ""):
        return "", listed
    return mark[1] or mark[2], listed[mark.end() :]


def _is_word_of(fence: str, word: str) -> bool:
    if fence == NOTE:
        return True  # its type, which the reader checks
    kind = LINE_FENCES.get(fence) or CONTAINER_FENCES.get(fence)
    return word == ALONE or (kind is not None and is_element_of(word, kind))
