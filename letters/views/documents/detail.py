"""The page of a document, as a whole and page by page."""

from __future__ import annotations

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    QueryDict,
)
from django.shortcuts import render
from django.utils.http import urlencode

from letters.forms.page_view import PageViewForm
from letters.forms.scan_detail import ScanDetailForm
from letters.iiif import ContentStateError, read_content_state
from letters.middleware.page_cache import cached_until_change
from letters.models import Document
from letters.reader.apparatus import Apparatus
from letters.reader.document_page import document_context, page_context
from letters.reader.scan_details import address_of, find_detail
from letters.views.addresses import page_view_form
from letters.views.decorators import document_view

# What another viewer has a link to: IIIF Content State API 1.0.
STATE = "iiif-content"
# Searched words have no end, nor have details of scans: neither is cached.
UNCACHED = ("find", "match", "region", STATE)


def _document_query(given: QueryDict) -> str:
    state = urlencode({STATE: given[STATE]}) if STATE in given else ""
    return "&".join(filter(None, (PageViewForm.canonical_query(given), state)))


def _page_query(given: QueryDict) -> str:
    parts = PageViewForm.canonical_query(given), ScanDetailForm.canonical_query(given)
    return "&".join(filter(None, parts))


@cached_until_change(_document_query, uncached=UNCACHED)
@document_view
def document_detail(request: HttpRequest, document: Document) -> HttpResponse:
    if STATE in request.GET:
        return _at_named_detail(request, document)
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


def _at_named_detail(request: HttpRequest, document: Document) -> HttpResponse:
    """Lead to the page, and the part of its scan, that the link names."""
    try:
        named = read_content_state(request.GET[STATE])
    except ContentStateError as error:
        return _refuse(request, document, str(error))
    apparatus = Apparatus(document, request.user)
    address = address_of(named, apparatus, request.build_absolute_uri)
    if not address:
        return _refuse(request, document, "It names no page of this document.")
    return HttpResponseRedirect(address)


def _refuse(request: HttpRequest, document: Document, reason: str) -> HttpResponse:
    context = {"document": document, "reason": reason, "parameter": STATE}
    return render(request, "letters/detail_refused.html", context, status=400)


@cached_until_change(_page_query, uncached=UNCACHED)
@document_view
def page_detail(request: HttpRequest, document: Document, key: str) -> HttpResponse:
    apparatus = Apparatus(document, request.user)
    page = apparatus.page(key)
    if not page:
        raise Http404("No such page")
    form = page_view_form(request, apparatus)
    context = page_context(apparatus, page, form, request.build_absolute_uri)
    asked = ScanDetailForm(request.GET)
    scans = context["leaf"].scans
    context["shown_detail"] = find_detail(scans, asked.turn, asked.box)
    return render(request, "letters/page_detail.html", context)
