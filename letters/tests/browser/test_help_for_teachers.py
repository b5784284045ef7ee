"""The help for teachers, followed step by step: everything it names is where it says."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from letters.ingest.saving import Edit, save_document
from letters.models import Document
from letters.tests.browser.teaching_steps import drag_over, save, sign_in
from letters.tests.factories import load_collection, make_archivist
from letters.tests.views.teaching.desks import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HELP = "/help/teaching/"
DRAFT = "reagan-andropov-1983-draft"
# Quoted as an example of a day.
EXAMPLE = "December 24"
WORDS = "personal emissary"


class Walk:
    """A page that is walked through, and all that was read on the way."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.read = ""

    def look(self) -> None:
        names = "[...document.querySelectorAll('[value]')].map((e) => e.value)"
        values = " ".join(self.page.evaluate(names))
        self.read += f" {self.page.locator('body').text_content()} {values}"

    def go(self, role: str, name: str | re.Pattern[str], *, last: bool = False) -> None:
        """To what the help calls so."""
        found = self.page.get_by_role(role, name=name)
        (found.last if last else found.first).click()
        self.page.wait_for_load_state()
        self.look()

    def open(self, address: str) -> None:
        self.page.goto(address)
        self.look()


@pytest.fixture
def walk(
    browser: Browser, live_server: LiveServer, transactional_db: None
) -> Iterator[Walk]:
    load_collection()
    context = browser.new_context(
        base_url=live_server.url,
        viewport={"width": 1280, "height": 900},
        reduced_motion="reduce",
    )
    page = context.new_page()
    yield Walk(page)
    page.wait_for_load_state("networkidle")
    context.close()


def make_account(walk: Walk) -> None:
    """As an archivist does."""
    make_archivist("anna")
    page = walk.page
    walk.open("/admin/")
    page.get_by_label("Username").fill("anna")
    page.get_by_label("Password").fill("correct horse")
    walk.go("button", re.compile("^(Log|Sign) in$"))
    walk.go("link", "Users")
    walk.go("link", re.compile("^Add user$", re.IGNORECASE))
    page.locator("[name=username]").fill("rivera")
    page.locator("[name=password1]").fill(PASSWORD)
    page.locator("[name=password2]").fill(PASSWORD)
    group = page.get_by_label("teacher", exact=True)
    if group.count():
        group.check()
    else:
        page.locator("select[name=groups]").select_option(label="teacher")
    page.get_by_role("button", name="Save", exact=True).click()
    page.context.clear_cookies()


def add_document(walk: Walk, words: str) -> None:
    walk.go("link", "Add a document")
    walk.page.get_by_label("Address, identifier or words of the title").fill(words)
    walk.go("button", "Find")
    walk.go("button", re.compile("^Add "))


def look_at_the_archive(walk: Walk) -> None:
    """What a document, a page and a paragraph have for a teacher."""
    walk.open(f"/documents/{DRAFT}/")
    expect(walk.page.get_by_role("link", name="Add to a reading")).to_be_visible()
    for part in ("page=1", "segment=p3"):
        walk.open(f"/documents/{DRAFT}/cite/?{part}")
        link = walk.page.get_by_role("link", name=re.compile("^Add .* to a reading"))
        expect(link).to_be_visible()


def ask_a_question(walk: Walk) -> None:
    walk.go("link", re.compile("^Annotate"), last=True)
    page = walk.page
    drag_over(page, WORDS)
    page.get_by_role("toolbar").get_by_role("button", name="Annotate").click()
    page.get_by_label("Question", exact=True).check()
    page.get_by_label("Your words").fill("Who was to be sent?")
    save(page, 1)
    walk.look()


def correct_the_words() -> None:
    document = Document.objects.get(identifier=DRAFT)
    tei = document.transcription.tei.replace("emissary", "emissarry", 1)
    assert tei != document.transcription.tei
    save_document(document, tei, Edit(reason="Read again"))


def test_all_that_it_names_is_found_by_following_it(walk: Walk) -> None:
    page = walk.page
    page.goto(HELP)
    named = set(re.findall("“([^”]+)”", page.locator("main").inner_text()))
    make_account(walk)

    page.goto(HELP)
    page.get_by_role("link", name="the teacher’s desk").click()
    sign_in(page)
    walk.go("link", "New reading")
    page.get_by_label("Title").fill("The bracket")
    walk.go("button", "Make it")
    desk = page.url
    for words in ("Poindexter", "Presidential"):
        walk.open(desk)
        add_document(walk, words)
    look_at_the_archive(walk)
    walk.open(desk)
    ask_a_question(walk)
    walk.open(desk)
    walk.go("button", re.compile("^Move .* up$"))
    page.get_by_label("Introduction").fill("Two papers of one week.")
    page.get_by_label("Tasks").fill("Compare them.")
    page.get_by_label("Everybody who has the link").check()
    walk.go("button", "Save")
    expect(page.get_by_role("img", name="The same link as a QR code")).to_be_visible()
    walk.go("link", "Preview as a student")
    correct_the_words()
    walk.open(desk)
    unnamed = {name for name in named - {EXAMPLE} if not was_read(name, walk.read)}
    assert unnamed == set()


def was_read(name: str, read: str) -> bool:
    return " ".join(name.split()).casefold() in " ".join(read.split()).casefold()


def test_what_is_nowhere_is_noticed(walk: Walk) -> None:
    walk.open(HELP)
    assert was_read("New reading", walk.read)
    assert not was_read("New chapter of it", walk.read)
