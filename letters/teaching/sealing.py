"""Answers in a form that nobody reads by accident: in a file that students may open.

It is no secret. Whoever takes the trouble can read it, as a program does that imports it.
"""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from typing import Any

# In bytes, when it is unpacked.
LONGEST = 200_000


def seal(answers: dict[str, Any]) -> str:
    packed = zlib.compress(json.dumps(answers, sort_keys=True).encode())
    return base64.urlsafe_b64encode(packed).decode("ascii")


def unseal(sealed: Any) -> dict[str, Any]:
    """What was sealed. Raises ValueError for anything else."""
    if not isinstance(sealed, str):
        raise ValueError("These are no answers.")
    unpacker = zlib.decompressobj()
    try:
        packed = base64.urlsafe_b64decode(sealed.encode("ascii"))
        written = unpacker.decompress(packed, LONGEST)
        answers = json.loads(written)
    except (binascii.Error, zlib.error, ValueError, RecursionError) as error:
        raise ValueError("The answers are damaged.") from error
    if unpacker.unconsumed_tail or not isinstance(answers, dict):
        raise ValueError("The answers are damaged.")
    return answers
