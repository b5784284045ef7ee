"""Small TEI files beside the checkout: what is read and rendered of each is right."""

from unittest import TestCase

from letters.derivation.derive import derive
from letters.derivation.description.mentions import count_mentions
from letters.derivation.model import Context, KnownKeys
from letters.rendering import render_document
from letters.tei.body import read_body, read_document
from letters.tei.source import parse_xml
from letters.tests.corpus import SHARED, needs
from letters.tests.rendering.markup import Page

CASES = SHARED / "cases" / "tei"


@needs(CASES)
class TeiCasesTests(TestCase):
    def read(self, name):
        """The records of the first document in the file, and its page."""
        root = parse_xml((CASES / f"{name}.xml").read_bytes())
        divisions = [root, *root.iter("{*}div")]
        division = next(div for div in divisions if div.get("type") == "document")
        records = derive(read_body(division), KnownKeys(), Context())
        return records, Page(render_document(records, "/documents/x/").html)

    def test_no_block_with_a_note_or_a_figure_is_hidden(self):
        _, page = self.read("n01-note-only-paragraph")
        self.assertEqual(page.find("wholly-conditional"), [])
        self.assertIn("[figure: map.jpg]", page.spoken)

    def test_a_gap_is_said_in_the_text_and_on_the_page(self):
        records, page = self.read("gap-extent")
        words = "It was signed [3 words illegible] and sealed."
        self.assertIn(words, records.text.splitlines())
        self.assertIn(words, page.lines)

    def test_a_summary_is_called_so(self):
        _, page = self.read("summary-note")
        self.assertEqual([mark.text for mark in page.named("a")][-1], "Summary")

    def test_a_name_of_two_persons_is_of_both(self):
        records, _ = self.read("two-persons")
        sent = [event.person for event in records.events if event.type == "sent"]
        self.assertEqual(sent, ["p_A1", "p_B1"])
        mentions = count_mentions(records.flows.values())
        self.assertEqual(mentions, {"p_A1": 2, "p_B1": 2})

    def test_cells_of_a_row_of_labels_are_headers_of_columns(self):
        _, page = self.read("table")
        headers = [(th.text, th.attributes["scope"]) for th in page.named("th")]
        self.assertEqual(headers, [("Port", "col"), ("Tons", "col")])

    def test_unnumbered_notes_are_named_by_what_they_are(self):
        records, page = self.read("n04-unnumbered-commentary")
        names = ["Commentary note", "Moore’s marginal note"]
        called = [mark.attributes["aria-label"] for mark in page.named("a")]
        self.assertEqual(called, names)
        self.assertEqual([note.names.label for note in records.footnotes], names)
        self.assertNotIn("source", [note.key for note in records.footnotes])

    def test_notes_apart_are_read_at_their_marks(self):
        for name, right in {
            "t09-notes-at-the-end": {"1": "wheat", "2": "arrived."},
            "t10-notes-in-standoff": {"1": "wheat"},
        }.items():
            with self.subTest(name):
                body = read_document((CASES / f"{name}.xml").read_bytes())
                records = derive(body, KnownKeys(), Context())
                page = Page(render_document(records, "/documents/x/").html)
                before = {
                    note.number: records.text[: note.anchor].split()[-1]
                    for note in records.footnotes
                }
                self.assertEqual(before, right)
                self.assertEqual([a.text for a in page.named("a")], [*right])
                self.assertEqual(records.problems, [])

    def test_attachment_is_a_line_of_the_text(self):
        records, _ = self.read("frus1981-88v99")
        self.assertEqual([note.number for note in records.footnotes], ["1", "2", "3"])
        self.assertIn("Attachment", records.text.splitlines())
