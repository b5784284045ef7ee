"""One run of the benchmark: build, ask and say, for an archive of one size."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from benchmarks.search.building import (
    Build,
    build_other,
    build_ours,
    build_stock,
    others,
)
from benchmarks.search.engines import Engine, opened
from benchmarks.search.measuring import Asking, Measured, first_page, measure
from benchmarks.search.ours import Ours
from benchmarks.search.stock.engine import Stock
from benchmarks.search.tables import (
    ours_of,
    ratio,
    say_builds,
    say_costs,
    say_costs_by_kind,
    say_first_pages,
    say_totals,
    shown,
)
from benchmarks.telling import p50, p95, say, say_table

from letters.models import Document
from letters.search import check_index

ENGINES = ("Whoosh", "FTS5", "PostgreSQL")


class Run:
    """`stock` is how many documents Haystack's own backend is given; 0 leaves it out."""

    def __init__(
        self, folder: Path, documents: int, names: Sequence[str], *, stock: int
    ) -> None:
        self.documents = documents
        self.others = [each for each in others(folder) if each.name in names]
        self.stock = Stock(folder, last_of_the_first(stock)) if stock else None
        self.stock_documents = min(stock, documents)
        self.ours = Ours()
        self.pages: list[Measured] = []

    def carry_out(self, *, builds_ours: bool) -> None:
        say(f"\n{self.documents:,} documents\n\nbuild")
        say_builds(self.build(builds_ours=builds_ours))
        engines = self.engines()
        say()
        # Before they are opened here: what is open cannot be given to a new process.
        say_first_pages({engine.name: first_page(engine) for engine in engines})
        with ExitStack() as stack:
            for engine in engines:
                stack.enter_context(opened(engine))
            self.say_answers(engines)

    def build(self, *, builds_ours: bool) -> list[Build]:
        builds = [build_ours(self.documents)] if builds_ours else []
        builds += [build_other(other, self.documents) for other in self.others]
        if self.stock:
            builds.append(build_stock(self.stock, self.stock_documents))
        return builds

    def engines(self) -> list[Engine]:
        check_index()
        engines: list[Engine] = [self.ours, *self.others]
        return [*engines, self.stock] if self.stock else engines

    def say_answers(self, engines: Sequence[Engine]) -> None:
        pages = [Asking(engine, engine.page) for engine in engines]
        whole, *others, answers = measure([*pages, Asking(self.ours, self.ours.answer)])
        self.pages = [whole, *others]
        hits = measure([Asking(engine, engine.search) for engine in engines])
        for heading, measured in (
            ("pages", self.pages),
            ("answers", [answers, *others]),
            ("hits alone", hits),
        ):
            say(f"\n{heading}")
            say_costs(measured)
            say()
            say_costs_by_kind(measured)
        say()
        say_totals(hits)


def last_of_the_first(documents: int) -> int:
    """The primary key of the last of so many documents."""
    pks = Document.objects.published().order_by("pk").values_list("pk", flat=True)
    return [*pks[:documents]][-1]


def say_growth(runs: Sequence[Run]) -> None:
    if len(runs) == 1:
        return
    say("\ngrowth: pages, CPU ms")
    rows = [_growth(run, each) for run in runs for each in run.pages]
    say_table(["documents", "", "ours/it p50", "p95", "p50", "p95", "max"], rows)


def _growth(run: Run, measured: Measured) -> list[str]:
    ours = ours_of(run.pages)
    costs = measured.cpu().values()
    return [
        f"{run.documents:,}",
        measured.engine,
        *(ratio(ours, measured, figure) for figure in (p50, p95)),
        *(shown(figure(costs)) for figure in (p50, p95, max)),
    ]
