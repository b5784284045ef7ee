"""Revisions compared by words, and restored as new ones."""

from django.test import TestCase
from django.urls import reverse
from lxml import html

from letters.ingest.saving import Edit, save_document
from letters.models import Document, DocumentStatus, Edition
from letters.tests.admin.pages import errors_of, form_of
from letters.tests.factories import make_archivist, make_document, make_edition

PLACE = "some understanding"


class HistoryCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.anna = make_archivist("anna")
        cls.document = make_document(status=DocumentStatus.DRAFT)
        tei = cls.document.transcription.tei
        cls.document.title = "Another title"
        save_document(
            cls.document, tei.replace(PLACE, "some feeling"), Edit(cls.anna, "Misread")
        )
        save_document(cls.document, tei.replace(PLACE, "much feeling"), Edit(cls.anna))

    def setUp(self):
        self.client.force_login(self.anna)

    def address(self, name, *numbers):
        return reverse(
            f"admin:letters_document_{name}", args=[self.document.pk, *numbers]
        )

    def words(self, response):
        """What is marked as taken out, and as put in."""
        page = html.fromstring(response.content.decode())
        for hidden in page.cssselect(".word-comparison .visually-hidden"):
            hidden.drop_tree()
        shown = page.cssselect(".word-comparison")
        return [
            [mark.text_content() for part in shown for mark in part.cssselect(f"{tag}")]
            for tag in ("del", "ins")
        ]

    def stored(self):
        return Document.objects.get(pk=self.document.pk)


class ComparingTests(HistoryCase):
    def test_a_revision_is_shown_by_its_changed_words_and_fields(self):
        response = self.client.get(self.address("revision", 2))
        deleted, inserted = self.words(response)
        self.assertIn("understanding", deleted)
        self.assertIn("feeling", inserted)
        self.assertContains(response, ["Another", "title"][0])
        self.assertContains(response, "Misread")

    def test_any_two_revisions_can_be_compared(self):
        address = self.address("compare")
        response = self.client.get(address, {"old": 1, "new": 3})
        self.assertIn("some understanding", self.words(response)[0])
        self.assertIn("much feeling", self.words(response)[1])

    def test_a_pair_that_does_not_exist_is_asked_again(self):
        for pair in ({}, {"old": 1}, {"old": 1, "new": 9}, {"old": "9" * 30, "new": 1}):
            with self.subTest(pair):
                response = self.client.get(self.address("compare"), pair)
                self.assertContains(response, "Choose two revisions")

    def test_what_the_notation_does_not_show_is_shown_as_tei(self):
        tei = self.document.transcription.tei
        encoded = tei.replace("N. Khrushchev", "N. <w>Khrushchev</w>")
        save_document(self.document, encoded, Edit())
        response = self.client.get(self.address("revision", 4))
        self.assertContains(response, "Shown as TEI")


class RestoringTests(HistoryCase):
    def restore(self, number=1, **values):
        address = self.address("restore", number)
        form = form_of(self.client.get(address), "restore_form")
        return self.client.post(address, {**form, **values})

    def test_it_is_a_new_revision_with_a_reason(self):
        response = self.restore(reason="It was right")
        self.assertEqual(response.status_code, 302)
        revision = self.document.revisions.first()
        self.assertEqual((revision.number, revision.reason), (4, "It was right"))
        self.assertEqual(revision.editor, self.anna)
        self.assertIn(PLACE, self.stored().transcription.text)
        self.assertEqual(self.stored().title, "Khrushchev to Kennedy")

    def test_the_text_alone_can_be_restored(self):
        self.restore(record="")
        self.assertEqual(self.stored().title, "Another title")
        self.assertIn(PLACE, self.stored().transcription.text)

    def test_status_and_identifier_stay(self):
        self.document.status = DocumentStatus.IN_REVIEW
        save_document(self.document, self.document.transcription.tei, Edit())
        self.restore()
        self.assertEqual(self.stored().status, DocumentStatus.IN_REVIEW)

    def test_without_a_reason_nothing_is_restored(self):
        response = self.restore(reason="")
        self.assertTrue(errors_of(response))
        self.assertEqual(self.stored().revision_number, 3)

    def test_a_save_in_the_meantime_is_told_and_the_reason_stays(self):
        response = self.restore(based_on="2", reason="It was right")
        self.assertIn("saved revision 3 in the meantime", errors_of(response)[0])
        self.assertContains(response, "It was right")

    def test_a_public_text_that_would_lose_half_asks_once_more(self):
        tei = self.document.transcription.tei
        document = self.stored()
        long = tei.replace(PLACE, "many more words " * 60)
        document.status = DocumentStatus.PUBLISHED
        save_document(document, long, Edit())
        refused = self.restore()
        form = form_of(refused, "restore_form")
        page = html.fromstring(refused.content.decode())
        token = page.get_element_by_id("id_shorter").get("value")

        agreed = self.client.post(
            self.address("restore", 1), {**form, "shorter": token}
        )

        self.assertContains(refused, "Readers would lose")
        self.assertEqual(agreed.status_code, 302)

    def test_a_record_that_is_gone_is_no_server_error(self):
        self.document.edition = make_edition()
        tei = self.document.transcription.tei
        save_document(self.document, tei, Edit())
        self.document.edition = None
        save_document(self.document, tei, Edit())
        Edition.objects.all().delete()
        response = self.restore(4)
        self.assertIn("edition that it had then is gone", errors_of(response)[0])
