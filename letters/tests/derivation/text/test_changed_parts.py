"""Corrections are told by the part that they are in, and by the number of words."""

from unittest import TestCase

from letters.derivation.text.changed_parts import find_changes, read_parts
from letters.tei.body import read_document
from letters.tests.factories import LETTER, make_tei


def changes(old, new):
    parts = [read_parts(read_document(make_tei(text))) for text in (old, new)]
    return [(one.label, one.words, str(one.change)) for one in find_changes(*parts)]


class ChangesTests(TestCase):
    def test_words_of_a_paragraph(self):
        new = LETTER.replace("some understanding", "much feeling")
        self.assertEqual(changes(LETTER, new), [("paragraph 1", 2, "corrected")])

    def test_signs_alone(self):
        new = LETTER.replace("withdraw them.", "withdraw them!")
        self.assertEqual(changes(LETTER, new), [("paragraph 2", 0, "signs")])

    def test_a_paragraph_added_or_taken_out(self):
        new = LETTER.replace("\n\n[We", "\n\nNothing else of the kind.\n\n[We")
        self.assertEqual(changes(LETTER, new), [("paragraph 2", 5, "added")])
        self.assertEqual(changes(new, LETTER), [("paragraph 2", 5, "removed")])

    def test_a_note_and_a_line_of_the_head(self):
        new = LETTER.replace("Document 11", "Document 12").replace("Moscow", "Minsk")
        self.assertEqual(
            changes(LETTER, new),
            [("dateline", 1, "corrected"), ("note 1", 1, "corrected")],
        )

    def test_markup_alone_is_no_change(self):
        new = LETTER.replace("[Page 2]", "[Page 3]").replace("#offer", "#other")
        self.assertEqual(changes(LETTER, new), [])
