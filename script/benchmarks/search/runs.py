"""One run of the benchmark for an archive of one size: build, measure and print."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from benchmarks.output import p50, p95, print_line, print_table
from benchmarks.search.building import (
    Build,
    build_other,
    build_ours,
    build_stock,
    other_engines,
)
from benchmarks.search.engines import Engine, opened
from benchmarks.search.measuring import Measured, Task, first_page, measure
from benchmarks.search.ours import Ours
from benchmarks.search.stock.engine import Stock
from benchmarks.search.tables import (
    formatted,
    ours_of,
    print_builds,
    print_costs,
    print_costs_by_kind,
    print_first_pages,
    print_totals,
    ratio,
)

from letters.models import Document
from letters.search import check_index

ENGINES = ("Whoosh", "FTS5", "PostgreSQL")


class Run:
    """`stock` is the number of documents for Haystack's own backend; 0 leaves it out."""

    def __init__(
        self, folder: Path, documents: int, names: Sequence[str], *, stock: int
    ) -> None:
        self.documents = documents
        self.others = [
            engine for engine in other_engines(folder) if engine.name in names
        ]
        self.stock = Stock(folder, last_of_the_first(stock)) if stock else None
        self.stock_documents = min(stock, documents)
        self.ours = Ours()
        self.pages: list[Measured] = []

    def carry_out(self, *, builds_ours: bool) -> None:
        print_line(f"\n{self.documents:,} documents\n\nbuild")
        print_builds(self.build(builds_ours=builds_ours))
        engines = self.engines()
        print_line()
        # Before the engines are opened: open ones cannot be sent to a new process.
        print_first_pages({engine.name: first_page(engine) for engine in engines})
        with ExitStack() as stack:
            for engine in engines:
                stack.enter_context(opened(engine))
            self.print_answers(engines)

    def build(self, *, builds_ours: bool) -> list[Build]:
        builds = [build_ours(self.documents)] if builds_ours else []
        builds += [build_other(engine, self.documents) for engine in self.others]
        if self.stock:
            builds.append(build_stock(self.stock, self.stock_documents))
        return builds

    def engines(self) -> list[Engine]:
        check_index()
        engines: list[Engine] = [self.ours, *self.others]
        return [*engines, self.stock] if self.stock else engines

    def print_answers(self, engines: Sequence[Engine]) -> None:
        pages = [Task(engine, engine.page) for engine in engines]
        ours, *others, answers = measure([*pages, Task(self.ours, self.ours.answer)])
        self.pages = [ours, *others]
        hits = measure([Task(engine, engine.search) for engine in engines])
        for heading, measured in (
            ("pages", self.pages),
            ("answers", [answers, *others]),
            ("hits only", hits),
        ):
            print_line(f"\n{heading}")
            print_costs(measured)
            print_line()
            print_costs_by_kind(measured)
        print_line()
        print_totals(hits)


def last_of_the_first(documents: int) -> int:
    """The primary key of the last of so many documents."""
    pks = Document.objects.published().order_by("pk").values_list("pk", flat=True)
    return [*pks[:documents]][-1]


def print_growth(runs: Sequence[Run]) -> None:
    if len(runs) == 1:
        return
    print_line("\ngrowth: pages, CPU ms")
    rows = [_growth(run, measured) for run in runs for measured in run.pages]
    print_table(["documents", "", "ours/it p50", "p95", "p50", "p95", "max"], rows)


def _growth(run: Run, measured: Measured) -> list[str]:
    ours = ours_of(run.pages)
    costs = measured.cpu().values()
    return [
        f"{run.documents:,}",
        measured.engine,
        *(ratio(ours, measured, figure) for figure in (p50, p95)),
        *(formatted(figure(costs)) for figure in (p50, p95, max)),
    ]
