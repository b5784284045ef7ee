"""Guards of the teacher's desk: who comes in, and whose reading it is.

What was typed survives an ended session: see letters.views.unsaved.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from letters.models import Reading, ReadingItem
from letters.models.restorable import RestorableQuerySet
from letters.teaching.role import is_teacher
from letters.views.unsaved.carried_files import restore_files
from letters.views.unsaved.given_back import typed_with
from letters.views.unsaved.saved import tell_browser
from letters.views.unsaved.sign_in_again import sign_in_again
from letters.views.unsaved.typed import SIGN_IN, is_resumed

TeachingView = Callable[..., HttpResponse]


def teacher_view(view: TeachingView) -> TeachingView:
    """Let in teachers alone. The view may ask for `request.is_resumed`."""

    @never_cache
    @sensitive_post_parameters(f"{SIGN_IN}-password")
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def with_teacher(request: HttpRequest, **rest: Any) -> HttpResponse:
        request.is_resumed = is_resumed(request)
        if not request.user.is_authenticated:
            instead = _sign_in(request)
            if instead is not None:
                return instead
        restore_files(request)
        if not is_teacher(request.user):
            return render(
                request,
                "letters/teaching/not_a_teacher.html",
                {"typed": typed_with(request)},
                status=HTTPStatus.FORBIDDEN,
            )
        return tell_browser(request, view(request, **rest))

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
    instead = sign_in_again(request)
    request.is_resumed = instead is None
    return instead
