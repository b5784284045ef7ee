"""What is struck directly beside what is added in its place: "<del>ist</del><add>war</add>".

No `subst` says that both are one change, and read one behind the other they would be a word
that was never on the paper. So what was added stands in the text, and what was struck is a
note behind it, as in a `subst`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from letters.tei.nodes import Block, Node, Note, Span, SpanKind, flat_text, walk
from letters.tei.other_readings import CHANGE

CHANGED = frozenset({SpanKind.ADDED, SpanKind.HANDWRITTEN, SpanKind.STRUCK})
_ON_PAPER = {SpanKind.CLASSIFICATION, SpanKind.STAMP, SpanKind.NUMBER}
Holder = TypeVar("Holder", Block, Span, Note)


def with_changes(parent: Holder) -> Holder:
    """`parent`, each such pair in it made one span; of a row of several none is told."""
    children: list[Node] = []
    nodes = parent.children
    at = 0
    while at < len(nodes):
        if _is_pair(nodes, at):
            children.append(_joined(nodes[at], nodes[at + 1]))
            at += 2
            continue
        children.append(_changed(nodes[at]))
        at += 1
    is_same = len(children) == len(nodes) and all(
        new is old for new, old in zip(children, nodes, strict=True)
    )
    return parent if is_same else replace(parent, children=tuple(children))


def _changed(node: Node) -> Node:
    if isinstance(node, Block):
        return with_changes(node)
    if isinstance(node, Span):
        return with_changes(node)
    return with_changes(node) if isinstance(node, Note) else node


def parts_of_change(change: Span) -> tuple[Span, Span]:
    """What is struck, and what is added, as the source has them."""
    added, struck = change.children
    assert isinstance(added, Span)  # noqa: S101
    assert isinstance(struck, Note)  # noqa: S101
    return Span(SpanKind.STRUCK, struck.children, struck.attributes), added


def _is_pair(nodes: tuple[Node, ...], at: int) -> bool:
    if at + 1 >= len(nodes):
        return False
    struck, added = nodes[at], nodes[at + 1]
    if not (isinstance(struck, Span) and isinstance(added, Span)):
        return False
    is_change = struck.kind is SpanKind.STRUCK and added.kind is SpanKind.ADDED
    beside = (*nodes[max(0, at - 1) : at], *nodes[at + 2 : at + 3])
    return (
        is_change
        and not any(map(_is_changed, beside))
        and _is_plain(struck)
        and _is_plain(added)
    )


def _is_changed(node: Node) -> bool:
    return isinstance(node, Span) and node.kind in CHANGED


def _is_plain(span: Span) -> bool:
    """Whether it is words, and no mark on the paper, no note and no break of a page."""
    return bool(flat_text(span).strip()) and all(
        isinstance(node, str)
        or (isinstance(node, Span) and node.kind not in CHANGED | _ON_PAPER)
        for node in walk(span)
    )


def _joined(struck: Node, added: Node) -> Span:
    assert isinstance(struck, Span)  # noqa: S101
    note = Note(struck.children, struck.attributes, element="del")
    return Span(SpanKind.UNKNOWN, (added, note), {}, CHANGE)
