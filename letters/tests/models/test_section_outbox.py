"""Every change of what is indexed of sections leaves a request."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.test import TestCase

from letters.models import (
    Document,
    DocumentStatus,
    Section,
    SectionIndexRequest,
    SectionText,
)
from letters.tests.factories import make_document, make_edition, make_section
from letters.tests.models.changes import DELETIONS, UPDATES, save


class SectionRequestTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.edition = make_edition()
        cls.other = make_edition("frus2")
        cls.preface = make_section(cls.edition, "preface", "<p>Kiev</p>")
        cls.chapter = make_section(cls.edition)
        cls.elsewhere = make_section(cls.other)
        cls.document = make_document(edition=cls.edition)

    @contextmanager
    def assert_requests(self, *sections: Section) -> Iterator[None]:
        """Assert that the block makes one request for each section, and no other."""
        keys = sorted(section.pk for section in sections)
        SectionIndexRequest.objects.all().delete()
        yield
        requests = SectionIndexRequest.objects.order_by("section_id")
        self.assertEqual(list(requests.row_pks()), keys)

    def test_a_new_section_is_requested_once_with_its_text(self):
        SectionIndexRequest.objects.all().delete()
        section = make_section(self.edition, "ch2", "<p>Words.</p>")
        requests = SectionIndexRequest.objects.all()
        self.assertEqual([*requests.row_pks()], [section.pk])

    def test_a_changed_section_or_text_is_requested(self):
        notes = [["1", "1", "<p>Kyiv</p>", "Kyiv"]]
        for way, write in UPDATES.items():
            for row, change in (
                (self.preface, {"title": way}),
                (self.preface.content, {"text": way}),
                (self.preface.content, {"notes": [*notes, [way, "", "", ""]]}),
            ):
                with self.subTest(way, change=change):
                    with self.assert_requests(self.preface):
                        write(row, change)
                    with self.assert_requests():
                        write(row, change)

    def test_a_column_that_the_index_does_not_read_is_not_watched(self):
        for row, change in (
            (self.preface.content, {"html": "", "tei": "", "derivation_version": 9}),
            (self.edition, {"publisher": "GPO", "year": 1994}),
            (self.document, {"title": "Another", "number": "7"}),
            (self.document, {"subject": "Peace", "stated_date": "1962"}),
        ):
            with self.subTest(change=change), self.assert_requests():
                save(row, change)

    def test_a_deleted_section_is_requested(self):
        for way, delete in DELETIONS.items():
            with self.subTest(way):
                section = make_section(self.edition, "gone")
                with self.assert_requests(section):
                    delete(section, {})

    def test_a_renamed_edition_concerns_its_sections(self):
        for way, write in UPDATES.items():
            with self.subTest(way), self.assert_requests(self.preface, self.chapter):
                write(self.edition, {"title": way})

    def test_the_only_public_document_concerns_the_sections_of_its_edition(self):
        both = (self.preface, self.chapter)
        for way, write in UPDATES.items():
            for status in (DocumentStatus.DRAFT, DocumentStatus.PUBLISHED):
                with self.subTest(way, status=status), self.assert_requests(*both):
                    write(self.document, {"status": status})

    def test_one_public_document_among_others_concerns_no_section(self):
        second = make_document("second", edition=self.edition)
        for status in (DocumentStatus.DRAFT, DocumentStatus.PUBLISHED):
            with self.subTest(status), self.assert_requests():
                save(second, {"status": status})

    def test_a_document_that_moves_concerns_both_editions(self):
        with self.assert_requests(self.preface, self.chapter, self.elsewhere):
            save(self.document, {"edition": self.other})

    def test_the_first_and_the_last_document_concern_the_sections(self):
        with self.assert_requests(self.elsewhere):
            document = make_document("first", edition=self.other)
        with self.assert_requests(self.elsewhere):
            document.delete()

    def test_documents_published_together_are_the_first(self):
        for key in ("one", "two"):
            make_document(key, edition=self.other, status=DocumentStatus.DRAFT)
        drafts = Document.objects.filter(edition=self.other)
        with self.assert_requests(self.elsewhere):
            drafts.update(status=DocumentStatus.PUBLISHED)

    def test_of_those_that_wait_only_public_ones_are_told(self):
        make_document("draft", edition=self.other, status=DocumentStatus.DRAFT)
        with self.assert_requests(self.preface, self.elsewhere):
            SectionText.objects.update(text="New")
            save(self.elsewhere, {"title": "New"})
        requests = SectionIndexRequest.objects.all()
        self.assertEqual([*requests.waiting()], [self.preface])
        self.assertEqual(requests.withdrawn(), [self.elsewhere.pk])
