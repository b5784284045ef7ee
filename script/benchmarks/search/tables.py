"""Says in tables what was measured, ratios first: seconds mean little elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import mean

from benchmarks.search.building import Build
from benchmarks.search.measuring import Cost, Measured
from benchmarks.search.queries import QUERIES, Kind, Query
from benchmarks.telling import p50, p95, say_table

OURS = "ours"
# What is less is told as one in so many.
LEAST_RATIO = 0.1
MEGABYTE = 1_000_000

Figure = Callable[[Iterable[float]], float]


def say_builds(builds: Sequence[Build]) -> None:
    columns = [
        "",
        "documents",
        "documents/s",
        "per CPU s",
        "MB on disk",
        "MB of memory",
    ]
    say_table(columns, map(_build, builds))


def _build(build: Build) -> list[str]:
    return [
        build.engine,
        f"{build.documents:,}",
        f"{build.documents / build.spent.seconds:,.0f}",
        f"{build.documents / build.spent.cpu_seconds:,.0f}",
        f"{build.size / MEGABYTE:,.0f}",
        f"{build.spent.memory / MEGABYTE:,.0f}",
    ]


def say_costs(measured: Sequence[Measured]) -> None:
    columns = ["", "ours/it p50", "p95", "CPU ms p50", "p95", "max"]
    columns += ["wall ms p50", "p95", "max", "queries"]
    say_table(columns, [_costs(each, ours_of(measured)) for each in measured])


def _costs(measured: Measured, ours: Measured | None) -> list[str]:
    cpu = [cost.cpu for cost in measured.costs.values()]
    wall = [cost.wall for cost in measured.costs.values()]
    figures = [figure(costs) for costs in (cpu, wall) for figure in (p50, p95, max)]
    return [
        measured.engine,
        *(ratio(ours, measured, figure) for figure in (p50, p95)),
        *map(shown, figures),
        str(len(measured.costs)),
    ]


def say_costs_by_kind(measured: Sequence[Measured]) -> None:
    """Means of CPU milliseconds, and ours in proportion to each of the others."""
    ours = ours_of(measured)
    others = [each for each in measured if each is not ours]
    names = [f"ours/{each.engine}" for each in others]
    say_table(
        ["mean by kind", *names, *(f"{each.engine} ms" for each in measured)],
        [_by_kind(kind, ours, others, measured) for kind in Kind],
    )


def _by_kind(
    kind: Kind,
    ours: Measured | None,
    others: Sequence[Measured],
    measured: Sequence[Measured],
) -> list[str]:
    queries = [query for query in QUERIES if query.kind == kind]
    ratios = [ratio(ours, each, mean, queries) for each in others]
    costs = [each.cpu(queries).values() for each in measured]
    return [
        kind.value,
        *ratios,
        *(shown(mean(some)) if some else "-" for some in costs),
    ]


def say_totals(measured: Sequence[Measured]) -> None:
    """How many documents each found: where they differ, words mean different things."""
    say_table(
        ["documents found", *(each.engine for each in measured)],
        [[query.label, *_totals(query, measured)] for query in QUERIES],
    )


def _totals(query: Query, measured: Sequence[Measured]) -> list[str]:
    return [
        f"{each.answers[query].total:,}" if query in each.answers else "-"
        for each in measured
    ]


def say_first_pages(costs: Mapping[str, Cost]) -> None:
    say_table(
        ["first page of a process", "CPU ms", "wall ms"],
        [[name, shown(cost.cpu), shown(cost.wall)] for name, cost in costs.items()],
    )


def ours_of(measured: Sequence[Measured]) -> Measured | None:
    return next((each for each in measured if each.engine == OURS), None)


def ratio(
    ours: Measured | None,
    other: Measured,
    figure: Figure,
    queries: Sequence[Query] = QUERIES,
) -> str:
    """Of the CPU time for those of `queries` that both can be asked."""
    if not ours:
        return "-"
    both = [query for query in queries if query in ours.costs and query in other.costs]
    if not both:
        return "-"
    value = figure(ours.cpu(both).values()) / figure(other.cpu(both).values())
    return f"{value:.2f}" if value >= LEAST_RATIO else f"1/{1 / value:.0f}"


def shown(milliseconds: float) -> str:
    return f"{milliseconds:,.1f}"
