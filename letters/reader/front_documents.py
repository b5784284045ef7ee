"""The documents that the home page names, for three reasons: read in one query."""

from __future__ import annotations

from functools import cached_property

from django.db.models import Count, F, OuterRef, QuerySet, Subquery

from letters.models import CrossReference, Document
from letters.models.cross_reference_queries import CrossReferenceQuerySet
from letters.models.document_queries import DocumentQuerySet

MOST_DOCUMENTS = 6
MOST_NEWS = 4


def featured(visible: DocumentQuerySet) -> DocumentQuerySet:
    """Those that archivists chose to begin with."""
    return visible.exclude(featured=None).order_by("featured__position", "featured__pk")


def newest(visible: DocumentQuerySet) -> DocumentQuerySet:
    return visible.printed().order_by("-created", "-pk")


class FrontDocuments:
    """Of the documents that a reader may see. What archivists chose is not told again
    as new; else one may be listed for several reasons."""

    def __init__(self, visible: DocumentQuerySet) -> None:
        self._visible = visible

    @property
    def featured(self) -> list[Document]:
        """Those that archivists chose to begin with, each with `featured_words`."""
        chosen = [row for row in self._rows if row.featured_key]
        return sorted(chosen, key=lambda row: (row.featured_position, row.featured_key))

    @property
    def cited_most(self) -> list[Document]:
        """Those to which the most others refer, in the order of time."""
        cited = [row for row in self._rows if row.citing]
        most = sorted(cited, key=lambda row: (-row.citing, row.pk))[:MOST_DOCUMENTS]
        return [row for row in cited if row in most]

    @property
    def newest(self) -> list[Document]:
        printed = [
            row for row in self._rows if not row.carrier_id and not row.featured_key
        ]
        printed.sort(key=lambda row: (row.entered, row.pk), reverse=True)
        return printed[:MOST_NEWS]

    @cached_property
    def _rows(self) -> list[Document]:
        # Their keys first: of all others, no row is put together.
        keys = featured(self._visible).values("pk")
        others = newest(self._visible.filter(featured=None))
        keys = keys.union(self._keys_of_cited, others.values("pk")[:MOST_NEWS])
        of_row = self._references.filter(target=OuterRef("pk"))
        return list(
            self._visible.for_rows()
            .filter(pk__in=keys)
            .annotate(
                featured_words=F("featured__words"),
                featured_position=F("featured__position"),
                featured_key=F("featured__pk"),
                citing=Subquery(_count_citing(of_row).values("citing")),
                entered=F("created"),
            )
        )

    @property
    def _keys_of_cited(self) -> QuerySet:
        targets = self._references.filter(
            target__in=self._visible.order_by().values("pk")
        )
        most = _count_citing(targets).order_by("-citing", "target")
        return most.values("target")[:MOST_DOCUMENTS]

    @property
    def _references(self) -> CrossReferenceQuerySet:
        """From one document to another."""
        visible = self._visible.order_by().values("pk")
        references = CrossReference.objects.filter(
            document__in=visible, target__isnull=False
        )
        return references.exclude(target=F("document")).order_by()


def _count_citing(references: QuerySet) -> QuerySet:
    """A row for each target, with how many documents refer to it."""
    return references.values("target").annotate(citing=Count("document", distinct=True))
