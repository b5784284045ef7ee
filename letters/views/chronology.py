"""The archive in the order of time: decades, years, months and days."""

from __future__ import annotations

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from letters.middleware.canonical_address import page_numbers
from letters.middleware.page_cache import cached_until_change
from letters.models import Document
from letters.reader.chronology import Chronology, decades, of_no_year
from letters.reader.periods import Period
from letters.reader.year_strip import draw_years
from letters.views.addresses import page_of_list

DOCUMENTS_PER_PAGE = 60


@cached_until_change()
@require_safe
def decade_list(request: HttpRequest) -> HttpResponse:
    """The years of which documents are held, with how many."""
    visible = Document.objects.visible_to(request.user)
    by_decade = decades(visible)
    context = {
        "decades": by_decade,
        "strip": draw_years([year for decade in by_decade for year in decade.years]),
        "undated": of_no_year(visible).count(),
    }
    return render(request, "letters/chronology.html", context)


@cached_until_change(page_numbers("page"))
@require_safe
def undated(request: HttpRequest) -> HttpResponse:
    """The documents of which no year is known."""
    documents = of_no_year(Document.objects.visible_to(request.user)).for_rows()
    page = page_of_list(request, documents, DOCUMENTS_PER_PAGE)
    return render(request, "letters/chronology_undated.html", {"page": page})


@cached_until_change(page_numbers("page", "inexact"))
@require_safe
def period_detail(
    request: HttpRequest, year: int, month: int | None = None, day: int | None = None
) -> HttpResponse:
    """A year, a month or a day. Where nothing is held, it says so and leads on (404)."""
    if 0 in (month, day):
        raise Http404("No such day")
    try:
        period = Period(year, month or 0, day or 0)
    except ValueError as error:
        raise Http404("No such day") from error
    chronology = Chronology(period, Document.objects.visible_to(request.user))
    documents = page_of_list(
        request,
        chronology.precise.for_rows(),
        DOCUMENTS_PER_PAGE,
        count=chronology.precise_count,
    )
    inexact = page_of_list(
        request,
        chronology.inexact.for_rows(),
        DOCUMENTS_PER_PAGE,
        "inexact",
        count=chronology.around.inexact,
    )
    context = {
        "period": period,
        "chronology": chronology,
        "page": documents,
        "inexact": inexact,
    }
    is_empty = not (documents.paginator.count or inexact.paginator.count)
    status = HTTPStatus.NOT_FOUND if is_empty else HTTPStatus.OK
    return render(request, "letters/chronology_period.html", context, status=status)
