"""Boxes that a TEI file states are drawn on the scans of its pages, once these are there.

A file may say where on the paper its parts stand before anybody has handed in a scan. What
an archivist drew stays: a part that has a box on a scan gets no other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress

from letters.derivation.text.source_elements import (
    PartKind,
    SourceElement,
    source_elements,
)
from letters.models import Document, PageImage, Region, Transcription
from letters.tei.errors import TeiError
from letters.tei.nodes import ID
from letters.tei.source import parse_xml
from letters.tei.zones import Zone, ids_of_surfaces, read_zones

# Most texts state none: they are not parsed for it.
STATES_REGIONS = "facsimile"
Part = tuple[str, str]


def draw_stated_regions(document: Document, images: Iterable[PageImage]) -> int:
    """Draw on the `images` what the text states of their pages; how many boxes were new."""
    stored = Transcription.objects.filter(
        document=document, tei__contains=STATES_REGIONS
    )
    text = stored.only("tei", "text").first()
    if not text:
        return 0
    with suppress(TeiError):
        stated = _Stated(document, text)
        return sum(_draw(stated, image) for image in images)
    return 0


def _draw(stated: _Stated, image: PageImage) -> int:
    present = set(image.regions.values_list("kind", "key"))
    drawn = 0
    for zone, part in stated.on_page(image.page_key):
        box = zone.box_on(image.width, image.height)
        if box and part not in present:
            x, y, width, height = box
            kind, key = part
            place = {"x": x, "y": y, "width": width, "height": height}
            Region.objects.create(image=image, kind=kind, key=key, **place)
            present.add(part)
            drawn += 1
    return drawn


class _Stated:
    """The zones of a file, and what is in each. Raises TeiError."""

    def __init__(self, document: Document, stored: Transcription) -> None:
        root = parse_xml(stored.tei)
        self._document = document
        self._zones = read_zones(root)
        self._surfaces = ids_of_surfaces(root)
        text, elements = source_elements(stored.tei)
        self._elements = elements if text == stored.text else []
        self._keys = {
            (PartKind.MARK, row.start, row.end, row.kind): row.key
            for row in document.marks.filter(footnote_key="")
        }
        self._keys |= {
            (PartKind.SEGMENT, row.start, row.end, row.kind): row.key
            for row in document.segments.all()
        }

    def on_page(self, key: str) -> Iterator[tuple[Zone, Part]]:
        """The zones of the page's surface, each with the parts in it."""
        surfaces = self._surfaces_of(key)
        for zone in self._zones:
            if zone.surface in surfaces:
                for part in self._parts_in(zone):
                    yield zone, part

    def _surfaces_of(self, key: str) -> set[str]:
        """Those that its page break names."""
        page = self._document.pages.filter(key=key).first()
        named = [
            pointer.removeprefix("#")
            for element in self._elements
            if page
            and element.kind is PartKind.PAGE
            and (element.start, element.told_by) == (page.start, page.pagination)
            and element.attributes.get("n", "") == page.label
            for pointer in element.attributes.get("facs", "").split()
        ]
        return {self._surfaces[name] for name in named if name in self._surfaces}

    def _parts_in(self, zone: Zone) -> Iterator[Part]:
        for element in self._elements:
            pointers = element.attributes.get("facs", "").split()
            points = bool(zone.id) and f"#{zone.id}" in pointers
            is_named = element.attributes.get(ID, "") in zone.parts
            if (points or is_named) and (part := self._part(element)):
                yield part

    def _part(self, element: SourceElement) -> Part | None:
        if element.kind is PartKind.PASSAGE:
            return (Region.Kind.PASSAGE, element.told_by) if element.told_by else None
        place = (element.kind, element.start, element.end, element.told_by)
        key = self._keys.get(place)
        return (element.kind.value, key) if key else None
