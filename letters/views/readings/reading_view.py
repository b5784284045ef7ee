"""Give views the reading of an address, if it is open to whoever has the address."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from letters.models import Reading

ReadingView = Callable[..., HttpResponse]


def reading_view(view: ReadingView) -> ReadingView:
    """Give the view the reading of the slug. Others see what it is, teachers too.

    A draft and a deleted one answer 404, as an address that never existed; a closed one
    says who closed it, and nothing else.
    """

    @require_safe
    @wraps(view)
    def with_reading(request: HttpRequest, slug: str, **rest: Any) -> HttpResponse:
        reading = get_object_or_404(Reading.objects.with_link(), slug=slug)
        if reading.is_closed:
            context = {"byline": reading.byline}
            response = render(
                request, "letters/reading_closed.html", context, status=HTTPStatus.GONE
            )
        else:
            response = view(request, reading, **rest)
        return tell_browsers(response, reading)

    return with_reading


def tell_browsers(response: HttpResponse, reading: Reading) -> HttpResponse:
    """Who has the address of an unlisted reading may read it: no other site learns it.

    The page of a reading that closes on a day is made anew for each reader, since
    nothing in the database changes when the day comes. One that is closed may be opened
    again, and a browser may keep a 410 unless it is told not to.
    """
    if not reading.is_listed:
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex"
    if reading.closes_on or reading.is_closed:
        response["Cache-Control"] = "no-cache"
    return response
