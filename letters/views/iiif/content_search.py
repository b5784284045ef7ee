"""Search in one document, for viewers of other sites: IIIF Content Search 2.0 and 1.0."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse

from letters.forms.iiif_search import ContentSearchForm
from letters.forms.page_view import query_of
from letters.iiif import SearchAnswer, build_search_answer, build_search_answer_1
from letters.iiif.language_maps import Resource
from letters.models import Document
from letters.reader.apparatus import Apparatus
from letters.reader.canvas_matches import CanvasMatches
from letters.reader.canvases import ManifestAddresses
from letters.search import parse_query
from letters.views.iiif.answers import for_viewers, json_answer, with_document

SEARCH_2 = 'application/ld+json;profile="http://iiif.io/api/search/2/context.json"'
SEARCH_1 = 'application/ld+json;profile="http://iiif.io/api/search/1/context.json"'
HITS_PER_ANSWER = 500
NO_WORDS = {"error": "Say in the parameter q which words to look for."}
# Of both APIs. We look in the text of the paper alone, whoever transcribed it when.
NOT_UNDERSTOOD = ("motivation", "date", "user")


@for_viewers
@with_document
def search(request: HttpRequest, document: Document) -> HttpResponse:
    return _answer(request, document, build_search_answer, SEARCH_2)


@for_viewers
@with_document
def search_1(request: HttpRequest, document: Document) -> HttpResponse:
    return _answer(request, document, build_search_answer_1, SEARCH_1)


def _answer(
    request: HttpRequest,
    document: Document,
    build: Callable[[SearchAnswer], Resource],
    media_type: str,
) -> HttpResponse:
    form = ContentSearchForm(request.GET)
    if not form.words:
        return JsonResponse(NO_WORDS, status=HTTPStatus.BAD_REQUEST)
    addresses = ManifestAddresses(document, request.build_absolute_uri)
    apparatus = Apparatus(document, request.user)
    found = CanvasMatches(apparatus, addresses, parse_query(form.words).terms)
    asked = {"q": form.words}
    after, total = form.first + HITS_PER_ANSWER, found.total

    def address(**further: int) -> str:
        return request.build_absolute_uri(request.path + query_of(asked | further))

    answer = SearchAnswer(
        id=address(start=form.first),
        whole=address(),
        total=total,
        hits=found.hits(form.first, HITS_PER_ANSWER),
        first=form.first,
        next=address(start=after) if after < total else "",
        ignored=tuple(name for name in NOT_UNDERSTOOD if name in request.GET),
    )
    return json_answer(build(answer), media_type)
