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

    def whole(self, name):
        """The records of the one text of a file, and its page."""
        body = read_document((CASES / f"{name}.xml").read_bytes())
        records = derive(body, KnownKeys(), Context())
        return records, Page(render_document(records, "/documents/x/").html)

    def beside(self, records):
        return [(note.names.name, note.text) for note in records.footnotes]

    def test_one_reading_is_in_the_text_and_the_other_one_step_away(self):
        records, page = self.whole("t05-choice")
        self.assertEqual(records.text, "The Amb. will recieve the grayn.")
        self.assertEqual(
            self.beside(records),
            [
                ("Expansion", "Ambassador"),
                ("Correction", "receive"),
                ("Regular spelling", "grain"),
            ],
        )
        self.assertEqual(
            [mark.attributes["href"] for mark in page.named("a")],
            ["#note-expansion", "#note-correction", "#note-regular-spelling"],
        )

    def test_another_reading_is_no_note(self):
        records, _ = self.whole("t05-choice")
        self.assertEqual((records.count_notes(), len(records.footnotes)), (0, 3))

    def test_words_in_an_anchor_are_words_of_the_text(self):
        records, page = self.whole("t06-anchor-with-words")
        self.assertEqual(records.text, "Instead of the treaty we got a note.")
        self.assertEqual(page.lines, [records.text])

    def test_a_word_goes_on_where_the_source_says_that_no_word_ends(self):
        records, page = self.whole("t07-lb-break-no")
        self.assertEqual(
            records.text,
            "We spoke of disarmament and of the agreement,\u2028"
            "nothing else; pagebreak.",
        )
        self.assertIn("disarmament", page.text)

    def test_hands_are_told(self):
        records, page = self.whole("t11-hands")
        self.assertEqual(
            records.text,
            "Typed words pencilled words typed again. Ask Hale. The second of May; "
            "keep this; hot.",
        )
        marks = [(mark.text, mark.hand, mark.is_struck) for mark in records.marks]
        self.assertEqual(
            marks, [("pencilled words", "hale", False), ("Ask Hale.", "moore", False)]
        )
        self.assertEqual(self.beside(records), [("First state", "first")])
        self.assertEqual([del_.text for del_ in page.named("del")], [])
        self.assertIn("[struck out, then restored: keep this]", page.spoken)
        self.assertIn("[in the hand of hale, pencil]", page.spoken)

    def test_address_lines_are_lines(self):
        records, page = self.whole("t12-address-lines")
        lines = ["Miss Edith Moore", "Department of State", "Washington"]
        self.assertEqual(records.text.splitlines()[:3], lines)
        self.assertEqual(page.lines[:3], lines)

    def test_quotations_variants_titles_and_languages(self):
        records, page = self.whole("t13-app-and-quotes")
        text = "He said “no” and left; see Pravda, нет, really."
        self.assertEqual((records.text, page.lines), (text, [text]))
        self.assertEqual(self.beside(records), [("Variant", "stayed")])
        (foreign,) = [e for e in page.elements if e.attributes.get("lang") == "ru"]
        self.assertEqual((foreign.text, foreign.attributes["dir"]), ("нет", "ltr"))
        self.assertEqual([e.text for e in page.named("cite")], ["Pravda"])
        self.assertEqual([e.text for e in page.named("em")], ["really"])

    def test_images_are_named_and_described(self):
        records, page = self.whole("t15-facsimile")
        self.assertIn("p1.jpg", page.spoken)
        self.assertIn("[figure: seal.png]", page.spoken)
        self.assertIn("A seal with an eagle.", records.text.splitlines())

    def test_folios_columns_and_what_follows_the_letter_are_told(self):
        records, page = self.whole("t16-milestones-postscript")
        self.assertIn("[folio 1v]", page.spoken)
        self.assertIn("[column 2]", page.spoken)
        self.assertEqual(records.text.splitlines()[-1], "End of tape")

    def test_verse_tables_and_lists_keep_their_lines_and_numbers(self):
        records, page = self.whole("t23-verse-table-list")
        for line in ("One line", "two lines", "Deliveries", "A", "Alpha"):
            self.assertIn(line, records.text.splitlines())
        items = [(e.attributes.get("data-number"), e.text) for e in page.find("item")]
        self.assertEqual(items[:2], [("1.", "Wheat"), ("2.", "Ice")])

    def test_a_space_parts_words(self):
        records, _ = self.read("n03-space-between-words")
        self.assertTrue(records.text.startswith("Frankfurt, 2 August."))

    def test_attachment_is_a_line_of_the_text(self):
        records, _ = self.read("frus1981-88v99")
        self.assertEqual([note.number for note in records.footnotes], ["1", "2", "3"])
        self.assertIn("Attachment", records.text.splitlines())
