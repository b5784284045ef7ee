"""What every engine is asked, and what it answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from benchmarks.search.queries import Query

HITS = 20


@dataclass(frozen=True, slots=True)
class Answer:
    """The number of matching documents, and the primary keys of the first twenty."""

    total: int
    pks: tuple[int, ...] = ()


class Engine(Protocol):
    """Opened once, asked often. `search` and `page` may raise UnsupportedQueryError.

    `search` finds the first twenty and the total. `page` makes a page of results: these,
    the counts of two facets (volume and year), and twenty excerpts. It returns None if
    the page is HTML.
    """

    name: str

    def open(self) -> None: ...

    def close(self) -> None: ...

    def search(self, query: Query) -> Answer: ...

    def page(self, query: Query) -> Answer | None: ...

    def cpu_seconds(self) -> float:
        """The CPU seconds so far of all processes that answer."""


class BuiltEngine(Engine, Protocol):
    """An engine that indexes the texts of the benchmark itself."""

    folder: Path

    def build(self) -> None: ...

    def bytes_on_disk(self) -> int: ...


class UnsupportedQueryError(Exception):
    """The engine has no such query."""


@contextmanager
def opened(engine: Engine) -> Iterator[Engine]:
    engine.open()
    try:
        yield engine
    finally:
        engine.close()
