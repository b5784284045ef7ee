"""Requests to the indexer: the outbox of the database, and how far they are met.

The database writes them by triggers (migrations/sql/), in the transaction that changes
something: so the index learns of every change that was committed, and of nothing else.
"""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models.functions import Now

from letters.models.outbox_queries import (
    IndexRequestQuerySet,
    SectionIndexRequestQuerySet,
)
from letters.models.transactions import CURRENT_TRANSACTION


class IndexRequest(models.Model):
    """A document for the indexer to read again: changed, published or deleted."""

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


class SectionIndexRequest(models.Model):
    """A section for the indexer to read again: changed, made public or deleted."""

    section_id = models.BigIntegerField()
    requested = models.DateTimeField(db_default=Now())
    transaction = models.UUIDField(db_default=CURRENT_TRANSACTION, editable=False)

    objects = SectionIndexRequestQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["section_id", "transaction"],
                name="section_index_request_once_per_transaction",
            )
        ]

    def __str__(self) -> str:
        return f"Index section {self.section_id}"


class IndexState(models.Model):
    """A name that a search index of this database may carry (search/identity.py): that
    of documents, or that of front matter.

    Where one has two, the indexer is writing, or was killed as it wrote.
    """

    material = models.CharField(max_length=9, editable=False)
    name = models.UUIDField(default=uuid.uuid4, editable=False)

    def __str__(self) -> str:
        return str(self.name)
