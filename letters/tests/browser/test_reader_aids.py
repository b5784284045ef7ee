"""Previews, notes beside the text, and what can be done with selected words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from letters.ingest.deriving import derive_document
from letters.models import Document
from letters.tests.browser.pages import violations
from letters.tests.factories import (
    load_collection,
    make_document,
    make_entry,
    make_volume,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEI = "http://www.tei-c.org/ns/1.0"
DRAFT = "/documents/reagan-andropov-1983-draft/"
PRINTED = "/documents/frus1981-88v04/d190/"


@pytest.fixture(autouse=True)
def collection(transactional_db: None) -> None:
    load_collection()


@pytest.fixture
def wide(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """Of a reader with room for three columns."""
    context = browser.new_context(
        base_url=live_server.url,
        viewport={"width": 1600, "height": 900},
        permissions=["clipboard-read", "clipboard-write"],
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def touch(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    context = browser.new_context(
        base_url=live_server.url,
        viewport={"width": 390, "height": 800},
        has_touch=True,
        is_mobile=True,
    )
    yield context.new_page()
    context.close()


def select(page: Page, selector: str, first: str, last: str) -> None:
    """From the beginning of `first` to the end of `last`, within one text."""
    page.evaluate(
        """([selector, first, last]) => {
            const walker = document.createTreeWalker(
                document.querySelector(selector), NodeFilter.SHOW_TEXT);
            const range = document.createRange();
            let begun = false;
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                if (!begun && node.data.includes(first)) {
                    range.setStart(node, node.data.indexOf(first));
                    begun = true;
                }
                if (begun && node.data.includes(last)) {
                    range.setEnd(node, node.data.indexOf(last) + last.length);
                    break;
                }
            }
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }""",
        [selector, first, last],
    )


def clipboard(page: Page) -> str:
    return page.evaluate("navigator.clipboard.readText()")


# Previews


def test_a_note_is_shown_where_the_pointer_rests(page: Page) -> None:
    page.goto(PRINTED)
    page.locator("#mark-6").hover()
    preview = page.locator(".preview")
    expect(preview).to_contain_text("On March 6, the ICAO Council adopted")
    expect(preview).not_to_contain_text("↩")
    page.mouse.move(5, 5)
    expect(preview).to_be_hidden()


def test_it_can_be_read_with_the_pointer_upon_it(page: Page) -> None:
    page.goto(PRINTED)
    page.locator("#mark-6").hover()
    preview = page.locator(".preview")
    expect(preview).to_be_visible()
    preview.hover()
    page.wait_for_timeout(600)
    expect(preview).to_be_visible()


def test_by_keyboard_a_note_is_shown_and_escape_closes_it(page: Page) -> None:
    page.goto(PRINTED)
    page.locator("#mark-6").focus()
    preview = page.locator(".preview")
    expect(preview).to_contain_text("ICAO Council")
    expect(page.locator("#mark-6")).to_have_attribute("aria-describedby", "preview")
    page.keyboard.press("Escape")
    expect(preview).to_be_hidden()
    expect(page.locator("#mark-6")).not_to_have_attribute("aria-describedby", "preview")


def test_a_touch_shows_a_note_in_place(touch: Page) -> None:
    touch.goto(PRINTED)
    touch.locator("#mark-6").tap()
    expect(touch.locator(".preview")).to_contain_text("ICAO Council")
    assert "#note-6" not in touch.url
    touch.locator("h1").tap()
    expect(touch.locator(".preview")).to_be_hidden()


def test_a_reference_shows_the_note_it_leads_to(page: Page) -> None:
    printed = Document.objects.get(identifier="frus1981-88v04/d190")
    document = make_document(
        "frus1981-88v04/d1",
        "Words.[^1]\n\n[^1]: See footnote 6, Document 190.",
        edition=printed.edition,
    )
    page.goto(document.get_absolute_url())
    page.locator("a.reference").hover()
    preview = page.locator(".preview")
    expect(preview).to_contain_text("Letter From President Reagan")
    expect(preview).to_contain_text("ICAO Council")
    preview.get_by_role("link", name="Go there").click()
    page.wait_for_url("**/d190/#note-6")


def test_a_wanted_reference_says_that_it_is_not_here(page: Page) -> None:
    page.goto(PRINTED)
    page.locator("#note-2 a.reference").hover()
    expect(page.locator(".preview")).to_contain_text("It is not in this archive")


def test_a_preview_that_cannot_be_had_says_so(page: Page) -> None:
    page.goto(PRINTED)
    page.route("**/references/**", lambda route: route.abort())
    page.locator("#note-2 a.reference").hover()
    expect(page.locator(".preview")).to_contain_text("cannot be shown here now")


def test_persons_are_explained_where_they_are_named(page: Page) -> None:
    volume = make_volume()
    make_entry(volume, description="Chairman")
    tei = '<p>To <persName corresp="#p_KNS1">Khrushchev</persName>, dear N.</p>'
    document = make_document("frus1961-63v06/d1", edition=volume)
    derive_document(document, f'<div xmlns="{TEI}" type="document">{tei}</div>')
    page.goto(document.get_absolute_url())
    name = page.get_by_role("button", name="Khrushchev")
    name.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".preview")).to_contain_text("Khrushchev, Nikita S.: Chairman")


def test_with_a_preview_open_axe_finds_no_fault(page: Page) -> None:
    page.goto(PRINTED)
    page.locator("#mark-6").focus()
    page.locator("#mark-6").hover()
    expect(page.locator(".preview")).to_be_visible()
    assert violations(page) == []


# Notes beside the text


def test_where_there_is_room_notes_stand_beside_their_lines(wide: Page) -> None:
    wide.goto(PRINTED)
    for number in "456":
        mark = wide.locator(f"#mark-{number}").bounding_box()
        note = wide.locator(f"#note-{number}").bounding_box()
        assert mark
        assert note
        assert note["x"] > mark["x"] + mark["width"]
        assert abs(note["y"] - mark["y"]) < 60


def test_a_summary_stays_below_the_text_when_notes_stand_beside_it(wide: Page) -> None:
    document = make_document("summed-up")
    derive_document(
        document,
        f'<div xmlns="{TEI}"><head>Barley<note n="1" type="source">Source: A library.'
        '</note><note n="2" type="summary">It weighs barley.</note></head>'
        "<p>Barley was weighed.</p></div>",
    )
    wide.goto(document.get_absolute_url())
    text = wide.locator("article.letter").bounding_box()
    note = wide.locator("#note-1").bounding_box()
    summary = wide.locator("#note-2").bounding_box()
    assert text
    assert note
    assert summary
    assert note["x"] >= text["x"] + text["width"]
    assert summary["x"] < text["x"] + text["width"]
    assert summary["y"] >= text["y"] + text["height"]
    assert wide.locator("#note-2 .footnote__mark").inner_text() == "Summary"


def test_no_note_lies_upon_another(wide: Page) -> None:
    wide.goto(PRINTED)
    notes = [note.bounding_box() for note in wide.locator(".footnote").all()]
    for above, below in pairwise(notes):
        assert above
        assert below
        assert above["y"] + above["height"] <= below["y"]


def test_without_room_they_stand_below_the_text(page: Page) -> None:
    page.goto(PRINTED)
    text = page.locator("article.letter").bounding_box()
    note = page.locator("#note-1").bounding_box()
    assert text
    assert note
    assert note["y"] > text["y"] + text["height"]


def test_nothing_in_view_shifts_when_they_are_arranged(wide: Page) -> None:
    wide.add_init_script(
        """window.shifts = [];
        new PerformanceObserver((list) => {
            for (const { value, sources } of list.getEntries())
                shifts.push([value, ...sources.map(({ node }) => node?.nodeName)]);
        }).observe({ type: "layout-shift", buffered: true });"""
    )
    for address in (PRINTED, DRAFT, f"{PRINTED}pages/680/", "/documents/"):
        wide.goto(address)
        wide.wait_for_timeout(500)
        shifts = wide.evaluate("shifts")
        assert sum(value for value, *_ in shifts) < 0.01, (address, shifts)


@pytest.mark.parametrize("address", ["/", "/documents/", PRINTED])
def test_until_the_typefaces_come_pages_are_as_long(wide: Page, address: str) -> None:
    def length() -> float:
        wide.goto(address)
        box = wide.locator(".site-footer").bounding_box()
        assert box
        return box["y"]

    wide.route("**/*.woff2", lambda route: route.abort())
    without = length()
    wide.unroute("**/*.woff2")
    assert length() == pytest.approx(without, rel=0.015)


def test_beside_the_text_axe_finds_no_fault(wide: Page) -> None:
    wide.goto(PRINTED)
    assert violations(wide) == []


# Selected words


def test_selected_words_are_copied_with_their_citation(wide: Page) -> None:
    wide.goto(PRINTED)
    select(wide, "article.letter", "I believe our governments", "New York")
    wide.get_by_role("button", name="Copy with citation").click()
    expect(wide.locator(".selection-bar")).to_contain_text("Copied.")
    words, _, citation = clipboard(wide).rpartition("\n\n")
    assert words.startswith("I believe our governments can agree")
    assert "[Page" not in words
    assert citation.startswith("Ronald Reagan to Konstantin Chernenko")
    assert "doc. 190, p. 681" in citation
    assert "/documents/frus1981-88v04/d190/segments/" in citation


def test_a_link_leads_to_the_very_words(wide: Page) -> None:
    wide.goto(DRAFT)
    select(wide, "article.letter", "personal emissary", "thoroughly familiar")
    wide.get_by_role("button", name="Copy a link to these words").click()
    expect(wide.locator(".selection-bar")).to_contain_text("The link is copied.")
    link = clipboard(wide)
    assert link.endswith(
        "#p12:~:text=personal%20emissary%20who%20is%20thoroughly%20familiar"
    )
    wide.goto("about:blank")
    wide.goto(link)
    expect(wide.get_by_text("personal emissary")).to_be_in_viewport()


def test_across_a_page_break_a_link_has_both_ends(wide: Page) -> None:
    wide.goto(DRAFT)
    select(wide, "article.letter", "justification", "particularly")
    wide.get_by_role("button", name="Copy a link to these words").click()
    expect(wide.locator(".selection-bar")).to_contain_text("The link is copied.")
    # The page begins before "these": no words on both sides of its mark are one string.
    assert clipboard(wide).endswith(
        ":~:text=justification%20for%20an%20interruption,these%20talks%2C%20particularly"
    )


def test_the_place_of_selected_words_can_be_cited(wide: Page) -> None:
    wide.goto(DRAFT)
    select(wide, "article.letter", "personal emissary", "familiar")
    wide.get_by_role("button", name="Cite this place").click()
    wide.wait_for_url("**/cite/?segment=p12")


def test_the_keyboard_leads_from_selected_words_to_what_can_be_done(wide: Page) -> None:
    wide.goto(DRAFT)
    select(wide, "article.letter", "personal emissary", "familiar")
    expect(wide.locator(".selection-bar")).to_be_visible()
    wide.keyboard.press("Tab")
    first = wide.get_by_role("button", name="Copy with citation")
    expect(first).to_be_focused()
    wide.keyboard.press("Enter")
    expect(wide.locator(".selection-bar")).to_contain_text("Copied.")
    assert clipboard(wide).startswith("personal emissary who is thoroughly familiar")


def test_a_paragraph_under_the_pointer_can_be_cited(wide: Page) -> None:
    wide.goto(DRAFT)
    wide.locator("#p9").hover()
    wide.get_by_role("link", name="Cite this paragraph").click()
    wide.wait_for_url("**/cite/?segment=p9")


def test_a_paragraph_that_is_touched_can_be_cited(touch: Page) -> None:
    touch.goto(DRAFT)
    touch.locator("#p9").tap()
    touch.get_by_role("link", name="Cite this paragraph").tap()
    touch.wait_for_url("**/cite/?segment=p9")


def test_a_paragraph_with_its_address_is_cited_by_keyboard(wide: Page) -> None:
    wide.goto(f"{DRAFT}#p9")
    sign = wide.get_by_role("link", name="Cite this paragraph")
    expect(sign).to_be_attached()
    wide.keyboard.press("Tab")
    expect(sign).to_be_focused()
    wide.keyboard.press("Enter")
    wide.wait_for_url("**/cite/?segment=p9")


def test_nothing_is_offered_where_nothing_is_selected(wide: Page) -> None:
    wide.goto(DRAFT)
    select(wide, "article.letter", "personal", "emissary")
    bar = wide.locator(".selection-bar")
    expect(bar).to_be_visible()
    wide.keyboard.press("Escape")
    expect(bar).to_be_hidden()
