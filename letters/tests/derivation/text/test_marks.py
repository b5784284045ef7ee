"""Each mark that somebody put on the page is derived once, with its hand."""

from unittest import TestCase

from letters.derivation.model import MarkKind
from letters.tests.derivation.texts import records_of, records_of_tei


def marks(notation):
    return [
        (mark.kind, mark.text, mark.is_struck) for mark in records_of(notation).marks
    ]


class DerivedMarkTests(TestCase):
    def test_each_kind_is_told_apart(self):
        cases = {
            "[OK]{.hand}": (MarkKind.HANDWRITING, "OK"),
            "[EYES ONLY]{.stamp}": (MarkKind.STAMP, "EYES ONLY"),
            "[91507]{.number}": (MarkKind.NUMBER, "91507"),
            "[SECRET]{.classification}": (MarkKind.CLASSIFICATION, "SECRET"),
            "[Aviation]{.supplied}": (MarkKind.SUPPLIED, "[Aviation]"),
            "[consider]{.unclear}": (MarkKind.UNCLEAR, "consider"),
            "[1 line]{.withheld}": (MarkKind.WITHHELD, "[1 line]"),
            "::: letterhead\nTHE WHITE HOUSE\n:::": (
                MarkKind.LETTERHEAD,
                "THE WHITE HOUSE",
            ),
        }
        for notation, (kind, text) in cases.items():
            with self.subTest(notation):
                self.assertEqual(marks(notation), [(kind, text, False)])

    def test_a_gap_without_a_description_is_a_mark(self):
        (mark,) = records_of_tei(
            '<p>So <del>it was <gap reason="illegible" quantity="3" unit="words"/></del></p>'
        ).marks[1:]
        self.assertEqual(
            (mark.kind, mark.text, mark.reason, mark.quantity, mark.is_struck),
            (MarkKind.WITHHELD, "[3 words illegible]", "illegible", "3", True),
        )

    def test_blank_space_is_no_mark(self):
        records = records_of_tei('<p>So <space quantity="3" unit="lines"/> it was.</p>')
        self.assertEqual(records.text, "So [blank space, 3 lines] it was.")
        self.assertEqual(records.marks, [])

    def test_what_is_only_emphasis_is_no_mark(self):
        for notation in (
            "*a*",
            "[a]{.bold}",
            "[a]{.person}",
            "[sic]",
            "[a]{.condition #c}",
        ):
            with self.subTest(notation):
                self.assertEqual(marks(notation), [])

    def test_struck_words_are_a_mark_and_a_struck_mark_is_one_mark(self):
        cases = {
            "a ~~b~~ c": [(MarkKind.DELETION, "b", True)],
            "~~[SECRET]{.classification}~~": [
                (MarkKind.CLASSIFICATION, "SECRET", True)
            ],
            "~~[OK]{.hand}~~": [(MarkKind.HANDWRITING, "OK", True)],
            "~~a [OK]{.hand}~~": [
                (MarkKind.DELETION, "a OK", True),
                (MarkKind.HANDWRITING, "OK", True),
            ],
            "[~~a~~ b]{.hand}": [
                (MarkKind.HANDWRITING, "a b", False),
                (MarkKind.DELETION, "a", True),
            ],
        }
        for notation, expected in cases.items():
            with self.subTest(notation):
                self.assertEqual(marks(notation), expected)

    def test_a_mark_knows_its_hand_and_its_place(self):
        (mark,) = records_of("[anf]{.hand by=declassifier place=margin}").marks
        self.assertEqual((mark.hand, mark.place), ("declassifier", "margin"))

    def test_what_the_paper_does_not_say_is_not_recorded(self):
        (mark,) = records_of("[anf]{.hand}").marks
        self.assertEqual((mark.hand, mark.place), ("", ""))

    def test_a_mark_in_a_note_names_the_note(self):
        records = records_of(
            "[a]{.stamp} b[^1]\n\n[^1]: Larry [Eagleburger]{.supplied}."
        ).marks
        self.assertEqual(
            [(mark.key, mark.footnote, mark.text) for mark in records],
            [("m1", "", "a"), ("m2", "1", "[Eagleburger]")],
        )

    def test_marks_are_in_the_order_of_the_text(self):
        records = marks(
            "::: marks\n[b]{.stamp}\n:::\n\n::: letterhead\na\n:::\n\n[c]{.hand}"
        )
        self.assertEqual([text for _, text, _ in records], ["b", "a", "c"])

    def test_two_marks_that_say_the_same_are_two(self):
        records = records_of("[OK]{.hand} [OK]{.hand}").marks
        self.assertEqual([mark.key for mark in records], ["m1", "m2"])
