"""The page of a document, as a whole and page by page."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from letters.forms.page_view import PageViewForm
from letters.middleware.page_cache import cached_until_change
from letters.models import Document
from letters.reader.apparatus import Apparatus
from letters.reader.document_page import document_context, page_context
from letters.views.addresses import page_view_form
from letters.views.decorators import document_view

# Searched words have no end, so what they are marked in is not cached.
cached_unless_marked = cached_until_change(
    PageViewForm.canonical_query, uncached=("find", "match")
)


@cached_unless_marked
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
    form = page_view_form(request, apparatus)
    context = document_context(apparatus, form, request.build_absolute_uri)
    response = render(request, template, context)
    if any(reading.closes_on for reading in apparatus.readings):
        # The day on which a reading leaves the page changes nothing in the database.
        response["Cache-Control"] = "no-cache"
    return response


@cached_unless_marked
@document_view
def page_detail(request: HttpRequest, document: Document, key: str) -> HttpResponse:
    apparatus = Apparatus(document, request.user)
    page = apparatus.page(key)
    if not page:
        raise Http404("No such page")
    form = page_view_form(request, apparatus)
    context = page_context(apparatus, page, form, request.build_absolute_uri)
    return render(request, "letters/page_detail.html", context)
