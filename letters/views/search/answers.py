"""Asks the search for a reader or a program, and says why it cannot be answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from http import HTTPStatus
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from letters.forms.search import SearchForm
from letters.search import SearchPage, SearchUnavailableError, TooBroadError, search

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser

SearchView = Callable[[HttpRequest, SearchForm], HttpResponseBase]
Refusal = Callable[[str, HTTPStatus], HttpResponse]


def find(
    form: SearchForm,
    user: AbstractUser | AnonymousUser,
    per_page: int,
    page: int = 1,
) -> SearchPage:
    """Who asks for nothing finds nothing. Raises SearchUnavailableError."""
    found = search(form.search(per_page, page), user)
    if form.is_asking:
        return found
    nothing = replace(found.result, total=0, undated=0, page=1, pks=[], counts={})
    return replace(found, result=nothing)


def find_in_time(
    form: SearchForm,
    user: AbstractUser | AnonymousUser,
    per_page: int,
    page: int = 1,
) -> SearchPage:
    """The same, for programs. Raises SearchUnavailableError and TooBroadError."""
    found = find(form, user, per_page, page)
    if found.is_too_broad:
        raise TooBroadError("The search was given up.")
    return found


def in_words(reason: str, status: HTTPStatus) -> HttpResponse:
    return HttpResponse(
        f"{reason}\n", status=status, content_type="text/plain; charset=utf-8"
    )


def search_view(refuse: Refusal = in_words) -> Callable[[SearchView], SearchView]:
    """Give the view the form that the address fills; `refuse` what is not answered."""

    def decorate(view: SearchView) -> Callable[[HttpRequest], HttpResponseBase]:
        @require_safe
        @wraps(view)
        def answer(request: HttpRequest) -> HttpResponseBase:
            try:
                return view(request, SearchForm(request.GET))
            except SearchUnavailableError:
                reason = "Search is not available now. Try again in a few minutes."
                return refuse(reason, HTTPStatus.SERVICE_UNAVAILABLE)
            except TooBroadError:
                reason = "The search is too broad. Add a word, or letters before a *."
                return refuse(reason, HTTPStatus.BAD_REQUEST)

        return answer

    return decorate
