"""Where a document stands in the volume that prints it."""

from __future__ import annotations

from functools import cached_property

from django.db.models import F, Q, Window
from django.db.models.functions import Lag, Lead

from letters.models import Document, Section
from letters.models.document_queries import VOLUME_ORDER, DocumentQuerySet
from letters.models.sections import path_to

# What the links to the documents before and after show.
_SHOWN = ("identifier", "number", "title", "label", "date_edtf", "date_reason")


class VolumePosition:
    """The sections around `document`, and the documents before and after it in
    `visible`: one query for each, when first asked for."""

    def __init__(self, document: Document, visible: DocumentQuerySet) -> None:
        self._document = document
        self._visible = visible

    @cached_property
    def path(self) -> list[Section]:
        """The sections that the document is in, from the outermost."""
        section = self._document.section_id
        return (
            path_to(section, Section.objects.ancestors_and_self(section))
            if section
            else []
        )

    @property
    def previous(self) -> Document | None:
        pk = self._document.pk
        return next((doc for doc in self._neighbours if doc.following == pk), None)

    @property
    def next(self) -> Document | None:
        pk = self._document.pk
        return next((doc for doc in self._neighbours if doc.preceding == pk), None)

    @cached_property
    def _neighbours(self) -> list[Document]:
        if not self._document.edition_id or self._document.carrier_id:
            return []
        pk, order = self._document.pk, [F(field) for field in VOLUME_ORDER]
        printed = self._visible.printed().filter(edition=self._document.edition_id)
        in_volume = printed.annotate(
            preceding=Window(Lag("pk"), order_by=order),
            following=Window(Lead("pk"), order_by=order),
        )
        neighbours = in_volume.filter(Q(preceding=pk) | Q(following=pk))
        return list(neighbours.order_by().only(*_SHOWN))
