"""What is too long to be a name, or too much for one document: refused at the door."""

from __future__ import annotations

from collections import Counter

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

# By attribute, in characters. A key that is made of a pagination and a page's
# number, and the counter behind it, stays below 80.
OF_PAGES = {"n": 40, "ed": 30, "cert": 20}
OF_NOTES = {"n": 20, "type": 20}
OF_SPANS = {"hand": 80, "place": 40, ID: 80}


# In one document, notes within notes included. The longest of the series have a few
# hundred of each.
MOST: dict[type, tuple[int, str]] = {
    PageBreak: (2_000, "pages"),
    Note: (5_000, "notes"),
    Block: (20_000, "paragraphs and other blocks"),
}


def check_limits(body: Block) -> None:
    """Raise SourceError for the first that is too long or too many."""
    counted: Counter[type] = Counter()
    for node in walk(body, into_notes=True):
        counted[type(node)] += 1
        most, what = MOST.get(type(node), (0, ""))
        if most and counted[type(node)] > most:
            raise SourceError(
                f"The document has more than {most:,} {what}. Part it into documents."
            )
        attributes, limits = _limited(node)
        for name, limit in limits.items():
            value = attributes.get(name, "")
            if len(value) > limit:
                raise SourceError(
                    f"“{value[:20]}…” has {len(value):,} characters; the limit for "
                    f"“{name}” is {limit} here."
                )


def _limited(node: Node) -> tuple[Attributes, dict[str, int]]:
    if isinstance(node, PageBreak):
        return node.attributes, OF_PAGES
    if isinstance(node, Note):
        return node.attributes, OF_NOTES
    if isinstance(node, Span):
        return node.attributes, OF_SPANS
    if isinstance(node, PassageEdge):
        return {ID: node.passage}, OF_SPANS
    return {}, {}
