"""A reading as its students will see it, whoever may read it by now."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from letters.models import Reading
from letters.reader.readings import item_context, reading_context
from letters.views.readings.first_view import view_form_of
from letters.views.teaching.decorators import reading_view


@reading_view
@require_safe
def reading_preview(request: HttpRequest, reading: Reading) -> HttpResponse:
    context = reading_context(
        reading, request.build_absolute_uri, _item_address(reading)
    )
    return render(request, "letters/teaching/reading_preview.html", context)


@reading_view
@require_safe
def item_preview(request: HttpRequest, reading: Reading, number: int) -> HttpResponse:
    context = item_context(
        reading,
        number,
        view_form_of(request),
        request.build_absolute_uri,
        _item_address(reading),
        reverse("letters:teach-preview", args=[reading.slug]),
    )
    if context is None:
        raise Http404("No such item")
    return render(request, "letters/teaching/item_preview.html", context)


def _item_address(reading: Reading) -> Callable[[int], str]:
    """Makes the address of the preview of an item."""
    return lambda number: reverse(
        "letters:teach-preview-item", args=[reading.slug, number]
    )
