"""Somebody signed in without the form, which tests of their own fill in."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext


def sign_in_as(user: Any, context: BrowserContext, address: str) -> None:
    """Give the browser a session of the user at the server of this address."""
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    cookie = {"name": name, "value": client.cookies[name].value, "url": address}
    context.add_cookies([cookie])
