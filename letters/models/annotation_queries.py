"""Which annotations somebody may see."""

from __future__ import annotations

from letters.models.document_status import DocumentStatus
from letters.models.restorable import RestorableQuerySet


class AnnotationQuerySet(RestorableQuerySet):
    def shown(self) -> AnnotationQuerySet:
        """Those all of whose places are in published documents, with their places."""
        target = self.model._meta.get_field("targets").related_model
        # Asked of each place by itself: one that is published does not help another.
        hidden = target.objects.exclude(document__status=DocumentStatus.PUBLISHED)
        with_hidden = hidden.order_by().values("annotation")
        return self.present().exclude(pk__in=with_hidden).prefetch_related("targets")
