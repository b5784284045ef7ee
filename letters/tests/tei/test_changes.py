"""What is struck beside what is added in its place is one change, as in a `subst`."""

from unittest import TestCase

from letters.tei.body import read_document
from letters.tei.notation import parse_notation, write_notation
from letters.tei.writer import write_document
from letters.tests.derivation.texts import records_of_tei
from letters.tests.tei.test_plain_text import body_of

CHANGES = {
    "It <del rend='overstrike'>ist</del><add place='above'>war</add> cold": (
        "It war cold",
        "ist",
    ),
    "they schrei<del>b</del><add>t</add>en": ("they schreiten", "schreiben"),
    "<hi>no <del>first</del><add>second</add></hi> of": ("no second of", "first"),
    "a <mod type='subst'><del>bad</del><add>good</add></mod> end": (
        "a good end",
        "bad",
    ),
}
ROW = "<del>i</del><add>wa</add><del>st</del><add>r</add>"
OTHERS = (
    f"It {ROW} cold",
    "the <del>first</del> <add>second</add> of May",
    "by <add>hand</add><del>foot</del> now",
    "<del><seg type='classification'>SECRET</seg></del><add>open</add>",
    "<del/><add>open</add>",
)


class ChangeTests(TestCase):
    def test_what_was_added_is_the_text_and_what_was_struck_stands_beside_it(self):
        for markup, (text, struck) in CHANGES.items():
            with self.subTest(markup):
                records = records_of_tei(f"<p>{markup}</p>")
                self.assertEqual(records.text, text)
                (note,) = records.footnotes
                self.assertEqual((note.names.name, note.text), ("First state", struck))

    def test_nothing_else_is_taken_for_a_change(self):
        for markup in OTHERS:
            with self.subTest(markup):
                notes = records_of_tei(f"<p>{markup}</p>").footnotes
                self.assertNotIn("First state", [note.names.name for note in notes])

    def test_it_is_written_as_it_was(self):
        for markup in CHANGES:
            with self.subTest(markup):
                body = body_of(f"<p>{markup}</p>")
                written = write_document(body)
                self.assertIn("</del><add", written)
                self.assertEqual(read_document(written), body)

    def test_the_notation_has_both(self):
        body = body_of("<p>It <del>ist</del><add>war</add> cold.</p>")
        notation = write_notation(body)
        self.assertIn("[ist]{.deleted}[war]{.added}", notation)
        self.assertEqual(parse_notation(notation), body)
