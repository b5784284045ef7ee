"""A volume, its sections, and the file of it."""

import json

from django.db import connection
from django.test import TestCase, override_settings
from django.test.utils import CaptureQueriesContext

from letters.models import DocumentStatus
from letters.tests.factories import (
    make_agent,
    make_archivist,
    make_document,
    make_entry,
    make_section,
    make_volume,
)

DRAFT = DocumentStatus.DRAFT
ADDRESS = "/editions/frus1961-63v06/"
# The edition with its file, its entries by kind, its sections, its documents for the
# contents, whether a page has a scan, and how many are in no section; then those.
EDITION_QUERIES = 7
# The edition, its sections, its documents for the contents, the section's own words,
# and how many documents it has; then those.
SECTION_QUERIES = 6


class VolumeCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.edition = make_volume()
        cls.chapter = make_section(cls.edition, "ch1", "<p>Own words.</p>")

    def make(self, number, section=None, **fields):
        return make_document(
            f"frus1961-63v06/d{number}",
            edition=self.edition,
            section=section,
            number=str(number),
            position=number,
            title=f"Letter {number}",
            **fields,
        )

    def queries(self, address):
        with CaptureQueriesContext(connection) as queries:
            self.assertEqual(self.client.get(address).status_code, 200)
        return len(queries)


class EditionDetailTests(VolumeCase):
    def test_it_has_its_sections_with_what_they_hold(self):
        self.make(1, self.chapter)
        self.make(2, self.chapter, status=DRAFT)
        response = self.client.get(ADDRESS)
        self.assertContains(response, f'href="{ADDRESS}sections/ch1/"')
        self.assertContains(response, "1 document, October 26, 1962")
        self.assertNotContains(response, "2 documents")

    def test_its_documents_are_a_file_in_its_order(self):
        self.make(2, date_edtf="1961")
        self.make(1, self.chapter)
        self.make(3, status=DRAFT)
        response = self.client.get(f"{ADDRESS}documents.jsonl")
        lines = [json.loads(line) for line in response.getvalue().splitlines()]
        self.assertEqual([line["number"] for line in lines], ["1", "2"])
        self.assertContains(self.client.get(ADDRESS), f"{ADDRESS}documents.zip")

    def test_documents_of_a_section_are_listed_there_alone(self):
        self.make(1, self.chapter)
        self.make(2)
        response = self.client.get(ADDRESS)
        self.assertContains(response, "Documents outside these sections")
        self.assertContains(response, "Letter 2")
        self.assertNotContains(response, "Letter 1")

    def test_it_leads_to_its_persons_terms_and_pages(self):
        self.make(1, begins_on_page="1")
        make_entry(self.edition)
        make_entry(self.edition, "t_UN1", "UN", kind="term")
        response = self.client.get(ADDRESS)
        for part in ("persons/", "terms/", "pages/1/", "tei/"):
            with self.subTest(part):
                self.assertContains(response, f'href="{ADDRESS}{part}"')

    def test_pages_that_every_document_begins_anew_are_none_of_the_volume(self):
        self.make(1)
        self.assertNotContains(self.client.get(ADDRESS), "Printed pages")

    @override_settings(LETTERS_PAGE_CACHE=False)
    def test_its_queries_do_not_grow_with_the_volume(self):
        make_agent()
        self.make(1)
        few = self.queries(ADDRESS)
        for number in range(2, 12):
            section = make_section(self.edition, f"ch{number}")
            self.make(number, section if number % 2 else None)
            make_entry(self.edition, f"p_{number}")
        self.assertEqual(few, EDITION_QUERIES)
        self.assertEqual(self.queries(ADDRESS), EDITION_QUERIES)


class SectionDetailTests(VolumeCase):
    def section(self, key="ch1", **parameters):
        return self.client.get(f"{ADDRESS}sections/{key}/", parameters)

    def test_it_has_its_own_words_and_its_notes(self):
        self.make(1)
        notes = [["1", "*", "See <i>Bulletin</i>.", "See Bulletin."]]
        html = '<p>Words.<a id="mark-1" href="#note-1">*</a></p>'
        make_section(self.edition, "preface", html, place="front", notes=notes)
        response = self.section("preface")
        self.assertContains(response, html)
        self.assertContains(response, 'id="note-1"')
        self.assertContains(response, "See <i>Bulletin</i>.")
        self.assertContains(response, 'href="#mark-1"')

    def test_a_summary_of_it_stands_before_its_notes(self):
        self.make(1)
        notes = [["1", "1", "A note.", "A note."]]
        notes.append(["2", "Summary", "It is short.", "It is short."])
        make_section(
            self.edition, "preface", "<p>Words.</p>", place="front", notes=notes
        )
        page = self.section("preface").content.decode()
        self.assertLess(page.index('aria-label="Summary"'), page.index(">Notes</h2>"))
        self.assertEqual(page.count("It is short."), 1)

    def test_its_documents_stand_in_the_order_of_the_volume(self):
        for number, date in ((2, "1961"), (10, "1960"), (1, "1963")):
            self.make(number, self.chapter, date_edtf=date)
        page = self.section().content.decode()
        places = [page.index(f">Letter {number}<") for number in (1, 2, 10)]
        self.assertEqual(places, sorted(places))

    def test_there_are_as_many_as_one_page_holds(self):
        for number in range(1, 53):
            make_document(
                f"frus1961-63v06/d{number}",
                "Text.",
                edition=self.edition,
                section=self.chapter,
                position=number,
                title=f"Letter {number}",
            )
        self.assertNotContains(self.section(), ">Letter 51<")
        self.assertContains(self.section(page=2), ">Letter 51<")

    def test_it_says_what_it_is_in_and_leads_on(self):
        self.make(1)
        part = make_section(self.edition, "sub1", parent=self.chapter)
        make_section(self.edition, "ch2")
        response = self.section(part.key)
        self.assertContains(response, f'<a href="{ADDRESS}sections/ch1/">Section ch1<')
        self.assertContains(response, f'rel="prev" href="{ADDRESS}sections/ch1/"')
        self.assertContains(response, f'rel="next" href="{ADDRESS}sections/ch2/"')
        self.assertContains(self.section(), f'href="{ADDRESS}sections/sub1/"')

    def test_drafts_are_not_in_it(self):
        self.make(1)
        self.make(2, self.chapter, status=DRAFT)
        self.assertNotContains(self.section(), "Letter 2")

    def test_one_that_is_absent_is_not_found_as_one_of_a_hidden_volume(self):
        hidden = self.section()
        self.make(1)
        self.assertEqual(hidden.status_code, 404)
        self.assertEqual(self.section("absent").status_code, 404)
        self.assertEqual(self.section().status_code, 200)

    @override_settings(LETTERS_PAGE_CACHE=False)
    def test_its_queries_do_not_grow_with_the_section(self):
        address = f"{ADDRESS}sections/ch1/"
        make_agent()
        self.make(1, self.chapter)
        few = self.queries(address)
        for number in range(2, 12):
            self.make(number, self.chapter)
            make_section(self.edition, f"sub{number}", parent=self.chapter)
        self.assertEqual(few, SECTION_QUERIES)
        self.assertEqual(self.queries(address), SECTION_QUERIES)


class HiddenVolumeTests(VolumeCase):
    """A volume whose documents are all drafts is as if it were not there."""

    PARTS = ("", "sections/ch1/", "persons/", "terms/", "entries/p_KNS1/")
    PARTS += ("pages/1/", "pages/2/", "tei/")

    def test_every_address_of_it_answers_as_one_that_does_not_exist(self):
        self.make(1, self.chapter, status=DRAFT)
        make_entry(self.edition)
        for part in self.PARTS:
            with self.subTest(part):
                hidden = self.client.get(ADDRESS + part)
                absent = self.client.get(f"/editions/frus1961-63v20/{part}")
                self.assertEqual((hidden.status_code, absent.status_code), (404, 404))
                renamed = hidden.content.replace(b"63v06", b"63v20")
                renamed = renamed.replace(b"Volume VI", b"Volume XX")
                self.assertEqual(renamed, absent.content)
                self.assertEqual(hidden.headers, absent.headers)

    def test_an_archivist_sees_all_of_it(self):
        self.make(1, self.chapter, status=DRAFT)
        make_entry(self.edition)
        self.client.force_login(make_archivist())
        for part in self.PARTS[:-1]:
            with self.subTest(part):
                self.assertEqual(self.client.get(ADDRESS + part).status_code, 200)


class EditionTeiTests(VolumeCase):
    def test_it_has_the_documents_that_the_reader_may_see(self):
        self.make(1, notation="Published.")
        self.make(2, notation="Unpublished.", status=DRAFT)
        self.edition.source.delete()
        response = self.client.get(f"{ADDRESS}tei/")
        self.assertIn("frus1961-63v06.xml", response["Content-Disposition"])
        self.assertContains(response, "Published.")
        self.assertNotContains(response, "Unpublished.")
