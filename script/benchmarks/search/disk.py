"""How much of the disk is taken."""

from __future__ import annotations

from pathlib import Path


def bytes_in(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
