"""Marks: what is stamped, struck, written by hand or supplied, and by whom."""

from __future__ import annotations

from letters.records.kinds import MarkKind, MarkRecord, Reading
from letters.tei.nodes import Block, BlockKind, Span, SpanKind
from letters.tei.plain_text import Located

KIND_OF_SPAN = {
    SpanKind.HANDWRITTEN: MarkKind.HANDWRITING,
    SpanKind.STAMP: MarkKind.STAMP,
    SpanKind.NUMBER: MarkKind.NUMBER,
    SpanKind.CLASSIFICATION: MarkKind.CLASSIFICATION,
    SpanKind.STRUCK: MarkKind.DELETION,
    SpanKind.SUPPLIED: MarkKind.SUPPLIED,
    SpanKind.UNCLEAR: MarkKind.UNCLEAR,
    SpanKind.WITHHELD: MarkKind.WITHHELD,
}


def located_marks(reading: Reading) -> list[Located[Block] | Located[Span]]:
    """The marks of one flow of text in its order.

    Struck text that is a mark in itself (a struck classification) is one mark.
    """
    letterheads: list[Located[Block] | Located[Span]] = [
        found
        for found in reading.plain.segments
        if found.node.kind is BlockKind.LETTERHEAD
    ]
    spans = [
        found
        for found in reading.plain.spans
        if found.node.kind in KIND_OF_SPAN and not _only_strikes(found.node)
    ]
    return sorted([*letterheads, *spans], key=lambda found: found.start)


def mark_record(
    found: Located[Block] | Located[Span], reading: Reading, struck: set[int]
) -> MarkRecord:
    """The mark without its key, which depends on the marks of the text before."""
    node = found.node
    attributes = node.attributes
    return MarkRecord(
        key="",
        kind=(
            KIND_OF_SPAN[node.kind] if isinstance(node, Span) else MarkKind.LETTERHEAD
        ),
        footnote=reading.key,
        start=found.start,
        end=found.end,
        text=reading.plain.slice(found),
        hand=attributes.get("hand", "").removeprefix("#"),
        place=attributes.get("place", ""),
        is_struck=id(node) in struck,
    )


def _only_strikes(span: Span) -> bool:
    """Whether the span does nothing but strike out one mark."""
    return (
        span.kind is SpanKind.STRUCK
        and len(span.children) == 1
        and isinstance(span.children[0], Span)
        and span.children[0].kind in KIND_OF_SPAN
    )


def struck_nodes(reading: Reading) -> set[int]:
    """The identities of the spans that strike out, or stand in what is struck out."""
    struck: set[int] = set()
    end = -1
    # Spans are listed in their order, those within a span after it.
    for found in reading.plain.spans:
        if found.node.kind is SpanKind.STRUCK:
            end = max(end, found.end)
        if found.end <= end:
            struck.add(id(found.node))
    return struck
