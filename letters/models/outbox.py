"""What the search index has still to be told."""

from __future__ import annotations

from django.db import models


class IndexRequest(models.Model):
    """A document to be read again by the indexer: changed, published or gone.

    Written in the transaction that changes the document, so that the index learns
    of what was committed, of all of it, and of nothing else.
    """

    document_id = models.BigIntegerField()
    requested = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Index document {self.document_id}"
