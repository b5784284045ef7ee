"""A table and a ZIP of scans, taken in by an archivist in a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from letters.models import Document, PageImage
from letters.tests.browser.pages import scrolls_sideways, violations
from letters.tests.factories import make_document
from letters.tests.ingest.bulk.test_scan_import import scan, zip_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TABLE = """identifier;title;date;from
letter;A title that an archivist thought of;26 October 1962;N. Khrushchev
new-one;A new one;;
broken;Never was;1962-02-31;
"""


def file_of(name: str, content: bytes) -> dict:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def assert_is_sound(page: Page) -> None:
    assert not scrolls_sideways(page)
    assert violations(page) == []


def test_a_table_and_a_zip_are_shown_first_and_then_taken_in(archivist: Page) -> None:
    make_document("letter")
    archivist.set_viewport_size({"width": 1024, "height": 768})
    archivist.goto("/admin/letters/document/")
    archivist.get_by_role("link", name="Import metadata").click()
    archivist.locator("#id_file").set_input_files(file_of("t.csv", TABLE.encode()))
    archivist.get_by_role("button", name="Show what it would do").click()
    expect(archivist.get_by_text("Line 4, column “date”:")).to_be_visible()
    assert_is_sound(archivist)
    assert not Document.objects.filter(identifier="new-one").exists()
    # The file travels with the page that shows the changes.
    archivist.get_by_role("button", name="Apply (2 rows)").click()
    expect(archivist.get_by_role("heading", name="Taken in")).to_be_visible()
    assert Document.objects.filter(identifier="new-one").exists()

    archivist.goto("/admin/letters/document/import-scans/")
    files = zip_of({"letter_2.jpg": scan(), "nobody_1.jpg": scan(2)}).getvalue()
    archivist.locator("#id_file").set_input_files(file_of("s.zip", files))
    archivist.get_by_role("button", name="Import the scans").click()
    expect(archivist.get_by_text("There is no document “nobody”")).to_be_visible()
    assert_is_sound(archivist)
    assert PageImage.objects.get().page_key == "2"
