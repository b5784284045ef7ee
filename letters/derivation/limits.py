"""Limits of names and numbers in a document; a text beyond them is refused."""

from __future__ import annotations

from collections.abc import Mapping

from letters.tei.errors import SourceError
from letters.tei.nodes import (
    ID,
    Attributes,
    Block,
    Node,
    Note,
    PageBreak,
    PassageEdge,
    Span,
    walk,
)

# By attribute, in characters. A page's key, made of pagination, number and counter,
# stays below 80.
OF_PAGES = {"n": 40, "ed": 30, "cert": 20}
OF_NOTES = {"n": 20, "type": 20, ID: 80}
OF_SPANS = {
    "hand": 80,
    "place": 40,
    ID: 80,
    "unit": 80,
    "quantity": 40,
    "atMost": 40,
    "reason": 40,
}


# In one document, notes within notes included. The longest of the series have a few
# hundred of each.
MOST: dict[type, tuple[int, str]] = {
    PageBreak: (2_000, "pages"),
    Note: (5_000, "notes"),
    Block: (20_000, "paragraphs and other blocks"),
}


def check_limits(body: Block) -> None:
    """Raise SourceError at the first name that is too long, or for too many nodes."""
    counted = dict.fromkeys(MOST, 0)
    for node in walk(body, into_notes=True):
        kind = type(node)
        if kind in counted:
            counted[kind] += 1
        if limits := _LIMITS.get(kind):
            _check_lengths(_names_of(node), limits)
    for kind, (most, plural) in MOST.items():
        if counted[kind] > most:
            raise SourceError(
                f"The document has more than {most:,} {plural}. Part it into documents."
            )


_LIMITS: dict[type, Mapping[str, int]] = {
    PageBreak: OF_PAGES,
    Note: OF_NOTES,
    Span: OF_SPANS,
    PassageEdge: OF_SPANS,
}


def _names_of(node: Node) -> Attributes:
    if isinstance(node, PassageEdge):
        return {ID: node.passage}
    assert isinstance(node, PageBreak | Note | Span)  # noqa: S101
    if isinstance(node, Note) and node.element:
        return {ID: node.attributes.get(ID, "")}  # it has no number, nor a type of ours
    return node.attributes


def _check_lengths(attributes: Attributes, limits: Mapping[str, int]) -> None:
    for name, value in attributes.items():
        if len(value) > limits.get(name, len(value)):
            raise SourceError(
                f"“{value[:20]}…” has {len(value):,} characters; the limit for "
                f"“{name}” is {limits[name]} here."
            )
