"""The description of the API: for programs by OpenAPI, for people as a page of links."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from letters.middleware.page_cache import cached_until_change
from letters.models import Agent, Document, Edition
from letters.reader.described_api import DescribedApi
from letters.views.api import (
    document_operations,
    record_operations,
    search_operation,
)
from letters.views.api.interface import ANYBODY, PREFIX, PROBLEM, api, for_programs

# They have their operations put into the API.
OPERATIONS = (document_operations, record_operations, search_operation)
_FIRST_FAULT = 400


@cache
def openapi() -> dict[str, Any]:
    """By OpenAPI 3.1. A problem has a media type of its own."""
    described: dict[str, Any] = json.loads(
        json.dumps(api.get_openapi_schema(path_prefix=PREFIX), default=str)
    )
    for path in described["paths"].values():
        for status, answer in path["get"]["responses"].items():
            if int(status) >= _FIRST_FAULT:
                answer["content"][PROBLEM] = answer["content"].pop("application/json")
    return described


@cached_until_change()
@for_programs
def openapi_json(_request: HttpRequest) -> HttpResponse:
    content = json.dumps(openapi(), ensure_ascii=False, indent=1)
    return HttpResponse(content, content_type="application/json")


@cached_until_change()
@require_safe
def api_page(request: HttpRequest) -> HttpResponse:
    """What can be asked, each with an example from this archive."""
    document = Document.objects.visible_to(ANYBODY).order_by("identifier").first()
    edition = Edition.objects.visible_to(ANYBODY).first()
    people = Agent.objects.visible_to(ANYBODY).standing_for_themselves()
    person = people.order_by("identifier").first()
    examples = {
        "documents": document and document.identifier,
        "editions": edition and edition.identifier,
        "people": person and person.identifier,
        "search?": "?q=president",
    }
    described = DescribedApi(openapi())
    context = {
        "operations": described.operations(examples),
        "answers": described.answers(),
    }
    return render(request, "letters/api_page.html", context)
