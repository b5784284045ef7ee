"""Collections as rows, made of source notes: each in its repository, or record group."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from letters.derivation.description.repositories import GENERAL_RECORDS, folded
from letters.models import ArchivalUnit

# What is known of each record group, and of the parts of it that are cited apart.
TITLES = {GENERAL_RECORDS: "RG 59, General Records of the Department of State"}
HISTORY_OF_PARTS = (
    "Notes that were written before the transfer of these files to the National Archives "
    "cite them from the Department of State."
)


class Unit(NamedTuple):
    """A collection in a repository; `fonds` is the record group that it is a part of."""

    repository: int
    title: str
    fonds: int | None = None

    @property
    def folded(self) -> tuple[int, str]:
        """What its row is found by."""
        return self.repository, folded(self.title)


class UnitFinder:
    """Finds and makes the rows of collections, by the folded title stored with them.

    Two processes that make the same row get the same.
    """

    def __init__(self) -> None:
        self._keys: dict[tuple[int, str], int] = {}

    def make_missing(self, units: Iterable[Unit]) -> None:
        """Make all rows of `units`, in one order: no process waits for another that
        waits for it."""
        wanted = {unit.folded: unit for unit in reversed([*units])}
        missing = sorted(wanted.keys() - self._keys.keys())
        if not missing:
            return
        self._load(missing)
        new = [_row_of(wanted[key], key[1]) for key in missing if key not in self._keys]
        if new:
            ArchivalUnit.objects.bulk_create(new, ignore_conflicts=True)
            self._load(missing)

    def key_of(self, unit: Unit) -> int:
        """The primary key of its row, which is made if there is none."""
        self.make_missing([unit])
        return self._keys[unit.folded]

    def _load(self, keys: Iterable[tuple[int, str]]) -> None:
        repositories, titles = zip(*keys, strict=True)
        rows = ArchivalUnit.objects.filter(
            repository__in={*repositories}, folded_title__in={*titles}
        )
        # Of several that have no folded title, the first.
        for row in rows.order_by("-title"):
            self._keys[row.repository_id, row.folded_title] = row.pk


def _row_of(unit: Unit, folded_title: str) -> ArchivalUnit:
    return ArchivalUnit(
        repository_id=unit.repository,
        title=TITLES.get(unit.title, unit.title),
        folded_title=folded_title,
        level_of_description=_level_of(unit.title),
        parent_id=unit.fonds,
        archival_history=HISTORY_OF_PARTS if unit.fonds else "",
    )


def _level_of(title: str) -> ArchivalUnit.Level:
    """Record groups are fonds; of others nothing is known but that they have parts."""
    level = ArchivalUnit.Level
    return level.FONDS if title.startswith("RG ") else level.SERIES
