"""What a volume holds in which order, as far as its documents are here."""

from __future__ import annotations

from collections import defaultdict

from letters.models import Edition, Footnote, Page
from letters.tei.references import Outline, OutlinedDocument, OutlinedNote


def outline_of(edition: Edition) -> Outline | None:
    """The outline by which references in prose are understood; None of a volume whose
    documents came in one by one, of which most may be missing."""
    if not edition.is_imported:
        return None
    notes = defaultdict(list)
    for document, mark, encoded_id, page in Footnote.objects.filter(
        document__edition=edition
    ).values_list("document", "number", "encoded_id", "page_key"):
        key = encoded_id.partition("fn")[2] or mark
        notes[document].append(OutlinedNote(mark, key, page or None))
    pages = defaultdict(list)
    for document, label in Page.objects.filter(
        document__edition=edition, pagination=""
    ).values_list("document", "label"):
        pages[document].append(label)
    return Outline(
        [
            OutlinedDocument(
                identifier.partition("/")[2],
                first_page=pages[pk][0] if pages[pk] else None,
                last_page=pages[pk][-1] if pages[pk] else None,
                notes=notes[pk],
            )
            for pk, identifier in edition.documents.order_by("position").values_list(
                "pk", "identifier"
            )
        ]
    )
