"""Answers that give a form back: refused, forbidden, unreadable."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.csrf import csrf_failure as refuse_request
from django.views.defaults import page_not_found as say_not_found

from letters.views.unsaved.sign_in_again import ask_to_sign_in
from letters.views.unsaved.typed import Typed

SIGNED_IN_SINCE = (
    "You signed in after this page was opened, so it could not be saved at once. "
    "What you typed is kept."
)
SIGNED_IN_AGAIN = "You are signed in again. What you sent is kept, and not carried out."


def give_back(
    request: HttpRequest, reason: str, status: HTTPStatus = HTTPStatus.FORBIDDEN
) -> HttpResponse:
    """A page with everything that was posted, and a button that posts it again."""
    context = {"typed": Typed.of(request), "reason": reason}
    return render(request, "letters/unsaved/given_back.html", context, status=status)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that is older than the last login, or whose cookies are gone, is given back.

    Signing in, in whatever tab, changes the secret that all forms carry. Only a form of
    this very site is given back; a foreign one is refused as ever.
    """
    own_origin = f"{request.scheme}://{request.get_host()}"
    if request.headers.get("Origin") != own_origin:
        return refuse_request(request, reason=reason)
    desks = {reverse("admin:index"): "admin:login"}
    desks[reverse("letters:teach")] = "letters:teach-login"
    if request.path in map(reverse, desks.values()):
        # Nothing was typed there but a password.
        return HttpResponseRedirect(request.get_full_path())
    is_at_desk = request.path.startswith(tuple(desks))
    if is_at_desk and not request.user.is_authenticated:
        return ask_to_sign_in(request)
    return give_back(request, SIGNED_IN_SINCE)


def permission_denied(
    request: HttpRequest,
    exception: Exception | None = None,  # noqa: ARG001 (Django names it)
) -> HttpResponse:
    """What a form held is shown with the refusal, to be copied or sent once more."""
    context = {"typed": typed_with(request)}
    return render(request, "403.html", context, status=HTTPStatus.FORBIDDEN)


def page_not_found(
    request: HttpRequest, exception: Exception | None = None
) -> HttpResponse:
    """What a form was sent to may be somebody else's by now."""
    typed = typed_with(request)
    if not typed:
        return say_not_found(request, exception)
    return render(request, "404.html", {"typed": typed}, status=HTTPStatus.NOT_FOUND)


def bad_request(
    request: HttpRequest,
    exception: Exception | None = None,  # noqa: ARG001 (Django names it)
) -> HttpResponse:
    """It may come before anything is known of the request: see the template."""
    page = page_with_typed(request, "400.html")
    return HttpResponse(page, status=HTTPStatus.BAD_REQUEST)


def typed_with(request: HttpRequest | None) -> Typed | None:
    """What was posted with a request whose secret was right; None for any other."""
    is_checked = getattr(request, "csrf_processing_done", False)
    if not request or request.method != "POST" or not is_checked:
        return None
    return Typed.of(request)


def page_with_typed(request: HttpRequest | None, template: str, **context: Any) -> str:
    """A page that needs no database, with what was posted."""
    if typed := typed_with(request):
        context |= {"typed": typed, "csrf_token": get_token(request)}
    page: str = render_to_string(template, context)
    return page
