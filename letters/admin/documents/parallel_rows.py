"""What can be done with each row of a translation, as buttons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from letters.alignment.translation import Mend, ParallelRow
from letters.reader.witnesses.shown_translation import ShownParallelRow


@dataclass(frozen=True, slots=True)
class MendStep:
    name: Mend
    label: str


@dataclass(frozen=True, slots=True)
class MendableRow:
    """`is_next` is the row that has the keyboard when the page is opened."""

    shown: ShownParallelRow
    steps: tuple[MendStep, ...]
    is_next: bool


def mendable(rows: Sequence[ShownParallelRow], at: str) -> list[MendableRow]:
    return [
        MendableRow(
            row,
            tuple(_steps(row.row, place, len(rows))),
            str(row.number) == at,
        )
        for place, row in enumerate(rows)
    ]


def next_to_confirm(rows: Sequence[ParallelRow], number: int) -> int:
    """The number of the first proposed row after this one; without any, this one."""
    after = (
        at for at, row in enumerate(rows[number:], number + 1) if not row.is_confirmed
    )
    return next(after, number)


def _steps(row: ParallelRow, place: int, count: int) -> Iterator[MendStep]:
    if row.is_confirmed:
        yield MendStep(Mend.DOUBT, "Not certain after all")
    else:
        yield MendStep(Mend.CONFIRM, "Confirm")
    if place + 1 < count:
        yield MendStep(Mend.JOIN, "Join with the next row")
    if max(map(len, row.sides)) > 1:
        yield MendStep(Mend.SPLIT, "Divide")
    if row.is_pair:
        yield MendStep(Mend.UNLINK, "Take apart")
    if row.translation and place:
        yield MendStep(Mend.UP, "First translated paragraph to the row before")
    if row.translation and place + 1 < count:
        yield MendStep(Mend.DOWN, "Last translated paragraph to the next row")
