"""Who works in the browser tests of more than one module."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from letters.tests.browser.signing_in import sign_in_as
from letters.tests.factories import make_archivist


@pytest.fixture
def archivist(
    browser: Browser, live_server: LiveServer, transactional_db: None
) -> Iterator[Page]:
    """Anna, signed in to the admin of an empty archive."""
    context = browser.new_context(base_url=live_server.url)
    sign_in_as(make_archivist("anna"), context, live_server.url)
    yield context.new_page()
    context.close()
