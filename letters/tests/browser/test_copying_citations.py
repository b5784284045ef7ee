"""Buttons that copy a citation, beside each form of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from letters.tests.browser.pages import violations
from letters.tests.factories import load_collection

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CITE = "/documents/frus1981-88v04/d190/cite/"


@pytest.fixture
def reader(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    load_collection()
    context = browser.new_context(
        base_url=live_server.url, permissions=["clipboard-read", "clipboard-write"]
    )
    yield context.new_page()
    context.close()


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_each_form_has_a_button_that_copies_it(reader: Page) -> None:
    reader.goto(CITE)
    forms = reader.locator(".citations > div")
    assert forms.count() > 4
    for form in forms.all():
        form.get_by_role("button").click()
        expect(form.get_by_role("button")).to_have_text("Copied")
        assert clipboard(reader) == form.locator("dd").inner_text()


def test_files_and_the_address_have_one_too(reader: Page) -> None:
    reader.goto(CITE)
    reader.get_by_role("button", name="Copy: BibTeX").press("Enter")
    expect(reader.get_by_role("button", name="Copied: BibTeX")).to_be_visible()
    assert clipboard(reader).startswith("@misc{frus1981-88v04-d190,")
    reader.get_by_role("button", name="Copy: the permanent address").click()
    expect(reader.get_by_role("status")).to_have_text("Copied: the permanent address")
    assert clipboard(reader).endswith("/documents/frus1981-88v04/d190/")


def test_words_in_italics_stay_so(reader: Page) -> None:
    reader.goto(CITE)
    reader.get_by_role("button", name="Copy: Chicago, note").first.click()
    expect(reader.get_by_role("status")).to_contain_text("Copied")
    markup = reader.evaluate(
        """async () => {
            const [item] = await navigator.clipboard.read();
            return (await item.getType("text/html")).text();
        }"""
    )
    assert "<cite>Foreign Relations of the United States" in markup


def test_without_scripts_there_is_none(reader: Page) -> None:
    reader.route("**/*.js", lambda route: route.abort())
    reader.goto(CITE)
    expect(reader.get_by_role("button", name="Copy")).to_have_count(0)
    expect(reader.locator(".citations dd").first).to_be_visible()


def test_with_them_axe_finds_no_fault(reader: Page) -> None:
    reader.goto(CITE)
    expect(reader.get_by_role("button", name="Copy: RIS")).to_be_visible()
    assert violations(reader) == []
