"""A detail of a scan, shown without a script, and the place that another viewer names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from urllib.parse import urlencode

from django.urls import reverse

from letters.iiif import Box, NamedDetail
from letters.reader.apparatus import Apparatus
from letters.reader.canvases import ManifestAddresses
from letters.reader.readings.regions import ShownRegion
from letters.reader.scanned_paper import ShownScan


def find_detail(
    scans: Sequence[ShownScan], turn: int, box: tuple[int, int, int, int] | None
) -> ShownRegion | None:
    """The part of the scan of a page; None where the scan does not reach so far."""
    for scan in scans:
        if box and scan.turn == turn and not scan.is_damaged:
            x, y, width, height = box
            image = scan.image
            # What reaches beyond the edge is cut off there.
            width, height = min(width, image.width - x), min(height, image.height - y)
            if width > 0 and height > 0:
                return ShownRegion(0, image, x, y, width, height)
    return None


def address_of(
    named: NamedDetail, apparatus: Apparatus, absolute: Callable[[str], str]
) -> str | None:
    """The address of our page that shows what a canvas or the manifest names; None for
    what is not of this document."""
    addresses = ManifestAddresses(apparatus.document, absolute)
    if named.address == addresses.manifest:
        return apparatus.document.get_absolute_url()
    for scan in apparatus.paper.scans:
        if named.address == absolute(scan.canvas_address):
            return _of_page(apparatus, scan.page_key, scan.turn, named.box)
    pages = [page for rows in apparatus.paginations.values() for page in rows]
    for page in pages:
        if named.address == addresses.canvas(page.key):
            return _of_page(apparatus, page.key, 1, None)
    return None


def _of_page(apparatus: Apparatus, key: str, turn: int, box: Box | None) -> str:
    document = apparatus.document
    if not apparatus.page(key):
        return document.get_absolute_url()
    address = reverse("letters:page-detail", args=[document.identifier, key])
    values = {"region": str(box)} if box else {}
    values |= {"scan": str(turn)} if turn > 1 and box else {}
    return f"{address}?{urlencode(values, safe=',')}" if values else address
