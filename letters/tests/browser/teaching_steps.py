"""What a teacher does at the desk, by mouse and by keyboard, in a browser."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from letters.models import Annotation
from letters.tests.views.teaching.desks import PASSWORD


def sign_in(page: Page) -> None:
    page.goto("/teach/login/")
    page.get_by_label("Username").fill("rivera")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/teach/")


def drag_over(page: Page, words: str) -> None:
    """Select the words with the mouse, from the first to the last of them."""
    ends = page.evaluate(
        """(words) => {
            const walker = document.createTreeWalker(
                document.querySelector(".letter"), NodeFilter.SHOW_TEXT,
                (node) => node.parentElement.closest(".apparatus")
                    ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
            const nodes = [];
            while (walker.nextNode()) nodes.push(walker.currentNode);
            const start = nodes.map((node) => node.data).join("").indexOf(words);
            const range = document.createRange();
            let before = 0;
            for (const node of nodes) {
                const [from, to] = [start - before, start + words.length - before];
                if (from >= 0 && from < node.length) range.setStart(node, from);
                if (to > 0 && to <= node.length) range.setEnd(node, to);
                before += node.length;
            }
            range.startContainer.parentElement.scrollIntoView({block: "center"});
            const boxes = [...range.getClientRects()];
            const [first, last] = [boxes[0], boxes.at(-1)];
            return [first.left + 0.5, first.top + first.height / 2,
                    last.right - 0.5, last.top + last.height / 2];
        }""",
        words,
    )
    page.mouse.move(ends[0], ends[1])
    page.mouse.down()
    page.mouse.move(ends[2], ends[3], steps=4)
    page.mouse.up()


def save(page: Page, number: int) -> Annotation:
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status").first).to_contain_text("The annotation is saved")
    return Annotation.objects.get(number=number)


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def follow(page: Page, name: str) -> None:
    """Go to a link or a button with the Tab key, and press Enter."""
    for _ in range(400):
        page.keyboard.press("Tab")
        if name in page.evaluate(
            "document.activeElement.getAttribute('aria-label')"
            " ?? document.activeElement.textContent"
        ):
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"No way to {name!r}")


def tab_to(page: Page, field: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == field:
            return
    raise AssertionError(f"No way to {field!r}")


def type_in(page: Page, **typed: str) -> None:
    for field, words in typed.items():
        tab_to(page, f"id_{field}")
        page.keyboard.type(words)
