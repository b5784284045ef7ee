"""What is deleted is nowhere, and comes back whole."""

from datetime import UTC, datetime, timedelta
from io import StringIO

from django.contrib.auth.models import AnonymousUser, Group, User
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.test import TestCase
from django.utils import timezone

from letters.ingest.deletion import (
    NotDeletableError,
    delete_document,
    purge_deleted,
    restore_document,
)
from letters.ingest.deriving_again import derive_stored
from letters.ingest.saving import Edit
from letters.models import (
    Annotation,
    CachedPage,
    CrossReference,
    Deletion,
    Document,
    DocumentStatus,
    IndexRequest,
    SourceFile,
    Transcription,
)
from letters.tests.factories import (
    annotate,
    make_archivist,
    make_document,
    make_edition,
    make_reading,
)

CITING = "I have received your letter.[^1]\n\n[^1]: See Document 2.\n"


class DeletedDocumentTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.anna = make_archivist()
        cls.edition = make_edition()
        cls.document = make_document(
            "frus1961-63v06/d2", edition=cls.edition, number="2", status="draft"
        )

    def rows(self):
        """Every row that hangs on the document, by its table."""
        query = (
            "SELECT relname FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid "
            "WHERE relkind = 'r' AND attname = 'document_id' "
            "AND relname LIKE 'letters\\_%%' AND relname NOT IN "
            "('letters_indexrequest', 'letters_deletion')"
        )
        found = {}
        with connection.cursor() as cursor:
            cursor.execute(query)
            for (table,) in cursor.fetchall():
                cursor.execute(
                    f"SELECT * FROM {table} WHERE document_id = %s ORDER BY 1",  # noqa: S608
                    [self.document.pk],
                )
                found[table] = cursor.fetchall()
        return found

    def test_it_is_nowhere(self):
        delete_document(self.document, self.anna)

        self.assertFalse(Document.objects.exists())
        for user in (self.anna, AnonymousUser()):
            with self.subTest(user):
                visible = Document.with_deleted.visible_to(user)
                self.assertFalse(visible.exists())
        self.assertFalse(self.edition.documents.exists())

    def test_no_page_has_it_even_for_an_archivist(self):
        delete_document(self.document, self.anna)
        self.client.force_login(self.anna)
        for address in ("", "tei/", "text/", "revisions/", "cite/", "notes/1/"):
            with self.subTest(address):
                page = self.client.get(f"/documents/frus1961-63v06/d2/{address}")
                self.assertEqual(page.status_code, 404)
        for address in ("/documents/", "/admin/letters/document/", "/people/"):
            with self.subTest(address):
                page = self.client.get(address)
                self.assertNotContains(page, "Khrushchev to Kennedy")

    def test_it_comes_back_with_every_row_as_it_was(self):
        before = self.rows()
        self.assertGreater(sum(map(len, before.values())), 10)

        restored = restore_document(delete_document(self.document, self.anna))

        self.assertEqual(restored, self.document)
        self.assertEqual(restored.status, DocumentStatus.DRAFT)
        self.assertEqual(self.rows(), before)
        self.assertFalse(Deletion.objects.exists())

    def test_annotations_come_back_with_it(self):
        public = make_document("public")
        reading = make_reading(public)
        note = annotate(reading.items.get(), "some understanding")
        public.status = DocumentStatus.WITHDRAWN
        public.save()

        restored = restore_document(delete_document(public, self.anna))
        Document.objects.filter(pk=restored.pk).update(status=DocumentStatus.PUBLISHED)

        target = Annotation.objects.get(pk=note.pk).targets.get()
        self.assertEqual(target.document_id, public.pk)
        self.assertEqual(target.exact, "some understanding")
        page = self.client.get(f"/readings/{reading.slug}/1/")
        self.assertContains(page, "Why?")

    def test_references_to_it_are_wanted_until_it_comes_back(self):
        make_document("frus1961-63v06/d1", CITING, edition=self.edition, number="1")

        def wanted():
            references = CrossReference.objects.wanted_by(self.anna)
            references = references.filter(document__identifier="frus1961-63v06/d1")
            return list(references.values_list("target_identifier", flat=True))

        self.assertEqual(wanted(), [])
        deletion = delete_document(self.document, self.anna)
        self.assertEqual(wanted(), ["frus1961-63v06/d2"])
        restore_document(deletion)
        self.assertEqual(wanted(), [])

    def test_what_is_published_is_withdrawn_first(self):
        public = make_document("public")
        with self.assertRaisesRegex(NotDeletableError, "is published"):
            delete_document(public, self.anna)

    def test_it_is_deleted_once(self):
        delete_document(self.document, self.anna)
        with self.assertRaisesRegex(NotDeletableError, "deleted already"):
            delete_document(self.document, self.anna)

    def test_who_is_late_restores_nothing(self):
        deletion = delete_document(self.document, self.anna)
        restore_document(deletion)
        self.assertIsNone(restore_document(deletion))

    def test_its_identifier_is_taken_and_that_is_said(self):
        delete_document(self.document, self.anna)
        other = Document(identifier="frus1961-63v06/d2", title="Another")
        with self.assertRaisesRegex(ValidationError, "deleted and can be restored"):
            other.full_clean()

    def test_the_index_is_asked_to_forget_it_and_to_take_it_back(self):
        IndexRequest.objects.all().delete()
        deletion = delete_document(self.document, self.anna)
        self.assertEqual(IndexRequest.objects.withdrawn(), [self.document.pk])
        IndexRequest.objects.all().delete()
        restore_document(deletion)
        self.assertTrue(IndexRequest.objects.exists())

    def test_an_upgrade_derives_it_too(self):
        delete_document(self.document, self.anna)
        Transcription.objects.update(derivation_version=0)

        derive_stored(self.document.pk, only_older=True)

        self.assertFalse(Transcription.objects.awaiting().exists())
        self.assertFalse(Document.objects.exists())

    def test_whose_turn_it_is_does_not_concern_the_index(self):
        IndexRequest.objects.all().delete()
        Document.objects.update(assigned_to=self.anna)
        self.assertFalse(IndexRequest.objects.exists())


class PurgeTests(TestCase):
    now = datetime(1962, 11, 30, tzinfo=UTC)

    def delete(self, identifier, days, **fields):
        document = make_document(identifier, **fields)
        document.status = DocumentStatus.DRAFT
        document.save()
        deletion = delete_document(document)
        Deletion.objects.filter(pk=deletion.pk).update(
            deleted=self.now - timedelta(days=days)
        )
        return document

    def test_after_thirty_days_it_is_gone_for_good(self):
        self.delete("old", 30, status="draft")
        self.delete("new", 29, status="draft")

        self.assertEqual(list(purge_deleted(self.now)), ["old"])

        left = Document.with_deleted.values_list("identifier", flat=True)
        self.assertEqual(list(left), ["new"])

    def test_what_was_public_once_keeps_its_identifier(self):
        self.delete("public", 300)
        self.assertEqual(list(purge_deleted(self.now)), [])
        self.assertTrue(Document.with_deleted.filter(identifier="public").exists())

    def of_a_file(self, *, with_another):
        """The file of a draft that is purged, and of a public letter if that is asked."""
        file, _ = SourceFile.objects.store("film.txt", b"Memo and letter")
        self.delete("memo", 30, status="draft", source_file=file)
        if with_another:
            make_document("letter", source_file=file)
        list(purge_deleted(self.now))
        return SourceFile.objects.filter(pk=file.pk)

    def test_its_file_goes_with_the_last_document_that_was_made_of_it(self):
        self.assertFalse(self.of_a_file(with_another=False).exists())

    def test_no_reader_sees_a_file_that_has_its_text(self):
        CachedPage.objects.create(
            key="k", state="s", etag="e", headers={}, body=b"Memo and letter"
        )
        self.assertTrue(self.of_a_file(with_another=True).exists())
        address = "/documents/letter/"
        self.assertEqual(self.client.get(f"{address}source/").status_code, 404)
        self.assertNotContains(self.client.get(address), f"{address}source/")
        self.assertFalse(CachedPage.objects.filter(key="k").exists())

    def test_nor_does_who_hands_in_documents_alone(self):
        source = self.of_a_file(with_another=True).get()
        carla = User.objects.create_user("carla", is_staff=True)
        carla.groups.add(Group.objects.get(name="contributor"))
        self.client.force_login(carla)
        address = f"/admin/letters/sourcefile/{source.pk}/download/"
        self.assertEqual(self.client.get(address).status_code, 404)

    def test_who_handed_in_the_same_file_still_shows_it(self):
        file, _ = SourceFile.objects.store("film.txt", b"Memo and letter")
        anna = Edit(editor=make_archivist())
        make_document("letter", edit=anna, source_file=file)
        self.delete("memo", 30, status="draft", source_file=file)
        list(purge_deleted(self.now))
        self.assertContains(self.client.get("/documents/letter/source/"), "Memo")

    def test_the_command_says_what_it_removes(self):
        self.delete("old", 30, status="draft")
        Deletion.objects.update(deleted=timezone.now() - timedelta(days=31))
        for options, left in (({"dry_run": True}, 1), ({}, 0)):
            told = StringIO()
            call_command("purge_deleted", stdout=told, **options)
            with self.subTest(options):
                self.assertIn("old\n1 document", told.getvalue())
                self.assertEqual(Document.with_deleted.count(), left)
