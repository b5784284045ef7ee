"""The annotations of a reading as JSON-LD, and how their places are counted."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from letters.middleware.page_cache import cached_until_change
from letters.models import Reading
from letters.teaching.annotation_file import annotation_file
from letters.views.readings.reading_view import reading_view
from letters.views.teaching.decorators import reading_view as desk_reading_view

# As the Web Annotation Protocol has it (chapter 4.1).
JSON_LD = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'


@cached_until_change()
@reading_view
def annotations(request: HttpRequest, reading: Reading) -> HttpResponse:
    """What students may see: the answers are not in it."""
    response = annotations_response(request, reading, with_answers=False)
    # Programs in other sites may read it: there is nothing in it but what anyone may.
    response["Access-Control-Allow-Origin"] = "*"
    return response


def annotations_response(
    request: HttpRequest, reading: Reading, *, with_answers: bool
) -> HttpResponse:
    absolute = request.build_absolute_uri
    page = annotation_file(reading, absolute, with_answers=with_answers)
    content = json.dumps(page, ensure_ascii=False, indent=1)
    return HttpResponse(content, content_type=JSON_LD)


@desk_reading_view
@require_safe
def teacher_annotations(request: HttpRequest, reading: Reading) -> HttpResponse:
    """The same with its answers, of drafts and closed readings too."""
    return annotations_response(request, reading, with_answers=True)


@cached_until_change()
@require_safe
def annotations_help(request: HttpRequest) -> HttpResponse:
    return render(request, "letters/annotations_help.html")
