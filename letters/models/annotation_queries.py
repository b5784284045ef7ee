"""Which annotations somebody may see."""

from __future__ import annotations

from django.db.models import Q

from letters.models.document_status import DocumentStatus
from letters.models.restorable import RestorableQuerySet


class AnnotationQuerySet(RestorableQuerySet):
    def shown(self) -> AnnotationQuerySet:
        """Those all of whose places are in published documents, with their places."""
        hidden = Q(targets__document=None) | ~Q(
            targets__document__status=DocumentStatus.PUBLISHED
        )
        with_hidden = self.filter(targets__isnull=False).filter(hidden).values("pk")
        return self.present().exclude(pk__in=with_hidden).prefetch_related("targets")
