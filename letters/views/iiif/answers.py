"""What all answers to viewers of other sites have in common: headers, methods, refusals.

What is public may be read by programs of any site. What is hidden, and what never was,
has one and the same answer.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponsePermanentRedirect,
)
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import conditional_page

from letters.models import Document

View = Callable[..., HttpResponse]

PRESENTATION = (
    'application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"'
)
METHODS = ["GET", "HEAD", "OPTIONS"]
NOT_HERE = {"error": "The archive has nothing public there."}
PREFLIGHT = {
    "Access-Control-Allow-Methods": ", ".join(METHODS),
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}


def json_answer(
    resource: dict[str, Any], media_type: str = PRESENTATION
) -> HttpResponse:
    content = json.dumps(resource, ensure_ascii=False, separators=(",", ":"))
    return HttpResponse(content, content_type=media_type)


def not_here() -> HttpResponse:
    return HttpResponse(json.dumps(NOT_HERE), "application/json", HTTPStatus.NOT_FOUND)


def for_viewers(view: View) -> View:
    """Answer GET, HEAD and OPTIONS. Whatever the view raises as Http404 is one answer."""

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, **parts: Any) -> HttpResponse:
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        method, request.method = request.method, "GET"
        is_preflight = method == "OPTIONS"
        try:
            made = (view if is_preflight else conditional_page(view))(request, **parts)
        except Http404:
            return not_here()
        finally:
            request.method = method
        return preflight(made) if is_preflight else made

    return answer


def preflight(made: HttpResponse) -> HttpResponse:
    """The right to ask from another site is that to read the answer."""
    if "Access-Control-Allow-Origin" not in made:
        return made
    response = HttpResponse(status=HTTPStatus.NO_CONTENT, headers=PREFLIGHT)
    response["Access-Control-Allow-Origin"] = made["Access-Control-Allow-Origin"]
    return response


def with_document(view: View) -> View:
    """Give the view the document of the address, if the reader may know of it. Former
    identifiers lead to the present one."""

    @wraps(view)
    def shown(request: HttpRequest, identifier: str, **parts: Any) -> HttpResponse:
        visible = Document.objects.visible_to(request.user).for_reading()
        document = visible.filter(identifier=identifier).first()
        if not document:
            return _at_present_address(request, identifier, parts)
        response = view(request, document, **parts)
        return to_all_sites(response, is_public=document.is_published)

    return shown


def _at_present_address(
    request: HttpRequest, identifier: str, parts: dict[str, Any]
) -> HttpResponse:
    visible = Document.objects.visible_to(request.user)
    former = visible.filter(former_identifiers__identifier=identifier).first()
    if not former:
        raise Http404
    name = request.resolver_match.view_name
    address = reverse(name, kwargs={"identifier": former.identifier, **parts})
    response = HttpResponsePermanentRedirect(address)
    return to_all_sites(response, is_public=former.is_published)


def to_all_sites(response: HttpResponse, *, is_public: bool) -> HttpResponse:
    """What only some may see is for no other site, and is stored nowhere."""
    if is_public:
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag"
    else:
        add_never_cache_headers(response)
    return response
