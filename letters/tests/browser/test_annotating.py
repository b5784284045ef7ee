"""A teacher annotates memo and letter: by mouse, and by keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from letters.ingest.media_folders import masters_folder
from letters.models import Annotation, Document, PageImage, Reading
from letters.tests.browser.pages import scrolls_sideways, violations
from letters.tests.browser.signing_in import sign_in_as
from letters.tests.browser.teaching_steps import (
    drag_over,
    follow,
    press,
    save,
    tab_to,
    type_in,
)
from letters.tests.facsimile.scans import make_scan
from letters.tests.factories import load_collection, make_reading
from letters.tests.scan_records import record_scan
from letters.tests.views.teaching.desks import make_teacher

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MEMO, DRAFT = "reagan-andropov-1983-memorandum", "reagan-andropov-1983-draft"


@pytest.fixture
def reading(transactional_db: None) -> Reading:
    """Memo and letter, to be annotated; the letter with a scan."""
    load_collection()
    documents = [Document.objects.get(identifier=name) for name in (MEMO, DRAFT)]
    image = PageImage(document=documents[1], page_key="3")
    scan = make_scan("PNG", mode="L", size=(800, 1000))
    record_scan(image, scan, "3.png", masters_folder())
    return make_reading(*documents, owner=make_teacher(), title="One bracket")


@pytest.fixture
def teacher(
    browser: Browser, live_server: LiveServer, reading: Reading
) -> Iterator[Page]:
    context = browser.new_context(
        base_url=live_server.url,
        viewport={"width": 1280, "height": 900},
        # Nothing moves any more when its place is asked for.
        reduced_motion="reduce",
    )
    sign_in_as(reading.owner, context, live_server.url)
    page = context.new_page()
    yield page
    # No request is under way when the tables are emptied.
    page.wait_for_load_state("networkidle")
    context.close()


def open_item(page: Page, reading: Reading, number: int = 2) -> None:
    item = reading.items.order_by("position")[number - 1]
    page.goto(f"/teach/{reading.slug}/{item.pk}/annotate/")


def exact(annotation: Annotation) -> list[str]:
    return [target.exact for target in annotation.targets.all()]


def test_all_kinds_by_mouse(teacher: Page, reading: Reading) -> None:
    page = teacher
    open_item(page, reading)
    assert violations(page) == []

    drag_over(page, "Foreign Minister Gromyko")
    page.get_by_role("toolbar").get_by_role("button", name="Annotate").click()
    expect(page.locator("#id_words")).to_have_value("Foreign Minister Gromyko")
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

    # Across the number of an annotation, and past where its mark ends.
    drag_over(page, "a personal emissary who is thoroughly familiar")
    page.get_by_role("toolbar").get_by_role("button", name="Annotate").click()
    page.get_by_label("Comparison of two passages").check()
    other = page.get_by_role("group", name="The other passage")
    other.get_by_label("In", exact=True).select_option(index=0)
    other.get_by_label("The words of the other passage").fill(
        "included only if Amb. Hartman is permitted"
    )
    assert exact(save(page, 6)) == [
        "a personal emissary who is thoroughly familiar",
        "included only if Amb. Hartman is permitted",
    ]

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
    assert target.image == PageImage.objects.get().sha256
    assert abs(target.x - 50 * scale) <= 2
    assert abs(target.width - 100 * scale) <= 3

    fifth = page.locator("#annotation-5")
    fifth.get_by_role("button", name=re.compile("^Delete ")).click()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#annotation-5")).to_be_visible()


def open_paragraph(page: Page, reading: Reading, number: int, words: int) -> str:
    """Its form, with so many of its first words selected; returns them."""
    open_item(page, reading)
    follow(page, f"Annotate paragraph {number}")
    page.wait_for_url("**/annotate/?part=*")
    tab_to(page, "passage-box")
    press(page, "Control+Home", *["Control+Shift+ArrowRight"] * words)
    expect(page.locator(".passage-status")).to_contain_text("Marked")
    return page.locator("#id_words").input_value()


def choose_kind(page: Page, steps: int) -> None:
    tab_to(page, "id_kind_0")
    press(page, *["ArrowDown"] * steps)


def save_by_keyboard(page: Page, number: int) -> Annotation:
    follow(page, "Save")
    expect(page.get_by_role("status").first).to_contain_text("The annotation is saved")
    return Annotation.objects.get(number=number)


def test_all_kinds_by_keyboard_alone(teacher: Page, reading: Reading) -> None:
    page = teacher
    marked = open_paragraph(page, reading, 7, 4)
    page.keyboard.type("Nothing is typed here")
    assert "Nothing" not in page.locator("#passage-box").input_value()
    type_in(page, body="When was this?")
    assert exact(save_by_keyboard(page, 1)) == [marked]

    open_paragraph(page, reading, 8, 3)
    choose_kind(page, 1)
    type_in(page, body="What was to be decided?")
    tab_to(page, "id_asks_0")
    press(page, "ArrowDown")
    type_in(page, choice_lines="Missiles\nGrain", right="1")
    question = save_by_keyboard(page, 2)
    assert (question.choices, question.solution) == (["Missiles", "Grain"], [0])

    open_paragraph(page, reading, 9, 2)
    choose_kind(page, 2)
    type_in(page, body="A term")
    assert save_by_keyboard(page, 3).kind == "term"

    open_paragraph(page, reading, 9, 3)
    choose_kind(page, 3)
    type_in(page, address="https://www.archives.gov/")
    assert save_by_keyboard(page, 4).kind == "link"

    marked = open_paragraph(page, reading, 9, 4)
    choose_kind(page, 4)
    tab_to(page, "id_other_item")
    press(page, "ArrowUp")
    type_in(page, other_first_words="The bracketed", other_last_words="to Andropov.")
    first, second = exact(save_by_keyboard(page, 5))
    assert first == marked
    assert second.startswith("The bracketed language on page 3 should be included")

    open_item(page, reading)
    follow(page, "Annotate a region of the scan of page 3")
    page.wait_for_url("**/annotate/?part=image*")
    while "region-picker__box" not in page.evaluate("document.activeElement.className"):
        page.keyboard.press("Tab")
    press(page, "ArrowRight", "ArrowRight", "Control+ArrowDown", "Shift+ArrowLeft")
    type_in(page, body="The bracket.")
    target = save_by_keyboard(page, 6).targets.get()
    region = (target.x, target.y, target.width, target.height)
    assert region == (216, 251, 384, 500)

    follow(page, "Delete Region of a scan")
    expect(
        page.get_by_text("Region of a scan: “The bracket.” is deleted")
    ).to_be_visible()
    follow(page, "Undo")
    expect(page.locator("#annotation-6")).to_be_visible()


def test_a_phone_has_room_for_it_and_draws_with_a_finger(
    teacher: Page, browser: Browser, live_server: LiveServer, reading: Reading
) -> None:
    signed_in = teacher.context.storage_state()
    context = browser.new_context(
        base_url=live_server.url,
        storage_state=signed_in,
        viewport={"width": 320, "height": 700},
        color_scheme="dark",
        has_touch=True,
        is_mobile=True,
    )
    page = context.new_page()
    open_item(page, reading)
    assert not scrolls_sideways(page)
    assert violations(page) == []
    page.get_by_role("link", name="Annotate paragraph 3", exact=True).tap()
    page.get_by_label("Comparison of two passages").check()
    assert not scrolls_sideways(page)
    assert violations(page) == []

    open_item(page, reading)
    page.get_by_role("link", name="Annotate a region of the scan of page 3").tap()
    draw_with_finger(page)
    expect(page.get_by_label("Width")).to_have_value("")
    page.get_by_role("button", name="Draw with a finger").tap()
    draw_with_finger(page)
    expect(page.get_by_label("Width")).not_to_have_value("")
    assert not scrolls_sideways(page)
    page.wait_for_load_state("networkidle")
    context.close()


def draw_with_finger(page: Page) -> None:
    page.locator(".region-picker").evaluate(
        """(frame) => {
            frame.setPointerCapture = () => {};
            const { left, top } = frame.getBoundingClientRect();
            const at = (type, by) => frame.dispatchEvent(new PointerEvent(type, {
                pointerType: "touch", clientX: left + by, clientY: top + by, bubbles: true,
            }));
            at("pointerdown", 20);
            at("pointermove", 80);
            at("pointerup", 80);
        }"""
    )
