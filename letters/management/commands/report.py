"""manage.py report [--json] [--backups FOLDER]"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from letters.models import DocumentStatus
from letters.models.images import ScanState
from letters.models.problems import problem_kind
from letters.monitoring.archive_state import ArchiveState, archive_state

_GIGABYTE, _MEGABYTE = 1e9, 1e6
_DAY, _HOUR, _MINUTE = 86_400, 3_600, 60
NOTHING = "none"


class Command(BaseCommand):
    help = (
        "Print what the archive holds, what waits for archivists and for the index, what "
        "room is left, and how old the youngest backup is."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="one JSON object")
        parser.add_argument(
            "--backups",
            type=Path,
            metavar="FOLDER",
            help="where the backups are, if not in LETTERS_BACKUPS",
        )

    def handle(self, *, backups: Path | None, **options: Any) -> None:
        state = archive_state(backups)
        if options["json"]:
            self.stdout.write(json.dumps(asdict(state)))
            return
        for name, value in _lines(state):
            self.stdout.write(f"{name:<28} {value}")


def _lines(state: ArchiveState) -> Iterator[tuple[str, str]]:
    for status in DocumentStatus:
        yield f"Documents, {status.label.lower()}", _number(state.documents, status)
    for scan in ScanState:
        yield f"Scans, {scan.value}", _number(state.scans, scan)
    yield "Open problems", f"{sum(state.problems.values()):,}"
    for code, number in sorted(state.problems.items(), key=lambda row: -row[1]):
        yield f"  {problem_kind(code)}", f"{number:,}"
    yield "Readers' reports", f"{state.reports_waiting:,}"
    yield "Search", "ready" if state.is_searchable else "not ready"
    yield "Waiting for the index", f"{state.index_waiting:,}{_since(state)}"
    yield "Database", _size(state.database_bytes)
    for folder, free in state.free_bytes.items():
        yield f"Free for {folder}", _size(free)
    age = state.backup_age_seconds
    yield "Youngest backup", NOTHING if age is None else f"{_time(age)} old"


def _number(numbers: dict[str, int], name: str) -> str:
    return f"{numbers.get(name, 0):,}"


def _since(state: ArchiveState) -> str:
    seconds = state.index_waiting_seconds
    return "" if seconds is None else f" (for {_time(seconds)})"


def _size(size: int) -> str:
    if size < _GIGABYTE:
        return f"{size / _MEGABYTE:,.0f} MB"
    return f"{size / _GIGABYTE:,.1f} GB"


def _time(seconds: float) -> str:
    for unit, name in ((_DAY, "days"), (_HOUR, "hours"), (_MINUTE, "minutes")):
        if seconds >= 2 * unit:
            return f"{seconds / unit:.0f} {name}"
    return f"{seconds:.0f} seconds"
