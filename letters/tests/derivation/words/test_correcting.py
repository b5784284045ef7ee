"""Corrected words: the text alone changes, and what is not sure is refused."""

from unittest import TestCase

from hypothesis import given, settings
from hypothesis import strategies as st

from letters.derivation.derive import read_flows
from letters.derivation.words import CorrectedStretch, CorrectionError, correct_words
from letters.tei.body import read_document
from letters.tei.source import parse_xml
from letters.tei.writer import write_document
from letters.tests.tei.strategies import bodies


def tei_of(markup):
    return f'<div xmlns="http://www.tei-c.org/ns/1.0"><p>{markup}</p></div>'


def text_of(tei, note=""):
    flows, _, _ = read_flows(read_document(tei))
    return flows[note].plain.text


def correct(markup, words, note=""):
    """The markup of one paragraph after the whole of a text was corrected."""
    tei = tei_of(markup)
    stretch = CorrectedStretch(0, len(text_of(tei, note)), note)
    corrected = correct_words(tei, stretch, words)
    start, end = tei.index("<p>") + 3, len(tei) - len("</p></div>")
    return corrected[start : len(corrected) - (len(tei) - end)]


class WordCorrectionTests(TestCase):
    def assert_corrected(self, cases):
        for (markup, words), expected in cases.items():
            with self.subTest(markup, words=words):
                self.assertEqual(correct(markup, words), expected)

    def assert_refused(self, cases):
        for (markup, words), reason in cases.items():
            with self.subTest(markup, words=words):
                with self.assertRaises(CorrectionError) as caught:
                    correct(markup, words)
                self.assertIn(reason, str(caught.exception))

    def test_letters_are_changed_where_they_stand(self):
        self.assert_corrected(
            {
                ("I recieved it.", "I received it."): "I received it.",
                ('to <persName corresp="#k"\n>Kenedy</persName>', "to Kennedy"): (
                    'to <persName corresp="#k"\n>Kennedy</persName>'
                ),
                ("in\n   Paris   then", "in London then"): "in\n   London   then",
                ("“Yes”", '"Yes"'): '"Yes"',
                ("a &amp; c", "a & b"): "a &amp; b",
                ("a b", "a <b> & c"): "a &lt;b&gt; &amp; c",
                ("one<lb/>two", "one\nthree"): "one<lb/>three",
            }
        )

    def test_what_is_added_to_a_word_belongs_to_it(self):
        self.assert_corrected(
            {
                ("<hi>Kennedy</hi> said", "Kennedys said"): "<hi>Kennedys</hi> said",
                ("pre<hi>fix</hi>", "pre prefix"): "pre pre<hi>fix</hi>",
                (
                    'said<note n="1">x</note> it',
                    "says it",
                ): 'says<note n="1">x</note> it',
            }
        )

    def test_what_is_added_beside_markup_stands_outside_of_it(self):
        self.assert_corrected(
            {
                ("<hi>Kennedy</hi> said", "Kennedy, said"): "<hi>Kennedy</hi>, said",
                (
                    "<hi>Kennedy</hi> said",
                    "Mr. Kennedy said",
                ): "Mr. <hi>Kennedy</hi> said",
                (
                    "by <hi><ref>Rusk</ref></hi>",
                    "by Rusk.",
                ): "by <hi><ref>Rusk</ref></hi>.",
                ("<hi>a</hi><ref>b</ref>", "a-b"): "<hi>a</hi>-<ref>b</ref>",
            }
        )

    def test_words_may_be_deleted_within_and_beside_markup(self):
        self.assert_corrected(
            {("a very <hi>big old</hi> cat", "a big cat"): "a <hi>big</hi> cat"}
        )

    def test_words_of_a_note_are_corrected_in_the_note(self):
        markup = 'said<note n="1">See <hi>Docment</hi> 5.</note> it'
        expected = 'said<note n="1">See <hi>Document</hi> 5.</note> it'
        self.assertEqual(correct(markup, "See Document 5.", note="1"), expected)

    def test_what_could_stand_on_either_side_is_refused_with_its_place(self):
        self.assert_refused(
            {
                ('he <pb n="2"/>said', "he then said"): "“then ” at “he said” (line 1",
                ("ab<hi>cd</hi>", "abxcd"): "joins two words that markup parts",
                ("of a <gap/> b", "of b"): "gap",
            }
        )

    def test_markup_is_not_emptied(self):
        self.assert_refused(
            {
                ("a <hi>big</hi> cat", "a cat"): "No words would be left of “big”",
                ("one<lb/>two", "one\n"): "has 2 lines here, the correction 1",
                ("one", "one\ntwo"): "has 1 line here, the correction 2",
                ("a", ""): "Nothing would be left of line 1",
            }
        )

    def test_lines_stay_lines(self):
        self.assert_refused({("one<lb/>two", "one two"): "Where a line ends is markup"})

    def test_all_that_cannot_be_placed_is_told_at_once(self):
        markup = 'he <pb n="2"/>said it <pb n="3"/>again'
        with self.assertRaises(CorrectionError) as caught:
            correct(markup, "he once said it then again")
        self.assertEqual(len(caught.exception.faults), 2)

    def test_a_part_of_the_text_is_corrected_alone(self):
        tei = tei_of("one two</p><p>one two")
        corrected = correct_words(tei, CorrectedStretch(8, 15), "one three")
        self.assertEqual(corrected, tei_of("one two</p><p>one three"))

    def test_comments_instructions_and_cdata_are_passed_over(self):
        markup = "a <!-- b < c --><?x y > z?>bad"
        self.assertEqual(correct(markup, "a bed"), markup.replace("bad", "bed"))

    def test_a_character_that_no_text_holds_is_refused(self):
        with self.assertRaisesRegex(ValueError, r"U\+0007"):
            correct("a", "a\x07")


class AnyCorrectionTests(TestCase):
    @given(
        bodies, st.integers(0, 400), st.integers(0, 9), st.text("ab Z,.", max_size=6)
    )
    @settings(max_examples=60, deadline=None)
    def test_it_reads_as_corrected_with_its_markup_or_is_refused(
        self, body, start, length, words
    ):
        tei = write_document(body)
        text = text_of(tei)
        wanted = text[:start] + words + text[start + length :]
        try:
            corrected = correct_words(tei, CorrectedStretch(0, len(text)), wanted)
        except CorrectionError as error:
            self.assertTrue(error.faults)
            return
        tags = [(element.tag, element.items()) for element in parse_xml(tei).iter()]
        kept = [
            (element.tag, element.items()) for element in parse_xml(corrected).iter()
        ]
        self.assertEqual(kept, tags)
        self.assertEqual("".join(text_of(corrected).split()), "".join(wanted.split()))
