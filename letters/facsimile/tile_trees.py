"""The folder of the tiles of each scan, which appears whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from letters.facsimile.atomic_files import full_disk_told
from letters.facsimile.pyramids import Pyramid
from letters.facsimile.scan_names import parts_of_name
from letters.facsimile.store import shelf_path

UNFINISHED = ".unfinished-"


def tile_tree(root: Path, name: str) -> Path:
    """The folder of the scan's tiles. Raises UnknownScanError for what is no name of one."""
    digest, _frame = parts_of_name(name)
    return shelf_path(root, digest) / name


@contextmanager
def unfinished_tree(root: Path) -> Iterator[Path]:
    """A folder in which tiles are made, deleted at the end. A process that is killed
    leaves it: nothing reads it, and `clear_unfinished` deletes it."""
    with full_disk_told():
        root.mkdir(parents=True, exist_ok=True)
        folder = Path(mkdtemp(prefix=UNFINISHED, dir=root))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def publish_tree(made: Path, target: Path) -> None:
    """Give tiles that are all there their place; those that were there go."""
    # The bytes first: a power cut could otherwise leave the names of empty files.
    os.sync()
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        target.rename(made.with_name(f"{made.name}-former"))
    made.rename(target)


def clear_unfinished(root: Path) -> None:
    """Delete what processes that were killed have left. Nobody else may be cutting."""
    for folder in root.glob(f"{UNFINISHED}*"):
        shutil.rmtree(folder, ignore_errors=True)


def missing_tiles(tree: Path, pyramid: Pyramid) -> list[str]:
    """The tiles that are not there, or empty."""
    return [tile.path for tile in pyramid.tiles() if not _has_bytes(tree / tile.path)]


def _has_bytes(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False
