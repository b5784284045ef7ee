"""Two archivists in two browsers edit one letter: merged, or asked by paragraphs."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from letters.models import Document, DocumentStatus
from letters.tests.browser.pages import scrolls_sideways, violations
from letters.tests.factories import make_archivist, make_document

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FIRST, SECOND = "some understanding", "prepared to withdraw"


@pytest.fixture
def boris(browser: Browser, live_server: LiveServer, archivist: Page) -> Page:
    make_archivist("boris")
    page = browser.new_context(base_url=live_server.url).new_page()
    page.set_viewport_size({"width": 1024, "height": 768})
    page.goto("/admin/")
    page.get_by_label("Username").fill("boris")
    page.get_by_label("Password").fill("correct horse")
    page.get_by_role("button", name="Log in").click()
    return page


def replace(page: Page, before: str, after: str) -> None:
    text = page.locator("#id_text")
    text.fill(text.input_value().replace(before, after))


def save(page: Page) -> None:
    page.get_by_role("button", name="Save and continue editing").click()


def test_two_editors_of_one_letter(archivist: Page, boris: Page) -> None:
    letter = make_document(status=DocumentStatus.DRAFT)
    for page in (archivist, boris):
        page.goto(f"/admin/letters/document/{letter.pk}/change/")

    # Different paragraphs.
    replace(archivist, FIRST, "ANNA ONE")
    save(archivist)
    replace(boris, SECOND, "BORIS ONE")
    save(boris)
    expect(boris.locator(".messagelist")).to_contain_text("Merged with what anna saved")
    merged = re.compile("ANNA ONE.*BORIS ONE", re.DOTALL)
    expect(boris.locator("#id_text")).to_have_value(merged)

    # The same paragraph.
    archivist.goto(archivist.url)
    replace(boris, "BORIS ONE", "BORIS TWO")
    save(boris)
    replace(archivist, "BORIS ONE", "ANNA TWO")
    save(archivist)
    asked = archivist.get_by_role("group", name="Paragraph 1")
    expect(asked.locator("ins")).to_have_count(2)
    assert violations(archivist) == []
    archivist.set_viewport_size({"width": 1024, "height": 768})
    assert not scrolls_sideways(archivist)

    # Without a mouse: the box, then the choice of it.
    asked.get_by_role("textbox").fill("[BOTH TWO]{.conditional #offer effect=include}")
    asked.get_by_label("What stands in this box").press("Space")
    save(archivist)
    expect(archivist.locator(".messagelist")).to_contain_text("changed successfully")
    text = Document.objects.get(pk=letter.pk).transcription.text
    assert "BOTH TWO" in text
    assert "ANNA ONE" in text
    for page in (archivist, boris):
        page.context.close()
