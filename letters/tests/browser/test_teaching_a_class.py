"""From an empty desk to a student's phone: a reading is built, opened, read and closed."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from letters.models import Reading
from letters.tests.browser.pages import (
    scrolls_sideways,
    violations_by_day_and_in_the_dark,
)
from letters.tests.browser.teaching_steps import (
    drag_over,
    follow,
    press,
    save,
    sign_in,
    tab_to,
    type_in,
)
from letters.tests.factories import load_collection
from letters.tests.views.reading_files.class_reading import make_class_reading
from letters.tests.views.teaching.desks import make_teacher

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(
    browser: Browser,
    live_server: LiveServer,
    transactional_db: None,
    request: pytest.FixtureRequest,
) -> Iterator[Page]:
    """Where a teacher works; in a browser without scripts if the parameter is False."""
    load_collection()
    make_teacher()
    context = browser.new_context(
        base_url=live_server.url,
        viewport={"width": 1280, "height": 900},
        reduced_motion="reduce",
        java_script_enabled=getattr(request, "param", True),
    )
    page = context.new_page()
    sign_in(page)
    yield page
    page.wait_for_load_state("networkidle")
    context.close()


def test_a_reading_is_built_opened_read_and_closed(
    desk: Page, browser: Browser, live_server: LiveServer
) -> None:
    desk.get_by_role("link", name="New reading").click()
    desk.get_by_label("Title").fill("The bracket")
    desk.get_by_role("button", name="Make it").click()
    for words in ("Poindexter", "Presidential"):
        desk.get_by_role("link", name="Add a document").click()
        desk.get_by_label("Address, identifier or words of the title").fill(words)
        desk.get_by_role("button", name="Find").click()
        desk.get_by_role("button", name=re.compile("^Add ")).click()
        desk.get_by_role("link", name="The bracket", exact=True).click()
    desk.get_by_role("link", name="Annotate").last.click()
    desk.wait_for_url("**/annotate/")
    drag_over(desk, "personal emissary")
    desk.get_by_role("toolbar").get_by_role("button", name="Annotate").click()
    desk.get_by_label("Your words").fill("Somebody who speaks for the President.")
    save(desk, 1)
    reading = Reading.objects.get()
    _choose_who_may_read(desk, reading, "Everybody who has the link")

    phone = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True)
    student = phone.new_page()
    student.goto(desk.get_by_text("Students open").get_by_role("link").inner_text())
    student.get_by_role("link", name="Read Draft Presidential").tap()
    student.locator("#call-a-1").tap()
    expect(student.locator(".preview")).to_contain_text("speaks for the President")

    _choose_who_may_read(desk, reading, "Closed")
    answer = student.reload()
    assert answer is not None
    assert answer.status == 410
    assert phone.cookies() == []
    phone.close()


def _choose_who_may_read(desk: Page, reading: Reading, who: str) -> None:
    desk.goto(f"/teach/{reading.slug}/")
    desk.get_by_label(who).check()
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_role("status").first).to_be_visible()


@pytest.mark.parametrize("desk", [True, False], indirect=True, ids=["", "no-scripts"])
def test_a_reading_is_built_by_keyboard_alone(desk: Page) -> None:
    follow(desk, "New reading")
    desk.wait_for_url("**/new/")
    type_in(desk, title="By keyboard")
    press(desk, "Enter")
    desk.wait_for_url(re.compile(r"/teach/(?!new/)[^/]+/$"))
    follow(desk, "Add a document")
    desk.wait_for_url("**/add/")
    type_in(desk, words="Presidential")
    press(desk, "Enter")
    desk.wait_for_url("**/add/?words=*")
    follow(desk, "Add Draft")
    desk.wait_for_url("**/teach/*/*/")
    follow(desk, "Annotate")
    desk.wait_for_url("**/annotate/")
    follow(desk, "Annotate paragraph 7")
    desk.wait_for_url("**/annotate/?part=*")
    tab_to(desk, "id_words")
    desk.keyboard.type("Ambassador Hartman")
    type_in(desk, body="In Moscow since 1981.")
    follow(desk, "Save")
    expect(desk.get_by_role("status").first).to_contain_text("The annotation is saved")
    assert Reading.objects.get().items.get().annotations.get().targets.get().exact


# Under the address of a reading, and of an item of it.
PAGES_OF_READING = ("", "add/?words=Letter", "import/", "preview/", "preview/2/")
PAGES_OF_ITEM = ("", "annotate/", "annotate/?part=p7", "annotations/2/")


def test_axe_finds_no_fault_at_the_desk_and_nothing_scrolls_sideways(
    desk: Page,
) -> None:
    reading = make_class_reading(owner=User.objects.get(), visibility="draft")
    item = reading.items.all()[1]
    base = f"/teach/{reading.slug}/"
    faults = {}
    for address in (
        *("/teach/", "/teach/new/", "/teach/login/"),
        f"/teach/add/?document={item.document.identifier}",
        *(f"{base}{page}" for page in PAGES_OF_READING),
        *(f"{base}{item.pk}/{page}" for page in PAGES_OF_ITEM),
    ):
        answer = desk.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        desk.set_viewport_size({"width": 320, "height": 640})
        found = ["scrolls sideways"] * scrolls_sideways(desk)
        desk.set_viewport_size({"width": 1280, "height": 900})
        found += violations_by_day_and_in_the_dark(desk)
        if found:
            faults[address] = found
    assert faults == {}
