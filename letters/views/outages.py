"""Answers in plain words where the archive cannot do its work just now."""

from __future__ import annotations

import errno
import sys
from http import HTTPStatus

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from letters.views.unsaved.given_back import page_with_typed

# PostgreSQL's codes: https://www.postgresql.org/docs/current/errcodes-appendix.html
_DISK_FULL = "53100"
_NOT_IN_PREREQUISITE_STATE = "55000"
_NO_SPACE = {errno.ENOSPC, errno.EDQUOT}

BUSY_SECONDS = 10
DATABASE_SECONDS = 30

DATABASE_AWAY = (
    "The archive’s database does not answer at the moment. "
    "Nothing that was saved is lost. Please try again in a minute."
)
FRONT_OPEN = (
    "Pages that readers are shown could not be taken away, so nothing was saved. Go back: "
    "what you typed is still in the form. Whoever runs the archive finds the reason in "
    "its log."
)
DISK_FULL = (
    "The archive’s disk is full, so nothing was saved. Go back: what you typed is still "
    "in the form. Whoever runs the archive has to make room first."
)


def unavailable(
    reason: str,
    *,
    request: HttpRequest | None = None,
    retry_after: int | None = None,
    status: HTTPStatus = HTTPStatus.SERVICE_UNAVAILABLE,
) -> HttpResponse:
    """A page that needs no database; `retry_after` is in seconds. A form that came with
    `request` is given back in it."""
    page = page_with_typed(request, "unavailable.html", reason=reason)
    response = HttpResponse(page, status=status)
    response["Cache-Control"] = "no-store"
    if retry_after is not None:
        response["Retry-After"] = str(retry_after)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """Django calls it while it deals with an error that nothing else has dealt with."""
    error = sys.exception()
    if is_full_disk(error):
        return unavailable(
            DISK_FULL, request=request, status=HTTPStatus.INSUFFICIENT_STORAGE
        )
    if is_open_front(error):
        return unavailable(FRONT_OPEN, request=request)
    if isinstance(error, (OperationalError, InterfaceError)):
        return unavailable(DATABASE_AWAY, request=request, retry_after=DATABASE_SECONDS)
    page = page_with_typed(request, "500.html")
    return HttpResponse(page, status=HTTPStatus.INTERNAL_SERVER_ERROR)


def too_many_logins(
    request: HttpRequest, _response: object, _credentials: object
) -> HttpResponse:
    """Called in place of the login page, whether or not the last password was right."""
    pause = settings.AXES_COOLOFF_TIME
    minutes = int(pause.total_seconds() // 60)
    return unavailable(
        f"Too many wrong passwords. Please try again in {minutes} minutes.",
        request=request,
        retry_after=int(pause.total_seconds()),
        status=HTTPStatus.TOO_MANY_REQUESTS,
    )


def is_open_front(error: BaseException | None) -> bool:
    """Whether a change was refused since the front was not closed (archive/limited)."""
    cause = error.__cause__ if isinstance(error, OperationalError) else None
    code = getattr(cause, "pgcode", "")
    return isinstance(cause, OSError) or code == _NOT_IN_PREREQUISITE_STATE


def is_full_disk(error: BaseException | None) -> bool:
    """Whether the error, or one that it came from, is a disk without room."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in _NO_SPACE:
            return True
        if _DISK_FULL in (getattr(error, "pgcode", ""), getattr(error, "sqlstate", "")):
            return True
        error = error.__cause__ or error.__context__
    return False
