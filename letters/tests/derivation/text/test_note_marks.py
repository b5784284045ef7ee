"""A note without a number is named by what it is, where it stands and who wrote it."""

from unittest import TestCase

from letters.derivation.text.note_marks import NoteNames


class NoteNamesTests(TestCase):
    def test_mark_name_and_label(self):
        for given, right in {
            ("4", "", ""): ("4", "Note 4", "4"),
            ("4", "commentary", "margin"): ("4", "Note 4", "4"),
            ("2", "summary", ""): ("Summary", "Summary", "Summary"),
            ("0", "source", ""): ("Source", "Note Source", "Source"),
            ("", "", ""): ("*", "Note *", "*"),
            ("", "footnote", "foot"): ("*", "Note *", "*"),
            ("", "commentary", ""): (
                "Commentary",
                "Commentary note",
                "Commentary note",
            ),
            ("", "", "margin-left"): ("Marginal", "Marginal note", "Marginal note"),
            ("", "gloss", "margin"): (
                *("Gloss", "Marginal gloss note", "Marginal gloss note"),
            ),
        }.items():
            number, kind, place = given
            with self.subTest(given):
                names = NoteNames(number, kind, "Text.", place)
                self.assertEqual((names.mark, names.name, names.label), right)

    def test_whose_it_is(self):
        for hand, name in {
            "moore": "Moore’s marginal note",
            "p_HMB1": "Marginal note by p_HMB1",
        }.items():
            with self.subTest(hand):
                self.assertEqual(NoteNames("", "", "Text.", "margin", hand).name, name)
