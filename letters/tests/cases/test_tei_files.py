"""The shared cases of TEI as other houses write it: read right, or refused in words."""

from __future__ import annotations

import json
import tempfile
from contextlib import suppress
from io import StringIO
from pathlib import Path

from django.core.management import CommandError, call_command
from django.test import TestCase

from letters.models import Agent, Document
from letters.tests.cases.given import CASES
from letters.tests.corpus import needs

TEI = CASES / "tei"
TITLE = "Ambassador Hale to Secretary Moore, 4 May 1961"


def case(beginning: str) -> Path:
    (file,) = TEI.glob(f"{beginning}*.xml")
    return file


def read(*files: Path, **options: object) -> list[dict]:
    """What the report says of the files, whether or not all of them could be imported."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report"
        with suppress(CommandError):
            call_command(
                "import_tei", *files, report=report, stdout=StringIO(), **options
            )
        return [json.loads(line) for line in report.read_text("utf-8").splitlines()]


@needs(TEI)
class TeiFileCases(TestCase):
    def imported(self, beginning: str) -> tuple[Document, dict]:
        (row,) = read(case(beginning))
        return Document.objects.get(identifier=row["identifier"]), row

    def parties(self, document: Document) -> list[list[str]]:
        return [document.senders, document.recipients]

    def test_the_header_says_title_date_parties_and_holding(self):
        document, row = self.imported("t01")
        self.assertEqual(row["title"], TITLE)
        self.assertEqual((row["date"], row["kind"]), ("1961-05-04", "letter"))
        self.assertEqual(
            (row["sender"], row["recipient"]), ("Hale, Nathan", "Moore, Edith")
        )
        self.assertEqual(self.parties(document), [["Nathan Hale"], ["Edith Moore"]])
        sent = document.correspondence_events.get(type="sent")
        self.assertEqual((sent.place, sent.date_edtf), ("Moscow", "1961-05-04"))
        self.assertEqual(
            document.holding.citation, "Washington, National Archives, RG 59, Box 7"
        )
        self.assertEqual(document.language, "English")

    def test_what_the_text_says_otherwise_is_a_doubt(self):
        _, row = self.imported("t01")
        said = {doubt["field"]: doubt["words"] for doubt in row["doubts"]}
        self.assertIn("“N. H.”", said["sender"])
        self.assertIn("At sea, Sunday", said["place"])
        self.assertEqual({doubt["line"] for doubt in row["doubts"]}, {3})

    def test_the_whole_text_is_one_document_in_order(self):
        for beginning, words in {
            "t02": "Dear Madam, The wheat arrived. N. Hale",
            "t03": "Dear Madam, The wheat arrived. N. Hale",
            "t04": "To the Secretary of State, Washington The wheat arrived. "
            "Later: the ice as well.",
        }.items():
            with self.subTest(beginning):
                document, row = self.imported(beginning)
                self.assertEqual(" ".join(document.text.split()), words)
                self.assertEqual(row["date"], "1961-05-04")

    def test_each_letter_of_a_corpus_is_a_document(self):
        first, second = read(case("t18"))
        keys = [row["identifier"].rpartition("/")[2] for row in (first, second)]
        self.assertEqual(keys, ["a", "b"])
        texts = Document.objects.order_by("identifier").values_list(
            "transcription__text", flat=True
        )
        self.assertEqual([*texts], ["One.", "Two."])

    def test_names_with_a_key_are_of_the_person_of_the_header(self):
        document, row = self.imported("t24")
        self.assertEqual(self.parties(document), [["Nathan Hale"], ["Edith Moore"]])
        self.assertEqual(row["doubts"], [])
        self.assertEqual(Agent.objects.count(), 2)

    def test_a_valediction_is_nobody(self):
        document, row = self.imported("t16")
        self.assertEqual(self.parties(document), [["Nathan Hale"], ["Edith Moore"]])
        self.assertNotIn("Yours ever", json.dumps(row))

    def test_a_heading_of_two_names_tells_both_and_the_dateline_the_day(self):
        document, row = self.imported("n05")
        right = [["Richard W. Hale"], ["George F. Moore"]]
        self.assertEqual((self.parties(document), row["date"]), (right, "1957-02-03"))

    def test_what_is_no_letter_is_refused_in_words(self):
        for beginning, words in {
            "t19": "<sourceDoc>",
            "t20": "UTF-8",
            "t21": "TEI P4",
            "t25": "an index of letters (CMIF) without texts",
        }.items():
            with self.subTest(beginning):
                (row,) = read(case(beginning))
                self.assertIn(words, row["refused"])
        self.assertFalse(Document.objects.exists())
