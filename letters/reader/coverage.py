"""What the archive holds of which volumes, and of which years."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Count, Max, Min, Q

from letters.models import Document, Edition
from letters.reader.chronology import Decade, decades

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser


class CoveredVolume(NamedTuple):
    """Of `edition`: the documents, the letters inside them, and the years of both."""

    edition: Edition
    printed: int
    transmitted: int
    years: str


class Coverage:
    """What one reader may see."""

    def __init__(self, user: AbstractUser | AnonymousUser) -> None:
        self._user = user
        self._visible = Document.objects.visible_to(user)

    @cached_property
    def volumes(self) -> list[CoveredVolume]:
        counts = {
            row["edition"]: row
            for row in self._visible.exclude(edition=None)
            .order_by()
            .values("edition")
            .annotate(
                printed=Count("pk", filter=Q(carrier=None)),
                transmitted=Count("carrier"),
                first=Min("date_earliest"),
                last=Max("date_latest"),
            )
        }
        editions = Edition.objects.filter(pk__in=counts).order_by("identifier")
        return [_covered(edition, counts[edition.pk]) for edition in editions]

    @property
    def papers(self) -> int:
        """How many documents are of no edition."""
        return self._visible.printed().filter(edition=None).count()

    @property
    def decades(self) -> list[Decade]:
        return decades(self._visible)


def _covered(edition: Edition, row: dict) -> CoveredVolume:
    years = _years(row["first"], row["last"])
    return CoveredVolume(edition, row["printed"], row["transmitted"], years)


def _years(first: date | None, last: date | None) -> str:
    """ "1961–1963"; one year alone, or the one end that is known."""
    years = sorted({day.year for day in (first, last) if day})
    return "–".join(map(str, years))
