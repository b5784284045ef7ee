"""Deletes agents and sections so that they can be restored, and after some days for good.

Unlike documents they leave their tables: nothing else points to what may be deleted, so
that the rows themselves, with those that hang on them, are all there is to bring back.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING

from django.core import serializers
from django.core.serializers.base import DeserializationError
from django.db import IntegrityError, connection, models, transaction
from django.db.models.deletion import Collector

from letters.models import DeletedRecord

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser

_LONGEST_NAME = 500


class NotRestorableError(Exception):
    """The record is not restored, and why. Nothing was written."""


@transaction.atomic
def delete_record(
    record: models.Model, editor: AbstractUser | None = None
) -> DeletedRecord:
    """Delete `record` with all that hangs on it, until `restore_record`.

    Raises ProtectedError where something points to it that is not deleted with it.
    """
    collector = Collector(using="default", origin=record)
    collector.collect([record])
    hanging = chain.from_iterable([*collector.data.values(), *collector.fast_deletes])
    # A row may hang on two others.
    rows = {(type(row), row.pk): row for row in (record, *hanging)}
    deleted = DeletedRecord.objects.create(
        kind=record._meta.label_lower,
        name=str(record)[:_LONGEST_NAME],
        content=serializers.serialize("json", rows.values()),
        deleted_by=editor,
    )
    record.delete()
    return deleted


def restore_record(deleted: DeletedRecord) -> bool:
    """Bring the record back with all that was deleted with it; False if somebody was
    quicker.

    Raises NotRestorableError where its place was taken, or what it belongs to is gone.
    """
    try:
        with transaction.atomic():
            rows = DeletedRecord.objects.select_for_update()
            present = rows.filter(pk=deleted.pk).first()
            if not present:
                return False
            for row in serializers.deserialize("json", present.content):
                row.save(force_insert=True)
            # Before the end of the transaction, so that it is told here.
            connection.check_constraints()
            present.delete()
    except DeserializationError as error:
        raise NotRestorableError(
            f"“{deleted}” is not restored: an earlier version of the archive deleted it, "
            "and its table has other columns now. Enter it anew."
        ) from error
    except IntegrityError as error:
        raise NotRestorableError(
            f"“{deleted}” is not restored: another record has its identifier or its "
            "place by now, or what it belonged to is gone. Rename the other one, or "
            "restore first what it belonged to."
        ) from error
    return True


def purge_records(now: datetime, *, dry_run: bool = False) -> Iterator[str]:
    """Remove for good what can no longer be restored; yield the names."""
    due = DeletedRecord.objects.due(now)
    names = list(due.values_list("name", flat=True))
    if not dry_run:
        due.delete()
    yield from names
