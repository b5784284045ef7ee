"""The history of a text: every revision that was public, as it was then."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from letters.derivation.derive import derive_with_keys
from letters.derivation.model import DocumentRecords
from letters.ingest.deriving import document_context
from letters.models import Document, Revision
from letters.models.document_rights import handed_in
from letters.reader.revision_history import (
    compare_revisions,
    corrections_by_revision,
)
from letters.rendering import RenderedDocument, render_document
from letters.tei.body import read_document
from letters.tei.errors import TeiError
from letters.tei.refusals import refusals_told
from letters.views.decorators import document_view


@document_view
def revision_list(request: HttpRequest, document: Document) -> HttpResponse:
    revisions = visible_revisions(request, document).defer("tei", "keys")
    # Whose reports they answer.
    revisions = list(revisions.prefetch_related("mistake_reports"))
    corrections = corrections_by_revision(document)
    context = {
        "document": document,
        "revisions": [(one, corrections.get(one.number)) for one in revisions],
        "first": revisions[-1].number if revisions else 0,
        "latest": revisions[0].number if revisions else 0,
    }
    return render(request, "letters/revision_list.html", context)


@document_view
def revision_detail(
    request: HttpRequest, document: Document, number: int
) -> HttpResponse:
    revision = get_object_or_404(visible_revisions(request, document), number=number)
    context = {
        "document": document,
        "revision": revision,
        **_text_of(document, revision),
        "is_latest": revision.number == document.revision_number,
    }
    return render(request, "letters/revision_detail.html", context)


@document_view
def revision_changes(
    request: HttpRequest, document: Document, number: int
) -> HttpResponse:
    """The words that changed since the revision before, of those that the reader sees;
    of the first one, that there is none before."""
    revisions = visible_revisions(request, document)
    revision = get_object_or_404(revisions, number=number)
    former = revisions.filter(number__lt=number).first()
    context: dict[str, Any] = {
        "document": document,
        "revision": revision,
        "former": former,
        "correction": corrections_by_revision(document).get(number),
        "has_changed": former and former.tei != revision.tei,
    }
    try:
        if former:
            context["paragraphs"] = compare_revisions(former, revision)
    except TeiError:
        context["is_refused"] = True
    return render(request, "letters/revision_changes.html", context)


def visible_revisions(request: HttpRequest, document: Document) -> QuerySet[Revision]:
    """A revision saved while the document was a draft is visible to archivists only, and
    to who handed it in."""
    revisions = document.revisions.all()
    is_own = handed_in(request.user, document)
    if is_own or request.user.has_perm("letters.view_revision"):
        return revisions
    return revisions.filter(was_published=True)


def _text_of(document: Document, revision: Revision) -> dict[str, Any]:
    """The text as it was, or what there is of it if the present rules refuse it."""
    try:
        rendered = _render_revision(document, revision)
    except TeiError:
        if revision.tei != document.transcription.tei:
            return {"refused": revision.tei}
        # What older rules made of this very text.
        notes = dict(document.footnotes.values_list("key", "html"))
        return {"html": document.transcription.html, "notes": notes}
    return {"html": rendered.html, "notes": rendered.notes}


def _render_revision(document: Document, revision: Revision) -> RenderedDocument:
    """The text as it was, its parts under the addresses they had. Raises TeiError."""
    with refusals_told():
        records = derived_revision(document, revision)
        return render_document(records, document.get_absolute_url())


def derived_revision(document: Document, revision: Revision) -> DocumentRecords:
    """What the present rules derive from the text as it was. Raises TeiError."""
    with refusals_told():
        body = read_document(revision.tei)
        return derive_with_keys(body, revision.keys, document_context(document))
