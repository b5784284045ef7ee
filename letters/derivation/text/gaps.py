"""Bracketed words of an edition that stand for text that was withheld, or lost.

The Foreign Relations series prints gaps as words in brackets, and its TEI has no more
than these words. Here each becomes a span like one that TEI encodes as a `gap`.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TypeVar

from letters.derivation.text.gap_extent import read_extent
from letters.tei.nodes import Block, Node, Note, Parent, Span, SpanKind, flat_text, walk

LONGEST_PHRASE = 1_000  # in characters, brackets included
DEEPEST = 2  # brackets in brackets: "[Source: …, Vol. 1 [2 of 2]. 2 pages not …]"

# Spans that already say what their brackets mean.
_EXPLAINED = frozenset({SpanKind.WITHHELD, SpanKind.SUPPLIED, SpanKind.UNCLEAR})
_BESIDE_BRACKET = re.compile(r"(?=\[)|(?<=\])")
_ONE_BRACKET = re.compile(r"\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]")

Holder = TypeVar("Holder", bound=Parent)


def mark_withheld(body: Block) -> Block:
    """`body` with a span of kind WITHHELD around each phrase that is about a gap.

    Text, notes and page breaks are as before. A phrase is marked where its two
    brackets stand in one element, whatever stands between them but another block;
    what is marked already, or said to be supplied or unclear, is left as it is.
    """
    return _mark_within(body)


def _mark_within(holder: Holder) -> Holder:
    has_bracket = False
    changed: dict[int, Node] = {}
    for at, child in enumerate(holder.children):
        if isinstance(child, str):
            has_bracket = has_bracket or "[" in child
        elif isinstance(child, Block | Span | Note):
            marked_child = child if _is_explained(child) else _mark_within(child)
            if marked_child is not child:
                changed[at] = marked_child
    children: Sequence[Node] = holder.children
    if changed:
        children = [changed.get(at, child) for at, child in enumerate(children)]
    if has_bracket:
        children = _wrap_phrases(children)
    if children is holder.children:
        return holder
    return replace(holder, children=tuple(children))


def _is_explained(child: Block | Span | Note) -> bool:
    return isinstance(child, Span) and child.kind in _EXPLAINED


def _wrap_phrases(children: Sequence[Node]) -> Sequence[Node]:
    """`children` with phrases wrapped; the same object if there is none."""
    pieces: list[Node] = []
    opened: deque[int] = deque(maxlen=DEEPEST)  # places of "[" without its "]"
    is_wrapped = False
    for piece in _cut_at_brackets(children):
        if isinstance(piece, Block):
            opened.clear()
        if isinstance(piece, str) and piece.startswith("["):
            opened.append(len(pieces))
        pieces.append(piece)
        if isinstance(piece, str) and piece.endswith("]") and opened:
            start = opened.pop()
            if span := _read_span(tuple(pieces[start:])):
                pieces[start:] = [span]
                is_wrapped = True
    return _joined(pieces) if is_wrapped else children


def _cut_at_brackets(children: Sequence[Node]) -> Iterator[Node]:
    """`children` with strings cut so that brackets stand only at their ends."""
    for child in children:
        if isinstance(child, str):
            yield from filter(None, _BESIDE_BRACKET.split(child))
        else:
            yield child


def _read_span(nodes: tuple[Node, ...]) -> Span | None:
    """The span for a phrase from bracket to bracket; None if it is about no gap."""
    phrase = "".join(flat_text(node) for node in nodes)
    is_whole = len(phrase) <= LONGEST_PHRASE and _ONE_BRACKET.fullmatch(phrase)
    extent = read_extent(phrase) if is_whole else None
    if not extent:
        return None
    span = Span(SpanKind.WITHHELD, nodes, extent.attributes())
    holds_another = any(
        isinstance(node, Span) and node.kind is SpanKind.WITHHELD for node in walk(span)
    )
    return None if holds_another else span


def _joined(pieces: list[Node]) -> list[Node]:
    """`pieces` with neighbouring strings joined again."""
    nodes: list[Node] = []
    for are_strings, run in groupby(pieces, lambda piece: isinstance(piece, str)):
        if are_strings:
            nodes.append("".join(map(flat_text, run)))
        else:
            nodes.extend(run)
    return nodes
