"""A reader reports selected words; an archivist corrects them and settles the report."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from letters.forms import report_token
from letters.models import MistakeReport
from letters.tests.browser.pages import (
    scrolls_sideways,
    violations_by_day_and_in_the_dark,
)
from letters.tests.factories import make_document

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SELECT = """(words) => {
    const walker = document.createTreeWalker(
        document.querySelector(".letter"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf(words);
        if (at >= 0) {
            getSelection().setBaseAndExtent(
                walker.currentNode, at, walker.currentNode, at + words.length);
            return;
        }
    }
}"""
ADA = "Ada Reader"


@pytest.fixture(autouse=True)
def nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_token, "LEAST_TIME", timedelta())


def report_words(reader: Page, address: str) -> None:
    reader.goto(address)
    reader.evaluate(SELECT, "some understanding")
    reader.get_by_role("button", name="Report a mistake").click()
    expect(reader.get_by_label("Which words")).to_have_value("some understanding")
    reader.get_by_label("What is wrong").fill("The paper has “undertaking”.\u202e")
    reader.get_by_label("Your name").fill(ADA)
    reader.get_by_label("Thank me").check()
    reader.get_by_role("button", name="Send").click()
    expect(reader.get_by_text("character 29: the character U+202E")).to_be_visible()
    assert violations_by_day_and_in_the_dark(reader) == []
    assert not scrolls_sideways(reader)
    reader.get_by_label("What is wrong").fill("The paper has “undertaking”.")
    reader.get_by_role("button", name="Send").click()
    expect(reader.get_by_role("status")).to_contain_text("Thank you")


def correct_words(archivist: Page) -> None:
    archivist.goto("/admin/")
    archivist.get_by_role("link", name="1 reported by readers as wrong").click()
    expect(archivist.get_by_role("link", name="The paper has")).to_be_visible()
    assert violations_by_day_and_in_the_dark(archivist) == []
    archivist.get_by_role("link", name="The paper has").click()
    expect(archivist.get_by_label("What becomes of it")).to_be_visible()
    assert violations_by_day_and_in_the_dark(archivist) == []
    archivist.get_by_role("link", name="Correct these words").click()
    expect(archivist.get_by_role("heading", name="What a reader")).to_be_visible()
    assert violations_by_day_and_in_the_dark(archivist) == []
    words = archivist.get_by_label("The words")
    words.fill(words.input_value().replace("understanding", "undertaking"))
    archivist.get_by_label("Why this change").fill("Misread")
    archivist.get_by_role("button", name="Save the words").click()


def test_selected_words_are_reported_corrected_and_settled(
    archivist: Page, browser: Browser, live_server: LiveServer
) -> None:
    address = make_document().get_absolute_url()
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": 320, "height": 640}
    )
    reader = context.new_page()
    archivist.set_viewport_size({"width": 1024, "height": 768})

    report_words(reader, address)
    assert context.cookies() == []
    correct_words(archivist)
    expect(archivist.get_by_text("The words have changed since.")).to_be_visible()
    expect(archivist.get_by_label("Corrected in")).not_to_have_value("")
    archivist.get_by_role("button", name="Save", exact=True).click()

    expect(archivist.get_by_text("was changed successfully")).to_be_visible()
    assert MistakeReport.objects.get().state == "settled"
    reader.goto(f"{address}revisions/")
    expect(reader.get_by_text(f"Corrected after a report by {ADA}.")).to_be_visible()
    context.close()
