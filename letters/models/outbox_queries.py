"""Questions about what the search index has yet to read again."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from letters.models.document_queries import DocumentQuerySet
from letters.models.documents import Document
from letters.models.section_queries import SectionQuerySet
from letters.models.sections import Section


class RequestQuerySet(models.QuerySet[Any]):
    """Requests for the rows whose primary keys are in `row_column`."""

    row_column: ClassVar[str]

    def published_rows(self) -> models.QuerySet[Any]:
        """All rows that everybody may see, requested or not."""
        raise NotImplementedError

    def row_pks(self) -> models.QuerySet[Any]:
        return self.values_list(self.row_column, flat=True)

    def waiting(self) -> models.QuerySet[Any]:
        """The published rows that changed since they were indexed.

        Drafts are left out: not even that somebody edits one is public.
        """
        return self.published_rows().filter(pk__in=self.values(self.row_column))

    def withdrawn(self) -> list[int]:
        """Primary keys of rows to remove from the index: withdrawn and deleted ones."""
        published = self.published_rows().filter(pk=models.OuterRef(self.row_column))
        withdrawn = self.filter(~models.Exists(published)).order_by()
        return list(withdrawn.row_pks().distinct())


class IndexRequestQuerySet(RequestQuerySet):
    row_column = "document_id"

    def published_rows(self) -> DocumentQuerySet:
        return Document.objects.published()


class SectionIndexRequestQuerySet(RequestQuerySet):
    row_column = "section_id"

    def published_rows(self) -> SectionQuerySet:
        return Section.objects.published()
