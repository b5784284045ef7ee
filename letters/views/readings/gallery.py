"""The gallery of the readings that their teachers let everybody see."""

from __future__ import annotations

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from letters.middleware.canonical_address import page_numbers
from letters.middleware.page_cache import cached_until_change
from letters.models import DocumentStatus, Reading
from letters.views.addresses import page_of_list

READINGS_PER_PAGE = 30


@cached_until_change(page_numbers("page"))
@require_safe
def reading_list(request: HttpRequest) -> HttpResponse:
    shown = Q(
        items__deleted__isnull=True, items__document__status=DocumentStatus.PUBLISHED
    )
    listed = Reading.objects.listed()
    counted = listed.annotate(item_count=Count("items", filter=shown))
    # Counting removes the default order.
    readings = counted.order_by("title", "pk")
    page = page_of_list(request, readings, READINGS_PER_PAGE)
    response = render(request, "letters/reading_list.html", {"page": page})
    if listed.exclude(closes_on=None).exists():
        # One of them will close without a change in the database.
        response["Cache-Control"] = "no-cache"
    return response
