"""Readers with a keyboard, a phone, no scripts, in the dark: in a real browser."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import resolve
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from letters.ingest.saving import Edit, save_document
from letters.models import Document, Edition
from letters.tests.browser.pages import (
    ADDRESSES,
    NOTHING_HERE,
    scrolls_sideways,
    violations,
    violations_by_day_and_in_the_dark,
)
from letters.tests.browser.reading_pages import make_class_reading
from letters.tests.factories import (
    load_collection,
    make_document,
    make_entry,
    make_reading,
    make_section,
    make_topic,
)
from letters.tests.test_urls import ADDRESSES as PUBLIC

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DRAFT = "/documents/reagan-andropov-1983-draft/"
PRINTED = "/documents/frus1981-88v04/d190/"


@pytest.fixture(autouse=True)
def collection(transactional_db: None) -> None:
    load_collection()


@pytest.fixture
def every_page() -> None:
    """All that ADDRESSES leads to."""
    make_class_reading()
    make_reading(make_document(), slug="closed1234", visibility="closed")
    edition = Edition.objects.get()
    make_section(edition, "ch1", "<p>Of barley.</p>")
    make_topic(make_section(edition, "index"), "Berlin", "access to", "airlift")
    make_entry(edition, "p_RRW1")


# Answered with a file, or with an address to go to.
NO_PAGES = {
    *("edition-epub", "edition-tei", "correction-feed", "wanted-csv", "citation-file"),
    *("document-pdf", "document-tei", "document-text", "document-notation"),
    *("document-source", "reading-annotations", "reading-handout-pdf"),
    *("reading-handout-epub", "reading-oembed", "robots", "favicon", "security"),
    *("document-feed", "sitemap", "sitemap-section", "series-address"),
    *("oai", "cmif", "opensearch"),
    *("iiif-archive", "iiif-papers", "iiif-edition", "iiif-section"),
    *("iiif-manifest", "iiif-canvas", "iiif-search", "iiif-search-1"),
    *("opds", "opds-new", "opds-books", "api-openapi", "api-nothing"),
    *("api-documents", "api-document", "api-pages", "api-notes", "api-references"),
    *("api-people", "api-person", "api-editions", "api-edition"),
    *("document-list-file", "agent-files", "my-list-file", "my-list-pdf"),
    *("exchange-files", "edition-files"),
    *("health-live", "metrics", "segment", "mark", "passage", "page-image"),
    *("iiif-base", "iiif-info", "iiif-image"),
}
NOT_FOUND_OR_CLOSED = {
    NOTHING_HERE: 404,
    "/editions/frus1981-88v04/find/d183": 404,
    "/readings/closed1234/": 410,
    "/readings/closed1234/embed/": 410,
}
# Where the index is: test_search.py.
OF_SEARCH = {"search-more"}


def test_no_page_is_forgotten_here() -> None:
    looked_at = {
        resolve(address.partition("?")[0].partition("#")[0]).url_name
        for address in ADDRESSES
        if address != NOTHING_HERE
    }
    assert {*PUBLIC} - NO_PAGES - OF_SEARCH - looked_at == set()


@pytest.mark.usefixtures("every_page")
def test_each_address_answers_with_its_page(client: Client) -> None:
    answers = {address: client.get(address).status_code for address in ADDRESSES}
    others = {address: status for address, status in answers.items() if status != 200}
    assert others == NOT_FOUND_OR_CLOSED


@pytest.mark.usefixtures("every_page")
def test_axe_finds_no_fault_on_any_page_by_day_and_in_the_dark(page: Page) -> None:
    faults = {}
    for address in ADDRESSES:
        page.goto(address)
        if violated := violations_by_day_and_in_the_dark(page):
            faults[address] = violated
    assert faults == {}


@pytest.mark.usefixtures("every_page")
def test_nothing_scrolls_sideways_on_a_small_phone(
    browser: Browser, live_server: LiveServer
) -> None:
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": 320, "height": 640}
    )
    page = context.new_page()
    wide = [
        address
        for address in ADDRESSES
        if page.goto(address) and scrolls_sideways(page)
    ]
    context.close()
    assert wide == []


def test_every_page_reads_without_scripts(
    browser: Browser, live_server: LiveServer
) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(DRAFT)
    page.get_by_role("link", name="condition not met").click()
    expect(page.get_by_text("personal emissary")).to_be_hidden()
    page.get_by_role("link", name="condition met", exact=True).click()
    expect(page.get_by_text("personal emissary")).to_be_visible()
    context.close()


def test_a_reader_goes_to_a_note_and_back_by_keyboard(page: Page) -> None:
    page.goto(PRINTED)
    page.locator("#mark-6").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/#note-6")

    page.locator("#note-6 [role=doc-backlink]").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/#mark-6")


def test_a_reader_goes_from_match_to_match_without_scripts(
    browser: Browser, live_server: LiveServer
) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{DRAFT}pages/1/?find=talks+interruption&match=1#match-1")
    matches = page.get_by_role("navigation", name="Words found")
    expect(matches).to_contain_text("1 of 3")
    expect(page.locator("#match-1")).to_be_in_viewport()

    matches.get_by_role("link", name="Next match").click()
    page.wait_for_url("**/pages/2/?find=talks+interruption&match=2#match-2")
    expect(page.locator("#match-2")).to_have_text("talks")
    expect(page.locator("#match-2")).to_be_in_viewport()
    # Once the fonts are loaded, the steps stay in sight above their targets.
    page.wait_for_load_state("networkidle")
    steps = matches.locator(".match-navigation__steps").bounding_box()
    mark = page.locator("#match-2").bounding_box()
    assert steps["y"] + steps["height"] <= mark["y"]

    page.get_by_role("link", name="Page 3 →").first.click()
    expect(matches).to_contain_text("3 matches in this document, none on this page")
    matches.get_by_role("link", name="Without highlights").click()
    page.wait_for_url(f"**{DRAFT}pages/3/")
    expect(matches).to_have_count(0)
    context.close()


def test_the_first_stop_of_the_keyboard_skips_to_the_text(page: Page) -> None:
    page.goto(PRINTED)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the text")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_condition_not_met_leaves_out_the_bracketed_paragraph_alone(page: Page) -> None:
    page.goto(DRAFT)
    drafted = " ".join(page.locator("article.letter").inner_text().split())
    page.goto(f"{DRAFT}?passages=not-met")
    without = " ".join(page.locator("article.letter").inner_text().split())

    before, _, rest = drafted.partition("[conditional passage begins]")
    passage, _, after = rest.partition("[conditional passage ends] ")
    assert passage.startswith(" [If you would find it helpful")
    assert without == before + after


def test_a_layer_is_left_out_without_loading_the_page_again(page: Page) -> None:
    page.goto(DRAFT)
    page.evaluate("window.isTheSame = true")
    layers = page.get_by_role("navigation", name="What is shown")
    hand = page.locator("article.letter .hand").first
    expect(hand).to_be_visible()

    layers.get_by_role("link", name="Hide handwriting").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{DRAFT}?hide=handwriting")
    expect(hand).to_be_hidden()
    page_link = page.locator("main a[href*='/pages/2/']").first
    expect(page_link).to_have_attribute("href", re.compile(r"hide=handwriting$"))

    layers.get_by_role("link", name="Show handwriting").click()
    page.wait_for_url(f"**{DRAFT}")
    expect(hand).to_be_visible()
    page.go_back()
    expect(hand).to_be_hidden()
    assert page.evaluate("window.isTheSame")
    assert violations(page) == []


def test_without_scripts_each_state_of_the_layers_has_an_address(
    browser: Browser, live_server: LiveServer
) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{PRINTED}pages/680/?hide=breaks")
    layers = page.get_by_role("navigation", name="What is shown")
    layers.get_by_role("link", name="Hide footnotes").click()
    page.wait_for_url("**/pages/680/?hide=breaks&hide=notes")
    expect(page.locator(".footnotes")).to_be_hidden()
    page.get_by_role("link", name="Page 681 →").first.click()
    page.wait_for_url("**/pages/681/?hide=breaks&hide=notes")
    expect(page.locator(".note-mark").first).to_be_hidden()
    context.close()


def test_the_memorandum_leads_to_the_passage_and_the_passage_back(page: Page) -> None:
    page.goto("/documents/reagan-andropov-1983-memorandum/")
    page.get_by_role("link", name="this passage of").click()
    page.wait_for_url("**/reagan-andropov-1983-draft/#passage")
    page.get_by_role("link", name="“bracketed language on page 3”").click()
    page.wait_for_url("**memorandum/#condition")


def test_copied_text_has_no_page_markers_or_announcements(page: Page) -> None:
    page.goto(DRAFT)
    page.evaluate("getSelection().selectAllChildren(document.querySelector('article'))")
    copied = page.evaluate("getSelection().toString()")
    assert "justification for an interruption of these talks" in copied
    assert "[Page" not in copied
    assert "struck out" not in copied


@pytest.mark.usefixtures("every_page")
def test_no_page_breaks_the_content_security_policy(page: Page) -> None:
    reports: list[str] = []
    page.on("console", lambda message: reports.append(message.text))
    for address in ADDRESSES:
        page.goto(address)
    # The browser reports the missing page and the closed readings, too.
    assert [text for text in reports if not re.search("404|410", text)] == []


def test_on_paper_there_is_the_text_and_its_notes(page: Page) -> None:
    page.goto(PRINTED)
    page.emulate_media(media="print")
    expect(page.get_by_role("banner")).to_be_hidden()
    page.goto(f"{PRINTED}?find=soviet")
    expect(page.get_by_role("navigation", name="Words found")).to_be_hidden()
    expect(page.get_by_text("Reagan was referring to the release")).to_be_visible()


# What a screen reader says of page 1, line by line: role, then words. Long paragraphs
# are given by their beginning and end.
PAGE_ONE = """\
- 'region "Page 1 implied: the page bears no number in the source"':
  - 'heading "Page 1 implied: the page bears no number in the source" [level=2]'
  - article "Text of page 1":
    - paragraph: "[filing number: REF ID: A66877 ]"
    - paragraph: "[filing number: NS 597-001 #82 ]"
    - paragraph: 12/19/83
    - paragraph:
      - deletion: "[struck out: SECRET/SENSITIVE ]"
      - text: "BY [handwritten, hand declassifier: anf ]"
    - paragraph: "Draft Presidential Letter to Andropov [handwritten: 10/22/79 ] \
[handwritten: OK ] [handwritten: 82 ]"
    - paragraph: "Dear Mr. Chairman:"
    - paragraph: On his recent return to Moscow, A … will be reciprocated on your part.
    - paragraph: In considering the issues now con … stification for an interruption of"""


def test_a_screen_reader_hears_every_mark_of_the_first_page(page: Page) -> None:
    page.goto(f"{DRAFT}pages/1/")
    spoken = page.locator("section.leaf").aria_snapshot()
    long = r"^( *- paragraph: [^\"].{29}.{3}).{200,}(.{34})$"
    assert re.sub(long, r"\1 … \2", spoken, flags=re.MULTILINE) == PAGE_ONE


def test_the_link_to_the_passage_survives_an_edit_of_the_first_page(page: Page) -> None:
    draft = Document.objects.get(identifier="reagan-andropov-1983-draft")
    corrected = draft.transcription.tei.replace(
        "On his recent return to Moscow", "A new paragraph.</p><p>On his recent return"
    )
    assert corrected != draft.transcription.tei
    save_document(draft, corrected, Edit())
    page.goto("/documents/reagan-andropov-1983-memorandum/")
    page.get_by_role("link", name="this passage of").click()
    page.wait_for_url("**/reagan-andropov-1983-draft/#passage")
    expect(page.locator("#passage")).to_contain_text("personal emissary")
    expect(page.locator("#passage")).to_be_in_viewport()
