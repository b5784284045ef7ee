"""How many reports one address may send: counted for all web processes together."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import connection, transaction

from letters.models import CountedReport
from letters.models.counted_reports import HOUR, hash_of
from letters.models.locks import AdvisoryLock


@transaction.atomic
def seconds_to_wait(most: Mapping[str, int], now: datetime) -> int:
    """0 if each of these names, an address or one with a text, with the `most` that it
    may have in an hour, may have one more, which is counted then. Else nothing is counted.

    Where no address is known, all who have none share one limit.
    """
    with connection.cursor() as cursor:
        # Two that come at the same moment are counted one after the other.
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [AdvisoryLock.REPORT_LIMIT])
    CountedReport.objects.forget(now)
    wait = max((_wait(name, number, now) for name, number in most.items()), default=0)
    if not wait:
        CountedReport.objects.bulk_create(
            CountedReport(name_hash=hash_of(name), sent=now) for name in most
        )
    return wait


def _wait(name: str, most: int, now: datetime) -> int:
    sent = CountedReport.objects.of_name(name).filter(sent__gt=now - HOUR)
    times = list(sent.order_by("-sent").values_list("sent", flat=True)[: max(most, 0)])
    if len(times) < most:
        return 0
    first = times[-1] if times else now
    return max(1, round((first + HOUR - now).total_seconds()))
