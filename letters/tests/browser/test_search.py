"""Readers who search with a keyboard, a phone, no scripts, in the dark."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from letters.tests.browser.pages import scrolls_sideways, violations
from letters.tests.factories import load_collection, make_document
from letters.tests.search.documents import forget_index, update_index

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ADDRESSES = (
    "/search/",
    "/search/?q=talks",
    "/search/?q=talks&year=1983&has=conditional",
    "/search/?q=talks+OR+Budapest&sort=date",
    "/search/?q=nowhere&year=1962",
    "/search/?q=*on+talks+((",
    f"/search/?q={'x' * 200}",
    "/search/?q=talks+from:nobody+date:1850",
    "/search/more/?q=talks+OR+arms&year=1983",
    "/search/more/?words=co*&near=ban&earliest=October&edition=x&also=title:x",
)
TWO_FRAMES = (
    "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
)
# Browsers read a space where words are hidden.
OF_1983 = re.compile(r"1983\s*, 1 document")


@pytest.fixture(autouse=True)
def archive(transactional_db: None) -> Iterator[None]:
    load_collection()
    make_document("budapest", "From Budapest.", title="Budapest", date_edtf="1956-10")
    update_index()
    yield
    forget_index()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_no_fault_and_nothing_scrolls_sideways(
    browser: Browser, live_server: LiveServer, scheme: str, width: int
) -> None:
    context = browser.new_context(
        base_url=live_server.url,
        color_scheme=scheme,
        viewport={"width": width, "height": 800},
    )
    page = context.new_page()
    faults, wide = {}, []
    for address in ADDRESSES:
        page.goto(address)
        page.evaluate(
            "for (const d of document.querySelectorAll('details')) d.open = 1"
        )
        if violated := violations(page):
            faults[address] = violated
        if scrolls_sideways(page):
            wide.append(address)
    context.close()
    assert (faults, wide) == ({}, [])


def test_no_page_breaks_the_content_security_policy(page: Page) -> None:
    reports: list[str] = []
    page.on("console", lambda message: reports.append(message.text))
    for address in ADDRESSES:
        page.goto(address)
    assert reports == []


def press_on(page: Page, name: str | re.Pattern[str]) -> None:
    """Press Enter on a link, which the keyboard reaches."""
    link = page.get_by_role("link", name=name).first
    # Until the style sheets are there, a link within closed details takes no focus.
    expect(link).to_be_visible()
    # Chromium takes the focus away when it goes to the fragment of the address, which it
    # does at the first frame after everything is there.
    page.wait_for_load_state("load")
    page.evaluate(TWO_FRAMES)
    link.focus()
    expect(link).to_be_focused()
    page.keyboard.press("Enter")


def test_a_reader_searches_narrows_and_reads_by_keyboard(page: Page) -> None:
    page.goto("/search/")
    page.get_by_label("Words or a “phrase”").focus()
    page.keyboard.type("talks")
    page.keyboard.press("Enter")
    status = page.get_by_role("status")
    expect(status).to_contain_text("2 documents found for talks")

    press_on(page, OF_1983)
    expect(status).to_contain_text("1 document found for talks")
    press_on(page, "Remove Year: 1983")
    expect(status).to_contain_text("2 documents found for talks")

    press_on(page, "matches in this document")
    matches = page.get_by_role("navigation", name="Words found")
    expect(matches).to_contain_text("1 of")
    press_on(page, "Next match")
    expect(matches).to_contain_text("2 of")


def test_a_form_without_scripts_writes_the_query(
    browser: Browser, live_server: LiveServer
) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/search/?q=talks+-Budapest&year=1983")
    page.get_by_role("link", name="More ways to search").first.press("Enter")
    expect(page.get_by_label("All of these words")).to_have_value("talks")
    expect(page.get_by_label("None of these words")).to_have_value("Budapest")
    expect(page.get_by_label("Year: 1983")).to_be_checked()

    page.get_by_label("These words near each other").focus()
    page.keyboard.type("talks arms")
    page.keyboard.press("Tab")
    page.keyboard.type("500")
    page.keyboard.press("Enter")
    distance = page.get_by_label("How many other words")
    expect(distance).to_have_value("500")
    expect(distance).to_have_attribute("aria-invalid", "true")

    distance.fill("20")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text('talks "talks arms"~20')
    expect(page).to_have_url(re.compile(r"/search/\?q=talks.*&year=1983$"))
    context.close()


def test_a_bar_of_the_timeline_narrows_by_keyboard(page: Page) -> None:
    page.goto("/search/?q=talks+OR+Budapest")
    press_on(page, "1956: 1 document")
    expect(page.get_by_role("status")).to_contain_text("1 document found")
    expect(page.get_by_role("heading", name="By month")).to_be_visible()
    press_on(page, "All years")
    expect(page.get_by_role("status")).to_contain_text("3 documents found")


def test_choices_are_beside_the_documents_or_behind_one_switch(
    browser: Browser, live_server: LiveServer
) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/search/?q=talks")
    choice = page.get_by_role("link", name=OF_1983)
    expect(choice).to_be_visible()

    page.set_viewport_size({"width": 360, "height": 740})
    expect(choice).to_be_hidden()
    page.locator(".facets__body > summary").click()
    expect(choice).to_be_visible()
    context.close()


def test_on_paper_there_are_the_documents(page: Page) -> None:
    page.goto("/search/?q=talks")
    page.emulate_media(media="print")
    expect(page.locator(".search-hits")).to_be_visible()
    for hidden in (".facets", ".search-form", ".search-order", ".search-saving"):
        expect(page.locator(hidden)).to_be_hidden()
