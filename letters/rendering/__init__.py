"""Documents as HTML: the whole text, its pages as slices of it, and its notes."""

from letters.rendering.document import RenderedDocument, render_document
from letters.rendering.highlights import mark_matches
from letters.rendering.inline_notes import put_notes_in_place
from letters.rendering.markup import PageSlice
from letters.rendering.references import (
    Link,
    explain_entries,
    hide_passages,
    link_references,
    prefix_anchors,
)

__all__ = [
    "Link",
    "PageSlice",
    "RenderedDocument",
    "explain_entries",
    "hide_passages",
    "link_references",
    "mark_matches",
    "prefix_anchors",
    "put_notes_in_place",
    "render_document",
]
