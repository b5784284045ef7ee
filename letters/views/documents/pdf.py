"""A document as a PDF: each of its pages on a sheet, its notes at the foot."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.loader import render_to_string

from letters.exports.pdf import PdfUnavailableError, write_pdf
from letters.forms.page_view import PageViewForm
from letters.middleware.page_cache import cached_until_change
from letters.models import Document
from letters.reader.apparatus import Apparatus
from letters.reader.carried_scans import CarriedScans, facing_scans
from letters.reader.paper_document import paper_context, with_facing_scans
from letters.reader.style_sheets import find_static_file, read_style_sheets
from letters.views.addresses import page_view_form
from letters.views.decorators import document_view, few_at_once
from letters.views.documents.downloads import file_name, file_response
from letters.views.documents.scan_pictures import (
    MOST_SCANS,
    TOO_MANY_SCANS,
    find_picture,
)

# In characters of HTML: four times the longest of 16,000 documents in the series, which
# takes some five seconds.
LONGEST = 800_000
# The parameter that asks for scans beside the text.
SCANS, FACING = "scans", "facing"
STYLE_SHEETS = ("css/components/text.css", "css/pdf.css")


def _paper_query(given: QueryDict) -> str:
    facing = f"{SCANS}={FACING}" if given.get(SCANS) == FACING else ""
    return "&".join(filter(None, (PageViewForm.canonical_paper_query(given), facing)))


@cached_until_change(_paper_query)
@document_view
@few_at_once
def pdf(request: HttpRequest, document: Document) -> HttpResponse:
    """The document in the version, and on the pages, that the address asks for; with its
    scans on facing pages, if it asks for them."""
    apparatus = Apparatus(document, request.user)
    form = page_view_form(request, apparatus)
    context = paper_context(apparatus, form, request.build_absolute_uri)
    carried = CarriedScans(find_picture)
    if request.GET.get(SCANS) == FACING:
        if len(apparatus.paper.scans) > MOST_SCANS:
            return _refuse(TOO_MANY_SCANS)
        context |= with_facing_scans(
            context["leaves"], facing_scans(apparatus, carried)
        )
    html = render_to_string("letters/exports/document_pdf.html", context)
    if len(html) > LONGEST:
        return _refuse("This document is too long for a PDF.")
    style = read_style_sheets(STYLE_SHEETS)
    try:
        content = write_pdf(html, style, find_static_file, carried)
    except PdfUnavailableError:
        reason = "This archive cannot write PDF: its machine lacks the library Pango."
        return _refuse(reason)
    name = file_name(document, "pdf")
    return file_response(content, "application/pdf", name, charset="")


def _refuse(reason: str) -> HttpResponse:
    instead = "The text is there as TEI and as plain text."
    return HttpResponse(
        f"{reason} {instead}\n",
        status=HTTPStatus.SERVICE_UNAVAILABLE,
        content_type="text/plain; charset=utf-8",
    )
