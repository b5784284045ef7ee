"""A Russian letter beside its translation: mended with a keyboard, read on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from letters.models import Document, DocumentRelation
from letters.tests.browser.pages import (
    scrolls_sideways,
    violations,
    violations_by_day_and_in_the_dark,
)
from letters.tests.browser.signing_in import sign_in_as
from letters.tests.factories import make_archivist
from letters.tests.russian_letters import (
    ORIGINAL,
    SIDE_BY_SIDE,
    make_translated_letter,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def press(page: Page, *keys: str) -> None:
    """Begin where the page puts the keyboard; Enter leads to the next page."""
    expect(page.locator("[autofocus]")).to_be_focused()
    for key in keys:
        if key == "Enter":
            with page.expect_navigation():
                page.keyboard.press(key)
        else:
            page.keyboard.press(key)


@pytest.mark.parametrize("with_script", [True, False])
def test_rows_are_mended_with_a_keyboard_alone(
    browser: Browser, live_server: LiveServer, with_script: bool
) -> None:
    relation = make_translated_letter()
    context = browser.new_context(
        base_url=live_server.url, java_script_enabled=with_script
    )
    sign_in_as(make_archivist("anna"), context, live_server.url)
    page = context.new_page()
    page.goto(f"/admin/letters/document/{relation.source_id}/translation/?at=1")

    # The first row has the keyboard: confirm it, and the next one has it.
    press(page, "Enter")
    expect(page.locator("#row-1 legend")).to_have_text("Row 1: confirmed")
    press(page, "Enter")
    expect(page.locator("#row-2 legend")).to_have_text("Row 2: confirmed")

    # One on: join the third with the fourth, and divide them again.
    press(page, "Tab", "Enter")
    expect(page.locator("#row-3 p[lang=ru]")).to_have_count(2)
    press(page, "Tab", "Tab", "Enter")
    expect(page.locator("#row-3 p[lang=ru]")).to_have_count(1)
    rows = DocumentRelation.objects.get().parallel_rows
    assert [row["confirmed"] for row in rows[:4]] == [True, True, False, False]
    assert len(rows) == 19
    if with_script:
        assert violations(page) == []
        page.set_viewport_size({"width": 768, "height": 1024})
        assert not scrolls_sideways(page)
    context.close()


def test_it_is_read_on_a_phone(page: Page, live_server: LiveServer) -> None:
    make_translated_letter()
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(live_server.url + SIDE_BY_SIDE)
    row = page.locator("#row-5")
    original, translation = (row.locator("p[lang=ru]"), row.locator("p[lang=en]"))
    expect(original).to_have_count(2)
    above, below = original.last.bounding_box(), translation.bounding_box()
    assert above and below
    assert above["y"] + above["height"] <= below["y"]
    assert not scrolls_sideways(page)
    assert violations_by_day_and_in_the_dark(page) == []


def test_on_a_wide_page_and_on_paper_both_stand_side_by_side(
    page: Page, live_server: LiveServer
) -> None:
    make_translated_letter()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(live_server.url + SIDE_BY_SIDE)
    for medium in ("screen", "print"):
        page.emulate_media(media=medium)
        left = page.locator("#row-4 p[lang=ru]").bounding_box()
        right = page.locator("#row-4 p[lang=en]").bounding_box()
        assert left and right
        assert left["x"] + left["width"] <= right["x"]
        assert abs(left["y"] - right["y"]) < 2
    page.emulate_media(media="screen")
    assert violations_by_day_and_in_the_dark(page) == []


def test_cyrillic_has_the_face_of_the_text(page: Page, live_server: LiveServer) -> None:
    make_translated_letter()
    page.goto(live_server.url + SIDE_BY_SIDE)
    page.evaluate("document.fonts.ready")
    loaded = page.evaluate(
        "[...document.fonts].filter((one) => one.status === 'loaded')"
        ".map((one) => one.unicodeRange)"
    )
    assert any("U+400-45F" in one.replace("U+0", "U+") for one in loaded), loaded


def test_a_cyrillic_typescript_has_a_face_of_its_own(
    page: Page, live_server: LiveServer
) -> None:
    make_translated_letter()
    Document.objects.filter(identifier=ORIGINAL).update(appearance="typescript")
    page.goto(f"{live_server.url}/documents/{ORIGINAL}/")
    page.evaluate("document.fonts.ready")
    loaded = page.evaluate(
        "[...document.fonts].filter((one) => one.status === 'loaded')"
        ".map((one) => one.family.replaceAll('\"', ''))"
    )
    assert "IBM Plex Mono" in loaded, loaded
