"""Addresses of parts are permanent: they answer, lead on, or say that it is gone."""

from django.test import TestCase

from letters.ingest.saving import Edit, save_document
from letters.tests.factories import LETTER, make_document, make_tei

ADDRESS = "/documents/khrushchev-kennedy-1962/"


class PartAddressTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.document = make_document()

    def test_places_in_the_text_lead_there(self):
        for part, anchor in (("segments/p2/", "p2"), ("passages/offer/", "offer")):
            with self.subTest(part):
                response = self.client.get(ADDRESS + part)
                self.assertRedirects(
                    response, f"{ADDRESS}#{anchor}", fetch_redirect_response=False
                )

    def test_a_footnote_has_a_page_with_the_words_it_belongs_to(self):
        response = self.client.get(f"{ADDRESS}notes/1/")
        self.assertContains(response, "I have received your letter of October 25.")
        self.assertContains(response, f'href="{ADDRESS}#mark-1"')

    def test_what_never_was_is_not_found(self):
        for part in ("segments/p99/", "marks/m9/", "notes/9/", "passages/x/"):
            with self.subTest(part):
                self.assertEqual(self.client.get(ADDRESS + part).status_code, 404)

    def test_a_part_that_is_gone_leads_to_the_revision_that_had_it(self):
        salute = self.document.segments.get(kind="salute")
        without = LETTER.replace("::: salute\nDear Mr. President:\n:::\n\n", "")
        save_document(self.document, make_tei(without), Edit())

        response = self.client.get(f"{ADDRESS}segments/{salute.key}/")

        self.assertRedirects(response, f"{ADDRESS}revisions/1/#{salute.key}")

    def test_a_part_keeps_its_key_in_the_revision_that_had_it(self):
        first = LETTER.replace("I have received", "First.\n\nI have received")
        save_document(self.document, make_tei(first), Edit())
        added = self.document.segments.get(start=self.text_of("First."))
        without_heading = first.replace("Letter From Chairman", "Message of Chairman")
        save_document(self.document, make_tei(without_heading), Edit())
        save_document(self.document, make_tei(LETTER), Edit())

        response = self.client.get(f"{ADDRESS}segments/{added.key}/", follow=True)

        self.assertContains(response, f'<p id="{added.key}" class="paragraph">First.')

    def text_of(self, words):
        self.document.transcription.refresh_from_db()
        return self.document.transcription.text.index(words)

    def test_an_old_identifier_leads_to_the_document_and_all_its_parts(self):
        self.document.identifier = "new-name"
        save_document(self.document, make_tei(), Edit())
        for part in ("", "pages/2/", "notes/1/", "?passages=met"):
            with self.subTest(part):
                response = self.client.get(ADDRESS + part)
                self.assertRedirects(
                    response, f"/documents/new-name/{part}", status_code=301
                )

    def test_an_old_revision_reads_as_it_did(self):
        save_document(self.document, make_tei(LETTER.replace("got", "had")), Edit())

        first = self.client.get(f"{ADDRESS}revisions/1/")

        self.assertContains(first, "I got the feeling")
        self.assertContains(first, "read it as it stands")
        self.assertContains(self.client.get(f"{ADDRESS}revisions/"), "Revision 2")


class DownloadTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.document = make_document()

    def test_the_notation_is_what_was_typed(self):
        response = self.client.get(f"{ADDRESS}notation/")
        self.assertEqual(
            response.content.decode(), LETTER.replace("you\nhave", "you have")
        )

    def test_the_plain_text_has_no_note_numbers_or_page_markers(self):
        text = self.client.get(f"{ADDRESS}text/").content.decode()
        self.assertIn("letter of October 25. I got the feeling", text)
        self.assertIn("some understanding of the situation.", text)

    def test_the_tei_is_the_stored_text(self):
        response = self.client.get(f"{ADDRESS}tei/")
        self.assertIn(self.document.transcription.tei, response.content.decode())
        self.assertIn(".xml", response["Content-Disposition"])

    def test_a_document_typed_here_has_no_source_file(self):
        self.assertEqual(self.client.get(f"{ADDRESS}source/").status_code, 404)
