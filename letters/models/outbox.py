"""What the search index has still to be told."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now

from letters.models.outbox_queries import IndexRequestQuerySet
from letters.models.transactions import CURRENT_TRANSACTION


class IndexRequest(models.Model):
    """A document to be read again by the indexer: changed, published or gone.

    The database writes it, in the transaction that changes the document, by triggers
    (migrations/sql/index_queue.sql): so the index learns of all that was committed,
    whoever did it, and of nothing else.
    """

    document_id = models.BigIntegerField()
    requested = models.DateTimeField(db_default=Now())
    transaction = models.BigIntegerField(db_default=CURRENT_TRANSACTION, editable=False)

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
