"""Cached pages, which are valid until something changes."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now

from letters.models.transactions import CURRENT_TRANSACTION


class ContentVersion(models.Model):
    """A transaction that changed what readers may see.

    The database writes it in that transaction by triggers (migrations/sql/changes.sql,
    whose function 0007 replaced), without a lock. A new row means a new state of the
    archive. Since primary keys grow, and old rows are deleted only when a new one is
    written, the greatest key together with the number of rows names a state for ever.
    """

    transaction = models.UUIDField(
        unique=True, db_default=CURRENT_TRANSACTION, editable=False
    )

    def __str__(self) -> str:
        return f"Content version {self.pk}"


class CachedPage(models.Model):
    """A response to readers who are not logged in, for one state of the archive.

    `body` is compressed (gzip). The table is not logged: after a crash it is empty.
    """

    key = models.CharField(max_length=64, primary_key=True)
    state = models.CharField(max_length=40, db_index=True)
    etag = models.CharField(max_length=80)
    headers = models.JSONField()
    body = models.BinaryField()
    cached = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return self.key
