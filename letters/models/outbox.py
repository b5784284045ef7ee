"""Requests to the indexer: the outbox of the database, and how far they are met."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models.functions import Now

from letters.models.outbox_queries import IndexRequestQuerySet
from letters.models.transactions import CURRENT_TRANSACTION


class IndexRequest(models.Model):
    """A document for the indexer to read again: changed, published or deleted.

    The database writes it by triggers (migrations/sql/index_queue.sql), in the
    transaction that changes the document: so the index learns of every change that was
    committed, and of nothing else.
    """

    document_id = models.BigIntegerField()
    requested = models.DateTimeField(db_default=Now())
    transaction = models.UUIDField(db_default=CURRENT_TRANSACTION, editable=False)

    objects = IndexRequestQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document_id", "transaction"],
                name="index_request_once_per_transaction",
            )
        ]

    def __str__(self) -> str:
        return f"Index document {self.document_id}"


class IndexState(models.Model):
    """A name that the search index of this database may carry (search/identity.py).

    Where there are two, the indexer is writing, or was killed as it wrote.
    """

    name = models.UUIDField(default=uuid.uuid4, editable=False)

    def __str__(self) -> str:
        return str(self.name)
