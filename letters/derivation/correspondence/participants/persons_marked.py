"""Which words of a block the edition marks as names of persons."""

from __future__ import annotations

from letters.tei.nodes import Block, Note, Span, SpanKind, flat_text


def persons_in(block: Block | Note | None) -> list[str]:
    """The names, with single blanks, as they stand."""
    return [
        " ".join(flat_text(child).split())
        for child in (block.children if block else ())
        if isinstance(child, Span) and child.kind is SpanKind.PERSON
    ]
