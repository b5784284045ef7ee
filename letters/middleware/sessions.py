"""Who only says that they are logged in gets the pages that everybody gets."""

from __future__ import annotations

from importlib import import_module

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest


def drop_anonymous_session(request: HttpRequest) -> bool:
    """Whether the reader is not logged in. A session that nobody logged in with goes.

    Anybody can invent a cookie. It must not have a page made that is in the cache.
    """
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
    if key is None:
        return True
    store = import_module(settings.SESSION_ENGINE).SessionStore
    if SESSION_KEY in store(key):
        return False
    del request.COOKIES[settings.SESSION_COOKIE_NAME]
    return True
