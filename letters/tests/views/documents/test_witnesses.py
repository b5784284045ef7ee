"""The page of a letter's witnesses, and what the draft's own page tells of its bracket."""

from unittest import mock

from django.test import TestCase
from lxml import html

from letters.models import (
    CorrespondenceEvent,
    Document,
    DocumentRelation,
    DocumentStatus,
    PassageCondition,
)
from letters.reader.witnesses.passage_versions import passage_versions
from letters.tests.factories import load_collection, make_document

DRAFT = "/documents/reagan-andropov-1983-draft/"
WITNESSES = f"{DRAFT}witnesses/"


class WitnessPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_collection()

    def test_the_list_says_what_the_picture_shows(self):
        page = html.fromstring(self.client.get(WITNESSES).content)
        listed = page.xpath("//li[contains(@class, 'lineage__witness')]")
        boxes = page.xpath("//*[name()='rect']")
        self.assertEqual((len(listed), len(boxes)), (4, 4))
        not_held = page.xpath("//*[contains(@class, 'lineage-picture__box--not-held')]")
        self.assertEqual(len(not_held), 3)

    def test_what_is_not_held_is_led_to_where_it_may_be(self):
        self.assertContains(
            self.client.get(WITNESSES), 'href="/documents/frus1981-88v04/d149/"'
        )

    def test_citations_and_the_manifest_say_which_witness_it_is(self):
        said = "pproved text of December 19, 1983"
        for address in ("cite/", "cite/ris/", "cite/bibtex/", "cite/csl/"):
            with self.subTest(address):
                content = self.client.get(f"{DRAFT}{address}").content.decode()
                self.assertIn(said, " ".join(content.replace("{", "").split()))
        manifest = self.client.get("/iiif/reagan-andropov-1983-draft/manifest").json()
        told = {
            pair["label"]["en"][0]: next(iter(pair["value"].values()))
            for pair in manifest["metadata"]
        }
        self.assertEqual(told["Witness"], [f"A{said}"])

    def test_a_document_without_others_says_so(self):
        make_document()
        response = self.client.get("/documents/khrushchev-kennedy-1962/witnesses/")
        self.assertContains(response, "No other witness")

    def test_a_hidden_document_has_no_page(self):
        Document.objects.update(status=DocumentStatus.DRAFT)
        self.assertEqual(self.client.get(WITNESSES).status_code, 404)

    def test_a_paragraph_that_is_not_there_is_not_found(self):
        response = self.client.get(WITNESSES, {"paragraph": "p99"})
        self.assertEqual(response.status_code, 404)
        key = (
            Document.objects.get(identifier=DRAFT.split("/")[2])
            .segments.filter(kind="paragraph")[2]
            .key
        )
        response = self.client.get(WITNESSES, {"paragraph": key})
        self.assertContains(response, "One paragraph")

    def test_witnesses_that_are_too_long_are_named_and_not_compared(self):
        first = make_document()
        second = make_document("second")
        DocumentRelation.objects.create(source=first, type="draft-of", target=second)
        address = "/documents/khrushchev-kennedy-1962/witnesses/"
        key = first.segments.filter(kind="paragraph")[0].key
        response = self.client.get(address, {"paragraph": key})
        self.assertContains(response, "the same words")
        self.assertNotContains(response, "Not compared")
        with mock.patch(f"{passage_versions.__module__}.MOST_CHARACTERS", 100):
            response = self.client.get(address, {"paragraph": key})
        self.assertContains(response, "Not compared")

    def test_the_draft_tells_three_conditions_and_what_became_of_it(self):
        response = self.client.get(DRAFT)
        for words in (
            "only if Hartman is able to deliver it",
            "Amb. Hartman is permitted to deliver",
            "to one of his immediate aides",
            "Left out of what was delivered",
            "frus1981-88v04/d147",
            "frus1981-88v04/d149",
        ):
            with self.subTest(words):
                self.assertContains(response, words)

    def test_who_set_a_condition_is_told_apart_from_where_it_stands(self):
        said = " ".join(
            html.fromstring(self.client.get(DRAFT).content).text_content().split()
        )
        self.assertIn("Jack Matlock, in Matlock to McFarlane", said)
        self.assertIn(
            "Department of State, December 23, 1983, in Telegram to the embassy", said
        )

    def test_a_name_typed_under_a_draft_is_not_called_a_signature(self):
        for address in (DRAFT, WITNESSES):
            with self.subTest(address):
                response = self.client.get(address)
                self.assertContains(response, "Name at the end")
                self.assertNotContains(response, "Signed")

    def test_an_archivist_may_say_that_a_draft_was_signed(self):
        signed = CorrespondenceEvent.objects.filter(
            document__identifier=DRAFT.split("/")[2], type="signed"
        )
        self.assertEqual(signed.update(decision="confirmed"), 1)
        response = self.client.get(WITNESSES)
        self.assertContains(response, "Signed: ")

    def test_what_has_the_words_is_among_what_is_not_held(self):
        response = self.client.get("/wanted/")
        for number in (147, 149, 150, 164):
            with self.subTest(number):
                self.assertContains(response, f"Document {number}, Foreign Relations")

    def test_conditions_of_another_document_are_not_told_here(self):
        other = make_document()
        PassageCondition.objects.create(
            document=other, passage_key="offer", words="if the wind is fair"
        )
        self.assertNotContains(self.client.get(DRAFT), "if the wind is fair")
        page = self.client.get(f"/documents/{other.identifier}/")
        self.assertContains(page, "if the wind is fair")
