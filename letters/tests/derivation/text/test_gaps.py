"""Phrases about a gap become spans, and nothing else of a text changes."""

from unittest import TestCase

from letters.derivation.derive import derive
from letters.derivation.model import Context, KnownKeys, MarkKind
from letters.derivation.text.gaps import LONGEST_PHRASE, mark_withheld
from letters.tei.body import read_document
from letters.tei.nodes import Note, PageBreak, Span, SpanKind, flat_text, walk
from letters.tei.plain_text import read_text
from letters.tests.derivation.texts import records_of, records_of_tei


def read(markup):
    return read_document(f'<div xmlns="http://www.tei-c.org/ns/1.0">{markup}</div>')


def gaps(body):
    return [
        node
        for node in walk(body, into_notes=True)
        if isinstance(node, Span) and node.kind is SpanKind.WITHHELD
    ]


def phrases(markup):
    return [flat_text(gap) for gap in gaps(mark_withheld(read(markup)))]


class MarkWithheldTests(TestCase):
    def test_a_phrase_is_marked_wherever_it_stands(self):
        for markup in (
            "<p>He met [name not declassified] there.</p>",
            "<p>[name not declassified]</p>",
            "<head>To [name not declassified]</head>",
            "<p>a<note n='1'>See [name not declassified].</note></p>",
            "<table><row><cell>[name not declassified]</cell></row></table>",
            "<list><item>[name not declassified]</item></list>",
            "<p><hi rend='italic'>by [name not declassified]</hi></p>",
        ):
            with self.subTest(markup):
                self.assertEqual(phrases(markup), ["[name not declassified]"])

    def test_the_words_may_be_in_italics_between_upright_brackets(self):
        body = mark_withheld(read("<p>a [<hi>1 line not declassified</hi>] b</p>"))
        before, gap, after = body.children[0].children
        self.assertEqual((before, after), ("a ", " b"))
        self.assertEqual([type(node) for node in gap.children], [str, Span, str])

    def test_a_break_or_a_note_may_stand_in_the_middle(self):
        cases = {
            '<p>[1 line <pb n="2"/>not declassified]</p>': PageBreak,
            "<p>[1 line<note n='1'>So.</note> not declassified]</p>": Note,
        }
        for markup, kind in cases.items():
            with self.subTest(markup):
                (gap,) = gaps(mark_withheld(read(markup)))
                self.assertTrue(any(isinstance(node, kind) for node in gap.children))

    def test_brackets_that_do_not_match_are_left_alone(self):
        for markup in (
            "<p>1 line not declassified]</p>",
            "<p>[1 line not declassified</p>",
            "<p>[1 line</p><p>not declassified]</p>",
            "<p><hi>[1 line</hi> not declassified]</p>",
            "<p>[<hi>1 line not declassified] he said</hi> not declassified]</p>",
            "<p>[a<list><item>b</item></list>not declassified]</p>",
        ):
            with self.subTest(markup):
                body = read(markup)
                self.assertIs(mark_withheld(body), body)

    def test_of_unmatched_brackets_before_a_phrase_none_is_taken_in(self):
        self.assertEqual(
            phrases("<p>[a [[b [name not declassified] c</p>"),
            ["[name not declassified]"],
        )

    def test_brackets_within_brackets_belong_to_the_phrase(self):
        phrase = "[Source: Files, Vol. 1 [2 of 2]. 2 pages not declassified.]"
        self.assertEqual(phrases(f"<p>{phrase}</p>"), [phrase])

    def test_a_phrase_as_long_as_a_page_is_text(self):
        words = "word " * (LONGEST_PHRASE // 5)
        self.assertEqual(phrases(f"<p>[{words}. 1 line not declassified]</p>"), [])

    def test_what_is_explained_already_is_left_as_it_is(self):
        for markup in (
            "<p><gap><desc>[1 line not declassified]</desc></gap></p>",
            "<p>[<gap><desc>1 line</desc></gap> not declassified]</p>",
            "<p><supplied>[name not declassified]</supplied></p>",
            "<p><unclear>[garble]</unclear></p>",
        ):
            with self.subTest(markup):
                body = read(markup)
                self.assertIs(mark_withheld(body), body)

    def test_a_second_time_changes_nothing(self):
        body = mark_withheld(read("<p>[garble] and [<hi>name deleted</hi>]</p>"))
        self.assertIs(mark_withheld(body), body)

    def test_text_notes_and_pages_stay_where_they_are(self):
        body = read(
            '<pb n="1"/><p>a [1 line<note n="1">[garble]</note> <pb n="2"/>not '
            "declassified] b [sic] c</p><p>[text not declassified]</p>"
        )
        before, after = read_text(body), read_text(mark_withheld(body))
        self.assertEqual(after.text, before.text)
        for name in ("notes", "page_breaks"):
            with self.subTest(name):
                places = [
                    [located.start for located in getattr(plain, name)]
                    for plain in (before, after)
                ]
                self.assertEqual(places[0], places[1])
        self.assertEqual(len(gaps(mark_withheld(body))), 3)


class DerivedGapTests(TestCase):
    def test_a_printed_gap_is_a_mark_with_its_measure(self):
        (mark,) = records_of_tei("<p>a [3½ lines not declassified] b</p>").marks
        self.assertEqual(
            (mark.kind, mark.key, mark.unit, mark.quantity, mark.reason),
            (MarkKind.WITHHELD, "m1", "line", "3.5", "not-declassified"),
        )
        self.assertFalse(mark.is_approximate)

    def test_a_limit_is_approximate(self):
        (mark,) = records_of_tei("<p>[less than 1 line not declassified]</p>").marks
        self.assertEqual((mark.quantity, mark.is_approximate), ("1", True))

    def test_an_encoded_measure_counts_before_the_words(self):
        (mark,) = records_of(
            "[less than 1 line not declassified]{.withheld quantity=2 unit=word}"
        ).marks
        self.assertEqual((mark.quantity, mark.unit), ("2", "word"))
        self.assertEqual(mark.reason, "not-declassified")

    def test_a_mark_without_a_measure_has_none(self):
        (mark,) = records_of("[OK]{.hand}").marks
        self.assertEqual((mark.unit, mark.quantity, mark.reason), ("", "", ""))

    def test_a_text_without_gaps_keeps_its_very_nodes(self):
        body = read("<p>Dear Mr. Chairman [sic]:</p>")
        records = derive(body, KnownKeys(), Context())
        self.assertIs(records.body.parent, body)
