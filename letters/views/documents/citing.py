"""How a document, or a place in it, is cited: in words, and as files for other programs.

The place is asked for by its key: `page`, `note`, `segment` (a paragraph) or `mark`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import Truncator

from letters.citations import CitationSource, bibtex, citations, csl_json, ris
from letters.forms.citing import CitingForm
from letters.models import Document, page_at
from letters.reader.apparatus import Apparatus
from letters.reader.citation_source import (
    CitedPart,
    cited_at,
    metadata_of,
    page_of,
    whole_of,
)
from letters.views.decorators import document_view
from letters.views.documents.downloads import file_name, file_response

# Of a mark, or of a paragraph that is to be found in a list.
MOST_WORDS = 12


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
    form = _form(request)
    place = _place(form, apparatus)
    cited = cited_at(place, apparatus, request)
    context = {
        "document": document,
        "apparatus": apparatus,
        "place": place,
        "address": cited.address,
        "citations": list(citations(cited)),
        "metadata": metadata_of(cited),
        "formats": FORMATS.items(),
        "query": form.query,
        "paragraphs": _paragraphs_on(apparatus, form.cleaned_data["page"]),
    }
    return render(request, "letters/document_cite.html", context)


@document_view
def citation_file(request: HttpRequest, document: Document, name: str) -> HttpResponse:
    if name not in FORMATS:
        raise Http404("No such format")
    made = FORMATS[name]
    apparatus = Apparatus(document, request.user)
    place = _place(_form(request), apparatus)
    cited = cited_at(place, apparatus, request)
    content = made.write(cited).encode()
    return file_response(content, made.content_type, file_name(document, made.suffix))


def _form(request: HttpRequest) -> CitingForm:
    """Raises Http404."""
    form = CitingForm(request.GET)
    if not form.is_valid():
        raise Http404("No such place in this document")
    return form


def _place(form: CitingForm, apparatus: Apparatus) -> CitedPart:
    """The one asked for; the whole document if none is. Raises Http404."""
    name, key = form.place
    if not name:
        return whole_of(apparatus)
    if place := _PLACES[name](apparatus, key):
        return place
    raise Http404("No such place in this document")


def _page(apparatus: Apparatus, key: str) -> CitedPart | None:
    found = apparatus.page(key)
    return page_of(apparatus, found) if found else None


def _paragraphs_on(apparatus: Apparatus, key: str) -> list[tuple[str, str]]:
    """Of those that begin on the page: the key, and how the paragraph begins."""
    page = apparatus.page(key)
    if not page:
        return []
    text = apparatus.document.transcription.text
    paragraphs = apparatus.document.segments.filter(
        kind="paragraph", start__gte=page.start, start__lt=page.end
    )
    return [
        (each.key, Truncator(text[each.start : each.end]).words(MOST_WORDS))
        for each in paragraphs
    ]


def _note(apparatus: Apparatus, key: str) -> CitedPart | None:
    found = apparatus.footnote(key)
    if not found:
        return None
    pages = (page for page in apparatus.pages if page.key == found.page_key)
    label = next((page.label for page in pages), "")
    part = "source note" if found.mark == "Source" else f"note {found.mark}"
    address = reverse("letters:footnote-detail", args=[_identifier(apparatus), key])
    return CitedPart(part[0].upper() + part[1:], label, part, address)


def _segment(apparatus: Apparatus, key: str) -> CitedPart | None:
    """A paragraph is cited by its number among the paragraphs of the document."""
    segments = list(apparatus.document.segments.all())
    found = next((segment for segment in segments if segment.key == key), None)
    if not found:
        return None
    alike = [segment.key for segment in segments if segment.kind == found.kind]
    is_paragraph = found.kind == "paragraph"
    number = f" {alike.index(key) + 1}" if is_paragraph else ""
    label = f"{found.kind.capitalize()}{number}"
    part = f"para.{number}" if is_paragraph else found.kind
    address = reverse("letters:segment", args=[_identifier(apparatus), key])
    return CitedPart(label, _page_at(apparatus, found.start), part, address)


def _mark(apparatus: Apparatus, key: str) -> CitedPart | None:
    found = next((mark for mark in apparatus.marks if mark.key == key), None)
    if not found:
        return None
    words = Truncator(found.text).words(MOST_WORDS)
    label = f"{found.get_kind_display()} “{words}”"
    page = "" if found.footnote_key else _page_at(apparatus, found.start)
    address = reverse("letters:mark", args=[_identifier(apparatus), key])
    return CitedPart(label, page, label[0].lower() + label[1:], address)


_PLACES: dict[str, Callable[[Apparatus, str], CitedPart | None]] = {
    "page": _page,
    "note": _note,
    "segment": _segment,
    "mark": _mark,
}


def _identifier(apparatus: Apparatus) -> str:
    return apparatus.document.identifier


def _page_at(apparatus: Apparatus, offset: int) -> str:
    """The label of the page; "" where none is marked."""
    page = page_at(apparatus.pages, offset)
    return page.label if page else ""
