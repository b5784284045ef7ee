"""Are the tiles of each scan there, as many as were cut, and no others?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from letters.facsimile import SCAN_NAME, Pyramid, missing_tiles, tile_tree
from letters.ingest.verifying import Finding, Progress
from letters.models import PageImage
from letters.models.images import ScanState

_AGAIN = "Run manage.py cut_scans --all: it cuts them again."


def verify_tiles(tiles: Path, progress: Progress) -> Iterator[Finding]:
    """Each scan that is ready: is every tile of it there? Each folder: is it of a scan?"""
    scans = _ready_scans()
    for name, size in progress(scans.items(), "Tiles", len(scans)):
        pyramid = Pyramid(*size)
        if missing := missing_tiles(tile_tree(tiles, name), pyramid):
            total = sum(1 for _tile in pyramid.tiles())
            yield Finding(
                str(tile_tree(tiles, name)),
                f"{len(missing):,} of {total:,} tiles are missing or empty. {_AGAIN}",
            )
    named = {tile_tree(tiles, name) for name in _named_scans()}
    for folder in sorted(tiles.glob("*/*")):
        if folder not in named:
            words = "no page scan has these tiles; they may be deleted."
            yield Finding(str(folder), words, is_fault=False)


def verify_states(progress: Progress) -> Iterator[Finding]:
    """Each scan whose file cannot be shown."""
    damaged = PageImage.objects.filter(state=ScanState.DAMAGED)
    images = damaged.select_related("document").order_by("pk")
    for image in progress(images, "Damaged scans", len(images)):
        yield Finding(
            f"{image.document.identifier} page {image.page_key}",
            f"{image.fault} Add a better file, and take this one out.",
        )


def _ready_scans() -> dict[str, tuple[int, int]]:
    ready = PageImage.objects.filter(state=ScanState.READY).order_by("pk")
    images = ready.only("sha256", "frame", "width", "height")
    sizes = {image.scan_name: (image.width, image.height) for image in images}
    return {name: size for name, size in sizes.items() if SCAN_NAME.fullmatch(name)}


def _named_scans() -> set[str]:
    """Without those that name no file, which are a fault of their row."""
    names = {image.scan_name for image in PageImage.objects.only("sha256", "frame")}
    return {name for name in names if SCAN_NAME.fullmatch(name)}
