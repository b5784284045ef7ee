"""Papers made to stop the archive are read as quickly as others."""

from unittest import TestCase

from letters.ingest.file_formats import Format
from letters.ingest.rehearsal import rehearse
from letters.tei.errors import SourceError
from letters.tei.transcription import propose
from letters.tei.transcription.doubts import MOST_DOUBTS
from letters.tests.bounds import bounded
from letters.tests.tei.transcription.hostile_papers import hostile_papers

WORDS = (
    *(
        "SECRET",
        "TOP SECRET",
        "CONFIDENTIAL",
        "EYES ONLY",
        "NODIS",
        "COPY",
        "SYSTEM II",
    ),
    *(
        "LIMITED OFFICIAL USE",
        "DEPARTMENT OF STATE",
        "EMBASSY OF ",
        "Dear Mr. President",
    ),
    *(
        "Sincerely",
        "With best ",
        "Letter",
        "NSC 12",
        "A. B. Jr.",
        "* SECRET",
        "~~SECRET",
    ),
)
RUNS = (
    " ",
    "\t",
    "\u00a0",
    ".",
    "-",
    "–",
    "/ ",
    "A ",
    " A",
    "1 ",
    ". ",
    "*",
    "~",
    "[",
    "\n ",
)
ENDS = ("June 5, 1960x", "June 5, 1960\n\nDear Mr. X:", "x")


class HostilePaperTests(TestCase):
    def test_a_classification_with_blanks_a_date_and_a_letter_is_read(self):
        with bounded():
            propose(f"SECRET{' ' * 30}June 5, 1960x")

    def test_no_run_of_signs_after_a_word_stops_the_reading(self):
        with bounded():
            for word in WORDS:
                for run in RUNS:
                    for end in ENDS:
                        propose(word + run * 200 + end)

    def test_a_long_paper_of_one_sign_is_read(self):
        for sign in (
            *RUNS,
            "a\n\n",
            "\n\nA",
            "bracketed text on page 1 if ",
            "]",
            "[^1]: ",
        ):
            with self.subTest(sign), bounded():
                propose("SECRET" + sign * (20_000 // len(sign)) + "x")

    def test_whatever_it_is_made_of_each_document_of_it_is_read(self):
        """With a million characters: script/drill papers."""
        for name, text in hostile_papers(2_000):
            with self.subTest(name), bounded():
                self.assertTrue(all(rehearse(text, Format.RAW).sources()))

    def test_one_with_too_many_doubts_is_refused_with_the_line(self):
        lines = "[what is unclear] " * (MOST_DOUBTS // 2)
        with self.assertRaisesRegex(SourceError, r"20,000 places.*\(line 3\)"):
            propose(f"{lines}\n{lines}\n[one more]")

    def test_a_stamp_is_the_same_as_before(self):
        for stamp in (
            "SECRET",
            "SECRET/NODIS",
            "TOP SECRET EYES ONLY",
            "SECRET / NODIS A",
        ):
            with self.subTest(stamp):
                text = f"{stamp}\n\nDear Mr. X:\n\nYes.\n"
                notation = propose(text).documents[0].notation
                self.assertIn(f"[{stamp}]{{.stamp}}", notation)
