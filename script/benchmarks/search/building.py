"""How long it takes to build each index, how large it is, and what memory that needs.

Each is built by a process of its own, ours by its command, the others by
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

from benchmarks.processes import Spent, run_and_watch  # noqa: E402
from benchmarks.search.disk import bytes_in  # noqa: E402
from benchmarks.search.engines import Built  # noqa: E402
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
    spent: Spent


def others(folder: Path) -> list[Built]:
    """The engines that keep what they build in `folder`, or in the database."""
    return [WhooshBare(folder), Sqlite(folder), Postgresql(folder)]


def build_ours(documents: int) -> Build:
    command = (sys.executable, "manage.py", "index_letters", "--rebuild")
    spent = run_and_watch(command)
    size = bytes_in(configured.backend().generations.current())
    return Build("ours", documents, size, spent)


def build_other(other: Built, documents: int) -> Build:
    module = "benchmarks.search.building"
    command = (sys.executable, "-m", module, other.name, str(other.folder))
    spent = run_and_watch(command)
    return Build(other.name, documents, other.bytes_on_disk(), spent)


def build_stock(stock: Stock, documents: int) -> Build:
    spent = run_and_watch(stock.building, stock.environment)
    return Build(stock.name, documents, stock.bytes_on_disk(), spent)


if __name__ == "__main__":
    (wanted,) = [each for each in others(Path(sys.argv[2])) if each.name == sys.argv[1]]
    wanted.build()
