"""Repositories and collections as rows, made of source notes; an archivist's names stay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from letters.derivation.description.repositories import (
    GENERAL_RECORDS,
    HOLDER_OF_GROUPS,
    Keeping,
    folded,
    keeping_of,
)
from letters.ingest.derived_rows import Derived
from letters.ingest.free_identifiers import unused_identifier
from letters.models import ArchivalUnit, Document, Holding, Repository

NO_KEEPER = {"repository_id": None, "archival_unit_id": None, "inferred_from": ""}
# What is known of each record group, and of the parts of it that are cited apart.
TITLES = {GENERAL_RECORDS: "RG 59, General Records of the Department of State"}
HISTORY_OF_PARTS = (
    "Notes that were written before the transfer of these files to the National Archives "
    "cite them from the Department of State."
)
_LONGEST_NAME: int = Repository._meta.get_field("name").max_length


class KeeperFinder:
    """Finds and makes the rows of repositories and of collections that notes cite.

    A row is found by the folded name stored with it, or by the form that an archivist
    says notes cite. Two processes that make the same row get the same.
    """

    def __init__(self) -> None:
        self._units: dict[tuple[int, str], int] = {}
        self._load()

    def _load(self) -> None:
        rows = list(Repository.objects.order_by("-pk"))
        # Later ones overrule earlier ones: what an archivist entered comes last.
        rows.sort(key=lambda row: not row.folded_name)
        self._repositories = {row.pk: row for row in rows}
        self._cited = {row.cited_as: row.pk for row in rows if row.cited_as}
        self._folded = {
            row.folded_name or _folded_form(row.cited_as): row.pk
            for row in rows
            if row.folded_name or row.cited_as
        }

    def make_missing(self, holdings: Iterable[Mapping[str, Any] | None]) -> None:
        """Make all rows that `holdings` need, in one order: no process waits for
        another that waits for it."""
        needed = {_keeping(holding) for holding in holdings if holding}
        for keeping in sorted(needed):
            if keeping.repository:
                self._row_of(keeping)

    def keeper_of(self, holding: Mapping[str, Any]) -> dict[str, int | None]:
        """The fields of a holding that say which repository and collection it is in."""
        keeping = _keeping(holding)
        cited = self._cited.get(holding["repository_as_cited"])
        if not keeping.repository:
            return {**NO_KEEPER, "repository_id": self._merged(cited)}
        repository, unit = self._row_of(keeping, cited)
        return {
            "repository_id": self._merged(repository),
            "archival_unit_id": unit,
            "inferred_from": keeping.inferred,
        }

    def _merged(self, repository: int | None) -> int | None:
        """The last of those that a row leads to."""
        passed: set[int] = set()
        while repository in self._repositories and repository not in passed:
            passed.add(repository)
            into = self._repositories[repository].merged_into_id
            repository = into or repository
        return repository

    def _row_of(
        self, keeping: Keeping, cited: int | None = None
    ) -> tuple[int, int | None]:
        repository = cited or self._repository(keeping.repository)
        if not keeping.collection:
            return repository, None
        if not keeping.fonds:
            return repository, self._unit(repository, keeping.collection)
        holder = self._repository(HOLDER_OF_GROUPS)
        fonds = self._unit(holder, keeping.fonds)
        return repository, self._unit(holder, keeping.collection, fonds)

    def _repository(self, name: str) -> int:
        key = folded(name)
        # Again, if another process has just taken the identifier for another name.
        while key not in self._folded:
            Repository.objects.bulk_create(
                [
                    Repository(
                        identifier=unused_identifier(Repository, name),
                        name=name,
                        cited_as=name,
                        folded_name=key,
                    )
                ],
                ignore_conflicts=True,
            )
            self._load()
        return self._folded[key]

    def _unit(self, repository: int, title: str, fonds: int | None = None) -> int:
        key = (repository, folded(title))
        if key not in self._units:
            named = {"repository_id": repository, "folded_title": key[1]}
            unit = ArchivalUnit.objects.filter(**named).first()
            if not unit:
                new = ArchivalUnit(
                    title=TITLES.get(title, title),
                    level_of_description=_level_of(title),
                    parent_id=fonds,
                    archival_history=HISTORY_OF_PARTS if fonds else "",
                    **named,
                )
                ArchivalUnit.objects.bulk_create([new], ignore_conflicts=True)
                unit = ArchivalUnit.objects.get(**named)
            self._units[key] = unit.pk
        return self._units[key]


def sync_holding(document: Document, derived: Derived) -> None:
    if derived.holding is None:
        Holding.objects.filter(document=document).delete()
        return
    wanted = {**KeeperFinder().keeper_of(derived.holding), **derived.holding}
    stored = Holding.objects.filter(document=document).first()
    if not stored or any(getattr(stored, k) != v for k, v in wanted.items()):
        Holding.objects.update_or_create(document=document, defaults=wanted)


def _keeping(holding: Mapping[str, Any]) -> Keeping:
    keeping = keeping_of(holding["repository_as_cited"], holding["location"])
    # Words that no row has room for are no name.
    return keeping if len(keeping.repository) <= _LONGEST_NAME else Keeping()


def _folded_form(cited_as: str) -> str:
    return folded(keeping_of(cited_as, ()).repository or cited_as)


def _level_of(title: str) -> ArchivalUnit.Level:
    """Record groups are fonds; of others nothing is known but that they have parts."""
    level = ArchivalUnit.Level
    return level.FONDS if title.startswith("RG ") else level.SERIES
