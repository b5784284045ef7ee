"""A file as JSON that can be stored, or a refusal that names the place."""

from __future__ import annotations

import json
import re
from typing import Any

from letters.web_annotation.reading import AnnotationError

# In bytes.
LONGEST_FILE = 4_000_000
# Objects and lists within each other.
_DEEPEST = 40
# The database stores neither.
_NOT_STORABLE = re.compile("[\x00\ud800-\udfff]")


def read_json(content: bytes) -> Any:
    """Raises AnnotationError."""
    if len(content) > LONGEST_FILE:
        most = LONGEST_FILE // 1_000_000
        raise AnnotationError("file", f"It is longer than {most} MB.")
    try:
        value = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise AnnotationError(f"byte {error.start}", "It is no UTF-8.") from error
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise AnnotationError(place, f"It is no JSON: {error.msg}.") from error
    except (ValueError, RecursionError) as error:
        raise AnnotationError("file", "It is no JSON that can be read.") from error
    _check(value, "", _DEEPEST)
    return value


def _check(value: Any, place: str, depth: int) -> None:
    """Refuse what cannot be stored, wherever it stands."""
    if depth < 0:
        raise AnnotationError(place[:80], "It is too deep.")
    if isinstance(value, str) and _NOT_STORABLE.search(value):
        raise AnnotationError(place or "file", "It has a character that is none.")
    if isinstance(value, dict):
        for name, inner in value.items():
            _check(name, place or "file", depth)
            _check(inner, f"{place}.{name}".lstrip("."), depth - 1)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            _check(inner, f"{place}[{number}]", depth - 1)
