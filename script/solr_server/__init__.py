"""Starts a real Solr server from Maven's artifacts, where Java 17 and Maven are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from solr_server.cloud import CONFIGURATION, NAME, Cloud, cloud
from solr_server.programs import (
    JARS,
    Program,
    SolrDidNotStartError,
    bring_jars,
    missing_programs,
)

__all__ = [
    "JARS",
    "Cloud",
    "SolrDidNotStartError",
    "bring_jars",
    "cloud",
    "missing_programs",
    "solr",
]


@contextmanager
def solr(folder: Path, port: int = 0, *, heap: str = "512m") -> Iterator[str]:
    """The address of a core that is served within, with its index in `folder`."""
    bring_jars()
    server = Program(
        *("SolrServer.java", folder / "logs", heap),
        *(folder, port, CONFIGURATION, NAME),
    )
    try:
        yield server.address()
    finally:
        server.end()
