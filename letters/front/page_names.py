"""Which file of a generation answers a request: deploy/nginx/letters-front-maps.conf
reads the same from the address, and both know the same addresses."""

from __future__ import annotations

import re
from pathlib import Path

_SEGMENT = r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*"
# Nothing that is encoded, and nothing that leads out of a folder.
_PATH = re.compile(rf"/(?:{_SEGMENT}/)*")
_QUERY = re.compile(r"[A-Za-z0-9_.=&-]{0,120}")
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*")
_MOST_LETTERS = 400


def site_folder(generation: Path, scheme: str, host: str) -> Path | None:
    """The folder of a site; None for a host with a port, which no proxy asks for."""
    return generation / scheme / host if _HOST.fullmatch(host) else None


def page_file(site: Path, address: str) -> Path | None:
    """The file for an address. None if it has none.

    No segment of a path has "=" in it, so that no folder has the name of a file.
    """
    path, _, query = address.partition("?")
    if (
        len(address) > _MOST_LETTERS
        or not _PATH.fullmatch(path)
        or not _QUERY.fullmatch(query)
    ):
        return None
    return site / path[1:] / f"={query}"


def tiles_folder_of(site: Path, base: str) -> Path | None:
    """The folder for the tiles of the scan whose image service has the address `base`."""
    return site / base[1:] if _PATH.fullmatch(f"{base}/") else None
