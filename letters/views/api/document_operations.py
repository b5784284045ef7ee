"""Documents, and the pages, notes and references of one, each list in pages of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from ninja import Path, Query

from letters.models import Agent, CorrespondenceEvent, Document
from letters.models.document_queries import ROW_FIELDS
from letters.reader.apparatus import Apparatus
from letters.reader.references import link_reference, linkable_references
from letters.views.api.document_answers import (
    document_detail,
    document_row,
    note_fields,
    page_fields,
    reference_fields,
)
from letters.views.api.document_schemas import (
    DocumentDetail,
    DocumentPage,
    NoteList,
    PageList,
    ReferenceList,
)
from letters.views.api.interface import ANYBODY, operation
from letters.views.api.parameters import DocumentList, Identifier, PartList
from letters.views.api.rows_that_follow import following

DOCUMENT = "documents/{document:identifier}/"
Named = Path[Identifier]


@operation("documents/", "documents", DocumentPage)
def list_documents(request: HttpRequest, asked: Query[DocumentList]) -> dict[str, Any]:
    """All public documents, by identifier, or those that the parameters choose."""
    rows = _chosen(asked).for_rows().only(*ROW_FIELDS, "edition__identifier")
    documents = rows.order_by("identifier")
    if asked.after:
        documents = documents.filter(identifier__gt=asked.after)
    rows, url = following(request, documents, asked.limit, "identifier")
    absolute = request.build_absolute_uri
    return {"items": [document_row(row, absolute) for row in rows], "next": url}


def _chosen(asked: DocumentList) -> Any:
    documents = Document.objects.visible_to(ANYBODY)
    if asked.edition:
        documents = documents.filter(edition__identifier=asked.edition)
    if asked.kind:
        documents = documents.filter(kind=asked.kind)
    if asked.person:
        documents = documents.filter(pk__in=_with_a_part(asked.person))
    if day := asked.first_day:
        documents = documents.filter(date_latest__gte=day)
    if day := asked.last_day:
        documents = documents.filter(date_earliest__lte=day)
    if asked.changed_since:
        documents = documents.filter(changed__gte=asked.changed_since)
    return documents


def _with_a_part(person: str) -> QuerySet:
    """The documents in which any record of the person has one."""
    visible = Agent.objects.visible_to(ANYBODY).order_by()
    named = visible.filter(identifier=person).values("pk")
    records = visible.filter(Q(pk__in=named) | Q(merged_into__in=named))
    events = CorrespondenceEvent.objects.filter(agent__in=records.values("pk"))
    return events.order_by().values("document")


@operation(DOCUMENT, "document", DocumentDetail)
def get_document(request: HttpRequest, identifier: Named) -> dict[str, Any]:
    """One document with its text. A former identifier gives the same document."""
    apparatus = Apparatus(_document(identifier), ANYBODY)
    return document_detail(apparatus, request.build_absolute_uri)


def _document(identifier: str) -> Document:
    visible = Document.objects.visible_to(ANYBODY).for_reading()
    document = (
        visible.filter(identifier=identifier).first()
        or visible.filter(former_identifiers__identifier=identifier).first()
    )
    if not document:
        raise Http404
    return document


@operation(f"{DOCUMENT}pages/", "pages", PageList)
def list_pages(
    request: HttpRequest, identifier: Named, asked: Query[PartList]
) -> dict[str, Any]:
    """The pages of a document with their text."""
    document = _document(identifier)
    return _parts(request, document, document.pages.all(), asked, page_fields)


@operation(f"{DOCUMENT}notes/", "notes", NoteList)
def list_notes(
    request: HttpRequest, identifier: Named, asked: Query[PartList]
) -> dict[str, Any]:
    """The footnotes of a document, its source note among them."""
    document = _document(identifier)
    return _parts(request, document, document.footnotes.all(), asked, note_fields)


@operation(f"{DOCUMENT}references/", "references", ReferenceList)
def list_references(
    request: HttpRequest, identifier: Named, asked: Query[PartList]
) -> dict[str, Any]:
    """What the text and the notes of a document refer to."""
    document = _document(identifier)
    rows = linkable_references([document.pk], ANYBODY)
    return _parts(request, document, rows, asked, _linked_fields)


def _linked_fields(document: Document, reference: Any, absolute: Any) -> Any:
    link_reference(reference, document)
    return reference_fields(document, reference, absolute)


def _parts(
    request: HttpRequest,
    document: Document,
    parts: QuerySet,
    asked: PartList,
    fields: Callable[..., Any],
) -> dict[str, Any]:
    """A page of the `parts` in their order. Raises Http404 after a key that is not there."""
    ordered = parts.order_by("position")
    if asked.after:
        last = parts.filter(key=asked.after).first()
        if not last:
            raise Http404
        ordered = ordered.filter(position__gt=last.position)
    rows, url = following(request, ordered, asked.limit, "key")
    absolute = request.build_absolute_uri
    return {"items": [fields(document, row, absolute) for row in rows], "next": url}
