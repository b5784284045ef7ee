"""The scans of a document and their boxes, as its TEI file names them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from django.urls import reverse

from letters.derivation.text.source_elements import (
    PartKind,
    SourceElement,
    source_elements,
)
from letters.exports.facsimile import ExportedBox, ExportedScan
from letters.models import Region
from letters.reader.apparatus import Apparatus
from letters.reader.scanned_paper import MarkedBox, ShownScan
from letters.tei.errors import TeiError
from letters.tei.nodes import ID

Absolute = Callable[[str], str]
# What tells a part from others: its kind, its place, and what else it is told by.
Place = tuple[str, int, int, str]


def exported_scans(
    apparatus: Apparatus, tei: str, absolute: Absolute
) -> list[ExportedScan]:
    """In order; a damaged one too, whose file can come back from a backup."""
    if not apparatus.paper.scans:
        return []
    exported = _Exported(apparatus, tei, absolute)
    return [exported.scan(scan) for scan in apparatus.paper.scans]


class _Exported:
    def __init__(self, apparatus: Apparatus, tei: str, absolute: Absolute) -> None:
        self._apparatus = apparatus
        self._absolute = absolute
        self._elements: dict[Place, SourceElement] = {}
        with suppress(TeiError):
            text, elements = source_elements(tei)
            # A text that the rules read otherwise by now has other places.
            if text == apparatus.document.text:
                for each in elements:
                    place = (each.kind, each.start, each.end, each.told_by)
                    self._elements.setdefault(place, each)

    def scan(self, scan: ShownScan) -> ExportedScan:
        image = scan.image
        element = self._page_element(scan.page_key)
        return ExportedScan(
            number=scan.number,
            url=self._absolute(image.address("original")),
            name=image.original_name,
            width=image.width,
            height=image.height,
            address=self._page_address(scan.page_key),
            boxes=[self._box(box) for box in scan.boxes],
            description=image.description,
            element=element.number if element else None,
            id=element.attributes.get(ID, "") if element else "",
        )

    def _page_element(self, key: str) -> SourceElement | None:
        page = self._apparatus.page(key)
        if not page:
            return None
        place = (PartKind.PAGE, page.start, page.start, page.pagination)
        found = self._elements.get(place)
        # Two breaks may stand at one place.
        is_it = found and found.attributes.get("n", "") == page.label
        return found if is_it else None

    def _page_address(self, key: str) -> str:
        document = self._apparatus.document
        if not self._apparatus.page(key):
            return self._absolute(document.get_absolute_url())
        parts = [document.identifier, key]
        return self._absolute(reverse("letters:page-detail", args=parts))

    def _box(self, box: MarkedBox) -> ExportedBox:
        region = box.region
        element = self._elements.get(self._place_of(region))
        address = reverse(
            f"letters:{region.kind}",
            args=[self._apparatus.document.identifier, region.key],
        )
        return ExportedBox(
            number=region.pk,
            x=region.x,
            y=region.y,
            width=region.width,
            height=region.height,
            address=self._absolute(address),
            element=element.number if element else None,
            id=element.attributes.get(ID, "") if element else "",
        )

    def _place_of(self, region: Region) -> Place:
        """Where the part is that is in the box; the paper shows no box without one."""
        rows = {
            Region.Kind.MARK: self._apparatus.marks,
            Region.Kind.PASSAGE: self._apparatus.passages,
            Region.Kind.SEGMENT: self._apparatus.segments,
        }[region.kind]
        row = next(row for row in rows if row.key == region.key)
        is_passage = region.kind == Region.Kind.PASSAGE
        told_by = row.key if is_passage else row.kind
        return region.kind, row.start, row.end, told_by
