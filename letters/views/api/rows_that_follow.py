"""Some rows of a list, and the address at which it goes on: however far, as quick."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest


def following(
    request: HttpRequest, rows: QuerySet, limit: int, name: str
) -> tuple[list[Any], str | None]:
    """As many of the rows, and the address of those after the last one's `name`."""
    found = list(rows[: limit + 1])
    if len(found) <= limit:
        return found, None
    query = request.GET.copy()
    query["after"] = getattr(found[limit - 1], name)
    return found[:limit], request.build_absolute_uri(f"?{query.urlencode()}")
