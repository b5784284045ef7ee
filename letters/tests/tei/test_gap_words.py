"""A gap says how much is missing, however its encoder measured it, and why."""

from unittest import TestCase

from lxml import etree

from letters.tei.gap_words import gap_words, space_words

GAPS = {
    "": "[a passage is left out here]",
    'quantity="3" unit="words" reason="illegible"': "[3 words illegible]",
    'extent="3" unit="words" reason="illegible"': "[3 words illegible]",
    'extent="1" unit="pages" reason="convenience"': "[1 page left out: convenience]",
    'extent="one" unit="lines" reason="lost"': "[one line lost]",
    'extent="about 12" unit="chars" reason="faded"': "[about 12 characters faded]",
    'extent="2-3" unit="word"': "[2-3 words left out]",
    'extent="3½" unit="line" reason="not-declassified"': (
        "[3½ lines not declassified]"
    ),
    'extent="several" unit="word" reason="cut"': "[several words cut]",
    'extent="3 lines" unit="lines" reason="lost"': "[3 lines lost]",
    'extent="half a page" unit="page" reason="lost"': "[half a page lost]",
    'extent="3" reason="lost"': "[3 lost]",
    'unit="word" reason="illegible"': "[some words illegible]",
    'atLeast="2" atMost="4" unit="line"': "[2 to 4 lines left out]",
    'quantity="2" extent="1 or 2" unit="line"': "[2 lines left out]",
}


class GapWordsTests(TestCase):
    def test_a_measure_has_its_unit_once(self):
        for attributes, words in GAPS.items():
            with self.subTest(attributes):
                gap = etree.fromstring(f"<gap {attributes}/>")
                self.assertEqual(gap_words(dict(gap.attrib)), words)

    def test_blank_space_too(self):
        for extent in ("3", "3 lines"):
            with self.subTest(extent):
                said = space_words({"extent": extent, "unit": "line"})
                self.assertEqual(said, "[blank space, 3 lines]")
