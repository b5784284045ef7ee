"""The answer to a search, for programs: everything that a page of results says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, JsonResponse

from letters.forms.search import SearchForm
from letters.reader.search.facets import IN_LISTS, readable_facets
from letters.search import (
    Excerpt,
    FacetValue,
    Hit,
    Material,
    Remark,
    SearchPage,
    SectionHit,
    Timeline,
)
from letters.views.search.answers import search_for_program, search_view
from letters.views.search.search_page import HITS_PER_PAGE


def _refuse(reason: str, status: HTTPStatus) -> JsonResponse:
    return JsonResponse({"error": reason}, status=status)


@search_view(_refuse)
def search_json(request: HttpRequest, form: SearchForm) -> JsonResponse:
    search_page = search_for_program(
        form, request.user, HITS_PER_PAGE, form.page_number
    )
    facets = readable_facets(search_page, request.user)
    hits = map(_result, search_page.hits)
    section_hits = map(_section_result, search_page.section_hits)
    return JsonResponse(
        {
            "total": search_page.total,
            "page": search_page.page.number,
            "pages": search_page.page.paginator.num_pages,
            "understood": search_page.understood,
            "not_understood": [
                _remark(remark) for remark in search_page.not_understood
            ],
            "in_small_letters": [
                {"query": other.query_text, "total": other.total}
                for other in search_page.in_small_letters
            ],
            "elsewhere": _elsewhere(search_page),
            "searched": _searched(search_page),
            "facets": {facet.value: _values(facets[facet]) for facet in IN_LISTS},
            "timeline": _timeline(search_page.timeline),
            "results": [*hits, *section_hits],
        }
    )


def _elsewhere(search_page: SearchPage) -> dict[str, Any] | None:
    other = search_page.elsewhere
    return other and {"query": other.query_text, "total": other.total}


def _searched(search_page: SearchPage) -> dict[str, int]:
    searched = asdict(search_page.coverage)
    if search_page.material == Material.FRONT:
        return {"sections": searched.pop("documents"), **searched}
    return searched


def _remark(remark: Remark) -> dict[str, str]:
    return {"text": remark.text, "reason": remark.reason}


def _values(values: Iterable[FacetValue]) -> list[dict[str, Any]]:
    return [
        {
            "key": value.key,
            "label": value.label,
            "count": value.count,
            "chosen": value.is_chosen,
        }
        for value in values
    ]


def _timeline(timeline: Timeline) -> dict[str, Any]:
    return {
        "facet": timeline.facet,
        "undated": timeline.undated,
        "bars": _values(timeline.bars),
    }


def _result(hit: Hit) -> dict[str, Any]:
    document = hit.document
    return {
        "identifier": document.identifier,
        "url": hit.address,
        "title": document.title,
        "label": document.name_and_date,
        "date": document.date_edtf,
        "from": document.senders,
        "to": document.recipients,
        "place": document.place_in_edition,
        "places": hit.places,
        "excerpts": [_excerpt(excerpt) for excerpt in hit.excerpts],
    }


def _section_result(hit: SectionHit) -> dict[str, Any]:
    section = hit.section
    return {
        "volume": section.edition.identifier,
        "identifier": section.key,
        "url": hit.address,
        "title": section.name,
        "place": section.place,
        "kind": section.kind,
        "places": hit.places,
        "excerpts": [
            {
                "text": excerpt.text,
                "note": excerpt.note.mark if excerpt.note else "",
                "url": excerpt.address,
            }
            for excerpt in hit.excerpts
        ],
    }


def _excerpt(excerpt: Excerpt) -> dict[str, str]:
    return {
        "text": excerpt.text,
        "page": excerpt.page.label if excerpt.page else "",
        "note": excerpt.footnote.names.label if excerpt.footnote else "",
        "url": excerpt.address,
    }
