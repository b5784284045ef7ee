"""Where a document stands in the volume that prints it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from letters.models import Document, Section
from letters.models.documents import DocumentQuerySet


@dataclass(frozen=True, slots=True)
class Neighbour:
    identifier: str
    number: str
    title: str


class VolumePlace:
    """The sections around `document`, and the documents before and after it in
    `visible`: one query each, when asked."""

    def __init__(self, document: Document, visible: DocumentQuerySet) -> None:
        self.document = document
        self.visible = visible

    @cached_property
    def path(self) -> list[Section]:
        """The sections that the document is in, from the outermost."""
        section = self.document.section_id
        return Section.objects.path_to(section) if section else []

    @property
    def previous(self) -> Neighbour | None:
        return self._neighbours[0]

    @property
    def next(self) -> Neighbour | None:
        return self._neighbours[1]

    @cached_property
    def _neighbours(self) -> tuple[Neighbour | None, Neighbour | None]:
        if not self.document.edition_id:
            return None, None
        in_volume = self.visible.filter(edition=self.document.edition_id)
        rows = in_volume.in_volume_order().values_list("identifier", "number", "title")
        beside = [None, *(Neighbour(*row) for row in rows), None]
        for before, this, after in zip(beside, beside[1:], beside[2:], strict=False):
            if this and this.identifier == self.document.identifier:
                return before, after
        return None, None
