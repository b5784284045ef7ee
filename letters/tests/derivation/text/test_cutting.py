"""A part of a text has the words, notes and page breaks between its two offsets."""

from __future__ import annotations

from unittest import TestCase

from letters.derivation.text.cutting import cut_text
from letters.tei.body import read_document
from letters.tei.nodes import Note, PageBreak, walk
from letters.tei.plain_text import read_text
from letters.tei.writer import write_document

BEFORE = "<p>Following message for Khrushchev: <hi>Dear Chairman, I</hi> thank you.</p>"
WITHIN = '<p>We <pb n="2"/>shall write.<note n="1">A note.</note></p>'
AFTER = '<p>End text.<note n="2">Another.</note></p>'


def cut(inner: str, first: str, last: str):
    """The text of `inner` from the words `first` to the words `last`."""
    body = read_document(f'<div xmlns="http://www.tei-c.org/ns/1.0">{inner}</div>')
    plain = read_text(body)
    start, end = plain.text.index(first), plain.text.index(last) + len(last)
    return cut_text(body, plain, start, end)


class CutTextTests(TestCase):
    def test_the_first_and_the_last_block_are_cut(self):
        part = cut(BEFORE + WITHIN + AFTER, "Dear", "shall")

        self.assertEqual(read_text(part).text, "Dear Chairman, I thank you.\nWe shall")

    def test_notes_and_page_breaks_within_stay(self):
        part = cut(BEFORE + WITHIN + AFTER, "Dear", "write.")

        notes = [node.number for node in walk(part) if isinstance(node, Note)]
        breaks = [node.label for node in walk(part) if isinstance(node, PageBreak)]
        self.assertEqual((notes, breaks), (["1"], ["2"]))

    def test_it_is_read_again_as_it_was_cut(self):
        part = cut(BEFORE + WITHIN + AFTER, "Chairman", "write.")

        again = read_document(write_document(part))

        self.assertEqual(read_text(again).text, read_text(part).text)

    def test_a_gap_is_whole_or_left_out(self):
        gap = '<p>A <gap reason="withheld"><desc>[2 lines]</desc></gap> b.</p><p>C.</p>'

        part = cut(gap, "A", "C.")

        self.assertEqual(read_text(part).text, "A [2 lines] b.\nC.")
