"""A student without an account reads, answers, prints and hands in, on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from letters.tests.browser.reading_pages import READING, make_class_reading
from letters.tests.factories import load_collection

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DRAFT = f"{READING}2/"
# A browser that keeps nothing for a page, as in a private window.
REFUSES = """Object.defineProperty(window, "localStorage", {
    get() { throw new DOMException("refused", "SecurityError"); } });"""


@pytest.fixture(autouse=True)
def reading(transactional_db: None) -> None:
    load_collection()
    make_class_reading()


@pytest.fixture
def phone(browser: Browser, live_server: LiveServer) -> Iterator[BrowserContext]:
    context = browser.new_context(
        base_url=live_server.url,
        viewport={"width": 390, "height": 800},
        has_touch=True,
        is_mobile=True,
    )
    yield context
    context.close()


def note(page: Page, words: str):
    return page.locator(".annotation").filter(has_text=words)


def test_a_student_on_a_phone_reads_answers_prints_and_downloads(
    phone: BrowserContext,
) -> None:
    page = phone.new_page()
    page.goto(READING)
    page.get_by_role("link", name="Read Draft Presidential").tap()
    _switch_the_condition(page)
    _answer(page)
    page.reload()
    expect(note(page, "Why?").get_by_label("Your answer")).to_have_value("For talks.")
    expect(page.get_by_label("To offer talks")).to_be_checked()
    _look_at_the_print(page)
    assert "For talks." in _downloaded(page)
    page.goto(READING)
    expect(page.locator(".answers-bar__list")).to_contain_text("To offer talks")
    assert phone.cookies() == []


def _switch_the_condition(page: Page) -> None:
    letter = page.get_by_role("article", name="Text of the document")
    expect(letter).to_contain_text("personal emissary")
    page.get_by_text("Ways to read").tap()
    page.get_by_role("link", name="condition not met").tap()
    page.wait_for_url("**passages=not-met")
    expect(letter.get_by_text("personal emissary")).to_be_hidden()
    page.get_by_text("Ways to read").tap()
    page.get_by_role("link", name="condition met", exact=True).tap()
    expect(letter.get_by_text("personal emissary")).to_be_visible()


def _answer(page: Page) -> None:
    note(page, "Why?").get_by_label("Your answer").fill("For talks.")
    choice = note(page, "What for?")
    choice.get_by_label("To warn").tap()
    choice.get_by_role("button", name="Check").tap()
    expect(choice).to_contain_text("Not yet")
    choice.get_by_label("To offer talks").tap()
    choice.get_by_role("button", name="Check").tap()
    expect(choice).to_contain_text("That is right")


def _look_at_the_print(page: Page) -> None:
    page.emulate_media(media="print")
    question = note(page, "Why?")
    expect(question.locator(".answer__written")).to_have_text("For talks.")
    expect(question.locator("textarea")).to_be_hidden()
    expect(note(page, "Where?").locator(".answer__lines")).to_be_visible()
    expect(page.locator(".answers-bar")).to_be_hidden()
    page.emulate_media(media="screen")


def _downloaded(page: Page) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").tap()
    assert download.value.suggested_filename == "answers-bracket234.html"
    return Path(download.value.path()).read_text("utf-8")


def test_a_touch_shows_a_note_and_the_way_to_its_question(
    phone: BrowserContext,
) -> None:
    page = phone.new_page()
    page.goto(DRAFT)
    page.locator("#call-a-2").tap()
    preview = page.locator(".preview")
    expect(preview).to_contain_text("Why?")
    preview.get_by_role("link", name="Answer it").tap()
    expect(page.locator("#answer-2")).to_be_in_viewport()


def test_things_are_put_in_order_by_buttons_and_by_keyboard(page: Page) -> None:
    page.goto(DRAFT)
    question = note(page, "What came first?")
    for _ in range(2):
        question.get_by_label("Move up: The memorandum").press("Enter")
    for _ in range(2):
        question.get_by_label("Move down: It is delivered").press("Enter")
    expect(question).to_contain_text("is now number")
    question.get_by_role("button", name="Check").press("Enter")
    expect(question).to_contain_text("That is right")
    page.reload()
    expect(question.locator(".answer__words").first).to_contain_text("memorandum")


def test_a_passage_is_found_by_selecting_it_or_choosing_it(page: Page) -> None:
    page.goto(DRAFT)
    question = note(page, "Where?")
    page.get_by_text("personal emissary who is").select_text()
    question.get_by_role("button", name="Take the selected words").click()
    question.get_by_role("button", name="Check").click()
    expect(question).to_contain_text("That is right")
    question.get_by_role("combobox").select_option(index=1)
    question.get_by_role("button", name="Check").click()
    expect(question).to_contain_text("Not yet")


def test_answers_are_forgotten_and_brought_back(page: Page) -> None:
    page.goto(DRAFT)
    box = note(page, "Why?").get_by_label("Your answer")
    box.fill("For talks.")
    page.get_by_role("button", name="Forget").click()
    expect(box).to_have_value("")
    assert page.evaluate("localStorage.length") == 0
    page.get_by_role("button", name="Bring them back").click()
    expect(box).to_have_value("For talks.")


def test_two_tabs_lose_no_answer(phone: BrowserContext) -> None:
    first, second = phone.new_page(), phone.new_page()
    for tab in (first, second):
        tab.goto(DRAFT)
    first.bring_to_front()
    note(first, "Why?").get_by_label("Your answer").fill("For talks.")
    second.bring_to_front()
    second.get_by_label("To offer talks").tap()
    first.reload()
    expect(note(first, "Why?").get_by_label("Your answer")).to_have_value("For talks.")
    expect(first.get_by_label("To offer talks")).to_be_checked()


def test_a_browser_that_keeps_nothing_says_so_at_once(page: Page) -> None:
    page.add_init_script(REFUSES)
    page.goto(DRAFT)
    expect(page.locator(".answers-bar")).to_contain_text("This browser keeps nothing")
    note(page, "Why?").get_by_label("Your answer").fill("For talks.")
    assert "For talks." in _downloaded_by_mouse(page)


def _downloaded_by_mouse(page: Page) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    return Path(download.value.path()).read_text("utf-8")


def test_hidden_annotations_are_shown_without_loading_the_page(page: Page) -> None:
    page.goto(f"{READING}3/")
    expect(page.locator(".annotation")).to_be_hidden()
    page.get_by_role("link", name="Show the annotations").click()
    expect(page.locator(".annotation")).to_be_visible()
    assert page.url.endswith("/3/?view=text")
    page.go_back()
    expect(page.locator(".annotation")).to_be_hidden()


def test_without_scripts_everything_can_be_read_and_written_on_paper(
    browser: Browser, live_server: LiveServer
) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{READING}3/")
    expect(page.locator(".annotation")).to_be_hidden()
    page.get_by_role("link", name="Show the annotations").click()
    expect(page.locator(".annotation")).to_be_visible()
    page.goto(DRAFT)
    expect(page.get_by_text("Without JavaScript, write them on paper")).to_be_visible()
    page.get_by_role("link", name="Show the covered words").click()
    page.wait_for_url("**cover=none#a-8")
    expect(page.locator("#a-8")).to_have_text("Lebanon")
    page.emulate_media(media="print")
    expect(note(page, "Why?").locator(".answer__lines")).to_be_visible()
    expect(note(page, "What came first?").locator(".answer__box").first).to_be_visible()
    context.close()


def test_annotations_stand_beside_their_lines_where_there_is_room(page: Page) -> None:
    page.set_viewport_size({"width": 1600, "height": 900})
    page.goto(DRAFT)
    call, beside = page.locator("#call-a-1"), page.locator("#annotation-1")
    expect(beside).to_have_class("annotation annotation--explanation note--placed")
    places = call.bounding_box(), beside.bounding_box()
    assert abs(places[0]["y"] - places[1]["y"]) < 60
    assert places[1]["x"] > places[0]["x"]
