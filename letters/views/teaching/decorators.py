"""Guards of the teacher's desk: who comes in, and whose reading it is.

What was typed survives an ended session. A form that arrives without one is answered by
the login with everything that was posted in it; after the login the same view gets the
same form, and shows it without saving.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth import login
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.csrf import csrf_failure as refuse_request
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from letters.models import Reading, ReadingItem
from letters.models.restorable import RestorableQuerySet
from letters.teaching.role import is_teacher

TeachingView = Callable[..., HttpResponse]

# Of the login that stands in place of a form. No other field of the desk begins so.
_SIGN_IN = "signin"
# Posted with a form that is to be shown again before it is saved.
_RESUMED = "resumed"
_NOT_TYPED = ("csrfmiddlewaretoken", _RESUMED)


def teacher_view(view: TeachingView) -> TeachingView:
    """Let in teachers alone. The view may ask for `request.is_resumed`."""

    @never_cache
    @sensitive_post_parameters(f"{_SIGN_IN}-password")
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def with_teacher(request: HttpRequest, **rest: Any) -> HttpResponse:
        request.is_resumed = _RESUMED in request.POST
        if not request.user.is_authenticated:
            instead = _sign_in(request)
            if instead is not None:
                return instead
        if not is_teacher(request.user):
            return render(
                request,
                "letters/teaching/not_a_teacher.html",
                status=HTTPStatus.FORBIDDEN,
            )
        return view(request, **rest)

    return with_teacher


def reading_view(view: TeachingView) -> TeachingView:
    """Give the view the reading of the address, if it is on the desk of this teacher.

    That of another one is as absent as one that never was.
    """

    @teacher_view
    @wraps(view)
    def with_reading(request: HttpRequest, slug: str, **rest: Any) -> HttpResponse:
        readings = _answering(request, view, Reading.objects.of_desk(request.user))
        reading = get_object_or_404(readings.select_related("owner"), slug=slug)
        return view(request, reading=reading, **rest)

    return with_reading


def item_view(view: TeachingView) -> TeachingView:
    """Give the view an item of such a reading, with its document."""

    @reading_view
    @wraps(view)
    def with_item(
        request: HttpRequest, reading: Reading, item: int, **rest: Any
    ) -> HttpResponse:
        rows = ReadingItem.objects.filter(reading=reading)
        items = _answering(request, view, rows)
        row = get_object_or_404(items.select_related("document"), pk=item)
        row.reading = reading
        return view(request, item=row, **rest)

    return with_item


def keeps_typed(view: Any) -> TeachingView:
    """Give the view deleted rows as well, when a form was sent: its form says that the
    row was deleted in another tab, and keeps what was typed."""
    view.keeps_typed = True
    return view


def may_save(request: HttpRequest) -> bool:
    """Whether a form was sent to be saved. After an ended session it is shown first."""
    return request.method == "POST" and not request.is_resumed


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form of the desk that is older than the last login is given back, unsaved.

    Signing in, in whatever tab, changes the secret that all forms carry. Only a form of
    this very site is given back; a foreign one is refused as ever.
    """
    origin = urlsplit(request.headers.get("Origin", ""))
    is_ours = (origin.scheme, origin.netloc) == (request.scheme, request.get_host())
    if not is_ours or not request.path.startswith(reverse("letters:teach")):
        return refuse_request(request, reason=reason)
    context = {"typed": _typed(request), "resumed": _RESUMED}
    return render(
        request,
        "letters/teaching/form_given_back.html",
        context,
        status=HTTPStatus.FORBIDDEN,
    )


def _answering(
    request: HttpRequest, view: TeachingView, rows: RestorableQuerySet
) -> RestorableQuerySet:
    is_form_sent = request.method == "POST" and getattr(view, "keeps_typed", False)
    return rows if is_form_sent else rows.present()


def _sign_in(request: HttpRequest) -> HttpResponse | None:
    """The login; None when it succeeded just now, with a form in it."""
    if request.method != "POST":
        return redirect_to_login(
            request.get_full_path(), reverse("letters:teach-login")
        )
    sent = request.POST if f"{_SIGN_IN}-username" in request.POST else None
    form = AuthenticationForm(request, data=sent, prefix=_SIGN_IN)
    if form.is_bound and form.is_valid():
        login(request, form.get_user())
        request.is_resumed = True
        return None
    context = {"form": form, "typed": _typed(request)}
    return render(
        request,
        "letters/teaching/login_again.html",
        context,
        status=HTTPStatus.FORBIDDEN,
    )


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    """Everything that was posted, but for what belongs to the login itself."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name not in _NOT_TYPED and not name.startswith(f"{_SIGN_IN}-")
        for value in values
    ]
