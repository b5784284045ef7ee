"""Who works in the browser tests of more than one module."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from letters.tests.factories import make_archivist


@pytest.fixture
def archivist(
    browser: Browser, live_server: LiveServer, transactional_db: None
) -> Page:
    """Anna, signed in to the admin of an empty archive."""
    make_archivist("anna")
    page = browser.new_context(base_url=live_server.url).new_page()
    page.goto("/admin/")
    page.get_by_label("Username").fill("anna")
    page.get_by_label("Password").fill("correct horse")
    page.get_by_role("button", name="Log in").click()
    return page
