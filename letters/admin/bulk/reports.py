"""What an import would do, or did, as its page shows it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from letters.ingest.bulk.row_plans import RowOutcome, RowPlan
from letters.ingest.bulk.scan_import import ScanOutcome, ScanResult

# More are counted and not shown; faults are shown all.
MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class MetadataReport:
    """Rows that were planned, or taken in; `remaining` are still to be taken in."""

    rows: Sequence[RowPlan]
    is_done: bool = False
    remaining: int = 0

    @property
    def counts(self) -> list[tuple[str, int]]:
        tally = Counter(row.outcome for row in self.rows)
        return [(outcome.value, tally[outcome]) for outcome in RowOutcome]

    @property
    def changing(self) -> list[RowPlan]:
        return [row for row in self.rows if _is_changing(row)]

    @property
    def shown(self) -> list[RowPlan]:
        return self.changing[:MOST_SHOWN]

    @property
    def not_shown(self) -> int:
        return len(self.changing[MOST_SHOWN:])

    @property
    def refused(self) -> list[RowPlan]:
        return [row for row in self.rows if row.faults]


def _is_changing(row: RowPlan) -> bool:
    return row.outcome in (RowOutcome.CREATED, RowOutcome.CHANGED)


def token_of(rows: Iterable[RowPlan]) -> str:
    """A short name for exactly these changes."""
    digest = hashlib.sha256()
    for row in filter(_is_changing, rows):
        digest.update(repr((row.line, row.identifier, row.changes)).encode())
    return digest.hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class ScansReport:
    """Files that were looked at, or taken in, out of `total`."""

    results: Sequence[ScanResult]
    total: int
    left_out: int
    is_done: bool

    @property
    def counts(self) -> list[tuple[str, int]]:
        tally = Counter(result.outcome for result in self.results)
        return [(outcome.value, tally[outcome]) for outcome in ScanOutcome]

    @property
    def added(self) -> list[ScanResult]:
        return [each for each in self.results if each.outcome is ScanOutcome.ADDED]

    @property
    def shown(self) -> list[ScanResult]:
        return self.added[:MOST_SHOWN]

    @property
    def not_shown(self) -> int:
        return len(self.added[MOST_SHOWN:])

    @property
    def refused(self) -> list[ScanResult]:
        return [result for result in self.results if result.fault]

    @property
    def remaining(self) -> int:
        return self.total - len(self.results)
