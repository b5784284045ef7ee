"""Put a page, or the tiles of a scan, into a generation of the front."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

# Of blocks of 4 kB: a generation takes 1 GB of the disk at most.
_BLOCK = 4096
_MOST_BLOCKS = 250_000
# Its length is the number of blocks that are taken: all processes add to it.
_TAKEN = ".taken"
_FOLDER_MODE = 0o755


def write_page(generation: Path, target: Path, body: bytes, stamp: int) -> None:
    """`body` is compressed. nginx looks for the file, and sends its twin that ends with
    ".gz" (gzip_static). Of that one's length, and the second when it was changed, it makes
    the ETag: that second is `stamp` here, which says what is in it.
    """
    if target.exists() or not _has_room(generation, len(body)):
        return
    _make_folder(generation, target.parent)
    with NamedTemporaryFile(dir=generation, prefix=".made-", delete=False) as file:
        made = Path(file.name)
        try:
            file.write(body)
            file.close()
            made.chmod(0o644)
            os.utime(made, (stamp, stamp))
            twin = target.with_name(f"{target.name}.gz")
            made.rename(twin)
            with suppress(FileExistsError):
                target.hardlink_to(twin)
        finally:
            made.unlink(missing_ok=True)


def link_tiles(generation: Path, target: Path, tree: Path) -> None:
    if not _has_room(generation, 1):
        return
    _make_folder(generation, target.parent)
    with suppress(FileExistsError):
        target.symlink_to(tree)


def _make_folder(generation: Path, folder: Path) -> None:
    """Raises FileNotFoundError where the generation itself was deleted."""
    if folder.is_dir():
        return
    if folder != generation:
        _make_folder(generation, folder.parent)
    if folder == generation:
        raise FileNotFoundError(generation)
    with suppress(FileExistsError):
        folder.mkdir(mode=_FOLDER_MODE)


def _has_room(generation: Path, size: int) -> bool:
    blocks = 1 + size // _BLOCK
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
    descriptor = os.open(generation / _TAKEN, flags, 0o600)
    try:
        if os.fstat(descriptor).st_size + blocks > _MOST_BLOCKS:
            return False
        os.write(descriptor, b"." * blocks)
    finally:
        os.close(descriptor)
    return True
