"""A document as a PDF: each of its pages on a sheet, its notes at the foot."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from letters.exports.pdf import PdfUnavailableError, write_pdf
from letters.forms.page_view import PageViewForm
from letters.middleware.page_cache import cached_until_change
from letters.models import Document
from letters.reader.apparatus import Apparatus
from letters.reader.paper_document import paper_context
from letters.reader.style_sheets import find_static_file, read_style_sheets
from letters.views.addresses import page_view_form
from letters.views.decorators import document_view, few_at_once
from letters.views.documents.downloads import file_name, file_response

# In characters of HTML: four times the longest of 16,000 documents in the series, which
# takes some five seconds.
LONGEST = 800_000
STYLE_SHEETS = ("css/components/text.css", "css/pdf.css")


@cached_until_change(PageViewForm.canonical_paper_query)
@document_view
@few_at_once
def pdf(request: HttpRequest, document: Document) -> HttpResponse:
    """The document in the version, and on the pages, that the address asks for."""
    apparatus = Apparatus(document, request.user)
    form = page_view_form(request, apparatus)
    context = paper_context(apparatus, form, request.build_absolute_uri)
    html = render_to_string("letters/exports/document_pdf.html", context)
    if len(html) > LONGEST:
        return _refuse("This document is too long for a PDF.")
    style = read_style_sheets(STYLE_SHEETS)
    try:
        content = write_pdf(html, style, find_static_file)
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
