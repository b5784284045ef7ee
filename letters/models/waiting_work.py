"""How much waits for archivists: counted where the admin's first page asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Count, QuerySet

from letters.models.document_desk import Lacking
from letters.models.document_status import DocumentStatus
from letters.models.documents import Document
from letters.models.imports import VolumeImport
from letters.models.problems import Problem, problem_kind

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser

# What is counted document by document is counted no further.
MOST_COUNTED = 10_000
# The kinds of problems that are told one by one.
MOST_KINDS = 12


class Waiting(NamedTuple):
    """A `number` of rows; `name` is what the address of their list has for them."""

    name: str
    label: str
    number: int

    @property
    def is_more(self) -> bool:
        """Whether there are more than were counted."""
        return self.number > MOST_COUNTED


@dataclass(frozen=True)
class WaitingWork:
    """What waits, as `user` may see it. Each property is one query, however much waits."""

    user: AbstractUser

    @cached_property
    def states(self) -> list[Waiting]:
        """The documents that are not published, by their state."""
        rows = self._documents.unpublished().values("status").annotate(n=Count("pk"))
        counts = dict(rows.values_list("status", "n"))
        return [
            Waiting(state.value, state.label, counts[state.value])
            for state in DocumentStatus
            if counts.get(state.value)
        ]

    @cached_property
    def problems(self) -> list[Waiting]:
        """The open problems, by their kind."""
        rows = Problem.objects.open().counted_by_code().values_list("code", "number")
        return [Waiting(code, problem_kind(code), n) for code, n in rows]

    @property
    def commonest_problems(self) -> list[Waiting]:
        return self.problems[:MOST_KINDS]

    @property
    def problem_count(self) -> int:
        return sum(waiting.number for waiting in self.problems)

    @cached_property
    def with_unidentified_people(self) -> Waiting:
        return self._lacking(Lacking.PEOPLE)

    @cached_property
    def with_unscanned_pages(self) -> Waiting:
        return self._lacking(Lacking.PAGE_SCANS)

    @cached_property
    def awaited(self) -> Waiting:
        """Documents that published ones cite, that arrived and are not published."""
        return Waiting("awaited", "", _count(self._documents.awaited()))

    @cached_property
    def incomplete_imports(self) -> Waiting:
        """Volumes that could not be read whole, of the newest import of each."""
        return Waiting("refusals", "", _count(VolumeImport.objects.with_refusals()))

    @property
    def _documents(self) -> QuerySet:
        return Document.objects.visible_to(self.user).order_by()

    def _lacking(self, what: Lacking) -> Waiting:
        return Waiting(what.value, "", _count(self._documents.lacking(what)))


def _count(rows: QuerySet) -> int:
    return rows.order_by().values("pk")[: MOST_COUNTED + 1].count()
