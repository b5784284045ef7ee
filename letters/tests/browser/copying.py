"""Words selected with the pointer and copied with the keyboard, as readers do it."""

from __future__ import annotations

from playwright.sync_api import Page

# The middle of the first or the last letter that an element holds.
EDGE = """([selector, number, isLast]) => {
    const all = document.querySelectorAll(selector);
    const range = document.createRange();
    const walker = document.createTreeWalker(all[number], NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    const node = isLast ? nodes.at(-1) : nodes[0];
    range.setStart(node, isLast ? node.length - 1 : 0);
    range.setEnd(node, isLast ? node.length : 1);
    const { left, right, top, bottom } = range.getBoundingClientRect();
    return [isLast ? right : left, (top + bottom) / 2];
}"""


def drag(page: Page, first: tuple[str, int], last: tuple[str, int]) -> None:
    """From the first letter of one element to the last of another, by selector and
    number."""
    page.mouse.move(*page.evaluate(EDGE, [*first, False]))
    page.mouse.down()
    page.mouse.move(*page.evaluate(EDGE, [*last, True]), steps=4)
    page.mouse.up()


def copied(page: Page) -> str:
    """What Ctrl+C copies."""
    page.keyboard.press("Control+C")
    return str(page.evaluate("navigator.clipboard.readText()"))
