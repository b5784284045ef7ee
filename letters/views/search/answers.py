"""Asks the search for a reader or a program, and says why there is no answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from http import HTTPStatus
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from letters.forms.search import SearchForm
from letters.search import (
    BeingBuiltError,
    SearchPage,
    SearchUnavailableError,
    TooBroadError,
    search,
)

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser

SearchView = Callable[..., HttpResponseBase]
Refusal = Callable[[str, HTTPStatus], HttpResponse]

RETRY_SECONDS = 60


def search_for_reader(
    form: SearchForm,
    user: AbstractUser | AnonymousUser,
    per_page: int,
    page: int = 1,
) -> SearchPage:
    """A page of results; a form that asks for nothing finds nothing. Raises
    SearchUnavailableError."""
    search_page = search(form.search(per_page, page), user)
    if form.is_asking:
        return search_page
    nothing = replace(search_page.result, total=0, undated=0, page=1, pks=[], counts={})
    return replace(search_page, result=nothing)


def search_for_program(
    form: SearchForm,
    user: AbstractUser | AnonymousUser,
    per_page: int,
    page: int = 1,
) -> SearchPage:
    """The same, never in part. Raises SearchUnavailableError and TooBroadError."""
    search_page = search_for_reader(form, user, per_page, page)
    if search_page.is_too_broad:
        raise TooBroadError("The search was stopped.")
    return search_page


def reason_of(error: SearchUnavailableError) -> str:
    """Why there is no answer, in a sentence for programs."""
    why = ": its index is being built" if isinstance(error, BeingBuiltError) else ""
    return f"Search is not available now{why}. Try again in a few minutes."


def refuse_in_plain_text(reason: str, status: HTTPStatus) -> HttpResponse:
    return HttpResponse(
        f"{reason}\n", status=status, content_type="text/plain; charset=utf-8"
    )


def search_view(
    refuse: Refusal = refuse_in_plain_text,
) -> Callable[[SearchView], SearchView]:
    """Give the view the form that the address fills; `refuse` when there is no answer."""

    def decorate(view: SearchView) -> SearchView:
        @require_safe
        @wraps(view)
        def answer(request: HttpRequest, **rest: str) -> HttpResponseBase:
            try:
                return view(request, SearchForm(request.GET), **rest)
            except SearchUnavailableError as error:
                response = refuse(reason_of(error), HTTPStatus.SERVICE_UNAVAILABLE)
                response["Retry-After"] = str(RETRY_SECONDS)
                return response
            except TooBroadError:
                reason = "The search is too broad. Add a word, or letters before a *."
                return refuse(reason, HTTPStatus.BAD_REQUEST)

        return answer

    return decorate
