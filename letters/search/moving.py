"""Moves the search index to another place, with another configuration or more servers."""

from __future__ import annotations

import threading
from typing import Protocol, runtime_checkable

from letters.search.engines import configured
from letters.search.errors import RejectedError
from letters.search.indexing import (
    IndexChanges,
    Progress,
    delete_requests,
    index_all,
    no_progress,
)
from letters.search.interface import SearchBackend
from letters.search.query.tree import Material


@runtime_checkable
class MovableBackend(Protocol):
    """One whose index can be built at another place."""

    def beside(self, collection: str) -> SearchBackend:
        """Whoever writes it there. Raises RejectedError where it cannot be exchanged."""

    def exchange(self, collection: str) -> None:
        """Let all read what is there, of documents and of front matter. Raises
        RejectedError."""


def move(
    collection: str, stop: threading.Event, progress: Progress = no_progress
) -> IndexChanges:
    """Build whole indexes in another collection, which exists, then exchange it for the
    current one. Only for the sole writer. Raises RejectedError where that cannot be
    done."""
    movable = configured.backend()
    if not isinstance(movable, MovableBackend):
        raise RejectedError("The archive's own index has one place.")
    changes, carried_out = IndexChanges(), {}
    for material in Material:
        backend = configured.backend(material).beside(collection)
        waiting = configured.requests(material)
        carried_out[material] = [*waiting.values_list("pk", flat=True)]
        with backend.rebuilding() as writer:
            indexed = index_all(material, writer, stop, progress)
        changes += IndexChanges(indexed, is_rebuilt=True)
    movable.exchange(collection)
    for material, requests in carried_out.items():
        delete_requests(material, requests)
    return changes
