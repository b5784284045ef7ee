"""Paper and text in step, boxes by mouse and by keyboard, and details of scans."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from letters.models import Region
from letters.tests.browser.pages import (
    scrolls_sideways,
    violations,
    violations_by_day_and_in_the_dark,
)
from letters.tests.browser.scanned_pages import BOX, make_scanned_letter

ADDRESS = "/documents/scanned/"
SECONDS_TO_WAIT = 15


def context_of(browser: Browser, live_server: LiveServer, **options: object) -> Page:
    size = {"width": 1300, "height": 850}
    given = {"viewport": size, "base_url": live_server.url, **options}
    return browser.new_context(**given).new_page()


@pytest.fixture
def reader(
    browser: Browser, live_server: LiveServer, transactional_db: None
) -> Iterator[Page]:
    make_scanned_letter()
    page = context_of(browser, live_server, reduced_motion="reduce")
    yield page
    page.context.close()


def place(page: Page) -> str:
    return page.locator(".paper__place").inner_text()


def test_paper_and_text_keep_step(reader: Page) -> None:
    reader.goto(ADDRESS, wait_until="load")
    expect(reader.locator(".paper .scan--shown")).to_have_count(1)
    assert place(reader).startswith("Page 1 ·")

    reader.evaluate("document.getElementById('page-2').scrollIntoView()")
    shown = reader.locator(".paper .scan--shown")
    expect(shown).to_have_attribute("data-page", "2")
    reader.evaluate("window.scrollTo(0, 0)")
    expect(shown).to_have_attribute("data-page", "1")

    reader.get_by_role("button", name="Next scan").click()
    expect(reader.get_by_text("Page 1, scan 2 · scan 2 of 3")).to_be_visible()
    reader.locator(".paper").get_by_role("link", name="Original file").last.focus()
    reader.keyboard.press("ArrowRight")
    expect(shown).to_have_attribute("data-page", "2")
    expect(reader.locator(".paper [role=status]")).to_have_text("Scan of Page 2")
    top = "document.getElementById('page-2').getBoundingClientRect().top"
    reader.wait_for_function(f"Math.abs({top}) < 200")


def test_text_scans_or_both_are_remembered(reader: Page) -> None:
    reader.goto(ADDRESS, wait_until="load")
    group = reader.get_by_role("group", name="Text and scans")
    group.get_by_role("button", name="scans").click()
    expect(reader.locator(".letter").first).to_be_hidden()
    reader.reload(wait_until="load")
    expect(group.get_by_role("button", name="scans")).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(reader.locator(".letter").first).to_be_hidden()
    group.get_by_role("button", name="text", exact=True).click()
    expect(reader.locator(".paper")).to_be_hidden()


def test_a_mark_and_its_box_find_each_other(reader: Page) -> None:
    reader.goto(ADDRESS, wait_until="load")
    box = reader.locator(".scan__boxes [data-part=m1]")
    lit = box.locator(".scan__box--lit")
    reader.locator("#m1").hover()
    expect(lit).to_have_count(1)
    reader.mouse.move(5, 5)
    expect(lit).to_have_count(0)
    reader.locator(".mark-list a[href='#m1']").first.focus()
    expect(lit).to_have_count(1)
    box.focus()
    reader.keyboard.press("Enter")
    reader.wait_for_function("location.hash === '#m1'")


def test_a_scan_is_enlarged_turned_lit_and_compared(reader: Page) -> None:
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.url))
    reader.goto(ADDRESS, wait_until="load")
    reader.locator(".scan--shown .scan__open").click()
    expect(reader.locator(".scan__viewer canvas").first).to_be_visible()
    expect(reader.locator(".scan__overlay")).to_have_count(2)
    reader.wait_for_function("performance.getEntriesByType('resource').length > 0")
    assert any("/info.json" in address for address in asked)
    tools = reader.get_by_role("group", name="Tools for the scan")
    tools.get_by_role("button", name="Turn right").click()
    tools.get_by_label("Contrast").fill("200")
    style = reader.locator(".scan__viewer .openseadragon-canvas").first
    assert "contrast(200%)" in style.evaluate("canvas => canvas.style.filter")
    tools.get_by_label("Compare with").select_option("Page 2")
    expect(reader.locator(".scan__viewer")).to_have_count(2)
    # Half as wide, the first is seen whole as well: this is a link to all of it.
    link = reader.get_by_label("Link to what is seen now")
    whole = "/pages/1/?region=0,0,1700,2200"
    for _ in range(SECONDS_TO_WAIT):
        tools.get_by_role("button", name="Link to this detail").click()
        if link.input_value().endswith(whole):
            break
        reader.wait_for_timeout(1000)
    assert link.input_value().endswith(whole)
    assert violations(reader) == []
    tools.get_by_role("button", name="Close").click()
    expect(reader.locator(".scan__viewer")).to_have_count(0)
    expect(reader.locator(".scan--shown .scan__open")).to_be_focused()


def test_a_link_to_a_detail_leads_there_in_both_forms(reader: Page) -> None:
    reader.goto(f"{ADDRESS}pages/1/", wait_until="load")
    reader.locator(".scan__open").first.click()
    expect(reader.locator(".scan__viewer canvas").first).to_be_visible()
    tools = reader.get_by_role("group", name="Tools for the scan")
    tools.get_by_role("button", name="Larger").click()
    reader.wait_for_timeout(300)
    tools.get_by_role("button", name="Link to this detail").click()
    own, other = (
        field.input_value() for field in reader.locator(".scan__links input").all()
    )
    assert "/documents/scanned/pages/1/?region=" in own
    reader.goto(own, wait_until="load")
    expect(reader.locator(".scan-detail__picture")).to_be_visible()
    reader.goto(other, wait_until="load")
    assert reader.url == own
    expect(reader.locator(".scan-detail__picture")).to_be_visible()


@pytest.mark.parametrize("path", ["", "?view=pages", "pages/1/"])
def test_it_reads_on_a_phone_in_the_dark_and_by_rule(reader: Page, path: str) -> None:
    reader.goto(f"{ADDRESS}{path}", wait_until="load")
    assert violations_by_day_and_in_the_dark(reader) == []
    reader.set_viewport_size({"width": 320, "height": 700})
    assert not scrolls_sideways(reader)


def test_without_a_script_scans_are_pictures_and_links(
    browser: Browser, live_server: LiveServer, transactional_db: None
) -> None:
    make_scanned_letter()
    page = context_of(browser, live_server, java_script_enabled=False)
    page.goto(ADDRESS, wait_until="load")
    expect(page.locator(".paper .scan img")).to_have_count(3)
    expect(page.locator(".paper-switch")).to_be_hidden()
    assert page.locator(".scan__link").first.get_attribute("href").endswith("/2400/")
    page.goto(f"{ADDRESS}pages/1/?region=200,300,500,120", wait_until="load")
    expect(page.locator(".scan-detail__picture")).to_be_visible()
    page.context.close()


def test_a_box_is_drawn_in_the_admin_by_mouse_and_by_keyboard(
    archivist: Page, tmp_path: Path
) -> None:
    letter = make_scanned_letter()
    scan = letter.page_images.get(page_key="2")
    scan.regions.all().delete()
    archivist.goto(f"/admin/letters/pageimage/{scan.pk}/change/", wait_until="load")
    row = archivist.locator("#regions-0")
    picker = row.locator(".region-picker")
    expect(picker.locator("img")).to_be_visible()
    archivist.wait_for_function(
        "document.querySelector('.region-picker img').naturalWidth > 0"
    )
    picker.evaluate("picker => picker.scrollIntoView()")
    frame = picker.bounding_box()
    assert frame
    archivist.mouse.move(frame["x"] + 20, frame["y"] + 20)
    archivist.mouse.down()
    archivist.mouse.move(frame["x"] + 120, frame["y"] + 60, steps=4)
    archivist.mouse.up()
    x, width = (row.locator(f"[name$='-{name}']") for name in ("x", "width"))
    drawn = int(x.input_value()), int(width.input_value())
    assert drawn[1] > BOX["width"] // 4
    picker.locator(".region-picker__box").focus()
    archivist.keyboard.press("ArrowRight")
    archivist.keyboard.press("Shift+ArrowRight")
    assert int(x.input_value()) > drawn[0]
    assert int(width.input_value()) > drawn[1]
    archivist.screenshot(path=tmp_path / "boxes.png", full_page=True)
    row.get_by_label("What is there").select_option("passage:offer")
    archivist.get_by_role("button", name="Save", exact=True).click()
    archivist.wait_for_load_state("load")
    region = Region.objects.get(image=scan)
    assert (region.kind, region.key) == ("passage", "offer")
