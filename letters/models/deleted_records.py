"""Records of agents and sections that were deleted, and can be restored for some days."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from letters.models.deletions import DAYS_TO_UNDO


class DeletedRecordQuerySet(models.QuerySet["DeletedRecord"]):
    def of_model(self, model: type[models.Model]) -> DeletedRecordQuerySet:
        return self.filter(kind=model._meta.label_lower)

    def due(self, now: datetime) -> DeletedRecordQuerySet:
        """Those that can no longer be restored at that time."""
        return self.filter(deleted__lte=now - timedelta(days=DAYS_TO_UNDO))


class DeletedRecord(models.Model):
    """A record that is in its own table no more, with all that was deleted with it.

    `content` is what Django's serializer of JSON writes of them. Documents are deleted
    otherwise: see `Deletion`.
    """

    kind = models.CharField(
        max_length=80, help_text="The model of the record: “letters.agent”."
    )
    name = models.CharField(max_length=500)
    content = models.TextField()
    deleted = models.DateTimeField(default=timezone.now, db_index=True)
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    objects = DeletedRecordQuerySet.as_manager()

    class Meta:
        ordering = ["-deleted", "-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def ends(self) -> datetime:
        """Until when it can be restored."""
        return self.deleted + timedelta(days=DAYS_TO_UNDO)
