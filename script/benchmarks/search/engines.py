"""What is asked of every engine, and what it answers."""

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
    """How many documents were found, and the primary keys of the first twenty."""

    total: int
    pks: tuple[int, ...] = ()


class Engine(Protocol):
    """Opened once, asked often. Both ways of asking may raise CannotSayError.

    `search` finds the first twenty and the total. `page` makes a page of results:
    these, the counts of two facets (volume and year), and twenty excerpts; None is a
    page that is for people to read.
    """

    name: str

    def open(self) -> None: ...

    def close(self) -> None: ...

    def search(self, query: Query) -> Answer: ...

    def page(self, query: Query) -> Answer | None: ...

    def cpu_seconds(self) -> float:
        """Spent so far by all processes that answer."""


class Built(Engine, Protocol):
    """An engine that the benchmark gives its texts to, and which keeps them itself."""

    folder: Path

    def build(self) -> None: ...

    def bytes_on_disk(self) -> int: ...


class CannotSayError(Exception):
    """The engine has nothing to say this with."""


@contextmanager
def opened(engine: Engine) -> Iterator[Engine]:
    engine.open()
    try:
        yield engine
    finally:
        engine.close()
