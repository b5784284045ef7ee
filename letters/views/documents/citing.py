"""How to cite a document or a part of it: in words, and as files for other programs.

The address names the part by its key: `page`, `note`, `segment` (a paragraph) or `mark`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from letters.citations import CitationSource, bibtex, citations, csl_json, ris
from letters.forms.citing import CitingForm
from letters.models import Document
from letters.reader.apparatus import Apparatus
from letters.reader.citation_source import citation_source, metadata_of
from letters.reader.cited_part import (
    CitedPart,
    find_cited_part,
    paragraphs_on_page,
    whole_document,
)
from letters.views.decorators import document_view
from letters.views.documents.downloads import file_name, file_response


@dataclass(frozen=True, slots=True)
class Format:
    label: str
    suffix: str
    content_type: str
    write: Callable[[CitationSource], str]


FORMATS = {
    "ris": Format("RIS", "ris", "application/x-research-info-systems", ris),
    "bibtex": Format("BibTeX", "bib", "application/x-bibtex", bibtex),
    "csl": Format(
        "CSL JSON", "json", "application/vnd.citationstyles.csl+json", csl_json
    ),
}


@document_view
def cite(request: HttpRequest, document: Document) -> HttpResponse:
    apparatus = Apparatus(document, request.user)
    form = _valid_form(request)
    part = _cited_part(form, apparatus)
    source = citation_source(part, apparatus, request.build_absolute_uri)
    context = {
        "document": document,
        "apparatus": apparatus,
        "cited_part": part,
        "address": source.address,
        "citations": list(citations(source)),
        "metadata": metadata_of(source),
        "formats": FORMATS.items(),
        "query": form.query,
        "paragraphs": paragraphs_on_page(apparatus, form.cleaned_data["page"]),
    }
    return render(request, "letters/document_cite.html", context)


@document_view
def citation_file(request: HttpRequest, document: Document, name: str) -> HttpResponse:
    if name not in FORMATS:
        raise Http404("No such format")
    file_format = FORMATS[name]
    apparatus = Apparatus(document, request.user)
    part = _cited_part(_valid_form(request), apparatus)
    source = citation_source(part, apparatus, request.build_absolute_uri)
    return file_response(
        file_format.write(source).encode(),
        file_format.content_type,
        file_name(document, file_format.suffix),
    )


def _valid_form(request: HttpRequest) -> CitingForm:
    """Raises Http404."""
    form = CitingForm(request.GET)
    if not form.is_valid():
        raise Http404("No such place in this document")
    return form


def _cited_part(form: CitingForm, apparatus: Apparatus) -> CitedPart:
    """The part that the address names; the whole document if it names none. Raises
    Http404."""
    kind, key = form.part
    if not kind:
        return whole_document(apparatus)
    if part := find_cited_part(apparatus, kind, key):
        return part
    raise Http404("No such place in this document")
