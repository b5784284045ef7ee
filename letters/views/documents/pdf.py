"""A document as a PDF: each of its pages on a sheet, its notes at the foot."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from letters.citations import citations
from letters.exports.pdf import PdfUnavailableError, write_pdf
from letters.forms.page_view import PageViewForm
from letters.middleware.page_cache import cached_until_change
from letters.models import Document, Footnote
from letters.reader.apparatus import Apparatus
from letters.reader.citation_source import cited_at, whole_of
from letters.rendering import put_notes_in_place
from letters.views.decorators import document_view
from letters.views.documents.detail import slice_of
from letters.views.documents.downloads import file_name, file_response

# In characters of HTML: four times the longest document of 16,000 in the series, which
# takes some five seconds.
LONGEST = 800_000
STYLE_SHEETS = ("css/components/text.css", "css/pdf.css")


@cached_until_change("hide", "passages", "view")
@document_view
def pdf(request: HttpRequest, document: Document) -> HttpResponse:
    """In the version, and by the pages, that the address asks for."""
    apparatus = Apparatus(document, request.user)
    html = render_to_string(
        "letters/exports/document_pdf.html", _context(apparatus, request)
    )
    style = "\n".join(map(read_static, STYLE_SHEETS))
    if len(html) > LONGEST:
        return _refuse("This document is too long for a PDF.")
    try:
        content = write_pdf(html, style, _find)
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


def _context(apparatus: Apparatus, request: HttpRequest) -> dict[str, object]:
    document, passages = apparatus.document, apparatus.passages
    form = PageViewForm(request.GET)
    notes = {} if "notes" in form.hidden else {n.key: n.html for n in _notes(apparatus)}
    cited = cited_at(whole_of(apparatus), apparatus, request)
    first = next(iter(citations(cited)))
    html = document.transcription.html
    pagination = form.page_view(apparatus.paginations) or ""
    leaves = [
        {
            "page": page,
            "html": put_notes_in_place(slice_of(page).cut_after_others(html), notes),
        }
        for page in apparatus.paginations.get(pagination, [])
    ]
    return {
        "document": document,
        "apparatus": apparatus,
        "leaves": leaves,
        "html": "" if leaves else put_notes_in_place(html, notes),
        "notes": [note for note in apparatus.footnotes if note.anchor is None],
        "version": form.version_of(passages),
        "omitted_passages": form.omitted_passages(passages),
        "hidden": " ".join(form.hidden),
        "citation": "".join(run.text for run in first.runs),
        "address": cited.address,
    }


def _notes(apparatus: Apparatus) -> list[Footnote]:
    return [note for note in apparatus.footnotes if note.anchor is not None]


def read_static(name: str) -> str:
    file = _find(name)
    return file.read_text(encoding="utf-8") if file else ""


def _find(name: str) -> Path | None:
    found = finders.find(name)
    return Path(found) if found else None
