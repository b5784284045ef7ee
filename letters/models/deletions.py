"""Documents that were deleted, and can be restored for some days."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from letters.models.document_status import DocumentStatus
from letters.models.documents import Document

DAYS_TO_UNDO = 30


class DeletionQuerySet(models.QuerySet["Deletion"]):
    def due(self, now: datetime) -> DeletionQuerySet:
        """Those that can no longer be undone at that time."""
        return self.filter(deleted__lte=now - timedelta(days=DAYS_TO_UNDO))


class Deletion(models.Model):
    """That a document was deleted, and what it was before. The document stays stored with
    all that hangs on it, and its transmitted letters are deleted with it."""

    document = models.OneToOneField(
        Document, models.CASCADE, primary_key=True, related_name="deletion"
    )
    deleted = models.DateTimeField(default=timezone.now, db_index=True)
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    status_before = models.CharField(max_length=10)

    objects = DeletionQuerySet.as_manager()

    class Meta:
        ordering = ["-deleted"]

    def __str__(self) -> str:
        return f"Deletion of {self.document_id}"

    @property
    def name(self) -> str:
        return str(self.document)

    @property
    def was(self) -> str:
        """Its state before, in words."""
        return DocumentStatus(self.status_before).label

    @property
    def ends(self) -> datetime:
        """Until when it can be undone."""
        return self.deleted + timedelta(days=DAYS_TO_UNDO)
