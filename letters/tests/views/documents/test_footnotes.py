"""A footnote's page shows the words it belongs to; a reference's, what is known of it."""

from django.test import TestCase

from letters.models import DocumentStatus
from letters.tests.factories import make_document, make_edition

ADDRESS = "/documents/letter/"
LONG = "word " * 60


class FootnoteTests(TestCase):
    def open(self, notation, key="1"):
        make_document("letter", notation, title="Letter")
        return self.client.get(f"{ADDRESS}notes/{key}/")

    def around(self, notation, key="1"):
        context = self.open(notation, key).context
        return context["before"], context["after"]

    def test_the_words_around_are_those_of_its_paragraph_alone(self):
        notation = "First.\n\nYour letter[^1] came.\n\nLast.\n\n[^1]: Note."
        self.assertEqual(self.around(notation), ("Your letter", " came."))

    def test_in_the_first_and_last_paragraph_they_end_with_the_text(self):
        self.assertEqual(self.around("A[^1] b.\n\n[^1]: Note."), ("A", " b."))

    def test_a_long_paragraph_is_cut_on_both_sides(self):
        before, after = self.around(f"{LONG}here[^1] {LONG}\n\n[^1]: Note.")
        self.assertTrue(before.startswith("…") and before.endswith("here"))
        self.assertLessEqual(len(before), 121)
        self.assertTrue(after.endswith("…"))
        self.assertLessEqual(len(after), 41)

    def test_a_note_after_the_last_word_has_nothing_after_it(self):
        self.assertEqual(
            self.around("Your letter.[^1]\n\n[^1]: N."), ("Your letter.", "")
        )

    def test_a_note_that_nothing_calls_for_has_no_words_around_it(self):
        response = self.open("Text.\n\n[^7]: Lost.", "7")
        self.assertEqual(response.context["before"], "")
        self.assertContains(response, f'href="{ADDRESS}#note-7"')
        self.assertContains(response, "Lost.")

    def test_a_note_within_a_note_shows_no_words_of_the_text(self):
        response = self.open("Text.[^1]\n\n[^1]: Outer.[^2]\n\n[^2]: Inner.", "2")
        self.assertEqual(
            (response.context["before"], response.context["after"]), ("", "")
        )
        self.assertContains(response, "Inner.")

    def test_the_source_note_has_a_name_instead_of_a_number(self):
        response = self.open("Text.[^0]\n\n[^0]{.source}: Source: Library.", "source")
        self.assertContains(response, "<h2>Note Source</h2>", html=True)

    def test_every_note_has_a_page_of_its_own(self):
        make_document("letter", "a[^1] b[^2]\n\n[^1]: One.\n\n[^2]: Two.")
        for key, words in (("1", "One."), ("2", "Two.")):
            with self.subTest(key):
                self.assertContains(self.client.get(f"{ADDRESS}notes/{key}/"), words)


class NoteReferenceTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.edition = make_edition()
        cls.citing = make_document(
            "frus1961-63v06/d12",
            "Text.[^1]\n\n[^1]: See Document 11.",
            edition=cls.edition,
            title="Letter 12",
        )
        cls.address = "/documents/frus1961-63v06/d12/references/x1/"

    def test_a_wanted_document_is_named_with_a_way_to_it_elsewhere(self):
        response = self.client.get(self.address)
        self.assertContains(
            response, "<h1>Document 11, Foreign Relations, 1961–1963, Volume VI</h1>"
        )
        self.assertContains(response, "refers to it as “Document 11”")
        self.assertContains(
            response, "https://history.state.gov/historicaldocuments/frus1961-63v06/d11"
        )

    def test_it_leads_on_once_the_document_is_held(self):
        target = make_document("frus1961-63v06/d11", "Text.", edition=self.edition)
        response = self.client.get(self.address)
        self.assertRedirects(response, target.get_absolute_url())

    def test_it_does_not_lead_to_a_draft(self):
        make_document(
            "frus1961-63v06/d11",
            "Text.",
            edition=self.edition,
            status=DocumentStatus.DRAFT,
        )
        self.assertEqual(self.client.get(self.address).status_code, 200)

    def test_an_edition_outside_the_series_is_nowhere_else(self):
        edition = make_edition("letters-1962")
        make_document("a", "T.[^1]\n\n[^1]: See Document 11.", edition=edition)
        response = self.client.get("/documents/a/references/x1/")
        self.assertNotContains(response, "history.state.gov")

    def test_a_reference_that_never_was_is_not_found(self):
        response = self.client.get(self.address.replace("x1", "x9"))
        self.assertEqual(response.status_code, 404)
