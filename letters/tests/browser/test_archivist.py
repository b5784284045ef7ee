"""From an empty archive to two published papers, through the admin alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from letters.models import Document
from letters.tests.admin.every_page import (
    WORKED_ON,
    admin_pages,
    make_a_row_of_each,
)
from letters.tests.browser.pages import (
    scan,
    violations,
    violations_by_day_and_in_the_dark,
)
from letters.tests.factories import (
    SEEDS,
    load_collection,
    make_document,
    make_report,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

REAGAN = SEEDS / "reagan-andropov-draft-1983.txt"
PRINTED = SEEDS / "frus1981-88v04-d190.txt"
# Django's scripts make these boxes some time after the page is loaded.
NO_BOX_IS_UNNAMED = """
    document.querySelectorAll(".admin-autocomplete").length ===
    document.querySelectorAll(".admin-autocomplete[name*=__prefix__]").length +
    document.querySelectorAll(".select2-selection__rendered[aria-label]").length
"""
LISTS = (
    "document",
    "document/log",
    "problem",
    "mistakereport",
    "agent",
    "section",
    "sourcefile",
    "place",
)
# Beyond what is seen of the page, or beyond the box that the list stands in.
HAS_COLUMN_OUT_OF_SIGHT = """
    Math.max(...[...document.querySelectorAll("th")].map((cell) => {
        const box = cell.closest(".results")?.getBoundingClientRect();
        const end = Math.min(innerWidth, box ? box.right : innerWidth);
        return Math.ceil(cell.getBoundingClientRect().right - end);
    })) > 1
"""
KINDS_OF_PAGES = {
    *("changelist", "add", "change", "history", "delete", "deleted", "log"),
    *("statements", "words", "part", "revisions", "revision", "compare", "restore"),
    *("import_metadata", "import_scans", "same", "merge", "undo", "withdraw"),
}
MEMORANDUM, LETTER = "film-memorandum", "film-letter"


def hand_in(
    page: Page,
    *identifiers: str,
    text: Path | None = None,
    edition: str = "",
    **fields,
) -> None:
    page.goto("/admin/letters/sourcefile/add/")
    page.get_by_text("Edition, collection, format and identifiers").click()
    page.get_by_label("Identifiers").fill("\n".join(identifiers))
    if text:
        page.get_by_label("Pasted text").fill(text.read_text("utf-8"))
    if edition:
        page.locator("#id_edition + .select2").click()
        page.locator(".select2-search__field").fill(edition)
        page.get_by_role("option", name=edition).click()
    for label, option in fields.items():
        page.get_by_label(label).select_option(label=option)


def open_document(page: Page, identifier: str) -> None:
    document = Document.objects.get(identifier=identifier)
    page.goto(f"/admin/letters/document/{document.pk}/change/")


def publish(page: Page, identifier: str) -> None:
    open_document(page, identifier)
    page.get_by_label("Status").select_option(label="Published")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("changed successfully")


def test_a_film_is_handed_in_linked_scanned_published_and_read(
    archivist: Page, browser: Browser, live_server: LiveServer
) -> None:
    hand_in(archivist, MEMORANDUM, LETTER, text=REAGAN)
    archivist.get_by_role("button", name="Check", exact=True).click()
    text = archivist.locator("[name='draft-2-text']")
    expect(text).to_have_value(re.compile(re.escape("[Page 2]{.inferred cert=medium}")))
    expect(archivist.get_by_text("Page 3 is inferred").first).to_be_visible()
    archivist.get_by_role("button", name="Save as drafts").click()
    expect(archivist.locator(".messagelist")).to_contain_text("Draft Presidential")
    reader = browser.new_context(base_url=live_server.url).new_page()
    assert reader.goto(f"/documents/{LETTER}/").status == 404

    open_document(archivist, LETTER)
    condition = archivist.locator("[name$=-instruction] option:checked").first
    expect(condition).to_contain_text("bracketed language on page 3")
    for row, label in enumerate(("1", "3")):
        row_name = f"page_images-{row}"
        archivist.locator(f"[name={row_name}-file]").set_input_files(scan(label))
        archivist.locator(f"[name={row_name}-page_key]").select_option(label)
    archivist.get_by_role("button", name="Save and continue editing").click()
    expect(archivist.locator(".messagelist")).to_contain_text("changed successfully")

    publish(archivist, LETTER)
    publish(archivist, MEMORANDUM)

    reader.goto(f"/documents/{MEMORANDUM}/")
    reader.get_by_role("link", name="this passage of").click()
    expect(reader.locator("#passage")).to_contain_text("personal emissary")
    reader.goto(f"/documents/{LETTER}/pages/3/")
    image = reader.get_by_role("img", name="Scan of page 3")
    expect(image).to_be_visible()
    assert (
        image.evaluate("image => image.decode().then(() => image.naturalWidth)") == 850
    )
    assert violations(reader) == []
    reader.get_by_role("button", name="Enlarge here").click()
    reader.get_by_role("button", name="Larger").click()
    expect(reader.locator(".scan__viewer canvas").first).to_be_visible()
    assert violations(reader) == []
    reader.get_by_role("button", name="Close").click()
    expect(reader.get_by_role("button", name="Enlarge here")).to_be_focused()

    call_command("index_letters")
    reader.goto('/search/?q="justification for an interruption of these talks"')
    expect(reader.locator(".search-hit__title")).to_contain_text("Andropov")


def test_a_printed_letter_is_uploaded_with_its_edition_and_read(
    archivist: Page, browser: Browser, live_server: LiveServer
) -> None:
    archivist.goto("/admin/letters/edition/add/")
    archivist.get_by_label("Identifier").fill("frus1981-88v04")
    archivist.locator("#id_title").fill("Soviet Union, 1983–1985")
    archivist.get_by_role("button", name="Save", exact=True).click()

    hand_in(archivist, edition="Soviet Union, 1983–1985")
    archivist.locator("[name=file]").set_input_files(PRINTED)
    archivist.get_by_role("button", name="Save as drafts").click()
    publish(archivist, "frus1981-88v04/d190")

    reader = browser.new_context(base_url=live_server.url).new_page()
    reader.goto("/documents/frus1981-88v04/d190/pages/681/")
    expect(reader.get_by_text("mentioned in your speech of March 2.")).to_be_visible()
    expect(reader.locator("#note-4")).to_contain_text("See Document 187.")


def test_a_second_scan_is_added_in_a_second_save(archivist: Page) -> None:
    document = make_document()
    address = f"/admin/letters/document/{document.pk}/change/"
    for row, label in enumerate(("1", "2")):
        archivist.goto(address)
        row_name = f"page_images-{row}"
        archivist.locator(f"[name={row_name}-file]").set_input_files(scan(label))
        archivist.locator(f"[name={row_name}-page_key]").select_option(label)
        archivist.get_by_role("button", name="Save", exact=True).click()
        expect(archivist.locator(".messagelist")).to_contain_text("successfully")

    names = document.page_images.values_list("original_name", flat=True)
    assert sorted(names) == ["1.png", "2.png"]


def test_the_preview_is_the_page_that_readers_will_get(archivist: Page) -> None:
    hand_in(archivist, MEMORANDUM, LETTER, text=REAGAN)
    archivist.get_by_role("button", name="Save as drafts").click()
    open_document(archivist, LETTER)
    archivist.locator("#id_title").fill("A title that is only tried")
    archivist.get_by_role("button", name="Preview").click()

    expect(archivist.get_by_role("heading", level=1)).to_contain_text("only tried")
    assert Document.objects.get(identifier=LETTER).title.startswith(
        "Draft Presidential"
    )


def test_a_condition_can_be_linked_by_hand(archivist: Page) -> None:
    """Two letters typed apart, and brought together in the admin."""
    for identifier, notation in (
        ("memo", "Include the [bracketed words]{.condition #words} only if asked."),
        ("letter", "We offer [to come]{.conditional #offer} in May."),
    ):
        hand_in(archivist, identifier, Format="Notation")
        archivist.get_by_label("Pasted text").fill(notation)
        archivist.get_by_role("button", name="Save as drafts").click()
        publish(archivist, identifier)

    open_document(archivist, "letter")
    instruction = archivist.locator("[name$=-instruction]").first
    words = instruction.locator("option", has_text="bracketed words").first
    instruction.select_option(words.get_attribute("value"))
    archivist.locator("textarea[name$=-condition]").first.fill("if asked")
    archivist.get_by_role("button", name="Save", exact=True).click()

    archivist.goto("/documents/memo/")
    archivist.get_by_role("link", name="this passage of").click()
    expect(archivist.locator("#offer")).to_contain_text("to come")


def test_axe_finds_no_fault_on_any_page_of_the_admin(archivist: Page) -> None:
    """By day and in the dark; the pages are those of the URL configuration."""
    make_a_row_of_each()
    client = Client()
    client.force_login(get_user_model().objects.get(username="anna"))
    pages = list(admin_pages(client))
    missing = KINDS_OF_PAGES - {address.action for address, _ in pages}
    assert missing == set()
    faults = {}
    for _, path in pages:
        archivist.goto(path)
        archivist.wait_for_function(NO_BOX_IS_UNNAMED)
        if violated := violations_by_day_and_in_the_dark(archivist):
            faults[path] = violated
    assert faults == {}


def test_axe_finds_no_fault_where_a_form_is_shown_again(archivist: Page) -> None:
    hand_in(archivist, MEMORANDUM, LETTER, text=REAGAN)
    archivist.get_by_role("button", name="Check", exact=True).click()
    expect(archivist.locator("[name='draft-2-text']")).to_be_visible()
    found = {"sitting": violations_by_day_and_in_the_dark(archivist)}

    make_a_row_of_each()
    document = Document.objects.get(identifier=WORKED_ON)
    archivist.goto(f"/admin/letters/document/{document.pk}/statements/")
    archivist.get_by_label("It is instead").first.check()
    archivist.get_by_role("button", name="Save what is decided").click()
    expect(archivist.locator(".errorlist").first).to_be_visible()
    found["statements"] = violations_by_day_and_in_the_dark(archivist)

    archivist.goto("/admin/letters/document/?q=talks&status=published")
    found["search"] = violations_by_day_and_in_the_dark(archivist)
    for name, action in (
        ("problem", "settle_selected"),
        ("mistakereport", "settle_reports"),
    ):
        archivist.goto(f"/admin/letters/{name}/")
        archivist.locator(".action-select").first.check()
        archivist.locator("select[name=action]").select_option(action)
        archivist.get_by_role("button", name="Go", exact=True).click()
        expect(archivist.locator(".problem-list")).to_be_visible()
        found[name] = violations_by_day_and_in_the_dark(archivist)
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_an_address_in_a_report_puts_no_column_out_of_sight(archivist: Page) -> None:
    document = make_document()
    make_report(document, message=f"See https://example.org/{'scan/' * 40}")
    archivist.set_viewport_size({"width": 1024, "height": 768})
    archivist.goto("/admin/letters/mistakereport/")
    assert not archivist.evaluate(HAS_COLUMN_OUT_OF_SIGHT)


def test_no_column_of_a_list_is_out_of_sight_at_1024_pixels(archivist: Page) -> None:
    load_collection()
    archivist.set_viewport_size({"width": 1024, "height": 768})
    wide = []
    for name in LISTS:
        archivist.goto(f"/admin/letters/{name}/")
        if archivist.evaluate(HAS_COLUMN_OUT_OF_SIGHT):
            wide.append(name)
    assert wide == []
