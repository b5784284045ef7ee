"""Boxes that a TEI file states are drawn on the scans of its pages, once these are there.

A file may say where on the paper its parts stand before anybody has handed in a scan. What
an archivist drew stays: a part that has a box on a scan gets no other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from urllib.parse import urlsplit

from django.urls import reverse

from letters.derivation.text.source_elements import (
    PartKind,
    SourceElement,
    source_elements,
)
from letters.ingest.file_formats import decode
from letters.models import Document, PageImage, Region, Transcription
from letters.tei.errors import TeiError
from letters.tei.nodes import ID
from letters.tei.source import parse_xml
from letters.tei.zones import Surface, Zone, ids_of_surfaces, read_surfaces, read_zones

# Most texts state none: they are not parsed for it.
STATES_REGIONS = "facsimile"
Part = tuple[str, str]


def draw_stated_regions(document: Document, images: Iterable[PageImage]) -> int:
    """Draw on the `images` what is stated of their pages; how many boxes were new."""
    images = list(images)
    stored = Transcription.objects.filter(document=document).only("tei", "text").first()
    if not (stored and images):
        return 0
    with suppress(TeiError):
        if file := _stating_file(document, stored):
            stated = _Stated(document, file, stored.text)
            return sum(_draw(stated, image) for image in images)
    return 0


def _stating_file(document: Document, stored: Transcription) -> str:
    """The text, or the file that it came in: of a download of an archive of this kind
    the division alone is stored. "" if neither states a region. Raises SourceError."""
    if STATES_REGIONS in stored.tei:
        return stored.tei
    content = bytes(document.source_file.content) if document.source_file else b""
    return decode(content) if f"<{STATES_REGIONS}".encode() in content else ""


def _draw(stated: _Stated, image: PageImage) -> int:
    present = set(image.regions.values_list("kind", "key"))
    drawn = 0
    for zone, part in stated.on_image(image):
        box = zone.box_on(image.width, image.height)
        if box and part not in present:
            x, y, width, height = box
            kind, key = part
            place = {"x": x, "y": y, "width": width, "height": height}
            Region.objects.create(image=image, kind=kind, key=key, **place)
            present.add(part)
            drawn += 1
    return drawn


def fit_regions(image: PageImage, size: tuple[int, int]) -> None:
    """Have the boxes stay where they are on a scan that is cut in another size."""
    across, down = size[0] / image.width, size[1] / image.height
    for region in image.regions.all():
        region.x = min(round(region.x * across), size[0] - 1)
        region.y = min(round(region.y * down), size[1] - 1)
        width, height = round(region.width * across), round(region.height * down)
        region.width = max(min(width, size[0] - region.x), 1)
        region.height = max(min(height, size[1] - region.y), 1)
        region.save()


class _Stated:
    """The zones of a file, and what is in each. Raises TeiError."""

    def __init__(self, document: Document, file: str, text: str) -> None:
        root = parse_xml(file)
        self._document = document
        self._zones = read_zones(root)
        self._surfaces = read_surfaces(root)
        self._names = ids_of_surfaces(root)
        read, elements = source_elements(file)
        self._elements = elements if read == text else []
        self._keys = {
            (PartKind.MARK, row.start, row.end, row.kind): row.key
            for row in document.marks.filter(footnote_key="")
        }
        self._keys |= {
            (PartKind.SEGMENT, row.start, row.end, row.kind): row.key
            for row in document.segments.all()
        }
        parts = {(kind.value, key) for (kind, *_), key in self._keys.items()}
        parts |= {
            (Region.Kind.PASSAGE.value, row.key)
            for row in document.conditionalpassages.all()
        }
        # As a download has them where a part is no element of its own.
        self._addresses = {
            reverse(f"letters:{kind}", args=[document.identifier, key]): (kind, key)
            for kind, key in parts
        }

    def on_image(self, image: PageImage) -> Iterator[tuple[Zone, Part]]:
        """The zones of the image's surface, each with the parts in it."""
        surface = self._surface_of(image)
        for zone in self._zones:
            if surface and zone.surface == surface.name:
                for part in self._parts_in(zone):
                    yield zone, part

    def _surface_of(self, image: PageImage) -> Surface | None:
        """The one that names this very file, by digest or by name; or else that which has
        the place among those of the page that the scan has among its scans."""
        surfaces = self._surfaces_of(image.page_key)
        for name in (f"/{image.scan_name}/", image.original_name):
            found = [each for each in surfaces if _names_image(each, name)]
            if len(found) == 1:
                return found[0]
        images = self._document.page_images.filter(page_key=image.page_key)
        turn = list(images.values_list("pk", flat=True)).index(image.pk)
        return surfaces[turn] if turn < len(surfaces) else None

    def _surfaces_of(self, key: str) -> list[Surface]:
        """Those that its page break names, and those that name it."""
        page = self._document.pages.filter(key=key).first()
        breaks = [
            element.attributes
            for element in self._elements
            if page
            and element.kind is PartKind.PAGE
            and (element.start, element.told_by) == (page.start, page.pagination)
            and element.attributes.get("n", "") == page.label
        ]
        named = {
            self._names.get(pointer.removeprefix("#"))
            for attributes in breaks
            for pointer in attributes.get("facs", "").split()
        }
        pointers = {f"#{attributes[ID]}" for attributes in breaks if ID in attributes}
        own = self._document.get_absolute_url()
        address = (
            reverse("letters:page-detail", args=[self._document.identifier, key])
            if page
            else own
        )
        return [
            surface
            for surface in self._surfaces
            if surface.name in named
            or any(
                pointer in pointers or urlsplit(pointer).path == address
                for pointer in surface.parts
            )
        ]

    def _parts_in(self, zone: Zone) -> Iterator[Part]:
        for element in self._elements:
            pointers = element.attributes.get("facs", "").split()
            points = bool(zone.id) and f"#{zone.id}" in pointers
            is_named = f"#{element.attributes.get(ID, '')}" in zone.parts
            if (points or is_named) and (part := self._part(element)):
                yield part
        for pointer in zone.parts:
            if part := self._addresses.get(urlsplit(pointer).path):
                yield part

    def _part(self, element: SourceElement) -> Part | None:
        if element.kind is PartKind.PASSAGE:
            return (Region.Kind.PASSAGE, element.told_by) if element.told_by else None
        place = (element.kind, element.start, element.end, element.told_by)
        key = self._keys.get(place)
        return (element.kind.value, key) if key else None


def _names_image(surface: Surface, name: str) -> bool:
    return any(name in written for written in surface.images)
