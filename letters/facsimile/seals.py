"""A seal at the end of a file that was made here shows whether its bytes changed.

It follows the end of the JPEG, where decoders stop reading, so that image and seal
are written in one go.
"""

from __future__ import annotations

import hashlib
import os
import re
from typing import IO, BinaryIO

_SEAL = re.compile(rb"\nsha256 ([0-9a-f]{64})\n")
_LENGTH = len(b"\nsha256 ") + 64 + len(b"\n")


def seal(file: IO[bytes]) -> None:
    """Append the digest of what `file`, open for reading and writing, holds."""
    file.flush()
    file.seek(0)
    content = file.read()
    file.write(b"\nsha256 %s\n" % hashlib.sha256(content).hexdigest().encode())


def has_unbroken_seal(file: BinaryIO) -> bool:
    file.seek(0)
    content = file.read()
    file.seek(0)
    match = _SEAL.fullmatch(content[-_LENGTH:])
    if not match:
        return False
    return match[1].decode() == hashlib.sha256(content[:-_LENGTH]).hexdigest()


def has_seal(file: BinaryIO) -> bool:
    """Whether it ends with a seal, even a broken one."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _LENGTH))
    return bool(_SEAL.fullmatch(file.read()))
