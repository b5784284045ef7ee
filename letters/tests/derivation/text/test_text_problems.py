"""What looks wrong is reported with its words, and nothing is repaired."""

from unittest import TestCase

from letters.derivation.model import KnownKeys, TextProblemCode
from letters.derivation.text.text_problems import MOST_IMBALANCES
from letters.tei.dates import parse_edtf
from letters.tests.derivation.texts import codes, records_of, records_of_tei


class TextProblemTests(TestCase):
    def test_a_sound_text_has_none(self):
        self.assertEqual(
            codes(records_of("[Page 1] a (b) “c” [d][^1]\n\n[^1]: See e.")), []
        )

    def test_each_thing_that_looks_wrong_has_its_code(self):
        cases = {
            "a (b": TextProblemCode.UNBALANCED,
            "a b)": TextProblemCode.UNBALANCED,
            "a “b": TextProblemCode.UNBALANCED,
            "a ] b": TextProblemCode.UNBALANCED,
            "Text.\n\n[^5]: Lost.": TextProblemCode.NOTE_WITHOUT_MARK,
            "Text.[^5]": TextProblemCode.MARK_WITHOUT_NOTE,
            "[Page 1] a [Page 3] b": TextProblemCode.PAGE_SEQUENCE,
            "a [\\[]{.opens #o}b[\\]]{.closes #x}": TextProblemCode.CONDITIONAL_PASSAGE,
        }
        for notation, code in cases.items():
            with self.subTest(notation):
                self.assertEqual(set(codes(records_of(notation))), {code})

    def test_of_very_many_of_a_kind_the_rest_is_counted(self):
        problems = records_of("a ) " * (MOST_IMBALANCES + 5)).problems
        self.assertEqual(len(problems), MOST_IMBALANCES + 1)
        self.assertEqual(
            problems[-1].message,
            "The text: 5 further brackets and quotation marks are unbalanced.",
        )

    def test_the_codes_are_those_that_are_stored(self):
        self.assertEqual(
            {code.value for code in TextProblemCode},
            {
                "conditional-passage",
                "date-differs",
                "header-differs",
                "hyphens-left-out",
                "images-named",
                "impossible-date",
                "mark-without-note",
                "no-rule",
                "note-without-mark",
                "open-end",
                "page-sequence",
                "reference-differs",
                "unbalanced",
            },
        )

    def test_a_problem_says_in_which_note_it_is_and_shows_the_words(self):
        (problem,) = records_of(
            "a[^6]\n\n[^6]: Aviation Faults Soviet,” Times"
        ).problems
        self.assertTrue(
            problem.message.startswith("Note 6: The closing quotation mark")
        )
        self.assertIn("Faults Soviet,” Times", problem.excerpt)

    def test_the_text_is_left_as_it_is(self):
        records = records_of("a (b ] “c[^1]")
        self.assertEqual(records.text, "a (b ] “c")

    def test_a_note_that_nothing_calls_for_has_no_anchor(self):
        (note,) = records_of("Text.\n\n[^5]: Lost.").footnotes
        self.assertEqual((note.anchor, note.text), (None, "Lost."))

    def test_a_mark_without_a_note_shows_the_words_around_it(self):
        (problem,) = records_of("our countries.[^5] I agree").problems
        self.assertIn("countries. I agree", problem.excerpt)


class ImpossibleDateTests(TestCase):
    def problems(self, notation, date="1983-12-19"):
        return codes(records_of(notation, date=date and parse_edtf(date)))

    def test_a_date_on_the_page_cannot_be_older_than_the_page(self):
        cases = {
            "[10/22/79]{.hand}": True,
            "[10/22/79]{.stamp}": True,
            "[December 18, 1983]{.hand}": True,
            "[12/19/83]{.hand}": False,
            "[12/20/83]{.hand}": False,
            "[12/83]{.hand}": False,
            "[1983]{.hand}": False,
            "[1982]{.hand}": True,
            "[OK]{.hand}": False,
            "[82]{.hand}": False,
            "10/22/79": False,
            "[10/22/79]{.supplied}": False,
            "[13/45/79]{.hand}": False,
        }
        for notation, is_impossible in cases.items():
            with self.subTest(notation):
                expected = [TextProblemCode.IMPOSSIBLE_DATE] if is_impossible else []
                self.assertEqual(self.problems(notation), expected)

    def test_an_unknown_or_open_date_makes_nothing_impossible(self):
        for date in (None, "1979", "1979/1984", "../1983"):
            with self.subTest(date):
                self.assertEqual(self.problems("[10/22/79]{.hand}", date), [])

    def test_it_says_both_dates(self):
        (problem,) = records_of(
            "[10/22/79]{.hand}", date=parse_edtf("1983-12-19")
        ).problems
        self.assertIn("October 22, 1979", problem.message)
        self.assertIn("December 19, 1983", problem.message)
        self.assertEqual(problem.excerpt, "10/22/79")


class RepeatedNoteTests(TestCase):
    def test_two_notes_with_one_number_have_each_a_key(self):
        records = records_of_tei(
            "<p>a<note n='1'>x</note> b<note n='2'>y</note> c<note n='2'>z</note></p>"
        )
        self.assertEqual([note.key for note in records.footnotes], ["1", "2", "2-2"])

    def test_a_note_without_a_number_is_named_by_its_kind(self):
        records = records_of_tei(
            "<head>a<note type='source'>Source: x.</note></head><p>b<note n='*'>c</note>"
            "<note n='*'>d</note><note n='0'>e</note><note>f</note></p>"
        )
        self.assertEqual(
            [note.key for note in records.footnotes],
            ["source", "*", "*-2", "source-2", "source-3"],
        )

    def test_a_note_in_a_note_follows_it_and_names_it(self):
        records = records_of("a[^1] b[^3]\n\n[^1]: See[^2] c.\n\n[^2]: d\n\n[^3]: e")
        self.assertEqual(
            [(note.key, note.within, note.anchor) for note in records.footnotes],
            [("1", "", 1), ("2", "1", 3), ("3", "", 3)],
        )

    def test_notes_that_call_for_each_other_end(self):
        records = records_of("a[^1]\n\n[^1]: b[^2]\n\n[^2]: c", KnownKeys())
        self.assertEqual(len(records.footnotes), 2)
