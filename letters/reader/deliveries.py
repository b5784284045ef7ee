"""When letters were delivered, and by whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from letters.models import CorrespondenceEvent, Document
from letters.tei.dates import DateError, parse_edtf

_DELIVERED = CorrespondenceEvent.Type.DELIVERED
_TRANSMITTED = CorrespondenceEvent.Type.TRANSMITTED
_ARRIVED = (_DELIVERED, CorrespondenceEvent.Type.RECEIVED)


@dataclass(frozen=True, slots=True)
class Delivery:
    """`day` is None unless one day is stated; `carriers` are names as they are written, and
    so are the `telegrams` that transmitted the text."""

    day: date | None = None
    carriers: tuple[str, ...] = ()
    telegrams: tuple[str, ...] = ()

    def days_after(self, document: Document) -> int | None:
        """The days on its way; None unless the letter was written on one day as well, and
        not after it."""
        written = document.date_earliest
        if not (self.day and written) or written != document.date_latest:
            return None
        days = (self.day - written).days
        return days if days >= 0 else None


def deliveries_of(documents: Iterable[Document]) -> dict[int, Delivery]:
    """By primary key: one query for all."""
    keys = [document.pk for document in documents]
    events = CorrespondenceEvent.objects.filter(
        document__in=keys, type__in=_ARRIVED, footnote_key=""
    ) | CorrespondenceEvent.objects.filter(
        document__in=keys, type__in=(_DELIVERED, _TRANSMITTED)
    )
    days: dict[int, date] = {}
    carriers: dict[int, dict[str, None]] = {}
    telegrams: dict[int, dict[str, None]] = {}
    for event in events.order_by("position", "pk"):
        if event.type == _TRANSMITTED:
            telegrams.setdefault(event.document_id, {})[event.name_as_written] = None
            continue
        if (day := _day_of(event)) and event.document_id not in days:
            days[event.document_id] = day
        if event.type == _DELIVERED and event.name_as_written:
            carriers.setdefault(event.document_id, {})[event.name_as_written] = None
    return {
        key: Delivery(
            days.get(key), tuple(carriers.get(key, ())), tuple(telegrams.get(key, ()))
        )
        for key in keys
    }


def _day_of(event: CorrespondenceEvent) -> date | None:
    try:
        when = parse_edtf(event.date_edtf) if event.date_edtf else None
    except DateError:
        return None
    is_one_day = when is not None and when.earliest == when.latest
    return when.earliest if when and is_one_day else None
