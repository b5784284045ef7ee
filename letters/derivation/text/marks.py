"""Marks: what is stamped, struck out, written by hand or supplied, and by whom."""

from __future__ import annotations

from collections.abc import Iterator

from letters.derivation.model import MarkKind, MarkRecord, ReadFlow
from letters.derivation.text.gap_extent import read_extent
from letters.tei.element_kinds import hand_after, is_by_hand
from letters.tei.nodes import Attributes, Block, BlockKind, Empty, Span, SpanKind
from letters.tei.plain_text import Located, PlainText
from letters.tei.vocabulary import GAP, HAND_SHIFT

MarkNode = Block | Span | Empty
LocatedMark = Located[Block] | Located[Span] | Located[Empty]

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


def located_marks(flow: ReadFlow) -> list[LocatedMark]:
    """The marks of one flow of text in its order.

    Struck text that is a mark in itself (a struck classification) is one mark. A gap is
    a mark with or without a description.
    """
    letterheads: list[LocatedMark] = [
        mark for mark in flow.plain.segments if mark.node.kind is BlockKind.LETTERHEAD
    ]
    spans = [
        mark
        for mark in flow.plain.spans
        if mark.node.kind in KIND_OF_SPAN and not _only_strikes(mark.node)
    ]
    gaps = [mark for mark in flow.plain.empties if mark.node.element == GAP]
    hands = list(_shifted_hands(flow.plain))
    return sorted([*letterheads, *spans, *gaps, *hands], key=lambda mark: mark.start)


def _shifted_hands(plain: PlainText) -> Iterator[Located[Empty]]:
    """What follows each change to a hand that writes, up to the next change."""
    shifts = [each for each in plain.empties if each.node.element == HAND_SHIFT]
    if not shifts:
        return
    ends = [*(shift.start for shift in shifts[1:]), len(plain.text)]
    for shift, end in zip(shifts, ends, strict=True):
        words = plain.text[shift.end : end]
        start = shift.end + len(words) - len(words.lstrip())
        if words.strip() and is_by_hand(hand_after(shift.node.attributes)):
            yield Located(shift.node, start, start + len(words.strip()))


def mark_record(located: LocatedMark, flow: ReadFlow, struck: set[int]) -> MarkRecord:
    """The mark without its key, which depends on the marks of the text before."""
    node = located.node
    text = flow.plain.slice(located)
    attributes = node.attributes
    kind = _kind_of(node)
    if isinstance(node, Empty) and kind is MarkKind.HANDWRITING:
        attributes = hand_after(attributes)
    if kind is MarkKind.WITHHELD:
        attributes = _with_extent(attributes, text)
    return MarkRecord(
        key="",
        kind=kind,
        footnote=flow.key,
        start=located.start,
        end=located.end,
        text=text,
        hand=attributes.get("hand", "").removeprefix("#"),
        place=attributes.get("place", ""),
        is_struck=id(node) in struck,
        unit=attributes.get("unit", ""),
        quantity=attributes.get("quantity") or attributes.get("atMost", ""),
        is_approximate=_is_approximate(attributes),
        reason=attributes.get("reason", ""),
    )


def _kind_of(node: MarkNode) -> MarkKind:
    if isinstance(node, Empty):
        is_hand = node.element == HAND_SHIFT
        return MarkKind.HANDWRITING if is_hand else MarkKind.WITHHELD
    return KIND_OF_SPAN[node.kind] if isinstance(node, Span) else MarkKind.LETTERHEAD


def _with_extent(attributes: Attributes, text: str) -> Attributes:
    """The encoded attributes of a gap, completed from what its words say."""
    extent = read_extent(text)
    return {**extent.attributes(), **attributes} if extent else attributes


def _is_approximate(attributes: Attributes) -> bool:
    is_precise = attributes.get("precision", "high") == "high"
    return not is_precise or "atMost" in attributes or "atLeast" in attributes


def _only_strikes(span: Span) -> bool:
    """Whether the span does nothing but strike out one mark."""
    return (
        span.kind is SpanKind.STRUCK
        and len(span.children) == 1
        and isinstance(span.children[0], Span)
        and span.children[0].kind in KIND_OF_SPAN
    )


def struck_nodes(flow: ReadFlow) -> set[int]:
    """The identities of the spans that strike out, and of spans and gaps within them."""
    struck: set[int] = set()
    end = -1
    # Spans are listed in their order, those within a span after it.
    for span in flow.plain.spans:
        if span.node.kind is SpanKind.STRUCK:
            end = max(end, span.end)
        if span.end <= end:
            struck.add(id(span.node))
    ranges = [
        (span.start, span.end)
        for span in flow.plain.spans
        if span.node.kind is SpanKind.STRUCK
    ]
    struck.update(
        id(empty.node)
        for empty in flow.plain.empties
        if any(start <= empty.start and empty.end <= end for start, end in ranges)
    )
    return struck
