"""Doubts that were put right, or found right, before the drafts were saved."""

from django.test import SimpleTestCase, TestCase

from letters.ingest.saving import Edit
from letters.ingest.transcriptions import (
    DraftStatement,
    Format,
    Intake,
    import_transcription,
)
from letters.ingest.transcriptions.put_right import key_of, reason_of_field
from letters.models import Settlement
from letters.tei.notation import open_in_notation, parse_notation
from letters.tei.transcription.model import ProposedLink
from letters.tei.writer import write_document
from letters.tests.factories import make_archivist
from letters.tests.ingest.transcriptions.intakes import bring_in
from letters.tests.tei.transcription.test_transcription import DRAFT, MEMO

LETTER = """\
Dear Mr. Secretary:

We both know that the talks have come to a point at which neither side gains by

waiting any longer. The SECRETARlAT agrees, and [the Ambassador will tell you more.

I have much to add about the harbor and the lists, since neither of the two

companies will begin before the other.

Sincerely,

Paul Marsh
"""
# The instruction speaks of a page that is not there.
TWO = MEMO.format(page=3) + DRAFT


class FieldTests(SimpleTestCase):
    def test_a_field_settles_what_is_doubted_of_it_and_nothing_else(self):
        for code, field in (
            ("possible-date", "date"),
            ("sender-read", "senders"),
            ("parties-read", "recipients"),
        ):
            for typed in ("title", "kind", "date", "senders", "recipients"):
                with self.subTest(code, typed=typed):
                    self.assertEqual(
                        bool(reason_of_field(code, {typed})), typed == field
                    )
        self.assertFalse(reason_of_field("unclosed-bracket", {"date", "senders"}))


class PutRightTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.anna = make_archivist()

    def brought_in(self, text=LETTER, **options):
        intake = Intake("letter.txt", text.encode(), Format.RAW, ["letter"], **options)
        edit = Edit(reason="Read in", editor=self.anna)
        (imported,) = import_transcription(intake, edit)
        document = imported.document
        self.assertEqual(imported.doubts, document.problems.open().count())
        return document

    def read(self, text=LETTER):
        """What is read of the text, and its doubts."""
        document = self.brought_in(text)
        tei, doubts = document.transcription.tei, list(document.problems.open())
        document.delete()
        return tei, doubts

    def corrected(self, before, after):
        """The document, after some words were corrected in the sitting."""
        tei, _ = self.read()
        notation = open_in_notation(tei)
        self.assertIn(before, notation)
        body = parse_notation(notation.replace(before, after), {"type": "document"})
        statement = DraftStatement(tei=write_document(body))
        return self.brought_in(statements=[statement])

    def open_lines(self, document, code):
        return [row.line for row in document.problems.open().filter(code=code)]

    def test_without_a_correction_all_stay_open(self):
        tei, doubts = self.read()
        document = self.brought_in(statements=[DraftStatement(tei=tei)])
        self.assertEqual(document.problems.open().count(), len(doubts))
        self.assertGreater(len(doubts), 2)
        self.assertFalse(Settlement.objects.exists())

    def test_one_whose_place_was_corrected_is_settled_and_no_other(self):
        _, doubts = self.read()
        document = self.corrected(
            " [Page 2]{.inferred cert=medium} waiting", " waiting"
        )
        (settlement,) = {
            row.settlement for row in document.problems.exclude(is_settled=False)
        }
        self.assertEqual(settlement.editor, self.anna)
        self.assertIn("the text was changed here", settlement.reason)
        self.assertEqual(self.open_lines(document, "inferred-page-break"), [9])
        # That pages are counted otherwise now is a problem of the text.
        still = document.problems.open().filter(origin="import")
        self.assertEqual(len(still), sum(row.origin == "import" for row in doubts) - 1)

    def test_a_correction_of_other_words_settles_nothing(self):
        document = self.corrected("I have much to add", "I have little to add")
        self.assertFalse(document.problems.filter(is_settled=True).exists())

    def test_one_that_was_found_right_is_settled(self):
        _, doubts = self.read()
        keys = frozenset({key_of(doubts[0]), "of-another-text"})
        document = self.brought_in(found_right=keys)
        (settled,) = document.problems.filter(is_settled=True)
        self.assertEqual(key_of(settled), key_of(doubts[0]))
        self.assertIn("Found right", settled.settlement.reason)

    def test_names_that_were_typed_settle_what_is_doubted_of_them(self):
        _, doubts = self.read()
        self.assertIn("parties-read", {row.code for row in doubts})
        for typed, is_open in (({"senders"}, True), ({"recipients"}, False)):
            with self.subTest(typed=typed):
                statement = DraftStatement(typed=frozenset(typed))
                document = self.brought_in(statements=[statement])
                codes = {row.code for row in document.problems.open()}
                self.assertEqual("parties-read" in codes, is_open)
                document.delete()

    def test_an_instruction_with_a_chosen_passage_asks_nothing_more(self):
        link = ProposedLink(0, "i1", 1, "passage", "if he delivers it")
        for number, (links, is_open) in enumerate((((), True), ((link,), False))):
            names = (f"memo-{number}", f"letter-{number}")
            memo, letter = bring_in(TWO, *names, links=links, again=True)
            with self.subTest(links=links):
                codes = {row.code for row in memo.document.problems.open()}
                self.assertEqual("unresolved-instruction" in codes, is_open)
                self.assertTrue(letter.document.problems.open().exists())

    def test_a_settled_one_can_be_opened_again(self):
        _, doubts = self.read()
        document = self.brought_in(found_right=frozenset(map(key_of, doubts)))
        self.assertFalse(document.problems.open().exists())
        self.assertEqual(document.problems.asking().count(), len(doubts))
