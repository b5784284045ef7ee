"""Pages for reading: a document as a whole, and page by page."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from letters.citations import Cited
from letters.forms.reading import Choice, ReadingForm
from letters.models import Document, Footnote, Page, PageImage
from letters.rendering import PageSlice
from letters.views.apparatus import Apparatus
from letters.views.cited import cited_at, metadata_of, page_of, whole_of
from letters.views.finding import document_view
from letters.views.found import FoundWords
from letters.views.keeping import kept

# Each state of them has an address of its own.
READING = ("hide", "passages", "view")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page as it is shown: its text, its notes at its foot, and the scans of it."""

    page: Page
    html: str
    footnotes: list[Footnote]
    images: list[PageImage]
    has_undetermined_end: bool


@kept(*READING)
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
    footnotes = found.mark_notes(apparatus.footnotes)
    pages = apparatus.pages if form.is_in_leaves else []
    leaves = [_leaf(found, page) for page in pages]
    keys = {page.key for page in pages}
    cited = cited_at(whole_of(apparatus), apparatus, request)
    context = {
        **_context(found, cited),
        "leaves": leaves,
        "html": "" if leaves else found.mark_text(document.transcription.html),
        # Notes that nothing calls for are on no leaf.
        "footnotes": [note for note in footnotes if note.page_key not in keys],
        # Of a text that marks no pages; else a scan stands beside its page.
        "images": [] if apparatus.pages else apparatus.images,
        **_layers(form, apparatus.layers - ({"breaks"} if leaves else set())),
        "views": form.views if apparatus.pages else [],
        "pdf_query": form.query_with(find="", view=""),
    }
    return render(request, template, context)


@kept(*READING)
@document_view
def page_detail(request: HttpRequest, document: Document, key: str) -> HttpResponse:
    apparatus = Apparatus(document, request.user)
    pages = apparatus.pages
    position = next((n for n, page in enumerate(pages) if page.key == key), None)
    if position is None:
        raise Http404("No such page")
    page = pages[position]
    is_last = position + 1 == len(pages)
    form = ReadingForm(request.GET)
    found = FoundWords(apparatus, form, page=page)
    found.mark_notes(apparatus.footnotes)
    cited = cited_at(page_of(apparatus, page), apparatus, request)
    context = {
        **_context(found, cited),
        "leaf": _leaf(found, page),
        "page": page,
        "previous_page": pages[position - 1] if position else None,
        "next_page": None if is_last else pages[position + 1],
        "passages": [p for p in apparatus.passages if p.page_key == key],
        "cited_by": apparatus.cited_by_page(page),
        "views": _views_around(page, form, document),
        # A page alone has no breaks to leave out.
        **_layers(form, apparatus.layers - {"breaks"}),
    }
    return render(request, "letters/page_detail.html", context)


def _context(found: FoundWords, cited: Cited) -> dict[str, Any]:
    """What a whole document and a page of it have in common."""
    apparatus, form = found.apparatus, found.form
    passages = apparatus.passages
    return {
        "document": apparatus.document,
        "apparatus": apparatus,
        "found": found,
        "reading": form.reading_of(passages),
        "readings": form.readings(passages),
        "left_out": form.left_out(passages),
        "hidden": " ".join(form.hidden),
        "kept_query": form.kept_query,
        "metadata": metadata_of(cited),
    }


def slice_of(page: Page) -> PageSlice:
    """Where the page is in the HTML of its document."""
    return PageSlice(page.html_start, page.html_end, page.html_before, page.html_after)


def _views_around(page: Page, form: ReadingForm, document: Document) -> list[Choice]:
    """The whole document, opened where the page is, and the page alone."""
    anchors = {form.TEXT: "page", form.LEAVES: "leaf"}
    whole = document.get_absolute_url()
    around = [
        replace(
            view,
            query=f"{whole}{view.query}#{anchors[view.name]}-{quote(page.key)}",
            is_current=False,
        )
        for view in form.views
    ]
    return [*around, Choice("page", "This page alone", form.kept_query, True)]


def _layers(form: ReadingForm, there: Collection[str]) -> dict[str, list[Choice]]:
    return {"layers": form.layers(there), "modes": form.modes(there)}


def _leaf(found: FoundWords, page: Page) -> Leaf:
    apparatus = found.apparatus
    html, cut = apparatus.document.transcription.html, slice_of(page)
    is_last = page == apparatus.pages[-1]
    return Leaf(
        page,
        found.mark_page(
            cut.cut(html) if found.page else cut.cut_after_others(html), page
        ),
        [note for note in apparatus.footnotes if note.page_key == page.key],
        [image for image in apparatus.images if image.page_key == page.key],
        is_last and apparatus.has_undetermined_end,
    )
