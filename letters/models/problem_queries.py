"""Questions about the problems of many documents."""

from __future__ import annotations

from django.db import models
from django.db.models import Count

from letters.models.document_status import DocumentStatus


class ProblemQuerySet(models.QuerySet["Problem"]):
    def open(self) -> ProblemQuerySet:
        """Those that nobody has settled."""
        return self.filter(is_settled=False)

    def standing(self) -> ProblemQuerySet:
        """Without those of deleted documents, which come back with them."""
        return self.exclude(document__status=DocumentStatus.DELETED)

    def counted_by_code(self) -> models.QuerySet:
        """Rows of `code` and `number`, the commonest first."""
        rows = self.order_by().values("code").annotate(number=Count("pk"))
        return rows.order_by("-number", "code")
