"""The blocks of a text in the notation: paragraphs, fences, notes, page markers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from letters.tei.errors import NotationError
from letters.tei.notation.grammar import (
    CONTAINER_FENCES,
    LINE_FENCES,
    AttributeList,
    parse_attributes,
)
from letters.tei.notation.inline import Excerpt

MAX_FENCES = 8

_FENCE = re.compile(r":::+[ \t]*+(\w*+)[ \t]*+(?:\{(.*)\})?[ \t]*$")
_NOTE = re.compile(r"\[\^([^\s\[\]{}^]+)\](?:\{([^}]*)\})?:[ \t]*")
PAGE_LINE = re.compile(r"[ \t]*\[Page ([^\s\[\]{}]+)\](?:\{([^}]*)\})?\s*$")
_INDENT = "    "


@dataclass(slots=True)
class Draft:
    """One block as the scanner cut it, its inline text still unread."""

    kind: str
    line: int
    lines: list[tuple[int, int, str]] = field(default_factory=list)
    attributes: AttributeList = field(default_factory=AttributeList)
    blocks: list[Draft] = field(default_factory=list)

    def excerpt(self) -> Excerpt:
        text = "\n".join(line for _, _, line in self.lines)
        places = tuple((number, cut) for number, cut, _ in self.lines)
        return Excerpt(text, places or ((self.line, 0),))


class Scanner:
    """Lines to blocks: paragraphs, fences, notes, page markers."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.at = 0
        self.notes: dict[str, Draft] = {}
        self.errors: list[NotationError] = []

    def blocks(self, depth: int = 0) -> Iterator[Draft]:
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
            else:
                yield self._paragraph()

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

    def _paragraph(self) -> Draft:
        draft = Draft("paragraph", self.at + 1)
        while self.at < len(self.lines) and self._continues(draft):
            line = self.lines[self.at]
            stripped = line.lstrip(" \t")
            draft.lines.append((self.at + 1, len(line) - len(stripped), stripped))
            self.at += 1
        return draft

    def _continues(self, draft: Draft) -> bool:
        line = self.lines[self.at]
        is_first = not draft.lines
        return bool(line.strip(" \t")) and (
            is_first or not (line.startswith(":::") or _NOTE.match(line))
        )

    def _fence(self, fence: re.Match[str] | None, depth: int) -> Iterator[Draft]:
        number = self.at + 1
        self.at += 1
        name = fence[1] if fence else ""
        if name not in LINE_FENCES and name not in CONTAINER_FENCES:
            known = ", ".join([*LINE_FENCES, *CONTAINER_FENCES])
            fault = f"“{name}” is no fence" if name else "A fence has no name here"
            self._report(f"{fault}. Known: {known}. It ends with “:::”.", number)
            if depth < MAX_FENCES:
                list(self.blocks(depth + 1))
                self.at += 1
            return
        if depth >= MAX_FENCES:
            self._report(f"Fences are nested more than {MAX_FENCES} deep.", number)
            return
        draft = Draft(name, number)
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
            attributes = parse_attributes((fence and fence[2]) or "")
            if attributes.classes:
                raise NotationError("A fence takes #id and key=value, no .word.")
        except NotationError as error:
            self._report(error.message, number)
            return AttributeList()
        return attributes

    def _line_fence(self, draft: Draft) -> None:
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
        draft = Draft("note", number)
        try:
            draft.attributes = parse_attributes(mark[2] or "")
        except NotationError as error:
            self._report(error.message, number)
        first = Draft("paragraph", number)
        first.lines.append((number, mark.end(), self.lines[self.at][mark.end() :]))
        self.at += 1
        self._note_lines(first, "")
        draft.blocks.append(first)
        while paragraph := self._note_paragraph():
            draft.blocks.append(paragraph)
        if mark[1] in self.notes:
            self._report(f"Note {mark[1]} is given twice.", number)
        self.notes[mark[1]] = draft

    def _note_lines(self, draft: Draft, indent: str) -> None:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            begins_block = line.startswith(":::") or _NOTE.match(line)
            if not line.strip(" \t") or begins_block or not line.startswith(indent):
                return
            stripped = line.lstrip(" \t")
            draft.lines.append((self.at + 1, len(line) - len(stripped), stripped))
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
        draft = Draft("paragraph", self.at + 1)
        self._note_lines(draft, _INDENT)
        return draft

    def _report(self, message: str, line: int) -> None:
        self.errors.append(NotationError(message, line=line))
