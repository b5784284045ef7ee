"""Heads of further pages, and signs of pages in whatever brackets."""

from __future__ import annotations

from unittest import TestCase

from letters.tei.transcription import DoubtCode, propose

LETTER = (
    "May 4, 1961\n\nDear Miss Lee:\n\nThe herring came on Monday, and I was glad to "
    "see that it\n\n{head}\n\nwas fresh.\n\nSincerely,\n\nPaul Marsh\n"
)
HEADS = (
    "Miss Lee\nMay 4, 1961\nPage Two",
    "Page 2\nMiss Lee\nMay 4, 1961",
    "Miss Lee\n- 2 -\nMay 4, 1961",
    "{Page 2}",
    "<p. 2>",
    "(page 2)",
)
TABLE = (
    "1. THE PORTS LANDED THESE CATCHES IN THE WEEK:\n   BERGEN    212\n   ALESUND   104\n"
    "   MOLDE      NA\n2. WE CANNOT CONFIRM THEM.\n"
)
BOOK = (
    "Mr. Marsh to Miss Lee\n\nLondon, May 4, 1946\n\nThe herring was\n\n"
    "468          FOREIGN RELATIONS, 1946, VOLUME V\n\nfresh on Monday.\n"
)


class HeadsOfPagesTests(TestCase):
    def test_they_are_no_words_of_the_text(self):
        for head in HEADS:
            with self.subTest(head):
                (document,) = propose(LETTER.replace("{head}", head)).documents
                self.assertIn("see that it [Page 2] was fresh.", document.notation)
                self.assertEqual(
                    document.title, "Letter from Paul Marsh to “Dear Miss Lee”"
                )

    def test_other_lines_above_a_number_are_left(self):
        head = "Of the herring we spoke\n- 2 -"
        (document,) = propose(LETTER.replace("{head}", head)).documents
        self.assertIn("Of the herring we spoke", document.notation)

    def test_numbers_in_a_table_are_no_pages(self):
        (document,) = propose(TABLE).documents
        self.assertNotIn("[Page 104]", document.notation)
        self.assertIn("ALESUND", document.notation)

    def test_a_printed_head_may_have_a_year(self):
        (document,) = propose(BOOK).documents
        self.assertIn("The herring was [Page 468] fresh", document.notation)

    def test_a_sign_that_is_not_read_is_doubted(self):
        (document,) = propose(LETTER.replace("{head}", "[folio 2 verso]")).documents
        codes = [doubt.code for doubt in document.doubts]
        self.assertIn(DoubtCode.PAGES_UNEVEN, codes)
        self.assertIn("[folio 2 verso]", document.notation)
