"""That documents are public or were, for whoever collects the records of the archive."""

from __future__ import annotations

from datetime import datetime

from django.db import connection, models
from django.db.models import Q

from letters.models.editions import Edition

# When the oldest transaction that is writing began, or now. A record that is stamped
# later than this may still be unseen; none that is stamped before it is.
_HORIZON = """
    SELECT least(clock_timestamp(), min(xact_start)) FROM pg_stat_activity
    WHERE datname = current_database() AND backend_xid IS NOT NULL
        AND pid <> pg_backend_pid()
        -- It stamps nothing, and may take long.
        AND backend_type IS DISTINCT FROM 'autovacuum worker'
"""


class PublicRecordQuerySet(models.QuerySet["PublicRecord"]):
    def stamped_within(
        self, first: datetime | None, end: datetime | None
    ) -> PublicRecordQuerySet:
        """Those that changed from `first` on, and before `end`."""
        records = self.filter(stamped__gte=first) if first else self
        return records.filter(stamped__lt=end) if end else records

    def after(self, stamped: datetime, identifier: str) -> PublicRecordQuerySet:
        """Those that follow this one in the order of changes."""
        later = Q(stamped__gt=stamped)
        return self.filter(later | Q(stamped=stamped, identifier__gt=identifier))

    def of_set(self, edition: str) -> PublicRecordQuerySet:
        return self.filter(edition__identifier=edition)


class PublicRecord(models.Model):
    """An identifier that is public, or was once: then nothing else is told of it.

    The database writes it by triggers (migrations/sql/public_records.sql), in the
    transaction that publishes, changes, withdraws, renames or deletes the document. It
    outlives the document, so that who has collected it learns that it is gone.
    """

    # The key: a record that is read in again takes the place of what a trigger wrote.
    identifier = models.CharField(max_length=160, primary_key=True)
    edition = models.ForeignKey(
        Edition, models.SET_NULL, null=True, related_name="public_records"
    )
    is_gone = models.BooleanField(
        default=False, help_text="Withdrawn, deleted, or called otherwise by now."
    )
    stamped = models.DateTimeField(help_text="When this was last changed.")

    objects = PublicRecordQuerySet.as_manager()

    class Meta:
        ordering = ["stamped", "identifier"]
        indexes = [
            models.Index(
                fields=["stamped", "identifier"], name="public_record_stamped"
            ),
            models.Index(
                fields=["edition", "stamped", "identifier"],
                name="public_record_of_edition",
            ),
        ]

    def __str__(self) -> str:
        return self.identifier


def harvest_horizon() -> datetime:
    """The moment from which a collector has to ask again, to miss no change that is
    being written now."""
    with connection.cursor() as cursor:
        cursor.execute(_HORIZON)
        (moment,) = cursor.fetchone()
    return moment
