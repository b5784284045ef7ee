"""Raw transcriptions as archives have them, beside the checkout: each is read rightly."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from unittest import TestCase

from letters.derivation.text.main_text import tidy
from letters.ingest.file_formats import Format
from letters.ingest.reading_report import ReadDocument
from letters.ingest.rehearsal import Reading, rehearse
from letters.ingest.transcriptions import Intake
from letters.ingest.transcriptions.reading_rows import read_documents
from letters.tei.body import read_document
from letters.tei.plain_text import read_text
from letters.tests.corpus import SHARED, needs

CASES = SHARED / "cases" / "raw"
LEAST_RIGHT = 0.8
# What becomes a page break or the mark of a note.
_MARKS = re.compile(r"\[[Pp]age \d+\]|[¹²³]")


class Outcome(StrEnum):
    RIGHT = "right"
    DOUBTED = "right with a doubt"
    WRONG = "wrong"


@dataclass(frozen=True)
class Right:
    """The right values of one document; None asks nothing. `words` stand in its text,
    `unread` are its words that must not."""

    kind: str = "letter"
    sender: str = ""
    recipient: str = ""
    date: str = ""
    pages: int = 1
    notes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


RIGHT = {
    "r01": [
        Right(
            "telegram",
            "the Department of State",
            "the Embassy in the Soviet Union",
            "1962-10-06T12:25:00",
            notes=("1 flight.",),
            words=("space flight. Your greetings",),
            unread=("/1/",),
        )
    ],
    "r02": [
        Right(
            "letter",
            "President Reagan",
            "Soviet General Secretary Gorbachev",
            "1985-11-01",
            2,
            ("1 Gorbachev", "2 basis."),
            ("continue to hope that we will succeed",),
        )
    ],
    "r03": [
        Right(
            "telegram",
            "the Department of State",
            "the Embassy in the Soviet Union",
            "1962-10-25",
            0,
            ("0 Union", "1 1070.", "2 24,"),
        )
    ],
    "r04": [
        Right(
            sender="Nora",
            recipient="Ron",
            pages=3,
            words=("I remain concerned about the deficit.",),
            unread=("[end p1]",),
        )
    ],
    "r05": [
        Right(
            "telegram",
            "AMEMBASSY MOSCOW",
            "SECSTATE WASHDC",
            "1977-11-09",
            2,
            words=("THE PRESIDENT'S CONGRATULATORY MESSAGE",),
        )
    ],
    "r08": [
        Right(
            "telegram",
            "A. PETROV",
            date="1962-10-22",
            notes=("1 place.",),
            words=("/to be sent separately/",),
        )
    ],
    "r10": [
        Right(
            "telegram",
            "Prime Minister Churchill",
            "President Truman",
            "1945-05-06",
            2,
            ("2 telegram", "3 answer", "4 J.", "1 CORRESPONDENCE"),
            ("Meanwhile we should", "plenty to occupy both armies"),
        )
    ],
    "r11": [
        Right(
            sender="Ronald Reagan",
            recipient="Mikhail Sergeyevich Gorbachev",
            date="1985-11-28",
            pages=2,
            words=("conviction", "designed to secure a strategic advantage"),
            unread=("- 2 -",),
        )
    ],
    "r12": [
        Right(
            "conversation",
            date="1975-04-14",
            pages=2,
            words=("Dr. Henry A. Kissinger, Secretary of State", "[Tab A]"),
        )
    ],
    "r13": [
        Right(
            sender="Nathan Hale", date="1961-05-04", pages=2, words=("remembered to",)
        )
    ],
    "r14": [
        Right(
            "letter",
            "Ambassador Hale",
            "Secretary Moore",
            "1961-05-04",
            notes=("1 Minister", "* noon.", "2 2.", "** again."),
        )
    ],
    "r15": [
        Right(
            sender="Nathan Hahn",
            date="1961-05-05",
            words=("prüfen", "P.S. Die Anlage folgt."),
        )
    ],
    "r17": [
        Right(
            sender="Nathan",
            recipient="Edith",
            date="1961-05-04",
            pages=2,
            words=("[illegible]", "polite", "nothing", "Ask Hale"),
            unread=("^polite^", "<u>", "{stamp"),
        )
    ],
    "r19": [
        Right(
            sender="Nathan Hale", date="1961-05-04", words=("façade – “nothing more”",)
        )
    ],
    "r20": [
        Right(sender="Nathan Hale", date="1961-05-04"),
        Right(sender="Edith Moore", recipient="Nathan", date="1961-05-09"),
    ],
    "r22": [
        Right(
            sender="Nathan Hale", words=("Enclosure: Note of May 2", "cc: Mr. Bohlen")
        )
    ],
    "r23": [Right(sender="Nathan Hale", date="1961-05-04")],
    "r24": [
        Right(
            sender="Nathan Hale",
            words=("conviction", "well-known", "Anglo-American plan"),
        )
    ],
    "r25": [
        Right(sender="Edith Moore", recipient="Mr. Nathan Hale", date="1961-05-04")
    ],
    "r27": [
        Right(
            sender="Nathan Hale",
            date="1961-05-04",
            words=("received me at noon and was polite.",),
        )
    ],
    "r28": [
        Right(
            "letter",
            "Ambassador Hale",
            "Secretary Moore",
            "1961-05-04",
            0,
            ("1 Moore", "2 1960.", "3 1514."),
            ("Article 5, of the MiG21 and of 1960.", "7 to 3"),
        )
    ],
}


@needs(CASES)
class RawCasesTests(TestCase):
    def test_none_is_wrong_and_most_are_right_without_help(self):
        outcomes = Counter[Outcome]()
        for name, right in RIGHT.items():
            (file,) = CASES.glob(f"{name}-*.txt")
            outcome, said = _outcome(file, right)
            outcomes[outcome] += 1
            with self.subTest(name):
                self.assertNotEqual(outcome, Outcome.WRONG, said)
        self.assertGreaterEqual(outcomes[Outcome.RIGHT], LEAST_RIGHT * len(RIGHT))

    def test_each_case_has_its_right_value(self):
        names = {file.name.partition("-")[0] for file in CASES.glob("r*.txt")}
        self.assertEqual(names, {*RIGHT})

    def test_no_word_of_a_case_is_lost(self):
        for file in CASES.glob("r*.txt"):
            with self.subTest(file.name):
                intake, reading = _read(file)
                told = _words_of(reading)
                doubts = " ".join(
                    doubt.message
                    for document in reading.proposal.documents
                    for doubt in document.doubts
                )
                lost = [
                    word
                    for word in re.findall(
                        r"[^\W\d_]{4,}", _MARKS.sub(" ", intake.text)
                    )
                    if word not in told and word not in doubts
                ]
                self.assertEqual(lost, [])

    def test_a_salutation_is_nobodys_name(self):
        for file in CASES.glob("r*.txt"):
            for read in _rows(file):
                with self.subTest(file.name):
                    for name in (read.sender, read.recipient):
                        self.assertNotRegex(name, r"(?i)\b(?:dear|sehr geehrte)|ever\b")


def _read(file: Path) -> tuple[Intake, Reading]:
    intake = Intake(file.name, file.read_bytes(), Format.RAW)
    return intake, rehearse(intake.text, Format.RAW)


def _rows(file: Path) -> list[ReadDocument]:
    return read_documents(file.name, *_read(file))


def _words_of(reading: Reading) -> str:
    """All words of the documents, with those of their notes."""
    texts = []
    for tei in reading.sources():
        plain = read_text(read_document(tei))
        texts += [plain.text, *(read_text(note.node).text for note in plain.notes)]
    return "\n".join(texts)


def _outcome(file: Path, right: list[Right]) -> tuple[Outcome, str]:
    _, reading = _read(file)
    rows = _rows(file)
    if len(rows) != len(right):
        return Outcome.WRONG, f"{len(rows)} documents"
    wrong, doubted = [], []
    for row, one, tei in zip(rows, right, reading.sources(), strict=True):
        for name, value, expected in _compared(row, one, tei):
            if value == expected:
                continue
            is_doubted = any(doubt.field == name for doubt in row.doubts)
            said = f"{name}: {value!r}, and not {expected!r}"
            (doubted if is_doubted else wrong).append(said)
    if wrong:
        return Outcome.WRONG, "; ".join(wrong)
    return (Outcome.DOUBTED, "; ".join(doubted)) if doubted else (Outcome.RIGHT, "")


def _compared(
    row: ReadDocument, right: Right, tei: str
) -> list[tuple[str, object, object]]:
    plain = read_text(read_document(tei))
    words = tidy(plain.text)
    notes = tuple(
        f"{note.node.number} {plain.text[: note.start].split()[-1]}"
        for note in plain.notes
    )
    kept = tuple(phrase for phrase in right.words if phrase in words)
    unread = tuple(phrase for phrase in right.unread if phrase in words)
    return [
        ("kind", row.kind, right.kind),
        ("sender", row.sender, right.sender),
        ("recipient", row.recipient, right.recipient),
        ("date", row.date, right.date),
        ("pages", row.pages if right.pages else 0, right.pages),
        ("notes", notes, right.notes),
        ("text", kept, right.words),
        ("text", unread, ()),
    ]
