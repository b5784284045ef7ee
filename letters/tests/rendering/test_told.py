"""What `told` compares: a text as it should be has no fault, and a planted one is named."""

from __future__ import annotations

import re
from dataclasses import replace
from unittest import TestCase

from letters.rendering import render_document
from letters.tei.references import Place
from letters.tei.source import parse_xml
from letters.tests.derivation.texts import records_of_tei
from letters.tests.rendering.rendered import BASE
from letters.tests.rendering.told import KINDS, Told, omissions_in

MARKUP = (
    '<head>Report</head><p><note n="1">A note.</note></p>'
    '<p>It was signed <gap reason="illegible" quantity="3" unit="word"/> and sealed by '
    '<persName corresp="#p_A1 #p_B1">A and B</persName>.'
    '<note n="2" type="summary">They sign.</note></p>'
    '<p><seg type="conditional" xml:id="c">If it rains.</seg></p>'
    '<figure><graphic url="map.jpg"/></figure>'
    '<table><row role="label"><cell>Port</cell></row><row><cell>7</cell></row></table>'
    '<p><note n="3">See vol. XI, Document <ref target="#d96">96</ref>.</note></p>'
)
OMISSION = "[3 words illegible]"


def told(markup: str = MARKUP) -> Told:
    records = records_of_tei(markup, place=Place("frus1961-63v06", "d70"))
    element = parse_xml(f"<div>{markup}</div>".encode())
    return Told("frus1961-63v06/d70", element, records, render_document(records, BASE))


def with_html(text: Told, pattern: str, words: str) -> Told:
    """The text with other HTML: what a broken rule would write."""
    html, number = re.subn(pattern, words, text.rendered.html)
    assert number
    return replace(text, rendered=replace(text.rendered, html=html))


class ToldTests(TestCase):
    def compared(self, text: Told) -> dict[str, tuple[int, int]]:
        """How many of each kind were compared, and how many are wrong, by number."""
        return {
            name.partition(" ")[2]: (number, len(wrong))
            for name, (number, wrong) in (
                (name, compare(text)) for name, compare in KINDS.items()
            )
        }

    def assert_wrong(self, kind: str, text: Told) -> None:
        wrong = {name for name, (_, number) in self.compared(text).items() if number}
        self.assertEqual(wrong, {kind})

    def test_a_text_as_it_should_be_has_no_fault(self):
        compared = self.compared(told())
        for kind, (number, wrong) in compared.items():
            with self.subTest(kind):
                self.assertGreater(number, 0)
                self.assertEqual(wrong, 0)

    def test_a_hidden_block_with_a_note_mark_is_named(self):
        hidden = with_html(told(), '<p id="p2" class="', r"\g<0>wholly-conditional ")
        self.assert_wrong("blocks without words of their own, hidden", hidden)

    def test_a_lost_mark_is_named(self):
        text = with_html(told(), "<sup class=.note-mark.*?</sup>", "")
        self.assertGreater(self.compared(text)["marks of notes, and figures"][1], 0)

    def test_a_lost_omission_is_named(self):
        text = with_html(told(), re.escape(OMISSION), "")
        self.assert_wrong("omissions", text)

    def test_an_omission_without_its_unit_is_named(self):
        gap = '<gap quantity="1" unit="page" reason="lost"/>'
        element = parse_xml(f"<p>{gap}</p>".encode())
        self.assertEqual(omissions_in(element, {"text": "a [1 page lost]"}), (1, []))
        self.assertEqual(len(omissions_in(element, {"text": "a [1 lost]"})[1]), 1)

    def test_a_summary_that_looks_like_a_note_is_named(self):
        text = with_html(told(), ">Summary<", ">2<")
        self.assert_wrong("summaries", text)

    def test_a_header_without_a_scope_is_named(self):
        text = with_html(told(), ' scope="col"', "")
        self.assert_wrong("cells of labels", text)

    def test_a_name_of_which_one_person_is_lost_is_named(self):
        other = told(MARKUP.replace("#p_A1 #p_B1", "#p_A1"))
        text = replace(told(), records=other.records)
        self.assert_wrong("names of several persons", text)

    def test_a_reference_that_follows_its_markup_is_named(self):
        text = told()
        references = [
            replace(each, target=each.overruled) if each.overruled else each
            for each in text.records.references
        ]
        text = replace(text, records=replace(text.records, references=references))
        self.assert_wrong("references after the name of a volume", text)
