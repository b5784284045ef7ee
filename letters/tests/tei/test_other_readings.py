"""Of several readings one is in the text; the others are notes, named by what they are."""

from unittest import TestCase

from letters.tei.body import read_document
from letters.tei.fidelity import first_loss
from letters.tei.source import parse_xml
from letters.tei.writer import write_document
from letters.tests.derivation.texts import records_of_tei
from letters.tests.tei.test_plain_text import body_of

# The markup, the text, and what stands beside it.
READINGS = (
    (
        "<choice><abbr>Dr.</abbr><expan>Doctor</expan></choice> Hale",
        "Dr. Hale",
        [("Expansion", "Doctor")],
    ),
    (
        "<choice><expan>Doctor</expan><abbr>Dr.</abbr></choice> Hale",
        "Dr. Hale",
        [("Expansion", "Doctor")],
    ),
    (
        "at <choice>\n <orig>to\n day</orig>\n <reg>today</reg>\n</choice> noon",
        "at to day noon",
        [("Regular spelling", "today")],
    ),
    (
        "re<choice><sic>cie</sic><corr>cei</corr></choice>ve it",
        "recieve it",
        [("Correction", "receive")],
    ),
    (
        "the <choice><sic>the</sic><corr/></choice> ice",
        "the the ice",
        [("Correction", "")],
    ),
    (
        "<choice><unclear>cat</unclear><unclear>cot</unclear></choice>",
        "cat",
        [("Other reading", "cot")],
    ),
    (
        "we <app><rdg wit='#A'>went</rdg><rdg wit='#B'>left</rdg></app>",
        "we went",
        [("Variant", "left")],
    ),
    (
        "<app><rdg>a</rdg><lem>b</lem><rdgGrp><rdg>c</rdg><rdg>d</rdg></rdgGrp></app>",
        "b",
        [("Variant", "a"), ("Variant", "c"), ("Variant", "d")],
    ),
    (
        "un<subst><del>der</del><add>til</add></subst> noon",
        "until noon",
        [("First state", "under")],
    ),
    ("<choice><abbr>Dr.</abbr></choice> Hale", "Dr. Hale", []),
    ("the <subst><add>ice</add></subst>", "the ice", []),
    (
        "x<fw type='header'>Secret Letters</fw> y <fw type='pageNum'>3</fw>",
        "x y",
        [("Running head", "Secret Letters"), ("Page number", "3")],
    ),
    (
        "two <index indexName='things'><term>sheet</term></index>sheets",
        "two sheets",
        [("Index entry", "sheet")],
    ),
)


class ReadingsTests(TestCase):
    def test_one_is_in_the_text_and_the_others_beside_it(self):
        for markup, text, beside in READINGS:
            with self.subTest(markup):
                records = records_of_tei(f"<p>{markup}</p>")
                named = [(note.names.name, note.text) for note in records.footnotes]
                self.assertEqual((records.text, named), (text, beside))
                self.assertEqual(records.problems, [])

    def test_they_are_no_numbered_notes_and_have_keys_of_their_own(self):
        records = records_of_tei(
            "<p><choice><sic>a</sic><corr>b</corr></choice><note n='1'>N</note> "
            "<choice><sic n='1'>c</sic><corr n='1'>d</corr></choice></p>"
        )
        keys = [(note.key, note.number) for note in records.footnotes]
        self.assertEqual(keys, [("correction", ""), ("1", "1"), ("correction-2", "")])

    def test_they_are_written_as_they_were_read(self):
        for markup, *_ in READINGS:
            with self.subTest(markup):
                body = body_of(f"<p>{markup}</p>")
                self.assertEqual(read_document(write_document(body)), body)

    def test_nothing_is_lost_where_the_shown_reading_is_the_first(self):
        source = (
            "<div xmlns='http://www.tei-c.org/ns/1.0'><p><choice><abbr>Dr.</abbr>"
            "<expan resp='#e'>Doctor</expan></choice> a<lb n='2'/>b</p></div>"
        )
        written = parse_xml(write_document(read_document(source)))
        self.assertIsNone(first_loss(parse_xml(source), written))

    def test_a_type_of_any_length_is_no_reason_to_refuse_a_reading(self):
        records = records_of_tei(
            f"<p><app><lem>a</lem><rdg type='{'long-' * 9}'>b</rdg></app></p>"
        )
        self.assertEqual([note.text for note in records.footnotes], ["b"])
