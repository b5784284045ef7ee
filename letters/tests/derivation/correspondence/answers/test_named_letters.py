"""Letters that others answer, drawn by seeds over all volumes and read by a person.

Sender, recipient and day were read from the words before it was looked at what is derived.
A day may be one of two that the words name; without one, no letter of the two is meant.
"""

import csv
from pathlib import Path
from typing import NamedTuple
from unittest import TestCase

from letters.derivation.correspondence.sides.authors import names_a_person
from letters.derivation.correspondence.sides.headings import read_heading
from letters.tei.dates import parse_edtf
from letters.tests.derivation.texts import records_of

TRUTH = Path(__file__).parents[2] / "truth" / "named_letters.tsv"
# Of 60, so many have to be right.
LEAST = 55 / 60


class NamedLetter(NamedTuple):
    document: str
    heading: str
    date: str
    words: str
    sender: str
    recipient: str
    days: str

    @property
    def is_right(self) -> bool:
        records = records_of(
            f"::: heading\n{self.heading}\n:::\n\n{self.words}",
            date=parse_edtf(self.date),
        )
        days = {reply.letter_date for reply in records.replies if reply.letter_date}
        if not self.days:
            return not days
        return not days.isdisjoint(self.days.split("|")) and self._has_sides

    @property
    def _has_sides(self) -> bool:
        """What is answered went the other way. Who held an office is not in the heading."""
        sides = read_heading(self.heading)
        return all(
            name in printed or not names_a_person(printed)
            for name, printed in (
                (self.sender, sides.recipient),
                (self.recipient, sides.sender),
            )
        )


def read_by_a_person() -> list[NamedLetter]:
    with TRUTH.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [NamedLetter(*row) for row in rows][1:]


class NamedLetterCorpusTests(TestCase):
    def test_most_are_found_as_they_were_read(self):
        letters = read_by_a_person()
        wrong = [letter.document for letter in letters if not letter.is_right]
        self.assertGreater(len(letters), 80)
        self.assertLessEqual(len(wrong), (1 - LEAST) * len(letters), wrong)
