"""Scans that a file carries along: a PDF with facing pages, or a book."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from html import escape
from pathlib import Path

from django.db.models import QuerySet

from letters.models import PageImage
from letters.models.document_queries import DocumentQuerySet
from letters.reader.apparatus import Apparatus
from letters.reader.scanned_paper import ShownScan

# The file of a scan as readers see it; None if there is none now.
FindPicture = Callable[[PageImage], Path | None]


class CarriedScans(Mapping[str, bytes]):
    """The pictures by the names that the text calls them. Each is read when it is put into
    the file: all of them together may be larger than the memory."""

    def __init__(self, find: FindPicture) -> None:
        self._find = find
        self._files: dict[str, Path] = {}

    def add(self, scan: ShownScan) -> str:
        """The name of the picture; "" if there is none."""
        return self.add_image(scan.image)

    def add_image(self, image: PageImage) -> str:
        name = f"scan-{image.scan_name[:16]}-{image.frame}.jpg"
        if name not in self._files:
            path = self._find(image)
            if not path:
                return ""
            self._files[name] = path
        return name

    def __getitem__(self, name: str) -> bytes:
        return self._files[name].read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def facing_scans(
    apparatus: Apparatus, carried: CarriedScans
) -> dict[str, list[dict[str, str]]]:
    """For each page by its key: the name and the words for each scan of it."""
    facing: dict[str, list[dict[str, str]]] = {}
    for scan in apparatus.paper.scans:
        if not scan.is_damaged and (name := carried.add(scan)):
            told = f": {scan.image.description}" if scan.image.description else ""
            words = f"Scan of {scan.name_in_sentence}{told}"
            facing.setdefault(scan.page_key, []).append({"name": name, "words": words})
    return facing


def scans_in_book(documents: DocumentQuerySet, carried: CarriedScans) -> dict[int, str]:
    """What stands after the text of each document, by its primary key."""
    images = _images_of(documents)
    figures: dict[int, str] = {}
    for image in images.order_by("document", "position", "pk"):
        if name := carried.add_image(image):
            figure = _figure(image, name)
            figures[image.document_id] = figures.get(image.document_id, "") + figure
    return {
        key: f'<section class="scans">{shown}</section>'
        for key, shown in figures.items()
    }


def _figure(image: PageImage, name: str) -> str:
    told = f": {image.description}" if image.description else ""
    words = escape(f"Scan of page {image.page_key}{told}")
    return (
        f'<figure><img src="{name}" alt="{words}"/>'
        f"<figcaption>{words}</figcaption></figure>"
    )


def has_scans(documents: DocumentQuerySet) -> bool:
    return _images_of(documents).exists()


def _images_of(documents: DocumentQuerySet) -> QuerySet[PageImage]:
    return PageImage.objects.filter(document__in=documents.order_by().values("pk"))


def count_scans(documents: DocumentQuerySet) -> int:
    return _images_of(documents).count()
