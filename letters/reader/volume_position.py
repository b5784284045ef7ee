"""Where a document stands in the volume that prints it."""

from __future__ import annotations

from functools import cached_property

from django.db.models import F, Q, Window
from django.db.models.functions import Lag, Lead

from letters.models import Document, Section
from letters.models.document_queries import VOLUME_ORDER, DocumentQuerySet
from letters.models.sections import path_to
from letters.models.together import Rows, read_together


class VolumePosition:
    """The sections around `document`, and the documents before and after it in
    `visible`: by one query, when asked."""

    def __init__(self, document: Document, visible: DocumentQuerySet) -> None:
        self._document = document
        self._visible = visible

    @cached_property
    def path(self) -> list[Section]:
        """The sections that the document is in, from the outermost."""
        return path_to(self._document.section_id, self._read["around"])

    @property
    def previous(self) -> Document | None:
        return self._beside("following")

    @property
    def next(self) -> Document | None:
        return self._beside("preceding")

    def _beside(self, side: str) -> Document | None:
        """The one that has this document on that side."""
        this = self._document.pk
        found = (each for each in self._read["beside"] if getattr(each, side) == this)
        return next(found, None)

    @cached_property
    def _read(self) -> dict[str, list]:
        if not self._document.edition_id:
            return {"around": [], "beside": []}
        around = Rows(Section.objects.around(self._document.section_id))
        return read_together({"around": around, "beside": self._documents_beside()})

    def _documents_beside(self) -> Rows[Document]:
        this, order = self._document.pk, [F(field) for field in VOLUME_ORDER]
        beside = self._visible.filter(edition=self._document.edition_id).annotate(
            preceding=Window(Lag("pk"), order_by=order),
            following=Window(Lead("pk"), order_by=order),
        )
        return Rows(
            beside.filter(Q(preceding=this) | Q(following=this)).order_by(),
            *("id", "identifier", "number", "title", "preceding", "following"),
        )
