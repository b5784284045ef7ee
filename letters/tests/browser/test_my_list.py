"""A reader collects documents in a browser, with scripts and without."""

from __future__ import annotations

from collections.abc import Iterator
from json import dumps

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from letters.models import Document, DocumentStatus
from letters.tests.browser.pages import (
    scrolls_sideways,
    violations_by_day_and_in_the_dark,
)
from letters.tests.factories import load_collection

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PRINTED = "/documents/frus1981-88v04/d190/"
SENT = "/my-list/?d=reagan-andropov-1983-draft&n=Look"


@pytest.fixture
def reader(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    load_collection()
    context = browser.new_context(
        base_url=live_server.url, permissions=["clipboard-read", "clipboard-write"]
    )
    yield context.new_page()
    context.close()


def add(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(".add-to-list").first.click()


def test_documents_are_collected_from_pages_and_rows(reader: Page) -> None:
    add(reader, PRINTED)
    button = reader.get_by_role("button", name="On my list – remove")
    expect(button).to_be_visible()
    expect(reader.get_by_role("link", name="My list (1)")).to_be_visible()

    reader.goto("/documents/")
    reader.get_by_role("button", name="Add to my list").first.press("Enter")
    reader.get_by_role("link", name="My list (2)").click()

    expect(reader.locator(".my-list > li")).to_have_count(2)
    assert not violations_by_day_and_in_the_dark(reader)


def test_what_is_taken_off_is_off_everywhere(reader: Page) -> None:
    add(reader, PRINTED)
    reader.get_by_role("button", name="remove").click()
    expect(reader.get_by_role("button", name="Add to my list").first).to_be_visible()
    expect(reader.get_by_role("link", name="My list", exact=True)).to_be_visible()


def test_the_list_and_its_notes_are_there_the_next_time(reader: Page) -> None:
    add(reader, PRINTED)
    reader.goto("/my-list/")
    reader.get_by_label("My note").fill("Begin here")
    reader.get_by_label("My note").press("Tab")
    address = reader.get_by_label("Address of this list")
    assert address.input_value().endswith("&n=Begin+here")

    reader.goto("/")
    reader.get_by_role("link", name="My list (1)").click()
    expect(reader.get_by_label("My note")).to_have_value("Begin here")


def test_the_last_document_can_be_taken_off(reader: Page) -> None:
    add(reader, PRINTED)
    reader.goto("/my-list/")
    reader.get_by_label("Remove from the list").check()
    reader.get_by_role("button", name="Save changes").click()
    expect(reader.get_by_text("The list is empty.")).to_be_visible()
    reader.goto("/my-list/")
    expect(reader.get_by_text("The list is empty.")).to_be_visible()


def test_the_whole_list_can_be_emptied(reader: Page) -> None:
    add(reader, PRINTED)
    reader.goto("/my-list/")
    reader.get_by_role("link", name="Empty the list").click()
    expect(reader.get_by_text("The list is empty.")).to_be_visible()
    expect(reader.get_by_role("link", name="My list", exact=True)).to_be_visible()


def test_a_list_that_is_full_says_so(reader: Page) -> None:
    reader.goto(PRINTED)
    entries = [[f"frus1961-63v06/d{number}", ""] for number in range(100)]
    reader.evaluate(
        "list => localStorage.setItem('letters-my-list', JSON.stringify(list))", entries
    )
    add(reader, PRINTED)
    fault = "would have more than 100 documents"
    expect(reader.get_by_role("button", name=fault)).to_be_visible()


def test_a_list_that_was_sent_replaces_none_unasked(reader: Page) -> None:
    add(reader, PRINTED)
    reader.goto(SENT)
    expect(reader.get_by_text("which has 1 document.")).to_be_visible()
    expect(reader.get_by_role("link", name="Empty the list")).to_be_hidden()
    expect(reader.get_by_role("link", name="My list (1)")).to_be_visible()

    reader.get_by_role("button", name="Add these to my list").click()
    expect(reader.get_by_role("link", name="My list (2)")).to_be_visible()
    expect(reader.locator(".my-list > li")).to_have_count(2)
    expect(reader.get_by_label("My note").last).to_have_value("Look")


def test_a_list_that_was_sent_can_be_kept(reader: Page) -> None:
    reader.goto(SENT)
    reader.get_by_role("button", name="Keep this list in this browser").click()
    reader.goto("/my-list/")
    expect(reader.get_by_label("My note")).to_have_value("Look")


def test_what_another_window_adds_outlasts_an_edit(reader: Page) -> None:
    add(reader, PRINTED)
    reader.goto("/my-list/")
    other = reader.context.new_page()
    add(other, "/documents/reagan-andropov-1983-draft/")

    reader.get_by_label("My note").fill("First")
    reader.get_by_label("My note").press("Tab")
    expect(other.get_by_role("link", name="My list (2)")).to_be_visible()

    reader.get_by_label("Add a document").fill("reagan-andropov-1983-memorandum")
    reader.get_by_role("button", name="Save changes").click()
    expect(reader.locator(".my-list > li")).to_have_count(3)
    expect(reader.get_by_label("My note").first).to_have_value("First")


def test_what_another_window_adds_outlasts_the_end_of_the_rest(reader: Page) -> None:
    add(reader, PRINTED)
    reader.goto("/my-list/")
    add(reader.context.new_page(), "/documents/reagan-andropov-1983-draft/")
    reader.get_by_label("Remove from the list").check()
    reader.get_by_role("button", name="Save changes").click()
    expect(reader.locator(".my-list > li")).to_have_count(1)
    expect(reader.get_by_role("link", name="My list (1)")).to_be_visible()


def test_an_edit_that_was_never_answered_makes_no_other_list_ones_own(
    reader: Page,
) -> None:
    add(reader, PRINTED)
    reader.goto("/my-list/")
    reader.route("**/my-list/**", lambda route: route.abort())
    reader.get_by_label("My note").fill("Mine")
    reader.get_by_label("My note").press("Enter")
    reader.unroute("**/my-list/**")

    reader.goto(SENT)
    expect(reader.get_by_text("which has 1 document.")).to_be_visible()
    reader.goto("/my-list/")
    expect(reader.get_by_label("My note")).to_have_value("Mine")


def test_ones_own_list_is_ones_own_when_a_document_is_hidden(reader: Page) -> None:
    add(reader, PRINTED)
    add(reader, "/documents/reagan-andropov-1983-draft/")
    Document.objects.filter(identifier="reagan-andropov-1983-draft").update(
        status=DocumentStatus.WITHDRAWN
    )
    reader.get_by_role("link", name="My list (2)").click()
    expect(reader.locator(".my-list > li")).to_have_count(1)
    # What is typed before the script of the page has run is not kept.
    reader.wait_for_load_state("load")
    expect(reader.get_by_text("is not the one in this browser")).to_be_hidden()
    reader.get_by_label("My note").fill("Still here")
    reader.get_by_label("My note").press("Tab")
    reader.goto("/my-list/")
    expect(reader.get_by_label("My note")).to_have_value("Still here")


def test_lists_that_are_too_long_together_are_not_joined(reader: Page) -> None:
    add(reader, PRINTED)
    many = [[f"letter-{number}", ""] for number in range(100)]
    reader.evaluate(
        "list => localStorage.setItem('letters-my-list', list)", dumps(many)
    )
    reader.goto(SENT)
    reader.get_by_role("button", name="Add these to my list").click()
    expect(reader.get_by_role("status")).to_have_text(
        "My list would have more than 100 documents."
    )
    expect(reader.get_by_role("link", name="My list (100)")).to_be_visible()


def test_what_is_no_list_in_the_browser_is_an_empty_one(reader: Page) -> None:
    for stored in ("{", "null", "7", '["ab", [1, 2], {"0": "x"}]'):
        reader.goto("/documents/")
        reader.evaluate("list => localStorage.setItem('letters-my-list', list)", stored)
        reader.goto("/my-list/")
        expect(reader.get_by_text("The list is empty.")).to_be_visible()
        expect(reader.get_by_role("link", name="My list", exact=True)).to_be_visible()


def test_the_page_works_where_the_browser_stores_nothing(reader: Page) -> None:
    reader.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, {get() { throw new DOMException('no') }})"
    )
    reader.goto(SENT)
    reader.get_by_role("button", name="Keep this list in this browser").click()
    expect(reader.get_by_role("status")).to_have_text(
        "This browser does not keep the list."
    )
    reader.get_by_role("button", name="Copy").click()
    expect(reader.get_by_role("button", name="Copied")).to_be_visible()


def test_its_address_is_copied(reader: Page) -> None:
    reader.goto(SENT)
    reader.get_by_role("button", name="Copy").click()
    expect(reader.get_by_role("button", name="Copied")).to_be_visible()
    copied = str(reader.evaluate("navigator.clipboard.readText()"))
    assert copied.endswith(SENT)


def test_all_citations_are_copied_at_once(reader: Page) -> None:
    reader.goto(SENT)
    reader.get_by_role("link", name="Citations in words").click()
    reader.get_by_role("button", name="Copy: all citations").click()
    expect(reader.get_by_role("status")).to_have_text("Copied: all citations")
    assert "Andropov" in str(reader.evaluate("navigator.clipboard.readText()"))


def test_it_works_without_scripts_on_a_small_phone(
    browser: Browser, live_server: LiveServer
) -> None:
    load_collection()
    context = browser.new_context(
        base_url=live_server.url,
        java_script_enabled=False,
        viewport={"width": 320, "height": 640},
    )
    page = context.new_page()
    page.goto(PRINTED)
    page.get_by_role("link", name="Add to my list").first.click()
    expect(page.locator(".my-list > li")).to_have_count(1)
    page.get_by_label("Add a document").fill("reagan-andropov-1983-draft")
    page.get_by_label("Add a document").press("Enter")
    expect(page.locator(".my-list > li")).to_have_count(2)
    page.get_by_label("Remove from the list").first.check()
    page.get_by_role("button", name="Save changes").click()
    expect(page.locator(".my-list > li")).to_have_count(1)
    context.close()


def test_it_does_not_scroll_sideways(browser: Browser, live_server: LiveServer) -> None:
    load_collection()
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": 320, "height": 640}
    )
    page = context.new_page()
    for address in (SENT, SENT.replace("?", "citations/?"), "/my-list/"):
        page.goto(address)
        assert not scrolls_sideways(page)
    context.close()
