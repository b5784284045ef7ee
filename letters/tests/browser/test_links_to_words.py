"""A link to selected words leads to the very words, and to no others of the same spelling.

What the browser finds cannot be asked of it: it is seen by the colour that it gives.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from letters.tests.corpus import chosen
from letters.tests.factories import load_collection

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ADDRESSES = (
    "/documents/reagan-andropov-1983-draft/",
    "/documents/frus1981-88v04/d190/",
)
DRAWN = 100  # in both documents, half of them one word and half of them two
FOUND = (255, 0, 255)
STEP = 7919  # prime, so that the draw comes to no place twice
TOLERANCE = 3  # pixels: the colour fills the line, the words do not
STYLE = "::target-text { background: #f0f; color: #f0f; }"

# Selections of as many words as are asked for, spread over the texts of the page by a
# step that is prime. The words of each are the same whenever the page is read.
DRAW = """async ([count, words, step]) => {
    const { directiveTo } = await import("/static/js/text_directive.js");
    const WORD = /[\\p{L}\\p{N}]+(?:[.,’'][\\p{L}\\p{N}]+)*/gu;
    window.places = [];
    for (const text of document.querySelectorAll(".letter, .footnote__text")) {
        const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            if (node.parentElement.closest(".apparatus, .footnote__return, .hint")) continue;
            const found = [...node.data.matchAll(WORD)];
            for (let at = 0; at + words <= found.length; at += 1) {
                const last = found[at + words - 1];
                places.push([node, found[at].index, last.index + last[0].length, text]);
            }
        }
    }
    return Array.from({ length: count }, (_, number) => {
        const index = (number * step + words) % places.length;
        const [node, start, end, text] = places[index];
        const range = document.createRange();
        range.setStart(node, start);
        range.setEnd(node, end);
        return [index, range.toString(), directiveTo(range, text)];
    });
}"""
RECTANGLES = """(index) => {
    const [node, start, end] = places[index];
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, end);
    return [...range.getClientRects()].map(({ left, top, right, bottom }) =>
        [left, top, right, bottom]);
}"""


@pytest.fixture
def reader(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    load_collection()
    context = browser.new_context(
        base_url=live_server.url,
        viewport={"width": 900, "height": 600},
        bypass_csp=True,
    )
    yield context.new_page()
    context.close()


def coloured(page: Page) -> tuple[int, int, int, int] | None:
    """The box around all that the browser found."""
    image = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    of_others = ImageChops.difference(image, Image.new("RGB", image.size, FOUND))
    is_found = of_others.convert("L").point(lambda value: 0 if value else 255)
    return is_found.getbbox()


def box_around(rectangles: list[list[float]]) -> list[float]:
    left, top, right, bottom = zip(*rectangles, strict=True)
    return [min(left), min(top), max(right), max(bottom)]


def is_found(page: Page, index: int) -> bool:
    """Whether the browser finds the words, and nothing else, before long."""
    for _ in range(50):
        found, words = coloured(page), box_around(page.evaluate(RECTANGLES, index))
        if found and all(
            abs(one - other) <= TOLERANCE
            for one, other in zip(found, words, strict=True)
        ):
            return True
        page.wait_for_timeout(20)
    return False


@pytest.mark.parametrize("words", [1, 2])
@pytest.mark.parametrize("address", ADDRESSES)
def test_drawn_words_are_found_by_their_links(
    reader: Page, address: str, words: int
) -> None:
    reader.goto(address)
    drawn = reader.evaluate(DRAW, [DRAWN // 4, words, STEP])
    # A word of the heading that the title has in the very same words leads to the heading.
    assert sum(not directive for _, _, directive in drawn) <= 1
    wrong = []
    for index, selected, directive in chosen(drawn, str):
        reader.goto("about:blank")
        reader.goto(f"{address}#{directive}")
        reader.add_style_tag(content=STYLE)
        reader.evaluate(DRAW, [0, words, STEP])
        if directive and not is_found(reader, index):
            wrong.append((selected, directive))
    assert wrong == []
