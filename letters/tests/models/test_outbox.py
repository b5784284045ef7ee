"""Every change of what is indexed leaves a request, however it is made."""

from __future__ import annotations

from uuid import uuid4

from django.db import connection

from letters.ingest.copying import copy_rows
from letters.models import DocumentStatus, Edition, IndexRequest, Mark
from letters.tests.factories import make_document
from letters.tests.models.changes import (
    DELETIONS,
    PARTS,
    SPAN,
    UPDATES,
    OutboxCase,
    requested,
    save,
)


class PartRequestTests(OutboxCase):
    def test_a_new_row_is_requested(self):
        ways = {
            "create": lambda model, row: model.objects.create(**row),
            "bulk_create": lambda model, row: model.objects.bulk_create([model(**row)]),
            "COPY": lambda model, row: copy_rows(model, [row]),
        }
        for model, values, _ in PARTS:
            for way, write in ways.items():
                with self.subTest(model=model, way=way):
                    row = {"document_id": self.document.pk, **values}
                    with self.assert_requests(self.document):
                        write(model, row)
                    model.objects.filter(document=self.document).delete()

    def test_a_changed_row_is_requested(self):
        for model, values, change in PARTS:
            for way, write in UPDATES.items():
                with self.subTest(model=model, way=way):
                    row = model.objects.create(document=self.document, **values)
                    with self.assert_requests(self.document):
                        write(row, change)
                    with self.assert_requests():
                        write(row, change)
                    row.delete()

    def test_a_deleted_row_is_requested(self):
        for model, values, _ in PARTS:
            for way, delete in DELETIONS.items():
                with self.subTest(model=model, way=way):
                    row = model.objects.create(document=self.document, **values)
                    with self.assert_requests(self.document):
                        delete(row, {})

    def test_a_row_moved_to_another_document_concerns_both(self):
        mark = Mark.objects.create(document=self.document, key="m", **SPAN)
        with self.assert_requests(self.document, self.second):
            save(mark, {"document": self.second})

    def test_rows_changed_together_request_each_document_once(self):
        for document in (self.document, self.second):
            for key in ("m1", "m2"):
                Mark.objects.create(document=document, key=key, **SPAN)
        with self.assert_requests(self.document, self.second):
            Mark.objects.update(text="SECRET")

    def test_a_column_that_the_index_does_not_read_is_not_watched(self):
        for row, change in (
            (
                self.second.transcription,
                {"html": "", "derivation_version": 0, "tei": "<div/>"},
            ),
            (self.second.footnotes.first(), {"html": ""}),
            (self.edition, {"publisher": "GPO", "year": 1994}),
        ):
            with self.subTest(change=change), self.assert_requests():
                save(row, change)

    def test_a_column_that_is_added_later_is_watched(self):
        Mark.objects.create(document=self.document, key="m", **SPAN)
        connection.check_constraints()
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE letters_mark ADD COLUMN ink text")
            with self.assert_requests(self.document):
                cursor.execute("UPDATE letters_mark SET ink = 'red'")


class DocumentRequestTests(OutboxCase):
    def test_a_new_document_is_requested_once_with_all_its_parts(self):
        IndexRequest.objects.all().delete()
        document = make_document("new")
        self.assertEqual(requested(), [document.pk])

    def test_a_changed_document_is_requested(self):
        for way, write in UPDATES.items():
            for name in ("title", "kind", "number", "status"):
                requests = self.assert_requests(self.document)
                with self.subTest(way=way, name=name), requests:
                    write(self.document, {name: way[:10]})

    def test_a_document_saved_unchanged_is_not_requested(self):
        with self.assert_requests():
            self.document.save()

    def test_a_deleted_document_is_requested_once_with_all_its_parts(self):
        with self.assert_requests(self.second):
            self.second.delete()

    def test_an_edition_deleted_with_its_documents_concerns_each_once(self):
        with self.assert_requests(self.document, self.second):
            self.edition.documents.all().delete()
            self.edition.delete()

    def test_an_edition_that_is_renamed_concerns_its_documents(self):
        make_document("alone")
        for way, write in UPDATES.items():
            requests = self.assert_requests(self.document, self.second)
            with self.subTest(way), requests:
                write(self.edition, {"volume": way})

    def test_a_new_edition_concerns_no_document(self):
        with self.assert_requests():
            Edition.objects.create(identifier="frus2", title="T")


class WaitingRequestTests(OutboxCase):
    def waiting(self) -> list[str]:
        """The identifiers of the documents that wait, as far as readers may know."""
        documents = IndexRequest.objects.all().waiting()
        return list(documents.values_list("identifier", flat=True))

    def test_each_published_document_waits_once(self):
        IndexRequest.objects.create(document_id=self.second.pk, transaction=uuid4())
        self.assertEqual(self.waiting(), ["other"])

    def test_an_edited_draft_does_not_wait(self):
        with self.assert_requests(self.document):
            save(self.document, {"title": "Another"})
        self.assertEqual(self.waiting(), [])

    def test_a_withdrawn_or_deleted_document_does_not_wait(self):
        with self.assert_requests(self.second):
            save(self.second, {"status": DocumentStatus.DRAFT})
        self.assertEqual(self.waiting(), [])
        with self.assert_requests(self.second):
            self.second.delete()
        self.assertEqual(self.waiting(), [])
