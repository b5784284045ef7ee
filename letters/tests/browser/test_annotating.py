"""A teacher annotates memo and letter: by mouse, and by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from letters.models import Annotation, Document, PageImage, Reading
from letters.tests.browser.pages import scrolls_sideways, violations
from letters.tests.factories import load_collection, make_reading
from letters.tests.views.teaching.desks import PASSWORD, make_teacher

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MEMO, DRAFT = "reagan-andropov-1983-memorandum", "reagan-andropov-1983-draft"
SCAN = "b" * 64


@pytest.fixture
def reading(transactional_db: None) -> Reading:
    """Memo and letter, to be annotated; the letter with a scan."""
    load_collection()
    documents = [Document.objects.get(identifier=name) for name in (MEMO, DRAFT)]
    PageImage.objects.create(
        document=documents[1],
        page_key="3",
        sha256=SCAN,
        media_type="image/png",
        width=800,
        height=1000,
        size=1,
    )
    return make_reading(*documents, owner=make_teacher(), title="One bracket")


@pytest.fixture
def teacher(
    browser: Browser, live_server: LiveServer, reading: Reading
) -> Iterator[Page]:
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": 1280, "height": 900}
    )
    page = context.new_page()
    page.goto("/teach/login/")
    page.get_by_label("Username").fill("rivera")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    yield page
    context.close()


def open_item(page: Page, reading: Reading, number: int = 2) -> None:
    item = reading.items.order_by("position")[number - 1]
    page.goto(f"/teach/{reading.slug}/{item.pk}/annotate/")


def drag_over(page: Page, words: str) -> None:
    """Select the words with the mouse, from the first to the last of them."""
    ends = page.evaluate(
        """(words) => {
            const walker = document.createTreeWalker(
                document.querySelector(".letter"), NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf(words);
                if (at >= 0) {
                    const range = document.createRange();
                    range.setStart(walker.currentNode, at);
                    range.setEnd(walker.currentNode, at + words.length);
                    range.startContainer.parentElement.scrollIntoView({block: "center"});
                    const boxes = [...range.getClientRects()];
                    const [first, last] = [boxes[0], boxes.at(-1)];
                    return [first.left + 0.5, first.top + first.height / 2,
                            last.right - 0.5, last.top + last.height / 2];
                }
            }
        }""",
        words,
    )
    page.mouse.move(ends[0], ends[1])
    page.mouse.down()
    page.mouse.move(ends[2], ends[3], steps=4)
    page.mouse.up()


def save(page: Page, number: int) -> Annotation:
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status").first).to_contain_text(
        f"Annotation {number} is saved"
    )
    return Annotation.objects.get(number=number)


def exact(annotation: Annotation) -> list[str]:
    return [target.exact for target in annotation.targets.all()]


def test_all_kinds_by_mouse(teacher: Page, reading: Reading) -> None:
    page = teacher
    open_item(page, reading)
    assert violations(page) == []

    drag_over(page, "Foreign Minister Gromyko")
    page.get_by_role("toolbar").get_by_role("button", name="Annotate").click()
    expect(page.get_by_label("These words")).to_have_value("Foreign Minister Gromyko")
    assert violations(page) == []
    page.get_by_label("Your words").fill("He had been in office since **1957**.")
    assert exact(save(page, 1)) == ["Foreign Minister Gromyko"]
    assert violations(page) == []

    drag_over(page, "personal emissary")
    page.get_by_role("toolbar").get_by_role("button", name="Annotate").click()
    page.get_by_label("Question", exact=True).check()
    page.get_by_label("A choice").check()
    page.get_by_label("Choices, one a line").fill("Hartman\nScowcroft\nDobrynin")
    page.get_by_label("Numbers of the right ones").fill("2")
    page.get_by_label("Your words").fill("Who was to be sent?")
    assert save(page, 2).solution == [1]

    page.get_by_role("link", name="Annotate conditional passage").click()
    page.get_by_label("Your words").fill("Left out of what was sent.")
    page.get_by_label("Cover these words").check()
    assert save(page, 3).is_whited_out

    drag_over(page, "START")
    page.get_by_role("toolbar").get_by_role("button", name="Annotate").click()
    page.get_by_label("Term", exact=True).check()
    page.get_by_label("Your words").fill("Strategic Arms Reduction Talks")
    assert exact(save(page, 4)) == ["START"]

    drag_over(page, "August 27 letter")
    page.get_by_role("toolbar").get_by_role("button", name="Annotate").click()
    page.get_by_label("Link", exact=True).check()
    page.get_by_label("Address that the link leads to").fill(
        "https://www.archives.gov/"
    )
    assert save(page, 5).address == "https://www.archives.gov/"

    drag_over(page, "a personal emissary who is thoroughly familiar")
    page.get_by_role("toolbar").get_by_role("button", name="Annotate").click()
    page.get_by_label("Comparison of two passages").check()
    other = page.get_by_role("group", name="The other passage")
    other.get_by_label("In", exact=True).select_option(index=0)
    other.get_by_label("The words of the other passage").fill(
        "included only if Amb. Hartman is permitted"
    )
    assert exact(save(page, 6))[1] == "included only if Amb. Hartman is permitted"

    page.get_by_role("link", name="Annotate a region of the scan of page 3").click()
    assert violations(page) == []
    page.get_by_label("Region of a scan").check()
    frame = page.locator(".region-picker").bounding_box()
    page.mouse.move(frame["x"] + 50, frame["y"] + 60)
    page.mouse.down()
    page.mouse.move(frame["x"] + 150, frame["y"] + 100, steps=3)
    page.mouse.up()
    page.get_by_label("Your words").fill("The bracket in pencil.")
    target = save(page, 7).targets.get()
    scale = 800 / frame["width"]
    assert target.image == SCAN
    assert abs(target.x - 50 * scale) <= 2
    assert abs(target.width - 100 * scale) <= 3

    page.get_by_role("button", name="Delete annotation 5").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#annotation-5")).to_be_visible()


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


def test_words_and_regions_by_keyboard_alone(teacher: Page, reading: Reading) -> None:
    page = teacher
    open_item(page, reading, 1)
    paragraph = reading.items.get(position=0).document.segments.get(
        start__lte=_start_of_instruction(reading),
        end__gt=_start_of_instruction(reading),
    )
    number = list(paragraph.document.segments.order_by("position")).index(paragraph) + 1
    follow(page, f"Annotate paragraph {number}")
    page.wait_for_url("**/annotate/?part=*")

    tab_to(page, "passage-box")
    press(page, "Control+Home", *["Control+ArrowRight"] * 6, "x")
    press(page, *["Control+Shift+ArrowRight"] * 2)
    expect(page.locator(".passage-status")).to_contain_text("Marked")
    assert "x" not in page.locator("#passage-box").input_value()[:20]
    marked = page.get_by_label("These words").input_value()
    tab_to(page, "id_body")
    page.keyboard.type("Who set it?")
    follow(page, "Save")
    expect(page.locator("#annotation-1")).to_contain_text(marked)
    assert exact(Annotation.objects.get()) == [marked]

    open_item(page, reading)
    follow(page, "Annotate a region of the scan of page 3")
    page.wait_for_url("**/annotate/?part=image*")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className").startswith(
            "region-picker__box"
        ):
            break
    press(page, "ArrowRight", "ArrowRight", "Control+ArrowDown", "Shift+ArrowLeft")
    tab_to(page, "id_body")
    page.keyboard.type("The bracket.")
    follow(page, "Save")
    expect(page.locator("#annotation-1")).to_contain_text("The bracket.")
    target = Annotation.objects.get(item__position=1).targets.get()
    region = (target.x, target.y, target.width, target.height)
    assert region == (216, 251, 384, 500)


def _start_of_instruction(reading: Reading) -> int:
    memo = reading.items.get(position=0).document
    return memo.transcription.text.index("bracketed language")


def test_pages_fit_a_phone(teacher: Page, reading: Reading) -> None:
    teacher.set_viewport_size({"width": 320, "height": 700})
    teacher.emulate_media(color_scheme="dark")
    open_item(teacher, reading)
    assert not scrolls_sideways(teacher)
    assert violations(teacher) == []
    teacher.get_by_role("link", name="Annotate paragraph 3", exact=True).click()
    teacher.get_by_label("Comparison of two passages").check()
    assert not scrolls_sideways(teacher)
    assert violations(teacher) == []
