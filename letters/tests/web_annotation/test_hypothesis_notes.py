"""Notes that a class made with Hypothesis land at their words, or are lost."""

from __future__ import annotations

from typing import Any
from unittest import TestCase

from letters.tests.web_annotation.test_anchoring import TEXT
from letters.web_annotation.hypothesis_notes import (
    find_note,
    read_export,
    read_note,
    without_page,
)
from letters.web_annotation.placement import Kept, Lost
from letters.web_annotation.quotes import Quote
from letters.web_annotation.reading import AnnotationError

ADDRESS = "https://letters.example/documents/memo/"


def row(**changes: Any) -> dict[str, Any]:
    """A note as the export has it."""
    selectors = [
        {"type": "RangeSelector", "startContainer": "/p[2]", "startOffset": 3},
        {"type": "TextPositionSelector", "start": 812, "end": 820},
        {
            "type": "TextQuoteSelector",
            "exact": "received the letter",
            "prefix": "the Minister ",
            "suffix": " without comment",
        },
    ]
    return {
        "id": "abc",
        "uri": ADDRESS,
        "text": "What *did* he say?",
        "tags": ["question"],
        "created": "2026-11-28T12:00:00+00:00",
        "target": [{"source": ADDRESS, "selector": selectors}],
        **changes,
    }


class ExportTests(TestCase):
    def test_a_note_has_its_address_its_text_and_its_quote(self):
        note = read_note(row())
        self.assertEqual((note.address, note.tags), (ADDRESS, ("question",)))
        self.assertEqual(note.text, "What *did* he say?")
        self.assertEqual(
            note.quote,
            Quote("received the letter", "the Minister ", " without comment"),
        )

    def test_a_note_on_a_page_quotes_nothing(self):
        self.assertIsNone(read_note(row(target=[{"source": ADDRESS}])).quote)

    def test_a_reply_is_told(self):
        self.assertTrue(read_note(row(references=["abc"])).is_reply)

    def test_an_export_is_a_list_or_holds_one(self):
        for export in (
            [row()],
            {"annotations": [row()]},
            {"rows": [row()], "total": 1},
        ):
            with self.subTest(type(export)):
                self.assertEqual(len(read_export(export)), 1)

    def test_what_is_no_export_is_refused(self):
        for export in (None, "x", {}, [7], [row(uri=None)], [row(text=7)]):
            with self.subTest(export), self.assertRaises(AnnotationError):
                read_export(export)


class FoundNoteTests(TestCase):
    def find(self, exact: str, prefix: str = "", suffix: str = "") -> str:
        placement = find_note(TEXT, Quote(exact, prefix, suffix))
        return (
            "" if isinstance(placement, Lost) else TEXT[placement.start : placement.end]
        )

    def test_its_words_are_found_by_their_quote(self):
        quote = read_note(row()).quote
        self.assertIsNotNone(quote)
        self.assertIsInstance(find_note(TEXT, quote), Kept)

    def test_the_number_of_a_note_between_the_words_is_left_out(self):
        self.assertEqual(self.find("Foreign Ministry,4 the"), "Foreign Ministry, the")

    def test_the_label_of_a_page_between_the_words_is_left_out(self):
        self.assertEqual(
            self.find("no answer is [Page 12] expected"), "no answer is expected"
        )

    def test_what_is_said_of_a_mark_to_those_who_hear_it_is_left_out(self):
        cases = {
            "Civil [supplied by the editor: [Aviation]] Group": "Civil [Aviation] Group",
            "BY [handwritten, hand declassifier: anf]": "BY anf",
            "[conditional passage begins] [If you": " [If you",
            "a [withheld]": "a [withheld]",
        }
        for words, bare in cases.items():
            with self.subTest(words):
                self.assertEqual(bare, without_page(words))

    def test_a_year_is_no_number_of_a_note(self):
        for words in ("in 1983 and", "Document 149", "on 26 December"):
            with self.subTest(words):
                self.assertEqual(without_page(words), words)

    def test_words_of_another_text_are_lost(self):
        self.assertEqual(self.find("the missiles in Turkey", "remove ", " at once"), "")
