"""The state of the archive in numbers: what there is, what waits, what room is left."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.models import (
    Count,
    DurationField,
    ExpressionWrapper,
    F,
    QuerySet,
)
from django.db.models.functions import Now
from django.utils import timezone

from archive.backups.backup_folder import backups_in, time_of
from letters.models import Document, IndexRequest, MistakeReport, PageImage, Problem
from letters.search.indexing import waiting_work


@dataclass(frozen=True, slots=True)
class ArchiveState:
    """Numbers by name, each of a kind. Times are in seconds, sizes in bytes; None where
    there is no index request, no folder of backups, or no backup in it."""

    documents: dict[str, int]
    scans: dict[str, int]
    problems: dict[str, int]
    reports_waiting: int
    is_searchable: bool
    index_waiting: int
    index_waiting_seconds: float | None
    database_bytes: int
    free_bytes: dict[str, int]
    backup_age_seconds: float | None


def archive_state(backups: Path | None = None) -> ArchiveState:
    """As it is now. `backups` is the folder of backups, if not that of the settings."""
    is_searchable, waiting = waiting_work()
    folder = backups or settings.LETTERS_BACKUPS
    return ArchiveState(
        documents=_by(Document.objects.order_by(), "status"),
        scans=_by(PageImage.objects.order_by(), "state"),
        problems=dict(
            Problem.objects.open()
            .standing()
            .counted_by_code()
            .values_list("code", "number")
        ),
        reports_waiting=MistakeReport.objects.standing().waiting().count(),
        is_searchable=is_searchable,
        index_waiting=waiting,
        index_waiting_seconds=_age_of_oldest_request(),
        database_bytes=_database_bytes(),
        free_bytes=dict(_free_bytes()),
        backup_age_seconds=_age_of_backup(folder) if folder else None,
    )


def _by(rows: QuerySet, field: str) -> dict[str, int]:
    counted = rows.values(field).annotate(number=Count("pk")).order_by(field)
    return dict(counted.values_list(field, "number"))


def _age_of_oldest_request() -> float | None:
    """By the clock of the database, which stamped it."""
    age = ExpressionWrapper(Now() - F("requested"), DurationField())
    ages = IndexRequest.objects.order_by("requested").values_list(age, flat=True)
    oldest = ages.first()
    return oldest.total_seconds() if oldest else None


def _database_bytes() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        (size,) = cursor.fetchone()
    return int(size)


def _free_bytes() -> Iterator[tuple[str, int]]:
    for name, folder in (("var", settings.VAR_DIR), ("media", settings.MEDIA_ROOT)):
        if Path(folder).is_dir():
            yield name, shutil.disk_usage(folder).free


def _age_of_backup(folder: Path) -> float | None:
    youngest = max(map(time_of, backups_in(folder)), default=None)
    return _age(youngest) if youngest else None


def _age(moment: datetime) -> float:
    return (timezone.now() - moment).total_seconds()
