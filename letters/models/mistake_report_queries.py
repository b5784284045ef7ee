"""Questions about the mistakes that readers reported."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from letters.models.document_status import DocumentStatus, Right

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser

# Spam can be looked at for so long, since a filter of the archivists may err.
DAYS_OF_SPAM = 30


class ReportState(models.TextChoices):
    OPEN = "open", "Open"
    TAKEN = "taken", "Taken"
    SETTLED = "settled", "Settled"
    REJECTED = "rejected", "Rejected"
    SPAM = "spam", "Spam"


WAITING = (ReportState.OPEN, ReportState.TAKEN)


class MistakeReportQuerySet(models.QuerySet["MistakeReport"]):
    def waiting(self) -> MistakeReportQuerySet:
        """Those that nobody has closed."""
        return self.filter(state__in=WAITING)

    def standing(self) -> MistakeReportQuerySet:
        """Without those of deleted documents, which come back with them."""
        return self.exclude(document__status=DocumentStatus.DELETED)

    def visible_to(self, user: AbstractUser | AnonymousUser) -> MistakeReportQuerySet:
        """All for those who see all documents; else those on what `user` handed in."""
        if user.has_perm(Right.SEE):
            return self.standing()
        if user.has_perm(Right.HAND_IN):
            return self.standing().filter(document__handed_in_by=user.pk)
        return self.none()

    def old_spam(self, now: datetime) -> MistakeReportQuerySet:
        """Spam that was closed so long ago that it is deleted."""
        before = now - timedelta(days=DAYS_OF_SPAM)
        return self.filter(Q(state=ReportState.SPAM) & Q(closed__lte=before))
