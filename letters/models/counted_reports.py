"""Which network sent a report of a mistake within the hour, without its address."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.utils.crypto import salted_hmac

HOUR = timedelta(hours=1)
# More are not remembered; the oldest are forgotten first.
MOST_COUNTED = 50_000
_SALT = "letters.counted_reports"


class CountedReportQuerySet(models.QuerySet["CountedReport"]):
    def of_name(self, name: str) -> CountedReportQuerySet:
        return self.filter(name_hash=hash_of(name))

    def forget(self, now: datetime) -> None:
        """Delete those of more than an hour ago, and those that are too many."""
        self.filter(sent__lte=now - HOUR).delete()
        too_many = self.order_by("-pk").values_list("pk", flat=True)[MOST_COUNTED:]
        if (newest := too_many.first()) is not None:
            self.filter(pk__lte=newest).delete()


class CountedReport(models.Model):
    """That a network, or one with a text, sent a report. The hash is keyed with the
    secret of the archive; the row is deleted after an hour, with the next report or by
    the nightly command."""

    name_hash = models.CharField(max_length=64)
    sent = models.DateTimeField(db_index=True)

    objects = CountedReportQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["name_hash", "sent"], name="report_count_of_name")
        ]

    def __str__(self) -> str:
        return f"Report of {self.sent}"


def hash_of(name: str) -> str:
    return salted_hmac(_SALT, name, algorithm="sha256").hexdigest()
