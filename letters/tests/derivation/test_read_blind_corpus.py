"""Second samples, drawn by a seed and read by hand before any rule could be fitted to them."""

import re
from collections.abc import Iterable, Iterator
from unittest import TestCase

from letters.derivation.model import DocumentRecords
from letters.tests.corpus import VOLUMES, needs, whole
from letters.tests.derivation.read_by_hand import records_of, rows_of, split_names

_STAFF = re.compile(r" of the [A-Z].{0,80} Staff$")


def compared(name: str) -> str:
    letters = (sign for sign in _STAFF.sub("", name).casefold() if sign.isalnum())
    return "".join(letters).removeprefix("the")


def names_of(records: DocumentRecords, *types: str) -> Iterator[str]:
    for event in records.events:
        if event.type in types and not event.footnote:
            yield event.name


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"[’'\[\]]", "", text).casefold())


@whole
@needs(VOLUMES)
class ReadBlindTests(TestCase):
    def test_who_signed(self):
        rows = rows_of("signers_blind")
        records = records_of(rows)
        pairs = (
            (split_names(rows[name][0]["signers"]), names_of(records[name], "signed"))
            for name in rows
        )
        self.assert_rates(pairs, precision=0.98, recall=0.95)

    def test_who_wrote_to_whom_by_the_heading(self):
        rows = rows_of("headings_blind")
        records = records_of(rows)
        sides = (("senders", ("sent", "drafted")), ("recipients", ("received",)))
        pairs = (
            (split_names(rows[name][0][side]), names_of(records[name], *types))
            for name in rows
            for side, types in sides
        )
        self.assert_rates(pairs, precision=0.97, recall=0.95)

    def test_which_texts_are_carried(self):
        rows = rows_of("transmitted_blind")
        records = records_of(rows)
        right = said = wanted = 0
        for name, carried in rows.items():
            texts = [
                words_of(records[name].text[text.start : text.end])
                for text in records[name].transmitted
            ]
            told = [row for row in carried if row["number"]]
            right += sum(any(_is_row(row, text) for text in texts) for row in told)
            said, wanted = said + len(texts), wanted + len(told)

        self.assertGreaterEqual(right / max(said, 1), 0.97)
        self.assertGreaterEqual(right / max(wanted, 1), 0.95)

    def assert_rates(
        self,
        pairs: Iterable[tuple[Iterable[str], Iterable[str]]],
        *,
        precision: float,
        recall: float,
    ) -> None:
        right = said = wanted = 0
        for told, derived in pairs:
            by_hand, ours = {*map(compared, told)}, {*map(compared, derived)}
            right += len(by_hand & ours)
            said, wanted = said + len(ours), wanted + len(by_hand)
        self.assertGreaterEqual(right / max(said, 1), precision)
        self.assertGreaterEqual(right / max(wanted, 1), recall)


def _is_row(row: dict[str, str], text: list[str]) -> bool:
    """Whether the text has the first words of the row, or ends with the last ones."""
    begins, ends = words_of(row["begins"]), words_of(row["ends"])
    has_beginning = " ".join(begins) in " ".join(text)
    return has_beginning or text[-len(ends) :] == ends
