"""What viewers of other sites find in a document, and where."""

from unittest.mock import patch

from django.test import TestCase
from django.urls import reverse

from letters.models import Document, DocumentStatus, Region
from letters.tests.factories import LETTER, make_document
from letters.tests.views.documents.test_images import make_scan
from letters.tests.views.iiif.schema import faults_of, needs_schema
from letters.views.iiif import content_search

MARKED = f"{LETTER}\n[EYES ONLY]{{.stamp}} came late.\n"
HOST = "http://testserver"


class ContentSearchTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.document = make_document(notation=MARKED)
        cls.scan = make_scan(cls.document, "2")
        box = {"x": 10, "y": 20, "width": 200, "height": 100}
        Region.objects.create(image=cls.scan, kind="mark", key="m1", **box)

    def search(self, query, name="iiif-search"):
        address = reverse(f"letters:{name}", args=[self.document.identifier])
        return self.client.get(address, query)

    def found(self, words, **further):
        response = self.search({"q": words, **further})
        self.assertEqual(response.status_code, 200)
        return response.json()

    def test_the_manifest_names_both_services(self):
        manifest = self.client.get(self.document_address("iiif-manifest")).json()
        later, first = manifest["service"]
        self.assertEqual(later["type"], "SearchService2")
        self.assertEqual(first["profile"], "http://iiif.io/api/search/1/search")
        for service in (later["id"], first["@id"]):
            answer = self.client.get(service.removeprefix(HOST), {"q": "situation"})
            self.assertEqual(answer.status_code, 200)

    @needs_schema
    def test_a_manifest_with_services_is_valid(self):
        manifest = self.client.get(self.document_address("iiif-manifest")).json()
        self.assertEqual(faults_of(manifest), [])

    def document_address(self, name):
        return reverse(f"letters:{name}", args=[self.document.identifier])

    def test_words_are_found_on_the_canvas_of_their_page(self):
        items = self.found("situation")["items"]
        canvas = reverse("letters:iiif-canvas", args=[self.document.identifier, "2"])
        self.assertEqual([item["target"] for item in items], [f"{HOST}{canvas}"])

    def test_words_in_a_box_are_found_in_it(self):
        target = self.found("eyes")["items"][0]["target"]
        self.assertTrue(target.endswith("#xywh=10,20,200,100"), target)

    def test_the_words_of_a_phrase_are_one_hit(self):
        words = [item["body"]["value"] for item in self.found('"eyes only"')["items"]]
        self.assertEqual(words, ["EYES ONLY"])

    def test_other_forms_of_a_word_are_found_as_in_the_archive(self):
        words = [item["body"]["value"] for item in self.found("situations")["items"]]
        self.assertEqual(words, ["situation"])

    def test_the_first_version_says_the_same(self):
        answer = self.search({"q": "eyes"}, "iiif-search-1").json()
        self.assertEqual(answer["@type"], "sc:AnnotationList")
        self.assertEqual(
            [item["on"] for item in answer["resources"]],
            [item["target"] for item in self.found("eyes")["items"]],
        )

    def test_many_hits_come_in_several_answers(self):
        self.enterContext(patch.object(content_search, "HITS_PER_ANSWER", 1))
        first = self.found("the")
        seen, answer = list(first["items"]), first
        while "next" in answer:
            address = answer["next"]["id"].removeprefix(HOST)
            answer = self.client.get(address).json()
            seen += answer["items"]
        self.assertGreater(len(seen), 1)
        self.assertEqual(len({item["id"] for item in seen}), first["partOf"]["total"])

    def test_a_text_without_pages_is_on_the_canvas_of_its_only_scan(self):
        document = make_document("plain", notation="# A note\n\nOne word alone.\n")
        address = reverse("letters:iiif-search", args=[document.identifier])
        target = self.client.get(address, {"q": "word"}).json()["items"][0]["target"]
        self.assertEqual(self.client.get(target.removeprefix(HOST)).status_code, 200)

    def test_without_words_it_says_what_is_missing(self):
        for query in ({}, {"q": " "}, {"start": "-1"}):
            with self.subTest(query):
                response = self.search(query)
                self.assertEqual(response.status_code, 400)
                self.assertIn("parameter q", response.json()["error"])

    def test_programs_of_other_sites_may_read_what_is_public(self):
        self.assertEqual(self.search({"q": "eyes"})["Access-Control-Allow-Origin"], "*")

    def test_a_hidden_document_is_searched_by_nobody(self):
        Document.objects.update(status=DocumentStatus.DRAFT)
        hidden = self.search({"q": "eyes"})
        absent = self.client.get("/iiif/never-was/search", {"q": "eyes"})
        self.assertEqual(hidden.status_code, 404)
        self.assertEqual(
            (hidden.content, dict(hidden.headers)),
            (absent.content, dict(absent.headers)),
        )
