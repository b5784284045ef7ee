"""Changes rows that two browser tabs may edit at once, and says when a reading changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from letters.models import Annotation, Reading, ReadingItem
from letters.models.restorable import RestorableRecord


def reading_of(record: RestorableRecord) -> Reading:
    """The reading that the row is, or belongs to."""
    if isinstance(record, Reading):
        return record
    return record.reading if isinstance(record, ReadingItem) else record.item.reading


def locked_reading(reading: Reading) -> Reading:
    """The reading as it is, which nobody else changes before the transaction ends.

    Whoever changes a part of it locks it first: items, annotations and places after it.
    """
    return Reading.objects.select_for_update(no_key=True).get(pk=reading.pk)


@transaction.atomic
def change_record(
    record: RestorableRecord, revision: int, values: Mapping[str, Any]
) -> bool:
    """Write the `values`, unless the row is no longer as at that `revision`."""
    dated = isinstance(record, (Reading, Annotation))
    reading = locked_reading(reading_of(record))
    times = {"changed": timezone.now()} if dated else {}
    rows = type(record)._default_manager
    if not rows.change(record.pk, revision, **values, **times):
        return False
    touch(reading)
    return True


def touch(reading: Reading) -> None:
    """Say that something of the reading changed just now."""
    Reading.objects.filter(pk=reading.pk).update(changed=timezone.now())
