"""Haystack with its own Whoosh backend, asked through a SearchQuerySet.

It needs other settings, and so another process: see `stock`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from benchmarks.search.disk import bytes_in
from benchmarks.search.engines import Answer
from benchmarks.search.queries import QUERIES, Query

SETTINGS = "benchmarks.search.stock.settings"
ANSWERING = (sys.executable, "-m", "benchmarks.search.stock.answering")


class Stock:
    """Indexes only the documents up to the primary key `last`: it builds slowly."""

    name = "Haystack"
    building = (sys.executable, "manage.py", "update_index", "--verbosity", "0")

    def __init__(self, folder: Path, last: int) -> None:
        self.folder = folder / "haystack"
        self.environment = os.environ | {
            "LETTERS_BENCH_STOCK": str(self.folder),
            "LETTERS_BENCH_STOCK_LAST": str(last),
            "DJANGO_SETTINGS_MODULE": SETTINGS,
        }

    def bytes_on_disk(self) -> int:
        return bytes_in(self.folder)

    def open(self) -> None:
        self.process = subprocess.Popen(  # noqa: S603
            ANSWERING,
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.seconds = 0.0

    def close(self) -> None:
        self.process.communicate()

    def search(self, query: Query) -> Answer:
        return self._ask("search", query)

    def page(self, query: Query) -> Answer:
        return self._ask("page", query)

    def cpu_seconds(self) -> float:
        return self.seconds

    def _ask(self, task: str, query: Query) -> Answer:
        self.process.stdin.write(f"{task} {QUERIES.index(query)}\n")
        self.process.stdin.flush()
        total, pks, self.seconds = json.loads(self.process.stdout.readline())
        return Answer(total, tuple(pks))
