"""The page that asks of what is read from a text whether it is so."""

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from letters.models import CrossReference, Document, StatementDecision
from letters.tests.admin.pages import change_address, errors_of, form_of
from letters.tests.factories import make_archivist, make_document, make_edition
from letters.tests.ingest.test_deciding import MEMO


class StatementPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.anna = make_archivist()
        cls.document = make_document(
            "frus1961-63v06/d12", MEMO, edition=make_edition(), number="12"
        )

    def setUp(self):
        self.client.force_login(self.anna)
        self.address = reverse(
            "admin:letters_document_statements", args=[self.document.pk]
        )

    def key(self, words):
        """Of the statement that is read from these words."""
        page = html.fromstring(self.client.get(self.address).content.decode())
        (fieldset,) = [
            each
            for each in page.find_class("statement")
            if f"Read from “{words}”" in each.text_content()
        ]
        return fieldset.get("id").removeprefix("statement-")

    def decide(self, words, decision, correction="", **rest):
        key = self.key(words)
        form = form_of(self.client.get(self.address), "statements_form") | rest
        form |= {f"{key}-decision": decision, f"{key}-correction": correction}
        return self.client.post(self.address, form)

    def stored(self):
        return Document.objects.get(pk=self.document.pk)

    def test_the_form_of_the_document_shows_each_with_its_words(self):
        page = self.client.get(change_address(self.document))
        self.assertContains(page, "<strong>Secret</strong> from “Secret”")
        self.assertContains(
            page,
            "<strong>frus1961-63v06/d11</strong> from “Document 11” (the archive does "
            "not hold it)",
        )
        self.assertContains(page, self.address)

    def test_its_queries_do_not_grow_with_the_statements(self):
        counts = []
        for _ in range(2):
            with CaptureQueriesContext(connection) as queries:
                self.client.get(change_address(self.document))
            counts.append(len(queries))
            for number in range(20):
                keys = self.document.crossreferences
                keys.create(
                    key=f"y{keys.count()}", start=0, end=1, printed=f"No. {number}"
                )
        self.assertEqual(counts[0], counts[1])
        self.assertLessEqual(counts[1], 15)

    def test_what_is_wrong_is_told_no_more(self):
        self.assertRedirects(self.decide("Secret", "rejected"), self.address)
        self.assertEqual(self.stored().level, "")
        page = self.client.get(self.address)
        self.assertContains(page, "by anna")

    def test_what_is_right_is_confirmed_and_nothing_else_is_decided(self):
        self.decide("Missiles in Cuba", "confirmed")
        decision = StatementDecision.objects.get()
        self.assertEqual((decision.kind, decision.editor), ("subject", self.anna))

    def test_a_level_is_corrected_in_the_words_of_the_paper(self):
        self.decide("Secret", "corrected", "top secret")
        self.assertEqual(self.stored().level, "top secret")

    def test_what_is_no_level_is_refused_and_shown_again(self):
        response = self.decide("Secret", "corrected", "very secret")
        self.assertIn("The levels are: Top Secret", " ".join(errors_of(response)))
        self.assertContains(response, 'value="very secret"')
        self.assertFalse(StatementDecision.objects.exists())

    def test_a_correction_needs_words(self):
        response = self.decide("Missiles in Cuba", "corrected", " ")
        self.assertIn("Say what it is instead", " ".join(errors_of(response)))

    def test_the_target_of_a_reference_is_given_by_its_title(self):
        make_document("memo", "Text.", title="Memorandum on Cuba")
        response = self.decide("Document 11", "corrected", "cuba")
        self.assertIn("Memorandum on Cuba (memo)", " ".join(errors_of(response)))
        self.decide("Document 11", "corrected", "memorandum on cuba")
        self.assertEqual(CrossReference.objects.get().target.identifier, "memo")

    def test_a_target_that_is_none_is_refused(self):
        for typed in ("no such thing", "frus1961-63v06", "a/b"):
            with self.subTest(typed):
                response = self.decide("Document 11", "corrected", typed)
                errors = " ".join(errors_of(response))
                self.assertRegex(errors, "no document here|Which document")

    def test_what_somebody_else_decided_meanwhile_is_not_overwritten_unseen(self):
        key = self.key("Secret")
        form = form_of(self.client.get(self.address), "statements_form")
        self.decide("Secret", "confirmed")

        response = self.client.post(
            self.address, form | {f"{key}-decision": "rejected"}
        )

        self.assertIn("Somebody decided this", " ".join(errors_of(response)))
        self.assertEqual(self.stored().level, "secret")
        again = form_of(response, "statements_form")
        self.client.post(self.address, again)
        self.assertEqual(self.stored().level, "")

    def test_a_statement_that_is_gone_meanwhile_is_no_fault(self):
        form = form_of(self.client.get(self.address), "statements_form")
        Document.objects.update(classification_marking="Top Secret")
        self.assertRedirects(self.client.post(self.address, form), self.address)

    def test_nothing_sent_is_nothing_decided(self):
        self.assertRedirects(self.client.post(self.address, {}), self.address)
        self.assertFalse(StatementDecision.objects.exists())

    def test_the_form_of_the_document_can_be_saved_all_the_while(self):
        form = form_of(self.client.get(change_address(self.document)))
        self.decide("Secret", "rejected")
        form |= {"title": "Another", "_save": "Save"}
        response = self.client.post(change_address(self.document), form)
        self.assertEqual(errors_of(response), [])
        self.assertEqual((self.stored().title, self.stored().level), ("Another", ""))

    def test_a_date_is_corrected_as_people_write_it(self):
        dated = MEMO.replace("Secret", "::: dateline\nMoscow, May 3, 1962\n:::", 1)
        self.document = make_document("dated", dated, date_edtf="1962-05-03")
        self.address = reverse(
            "admin:letters_document_statements", args=[self.document.pk]
        )
        response = self.decide("May 3, 1962", "corrected", "3/4/1962")
        self.assertIn("can mean", " ".join(errors_of(response)))
        self.decide("May 3, 1962", "corrected", "4 April 1962")
        self.assertEqual(self.stored().date_edtf, "1962-04-04")
        form = form_of(self.client.get(self.address), "statements_form")
        self.assertRedirects(self.client.post(self.address, form), self.address)
        self.assertEqual(StatementDecision.objects.get().correction, "1962-04-04")
