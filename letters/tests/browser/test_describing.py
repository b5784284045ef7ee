"""Describing a document: dates that are understood as they are typed, choices from large
tables, and statements that are read from the text."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from letters.models import DocumentStatus, Place
from letters.tests.browser.pages import scrolls_sideways, violations
from letters.tests.factories import make_document, make_edition, make_section
from letters.tests.ingest.test_deciding import MEMO

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_dates_and_sections_are_proposed_and_statements_decided(
    archivist: Page,
) -> None:
    edition, other = make_edition(), make_edition("frus1961-63v05")
    for each in (edition, other):
        make_section(each, title="Berlin")
    document = make_document(
        "frus1961-63v06/d12", MEMO, edition=edition, status=DocumentStatus.DRAFT
    )
    archivist.set_viewport_size({"width": 1024, "height": 768})
    archivist.goto(f"/admin/letters/document/{document.pk}/change/")

    # A date of two meanings is asked about by keyboard, and any other is told in words.
    date, reading = (
        archivist.locator("#id_date_edtf"),
        archivist.locator("fieldset .field-date_edtf .date-reading").first,
    )
    expect(reading).to_have_text("October 26, 1962")
    date.fill("3/4/1962")
    date.press("Tab")
    archivist.get_by_role("button", name="April 3, 1962").press("Enter")
    expect(date).to_have_value("1962-04-03")
    expect(reading).to_have_text("April 3, 1962")
    date.fill("soon")
    date.press("Tab")
    expect(reading).to_contain_text("cannot be read as a date")
    date.fill("spring 1962")
    date.press("Tab")
    expect(reading).to_have_text("spring 1962 (1962-21)")

    archivist.locator("summary", has_text="Where it is printed").click()
    archivist.locator("[aria-labelledby=select2-id_section-container]").click()
    archivist.keyboard.type("berlin")
    berlin = archivist.get_by_role("option", name="Berlin (frus1961-63v06)")
    expect(berlin).to_be_visible()
    expect(archivist.locator(".loading-results")).to_have_count(0)
    expect(berlin).to_have_class(re.compile("--highlighted"))
    archivist.keyboard.press("Enter")
    for name in ("Description", "Read from the text"):
        archivist.locator("summary", has_text=name).click()
    assert not scrolls_sideways(archivist)
    assert violations(archivist) == []
    archivist.locator("[name=_continue]").click()
    expect(date).to_have_value("1962-21")

    archivist.locator(".statements ~ p a").click()
    assert violations(archivist) == []
    assert not scrolls_sideways(archivist)
    level = archivist.locator("fieldset", has_text="Level of classification")
    level.get_by_label("Wrong").check()
    archivist.get_by_role("button", name="Save what is decided").click()
    expect(archivist.locator(".messagelist")).to_contain_text("1 statement is decided")
    document.refresh_from_db()
    assert (document.date_edtf, document.level) == ("1962-21", "")
    archivist.context.close()


def test_the_place_of_an_event_is_proposed_as_one_types(archivist: Page) -> None:
    Place.objects.create(identifier="vienna", name="Vienna")
    document = make_document("hale-moore", status=DocumentStatus.DRAFT)
    archivist.goto(f"/admin/letters/document/{document.pk}/change/")
    events = archivist.locator("#correspondence_events-group")
    events.locator("summary").first.click()
    for typed, shown in (("vien", "Vienna"), ("At sea", "At sea")):
        archivist.locator(
            "[aria-labelledby=select2-id_correspondence_events-0-place-container]"
        ).click()
        archivist.keyboard.type(typed)
        option = archivist.get_by_role("option", name=shown, exact=True)
        option.click()
        expect(
            archivist.locator("#select2-id_correspondence_events-0-place-container")
        ).to_contain_text(shown)
    archivist.get_by_role("button", name="Save", exact=True).first.click()
    expect(archivist.locator(".messagelist .success")).to_be_visible()
    assert document.correspondence_events.filter(place="At sea").exists()
