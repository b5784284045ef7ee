"""Prints tables of what was measured, ratios first: seconds mean little elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import mean

from benchmarks.output import p50, p95, print_table
from benchmarks.search.building import Build
from benchmarks.search.measuring import Cost, Measured
from benchmarks.search.queries import QUERIES, Kind, Query

OURS = "ours"
# Smaller ratios are printed as 1/N.
LEAST_RATIO = 0.1
MEGABYTE = 1_000_000

Figure = Callable[[Iterable[float]], float]


def print_builds(builds: Sequence[Build]) -> None:
    columns = [
        "",
        "documents",
        "documents/s",
        "per CPU s",
        "MB on disk",
        "MB of memory",
    ]
    print_table(columns, map(_build, builds))


def _build(build: Build) -> list[str]:
    return [
        build.engine,
        f"{build.documents:,}",
        f"{build.documents / build.cost.seconds:,.0f}",
        f"{build.documents / build.cost.cpu_seconds:,.0f}",
        f"{build.size / MEGABYTE:,.0f}",
        f"{build.cost.memory / MEGABYTE:,.0f}",
    ]


def print_costs(measured: Sequence[Measured]) -> None:
    columns = ["", "ours/it p50", "p95", "CPU ms p50", "p95", "max"]
    columns += ["wall ms p50", "p95", "max", "queries"]
    print_table(
        columns, [_costs(measurement, ours_of(measured)) for measurement in measured]
    )


def _costs(measured: Measured, ours: Measured | None) -> list[str]:
    cpu = [cost.cpu for cost in measured.costs.values()]
    wall = [cost.wall for cost in measured.costs.values()]
    figures = [figure(costs) for costs in (cpu, wall) for figure in (p50, p95, max)]
    return [
        measured.engine,
        *(ratio(ours, measured, figure) for figure in (p50, p95)),
        *map(formatted, figures),
        str(len(measured.costs)),
    ]


def print_costs_by_kind(measured: Sequence[Measured]) -> None:
    """Means of CPU milliseconds, and ours divided by each of the others."""
    ours = ours_of(measured)
    others = [measurement for measurement in measured if measurement is not ours]
    names = [f"ours/{measurement.engine}" for measurement in others]
    print_table(
        [
            "mean by kind",
            *names,
            *(f"{measurement.engine} ms" for measurement in measured),
        ],
        [_by_kind(kind, ours, others, measured) for kind in Kind],
    )


def _by_kind(
    kind: Kind,
    ours: Measured | None,
    others: Sequence[Measured],
    measured: Sequence[Measured],
) -> list[str]:
    queries = [query for query in QUERIES if query.kind == kind]
    ratios = [ratio(ours, measurement, mean, queries) for measurement in others]
    costs = [measurement.cpu(queries).values() for measurement in measured]
    return [
        kind.value,
        *ratios,
        *(formatted(mean(values)) if values else "-" for values in costs),
    ]


def print_totals(measured: Sequence[Measured]) -> None:
    """The number of documents that each engine finds: they define words differently."""
    print_table(
        ["documents found", *(measurement.engine for measurement in measured)],
        [[query.label, *_totals(query, measured)] for query in QUERIES],
    )


def _totals(query: Query, measured: Sequence[Measured]) -> list[str]:
    return [
        f"{measurement.answers[query].total:,}" if query in measurement.answers else "-"
        for measurement in measured
    ]


def print_first_pages(costs: Mapping[str, Cost]) -> None:
    print_table(
        ["first page of a process", "CPU ms", "wall ms"],
        [
            [name, formatted(cost.cpu), formatted(cost.wall)]
            for name, cost in costs.items()
        ],
    )


def ours_of(measured: Sequence[Measured]) -> Measured | None:
    return next(
        (measurement for measurement in measured if measurement.engine == OURS), None
    )


def ratio(
    ours: Measured | None,
    other: Measured,
    figure: Figure,
    queries: Sequence[Query] = QUERIES,
) -> str:
    """Our CPU time divided by the other's, for the `queries` that both support."""
    if not ours:
        return "-"
    both = [query for query in queries if query in ours.costs and query in other.costs]
    if not both:
        return "-"
    value = figure(ours.cpu(both).values()) / figure(other.cpu(both).values())
    return f"{value:.2f}" if value >= LEAST_RATIO else f"1/{1 / value:.0f}"


def formatted(milliseconds: float) -> str:
    return f"{milliseconds:,.1f}"
