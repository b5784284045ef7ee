"""Pages for reading: a document as a whole, and page by page."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from letters.forms.reading import ReadingForm
from letters.models import Document
from letters.rendering import PageSlice
from letters.views.apparatus import Apparatus
from letters.views.cited import cited_at, metadata_of, page_of, whole_of
from letters.views.finding import document_view
from letters.views.found import FoundWords
from letters.views.keeping import kept


@kept("passages", "hide")
@document_view
def document_detail(request: HttpRequest, document: Document) -> HttpResponse:
    return render_document_detail(request, document)


def render_document_detail(
    request: HttpRequest,
    document: Document,
    template: str = "letters/document_detail.html",
) -> HttpResponse:
    """The whole document, as readers get it; the admin's preview extends `template`."""
    apparatus = Apparatus(document, request.user)
    form = ReadingForm(request.GET)
    found = FoundWords(apparatus, form)
    context = {
        "document": document,
        "apparatus": apparatus,
        "found": found,
        "footnotes": found.mark_notes(apparatus.footnotes),
        "html": found.mark_text(document.transcription.html),
        # Of a text that marks no pages; else a scan stands beside its page.
        "images": [] if apparatus.pages else apparatus.images,
        "reading": form.reading,
        "readings": form.readings,
        "layers": form.layers(apparatus.layers),
        "hidden": " ".join(form.hidden),
        "kept_query": form.kept_query,
        "metadata": metadata_of(cited_at(whole_of(apparatus), apparatus, request)),
    }
    return render(request, template, context)


@kept("passages", "hide")
@document_view
def page_detail(request: HttpRequest, document: Document, key: str) -> HttpResponse:
    apparatus = Apparatus(document, request.user)
    pages = apparatus.pages
    position = next((n for n, page in enumerate(pages) if page.key == key), None)
    if position is None:
        raise Http404("No such page")
    page = pages[position]
    is_last = position + 1 == len(pages)
    cut = PageSlice(page.html_start, page.html_end, page.html_before, page.html_after)
    form = ReadingForm(request.GET)
    found = FoundWords(apparatus, form, page=page)
    footnotes = [note for note in apparatus.footnotes if note.page_key == key]
    context = {
        "document": document,
        "apparatus": apparatus,
        "found": found,
        "page": page,
        "previous_page": pages[position - 1] if position else None,
        "next_page": None if is_last else pages[position + 1],
        "has_undetermined_end": is_last and apparatus.has_undetermined_end,
        "passages": [p for p in apparatus.passages if p.page_key == key],
        "footnotes": found.mark_notes(footnotes),
        "images": [image for image in apparatus.images if image.page_key == key],
        "html": found.mark_text(cut.cut(document.transcription.html)),
        "reading": form.reading,
        "readings": form.readings,
        # A page alone has none to leave out.
        "layers": form.layers(apparatus.layers - {"breaks"}),
        "hidden": " ".join(form.hidden),
        "kept_query": form.kept_query,
        "metadata": metadata_of(cited_at(page_of(apparatus, page), apparatus, request)),
    }
    return render(request, "letters/page_detail.html", context)
