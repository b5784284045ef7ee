"""Pages for reading: a document as a whole, and page by page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from letters.forms.page_view import Choice, PageViewForm
from letters.middleware.page_cache import cached_until_change
from letters.models import Document, Footnote, Page, PageImage, page_at
from letters.reader.apparatus import Apparatus
from letters.reader.citation_source import (
    CitedPart,
    cited_at,
    metadata_of,
    page_of,
    whole_of,
)
from letters.reader.match_navigation import MatchNavigation
from letters.rendering import PageSlice
from letters.rendering.contract import fragment_to, page_id
from letters.views.decorators import document_view

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


@cached_until_change(*READING)
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
    form = PageViewForm(request.GET)
    pagination = form.page_view(apparatus.paginations)
    found = MatchNavigation(apparatus, form, pagination=pagination or "")
    footnotes = found.mark_notes(apparatus.footnotes)
    pages = [] if pagination is None else apparatus.paginations[pagination]
    on_leaves = {note.key for page in pages for note in apparatus.notes_on(page)}
    context = {
        **_context(found, whole_of(apparatus), request, has_breaks=not pages),
        "leaves": [_leaf(found, page) for page in pages],
        "html": "" if pages else found.mark_text(document.transcription.html),
        # Notes that nothing calls for are on no leaf.
        "footnotes": [note for note in footnotes if note.key not in on_leaves],
        # Of a text that marks no pages; else a scan stands beside its page.
        "images": [] if apparatus.paginations else apparatus.images,
        "views": form.views(apparatus.paginations),
        # Its sheets are the pages of the edition, unless those of the paper are shown.
        "pdf_query": form.query_with(find="", **({} if pagination else {"view": ""})),
    }
    return render(request, template, context)


@cached_until_change(*READING)
@document_view
def page_detail(request: HttpRequest, document: Document, key: str) -> HttpResponse:
    apparatus = Apparatus(document, request.user)
    before, page, after = _page_and_neighbours(apparatus, key)
    form = PageViewForm(request.GET)
    found = MatchNavigation(apparatus, form, page=page)
    found.mark_notes(apparatus.footnotes)
    context = {
        **_context(found, page_of(apparatus, page), request, has_breaks=False),
        "leaf": _leaf(found, page),
        "page": page,
        "previous_page": before,
        "next_page": after,
        "passages": [
            passage
            for passage in apparatus.passages
            if page.start < passage.end and passage.start < page.end
        ],
        "cited_by": apparatus.cited_by_page(page),
        "views": _views_around(page, form, apparatus),
    }
    return render(request, "letters/page_detail.html", context)


def _page_and_neighbours(
    apparatus: Apparatus, key: str
) -> tuple[Page | None, Page, Page | None]:
    """The page before, that with the key, and the next, of one pagination. Raises
    Http404."""
    for pages in apparatus.paginations.values():
        around = [None, *pages, None]
        for before, page, after in zip(around, around[1:], around[2:], strict=False):
            if page and page.key == key:
                return before, page, after
    raise Http404("No such page")


def _context(
    found: MatchNavigation, place: CitedPart, request: HttpRequest, *, has_breaks: bool
) -> dict[str, Any]:
    """What a whole document and a page of it have in common.

    Where pages are shown by themselves, there are no breaks to leave out.
    """
    apparatus, form = found.apparatus, found.form
    passages, layers = apparatus.passages, apparatus.layers
    if not has_breaks:
        layers -= {"breaks"}
    return {
        "document": apparatus.document,
        "apparatus": apparatus,
        "found": found,
        "version": form.version_of(passages),
        "versions": form.versions(passages),
        "omitted_passages": form.omitted_passages(passages),
        "layers": form.layers(layers),
        "modes": form.modes(layers),
        "hidden": " ".join(form.hidden),
        "persistent_query": form.persistent_query,
        "metadata": metadata_of(cited_at(place, apparatus, request)),
    }


def slice_of(page: Page) -> PageSlice:
    """Where the page is in the HTML of its document."""
    return PageSlice(page.html_start, page.html_end, page.html_before, page.html_after)


def _views_around(page: Page, form: PageViewForm, apparatus: Apparatus) -> list[Choice]:
    """The whole document, opened where the page is, and the page alone."""
    whole = apparatus.document.get_absolute_url()
    text, *by_page = form.views(apparatus.paginations)
    around = [_moved(text, f"{whole}{text.query}{fragment_to(page_id(page.key))}")]
    for view, pages in zip(by_page, apparatus.paginations.values(), strict=True):
        there = page if page in pages else page_at(pages, page.start)
        anchor = f"#leaf-{quote(there.key)}" if there else ""
        around.append(_moved(view, f"{whole}{view.query}{anchor}"))
    return [*around, Choice("page", "This page alone", form.persistent_query, True)]


def _moved(view: Choice, address: str) -> Choice:
    return replace(view, query=address, is_current=False)


def _leaf(found: MatchNavigation, page: Page) -> Leaf:
    apparatus = found.apparatus
    html, cut = apparatus.document.transcription.html, slice_of(page)
    is_last = apparatus.pages[-1:] == [page]
    return Leaf(
        page,
        found.mark_page(
            cut.cut(html) if found.page else cut.cut_after_others(html), page
        ),
        apparatus.notes_on(page),
        [image for image in apparatus.images if image.page_key == page.key],
        is_last and apparatus.has_undetermined_end,
    )
