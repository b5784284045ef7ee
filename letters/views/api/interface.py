"""The API as a whole: its faults, its headers, its addresses and its description.

What it says depends on nothing but the address and what is public: it has no account.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import URLPattern, path, re_path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import conditional_page
from ninja import NinjaAPI, Router, Schema
from ninja.errors import ValidationError
from ninja.renderers import JSONRenderer

from letters.middleware.page_cache import cached_until_change
from letters.search import SearchUnavailableError, TooBroadError
from letters.views.api.record_schemas import FaultyParameter, Problem
from letters.views.search.answers import RETRY_SECONDS, reason_of

View = Callable[..., HttpResponse]

ANYBODY = AnonymousUser()
PREFIX = "api/1/"
PROBLEM = "application/problem+json"
TITLE = "Letters API"
DESCRIPTION = (
    "Public documents, their pages, notes and references, people, editions and "
    "searches. Nothing can be changed. Lists give some rows and, as `next`, the address "
    "of what follows. Faults are problems by RFC 9457."
)
# Of all operations. Their values have no end: with any of them, no answer is stored.
PARAMETERS = (
    *("q", "page", "sort", "edition", "kind", "person", "from", "to"),
    *("changed_since", "limit", "after"),
)
METHODS = "GET, HEAD, OPTIONS"
FOR_OTHER_SITES = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Retry-After",
}
# What a browser is told that asks before a program sends headers of its own. Nothing can
# be changed by any.
PREFLIGHT = {
    "Allow": METHODS,
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}
# What the index finds changes without the database.
NEVER_STORED = {"api-search"}


class ReadableRenderer(JSONRenderer):
    """Letters of all alphabets as themselves."""

    json_dumps_params = {"ensure_ascii": False}


api = NinjaAPI(
    renderer=ReadableRenderer(),
    title=TITLE,
    version="1.0",
    description=DESCRIPTION,
    urls_namespace="letters-api",
    docs_url=None,
    openapi_url=None,
)
router = Router()


def operation(
    address: str, name: str, model: type[Schema], *others: int
) -> Callable[..., Any]:
    """Put a function into the API that answers with the `model`, or a problem."""
    problems = dict.fromkeys((400, 404, *others), Problem)
    return router.get(
        address,
        url_name=f"api-{name}",
        operation_id=name,
        response={200: model, **problems},
        by_alias=True,
    )


def problem(
    status: HTTPStatus, detail: str, parameters: list[FaultyParameter] | None = None
) -> HttpResponse:
    told = Problem(
        type="about:blank",
        title=status.phrase,
        status=status.value,
        detail=detail,
        parameters=parameters or [],
    )
    return HttpResponse(told.model_dump_json(), PROBLEM, status.value)


@api.exception_handler(Http404)
def _not_found(_request: HttpRequest, _error: Http404) -> HttpResponse:
    return problem(HTTPStatus.NOT_FOUND, "The archive has nothing public there.")


@api.exception_handler(ValidationError)
def _invalid(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    parameters = [
        FaultyParameter(parameter=str(fault["loc"][-1]), reason=fault["msg"])
        for fault in error.errors
    ]
    return problem(
        HTTPStatus.BAD_REQUEST, "Some parameters have no meaning.", parameters
    )


@api.exception_handler(SearchUnavailableError)
def _no_search(_request: HttpRequest, error: SearchUnavailableError) -> HttpResponse:
    response = problem(HTTPStatus.SERVICE_UNAVAILABLE, reason_of(error))
    response["Retry-After"] = str(RETRY_SECONDS)
    return response


@api.exception_handler(TooBroadError)
def _too_broad(_request: HttpRequest, _error: TooBroadError) -> HttpResponse:
    return problem(HTTPStatus.BAD_REQUEST, "The search is too broad. Add a word.")


def nothing_there(_request: HttpRequest) -> HttpResponse:
    return problem(HTTPStatus.NOT_FOUND, "The API has no such address.")


def for_programs(view: View) -> View:
    """Let programs in other sites read the answers, and ask whether they have changed."""

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, *arguments: Any, **rest: Any) -> HttpResponse:
        if request.method in ("GET", "HEAD"):
            response = _answer_to_get(view, request, *arguments, **rest)
        elif request.method == "OPTIONS":
            response = HttpResponse(status=HTTPStatus.NO_CONTENT, headers=PREFLIGHT)
        else:
            response = problem(HTTPStatus.METHOD_NOT_ALLOWED, "Only GET is answered.")
            response["Allow"] = METHODS
        for name, value in FOR_OTHER_SITES.items():
            response[name] = value
        return response

    return answer


def _answer_to_get(
    view: View, request: HttpRequest, *arguments: Any, **rest: Any
) -> HttpResponse:
    # Whoever wrote the operations has them for GET; Django sends a head without body.
    method, request.method = request.method, "GET"
    try:
        return conditional_page(view)(request, *arguments, **rest)
    finally:
        request.method = method


def patterns() -> Iterator[URLPattern]:
    """The addresses of the operations, by their names; then whatever else is asked for."""
    api.add_router("", router)
    for pattern in api.urls[0]:
        if pattern.name != "api-root":
            view = for_programs(pattern.callback)
            if pattern.name not in NEVER_STORED:
                view = cached_until_change(_known, uncached=PARAMETERS)(view)
            yield path(f"{PREFIX}{pattern.pattern}", view, name=pattern.name)
    # Lines that end in an address are part of it: no converter of Django's has them.
    yield re_path(rf"^{PREFIX}[\s\S]", for_programs(nothing_there), name="api-nothing")


def _known(given: QueryDict) -> str:
    """Without the parameters that no operation has."""
    return urlencode({name: given[name] for name in PARAMETERS if name in given})
