"""Give views the reading of an address, if whoever has the address may read it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from letters.models import Reading

ReadingView = Callable[..., HttpResponse]


def reading_view(view: ReadingView) -> ReadingView:
    """Give the view the reading that is open. A closed one answers 410 and says whose it
    was; a draft answers 404, but to its teacher."""

    @require_safe
    @wraps(view)
    def with_reading(request: HttpRequest, slug: str, **rest: Any) -> HttpResponse:
        reading = Reading.objects.present().filter(slug=slug).first()
        is_owner = bool(reading and reading.owner and reading.owner == request.user)
        if reading is None or (reading.is_draft and not is_owner):
            raise Http404("No such reading")
        if reading.is_closed and not is_owner:
            context = {"reading": reading}
            gone = HTTPStatus.GONE
            response = render(
                request, "letters/reading_closed.html", context, status=gone
            )
        else:
            response = view(request, reading, **rest)
        return with_privacy_headers(response, reading)

    return with_reading


def with_privacy_headers(response: HttpResponse, reading: Reading) -> HttpResponse:
    """What is not listed is found by no search engine, and named to no other site."""
    if not reading.is_listed:
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex"
        # Pages that are cached keep no such headers.
        patch_cache_control(response, no_cache=True)
    elif reading.closes_on is not None:
        # It changes on a day on which nothing else may.
        patch_cache_control(response, no_cache=True)
    return response
