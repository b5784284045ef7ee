"""Annotations on notes follow the note, not the number that is printed at it."""

from __future__ import annotations

from unittest import TestCase

from letters.web_annotation.corrections import (
    Anchor,
    Carried,
    DocumentCorrection,
    NotedText,
)
from letters.web_annotation.placement import Kept, Lost

TEXT = "The first word. The second word. The third word."
FIRST = "See the telegram of March 3, which is printed as Document 12."
NOT_PRINTED = "Not printed."


def noted(*notes: tuple[str, str, int | None], text: str = TEXT) -> NotedText:
    texts = {"": text, **{key: words for key, words, _ in notes}}
    return NotedText(texts, {key: call for key, _, call in notes})


class NoteTests(TestCase):
    def carry(self, old: NotedText, new: NotedText, key: str, words: str) -> Carried:
        start = old.texts[key].index(words)
        anchor = Anchor(key, start, start + len(words))
        return DocumentCorrection(old, new).carry(anchor)

    def test_an_annotation_on_the_running_text_is_carried_too(self):
        carried = self.carry(noted(), noted(text=f"Now. {TEXT}"), "", "third")
        start = TEXT.index("third")
        self.assertEqual(carried, Carried("", Kept(start + 5, start + 10)))

    def test_it_goes_with_a_note_that_is_renumbered(self):
        old = noted(("1", FIRST, 15))
        new = noted(("1", "A note put in before it.", 3), ("2", FIRST, 15))
        self.assertEqual(self.carry(old, new, "1", "See"), Carried("2", Kept(0, 3)))

    def test_it_goes_with_a_note_that_was_corrected_and_renumbered(self):
        old = noted(("1", FIRST, 15))
        new = noted(("1", "Something else.", 3), ("2", FIRST.replace("12", "13"), 15))
        self.assertEqual(self.carry(old, new, "1", "See"), Carried("2", Kept(0, 3)))

    def test_of_notes_that_say_the_same_it_stays_at_the_one_called_there(self):
        old = noted(("1", NOT_PRINTED, 15), ("2", NOT_PRINTED, 48))
        new = noted(
            ("1", NOT_PRINTED, 15), ("2", NOT_PRINTED, 32), ("3", NOT_PRINTED, 48)
        )
        carried = self.carry(old, new, "2", "printed")
        self.assertEqual(carried, Carried("3", Kept(4, 11)))

    def test_a_short_note_that_is_gone_is_no_other_that_says_the_same(self):
        old, new = noted(("1", NOT_PRINTED, 15)), noted(("1", NOT_PRINTED, 48))
        self.assertEqual(self.carry(old, new, "1", "printed"), Carried("1", Lost()))

    def test_a_long_note_is_known_by_its_words_wherever_it_is_called(self):
        old, new = noted(("1", FIRST, 15)), noted(("1", "Other.", 15), ("2", FIRST, 48))
        self.assertEqual(self.carry(old, new, "1", "See"), Carried("2", Kept(0, 3)))

    def test_a_long_note_that_another_resembles_is_not_known_by_its_words(self):
        twin = FIRST.replace("12", "13")
        old = noted(("1", FIRST, 15), ("2", twin, 32))
        for there in (twin, FIRST):
            with self.subTest(there):
                new = noted(("1", "Other.", 15), ("2", there, 48))
                lost = Carried("1", Lost())
                self.assertEqual(self.carry(old, new, "1", "See"), lost)

    def test_a_short_note_stays_where_the_word_that_calls_it_is_another(self):
        old = noted(("1", NOT_PRINTED, 15), ("2", NOT_PRINTED, 48))
        text = TEXT.replace("word. The second", "passage. The second")
        new = noted(("1", NOT_PRINTED, 18), ("2", NOT_PRINTED, 51), text=text)
        carried = self.carry(old, new, "1", "printed")
        self.assertEqual(carried, Carried("1", Kept(4, 11)))

    def test_a_note_that_nothing_calls_is_known_by_its_words(self):
        old, new = noted(("source", NOT_PRINTED, None)), noted(("s", NOT_PRINTED, None))
        carried = self.carry(old, new, "source", "printed")
        self.assertEqual(carried, Carried("s", Kept(4, 11)))

    def test_it_is_lost_with_its_note(self):
        carried = self.carry(noted(("1", FIRST, 15)), noted(), "1", "See")
        self.assertEqual(carried, Carried("1", Lost()))
