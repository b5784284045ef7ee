"""Documents as HTML: the whole text, its pages as slices of it, and its notes."""

from letters.rendering.annotated_words import (
    AnnotatedPlace,
    AnnotationError,
    mark_annotations,
)
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
from letters.rendering.white_out import white_out

__all__ = [
    "AnnotatedPlace",
    "AnnotationError",
    "Link",
    "PageSlice",
    "RenderedDocument",
    "explain_entries",
    "hide_passages",
    "link_references",
    "mark_annotations",
    "mark_matches",
    "prefix_anchors",
    "put_notes_in_place",
    "render_document",
    "white_out",
]
