from __future__ import annotations

from dataclasses import replace
from datetime import date
from unittest import TestCase

from letters.derivation.description.document_kinds import DocumentKind
from letters.derivation.model import FootnoteRecord
from letters.ingest.reading_report import ReadDocument, ReadDoubt
from letters.tests.typescripts.comparing import Field, Outcome, compare
from letters.tests.typescripts.examples import MEMORANDUM, typed
from letters.tests.typescripts.paper import Paper, Party
from letters.tests.typescripts.read_back import ReadPaper, read_back
from letters.tests.typescripts.typed_lines import Says
from letters.tests.typescripts.typist import Typescript

SHORT = replace(MEMORANDUM, paragraphs=("The wheat arrived.",), notes=())


READ = read_back(b"Moscow, May 4, 1961\n\nDear Sir:\n\nYes.\n")[0]


def read_as_typed(typescript: Typescript, **wrong: object) -> ReadPaper:
    """What is true of it, but for what is `wrong`, as a report without doubts says it."""
    paper = typescript.paper
    called = {call for line in typescript.lines for call in line.calls}
    said = ReadDocument(
        "paper.txt",
        kind=paper.kind,
        sender=paper.sender.name if paper.sender else "",
        recipient=paper.recipient.name if paper.recipient else "",
        date=paper.day.isoformat(),
        pages=typescript.pages,
    )
    words = wrong.pop("notes", [paper.notes[call] for call in sorted(called)])
    notes = [
        FootnoteRecord(str(at), str(at), "", 0, text) for at, text in enumerate(words)
    ]
    records = replace(READ.records, footnotes=notes)
    return replace(READ, said=replace(said, **wrong), records=records)


def outcome(field: Field, paper: Paper = SHORT, **wrong: object) -> Outcome:
    typescript = typed(paper)
    read = read_as_typed(typescript, **wrong)
    return next(one.outcome for one in compare(typescript, read) if one.field is field)


def doubt(line: int, field: str = "text") -> ReadDoubt:
    return ReadDoubt(field, line, "It is not sure.")


class ComparingTests(TestCase):
    def test_what_is_read_as_it_was_typed_is_right(self):
        for paper in (SHORT, MEMORANDUM):
            for field in Field:
                with self.subTest(field):
                    self.assertIs(outcome(field, paper), Outcome.RIGHT)

    def test_a_field_that_is_empty_is_left_open(self):
        self.assertIs(outcome(Field.SENDER, sender=""), Outcome.OPEN)
        self.assertIs(outcome(Field.DATE, date=""), Outcome.OPEN)
        self.assertIs(outcome(Field.KIND, kind="other"), Outcome.OPEN)

    def test_another_value_is_wrong_in_silence(self):
        self.assertIs(outcome(Field.SENDER, sender="SECRET"), Outcome.WRONG)
        self.assertIs(outcome(Field.DATE, date="1961-05-05"), Outcome.WRONG)
        self.assertIs(outcome(Field.PAGES, pages=9), Outcome.WRONG)
        self.assertIs(outcome(Field.NOTES, notes=["Lost."]), Outcome.WRONG)
        self.assertIs(outcome(Field.KIND, kind=DocumentKind.LETTER), Outcome.WRONG)

    def test_a_name_may_stand_with_the_whole_office_and_not_with_half_of_it(self):
        whole = f"{MEMORANDUM.sender.name}, {MEMORANDUM.sender.office}"
        self.assertIs(outcome(Field.SENDER, sender=whole), Outcome.RIGHT)
        self.assertIs(outcome(Field.SENDER, sender=whole[:-6]), Outcome.WRONG)

    def test_a_second_sender_who_is_none_is_wrong(self):
        names = f"{MEMORANDUM.sender.name}; Edith Moore"
        self.assertIs(outcome(Field.SENDER, sender=names), Outcome.WRONG)

    def test_a_doubt_on_a_line_of_the_field_counts_for_it_and_for_no_other(self):
        line = min(typed(SHORT).lines_for(Says.SENDER))
        wrong = {"sender": "SECRET", "date": "1961-05-05"}
        doubts = (doubt(line),)
        self.assertIs(outcome(Field.SENDER, doubts=doubts, **wrong), Outcome.DOUBTED)
        self.assertIs(outcome(Field.DATE, doubts=doubts, **wrong), Outcome.WRONG)

    def test_a_doubt_that_names_the_field_counts_wherever_it_stands(self):
        doubts = (doubt(0, "pages"),)
        self.assertIs(outcome(Field.PAGES, doubts=doubts, pages=9), Outcome.DOUBTED)

    def test_who_signs_a_telegram_may_stand_beside_the_post_it_is_from(self):
        telegram = replace(
            SHORT,
            kind=DocumentKind.TELEGRAM,
            sender=Party("Embassy in Egypt"),
            day=date(1961, 5, 4),
            place="Cairo",
        )
        post = typed(telegram).paper.sender.name
        self.assertIs(
            outcome(Field.SENDER, telegram, sender=f"{post}; HALE"), Outcome.RIGHT
        )
        self.assertIs(outcome(Field.SENDER, telegram, sender="HALE"), Outcome.WRONG)
