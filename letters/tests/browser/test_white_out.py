"""Covered words are neither seen nor read aloud until a student asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, expect

from letters.rendering import AnnotatedPlace, mark_annotations, white_out
from letters.tests.browser.pages import scrolls_sideways, violations

pytestmark = pytest.mark.browser

STATIC = Path(settings.BASE_DIR) / "static"
STYLES = ("tokens", "base", "components/text", "components/annotations")
TEXT = "The message was delivered on 26 December without the paragraph."
DELIVERED = AnnotatedPlace(3, TEXT.index("delivered"), TEXT.index(" without"))
WITHOUT = AnnotatedPlace(7, TEXT.index("without"), TEXT.index("."))

Open = Callable[..., Page]


def page_html() -> str:
    places = [DELIVERED, WITHOUT]
    html = mark_annotations(f"<p>{TEXT}</p>", TEXT, places)
    covered = white_out(html, TEXT, places, full_view="https://x.example/?shown=all")
    styles = "".join(
        (STATIC / "css" / f"{name}.css").read_text("utf-8") for name in STYLES
    )
    return (
        "<!doctype html><html lang=en><title>A reading</title>"
        f"<style>{styles}</style><main><h1>A reading</h1>"
        '<div class="white-out-bar" data-white-out-order="7 3"></div>'
        f'<article class="letter">{covered}</article>'
        '<p id="annotation-3">Three</p><p id="annotation-7">Seven</p></main></html>'
    )


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Opens the page; no server is needed for it."""
    contexts = []

    def open_it(**options: object) -> Page:
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.set_content(page_html())
        if options.get("java_script_enabled", True):
            page.add_script_tag(path=STATIC / "js" / "reveal.js", type="module")
        return page

    yield open_it
    for context in contexts:
        context.close()


def words(page: Page) -> str:
    """What is seen of the text, without its apparatus."""
    return str(
        page.evaluate(
            """() => [...document.querySelectorAll(".letter p")].map((p) => {
                const copy = p.cloneNode(true);
                copy.querySelectorAll(".apparatus, [hidden]").forEach((e) => e.remove());
                return copy.textContent;
            }).join("")"""
        )
    )


def test_words_are_shown_and_covered_by_their_button(open_page: Open) -> None:
    page = open_page()
    assert words(page) == "The message was  ."
    button = page.get_by_role("button", name="Covered words of annotation 3")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(page.locator(".letter")).not_to_contain_text("December", use_inner_text=True)

    button.press("Enter")
    assert words(page) == "The message was delivered on 26 December ."
    expect(button).to_have_attribute("aria-expanded", "true")

    button.press("Space")
    assert words(page) == "The message was  ."


def test_they_are_shown_one_after_the_other_in_the_order_of_the_teacher(
    open_page: Open,
) -> None:
    page = open_page()
    following = page.get_by_role("button", name="Show the next words")
    following.click()
    assert words(page) == "The message was  without the paragraph."
    expect(page.get_by_role("status")).to_have_text("1 shown, 1 covered.")

    following.click()
    assert words(page) == TEXT
    expect(page.get_by_role("status")).to_have_text("All words are shown.")
    expect(following).to_be_focused()

    page.get_by_role("button", name="Cover all words").click()
    assert words(page) == "The message was  ."
    page.get_by_role("button", name="Show all words").click()
    assert words(page) == TEXT


def test_without_scripts_a_link_leads_to_the_whole_text(open_page: Open) -> None:
    page = open_page(java_script_enabled=False)
    link = page.get_by_role("link", name="Show the covered words of annotation 7")
    expect(link).to_have_attribute("href", "https://x.example/?shown=all#a-7")
    expect(page.locator(".white-out-bar")).to_be_hidden()
    expect(page.locator("mark.white-out").first).to_be_hidden()


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_it_is_accessible_on_a_phone(open_page: Open, colours: str) -> None:
    page = open_page(viewport={"width": 320, "height": 640}, color_scheme=colours)
    page.get_by_role("button", name="Show the next words").click()
    assert violations(page) == []
    assert not scrolls_sideways(page)
