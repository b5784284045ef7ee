"""A reading and its items."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from letters.forms.reading_view import ReadingViewForm
from letters.middleware.page_cache import cached_until_change
from letters.models import Reading
from letters.reader.readings import item_context, reading_context
from letters.views.readings.first_view import view_form_of
from letters.views.readings.reading_view import reading_view


@cached_until_change()
@reading_view
def reading_detail(request: HttpRequest, reading: Reading) -> HttpResponse:
    context = reading_context(reading, request.build_absolute_uri)
    return render(request, "letters/reading_detail.html", context)


@cached_until_change(ReadingViewForm.canonical_query)
@reading_view
def reading_item(request: HttpRequest, reading: Reading, number: int) -> HttpResponse:
    absolute = request.build_absolute_uri
    context = item_context(reading, number, view_form_of(request), absolute)
    # An item has one address: "01" is none.
    if context is None or not request.path.endswith(f"/{number}/"):
        raise Http404("No such item")
    return render(request, "letters/reading_item.html", context)
