"""What was made of a transcription, and what is left to do with each document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from letters.models import Document, Problem


@dataclass(frozen=True, slots=True)
class MadeDocument:
    document: Document
    left_to_do: list[str]


def made_documents(documents: QuerySet[Document]) -> list[MadeDocument]:
    """Each document in its order, asked for in one query."""
    counted = documents.order_by("pk").annotate(
        open_problems=Count(
            "problems",
            filter=Q(problems__in=Problem.objects.open().order_by()),
            distinct=True,
        ),
        count_of_pages=Count("pages", distinct=True),
        scanned_pages=Count("page_images__page_key", distinct=True),
        nameless=Count(
            "correspondence_events",
            filter=Q(
                correspondence_events__type__in=["sent", "received"],
                correspondence_events__agent=None,
            )
            & ~Q(correspondence_events__decision="rejected"),
            distinct=True,
        ),
    )
    return [MadeDocument(each, list(_left_to_do(each))) for each in counted]


def _left_to_do(document: Document) -> Iterator[str]:
    if document.open_problems:
        yield f"{document.open_problems} to look at"
    if document.nameless:
        noun = "name is" if document.nameless == 1 else "names are"
        yield f"{document.nameless} {noun} of no record yet"
    pages = max(document.count_of_pages, 1)
    if not document.scanned_pages:
        yield "no scan"
    elif document.scanned_pages < pages:
        yield f"scans of {document.scanned_pages} of {pages} pages"
    if not document.is_published:
        yield f"not public ({document.get_status_display().lower()})"
