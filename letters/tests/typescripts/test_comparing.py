from __future__ import annotations

from dataclasses import replace
from datetime import date
from unittest import TestCase

from letters.derivation.description.document_kinds import DocumentKind
from letters.tei.transcription import Doubt
from letters.tests.typescripts.comparing import Field, Outcome, compare
from letters.tests.typescripts.examples import MEMORANDUM, typed
from letters.tests.typescripts.paper import Paper, Party
from letters.tests.typescripts.read_back import ReadPaper, read_back
from letters.tests.typescripts.typed_lines import Says
from letters.tests.typescripts.typist import Typescript

SHORT = replace(MEMORANDUM, paragraphs=("The wheat arrived.",), notes=())


def read_as_typed(typescript: Typescript) -> ReadPaper:
    """All that is true of it, without a doubt, as a reader without fault would have it."""
    paper = typescript.paper
    called = {call for line in typescript.lines for call in line.calls}
    return replace(
        read_back("Moscow, May 4, 1961\n\nDear Sir:\n\nYes.\n")[0],
        kind=paper.kind,
        senders=(paper.sender.name,) if paper.sender else (),
        recipients=(paper.recipient.name,) if paper.recipient else (),
        date=paper.day.isoformat(),
        pages=typescript.pages,
        notes=tuple(paper.notes[call] for call in called),
        doubts=(),
    )


def outcome(
    field: Field, paper: Paper = SHORT, doubts: tuple[Doubt, ...] = (), **wrong: object
) -> Outcome:
    typescript = typed(paper)
    read = replace(read_as_typed(typescript), doubts=doubts, **wrong)
    return next(one.outcome for one in compare(typescript, read) if one.field is field)


def doubt(line: int, code: str = "read-as-something") -> Doubt:
    return Doubt(code, "It is not sure.", line, 0, "")


class ComparingTests(TestCase):
    def test_what_is_read_as_it_was_typed_is_right(self):
        for paper in (SHORT, MEMORANDUM):
            for field in Field:
                with self.subTest(field):
                    self.assertIs(outcome(field, paper), Outcome.RIGHT)

    def test_a_field_that_is_empty_is_left_open(self):
        self.assertIs(outcome(Field.SENDER, senders=()), Outcome.OPEN)
        self.assertIs(outcome(Field.DATE, date=""), Outcome.OPEN)
        self.assertIs(outcome(Field.KIND, kind=DocumentKind.OTHER), Outcome.OPEN)

    def test_another_value_is_wrong_in_silence(self):
        self.assertIs(outcome(Field.SENDER, senders=("SECRET",)), Outcome.WRONG)
        self.assertIs(outcome(Field.DATE, date="1961-05-05"), Outcome.WRONG)
        self.assertIs(outcome(Field.PAGES, pages=9), Outcome.WRONG)
        self.assertIs(outcome(Field.NOTES, notes=("Lost.",)), Outcome.WRONG)
        self.assertIs(outcome(Field.KIND, kind=DocumentKind.LETTER), Outcome.WRONG)

    def test_a_name_may_stand_with_the_whole_office_and_not_with_half_of_it(self):
        whole = f"{MEMORANDUM.sender.name}, {MEMORANDUM.sender.office}"
        self.assertIs(outcome(Field.SENDER, senders=(whole,)), Outcome.RIGHT)
        self.assertIs(outcome(Field.SENDER, senders=(whole[:-6],)), Outcome.WRONG)

    def test_a_second_sender_who_is_none_is_wrong(self):
        names = (MEMORANDUM.sender.name, "Edith Moore")
        self.assertIs(outcome(Field.SENDER, senders=names), Outcome.WRONG)

    def test_a_doubt_on_a_line_of_the_field_counts_for_it_and_for_no_other(self):
        line = min(typed(SHORT).lines_for(Says.SENDER))
        wrong = {"senders": ("SECRET",), "date": "1961-05-05"}
        doubts = (doubt(line),)
        self.assertIs(outcome(Field.SENDER, doubts=doubts, **wrong), Outcome.DOUBTED)
        self.assertIs(outcome(Field.DATE, doubts=doubts, **wrong), Outcome.WRONG)

    def test_a_doubt_whose_code_names_the_field_counts_wherever_it_stands(self):
        doubts = (doubt(1, "inferred-page-break"),)
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
            outcome(Field.SENDER, telegram, senders=(post, "HALE")), Outcome.RIGHT
        )
        self.assertIs(outcome(Field.SENDER, telegram, senders=("HALE",)), Outcome.WRONG)
