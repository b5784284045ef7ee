"""Measures what each query costs each engine, in several rounds.

The engines take turns at every query, so that other load falls on all of them.
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

from benchmarks.search.engines import Answer, Engine, UnsupportedQueryError, opened
from benchmarks.search.queries import QUERIES, Query

ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU and wall time in milliseconds."""

    cpu: float
    wall: float


@dataclass(frozen=True, slots=True)
class Task:
    """One engine, and what it is asked for: a whole page, or only the hits."""

    engine: Engine
    answer: Callable[[Query], Answer | None]

    def timed(self, query: Query) -> tuple[Cost, Answer | None]:
        """Raises UnsupportedQueryError."""
        cpu, wall = self.engine.cpu_seconds(), time.perf_counter()
        answer = self.answer(query)
        wall = time.perf_counter() - wall
        return Cost(1000 * (self.engine.cpu_seconds() - cpu), 1000 * wall), answer


@dataclass(frozen=True, slots=True)
class Measured:
    """The medians of the rounds for each query that the engine supports."""

    engine: str
    costs: dict[Query, Cost]
    answers: dict[Query, Answer | None]

    def cpu(self, queries: Sequence[Query] = QUERIES) -> dict[Query, float]:
        return {
            query: self.costs[query].cpu for query in queries if query in self.costs
        }


def measure(tasks: Sequence[Task]) -> list[Measured]:
    runs: list[dict[Query, list[Cost]]] = [defaultdict(list) for _ in tasks]
    answers: list[dict[Query, Answer | None]] = [{} for _ in tasks]
    for round_number in range(1 + ROUNDS):
        for query in QUERIES:
            for index, task in enumerate(tasks):
                with suppress(UnsupportedQueryError):
                    cost, answers[index][query] = task.timed(query)
                    # The first round only warms up.
                    if round_number:
                        runs[index][query].append(cost)
    return [
        Measured(task.engine.name, _medians(costs), answers[index])
        for index, (task, costs) in enumerate(zip(tasks, runs, strict=True))
    ]


def _medians(runs: dict[Query, list[Cost]]) -> dict[Query, Cost]:
    return {
        query: Cost(median(c.cpu for c in costs), median(c.wall for c in costs))
        for query, costs in runs.items()
    }


def first_page(engine: Engine) -> Cost:
    """The cost in a new process that has opened its index, but answered nothing yet."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        return executor.submit(_first_page, engine).result()


def _first_page(engine: Engine) -> Cost:
    with opened(engine):
        cost, _ = Task(engine, engine.page).timed(QUERIES[0])
    return cost
