"""Give up a shared lock, which the archive itself holds until its process ends."""

from __future__ import annotations

import os
from pathlib import Path

from archive import locks


def release(path: Path) -> None:
    """Undo `locks.acquire_shared`; nothing, if this process does not hold the lock."""
    descriptor = locks._held.pop(path, None)
    if descriptor is not None:
        os.close(descriptor)
