"""The annotations of a reading at their address, and a file brought to the desk."""

from __future__ import annotations

import json
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase, override_settings

from letters.models import Annotation, Document, Reading
from letters.tests.factories import annotate, make_document, make_reading
from letters.tests.views.teaching.desks import client_of, make_teacher

CANARY = "Zqxcanary"


class AnnotationsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.teacher = make_teacher()
        cls.document = make_document("first")
        hidden = make_document("hidden", title=CANARY, status="draft")
        cls.reading = make_reading(cls.document, hidden, owner=cls.teacher)
        item, hidden_item = cls.reading.items.all()
        choice = {"asks": "choice", "choices": ["yes", "no"], "solution": [1]}
        annotate(item, "some understanding", kind="question", **choice)
        annotate(hidden_item, body=CANARY)
        annotate(item, body=CANARY, number=9).put_away()
        cls.address = f"/readings/{cls.reading.slug}/annotations.jsonld"

    def make(self, **changes: Any) -> Any:
        Reading.objects.filter(pk=self.reading.pk).update(**changes)
        return self.client.get(self.address)

    def test_it_is_json_ld_for_any_program(self):
        response = self.client.get(self.address)
        self.assertTrue(response["Content-Type"].startswith("application/ld+json"))
        self.assertEqual("*", response["Access-Control-Allow-Origin"])
        self.assertEqual(1, len(response.json()["items"]))

    def test_what_students_may_not_see_is_not_in_it(self):
        for client in (self.client, client_of(self.teacher)):
            content = client.get(self.address).content.decode()
            self.assertNotIn(CANARY, content)
            self.assertNotIn("solution", content)

    def test_an_unlisted_one_is_named_to_nobody(self):
        response = self.client.get(self.address)
        self.assertEqual("noindex", response["X-Robots-Tag"])
        self.assertEqual("no-referrer", response["Referrer-Policy"])

    @override_settings(LETTERS_PAGE_CACHE=True)
    def test_a_page_from_the_cache_says_the_same(self):
        first, second = (self.client.get(self.address) for _ in range(2))
        names = ("Access-Control-Allow-Origin", "Referrer-Policy", "X-Robots-Tag")
        for name in (*names, "Content-Type"):
            with self.subTest(name):
                self.assertEqual(first[name], second[name])

    def test_a_draft_is_not_there_and_a_closed_one_is_gone(self):
        self.assertEqual(404, self.make(visibility="draft").status_code)
        self.assertEqual(410, self.make(visibility="closed").status_code)
        changes = {"visibility": "public", "closes_on": "2026-01-01"}
        self.assertEqual(410, self.make(**changes).status_code)

    def test_a_deleted_one_is_not_there(self):
        self.reading.put_away()
        self.assertEqual(404, self.client.get(self.address).status_code)

    def test_the_teacher_gets_drafts_with_answers_from_the_desk(self):
        self.make(visibility="draft")
        address = f"/teach/{self.reading.slug}/annotations.jsonld"
        [annotation] = client_of(self.teacher).get(address).json()["items"]
        self.assertEqual([1], annotation["letters:solution"])

    def test_nobody_else_does(self):
        address = f"/teach/{self.reading.slug}/annotations.jsonld"
        self.assertEqual(302, self.client.get(address).status_code)
        other = client_of(make_teacher("other"))
        self.assertEqual(404, other.get(address).status_code)

    def test_how_places_count_is_explained(self):
        address = "/help/annotations/"
        [annotation] = self.client.get(self.address).json()["items"]
        position = annotation["target"]["selector"][-1]
        self.assertTrue(position["conformsTo"].endswith(address))
        self.assertContains(self.client.get(address), "TextPositionSelector")


class ImportTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.teacher = make_teacher()
        make_document("first")
        cls.reading = make_reading(owner=cls.teacher)
        cls.address = f"/teach/{cls.reading.slug}/import/"

    def send(self, content: Any, client: Any = None) -> Any:
        file = SimpleUploadedFile("notes.json", json.dumps(content).encode())
        client = client or client_of(self.teacher)
        return client.post(self.address, {"file": file})

    def rows(self, uri: str = "https://x.example/documents/first/") -> list[Any]:
        quote = {"type": "TextQuoteSelector", "exact": "some understanding"}
        return [{"uri": uri, "text": "Why?", "target": [{"selector": [quote]}]}]

    def test_the_form_is_for_its_teacher(self):
        self.assertContains(client_of(self.teacher).get(self.address), "Import")
        self.assertEqual(302, self.client.get(self.address).status_code)
        other = client_of(make_teacher("other"))
        self.assertEqual(404, other.get(self.address).status_code)
        self.assertEqual(404, self.send(self.rows(), other).status_code)

    def test_a_file_is_imported_and_what_became_of_it_told(self):
        response = self.send(self.rows())
        self.assertContains(response, "1 annotation imported")
        self.assertEqual(1, Annotation.objects.count())

    def test_what_is_not_held_is_told_by_its_address(self):
        address = "https://x.example/documents/<b>unknown</b>/"
        response = self.send(self.rows(address))
        self.assertContains(response, "documents/&lt;b&gt;unknown&lt;/b&gt;/: 1")

    def test_a_draft_is_told_as_one_that_is_not_held(self):
        Document.objects.update(status="draft", title=CANARY)
        response = self.send(self.rows())
        self.assertContains(response, "Not held here")
        self.assertNotContains(response, CANARY)

    def test_a_refusal_names_the_place(self):
        response = self.send({"items": [{"type": "Note"}]})
        self.assertContains(response, "items[0]", status_code=422)
        self.assertFalse(Annotation.objects.exists())

    def test_a_file_is_asked_for(self):
        response = client_of(self.teacher).post(self.address, {})
        self.assertEqual(422, response.status_code)
