"""The login in place of a form that was sent after the session had ended.

It carries everything that was posted. After the login the same view gets the same form,
and shows it without saving.
"""

from __future__ import annotations

from http import HTTPStatus

from django.contrib.auth import login
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from letters.views.unsaved.typed import SIGN_IN, Typed


def sign_in_again(
    request: HttpRequest, form_class: type[AuthenticationForm] = AuthenticationForm
) -> HttpResponse | None:
    """The login; None when it succeeded just now, with a form in it.

    Call it for a form that was posted, and whose secret was right.
    """
    sent = request.POST if f"{SIGN_IN}-username" in request.POST else None
    form = form_class(request, data=sent, prefix=SIGN_IN)
    if form.is_bound and form.is_valid():
        login(request, form.get_user())
        return None
    return ask_to_sign_in(request, form)


def ask_to_sign_in(
    request: HttpRequest, form: AuthenticationForm | None = None
) -> HttpResponse:
    """The login with everything that was posted; nobody is signed in by it."""
    context = {
        "form": form or AuthenticationForm(request, prefix=SIGN_IN),
        "typed": Typed.of(request),
    }
    return render(
        request,
        "letters/unsaved/sign_in_again.html",
        context,
        status=HTTPStatus.FORBIDDEN,
    )
