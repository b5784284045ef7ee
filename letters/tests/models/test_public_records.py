"""What is on record of documents that are public or were, and when that changed."""

from django.db import connection, transaction
from django.test import TestCase, TransactionTestCase

from letters.ingest.deletion import delete_document
from letters.ingest.saving import Edit, save_document
from letters.models import Document, DocumentStatus, IndexRequest, PublicRecord
from letters.models.public_records import harvest_horizon
from letters.tests.factories import (
    LETTER,
    make_agent,
    make_document,
    make_edition,
    make_tei,
)


class PublicRecordTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.edition = make_edition()
        cls.letter = make_document("frus1961-63v06/d1", edition=cls.edition)

    def save(self, **fields):
        for name, value in fields.items():
            setattr(self.letter, name, value)
        save_document(self.letter, make_tei(LETTER), Edit())

    def record(self, identifier="frus1961-63v06/d1"):
        return PublicRecord.objects.get(identifier=identifier)

    def assert_stamped(self, change):
        before = self.record().stamped
        change()
        self.assertGreater(self.record().stamped, before)

    def test_what_is_published_is_on_record_with_its_edition(self):
        self.assertFalse(self.record().is_gone)
        self.assertEqual(self.record().edition, self.edition)

    def test_what_was_never_public_is_not_on_record(self):
        draft = make_document("draft", status=DocumentStatus.DRAFT)
        delete_document(draft)
        self.assertFalse(PublicRecord.objects.filter(identifier="draft").exists())

    def test_what_is_withdrawn_is_gone_and_comes_back(self):
        self.assert_stamped(lambda: self.save(status=DocumentStatus.WITHDRAWN))
        self.assertTrue(self.record().is_gone)
        self.assert_stamped(lambda: self.save(status=DocumentStatus.PUBLISHED))
        self.assertFalse(self.record().is_gone)

    def test_the_record_outlives_its_document(self):
        self.save(status=DocumentStatus.WITHDRAWN)
        Document.objects.all().delete()
        self.assertTrue(self.record().is_gone)

    def test_what_is_deleted_in_a_published_state_is_gone(self):
        Document.objects.all().delete()
        self.assertTrue(self.record().is_gone)

    def test_under_its_former_identifier_a_document_is_gone(self):
        self.save(identifier="frus1961-63v06/d2")
        self.assertTrue(self.record().is_gone)
        self.assertFalse(self.record("frus1961-63v06/d2").is_gone)

    def test_another_name_of_a_person_changes_the_record(self):
        agent = make_agent()
        self.letter.correspondence_events.create(type="sent", agent=agent)
        agent.display_name = "Jack Kennedy"
        # One request for each document and transaction: this test is a single one.
        IndexRequest.objects.all().delete()
        self.assert_stamped(agent.save)

    def test_another_publisher_changes_the_record(self):
        self.edition.publisher = "Government Printing Office"
        self.assert_stamped(self.edition.save)

    def test_an_edition_saved_as_it_was_changes_nothing(self):
        before = self.record().stamped
        self.edition.save()
        self.assertEqual(self.record().stamped, before)

    def test_the_horizon_is_now_while_nobody_else_writes(self):
        self.assertGreaterEqual(harvest_horizon(), self.record().stamped)


class OverlappingChangesTests(TransactionTestCase):
    """One transaction stamps a record and commits between the change and the end of
    another; a collector asks then."""

    def assert_collected(self, change):
        """The record has what was changed by SQL while a title was."""
        later = connection.copy()
        self.addCleanup(later.close)
        later.set_autocommit(False)
        with transaction.atomic(), later.cursor() as cursor:
            Document.objects.update(title="Another")
            cursor.execute(change)
        asked_next = harvest_horizon()
        later.commit()
        self.assertLess(PublicRecord.objects.get().stamped, asked_next)
        IndexRequest.objects.all().delete()
        self.assertGreaterEqual(PublicRecord.objects.get().stamped, asked_next)

    def test_the_name_of_a_person_that_changed_meanwhile_is_told(self):
        agent = make_agent()
        letter = make_document("letter")
        letter.correspondence_events.create(type="sent", agent=agent)
        self.assert_collected("UPDATE letters_agent SET display_name = 'Jack Kennedy'")

    def test_the_publisher_that_changed_meanwhile_is_told(self):
        make_document("letter", edition=make_edition())
        self.assert_collected(
            "UPDATE letters_edition SET publisher = 'Government Printing Office'"
        )


class HorizonTests(TransactionTestCase):
    def test_what_is_being_written_is_not_before_the_horizon(self):
        make_document("letter")
        other = connection.copy()
        self.addCleanup(other.close)
        other.set_autocommit(False)
        with other.cursor() as cursor:
            cursor.execute("UPDATE letters_document SET title = 'Another'")
        horizon = harvest_horizon()
        other.commit()
        self.assertLessEqual(horizon, PublicRecord.objects.get().stamped)
