"""Repositories and collections as rows, made of source notes; an archivist's names stay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from letters.derivation.description.repositories import (
    HOLDER_OF_GROUPS,
    Keeping,
    folded,
    keeping_of,
)
from letters.ingest.archival_units import Unit, UnitFinder
from letters.ingest.derived_rows import Derived
from letters.ingest.free_identifiers import unused_identifier
from letters.models import Document, Holding, Repository

NO_KEEPER = {"repository_id": None, "archival_unit_id": None, "inferred_from": ""}
_LONGEST_NAME: int = Repository._meta.get_field("name").max_length


class KeeperFinder:
    """Finds and makes the rows of repositories and of collections that notes cite.

    A row is found by the folded name stored with it, or by the form that an archivist
    says notes cite. Two processes that make the same row get the same.
    """

    def __init__(self) -> None:
        self._units = UnitFinder()
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
        units = [
            self._unit_of(keeping, self._repository(keeping.repository))
            for keeping in sorted(needed)
            if keeping.repository
        ]
        self._units.make_missing(filter(None, units))

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
        unit = self._unit_of(keeping, repository)
        return repository, self._units.key_of(unit) if unit else None

    def _unit_of(self, keeping: Keeping, repository: int) -> Unit | None:
        """The collection; the record group that it is a part of is made."""
        if not keeping.collection:
            return None
        if not keeping.fonds:
            return Unit(repository, keeping.collection)
        holder = self._repository(HOLDER_OF_GROUPS)
        fonds = self._units.key_of(Unit(holder, keeping.fonds))
        return Unit(holder, keeping.collection, fonds)

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
