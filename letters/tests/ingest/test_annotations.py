"""Annotations follow their words through every change of a text."""

from __future__ import annotations

from django.test import TestCase

from letters.ingest.saving import Edit, save_document
from letters.models import AnnotationTarget
from letters.tests.factories import (
    LETTER,
    annotate,
    make_document,
    make_reading,
    make_tei,
)

State = AnnotationTarget.State
FEELING = "I got the feeling that you\nhave some understanding"
WORDS = "some understanding"


class AnnotationTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.document = make_document()
        cls.item = make_reading(cls.document).items.get()

    def correct(self, *changes: tuple[str, str]) -> None:
        notation = LETTER
        for was, now in changes:
            self.assertIn(was, notation)
            notation = notation.replace(was, now)
        save_document(self.document, make_tei(notation), Edit())

    def target(self, words: str = WORDS, footnote: str = "") -> AnnotationTarget:
        return annotate(self.item, words, footnote).targets.get()

    def words_at(self, target: AnnotationTarget) -> str:
        target.refresh_from_db()
        if target.footnote:
            text = self.document.footnotes.get(key=target.footnote).text
        else:
            text = type(self.document).objects.get().transcription.text
        return text[target.start : target.end]

    def test_words_are_followed_when_others_are_put_in_before_them(self):
        target = self.target()
        self.correct(("I have received", "Today I have at last received"))
        self.assertEqual(WORDS, self.words_at(target))
        self.assertEqual(State.PLACED, target.state)

    def test_corrected_words_are_told_with_what_they_were(self):
        target = self.target()
        self.correct((WORDS, "some understandings"))
        self.assertEqual("some understandings", self.words_at(target))
        self.assertEqual((State.CHANGED, WORDS), (target.state, target.former_words))

    def test_words_that_are_put_right_again_need_no_look(self):
        target = self.target()
        self.correct((WORDS, "some understandings"))
        self.correct()
        self.assertEqual(WORDS, self.words_at(target))
        self.assertEqual((State.PLACED, ""), (target.state, target.former_words))

    def test_words_that_are_gone_are_lost_and_found_when_they_come_back(self):
        target = self.target()
        self.correct(("have some understanding of the", "of the"))
        target.refresh_from_db()
        self.assertEqual((State.LOST, None), (target.state, target.start))
        self.correct()
        self.assertEqual(WORDS, self.words_at(target))
        self.assertEqual(State.PLACED, target.state)

    def test_lost_words_are_not_put_at_a_copy_that_stood_there_before(self):
        target = self.target()
        copied = LETTER.replace(
            "[We are prepared",
            "I got the feeling that you\nhave some understanding of"
            " the situation.\n\n[We are prepared",
        )
        save_document(self.document, make_tei(copied), Edit())
        lost = copied.replace("have some understanding of the [Page 2]", "the [Page 2]")
        save_document(self.document, make_tei(lost), Edit())
        target.refresh_from_db()
        self.assertEqual(State.LOST, target.state)
        save_document(self.document, make_tei(lost + "\nSeen.\n"), Edit())
        target.refresh_from_db()
        self.assertEqual(State.LOST, target.state)
        self.assertTrue(target.candidates)

    def test_a_note_is_followed_when_its_number_changes(self):
        target = self.target("Document 11", footnote="1")
        other = "[^1]\n\n[^1]: Received on Friday.\n"
        self.correct(
            ("[^1]", "[^2]"),
            ("Dear Mr. President:", f"Dear Mr. President:{other.split(maxsplit=1)[0]}"),
            ("[^2]: See", "[^1]: Received on Friday.\n\n[^2]: See"),
        )
        self.assertEqual("Document 11", self.words_at(target))
        self.assertEqual("2", target.footnote)

    def test_the_paragraph_is_known_that_the_words_begin_in(self):
        target = self.target()
        self.correct(("I have received", "I received"))
        target.refresh_from_db()
        segment = self.document.segments.get(key=target.segment)
        self.assertTrue(segment.start <= target.start < segment.end)

    def test_the_same_text_again_writes_nothing(self):
        target = self.target()
        save_document(self.document, make_tei(), Edit())
        former = (target.start, target.segment)
        target.refresh_from_db()
        self.assertEqual(former, (target.start, target.segment))
