"""What of the archive the search index has still to read again."""

from __future__ import annotations

from django.db import models

from letters.models.document_queries import DocumentQuerySet
from letters.models.documents import Document


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
