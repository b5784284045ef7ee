"""The pages of a document as canvases, under addresses that stay the same for ever."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from django.urls import reverse

from letters.iiif import Box, CanvasScan, CanvasSource, PageRange, ScanRegion
from letters.models import Document, Page, PageImage, Region
from letters.reader.apparatus import Apparatus
from letters.reader.scanned_paper import ONLY_PAGE, MarkedBox, ShownScan

Absolute = Callable[[str], str]

# The sizes of an empty canvas, where a page has no scan: letter paper for typescripts,
# and the page of a printed volume.
_PAPER = (1700, 2200)
_VOLUME = (1500, 2250)
_PICTURE, _THUMBNAIL = 1200, 400


class ManifestAddresses:
    """The addresses of a document's manifest and of what is in it."""

    def __init__(self, document: Document, absolute: Absolute) -> None:
        self._identifier = document.identifier
        self.absolute = absolute

    @property
    def manifest(self) -> str:
        return self.absolute(reverse("letters:iiif-manifest", args=[self._identifier]))

    def canvas(self, name: str) -> str:
        """That of a page is named by its key."""
        address = reverse("letters:iiif-canvas", args=[self._identifier, name])
        return self.absolute(address)

    @property
    def searches(self) -> tuple[str, str]:
        """Of the search in the text, by Content Search 2.0 and 1.0."""
        later, first = (
            self.absolute(reverse(f"letters:{name}", args=[self._identifier]))
            for name in ("iiif-search", "iiif-search-1")
        )
        return later, first

    def range(self, pagination: str) -> str:
        return f"{self.manifest}/range/{quote(pagination.removeprefix('#')) or 'pages'}"


class Canvases:
    """A canvas for each page of the main pagination, and for each page of another that
    has a scan; a further one for each further scan of a page."""

    def __init__(self, apparatus: Apparatus, addresses: ManifestAddresses) -> None:
        self._apparatus = apparatus
        self._addresses = addresses
        self._paper = apparatus.paper
        self._of_page: dict[str, list[CanvasSource]] = {}
        self._shown = self._shown_pages()
        for page in self._shown:
            self._add(page.key, page.name, self._text_of(page))
        if not self._of_page:
            self._add_pages_of_scans()

    @property
    def all(self) -> tuple[CanvasSource, ...]:
        return tuple(page for pages in self._of_page.values() for page in pages)

    def find(self, address: str) -> CanvasSource | None:
        return next((page for page in self.all if page.id == address), None)

    @property
    def ranges(self) -> tuple[PageRange, ...]:
        """One for each pagination; a page is on the canvases with its text."""
        return tuple(
            PageRange(
                self._addresses.range(name),
                f"{pages[0].kind}s",
                tuple(
                    (quote(page.key), page.name, self._ids_of(page)) for page in pages
                ),
            )
            for name, pages in self._apparatus.paginations.items()
        )

    def _shown_pages(self) -> list[Page]:
        main = next(iter(self._apparatus.paginations), "")
        pages = [
            page
            for name, rows in self._apparatus.paginations.items()
            for page in rows
            if name == main or self._paper.on_page(page.key)
        ]
        return sorted(pages, key=lambda page: (page.start, page.position))

    def _add_pages_of_scans(self) -> None:
        """A text that marks no pages is on one canvas, or on those of its scans."""
        names = {scan.page_key: scan.page_name for scan in self._paper.scans}
        text = self._apparatus.document.text
        for key, name in (names or {ONLY_PAGE: f"Page {ONLY_PAGE}"}).items():
            # Where its words stand is not known, so all of them are with the first.
            self._add(key, name, "" if self._of_page else text)

    def _add(self, key: str, name: str, text: str) -> None:
        scans = self._paper.on_page(key)
        first = self._canvas(key, name, scans[0] if scans else None, text)
        further = [self._canvas(key, scan.name, scan, "") for scan in scans[1:]]
        self._of_page[key] = [first, *further]

    def _canvas(
        self, key: str, name: str, scan: ShownScan | None, text: str
    ) -> CanvasSource:
        printed = self._apparatus.document.appearance == Document.Appearance.PRINTED
        paper = _VOLUME if printed else _PAPER
        size = (scan.image.width, scan.image.height) if scan else paper
        return CanvasSource(
            id=self._addresses.canvas(scan.canvas_name if scan else key),
            label=name,
            width=size[0],
            height=size[1],
            homepage=self._home_of(key),
            text=text.strip(),
            scan=self._scan_of(scan),
            regions=_regions(scan) if scan else (),
        )

    def _scan_of(self, scan: ShownScan | None) -> CanvasScan | None:
        """A damaged scan cannot be shown: its page is an empty canvas."""
        if not scan or scan.is_damaged:
            return None
        return canvas_scan(scan.image, self._addresses.absolute)

    def _home_of(self, key: str) -> str:
        document = self._apparatus.document
        if not self._apparatus.page(key):
            return self._addresses.absolute(document.get_absolute_url())
        address = reverse("letters:page-detail", args=[document.identifier, key])
        return self._addresses.absolute(address)

    def _text_of(self, page: Page) -> str:
        return self._apparatus.document.text[page.start : page.end]

    def _ids_of(self, page: Page) -> tuple[str, ...]:
        """Of the page itself, or else of those that share text with it."""
        own = self._of_page.get(page.key)
        if own is None:
            own = [
                canvas
                for other in self._shown
                if other.start < page.end and page.start < other.end
                for canvas in self._of_page[other.key]
            ]
        return tuple(canvas.id for canvas in own)


def canvas_scan(image: PageImage, absolute: Absolute) -> CanvasScan:
    is_ready = image.state == PageImage.State.READY
    return CanvasScan(
        width=image.width,
        height=image.height,
        service=absolute(image.iiif_base()) if is_ready else "",
        picture=absolute(image.address(str(_PICTURE))),
        thumbnail=absolute(image.address(str(_THUMBNAIL))),
        picture_width=min(_PICTURE, image.width),
        thumbnail_width=min(_THUMBNAIL, image.width),
    )


def _regions(scan: ShownScan) -> tuple[ScanRegion, ...]:
    return tuple(map(_region, scan.boxes))


def _region(box: MarkedBox) -> ScanRegion:
    region = box.region
    is_text = region.kind == Region.Kind.SEGMENT
    return ScanRegion(
        key=f"{region.kind}-{quote(region.key)}",
        box=Box(region.x, region.y, region.width, region.height),
        words=box.words if is_text else f"{box.name}: {box.words}",
        is_text=is_text,
    )
