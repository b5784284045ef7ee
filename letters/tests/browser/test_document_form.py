"""The long form of a document: its height, its sections, its bar and its keys."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from letters.ingest.settlements import settle
from letters.models import CorrespondenceEvent, Document, DocumentStatus, Problem
from letters.tests.browser.pages import scrolls_sideways, violations
from letters.tests.factories import make_archivist, make_document

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HEIGHT_OF_TEXT = 420
MOST_OF_A_PHONE = 110


@pytest.fixture
def draft(transactional_db: None) -> Document:
    return make_document(status=DocumentStatus.DRAFT)


@pytest.fixture
def form(archivist: Page, draft: Document) -> Page:
    archivist.set_viewport_size({"width": 1024, "height": 768})
    archivist.goto(f"/admin/letters/document/{draft.pk}/change/")
    return archivist


def test_text_and_bar_use_the_height_there_is(form: Page) -> None:
    text = form.locator("#id_text")
    assert text.bounding_box()["height"] >= HEIGHT_OF_TEXT
    for place in (0, 400, 100_000):
        form.evaluate("place => scrollTo(0, place)", place)
        bar = form.locator(".submit-row").bounding_box()
        assert bar["y"] >= 0
        assert bar["y"] + bar["height"] <= 768
    assert not scrolls_sideways(form)
    form.locator(".form-keys summary").click()
    for section in form.locator("fieldset > details > summary").all():
        section.click()
    assert violations(form) == []


def test_its_bar_leaves_the_page_of_a_phone_in_sight(form: Page) -> None:
    for width in (360, 320):
        form.set_viewport_size({"width": width, "height": 640})
        bar = form.locator(".submit-row").bounding_box()
        assert bar["height"] <= MOST_OF_A_PHONE
        assert not scrolls_sideways(form)


def test_all_columns_of_problems_are_in_sight(archivist: Page, draft: Document) -> None:
    problem = Problem.objects.create(
        document=draft,
        origin=Problem.Origin.IMPORT,
        code="handwriting",
        message="This is taken for handwriting. " * 3,
        excerpt="~~SECRET/SENSITIVE~~BY *anf*",
        line=31,
    )
    settle([problem], "As it stands on the paper.", make_archivist("a-colleague"))
    archivist.set_viewport_size({"width": 1024, "height": 768})
    archivist.goto(f"/admin/letters/document/{draft.pk}/change/")
    table = archivist.locator("#problems-group")
    assert table.evaluate("group => group.scrollWidth <= group.clientWidth")


def test_an_opened_section_stays_open(form: Page) -> None:
    scope = form.locator("#id_scope_and_content")
    expect(scope).not_to_be_visible()
    form.locator("summary", has_text="Description").click()
    form.locator("summary", has_text="Relations").click()
    form.reload()
    expect(scope).to_be_visible()
    expect(form.locator("[name=relations_to-0-type]")).to_be_visible()
    expect(form.locator("#id_reference_code")).not_to_be_visible()


def test_keys_lead_to_the_text_preview_and_save(form: Page, draft: Document) -> None:
    form.locator("#id_title").fill("By keyboard")
    form.keyboard.press("F2")
    expect(form.locator("#id_text")).to_be_focused()
    form.keyboard.press("F2")
    expect(form.locator("#id_title")).to_be_focused()
    form.keyboard.press("Control+Shift+Enter")
    expect(form.get_by_role("heading", level=1)).to_contain_text("By keyboard")
    form.get_by_role("button", name="Back to the form").click()
    form.locator("#id_title").press("Control+Enter")
    expect(form.locator(".messagelist")).to_contain_text("changed successfully")
    draft.refresh_from_db()
    assert (draft.title, draft.is_published) == ("By keyboard", False)


def test_it_is_published_from_its_bar(form: Page, draft: Document) -> None:
    form.get_by_role("button", name="Publish").click()
    expect(form.locator(".messagelist").get_by_text("is public")).to_be_visible()
    draft.refresh_from_db()
    assert draft.is_published


def test_further_rows_are_a_link_away_and_what_is_typed_is_kept(
    archivist: Page, draft: Document
) -> None:
    CorrespondenceEvent.objects.bulk_create(
        CorrespondenceEvent(
            document=draft, type="cleared", name_as_written=f"Clerk {n}", position=9
        )
        for n in range(27)
    )
    archivist.goto(f"/admin/letters/document/{draft.pk}/change/")
    assert violations(archivist) == []
    pages = archivist.get_by_role("navigation", name="correspondence events")
    pages.get_by_role("link", name="21–30").click()
    name = archivist.locator("[name=correspondence_events-5-name_as_written]")
    expect(name).to_have_value("Clerk 22")
    name.fill("Dobrynin")
    archivist.once("dialog", lambda dialog: dialog.accept())
    pages.get_by_role("link", name="1–10", exact=True).click()
    archivist.get_by_role("button", name="Bring it back").click()
    expect(name).to_have_value("Dobrynin")
    archivist.get_by_role("button", name="Save and continue editing").click()
    expect(archivist.locator(".messagelist")).to_contain_text("changed successfully")
    expect(name).to_have_value("Dobrynin")
    assert violations(archivist) == []
    assert draft.correspondence_events.filter(type="cleared").count() == 27
