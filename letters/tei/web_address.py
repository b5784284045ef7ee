"""Which addresses may be links: a browser would run others, as `javascript:`."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_SCHEMES = {"http", "https"}
# A browser leaves them out, so that what it follows is not what was checked.
_CONTROLS = re.compile(r"[\x00-\x20\x7f-\x9f]")


# Browsers take a backslash for a slash, and any number of them.
_USER = re.compile(r"(?:https?:)?[/\\]{2,}+[^/\\?#@]*+@", re.IGNORECASE)


def names_user(address: str) -> bool:
    """Whether a user, or a password, stands before the host: who reads it may take that
    for where it leads."""
    return bool(_USER.match(address))


def is_web_address(address: str) -> bool:
    """Whether it begins with http:// or https:// and names a host, on one line."""
    if _CONTROLS.search(address):
        return False
    try:
        parts = urlsplit(address)
        return parts.scheme in _SCHEMES and bool(parts.hostname)
    except ValueError:
        return False
