"""Which addresses may be links: a browser would run others, as `javascript:`."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_SCHEMES = {"http", "https"}
# A browser leaves them out, so that what it follows is not what was checked.
_CONTROLS = re.compile(r"[\x00-\x20\x7f-\x9f]")


def is_web_address(address: str) -> bool:
    """Whether it begins with http:// or https:// and names a host, on one line."""
    if _CONTROLS.search(address):
        return False
    try:
        parts = urlsplit(address)
        return parts.scheme in _SCHEMES and bool(parts.hostname)
    except ValueError:
        return False
