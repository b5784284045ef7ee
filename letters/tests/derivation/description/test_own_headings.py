"""The heading that a carried text brings with it."""

from __future__ import annotations

from unittest import TestCase

from letters.derivation.description.own_headings import heading_of

AFTER = "\nThe United States has a great interest in it."


class OwnHeadingTests(TestCase):
    def test_a_line_in_capitals_is_a_title(self):
        heading = "MEASURES TO STRENGTHEN JORDAN'S DEFENSE"
        self.assertEqual(heading, heading_of(heading + AFTER))

    def test_a_line_with_capitals_but_for_its_little_words_is_a_title(self):
        for heading in (
            "Summary of Additional Recent Information on Israeli Atomic Energy Program",
            "Checklist of Undertakings with the PRC",
        ):
            with self.subTest(heading=heading):
                self.assertEqual(heading, heading_of(heading + AFTER))

    def test_sentences_and_their_beginnings_are_none(self):
        for line in (
            "Copper was in easy supply a year ago.",
            "The Security Council,",
            "It is recommended that this Department take the following positions",
            "Minimum Needs for Psychological Warfare equipment.",
        ):
            with self.subTest(line=line):
                self.assertEqual("", heading_of(line + AFTER))

    def test_addresses_markings_names_and_numbers_of_parts_are_none(self):
        for line in (
            "Amembassy MOGADISCIO PRIORITY",
            "TOP SECRET",
            "SECRET EYES ONLY",
            "Washington",
            "Dean Rusk",
            "I",
            "A. THE NEGEV",
            "2. STEP-UP TWO",
            "(Reference: Paragraph 22 of NSC 5702/1)",
            "UNDERSTANDINGS WITH THE BRITISH ON THE USE OF",
            "The General Assembly of the United Nations",
            "PART II OF THE REPORT",
            "MEMORANDUM FOR THE SECRETARY OF DEFENSE",
        ):
            with self.subTest(line=line):
                self.assertEqual("", heading_of(line + AFTER))

    def test_a_line_alone_is_the_text_itself(self):
        self.assertEqual("", heading_of("REVIEW OF THE POLICY ON TRADE"))
