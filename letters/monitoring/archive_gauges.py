"""The state of the archive for Prometheus, read when it asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from letters.monitoring.archive_state import ArchiveState, archive_state


class ArchiveGauges(Collector):
    """What is not known has no gauge: an age of nothing would look like a good one."""

    def collect(self) -> Iterator[Metric]:
        state = archive_state()
        yield _by("documents", "Documents, by their state.", "state", state.documents)
        yield _by("scans", "Page scans, by their state.", "state", state.scans)
        yield _by("problems", "Open problems, by their kind.", "kind", state.problems)
        yield _by(
            *("free_bytes", "Bytes that are free, by folder.", "folder"),
            state.free_bytes,
        )
        for name, help_text, value in _single(state):
            if value is not None:
                yield GaugeMetricFamily(f"letters_{name}", help_text, value)


def _single(state: ArchiveState) -> Iterator[tuple[str, str, float | None]]:
    yield "reports_waiting", "Readers' reports that wait.", state.reports_waiting
    yield "searchable", "1 if searches can be answered.", state.is_searchable
    yield "index_waiting", "Texts that the index has to read.", state.index_waiting
    yield (
        "index_waiting_seconds",
        "How long the oldest change has been waiting for the index.",
        state.index_waiting_seconds or 0,
    )
    yield "database_bytes", "The size of the database.", state.database_bytes
    yield (
        "backup_age_seconds",
        "The age of the youngest backup.",
        state.backup_age_seconds,
    )


def _by(
    name: str, help_text: str, label: str, numbers: Mapping[str, int]
) -> GaugeMetricFamily:
    gauge = GaugeMetricFamily(f"letters_{name}", help_text, labels=[label])
    for value, number in numbers.items():
        gauge.add_metric([value], number)
    return gauge
