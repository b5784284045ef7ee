"""Measures how soon a reader finds what an archivist has just saved.

The time from the commit of an edited document to the first answer over HTTP with its new
word, while the indexer runs as it does in service.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.server import Server, served

from letters.ingest.saving import Edit, save_document
from letters.models import Document

EDITS = 10
SECONDS_BETWEEN_REQUESTS = 0.01
SECONDS_AT_MOST = 60
WATCH = (sys.executable, "manage.py", "index_letters", "--watch")


def seconds_until_found() -> list[float]:
    """The seconds for each of ten documents, edited one after another."""
    with served() as server, _indexer():
        documents = Document.objects.published().order_by("pk")[: EDITS + 1]
        _, *seconds = [
            _edit_and_find(server, document, f"qvnew{chr(ord('a') + number)}word")
            for number, document in enumerate(documents)
        ]
        # The first waited for the indexer to start.
        return seconds


@contextmanager
def _indexer() -> Iterator[None]:
    with subprocess.Popen(WATCH) as process:  # noqa: S603
        try:
            yield
        finally:
            process.terminate()


def _edit_and_find(server: Server, document: Document, word: str) -> float:
    tei = document.transcription.tei.replace("</p>", f" {word}</p>", 1)
    save_document(document, tei, Edit())
    start = time.perf_counter()
    while (seconds := time.perf_counter() - start) < SECONDS_AT_MOST:
        if json.loads(server.get(f"/search.json?q={word}"))["total"]:
            return seconds
        time.sleep(SECONDS_BETWEEN_REQUESTS)
    sys.exit(f"The edit was not found within {SECONDS_AT_MOST} seconds.")
