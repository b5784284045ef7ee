"""Searching the texts, for readers."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from letters.forms.search import SearchForm
from letters.reader.search.results import Results
from letters.search import BeingBuiltError, SearchUnavailableError
from letters.views.search.answers import RETRY_SECONDS, search_for_reader
from letters.views.search.table import MOST_ROWS
from letters.views.taking.downloads import download_links

HITS_PER_PAGE = 20


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    try:
        search_page = search_for_reader(
            form, request.user, HITS_PER_PAGE, form.page_number
        )
    except SearchUnavailableError as error:
        context = {
            "form": form,
            "is_unavailable": True,
            "is_being_built": isinstance(error, BeingBuiltError),
        }
        response = render(request, "letters/search.html", context)
        # A reader who searches for nothing still gets the page.
        if form.is_asking:
            response.status_code = HTTPStatus.SERVICE_UNAVAILABLE
            response["Retry-After"] = str(RETRY_SECONDS)
        return response
    results = Results(search_page, form, request.user)
    context = {
        "form": form,
        "results": results,
        "downloads": download_links(
            "search-file", results.links.query, most_rows=MOST_ROWS
        ),
    }
    return render(request, "letters/search.html", context)
