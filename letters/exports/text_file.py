"""A rendered text as a plain text file: blocks on lines of their own, rows as lines.

Paragraphs are parted by an empty line. The items of a list, the lines of a poem or of
an address and the rows of a table follow one another, the cells of a row parted by
tabs. static/js/written_text.js writes selected words in the same form.

Plain text has no line through a word: struck words stand as "[struck: until May]". The
notes follow at the end; their marks are left out, so that no phrase is broken by them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser

from letters.rendering.contract import APPARATUS
from letters.rendering.rules import BLOCK_RULES
from letters.tei.nodes import BlockKind

_BLOCK_TAGS = {"p", "div", "blockquote", "table", "caption"}
_CELL_TAGS = {"td", "th"}
# A line in the midst of a name, and the cell around what stands between rows or cells.
_OWN_LINE = "own-line"
_PAGE_BREAK_ROW = "page-break-row"
# Between their lines stands no empty line.
_CLOSE_SET = {
    BLOCK_RULES[kind].class_name
    for kind in (BlockKind.LIST, BlockKind.TABLE, BlockKind.VERSE)
}
_CLOSE_LINES = {
    BLOCK_RULES[kind].class_name for kind in (BlockKind.SEGMENT, BlockKind.LINE)
}
_NEXT_LINE, _EMPTY_LINE = 1, 2  # line ends
_STRUCK = "del"
_WITHIN_CELL = re.compile("[\n\t]+")


def text_file(
    html: str,
    summaries: Iterable[str] = (),
    notes: Iterable[tuple[str, str]] = (),
) -> str:
    """The words of `html`, which `rendering` wrote, without its apparatus.

    Its `notes`, each the mark and HTML, and the `summaries` of its editors, HTML too,
    follow under headings of their own.
    """
    parts = [_words(html)]
    if written := [f"[{mark}] {_words(words)}" for mark, words in notes]:
        parts += ["Notes", *written]
    for summary in summaries:
        parts += ["Summary", _words(summary)]
    return "\n\n".join(parts) + "\n"


def _words(html: str) -> str:
    writer = _TextWriter()
    writer.feed(html)
    writer.close()
    return writer.lines.written()


@dataclass(slots=True)
class _Lines:
    """Words, and the line ends that are due before the next of them."""

    pieces: list[str] = field(default_factory=list)
    due: int = 0

    def add(self, words: str) -> None:
        if self.pieces:
            self.pieces.append("\n" * self.due)
        self.pieces.append(words)
        self.due = 0

    def end_block(self, line_ends: int) -> None:
        self.due = max(self.due, line_ends)

    def written(self) -> str:
        return "".join(self.pieces).strip("\n")


@dataclass(frozen=True, slots=True)
class _Element:
    tag: str
    classes: frozenset[str]

    @property
    def is_left_out(self) -> bool:
        return APPARATUS in self.classes

    @property
    def brackets(self) -> tuple[str, str]:
        """What stands before and after its words."""
        return ("[struck: ", "]") if self.tag == _STRUCK else ("", "")

    @property
    def is_block(self) -> bool:
        return self.tag in _BLOCK_TAGS or _OWN_LINE in self.classes


class _TextWriter(HTMLParser):
    """`open` are the elements around the place; `outer` are the lines of the text and
    of the cells around `lines`, which are of the innermost cell."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = _Lines()
        self.open: list[_Element] = []
        self.outer: list[_Lines] = []
        self.rows: list[list[str]] = []

    @property
    def is_silent(self) -> bool:
        return any(element.is_left_out for element in self.open)

    def handle_starttag(
        self, tag: str, attributes: list[tuple[str, str | None]]
    ) -> None:
        if tag == "br":
            self._break_line()
            return
        classes = frozenset((dict(attributes).get("class") or "").split())
        element = _Element(tag, classes)
        if element.is_block:
            self._end_line(element)
        self.open.append(element)
        if self.is_silent:
            return
        if before := element.brackets[0]:
            self.lines.add(before)
        if tag == "tr":
            self.rows.append([])
        elif tag in _CELL_TAGS:
            self.outer.append(self.lines)
            self.lines = _Lines()

    def handle_endtag(self, tag: str) -> None:
        is_silent = self.is_silent
        element = self.open.pop()
        if is_silent:
            return
        if after := element.brackets[1]:
            self.lines.add(after)
        if tag == "tr":
            self._end_row(self.rows.pop())
        elif tag in _CELL_TAGS:
            words = _WITHIN_CELL.sub(" ", self.lines.written())
            # The cell around a page break has no words; one around a gap has.
            if words or _PAGE_BREAK_ROW not in element.classes:
                self.rows[-1].append(words)
            self.lines = self.outer.pop()
        elif element.is_block:
            self._end_line(element)

    def handle_data(self, words: str) -> None:
        if not self.is_silent:
            self.lines.add(words)

    def _break_line(self) -> None:
        if not self.is_silent:
            self.lines.due += 1

    def _end_line(self, element: _Element) -> None:
        around = frozenset[str]().union(*(outer.classes for outer in self.open))
        is_close = not _CLOSE_SET.isdisjoint(around) or not _CLOSE_LINES.isdisjoint(
            element.classes
        )
        self.lines.end_block(_NEXT_LINE if is_close else _EMPTY_LINE)

    def _end_row(self, cells: list[str]) -> None:
        if cells:
            self.lines.end_block(_NEXT_LINE)
            self.lines.add("\t".join(cells))
            self.lines.end_block(_NEXT_LINE)
