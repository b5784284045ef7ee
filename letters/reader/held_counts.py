"""How much is held, of which years and kinds: counted in one query."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import NamedTuple

from django.db.models import Count, Exists, Max, Min, Q

from letters.derivation.description.document_kinds import DocumentKind
from letters.models import ConditionalPassage
from letters.models.document_queries import DocumentQuerySet
from letters.reader.chronology import Decade, decades_of, known_year
from letters.reader.periods import Period


class Holdings(NamedTuple):
    """How much there is: documents, letters inside them, and the years of both."""

    printed: int
    transmitted: int
    first_year: int | None
    last_year: int | None


class HeldCounts:
    """Of the documents that a reader may see."""

    def __init__(self, visible: DocumentQuerySet) -> None:
        self._visible = visible

    @cached_property
    def holdings(self) -> Holdings:
        first = min((row["first"] for row in self._rows if row["first"]), default=None)
        last = max((row["last"] for row in self._rows if row["last"]), default=None)
        return Holdings(
            sum(row["printed"] for row in self._rows),
            sum(row["transmitted"] for row in self._rows),
            first and first.year,
            last and last.year,
        )

    @cached_property
    def decades(self) -> list[Decade]:
        counts: Counter[Period] = Counter()
        for row in self._rows:
            if row["year"]:
                counts[Period(row["year"])] += _both(row)
        return decades_of(dict(sorted(counts.items())))

    def commonest_kind(self, year: int) -> DocumentKind:
        """Of the documents of a year of which there are some."""
        of_year = [row for row in self._rows if row["year"] == year]
        counts = {row["kind"]: _both(row) for row in of_year}
        return DocumentKind(max(sorted(counts), key=counts.__getitem__))

    @property
    def has_conditions(self) -> bool:
        """Whether a passage of one depends on a condition."""
        return any(row["has_conditions"] for row in self._rows)

    @cached_property
    def _rows(self) -> list[dict]:
        visible = self._visible.order_by().values("pk")
        conditional = ConditionalPassage.objects.filter(document__in=visible)
        return list(
            self._visible.order_by()
            .values("kind", year=known_year())
            .annotate(
                printed=Count("pk", filter=Q(carrier=None)),
                transmitted=Count("carrier"),
                first=Min("date_earliest", filter=Q(date_latest__isnull=False)),
                last=Max("date_latest", filter=Q(date_earliest__isnull=False)),
                has_conditions=Exists(conditional),
            )
        )


def _both(row: dict) -> int:
    return row["printed"] + row["transmitted"]
