"""Viewers of other institutions show our manifests: Mirador 4 and Universal Viewer 4.

They need styles that our policy refuses, so the page that holds them is
made by the test and has no policy.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from letters.tests.browser.other_viewers import folder_of
from letters.tests.browser.scanned_pages import make_scanned_letter

PLACE = "/viewer-of-another-site/"
MIRADOR = """<!doctype html><meta charset="utf-8"><title>Mirador</title>
<div id="viewer" style="position:absolute;inset:0"></div>
<script src="mirador/dist/mirador.min.js"></script>
<script>
Mirador.viewer({{id: "viewer", windows: [{{manifestId: "{manifest}"}}],
  window: {{defaultSideBarPanel: "annotations", sideBarOpenByDefault: true,
    sideBarOpen: true, highlightAllAnnotations: true, panels: {{annotations: true}}}},
  annotations: {{filteredMotivations: ["commenting", "supplementing"]}}}});
</script>"""
UNIVERSAL = """<!doctype html><meta charset="utf-8"><title>Universal Viewer</title>
<link rel="stylesheet" href="universalviewer/dist/uv.css">
<script src="universalviewer/dist/umd/UV.js"></script>
<div id="uv" class="uv" style="position:absolute;inset:0"></div>
<script>UV.init("uv", {{manifest: "{manifest}", canvasIndex: 0}});</script>"""


@pytest.fixture
def asked() -> list[str]:
    """The addresses that a viewer asks the archive for."""
    return []


@pytest.fixture
def viewer(
    browser: Browser, live_server: LiveServer, transactional_db: None, asked: list[str]
) -> Iterator[Page]:
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": 1300, "height": 850}
    )
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    manifest = f"{live_server.url}/iiif/scanned/manifest"

    def serve(route: Route) -> None:
        name = route.request.url.partition(PLACE)[2].partition("?")[0]
        pages = {"mirador.html": MIRADOR, "universal.html": UNIVERSAL}
        if name in pages:
            body = pages[name].format(manifest=manifest)
            route.fulfill(body=body, content_type="text/html")
            return
        package, _, path = name.partition("/")
        file = folder_of(package) / path
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        if file.is_file():
            route.fulfill(body=file.read_bytes(), content_type=kind)
        else:
            route.fulfill(status=404)

    page.route(f"**{PLACE}**", serve)
    yield page
    context.close()


def photograph(page: Page, name: str, folder: Path) -> None:
    page.screenshot(path=folder / f"{name}.png")


def tiles_in(asked: list[str]) -> list[str]:
    return [url for url in asked if "/iiif/scanned/" in url and "/default." in url]


def test_mirador_shows_pages_their_text_and_what_is_marked(
    viewer: Page, asked: list[str], tmp_path: Path
) -> None:
    folder_of("mirador")
    make_scanned_letter()
    viewer.goto(f"{PLACE}mirador.html")
    canvas = viewer.locator(
        ".mirador-osd-container canvas, .openseadragon-canvas canvas"
    )
    expect(canvas.first).to_be_visible(timeout=60_000)
    expect(viewer.get_by_text("Stamp: EYES ONLY").first).to_be_visible(timeout=60_000)
    expect(viewer.get_by_text("Dear Mr. President:").first).to_be_visible()
    viewer.wait_for_load_state("networkidle")
    photograph(viewer, "mirador", tmp_path)

    viewer.get_by_role("button", name="Next item").click()
    expect(viewer.get_by_text("Page 1, scan 2").first).to_be_visible()
    assert len(tiles_in(asked)) >= 2


def test_the_universal_viewer_shows_pages_and_their_names(
    viewer: Page, asked: list[str], tmp_path: Path
) -> None:
    folder_of("universalviewer")
    make_scanned_letter()
    viewer.goto(f"{PLACE}universal.html")
    expect(viewer.locator(".openseadragon-canvas canvas").first).to_be_visible(
        timeout=60_000
    )
    thumbnails = viewer.locator(".thumb img")
    expect(thumbnails).to_have_count(3, timeout=60_000)
    expect(viewer.get_by_text("Page 1, scan 2").first).to_be_visible()
    viewer.wait_for_load_state("networkidle")
    photograph(viewer, "universal", tmp_path)
    assert tiles_in(asked)
    broken = thumbnails.evaluate_all(
        "images => images.filter(i => i.complete && !i.naturalWidth).length"
    )
    assert broken == 0


def test_the_universal_viewer_finds_words_and_shows_their_boxes(
    viewer: Page, tmp_path: Path
) -> None:
    folder_of("universalviewer")
    make_scanned_letter()
    viewer.goto(f"{PLACE}universal.html")
    box = viewer.get_by_role("textbox", name="Search within this item")
    expect(box).to_be_visible(timeout=60_000)
    box.fill("eyes only")
    box.press("Enter")
    expect(viewer.get_by_text("1 result found for")).to_be_visible(timeout=60_000)
    shown = viewer.locator(".annotationRect.current")
    expect(shown).to_be_visible(timeout=60_000)
    photograph(viewer, "universal-found", tmp_path)

    # On another page, with no box drawn round it.
    viewer.get_by_text("Clear", exact=True).click()
    box.fill("situation")
    box.press("Enter")
    second = viewer.locator(".thumb", has_text="Page 2")
    expect(second.locator(".searchResults")).to_contain_text("1", timeout=60_000)
