"""What a browser is told when a form was saved: it may forget the words it kept."""

from __future__ import annotations

import re
from http import HTTPStatus

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from letters.views.unsaved.typed import DRAFT, is_resumed

# static/js/unsaved_words.js reads it, and lets it expire.
COOKIE = "saved-words-"
_SECONDS = 3600
_NAME = re.compile(r"[a-z0-9]{8,40}")


def tell_browser(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Name the kept words of a form that was saved, in a cookie."""
    name = request.POST.get(DRAFT, "") if request.method == "POST" else ""
    if _NAME.fullmatch(name) and _was_saved(request, response):
        response.set_cookie(
            f"{COOKIE}{name}",
            "1",
            max_age=_SECONDS,
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Strict",
        )
    return response


def says_saved(response: HttpResponse) -> HttpResponse:
    """Mark a page that says itself that what was sent is saved, and leads nowhere."""
    response.says_saved = True
    return response


def _was_saved(request: HttpRequest, response: HttpResponse) -> bool:
    """Whoever saves leads on; with nothing but a warning, nothing was saved."""
    if getattr(response, "says_saved", False):
        return True
    leads_on = response.status_code == HTTPStatus.FOUND or _closes_window(response)
    if not leads_on or is_resumed(request):
        return False
    told = getattr(messages.get_messages(request), "_queued_messages", [])
    levels = {message.level for message in told}
    return messages.SUCCESS in levels or not any(
        level >= messages.WARNING for level in levels
    )


def _closes_window(response: HttpResponse) -> bool:
    """Django's answer to a record that was added in a window beside another form."""
    return "popup_response" in str(getattr(response, "template_name", ""))
