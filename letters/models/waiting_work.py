"""How much waits for archivists: counted where the admin's first page asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Count, Q, QuerySet

from letters.models.document_desk import Lacking
from letters.models.document_status import DocumentStatus
from letters.models.documents import Document
from letters.models.imports import VolumeImport
from letters.models.mistake_reports import MistakeReport
from letters.models.problems import Problem, problem_kind

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser

# What is counted document by document is counted no further.
MOST_COUNTED = 10_000
# The kinds of problems that are told one by one.
MOST_KINDS = 12

# What is to be looked at comes before what is to be written, and both before what was.
_LAST = [DocumentStatus.DRAFT, DocumentStatus.WITHDRAWN]
_ORDER = [*(state for state in DocumentStatus if state not in _LAST), *_LAST]


class Waiting(NamedTuple):
    """A `number` of rows; `name` is what the address of their list has for them.
    Of the documents, `mine` are assigned to who asks."""

    name: str
    label: str
    number: int
    mine: int = 0

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
        """The documents that are not published, by their state: in review first."""
        own = Q(assigned_to=self.user)
        rows = self._documents.unpublished().values("status")
        rows = rows.annotate(number=Count("pk"), mine=Count("pk", filter=own))
        states = [
            Waiting(status, DocumentStatus(status).label, number, mine)
            for status, number, mine in rows.values_list("status", "number", "mine")
        ]
        return sorted(states, key=lambda state: _ORDER.index(state.name))

    @property
    def mine(self) -> int:
        """How many that are not published are assigned to the user."""
        return sum(state.mine for state in self.states)

    @cached_property
    def reports(self) -> Waiting:
        """Readers' reports that wait, and those of them that are assigned to the user."""
        waiting = MistakeReport.objects.visible_to(self.user).waiting().order_by()
        counted = waiting.aggregate(
            number=Count("pk"), mine=Count("pk", filter=Q(assigned_to=self.user))
        )
        return Waiting("reports", "reported by readers as wrong", **counted)

    @cached_property
    def problems(self) -> list[Waiting]:
        """The open problems, by their kind."""
        rows = Problem.objects.open().standing().counted_by_code()
        rows = rows.values_list("code", "number")
        return [Waiting(code, problem_kind(code), n) for code, n in rows]

    @property
    def commonest_problems(self) -> list[Waiting]:
        return self.problems[:MOST_KINDS]

    @property
    def problem_count(self) -> int:
        return sum(waiting.number for waiting in self.problems)

    @cached_property
    def with_unidentified_people(self) -> Waiting:
        return self._lacking(Lacking.PEOPLE, "that name somebody without a record")

    @cached_property
    def with_unscanned_pages(self) -> Waiting:
        return self._lacking(Lacking.PAGE_SCANS, "with pages that have no scan")

    @cached_property
    def awaited(self) -> Waiting:
        """Documents that published ones cite, that arrived and are not published."""
        return Waiting(
            "awaited",
            "cited by published ones, arrived, and not published",
            _count(self._documents.awaited()),
        )

    @cached_property
    def incomplete_imports(self) -> Waiting:
        """Volumes that could not be read whole, of the newest import of each."""
        return Waiting(
            "refusals",
            "imports of volumes with refusals",
            _count(VolumeImport.objects.with_refusals()),
        )

    @property
    def _documents(self) -> QuerySet:
        return Document.objects.visible_to(self.user).order_by()

    def _lacking(self, what: Lacking, label: str) -> Waiting:
        return Waiting(what.value, label, _count(self._documents.lacking(what)))


def _count(rows: QuerySet) -> int:
    return rows.order_by().values("pk")[: MOST_COUNTED + 1].count()
