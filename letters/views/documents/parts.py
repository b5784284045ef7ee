"""Addresses of parts: footnotes and references have pages, the rest are places."""

from __future__ import annotations

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
)
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from letters.derivation.model import KeyedPart
from letters.forms.page_view import PageViewForm
from letters.middleware.page_cache import cached_until_change
from letters.models import Document
from letters.reader.apparatus import Apparatus
from letters.reader.match_navigation import MatchNavigation
from letters.rendering.contract import note_id
from letters.views.decorators import document_view

WORDS_AROUND = 120
# By which name a revision keeps the keys of these parts; those of notes it does not.
KEPT = {
    "segment": KeyedPart.SEGMENTS,
    "mark": KeyedPart.MARKS,
    "crossreference": KeyedPart.REFERENCES,
}


@cached_until_change("hide", "passages", "view")
@document_view
def footnote_detail(request: HttpRequest, document: Document, key: str) -> HttpResponse:
    apparatus = Apparatus(document, request.user)
    footnote = apparatus.footnote(key)
    if not footnote:
        return _retired(document, "footnote", key, note_id(key))
    text = document.transcription.text
    is_in_text = footnote.anchor is not None and not footnote.within
    form = PageViewForm(request.GET)
    found = MatchNavigation(apparatus, form, footnote=footnote)
    found.mark_notes([footnote])
    context = {
        "document": document,
        "footnote": footnote,
        "apparatus": apparatus,
        "found": found,
        "cited_by": apparatus.cited_by_note(footnote),
        "persistent_query": form.persistent_query,
        "before": _words_before(text, footnote.anchor) if is_in_text else "",
        "after": _words_after(text, footnote.anchor) if is_in_text else "",
    }
    return render(request, "letters/footnote_detail.html", context)


@cached_until_change()
@document_view
def reference_detail(
    request: HttpRequest, document: Document, key: str
) -> HttpResponse:
    """Where a reference leads: to its target if that is held, or to what is known."""
    apparatus = Apparatus(document, request.user)
    reference = next((r for r in apparatus.references if r.key == key), None)
    if not reference:
        return _retired(document, "crossreference", key, key)
    if reference.link.status == "resolved":
        return HttpResponseRedirect(reference.link.href)
    context = {"document": document, "reference": reference, "apparatus": apparatus}
    return render(request, "letters/reference_detail.html", context)


@document_view
def segment(_request: HttpRequest, document: Document, key: str) -> HttpResponse:
    if document.segments.filter(key=key).exists():
        return HttpResponseRedirect(f"{document.get_absolute_url()}#{key}")
    return _retired(document, "segment", key, key)


@document_view
def mark(_request: HttpRequest, document: Document, key: str) -> HttpResponse:
    if document.marks.filter(key=key).exists():
        return HttpResponseRedirect(f"{document.get_absolute_url()}#{key}")
    return _retired(document, "mark", key, key)


@document_view
def passage(_request: HttpRequest, document: Document, key: str) -> HttpResponse:
    found = get_object_or_404(document.conditionalpassages, key=key)
    if found.is_in_text:
        return HttpResponseRedirect(f"{document.get_absolute_url()}#{key}")
    had_it = document.revisions.filter(was_published=True)
    revision = had_it.filter(tei__contains=f'xml:id="{key}"').first()
    if not revision:
        raise Http404("No such passage")
    return _at_revision(document, revision.number, key)


def _retired(document: Document, kind: str, key: str, anchor: str) -> HttpResponse:
    """Lead to the last public revision that had the part; the text has it no more.

    What came and went while the document was a draft never was.
    """
    retired = document.retired_keys.filter(kind=kind, key=key).first()
    if not retired:
        raise Http404("No such part")
    public = document.revisions.filter(was_published=True)
    if kind in KEPT:
        public = public.filter(
            **{f"keys__{KEPT[kind]}__contains": [key]},
            number__lte=retired.last_revision,
        )
    else:
        public = public.filter(number=retired.last_revision)
    revision = public.first()
    if not revision:
        raise Http404("No such part")
    return _at_revision(document, revision.number, anchor)


def _at_revision(document: Document, number: int, anchor: str) -> HttpResponse:
    address = reverse("letters:revision-detail", args=[document.identifier, number])
    return HttpResponseRedirect(f"{address}#{anchor}")


def _words_before(text: str, offset: int) -> str:
    start = max(text.rfind("\n", 0, offset) + 1, offset - WORDS_AROUND)
    words = text[start:offset]
    return words if start == 0 or text[start - 1] == "\n" else "…" + words


def _words_after(text: str, offset: int) -> str:
    end = text.find("\n", offset)
    end = len(text) if end < 0 else end
    return text[offset:end] if end <= offset + 40 else text[offset : offset + 40] + "…"
