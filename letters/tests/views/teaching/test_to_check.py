"""What corrections changed or lost, and what is withdrawn: told, and settled."""

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from letters.ingest.saving import Edit, save_document
from letters.models import Document, DocumentStatus
from letters.tests.factories import (
    LETTER,
    annotate,
    make_document,
    make_reading,
    make_tei,
)
from letters.tests.views.teaching.desks import make_teacher

WORDS = "understanding of the"


class CheckCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.teacher = make_teacher()
        cls.document = make_document()
        cls.reading = make_reading(cls.document, owner=cls.teacher)
        cls.item = cls.reading.items.get()
        cls.annotation = annotate(cls.item, WORDS, body="Of what?")
        cls.target = cls.annotation.targets.get()
        cls.address = f"/teach/{cls.reading.slug}/"
        cls.place = f"{cls.address}places/{cls.target.pk}/"

    def setUp(self):
        self.client.force_login(self.teacher)

    def correct(self, old, new, reason="A slip of the pen"):
        document = Document.objects.get(pk=self.document.pk)
        tei = make_tei(LETTER.replace(old, new))
        save_document(document, tei, Edit(reason=reason))
        self.target.refresh_from_db()

    def lose(self):
        """Lose the words; two places of the new text may be meant."""
        self.target.state, self.target.former_words = "lost", ""
        self.target.start = self.target.end = None
        text = Document.objects.get(pk=self.document.pk).transcription.text
        self.places = [text.index("situation"), text.index("withdraw")]
        self.target.candidates = [
            {"start": start, "end": start + 8, "score": 0.8} for start in self.places
        ]
        self.target.save()

    def withdraw(self, reason="Still classified"):
        document = Document.objects.get(pk=self.document.pk)
        document.status = DocumentStatus.DRAFT
        document.title = "What it says now"
        tei = make_tei(LETTER.replace(WORDS, "UNKNOWN WORDS"))
        save_document(document, tei, Edit(reason=reason))


class ChangedWordsTests(CheckCase):
    def setUp(self):
        super().setUp()
        self.correct("understanding of the", "understandings of the")

    def test_old_and_new_words_and_the_reason_are_shown(self):
        for address in (self.address, f"{self.address}{self.item.pk}/", "/teach/"):
            with self.subTest(address):
                response = self.client.get(address)
                self.assertContains(response, f"<q>{WORDS}</q>", html=True)
                self.assertContains(response, "<mark>understandings of the</mark>")
                self.assertContains(response, "A slip of the pen")

    def test_what_is_right_is_settled(self):
        sent = {"answer": "right", "start": self.target.start, "end": self.target.end}
        response = self.client.post(self.place, sent)
        self.assertRedirects(
            response, f"{self.address}#to-check", fetch_redirect_response=False
        )
        self.target.refresh_from_db()
        self.assertEqual((self.target.state, self.target.former_words), ("placed", ""))
        self.assertNotContains(self.client.get(self.address), "To look at")

    def test_words_that_changed_again_are_not_settled(self):
        sent = {"answer": "right", "start": 0, "end": 5}
        response = self.client.post(self.place, sent, follow=True)
        self.assertContains(response, "corrected once more")
        self.target.refresh_from_db()
        self.assertEqual(self.target.state, "changed")

    def test_an_annotation_is_removed_and_restored(self):
        self.client.post(self.place, {"answer": "remove", "revision": 0})
        self.annotation.refresh_from_db()
        self.assertIsNotNone(self.annotation.deleted)
        self.assertContains(self.client.get(self.address), "Undo")

    def test_hostile_answers_settle_nothing(self):
        for sent in (
            {},
            {"answer": "right"},
            {"answer": "remove"},
            {"answer": "remove", "revision": 7},
            {"answer": "here", "start": 0, "end": 5},
            {"answer": "right", "start": "x", "end": "9" * 40},
        ):
            with self.subTest(sent):
                self.assertEqual(self.client.post(self.place, sent).status_code, 302)
        self.target.refresh_from_db()
        self.assertEqual(self.target.state, "changed")


class ManyPlacesTests(CheckCase):
    def test_its_queries_do_not_grow_with_the_places(self):
        self.correct("understanding of the", "understandings of the")
        with CaptureQueriesContext(connection) as one:
            self.client.get(self.address)
        for number in range(2, 20):
            annotation = annotate(self.item, "some", number=number)
            annotation.targets.update(state="changed", former_words="any")
        with self.assertNumQueries(len(one)):
            self.client.get(self.address)


class LostWordsTests(CheckCase):
    def setUp(self):
        super().setUp()
        self.lose()

    def test_candidates_are_shown_with_the_words_around(self):
        response = self.client.get(self.address)
        self.assertContains(response, "<mark>situatio</mark>")
        self.assertContains(response, "We are prepared to <mark>withdraw</mark>")

    def test_the_chosen_one_is_the_place(self):
        start = self.places[1]
        self.client.post(
            self.place, {"answer": "here", "start": start, "end": start + 8}
        )
        self.target.refresh_from_db()
        self.assertEqual((self.target.state, self.target.exact), ("placed", "withdraw"))
        self.assertTrue(self.target.prefix.endswith("prepared to "))
        segment = self.document.segments.get(key=self.target.segment)
        self.assertLessEqual(segment.start, start)
        self.assertEqual(self.target.candidates, [])

    def test_no_other_place_can_be_chosen(self):
        sent = {"answer": "here", "start": 0, "end": 8}
        response = self.client.post(self.place, sent, follow=True)
        self.assertContains(response, "corrected once more")
        self.target.refresh_from_db()
        self.assertTrue(self.target.is_lost)


class WithdrawnTests(CheckCase):
    def test_the_reason_is_told_and_nothing_of_the_present_text(self):
        self.withdraw()
        for address in (self.address, f"{self.address}{self.item.pk}/", "/teach/"):
            with self.subTest(address):
                response = self.client.get(address)
                self.assertContains(response, "Still classified")
                self.assertNotContains(response, "UNKNOWN WORDS")
                self.assertNotContains(response, "What it says now")

    def test_what_is_done_while_it_is_hidden_is_not_told(self):
        self.withdraw()
        document = Document.objects.get(pk=self.document.pk)
        save_document(document, make_tei("Other words."), Edit(reason="A secret"))
        response = self.client.get(self.address)
        self.assertContains(response, "Still classified")
        self.assertNotContains(response, "A secret")

    def test_a_deleted_document_is_told(self):
        self.document.revisions.all().delete()
        Document.objects.filter(pk=self.document.pk).delete()
        response = self.client.get(self.address)
        self.assertContains(response, "was deleted from the archive")

    def test_a_place_in_a_hidden_document_is_not_settled(self):
        self.correct("understanding of the", "understandings of the")
        self.withdraw()
        sent = {"answer": "right", "start": self.target.start, "end": self.target.end}
        self.assertEqual(self.client.post(self.place, sent).status_code, 404)

    def test_a_comparison_with_a_hidden_document_is_told(self):
        other = make_document("other", title="What it says now")
        self.annotation.targets.create(position=1, document=other, start=0, end=5)
        Document.objects.filter(pk=other.pk).update(status=DocumentStatus.DRAFT)
        response = self.client.get(self.address)
        self.assertContains(response, "do not see this annotation")
        self.assertNotContains(response, "What it says now")
