"""A search, as the API gives it: the results of the page for readers."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from ninja import Query

from letters.forms.search import SearchForm
from letters.search import Hit, SearchPage, SectionHit
from letters.views.api.document_answers import Absolute, address_of, document_row
from letters.views.api.interface import ANYBODY, operation
from letters.views.api.parameters import SearchParameters
from letters.views.api.record_schemas import SearchAnswer
from letters.views.search.answers import search_for_program
from letters.views.search.search_page import HITS_PER_PAGE


@operation("search/", "search", SearchAnswer, 503)
def search(request: HttpRequest, asked: Query[SearchParameters]) -> dict[str, Any]:
    """Documents that match a query, in the language of the search for readers.

    With `in:front` the results are sections of front matter. Without a query, or beyond
    the last page, there are no results."""
    form = SearchForm({"q": asked.q, "sort": asked.sort})
    found = search_for_program(form, ANYBODY, HITS_PER_PAGE, asked.page)
    absolute = request.build_absolute_uri
    is_there = found.page.number == asked.page
    return {
        "total": found.total,
        "page": asked.page,
        "pages": found.page.paginator.num_pages,
        "understood": found.understood,
        "not_understood": [remark.text for remark in found.not_understood],
        "documents": [_document(hit, absolute) for hit in found.hits if is_there],
        "sections": [_section(hit, absolute) for hit in found.section_hits if is_there],
        "next": _next(found, asked, absolute),
    }


def _next(found: SearchPage, asked: SearchParameters, absolute: Absolute) -> str | None:
    if asked.page >= found.page.paginator.num_pages:
        return None
    query = {"q": asked.q, "sort": asked.sort, "page": asked.page + 1}
    return f"{address_of('api-search', absolute)}?{urlencode(query)}"


def _document(hit: Hit, absolute: Absolute) -> dict[str, Any]:
    return {
        **document_row(hit.document, absolute),
        "places": hit.places,
        "excerpts": [
            {
                "text": excerpt.text,
                "page": excerpt.page.label if excerpt.page else "",
                "note": excerpt.footnote.names.label if excerpt.footnote else "",
                "url": absolute(excerpt.address),
            }
            for excerpt in hit.excerpts
        ],
    }


def _section(hit: SectionHit, absolute: Absolute) -> dict[str, Any]:
    section = hit.section
    return {
        "edition": section.edition.identifier,
        "key": section.key,
        "title": section.name,
        "url": absolute(hit.address),
        "places": hit.places,
        "excerpts": [
            {
                "text": excerpt.text,
                "page": "",
                "note": excerpt.note.mark if excerpt.note else "",
                "url": absolute(excerpt.address),
            }
            for excerpt in hit.excerpts
        ],
    }
