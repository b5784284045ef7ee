"""The scans of a document in its TEI file, and the boxes on them (TEI Guidelines 11).

Boxes point to their parts (`corresp`), and parts to their boxes (`facs`): some programs
follow only the one, some the other. Where a part is no element of its own, the box points
to its address in the archive.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from xml.parsers import expat

from lxml import etree

from letters.exports.xml_text import maker_of_elements
from letters.tei.source import XML_ID
from letters.tei.zones import PREFIX

TEI = "http://www.tei-c.org/ns/1.0"
Element = etree._Element
E = maker_of_elements(TEI, {None: TEI})


@dataclass(frozen=True, slots=True)
class ExportedBox:
    """A box, the address of the part in it, and the number of the part's element in the
    source, if it is one. `id` is what the element is called there already."""

    number: int
    x: int
    y: int
    width: int
    height: int
    address: str
    element: int | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class ExportedScan:
    """A scan: the address of its file and its name, and the page that it shows."""

    number: int
    url: str
    name: str
    width: int
    height: int
    address: str
    boxes: Sequence[ExportedBox]
    description: str = ""
    element: int | None = None
    id: str = ""

    @property
    def surface(self) -> str:
        return f"{PREFIX}surface.{self.number}"


def facsimile_of(scans: Iterable[ExportedScan]) -> str:
    """The element with a surface for each scan; "" without any."""
    surfaces = [_surface(scan) for scan in scans]
    if not surfaces:
        return ""
    element = E.facsimile(*surfaces)
    etree.indent(element, space="  ")
    return str(etree.tostring(element, encoding="unicode"))


def _surface(scan: ExportedScan) -> Element:
    graphic = E.graphic(
        url=scan.url, width=f"{scan.width}px", height=f"{scan.height}px", n=scan.name
    )
    if scan.description:
        graphic.append(E.desc(scan.description))
    surface = E.surface(
        graphic,
        *(_zone(box) for box in scan.boxes),
        ulx="0",
        uly="0",
        lrx=str(scan.width),
        lry=str(scan.height),
        corresp=_pointer(scan),
    )
    surface.set(XML_ID, scan.surface)
    return surface


def _zone(box: ExportedBox) -> Element:
    zone = E.zone(
        ulx=str(box.x),
        uly=str(box.y),
        lrx=str(box.x + box.width),
        lry=str(box.y + box.height),
        corresp=_pointer(box),
    )
    zone.set(XML_ID, _zone_id(box))
    return zone


def _zone_id(box: ExportedBox) -> str:
    return f"{PREFIX}zone.{box.number}"


def _pointer(part: ExportedBox | ExportedScan) -> str:
    if part.element is None:
        return part.address
    return f"#{part.id or _own_id(part.element)}"


def _own_id(element: int) -> str:
    return f"{PREFIX}part.{element}"


def with_pointers(source: str, scans: Iterable[ExportedScan]) -> str:
    """The `source`, whose elements point to their boxes and pages to their surfaces.

    Nothing else of it changes. An element that points elsewhere already is left alone.
    """
    targets: dict[int, list[str]] = {}
    ids: dict[int, str] = {}
    for scan in scans:
        parts: list[tuple[ExportedBox | ExportedScan, str]] = [(scan, scan.surface)]
        parts += [(box, _zone_id(box)) for box in scan.boxes]
        for part, target in parts:
            if part.element is not None:
                targets.setdefault(part.element, []).append(f"#{target}")
                ids[part.element] = "" if part.id else _own_id(part.element)
    written = source.encode()
    for number, place, has_facs in reversed(_start_tags(written)):
        if number in targets:
            added = f' xml:id="{ids[number]}"' if ids[number] else ""
            facs = "" if has_facs else f' facs="{" ".join(targets[number])}"'
            written = written[:place] + f"{facs}{added}".encode() + written[place:]
    return written.decode()


def _start_tags(source: bytes) -> list[tuple[int, int, bool]]:
    """The number of each element, the place behind its name, and whether it has `facs`."""
    tags: list[tuple[int, int, bool]] = []
    parser = expat.ParserCreate()

    def start(name: str, attributes: Any) -> None:
        place = parser.CurrentByteIndex + 1 + len(name.encode())
        tags.append((len(tags), place, "facs" in attributes))

    parser.StartElementHandler = start
    parser.Parse(source, True)
    return tags
