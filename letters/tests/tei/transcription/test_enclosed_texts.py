"""What was enclosed with a paper is a document of its own in the same file."""

from unittest import TestCase

from letters.tei.transcription import propose

LETTER = (
    "Dear Mr. Hill:\n\nI send you the answer that we gave to the ministry on Monday.\n\n"
    "Sincerely,\n\nPaul Marsh\n\n{foot}"
)
ENCLOSED = (
    "Dear Mrs. Lee:\n\nThe ministry has your letter, and will pay for the grain in May.\n\n"
    "Sincerely,\n\nRobert Cole\n"
)


def titles(text: str) -> list[str]:
    return [document.title for document in propose(text).documents]


class EnclosedTextTests(TestCase):
    def test_a_text_below_a_line_that_says_so_is_a_document(self):
        for line in ("ENCLOSURE", "Enclosure", "Attachment A", "TAB 2", "ANNEX"):
            with self.subTest(line):
                proposal = propose(LETTER.format(foot=f"{line}\n\n{ENCLOSED}"))
                first, second = proposal.documents
                self.assertEqual(
                    first.title, "Letter from Paul Marsh to “Dear Mr. Hill”"
                )
                self.assertEqual(
                    second.title, "Letter from Robert Cole to “Dear Mrs. Lee”"
                )
                self.assertIn(f"::: heading\n{line}\n:::", second.notation)
                codes = [doubt.code for doubt in second.doubts]
                self.assertIn("enclosure-read", codes)

    def test_its_title_is_the_line_below(self):
        text = LETTER.format(foot=f"ENCLOSURE\n\nDRAFT REPLY\n\n{ENCLOSED}")
        self.assertEqual(titles(text)[1:], ["DRAFT REPLY"])

    def test_it_may_follow_a_paper_that_nobody_signed(self):
        text = (
            "MEMORANDUM FOR MR. HILL\n\nThis is the answer that we gave to the ministry on "
            f"Monday at noon.\n\nATTACHMENT\n\n{ENCLOSED}"
        )
        self.assertEqual(len(titles(text)), 2)

    def test_a_line_with_no_text_below_begins_nothing(self):
        for foot in (
            "Enclosure\n",
            "ENCLOSURE\n\ncc: Mr. Lee\n",
            "Attachment\n\nPM:al\n",
        ):
            with self.subTest(foot):
                self.assertEqual(len(titles(LETTER.format(foot=foot))), 1)

    def test_an_edition_prints_it_within_the_document(self):
        report = "The grain of the year was sold, and the mills were paid in time."
        text = f"12. Letter From Paul Marsh\n\n{LETTER}".replace("Monday.", "Monday.1")
        below = f"Enclosure\n\n{report}2\n\n{report}\n"
        self.assertEqual(len(titles(text.format(foot=below))), 2)
        notes = "\n1. Not printed.\n2. Not found.\n"
        self.assertEqual(len(titles(text.format(foot=below + notes))), 1)

    def test_a_title_in_capitals_within_it_signs_nothing(self):
        text = (
            "SUBJECT: Grain\n\nThis is the answer that we gave to the ministry on Monday "
            f"at noon.\n\nENCLOSURE\n\nDRAFT REPLY\n\n{ENCLOSED}"
        )
        self.assertNotIn("DRAFT REPLY\n:::", propose(text).documents[0].notation)
