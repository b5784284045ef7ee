"""The tiles of a scan, as a view needs them."""

from __future__ import annotations

from letters.facsimile import Pyramid, TiledScan, tile_tree
from letters.ingest.media_folders import tiles_folder
from letters.models import PageImage
from letters.models.images import ScanState


def tiled_scan(image: PageImage) -> TiledScan | None:
    """None until it is cut."""
    if not image.is_ready:
        return None
    tree = tile_tree(tiles_folder(), image.scan_name)
    return TiledScan(tree, Pyramid(image.width, image.height))


def cut_again(image: PageImage) -> None:
    """The tiles are gone, as when somebody emptied their folder: have them cut anew."""
    images = PageImage.objects.filter(sha256=image.sha256, frame=image.frame)
    images.filter(state=ScanState.READY).update(state=ScanState.WAITING)
