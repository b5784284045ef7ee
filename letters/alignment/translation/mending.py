"""What an archivist may do with the rows of a translation. Paragraphs keep their order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import zip_longest

from letters.alignment.translation.parallel_rows import ParallelRow


class Mend(StrEnum):
    CONFIRM = "confirm"
    DOUBT = "doubt"
    JOIN = "join"
    SPLIT = "split"
    UNLINK = "unlink"
    DOWN = "down"
    UP = "up"


class MendError(ValueError):
    """It cannot be done; the message says why."""


def mend_rows(rows: Sequence[ParallelRow], at: int, mend: Mend) -> list[ParallelRow]:
    """The rows after it was done with the row `at`. Raises MendError.

    What an archivist puts together or takes apart is not confirmed by that.
    """
    if not 0 <= at < len(rows):
        raise MendError("There is no such row.")
    return _MENDS[mend](list(rows), at)


def _confirm(rows: list[ParallelRow], at: int) -> list[ParallelRow]:
    rows[at] = replace(rows[at], is_confirmed=True)
    return rows


def _doubt(rows: list[ParallelRow], at: int) -> list[ParallelRow]:
    rows[at] = replace(rows[at], is_confirmed=False)
    return rows


def _join(rows: list[ParallelRow], at: int) -> list[ParallelRow]:
    """Put the row and the next one together."""
    first, second = _with_next(rows, at)
    joined = ParallelRow(
        first.original + second.original, first.translation + second.translation
    )
    return [*rows[:at], joined, *rows[at + 2 :]]


def _split(rows: list[ParallelRow], at: int) -> list[ParallelRow]:
    """Put the first paragraphs of both sides beside each other, then the next ones; what
    is left over of a side stands alone."""
    row = rows[at]
    if max(len(row.original), len(row.translation)) < 2:
        raise MendError("A row of single paragraphs cannot be divided.")
    pairs = zip_longest(*row.sides)
    divided = [ParallelRow(_side(old), _side(new)) for old, new in pairs]
    return [*rows[:at], *divided, *rows[at + 1 :]]


def _unlink(rows: list[ParallelRow], at: int) -> list[ParallelRow]:
    """Let the original be without a translation, and the translation without one."""
    row = rows[at]
    if not row.is_pair:
        raise MendError("It stands alone already.")
    apart = [ParallelRow(row.original, ()), ParallelRow((), row.translation)]
    return [*rows[:at], *apart, *rows[at + 1 :]]


def _down(rows: list[ParallelRow], at: int) -> list[ParallelRow]:
    """Move the last paragraph of the translation to the next row."""
    first, second = _with_next(rows, at)
    if not first.translation:
        raise MendError("There is no translation in this row.")
    *stay, moved = first.translation
    changed = [
        ParallelRow(first.original, tuple(stay)),
        ParallelRow(second.original, (moved, *second.translation)),
    ]
    return [*rows[:at], *filter(_has_words, changed), *rows[at + 2 :]]


def _up(rows: list[ParallelRow], at: int) -> list[ParallelRow]:
    """Move the first paragraph of the translation to the row before."""
    if not at:
        raise MendError("There is no row before it.")
    first, second = rows[at - 1], rows[at]
    if not second.translation:
        raise MendError("There is no translation in this row.")
    moved, *stay = second.translation
    changed = [
        ParallelRow(first.original, (*first.translation, moved)),
        ParallelRow(second.original, tuple(stay)),
    ]
    return [*rows[: at - 1], *filter(_has_words, changed), *rows[at + 1 :]]


def _with_next(rows: Sequence[ParallelRow], at: int) -> tuple[ParallelRow, ParallelRow]:
    if at + 1 == len(rows):
        raise MendError("There is no row after it.")
    return rows[at], rows[at + 1]


def _side(key: str | None) -> tuple[str, ...]:
    return () if key is None else (key,)


def _has_words(row: ParallelRow) -> bool:
    return bool(row.original or row.translation)


_MENDS: dict[Mend, Callable[[list[ParallelRow], int], list[ParallelRow]]] = {
    Mend.CONFIRM: _confirm,
    Mend.DOUBT: _doubt,
    Mend.JOIN: _join,
    Mend.SPLIT: _split,
    Mend.UNLINK: _unlink,
    Mend.DOWN: _down,
    Mend.UP: _up,
}
