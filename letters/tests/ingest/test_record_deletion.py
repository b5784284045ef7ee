"""Agents and sections are deleted so that they come back."""

from datetime import timedelta

from django.db.models import ProtectedError
from django.test import TestCase
from django.utils import timezone

from letters.ingest.record_deletion import (
    NotRestorableError,
    delete_record,
    purge_records,
    restore_record,
)
from letters.models import Agent, DeletedRecord, NameVariant, Section
from letters.models.deletions import DAYS_TO_UNDO
from letters.tests.factories import (
    make_agent,
    make_document,
    make_edition,
    make_section,
)


class RestoredTests(TestCase):
    def test_an_agent_comes_back_with_the_forms_of_its_name(self):
        agent = make_agent()
        deleted = delete_record(agent)
        self.assertFalse(Agent.objects.exists() or NameVariant.objects.exists())

        self.assertTrue(restore_record(deleted))
        back = Agent.objects.get(identifier="kennedy-john")
        self.assertEqual(
            [v.name for v in back.name_variants.all()], ["President Kennedy"]
        )
        self.assertFalse(DeletedRecord.objects.exists())

    def test_a_section_comes_back_with_its_parts_and_texts(self):
        edition = make_edition()
        chapter = make_section(edition, "ch1", "<p>Of ships</p>")
        make_section(edition, "ch1a", "<p>Of arms</p>", parent=chapter)
        before = list(Section.objects.values())
        deleted = delete_record(chapter)
        self.assertFalse(Section.objects.exists())

        restore_record(deleted)
        self.assertEqual(list(Section.objects.values()), before)
        self.assertEqual(Section.objects.get(key="ch1a").content.html, "<p>Of arms</p>")

    def test_what_documents_need_is_not_deleted(self):
        edition = make_edition()
        section = make_section(edition)
        make_document("d1", edition=edition, section=section)
        with self.assertRaises(ProtectedError):
            delete_record(section)
        self.assertFalse(DeletedRecord.objects.exists())

    def test_where_another_has_its_identifier_it_stays_deleted(self):
        deleted = delete_record(make_agent())
        make_agent(known_as=())
        with self.assertRaisesMessage(NotRestorableError, "has its identifier"):
            restore_record(deleted)
        self.assertTrue(DeletedRecord.objects.exists())

    def test_where_its_edition_is_gone_it_stays_deleted(self):
        edition = make_edition()
        deleted = delete_record(make_section(edition))
        edition.delete()
        with self.assertRaisesMessage(
            NotRestorableError, "what it belonged to is gone"
        ):
            restore_record(deleted)
        self.assertTrue(DeletedRecord.objects.exists())

    def test_of_another_version_it_stays_deleted(self):
        deleted = delete_record(make_agent())
        deleted.content = deleted.content.replace("authorized_name", "gone")
        deleted.save()
        with self.assertRaisesMessage(NotRestorableError, "an earlier version"):
            restore_record(deleted)

    def test_it_is_restored_once(self):
        deleted = delete_record(make_agent())
        self.assertEqual([restore_record(deleted) for _ in range(2)], [True, False])

    def test_after_some_days_it_is_removed_for_good(self):
        delete_record(make_agent())
        now = timezone.now()
        for days, names in (
            (DAYS_TO_UNDO - 1, []),
            (DAYS_TO_UNDO + 1, ["John F. Kennedy"]),
        ):
            later = now + timedelta(days=days)
            with self.subTest(days):
                self.assertEqual(list(purge_records(later, dry_run=True)), names)
                self.assertEqual(list(purge_records(later)), names)
        self.assertFalse(DeletedRecord.objects.exists())
