"""The scans of a document in the order of its pages, with the boxes drawn on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.text import Truncator

from letters.models import (
    ConditionalPassage,
    Mark,
    Page,
    PageImage,
    Region,
    Segment,
)

if TYPE_CHECKING:
    from letters.reader.apparatus import Apparatus

# What may have a box on a scan.
Part = Mark | ConditionalPassage | Segment

# Of a paragraph or a passage, for the name of its box.
_MOST_WORDS = 8
# The largest picture of a scan as a whole.
_LARGE = "2400"
# The page of a text that marks none, as the form of a scan has it.
ONLY_PAGE = "1"


@dataclass(frozen=True, slots=True)
class MarkedBox:
    """A box, and the part of the text in it: its name, its words from `start` to `end`,
    and its id in the page."""

    region: Region
    name: str
    words: str
    start: int
    end: int

    @property
    def id(self) -> str:
        return f"box-{self.region.pk}"

    @property
    def anchor(self) -> str:
        return self.region.key

    @property
    def title(self) -> str:
        """ "Stamp: SECRET", with the first words of what is long."""
        return f"{self.name}: {Truncator(self.words).words(_MOST_WORDS)}"


@dataclass(frozen=True, slots=True)
class ShownScan:
    """A scan of a page. `number` counts the scans of the document, `turn` those of the
    page: a page may have a recto and a verso."""

    image: PageImage
    number: int
    page_key: str
    page_name: str
    turn: int
    boxes: tuple[MarkedBox, ...]
    is_of_page: bool = True

    @property
    def place_address(self) -> str:
        """Of the page of the text, which can show a detail of the scan; that of the
        document, where the text marks none."""
        document = self.image.document
        if not self.is_of_page:
            return document.get_absolute_url()
        return reverse("letters:page-detail", args=[document.identifier, self.page_key])

    @property
    def name(self) -> str:
        """ "Page 3", "Page 3, scan 2"."""
        return (
            f"{self.page_name}, scan {self.turn}" if self.turn > 1 else self.page_name
        )

    @property
    def name_in_sentence(self) -> str:
        return self.name[0].lower() + self.name[1:]

    @property
    def canvas_name(self) -> str:
        """Of a page; a further scan of it has a canvas of its own. It stays for ever."""
        if self.turn == 1:
            return self.page_key
        digest, dot, frame = self.image.scan_name.partition(".")
        return f"{self.page_key}~{digest[:16]}{dot}{frame}"

    @property
    def canvas_address(self) -> str:
        names = [self.image.document.identifier, self.canvas_name]
        return reverse("letters:iiif-canvas", args=names)

    @property
    def large_address(self) -> str:
        return self.image.address(_LARGE)

    @property
    def is_damaged(self) -> bool:
        return self.image.state == PageImage.State.DAMAGED

    @property
    def info_address(self) -> str:
        """Of its tiles; "" while it has none."""
        is_ready = self.image.state == PageImage.State.READY
        return f"{self.image.iiif_base()}/info.json" if is_ready else ""

    @property
    def view_box(self) -> str:
        return f"0 0 {self.image.width} {self.image.height}"


class ScannedPaper:
    """All scans that readers are shown. A scan of a page that the text has no more is
    not among them."""

    def __init__(self, apparatus: Apparatus) -> None:
        self._apparatus = apparatus
        self._boxes = self._marked_boxes()
        self._of_pages: dict[str, list[PageImage]] = {}
        for image in apparatus.images:
            self._of_pages.setdefault(image.page_key, []).append(image)
        self.scans = [*self._in_order()]
        self._shown: dict[str, list[ShownScan]] = {}
        for scan in self.scans:
            self._shown.setdefault(scan.page_key, []).append(scan)

    @property
    def boxes_of_parts(self) -> dict[str, str]:
        """The id of the first box of each part of the text that has one, by its key."""
        boxes = (box for scan in reversed(self.scans) for box in reversed(scan.boxes))
        return {box.anchor: box.id for box in boxes}

    @property
    def choices(self) -> list[dict[str, str]]:
        """All scans that can be compared with another, for a script."""
        return [
            {
                "name": scan.name,
                "tiles": scan.info_address,
                "picture": scan.large_address,
            }
            for scan in self.scans
            if not scan.is_damaged
        ]

    def on_page(self, key: str) -> list[ShownScan]:
        return self._shown.get(key, [])

    def _in_order(self) -> Iterator[ShownScan]:
        number, is_of_page = 0, bool(self._apparatus.paginations)
        for key, name in self._pages():
            for turn, image in enumerate(self._of_pages.get(key, []), 1):
                number += 1
                boxes = tuple(self._boxes.get(image.pk, ()))
                yield ShownScan(image, number, key, name, turn, boxes, is_of_page)

    def _pages(self) -> Iterator[tuple[str, str]]:
        """The key and the name of each page that may have a scan."""
        pages = sorted(
            (page for rows in self._apparatus.paginations.values() for page in rows),
            key=_place_in_text,
        )
        for page in pages:
            yield page.key, page.name
        if not pages:
            # Scans of a text without pages are shown in the order that they have.
            for key in dict.fromkeys(row.page_key for row in self._apparatus.images):
                yield key, f"Page {key}"

    def _marked_boxes(self) -> dict[int, list[MarkedBox]]:
        """By the primary key of the scan; without what the text has no more."""
        images = {image.pk: image for image in self._apparatus.images}
        boxes: dict[int, list[MarkedBox]] = {}
        for region in self._apparatus.regions:
            image = images.get(region.image_id)
            told = self._part_of(region) if image and region.is_on(image) else None
            if told:
                boxes.setdefault(region.image_id, []).append(MarkedBox(region, *told))
        return boxes

    def _part_of(self, region: Region) -> tuple[str, str, int, int] | None:
        """The name and the words of the part in the box, and where they stand."""
        finders: dict[str, Callable[[str], tuple[str, Part] | None]] = {
            Region.Kind.MARK: self._mark,
            Region.Kind.PASSAGE: self._passage,
            Region.Kind.SEGMENT: self._segment,
        }
        found = finders[region.kind](region.key)
        if not found:
            return None
        name, part = found
        words = self._apparatus.document.text[part.start : part.end]
        return name, words, part.start, part.end

    def _mark(self, key: str) -> tuple[str, Part] | None:
        for mark in self._apparatus.marks:
            if mark.key == key and not mark.footnote_key:
                struck = ", struck out" if mark.is_struck else ""
                return f"{mark.kind_in_words.capitalize()}{struck}", mark
        return None

    def _passage(self, key: str) -> tuple[str, Part] | None:
        for passage in self._apparatus.passages:
            if passage.key == key:
                return "Conditional passage", passage
        return None

    def _segment(self, key: str) -> tuple[str, Part] | None:
        for segment in self._apparatus.segments:
            if segment.key == key:
                return segment.kind.capitalize(), segment
        return None


def _place_in_text(page: Page) -> tuple[int, int]:
    return page.start, page.position
