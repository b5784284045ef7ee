"""Signers and participants as people read them out of drawn documents."""

from unittest import TestCase

from letters.tests.corpus import VOLUMES, needs, whole
from letters.tests.derivation.read_by_hand import records_of, rows_of, split_names

# As measured when the rows were written; no change may make them less.
SIGNERS = {"precision": 0.98, "recall": 0.95}
PARTICIPANTS = {"precision": 0.97, "recall": 0.87}


def compared(name: str) -> str:
    """A name without what editions print differently."""
    letters = "".join(sign for sign in name.casefold() if sign not in "[]., ’'")
    return letters.removeprefix("the")


def rates(truth: dict[str, list[str]], derived: dict[str, list[str]]) -> dict:
    """The shares of derived names that are right, and of right names that are derived."""
    pairs = [
        ({*map(compared, truth[name])}, {*map(compared, derived[name])})
        for name in truth
    ]
    right = sum(len(wanted & said) for wanted, said in pairs)
    said = sum(len(said) for _, said in pairs)
    wanted = sum(len(wanted) for wanted, _ in pairs)
    return {"precision": right / max(said, 1), "recall": right / max(wanted, 1)}


@whole
@needs(VOLUMES)
class ReadByHandTests(TestCase):
    def test_who_signed_is_read_as_people_read_it(self):
        self.assert_rates("signers", "signed", SIGNERS)

    def test_who_took_part_is_read_as_people_read_it(self):
        self.assert_rates("participants", "took-part", PARTICIPANTS)

    def assert_rates(self, name: str, event: str, least: dict[str, float]) -> None:
        rows = rows_of(name)
        records = records_of(rows)
        truth = {document: split_names(rows[document][0][name]) for document in rows}
        derived = {
            document: [
                each.name
                for each in records[document].events
                if each.type == event and not each.footnote
            ]
            for document in rows
        }
        measured = rates(truth, derived)
        for rate, share in least.items():
            with self.subTest(rate):
                self.assertGreaterEqual(measured[rate], share)
