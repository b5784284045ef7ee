"""What each engine takes for each query, in rounds in which the engines take turns.

They do so at every query, so that what else the machine does falls on all of them.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from statistics import median

from benchmarks.search.engines import Answer, CannotSayError, Engine, opened
from benchmarks.search.queries import QUERIES, Query

ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds: of the processor, and of the clock on the wall."""

    cpu: float
    wall: float


@dataclass(frozen=True, slots=True)
class Asking:
    """One engine, and one way of asking it: for a whole page, or for the hits alone."""

    engine: Engine
    way: Callable[[Query], Answer | None]

    def timed(self, query: Query) -> tuple[Cost, Answer | None]:
        """Raises CannotSayError."""
        cpu, wall = self.engine.cpu_seconds(), time.perf_counter()
        answer = self.way(query)
        wall = time.perf_counter() - wall
        return Cost(1000 * (self.engine.cpu_seconds() - cpu), 1000 * wall), answer


@dataclass(frozen=True, slots=True)
class Measured:
    """The median of the rounds for each query that the engine can be asked."""

    engine: str
    costs: dict[Query, Cost]
    answers: dict[Query, Answer | None]

    def cpu(self, queries: Sequence[Query] = QUERIES) -> dict[Query, float]:
        return {
            query: self.costs[query].cpu for query in queries if query in self.costs
        }


def measure(askings: Sequence[Asking]) -> list[Measured]:
    runs: list[dict[Query, list[Cost]]] = [defaultdict(list) for _ in askings]
    answers: list[dict[Query, Answer | None]] = [{} for _ in askings]
    for number in range(1 + ROUNDS):
        for query in QUERIES:
            for place, asking in enumerate(askings):
                with suppress(CannotSayError):
                    cost, answers[place][query] = asking.timed(query)
                    # The first round only warms.
                    if number:
                        runs[place][query].append(cost)
    return [
        Measured(asking.engine.name, _medians(costs), answers[place])
        for place, (asking, costs) in enumerate(zip(askings, runs, strict=True))
    ]


def _medians(runs: dict[Query, list[Cost]]) -> dict[Query, Cost]:
    return {
        query: Cost(median(c.cpu for c in costs), median(c.wall for c in costs))
        for query, costs in runs.items()
    }


def first_page(engine: Engine) -> Cost:
    """Of a fresh process that has opened what it needs, and answered nothing yet."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        return executor.submit(_first_page, engine).result()


def _first_page(engine: Engine) -> Cost:
    with opened(engine):
        cost, _ = Asking(engine, engine.page).timed(QUERIES[0])
    return cost
