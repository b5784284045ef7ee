"""The one folder from which a web server answers readers, as the database knows it."""

from __future__ import annotations

import uuid

from django.db import connection, models

from letters.models.locks import AdvisoryLock


class RegisteredFront(models.Model):
    """A folder of files from which readers are answered without the archive.

    While it is here, the database commits a change of what readers see only if the
    transaction says that it has closed this folder (migrations/sql/front.sql).
    """

    # There is one at most: two could not be closed by one process.
    only = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    identity = models.UUIDField(editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(only=1), name="one_front_alone")
        ]

    def __str__(self) -> str:
        return str(self.identity)


def register_front(identity: uuid.UUID) -> bool:
    """Whether it is the front of this database, from now on or already."""
    front, _ = RegisteredFront.objects.get_or_create(
        only=1, defaults={"identity": identity}
    )
    return front.identity == identity


def no_change_is_under_way() -> bool:
    """Whether nobody has closed the front for a change that is not yet committed.

    Each who does holds the lock until then. Nobody waits for this: it is given back at
    once, since the opening itself fails after a change.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            # A standby has locks of its own, and learns of changes later.
            "SELECT NOT pg_is_in_recovery() AND pg_try_advisory_xact_lock(%s)",
            [AdvisoryLock.FRONT_CLOSED],
        )
        (is_free,) = cursor.fetchone()
        return bool(is_free)
