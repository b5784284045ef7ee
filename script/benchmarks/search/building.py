"""Builds each index, and measures the time, size and memory that this takes.

A process of its own builds each: ours by its command, the others by
`python -m benchmarks.search.building NAME FOLDER`.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
django.setup()

from benchmarks.processes import ProcessCost, run_and_watch  # noqa: E402
from benchmarks.search.disk import bytes_in  # noqa: E402
from benchmarks.search.engines import BuiltEngine  # noqa: E402
from benchmarks.search.postgresql import Postgresql  # noqa: E402
from benchmarks.search.sqlite import Sqlite  # noqa: E402
from benchmarks.search.stock.engine import Stock  # noqa: E402
from benchmarks.search.whoosh_bare import WhooshBare  # noqa: E402

from letters.search.engines import configured  # noqa: E402


@dataclass(frozen=True, slots=True)
class Build:
    """`size` is in bytes."""

    engine: str
    documents: int
    size: int
    cost: ProcessCost


def other_engines(folder: Path) -> list[BuiltEngine]:
    """The engines that store their index in `folder`, or in the database."""
    return [WhooshBare(folder), Sqlite(folder), Postgresql(folder)]


def build_ours(documents: int) -> Build:
    command = (sys.executable, "manage.py", "index_letters", "--rebuild")
    cost = run_and_watch(command)
    size = bytes_in(configured.backend().generations.current())
    return Build("ours", documents, size, cost)


def build_other(engine: BuiltEngine, documents: int) -> Build:
    module = "benchmarks.search.building"
    command = (sys.executable, "-m", module, engine.name, str(engine.folder))
    cost = run_and_watch(command)
    return Build(engine.name, documents, engine.bytes_on_disk(), cost)


def build_stock(stock: Stock, documents: int) -> Build:
    cost = run_and_watch(stock.building, stock.environment)
    return Build(stock.name, documents, stock.bytes_on_disk(), cost)


if __name__ == "__main__":
    name, folder = sys.argv[1:]
    (engine,) = [
        engine for engine in other_engines(Path(folder)) if engine.name == name
    ]
    engine.build()
