"""Deletes readings, their items and annotations so that it can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from letters.models import Annotation, Reading, ReadingItem
from letters.models.restorable import RestorableQuerySet, RestorableRecord
from letters.teaching.changing import change_record, reading_of, touch

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser

# As long the desk offers to undo a deletion, and of so many at once.
UNDO_DAYS = 30
MOST_OFFERED = 20

_KINDS: dict[str, tuple[type[RestorableRecord], str]] = {
    "reading": (Reading, ""),
    "item": (ReadingItem, "reading__"),
    "annotation": (Annotation, "item__reading__"),
}


@dataclass(frozen=True, slots=True)
class Deletion:
    """What was deleted, and when. `kind` and `pk` are what `restore` asks for."""

    kind: str
    pk: int
    label: str
    moment: datetime


def delete(record: RestorableRecord, revision: int) -> bool:
    """Put the row away, unless it is no longer as at that `revision`."""
    return change_record(record, revision, {"deleted": timezone.now()})


def deletions_of(user: AbstractUser, reading: Reading | None = None) -> list[Deletion]:
    """The last ones in the readings of the teacher, or in this one, the latest first.

    What was deleted with its reading or item comes back with that, and is none of them.
    """
    deletions = sorted(
        _deletions(user, reading), key=lambda deletion: deletion.moment, reverse=True
    )
    return deletions[:MOST_OFFERED]


def restore(user: AbstractUser, kind: str, pk: int) -> RestorableRecord | None:
    """Bring back a row of the teacher's; None where there is no such deleted row."""
    if kind not in _KINDS:
        return None
    record = _deleted(user, kind).filter(pk=pk).first()
    if record is not None:
        record.restore()
        touch(reading_of(record))
    return record


def _deletions(user: AbstractUser, reading: Reading | None) -> Iterator[Deletion]:
    since = timezone.now() - timedelta(days=UNDO_DAYS)
    for kind in _KINDS:
        rows = _deleted(user, kind).filter(deleted__gte=since)
        if reading is not None:
            rows = _within(rows, kind, reading)
        if kind == "item":
            rows = rows.select_related("document")
        for record in rows.order_by("-deleted")[:MOST_OFFERED]:
            yield Deletion(kind, record.pk, _label(record), record.deleted)


def _deleted(user: AbstractUser, kind: str) -> RestorableQuerySet:
    """Rows in readings that are the teacher's, whose owners are there themselves."""
    model, way = _KINDS[kind]
    rows = model._default_manager.exclude(deleted=None)
    present = {
        "reading": {},
        "item": {"reading__deleted": None},
        "annotation": {"item__deleted": None, "item__reading__deleted": None},
    }[kind]
    owners = Reading.objects.of_desk(user).order_by().values("pk")
    return rows.filter(**{f"{way}pk__in": owners}, **present)


def _within(rows: Any, kind: str, reading: Reading) -> Any:
    if kind == "reading":
        return rows.none()
    return rows.filter(**{_KINDS[kind][1].removesuffix("__"): reading})


def _label(record: RestorableRecord) -> str:
    return str(record) if isinstance(record, Annotation) else f"“{record}”"
