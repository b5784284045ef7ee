"""Zones of page images, as a TEI file states them (TEI Guidelines 11.1, 11.2).

Encoders point from a zone to what is in it (`corresp`), or from that to the zone (`facs`),
or both. Coordinates are those of the surface, which may have a scale of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from letters.tei.source import XML_ID, Element

# Of the ids that a download of the archive adds to a text. They are taken out when it
# comes back: the text is what it was.
PREFIX = "letters."
_ADDED = re.compile(
    r' facs="#letters\.(?:zone|surface)\.[0-9]{1,18}'
    r'(?: #letters\.(?:zone|surface)\.[0-9]{1,18}){0,99}"'
    r'| xml:id="letters\.part\.[0-9]{1,9}"'
)
# A smaller surface has no room for a zone, and shares of it could have no end.
_LEAST_SIDE = 1e-9
_CORNERS = ("ulx", "uly", "lrx", "lry")
_NUMBER = r"-?[0-9]{1,9}(?:\.[0-9]{1,9})?"
_POINT = re.compile(rf"(?<![0-9.])({_NUMBER}),({_NUMBER})")
_PIXELS = re.compile(r"([0-9]{1,6})(?:px)?")


@dataclass(frozen=True, slots=True)
class Zone:
    """`left`, `top`, `right` and `bottom` are shares of the image, from 0 to 1, if the
    surface has a size; else they are pixels. `parts` points to what is in it: "#p1", or
    an address."""

    id: str
    surface: str
    left: float
    top: float
    right: float
    bottom: float
    is_share: bool
    parts: tuple[str, ...]

    def box_on(self, width: int, height: int) -> tuple[int, int, int, int] | None:
        """From the left, from the top, width and height in the pixels of an image of this
        size; None for a zone that is not on it."""
        wide, high = (width, height) if self.is_share else (1, 1)
        left, top = max(round(self.left * wide), 0), max(round(self.top * high), 0)
        right = min(round(self.right * wide), width)
        bottom = min(round(self.bottom * high), height)
        if right <= left or bottom <= top:
            return None
        return left, top, right - left, bottom - top


@dataclass(frozen=True, slots=True)
class Surface:
    """A side of a sheet: `parts` points to the page on it, and `images` are addresses and
    names of its images."""

    name: str
    parts: tuple[str, ...]
    images: tuple[str, ...]


def without_added_pointers(division: str) -> str:
    """A text of a download of the archive, as it was stored."""
    return _ADDED.sub("", division)


def read_zones(root: Element) -> list[Zone]:
    """The zones of all surfaces; one without coordinates is left out."""
    return [
        zone for name, surface in _surfaces(root) for zone in _zones_of(surface, name)
    ]


def read_surfaces(root: Element) -> list[Surface]:
    return [
        Surface(
            name,
            _pointers(surface),
            tuple(
                written
                for graphic in surface.iterfind("{*}graphic")
                for attribute in ("url", "n")
                if (written := graphic.get(attribute))
            ),
        )
        for name, surface in _surfaces(root)
    ]


def _surfaces(root: Element) -> Iterator[tuple[str, Element]]:
    for number, surface in enumerate(root.iterfind(".//{*}facsimile//{*}surface")):
        yield surface.get(XML_ID) or f"surface {number}", surface


def _pointers(element: Element) -> tuple[str, ...]:
    return tuple((element.get("corresp") or "").split())


def ids_of_surfaces(root: Element) -> dict[str, str]:
    """From the id of a surface, of an image or a zone in it, to the id that names the
    surface: `pb` may point to any of them."""
    names: dict[str, str] = {}
    for name, surface in _surfaces(root):
        inside = surface.iter("{*}surface", "{*}graphic", "{*}zone")
        names |= {key: name for part in inside if (key := part.get(XML_ID))}
    return names


def _zones_of(surface: Element, name: str) -> Iterator[Zone]:
    frame = _box_of(surface) or _size_of_graphic(surface)
    for zone in surface.iterfind("{*}zone"):
        box = _box_of(zone)
        if not box:
            continue
        edges = _shares(box, frame) if frame else box
        key = zone.get(XML_ID) or ""
        yield Zone(key, name, *edges, is_share=bool(frame), parts=_pointers(zone))


Edges = tuple[float, float, float, float]


def _box_of(element: Element) -> Edges | None:
    """By its corners, or around its points."""
    written = [element.get(name) or "" for name in _CORNERS]
    if all(written):
        numbers = [_number(text) for text in written]
        if None in numbers:
            return None
        left, top, right, bottom = (number or 0.0 for number in numbers)
    else:
        points = _POINT.findall((element.get("points") or "")[:10_000])
        if not points:
            return None
        across = [float(x) for x, _ in points]
        down = [float(y) for _, y in points]
        left, top, right, bottom = min(across), min(down), max(across), max(down)
    has_room = right - left > _LEAST_SIDE and bottom - top > _LEAST_SIDE
    return (left, top, right, bottom) if has_room else None


def _number(written: str) -> float | None:
    try:
        number = float(written)
    except ValueError:
        return None
    return number if abs(number) < 10**9 else None


def _size_of_graphic(surface: Element) -> Edges | None:
    """Of the first image whose width and height are in pixels."""
    for graphic in surface.iterfind("{*}graphic"):
        sizes = [
            _PIXELS.fullmatch(graphic.get(name) or "") for name in ("width", "height")
        ]
        if all(sizes):
            width, height = (float(size[1]) for size in sizes if size)
            return (0.0, 0.0, width, height) if width and height else None
    return None


def _shares(box: Edges, frame: Edges) -> Edges:
    wide, high = frame[2] - frame[0], frame[3] - frame[1]
    return (
        (box[0] - frame[0]) / wide,
        (box[1] - frame[1]) / high,
        (box[2] - frame[0]) / wide,
        (box[3] - frame[1]) / high,
    )
