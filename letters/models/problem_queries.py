"""Questions about the problems of many documents."""

from __future__ import annotations

from django.db import models
from django.db.models import Case, Count, Q, Value, When

from letters.models.document_status import DocumentStatus
from letters.tei.transcription import LISTINGS

# What only says what was read, and where.
LISTED = Q(code__in=LISTINGS)


class ProblemQuerySet(models.QuerySet["Problem"]):
    def asking(self) -> ProblemQuerySet:
        """Those that are to be settled, or were."""
        return self.exclude(LISTED)

    def listed(self) -> ProblemQuerySet:
        """What was read and set apart; nothing is to be settled there."""
        return self.filter(LISTED)

    def open(self) -> ProblemQuerySet:
        """Those to be settled that nobody has settled."""
        return self.asking().filter(is_settled=False)

    def listed_last(self) -> ProblemQuerySet:
        is_listed = Case(When(LISTED, then=Value(1)), default=Value(0))
        return self.order_by(is_listed, *self.model._meta.ordering)

    def standing(self) -> ProblemQuerySet:
        """Without those of deleted documents, which come back with them."""
        return self.exclude(document__status=DocumentStatus.DELETED)

    def counted_by_code(self) -> models.QuerySet:
        """Rows of `code` and `number`, the commonest first."""
        rows = self.order_by().values("code").annotate(number=Count("pk"))
        return rows.order_by("-number", "code")
