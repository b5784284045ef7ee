"""The rows of a translation as a relation stores them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from letters.alignment.translation import ParallelRow


def read_rows(stored: Any) -> list[ParallelRow]:
    """Those that are written as `write_rows` does; what comes from elsewhere may not be."""
    rows = []
    for one in stored if isinstance(stored, list) else ():
        if not isinstance(one, dict):
            continue
        sides = one.get("original"), one.get("translation")
        if all(isinstance(keys, list) for keys in sides):
            original, translation = (
                tuple(key for key in keys or () if isinstance(key, str))
                for keys in sides
            )
            is_confirmed = one.get("confirmed") is True
            rows.append(ParallelRow(original, translation, is_confirmed))
    return rows


def write_rows(rows: Sequence[ParallelRow]) -> list[dict[str, Any]]:
    return [
        {
            "original": [*row.original],
            "translation": [*row.translation],
            "confirmed": row.is_confirmed,
        }
        for row in rows
    ]


def state_of(rows: Sequence[ParallelRow]) -> str:
    """A name of these rows, by which a form says which ones it was made of."""
    written = json.dumps(write_rows(rows), sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()[:20]
