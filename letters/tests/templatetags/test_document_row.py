"""A row of a list says date, parties, kind, place and marks, and escapes all of them."""

from unittest import TestCase

from lxml import html

from letters.models import Document, DocumentStatus, Edition
from letters.templatetags.document_row import document_row


def make_row(**values):
    parties = values.pop("parties", [["sent", "the <A>"], ["received", "B"]])
    loaded = {
        name: values.pop(name, default)
        for name, default in (("row_parts", []), ("note_count", 0), ("steps", []))
    }
    fields = {"identifier": "frus/d1", "title": "A & B", "number": "1"}
    kind = {"kind": "letter", "status": DocumentStatus.PUBLISHED}
    document = Document(**(fields | kind | values))
    document.parties = parties
    for name, value in loaded.items():
        setattr(document, name, value)
    return document


class DocumentRowTests(TestCase):
    def facts(self, document, **options):
        row = html.fromstring(document_row(document, **options))
        facts = row.xpath("//p[@class='document-row__facts']/*")
        return [" ".join(fact.text_content().split()) for fact in facts]

    def test_it_escapes_names(self):
        row = document_row(make_row())
        self.assertIn("The &lt;A&gt;", row)
        self.assertIn(">A &amp; B<", row)

    def test_it_says_who_wrote_to_whom_and_what_it_is(self):
        cases = (
            (
                [["sent", "the A"], ["received", "B"], ["received", "C"]],
                "The A →to B, C",
            ),
            ([["sent", "the A"]], "The A"),
            ([["received", "B"]], "→to B"),
        )
        for parties, words in cases:
            with self.subTest(parties=parties):
                self.assertEqual(
                    self.facts(make_row(parties=parties)), [words, "Letter"]
                )
        self.assertEqual(self.facts(make_row(parties=None)), ["Letter"])

    def test_it_says_where_it_is_printed(self):
        volume = Edition(identifier="frus", title="Exchanges", volume="Volume VI")
        row = make_row(parties=None, edition=volume)
        self.assertEqual(self.facts(row), ["Letter", "VI: Exchanges, Document 1"])
        self.assertEqual(self.facts(row, is_in_volume=True), ["Letter", "Document 1"])

    def test_a_letter_inside_another_leads_there(self):
        carrier = Document(pk=1, identifier="frus/d2", title="Telegram")
        row = make_row(parties=None, carrier=carrier)
        self.assertEqual(self.facts(row), ["Letter", "transmitted in Telegram"])
        self.assertIn('<a href="/documents/frus/d2/">Telegram</a>', document_row(row))

    def test_it_tells_the_part_of_a_person_and_that_it_is_not_public(self):
        row = make_row(parties=None, steps=["sender"], status=DocumentStatus.DRAFT)
        row.times = 2
        told = ["Letter", "sender", "named 2 times", "draft, not public"]
        self.assertEqual(self.facts(row), told)

    def test_its_marks_are_its_parts_and_notes(self):
        row = make_row(row_parts=["scan", "withheld"], note_count=2)
        marks = html.fromstring(document_row(row)).find_class("tag")
        words = ["scan", "withheld", "2 notes"]
        self.assertEqual([mark.text for mark in marks], words)
