"""The one plain text of a document or a note: what every offset counts in.

Offsets are code points. Blocks are lines joined with a line feed; a line break
within a block is U+2028. Footnotes are taken out and leave a point; page breaks
are points too. So the text reads, searches and is quoted across both. Where it has
a gap, words in brackets say so.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from letters.tei.nodes import (
    Block,
    BlockKind,
    Empty,
    LineBreak,
    Note,
    PageBreak,
    Parent,
    PassageEdge,
    Span,
    unspelled_edges,
)

LINE_SEPARATOR = "\u2028"

# Blocks that stand on the page even if they are empty.
_PRESENT_WHEN_EMPTY = {BlockKind.CELL, BlockKind.ITEM, BlockKind.LABEL}

# Blocks that can be cited: a table as one, not cell by cell.
SEGMENT_KINDS = frozenset(BlockKind) - {
    BlockKind.DIVISION,
    BlockKind.OPENER,
    BlockKind.CLOSER,
    BlockKind.LIST,
    BlockKind.ROW,
    BlockKind.CELL,
    BlockKind.LABEL,
    BlockKind.ATTACHMENT,
    BlockKind.POSTSCRIPT,
    BlockKind.VERSE,
}

NodeT = TypeVar("NodeT")


@dataclass(frozen=True, slots=True)
class Located(Generic[NodeT]):
    """A node and where its text stands; a point has `start == end`."""

    node: NodeT
    start: int
    end: int


@dataclass(slots=True)
class PlainText:
    text: str = ""
    segments: list[Located[Block]] = field(default_factory=list)
    spans: list[Located[Span]] = field(default_factory=list)
    notes: list[Located[Note]] = field(default_factory=list)
    page_breaks: list[Located[PageBreak]] = field(default_factory=list)
    hyphens_left_out: int = 0
    edges: list[Located[PassageEdge]] = field(default_factory=list)
    empties: list[Located[Empty]] = field(default_factory=list)
    # The words that the source does not spell, such as those that stand for gaps.
    gap_words: list[tuple[int, int]] = field(default_factory=list)
    # Where each child begins, by the identity of the parent: nodes are equal when
    # they say the same, and the same may be said twice.
    starts: dict[int, list[int]] = field(default_factory=dict)

    def slice(self, located: Located[Any]) -> str:
        return self.text[located.start : located.end]


def read_text(parent: Parent) -> PlainText:
    """The text of a body or of a note; notes in it are listed, not read."""
    collector = _Collector()
    before, after = unspelled_edges(parent)
    collector.add_gap_words(before)
    collector.children(parent, BlockKind.DIVISION)
    collector.add_gap_words(after)
    collector.end_line(BlockKind.DIVISION)
    return collector.finish()


class _Collector:
    def __init__(self) -> None:
        self.plain = PlainText()
        self.lines: list[str] = []
        self.line: list[str] = []
        self.before = 0  # code points in the finished lines, line feeds included
        self.in_line = 0
        self.block_has_line = False
        self.pending_breaks = 0

    @property
    def position(self) -> int:
        return self.before + self.in_line

    def finish(self) -> PlainText:
        self.plain.text = "\n".join(self.lines)
        # Breaks after the last word have no next word: they stand at the end.
        end = len(self.plain.text)
        self.pending_breaks = sum(point.start > end for point in self.plain.page_breaks)
        self.place_breaks(end)
        return self.plain

    def add(self, text: str) -> None:
        self.line.append(text)
        self.in_line += len(text)
        self.pending_breaks = 0

    def add_gap_words(self, words: str) -> None:
        if words:
            self.plain.gap_words.append((self.position, self.position + len(words)))
            self.add(words)

    def place_breaks(self, offset: int) -> None:
        """Put the page breaks since the last word where the next one is."""
        breaks = self.plain.page_breaks
        for index in range(len(breaks) - self.pending_breaks, len(breaks)):
            breaks[index] = Located(breaks[index].node, offset, offset)

    def end_line(self, kind: BlockKind) -> None:
        text = "".join(self.line)
        text = text.rstrip(LINE_SEPARATOR) if text.endswith(LINE_SEPARATOR) else text
        if text or (kind in _PRESENT_WHEN_EMPTY and not self.block_has_line):
            self.lines.append(text)
            self.before += len(text) + 1
            self.block_has_line = True
        self.line, self.in_line = [], 0
        self.place_breaks(self.before)
        self.pending_breaks = 0

    def children(self, parent: Parent, kind: BlockKind) -> None:
        starts = self.plain.starts[id(parent)] = []
        for child in parent.children:
            starts.append(self.position)
            if isinstance(child, str):
                self.add(child)
            elif isinstance(child, Block):
                self.block(child, kind)
            elif isinstance(child, Span):
                self.span(child, kind)
            else:
                self.point(child)

    def block(self, block: Block, around: BlockKind) -> None:
        self.end_line(around)
        self.block_has_line = False
        start = self.position
        place = len(self.plain.segments)
        self.children(block, block.kind)
        self.end_line(block.kind)
        end = max(start, self.before - 1)
        if block.kind in SEGMENT_KINDS and end > start:
            self.plain.segments.insert(place, Located(block, start, end))
        self.block_has_line = True

    def span(self, span: Span, kind: BlockKind) -> None:
        start, place = self.position, len(self.plain.spans)
        before, after = unspelled_edges(span)
        self.add_gap_words(before)
        self.children(span, kind)
        self.add_gap_words(after)
        end = self.position if self.in_line else max(start, self.before - 1)
        self.plain.spans.insert(place, Located(span, start, end))

    def point(self, node: LineBreak | PageBreak | Note | PassageEdge | Empty) -> None:
        here = self.position
        if isinstance(node, LineBreak | PageBreak):
            self.plain.hyphens_left_out += bool(node.hyphen)
        if isinstance(node, LineBreak):
            if not node.is_in_word:
                self.add(LINE_SEPARATOR)
        elif isinstance(node, PageBreak):
            self.plain.page_breaks.append(Located(node, here, here))
            self.pending_breaks += 1
        elif isinstance(node, Note):
            self.plain.notes.append(Located(node, here, here))
        elif isinstance(node, PassageEdge):
            self.add(node.text)
            self.plain.edges.append(Located(node, here, self.position))
        else:
            self.add_gap_words(node.words)
            self.plain.empties.append(Located(node, here, self.position))
