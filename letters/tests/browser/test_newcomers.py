"""Five tasks of somebody who has never been here: by what is seen, and in few clicks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from letters.models import Agent
from letters.tests.factories import make_agent, make_document
from letters.tests.ingest.test_correspondence_events import SOURCE
from letters.tests.search.documents import forget_index, update_index

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

JOHNSON = "Johnson Library, National Security File, Box 3. Secret."
TALKS = "We speak of arms control.\n"


class Newcomer:
    """Begins at the home page and counts clicks: a form that is sent is one of them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0
        page.goto("/")
        page.wait_for_load_state("load")

    def follow(self, name: str, *, within: str = "main") -> None:
        link = self.page.locator(within).get_by_role("link", name=name).first
        self._click(link)

    def press(self, name: str, *, within: str = "main") -> None:
        self._click(self.page.locator(within).get_by_role("button", name=name).first)

    def _click(self, control: Locator) -> None:
        expect(control).to_be_visible()
        control.click()
        self.clicks += 1
        self.page.wait_for_load_state("load")

    @property
    def listed(self) -> list[str]:
        return self.names(".document-row__name")

    def names(self, selector: str) -> list[str]:
        """Without the dates, which are heard and not seen."""
        texts = self.page.locator(selector).all_inner_texts()
        return [text.partition(",")[0].strip() for text in texts]


def make_letter(identifier: str, author: Agent, reader: Agent, **fields: str) -> None:
    letter = make_document(identifier, "A letter.\n", title=identifier, **fields)
    letter.correspondence_events.create(type="sent", agent=author)
    letter.correspondence_events.create(type="received", agent=reader)


def make_papers() -> None:
    kennedy = make_agent()
    khrushchev = make_agent("khrushchev", "Khrushchev, N. S.", "N. S. Khrushchev", ())
    kissinger = make_agent("kissinger", "Kissinger, Henry A.", "Henry A. Kissinger", ())
    saunders = make_agent("saunders", "Saunders, Harold", "Harold Saunders", ())
    for day in range(22, 29):
        pair = (kennedy, khrushchev) if day % 2 else (khrushchev, kennedy)
        make_letter(f"october-{day}", *pair, date_edtf=f"1962-10-{day}")
    make_letter("vienna", kennedy, khrushchev, date_edtf="1961-06-10")
    make_letter("before", kennedy, khrushchev, date_edtf="1962-03-05")
    make_letter("after", khrushchev, kennedy, date_edtf="1962-12-11")
    for month in ("02", "03", "04"):
        make_letter(f"to-{month}", saunders, kissinger, date_edtf=f"1970-{month}-01")
    make_letter("to-him", kennedy, kissinger, date_edtf="1970-05-01")
    make_document("sixteen", "A meeting.\n", title="Meeting", date_edtf="1962-10-16")
    for name, note, date in (
        ("talks", JOHNSON, "1967-05-02"),
        ("later-talks", JOHNSON, "1968-05-02"),
        ("other-talks", JOHNSON.replace("Johnson", "Kennedy"), "1967-06-01"),
    ):
        make_document(name, f"{TALKS}{SOURCE}{note}", title=name, date_edtf=date)
    make_document("barley", f"Of barley.\n{SOURCE}{JOHNSON}", date_edtf="1967-05-03")


@pytest.fixture
def newcomer(
    browser: Browser, live_server: LiveServer, transactional_db: None
) -> Iterator[Newcomer]:
    make_papers()
    update_index()
    context = browser.new_context(base_url=live_server.url)
    yield Newcomer(context.new_page())
    context.close()
    forget_index()


def test_letters_of_two_in_one_month_are_three_clicks_away(newcomer: Newcomer) -> None:
    newcomer.follow("John F. Kennedy and N. S. Khrushchev")
    newcomer.follow("1962")
    newcomer.follow("October 1962")
    page = newcomer.page
    assert newcomer.clicks == 3
    assert newcomer.listed[1:-1] == [f"october-{day}" for day in range(22, 29)]
    expect(
        page.locator(".exchange__month", has_text="October 1962")
    ).to_be_in_viewport()


def test_a_day_is_reached_by_the_strip_of_years_and_the_calendar(
    newcomer: Newcomer,
) -> None:
    newcomer.follow("1962", within="section[aria-labelledby=time]")
    newcomer.follow("October")
    newcomer.follow("16")
    assert newcomer.clicks == 3
    assert newcomer.listed == ["Meeting"]


def test_papers_of_one_library_about_one_thing_in_one_year(newcomer: Newcomer) -> None:
    newcomer.follow("Where the papers are")
    newcomer.follow("Johnson Library")
    page = newcomer.page
    page.get_by_label("Words in these papers").fill("arms control")
    page.get_by_label("From (year or date)").fill("1967")
    page.get_by_label("Until").fill("1967")
    newcomer.press("Search")
    assert newcomer.clicks == 3
    assert newcomer.names(".search-hit__title") == ["talks"]


def test_who_wrote_most_to_somebody_is_in_the_first_row(newcomer: Newcomer) -> None:
    newcomer.follow("People", within="header")
    page = newcomer.page
    page.get_by_label("Name").fill("kissinger")
    newcomer.press("Show")
    newcomer.follow("Kissinger, Henry A.")
    assert newcomer.clicks == 3
    first = page.locator(".ruled-table--counts tbody tr").first
    assert first.locator("th, td").all_inner_texts() == ["Harold Saunders", "3", "–"]


def test_ten_documents_are_cited_and_taken_along(newcomer: Newcomer) -> None:
    newcomer.follow("John F. Kennedy and N. S. Khrushchev")
    newcomer.press("Add all 10 on this page to my list")
    newcomer.follow("My list (10)", within="header")
    page = newcomer.page
    with page.expect_download() as downloaded:
        page.locator("main").get_by_role("link", name="ZIP").click()
    assert downloaded.value.suggested_filename.endswith(".zip")
    newcomer.follow("Citations in words")
    assert newcomer.clicks == 4
    assert page.locator("main").inner_text().count("Khrushchev") >= 10
