"""Every save is a revision; nothing is overwritten."""

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from letters.ingest.deriving import derive_document
from letters.ingest.saving import Edit, EditConflictError, save_document
from letters.models import (
    Document,
    DocumentStatus,
    FormerIdentifier,
    IndexRequest,
    Segment,
)
from letters.tei.dates import DateError
from letters.tei.errors import TeiError
from letters.tests.factories import LETTER, make_archivist, make_document, make_tei


def rows_of(document):
    """Every derived row with all its values, primary keys included."""
    return {
        name: list(getattr(document, name).order_by("pk").values())
        for name in (
            "pages",
            "segments",
            "footnotes",
            "marks",
            "crossreferences",
            "conditionalpassages",
            "correspondence_events",
            "problems",
            "retired_keys",
        )
    }


class SaveDocumentTests(TestCase):
    def test_every_save_is_a_revision_with_its_editor_and_reason(self):
        anna = make_archivist()
        document = make_document(edit=Edit(editor=anna, reason="Typed from the film"))

        revision = document.revisions.get()

        self.assertEqual(
            (revision.number, revision.editor, revision.reason),
            (1, anna, "Typed from the film"),
        )
        self.assertEqual(revision.record["title"], "Khrushchev to Kennedy")

    def test_saving_an_unchanged_document_makes_no_revision(self):
        document = make_document()

        self.assertFalse(save_document(document, make_tei(), Edit()))
        self.assertEqual(document.revisions.count(), 1)

    def test_a_save_over_a_newer_revision_is_refused_and_writes_nothing(self):
        document = make_document()
        save_document(document, make_tei(LETTER + "\n\nP.S."), Edit(based_on=1))

        with self.assertRaises(EditConflictError) as conflict:
            save_document(document, make_tei(LETTER + "\n\nMine."), Edit(based_on=1))

        self.assertEqual(conflict.exception.newer.number, 2)
        self.assertIn("P.S.", Document.objects.get().transcription.text)

    def test_a_text_that_cannot_be_read_leaves_all_as_it_was(self):
        document = make_document()

        for tei in ("<div", "<p/>", '<!DOCTYPE x [<!ENTITY a "b">]><div/>'):
            with self.subTest(tei), self.assertRaises(TeiError):
                save_document(document, tei, Edit())
        self.assertEqual(document.revisions.count(), 1)

    def test_an_impossible_date_leaves_all_as_it_was(self):
        document = make_document()
        document.date_edtf = "1962-02-31"

        with self.assertRaises(DateError):
            save_document(document, make_tei(), Edit())
        self.assertEqual(Document.objects.get().date_edtf, "1962-10-26")

    def test_a_save_asks_for_indexing_in_its_own_transaction(self):
        document = make_document()
        self.assertEqual(IndexRequest.objects.get().document_id, document.pk)

    def test_a_public_identifier_that_changes_leads_to_the_document(self):
        document = make_document("old-name")
        document.identifier = "new-name"
        save_document(document, make_tei(), Edit())

        former = FormerIdentifier.objects.get()
        self.assertEqual((former.identifier, former.document), ("old-name", document))

    def test_an_identifier_that_was_never_public_is_forgotten(self):
        document = make_document("old-name", status=DocumentStatus.DRAFT)
        document.identifier = "new-name"
        save_document(document, make_tei(), Edit())

        self.assertFalse(FormerIdentifier.objects.exists())


class DerivationTests(TestCase):
    def test_deriving_again_changes_no_row_and_no_identifier(self):
        document = make_document()
        before = rows_of(document)

        derive_document(document, document.transcription.tei)

        self.assertEqual(rows_of(document), before)

    def test_deriving_again_writes_nothing(self):
        document = make_document()

        with CaptureQueriesContext(connection) as queries:
            derive_document(document, document.transcription.tei)

        writes = [
            q["sql"] for q in queries if q["sql"].startswith(("INSERT", "UPDATE"))
        ]
        self.assertEqual(writes, [])

    def test_one_corrected_character_leaves_every_key_alone(self):
        document = make_document()
        before = list(document.segments.values_list("key", "kind"))

        save_document(document, make_tei(LETTER.replace("got", "get")), Edit())

        self.assertEqual(list(document.segments.values_list("key", "kind")), before)
        self.assertFalse(document.retired_keys.exists())

    def test_a_deleted_paragraph_retires_its_key_for_ever(self):
        document = make_document()
        key = document.segments.get(kind="salute").key
        shorter = LETTER.replace("::: salute\nDear Mr. President:\n:::\n\n", "")
        save_document(document, make_tei(shorter), Edit())
        longer = shorter.replace("I have received", "Sir:\n\nI have received")
        save_document(document, make_tei(longer), Edit())

        self.assertTrue(document.retired_keys.filter(kind="segment", key=key).exists())
        self.assertNotIn(key, Segment.objects.values_list("key", flat=True))

    def test_what_is_known_of_a_condition_stays_when_its_passage_is_gone(self):
        document = make_document()
        document.conditionalpassages.update(condition="if the President agrees")
        without = LETTER.replace("]{.conditional #offer effect=include}", "]")

        save_document(document, make_tei(without), Edit())

        passage = document.conditionalpassages.get()
        self.assertFalse(passage.is_in_text)
        self.assertEqual(passage.condition, "if the President agrees")
