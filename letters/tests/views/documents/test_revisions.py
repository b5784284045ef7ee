"""The history that readers have: corrections by their words, and no private reason."""

from django.test import TestCase
from lxml import etree

from letters.ingest.saving import Edit, save_document
from letters.models import Document, DocumentStatus
from letters.tests.factories import make_document
from letters.tests.ingest.test_carried_letters import make_carrier

PLACE = "some understanding"
LETTER = "/documents/khrushchev-kennedy-1962/"
HISTORY = f"{LETTER}revisions/"
ATOM = "{http://www.w3.org/2005/Atom}"


class CorrectedCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.document = make_document(edit=Edit(reason="PRIVATE ONE"))
        cls.save("much feeling", public_reason="Misread in the copy.")

    @classmethod
    def save(cls, words, status=DocumentStatus.PUBLISHED, **edit):
        cls.document.status = status
        tei = cls.document.transcription.tei.replace(PLACE, words)
        save_document(cls.document, tei, Edit(reason="PRIVATE TWO", **edit))


class ToldTests(CorrectedCase):
    def test_everywhere_it_is_told_with_the_reason_for_readers_alone(self):
        pages = LETTER, HISTORY, "/corrections/", "/corrections.atom"
        for address in pages:
            with self.subTest(address):
                response = self.client.get(address)
                self.assertContains(response, "two words in paragraph 1")
                self.assertContains(response, "Misread in the copy.")
                self.assertNotContains(response, "PRIVATE")

    def test_the_words_are_shown_as_struck_and_inserted(self):
        response = self.client.get(f"{HISTORY}2/changes/")
        self.assertContains(response, "some understanding")
        self.assertContains(response, "[inserted: ")
        self.assertNotContains(response, "PRIVATE")

    def test_another_title_and_date_are_told_with_what_was_there_before(self):
        document = Document.objects.get()
        document.title, document.date_edtf = "Another title", "1962-10-27"
        save_document(document, document.transcription.tei, Edit())
        for address in (HISTORY, "/corrections/", "/corrections.atom"):
            with self.subTest(address):
                self.assertContains(self.client.get(address), "the title; the date")
        page = self.client.get(f"{HISTORY}3/changes/")
        self.assertContains(page, "Another title")
        self.assertContains(page, "before: Khrushchev to Kennedy")
        self.assertContains(page, "before: October 26, 1962")

    def test_there_is_nothing_before_the_first_revision(self):
        self.assertContains(self.client.get(f"{HISTORY}1/changes/"), "none before it")

    def test_the_feed_is_one(self):
        feed = etree.fromstring(self.client.get("/corrections.atom").content)
        (entry,) = feed.findall(f"{ATOM}entry")
        address = f"http://testserver{HISTORY}2/changes/"
        self.assertEqual(entry.findtext(f"{ATOM}id"), address)

    def test_a_document_without_corrections_says_nothing_of_them(self):
        make_document("another")
        self.assertNotContains(self.client.get("/documents/another/"), "Corrected on")


class HiddenTests(CorrectedCase):
    def test_of_a_withdrawn_document_nothing_is_told(self):
        self.save("much feeling", DocumentStatus.WITHDRAWN)
        for address in ("/corrections/", "/corrections.atom"):
            with self.subTest(address):
                self.assertNotContains(self.client.get(address), "Khrushchev")
        self.assertEqual(self.client.get(f"{HISTORY}2/changes/").status_code, 404)

    def test_what_was_never_public_is_skipped(self):
        self.save("a SECRET", DocumentStatus.WITHDRAWN)
        self.save("any feeling")
        response = self.client.get(f"{HISTORY}4/changes/")
        self.assertContains(response, "revision 2")
        self.assertNotContains(response, "SECRET")
        self.assertEqual(self.client.get(f"{HISTORY}3/changes/").status_code, 404)


class CorrectedCarrierTests(TestCase):
    """Its text is its carrier's, and so are the corrections of that."""

    @classmethod
    def setUpTestData(cls):
        cls.carrier = make_carrier()
        cls.letter = Document.objects.get(carrier=cls.carrier)

    def correct(self, old, new, title=""):
        document = Document.objects.get(pk=self.carrier.pk)
        document.title = title or document.title
        tei = document.transcription.tei.replace(old, new)
        save_document(document, tei, Edit(public_reason="Misread."))

    def page(self):
        return self.client.get(self.letter.get_absolute_url())

    def test_it_says_what_was_corrected_in_the_text_that_has_it(self):
        self.assertNotContains(self.page(), "Corrected on")
        self.correct("great care", "much care")
        page = self.page()
        self.assertContains(page, "one word in paragraph")
        self.assertContains(page, "which transmits this one")
        self.assertContains(page, f"{self.carrier.get_absolute_url()}revisions/")

    def test_another_title_of_that_is_none_of_its_own(self):
        self.correct("", "", title="Another telegram")
        self.assertNotContains(self.page(), "Corrected on")
