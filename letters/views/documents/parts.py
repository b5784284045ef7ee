"""Addresses of parts: footnotes and references have pages, the rest lead to anchors."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from letters.forms.page_view import PageViewForm
from letters.middleware.page_cache import cached_until_change
from letters.models import Document, Revision
from letters.reader.apparatus import Apparatus
from letters.reader.former_parts import revision_with_part, revision_with_passage
from letters.reader.match_navigation import MatchNavigation
from letters.reader.words_around import words_around
from letters.rendering.contract import note_id
from letters.views.addresses import page_view_form
from letters.views.decorators import document_view


@cached_until_change(PageViewForm.canonical_query, uncached=("find", "match"))
@document_view
def footnote_detail(request: HttpRequest, document: Document, key: str) -> HttpResponse:
    apparatus = Apparatus(document, request.user)
    footnote = apparatus.footnote(key)
    if not footnote:
        return _redirect_to_former_part(document, "footnote", key, note_id(key))
    form = page_view_form(request, apparatus)
    matches = MatchNavigation(apparatus, form, footnote=footnote)
    matches.mark_notes([footnote])
    before, after = words_around(footnote, document.transcription.text)
    context = {
        "document": document,
        "footnote": footnote,
        "apparatus": apparatus,
        "matches": matches,
        "cited_by": apparatus.cited_by_note(footnote),
        "persistent_query": form.persistent_query,
        "before": before,
        "after": after,
    }
    return render(request, "letters/footnote_detail.html", context)


@cached_until_change()
@document_view
def reference_detail(
    request: HttpRequest, document: Document, key: str
) -> HttpResponse:
    """Where a reference leads: to its target if that is held, else to what is known."""
    apparatus = Apparatus(document, request.user)
    reference = apparatus.reference(key)
    if not reference:
        return _redirect_to_former_part(document, "crossreference", key, key)
    if reference.link.status == "resolved":
        return HttpResponseRedirect(reference.link.href)
    context = {"document": document, "reference": reference, "apparatus": apparatus}
    return render(request, "letters/reference_detail.html", context)


@document_view
def segment(_request: HttpRequest, document: Document, key: str) -> HttpResponse:
    if document.segments.filter(key=key).exists():
        return HttpResponseRedirect(f"{document.get_absolute_url()}#{key}")
    return _redirect_to_former_part(document, "segment", key, key)


@document_view
def mark(_request: HttpRequest, document: Document, key: str) -> HttpResponse:
    if document.marks.filter(key=key).exists():
        return HttpResponseRedirect(f"{document.get_absolute_url()}#{key}")
    return _redirect_to_former_part(document, "mark", key, key)


@document_view
def passage(_request: HttpRequest, document: Document, key: str) -> HttpResponse:
    stored = get_object_or_404(document.conditionalpassages, key=key)
    if stored.is_in_text:
        return HttpResponseRedirect(f"{document.get_absolute_url()}#{key}")
    return _redirect_to_revision(revision_with_passage(document, key), document, key)


def _redirect_to_former_part(
    document: Document, kind: str, key: str, anchor: str
) -> HttpResponse:
    """Lead to the last public revision that had the part. Raises Http404."""
    revision = revision_with_part(document, kind, key)
    return _redirect_to_revision(revision, document, anchor)


def _redirect_to_revision(
    revision: Revision | None, document: Document, anchor: str
) -> HttpResponse:
    if not revision:
        raise Http404("No such part")
    address = reverse(
        "letters:revision-detail", args=[document.identifier, revision.number]
    )
    return HttpResponseRedirect(f"{address}#{anchor}")
