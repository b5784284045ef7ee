"""Questions about the documents that the search index has yet to read again."""

from __future__ import annotations

from django.db import models

from letters.models.document_queries import DocumentQuerySet
from letters.models.documents import Document


class IndexRequestQuerySet(models.QuerySet["IndexRequest"]):
    def waiting_documents(self) -> DocumentQuerySet:
        """The published documents that changed since they were indexed.

        Drafts are left out: not even that somebody edits one is public.
        """
        return Document.objects.published().filter(pk__in=self.values("document_id"))

    def withdrawn(self) -> list[int]:
        """Primary keys of documents to remove from the index: drafts and deleted ones."""
        published = Document.objects.published().filter(
            pk=models.OuterRef("document_id")
        )
        withdrawn = self.filter(~models.Exists(published)).order_by()
        return list(withdrawn.values_list("document_id", flat=True).distinct())
