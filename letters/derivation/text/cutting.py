"""Cuts a part out of a text: the blocks, notes and page breaks between two offsets."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from letters.tei.nodes import (
    Block,
    BlockKind,
    Node,
    Note,
    PassageEdge,
    Span,
    SpanKind,
    walk,
)
from letters.tei.plain_text import PlainText


def cut_text(body: Block, plain: PlainText, start: int, end: int) -> Block:
    """The division whose running text is that of `body` from `start` to `end`.

    `plain` is the plain text of `body`. Blocks outside are left out, the first and the
    last are cut; a note at the last word stays. A gap is never cut.
    """
    children = _Cutter(plain, start, end).children(body)
    cut = Block(BlockKind.DIVISION, children, {"type": "document"})
    return _without_lone_edges(cut)


class _Cutter:
    def __init__(self, plain: PlainText, start: int, end: int) -> None:
        self.starts = plain.starts
        self.start, self.end = start, end

    def children(self, parent: Block | Span) -> tuple[Node, ...]:
        starts = self.starts[id(parent)]
        pairs = zip(parent.children, starts, strict=True)
        kept = (self.node(child, at) for child, at in pairs)
        return tuple(node for node in kept if node is not None)

    def node(self, node: Node, at: int) -> Node | None:
        """What is kept of a node that begins at the offset `at`."""
        if isinstance(node, str):
            first, last = max(self.start - at, 0), max(self.end - at, 0)
            return node[first:last] or None
        if isinstance(node, Block) or (
            isinstance(node, Span) and node.kind is not SpanKind.WITHHELD
        ):
            return self.holder(node, at)
        is_within = self.start <= at < self.end
        if isinstance(node, Note):
            is_within = self.start <= at <= self.end
        return node if is_within else None

    def holder(self, node: Block | Span, at: int) -> Block | Span | None:
        children = self.children(node)
        is_empty_within = not node.children and self.start < at < self.end
        if not (children or is_empty_within):
            return None
        return replace(node, children=children)


def _without_lone_edges(body: Block) -> Block:
    """A passage that begins or ends outside is none here: its bracket is a word."""
    edges = Counter(
        node.passage for node in walk(body) if isinstance(node, PassageEdge)
    )
    lone = {passage for passage, count in edges.items() if count != 2}
    if not lone:
        return body
    return replace(body, children=_with_words_for(body, lone))


def _with_words_for(holder: Block | Span, lone: set[str]) -> tuple[Node, ...]:
    children: list[Node] = []
    for child in holder.children:
        if isinstance(child, PassageEdge) and child.passage in lone:
            children.append(child.text)
        elif isinstance(child, Block | Span):
            inner = _with_words_for(child, lone)
            children.append(replace(child, children=inner))
        else:
            children.append(child)
    return tuple(children)
