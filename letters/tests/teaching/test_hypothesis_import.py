"""Notes of a Hypothesis export land at their words, or are lost: none is wrong."""

from __future__ import annotations

import json
from typing import Any

from django.test import TestCase
from lxml import html

from letters.models import AnnotationTarget, Document
from letters.teaching.importing import import_annotations
from letters.tests.factories import load_collection, make_document, make_reading
from letters.tests.teaching.class_notes import (
    NOTES,
    ClassNote,
    export_row,
    place_in,
)

SITE = "https://elsewhere.example"
ADDRESS = f"{SITE}/documents/first/"


def page_text(document: Document) -> str:
    """The text of the page as a browser has it, the notes at its end."""
    parts = [document.transcription.html]
    parts += document.footnotes.values_list("html", flat=True)
    return html.fromstring(f"<div>{''.join(parts)}</div>").text_content()


class ClassNotesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_collection()
        cls.documents = {row.identifier: row for row in Document.objects.all()}
        pages = {name: page_text(row) for name, row in cls.documents.items()}
        rows = [
            export_row(number, note, pages[note.document], SITE)
            for number, note in enumerate(NOTES)
        ]
        cls.reading = make_reading()
        content = json.dumps({"annotations": rows}).encode()
        cls.report = import_annotations(cls.reading, content)

    def target(self, number: int) -> AnnotationTarget:
        body = f"Note *{number}*\n\nTags: class"
        return AnnotationTarget.objects.get(annotation__body=body)

    def place(self, note: ClassNote) -> tuple[int, int] | None:
        document = self.documents[note.document]
        if note.footnote:
            return place_in(document.footnotes.get(key=note.footnote).text, note)
        return place_in(document.text, note)

    def test_none_is_at_a_wrong_place(self):
        for number, note in enumerate(NOTES):
            target = self.target(number)
            with self.subTest(note.quoted):
                if target.state != "lost":
                    self.assertEqual(note.footnote, target.footnote)
                    self.assertEqual(self.place(note), (target.start, target.end))

    def test_what_is_there_is_found(self):
        for number, note in enumerate(NOTES):
            with self.subTest(note.quoted):
                is_lost = self.target(number).state == "lost"
                if not note.may_be_lost:
                    self.assertEqual(not note.words, is_lost)

    def test_there_are_fifty_and_each_is_told(self):
        report = self.report
        self.assertEqual(50, len(NOTES))
        self.assertEqual(50, report.placed + report.changed + report.lost)

    def test_lost_words_have_their_candidates(self):
        number = next(n for n, note in enumerate(NOTES) if note.quoted == "relations")
        target = self.target(number)
        text = self.documents[NOTES[number].document].text
        words = {text[place["start"] : place["end"]] for place in target.candidates}
        self.assertEqual({"relations"}, words)
        self.assertLessEqual(len(target.candidates), 2)


class HypothesisExportTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.document = make_document("first")

    def take(self, *rows: dict[str, Any]) -> Any:
        self.reading = make_reading()
        return import_annotations(self.reading, json.dumps(rows).encode())

    def row(self, **changes: Any) -> dict[str, Any]:
        selector = {"type": "TextQuoteSelector", "exact": "some understanding"}
        target = [{"source": ADDRESS, "selector": [selector]}]
        return {"uri": ADDRESS, "text": "Why?", "target": target, **changes}

    def test_a_document_becomes_an_item_of_the_reading(self):
        report = self.take(self.row())
        item = self.reading.items.get()
        self.assertEqual((1, 1), (report.placed, report.new_items))
        self.assertEqual(self.document, item.document)

    def test_a_document_that_is_not_held_is_told_by_its_address(self):
        elsewhere = f"{SITE}/documents/unknown/"
        report = self.take(self.row(uri=elsewhere), self.row())
        self.assertEqual({elsewhere: 1}, dict(report.missing))
        self.assertEqual(1, report.placed)

    def test_a_draft_is_not_held(self):
        Document.objects.update(status="draft")
        report = self.take(self.row())
        self.assertEqual({ADDRESS: 1}, dict(report.missing))
        self.assertEqual(0, self.reading.items.count())

    def test_the_state_departments_address_means_the_same_document(self):
        make_document("frus1961-63v06/d12")
        uri = "https://history.state.gov/historicaldocuments/frus1961-63v06/d12"
        self.assertEqual(1, self.take(self.row(uri=uri)).placed)

    def test_a_former_identifier_means_the_document(self):
        self.document.former_identifiers.create(identifier="former")
        report = self.take(self.row(uri=f"{SITE}/documents/former/pages/1/"))
        self.assertEqual(1, report.placed)

    def test_replies_are_counted_and_left_out(self):
        report = self.take(self.row(), self.row(references=["abc"]))
        self.assertEqual((1, 1), (report.placed, report.replies))

    def test_a_note_on_a_page_is_about_the_whole_item(self):
        report = self.take(self.row(target=[{"source": ADDRESS}]))
        self.assertEqual(1, report.on_wholes)

    def test_tags_stand_below_the_words(self):
        self.take(self.row(tags=["class_a"]))
        annotation = self.reading.items.get().annotations.get()
        self.assertEqual("Why?\n\nTags: class\\_a", annotation.body)
