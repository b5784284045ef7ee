"""ETags that nginx makes too, of a file's length and the second when it was changed.

So whoever has a page from the archive need not get it again from the front.
"""

from __future__ import annotations

import hashlib

# What every file system takes for a second: up to the year 2242.
_BITS = 33


def etag_of(content: bytes, body: bytes) -> str:
    """`body` is the content as it is sent, compressed. The same content has the same."""
    digest = int.from_bytes(hashlib.sha256(content).digest())
    return f'W/"{digest % 2**_BITS:x}-{len(body):x}"'


def stamp_of(etag: str) -> int:
    """The second for a file of that ETag."""
    return int(etag.partition('"')[2].partition("-")[0], 16)
