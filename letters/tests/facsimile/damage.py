"""What may happen to a file on a disk."""

from __future__ import annotations

import os
from pathlib import Path


def flip_byte(path: Path) -> None:
    """Change one bit in the middle; length and dates stay."""
    before = path.stat()
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.chmod(0o644)
    path.write_bytes(bytes(content))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def cut_short(path: Path) -> None:
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:-1])


def make_unreadable(path: Path) -> None:
    """A folder in its place: root may read every file."""
    path.unlink()
    path.mkdir()
