"""What a manifest tells of a document: values that know nothing of the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

# Words that we write are English. Those of papers and records may be of any language.
OURS, UNKNOWN = "en", "none"


@dataclass(frozen=True, slots=True)
class Box:
    """A part of an image: in its pixels, from its upper left corner."""

    x: int
    y: int
    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.x},{self.y},{self.width},{self.height}"


@dataclass(frozen=True, slots=True)
class CanvasScan:
    """A scan. `service` is the base of its Image API, "" while it has no tiles;
    `picture` and `thumbnail` are addresses of JPEGs, and widths that they have."""

    width: int
    height: int
    service: str
    picture: str
    thumbnail: str
    picture_width: int
    thumbnail_width: int

    def height_at(self, width: int) -> int:
        return max(1, round(self.height * width / self.width))


@dataclass(frozen=True, slots=True)
class ScanRegion:
    """A box on a scan and what is there. `is_text` if the words are the paper's own
    paragraph; else they tell of a mark or a passage."""

    key: str
    box: Box
    words: str
    is_text: bool = False


@dataclass(frozen=True, slots=True)
class CanvasSource:
    """A page, with its scan if there is one. `text` is what stands on it, `homepage` its
    page in the archive."""

    id: str
    label: str
    width: int
    height: int
    homepage: str
    text: str = ""
    scan: CanvasScan | None = None
    regions: tuple[ScanRegion, ...] = ()


@dataclass(frozen=True, slots=True)
class PageRange:
    """A pagination: its name, and each page with the ids of the canvases that show it."""

    id: str
    name: str
    pages: tuple[tuple[str, str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class NamedLink:
    """An address with its name and its media type; `profile` names the form of a file."""

    address: str
    name: str
    media_type: str
    profile: str = ""


@dataclass(frozen=True, slots=True)
class Provider:
    """Who publishes: the archive, and its first page."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class ManifestSource:
    """A document. `metadata` are labels with their values; `statement` is what has to be
    shown with it, such as who holds the paper; `rights` the address of a licence;
    `searches` those at which its text is searched, by Content Search 2.0 and 1.0."""

    id: str
    label: str
    homepage: NamedLink
    provider: Provider
    canvases: tuple[CanvasSource, ...]
    ranges: tuple[PageRange, ...] = ()
    metadata: tuple[tuple[str, tuple[str, ...]], ...] = ()
    statement: tuple[str, str] | None = None
    rights: str = ""
    day: date | None = None
    renderings: tuple[NamedLink, ...] = ()
    see_also: tuple[NamedLink, ...] = ()
    part_of: tuple[tuple[str, str], ...] = ()
    searches: tuple[str, str] | None = None
