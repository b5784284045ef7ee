"""What the search index has still to be told."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Cast, Now

from letters.models.documents import Document, DocumentQuerySet

# The one that writes the row.
TRANSACTION = Cast(
    Cast(models.Func(function="pg_current_xact_id"), models.TextField()),
    models.BigIntegerField(),
)


class IndexRequestQuerySet(models.QuerySet["IndexRequest"]):
    def waiting_documents(self) -> DocumentQuerySet:
        """The published documents that the index does not know as they are now.

        Nothing of a draft shows here, not even that somebody is editing it.
        """
        return Document.objects.published().filter(pk__in=self.values("document_id"))

    def withdrawn(self) -> list[int]:
        """Primary keys of documents that the index may have, and nobody may see."""
        published = Document.objects.published().filter(
            pk=models.OuterRef("document_id")
        )
        withdrawn = self.filter(~models.Exists(published)).order_by()
        return list(withdrawn.values_list("document_id", flat=True).distinct())


class IndexRequest(models.Model):
    """A document to be read again by the indexer: changed, published or gone.

    The database writes it, in the transaction that changes the document, by triggers
    (migrations/sql/index_queue.sql): so the index learns of all that was committed,
    whoever did it, and of nothing else.
    """

    document_id = models.BigIntegerField()
    requested = models.DateTimeField(db_default=Now())
    transaction = models.BigIntegerField(db_default=TRANSACTION, editable=False)

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
