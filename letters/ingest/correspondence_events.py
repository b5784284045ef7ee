"""Writes the events that a text states; what an archivist entered stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from letters.ingest.derived_rows import Derived, EventKey
from letters.ingest.event_agents import AgentFinder
from letters.models import CorrespondenceEvent, Document
from letters.models.events import Origin
from letters.tei.dates import parse_edtf

# What is stated of an event to tell the person, and is no field of it.
_TELLING = ("person", "called", "called_by")
_Decision = CorrespondenceEvent.Decision
_INFERRED = CorrespondenceEvent.Certainty.INFERRED


def event_rows(derived: Derived, agents: AgentFinder) -> Iterator[dict[str, Any]]:
    """The fields of each event, in the order of the text."""
    day = _day_of(derived)
    for position, (key, stated) in enumerate(derived.events.items()):
        kind, name, footnote, _ = key
        yield {
            "type": kind,
            "name_as_written": name,
            "footnote_key": footnote,
            "position": position,
            "origin": Origin.DERIVED.value,
            **{key: value for key, value in stated.items() if key not in _TELLING},
            **agents.agent_of(kind, name, stated, day),
        }


def _day_of(derived: Derived) -> date | None:
    """The first day on which it may have been sent."""
    dates = (stated["date_edtf"] for stated in derived.events.values())
    first = next(filter(None, dates), "")
    return parse_edtf(first).earliest if first else None


def sync_events(document: Document, derived: Derived) -> None:
    """Bring derived events to what the text states now.

    A row keeps its agent, and its certainty unless the text makes it doubtful. What an
    archivist corrected or rejected stays as it is; a corrected one that the text no longer
    states is the archivist's own then, and a rejected one is kept for the time when the
    text states it again.
    """
    rows = _stored_events(document)
    gone = [row for key, row in rows.items() if key not in derived.events]
    _release(gone)
    refused = {
        (row.type, row.agent_id)
        for row in gone
        if row.decision == _Decision.REJECTED and row.agent_id
    }
    agents = AgentFinder.of(document)
    agents.make_missing([derived])
    new = []
    wanted = event_rows(derived, agents)
    for key, values in zip(derived.events, wanted, strict=True):
        if row := rows.get(key):
            is_of_two = (*key[:3], 1) in derived.events
            _update(row, values, agents, is_of_two=is_of_two)
            if derived.events[key]["certainty"] == _INFERRED:
                _doubt(row)
            continue
        if (values["type"], values["agent_id"]) in refused:
            # The same step of the same person, under another form of the name.
            values = {**values, "decision": _Decision.REJECTED}
        new.append(CorrespondenceEvent(document=document, **values))
    CorrespondenceEvent.objects.bulk_create(new)


def _release(gone: Iterable[CorrespondenceEvent]) -> None:
    """Delete the events that the text no longer states, but what an archivist decided."""
    events = CorrespondenceEvent.with_rejected.filter(pk__in=[row.pk for row in gone])
    events.filter(decision=_Decision.CORRECTED).update(origin=Origin.ENTERED)
    events.filter(origin=Origin.DERIVED).exclude(decision=_Decision.REJECTED).delete()


def _update(
    row: CorrespondenceEvent,
    values: dict[str, Any],
    agents: AgentFinder,
    *,
    is_of_two: bool,
) -> None:
    """Bring an event to what the text states; `is_of_two` if two persons have its name."""
    if row.decision in (_Decision.CORRECTED, _Decision.REJECTED):
        values = {"position": values["position"]}
    kept = {"certainty"}
    # Older rules left a name without a record if it was of two persons, or an office's.
    may_get_agent = row.agent_id is None and (
        is_of_two
        or agents.institution_of(row.type, row.name_as_written)
        or agents.is_of_ruler(row.name_as_written)
    )
    if not may_get_agent:
        kept.add("agent_id")
    changed = {
        name: value
        for name, value in values.items()
        if name not in kept and getattr(row, name) != value
    }
    if changed:
        CorrespondenceEvent.with_rejected.filter(pk=row.pk).update(**changed)


def _doubt(row: CorrespondenceEvent) -> None:
    """Newer rules hold what older ones read for stated for inferred; an archivist's
    decision stands."""
    if row.certainty != _INFERRED and not row.decision:
        rows = CorrespondenceEvent.objects.filter(pk=row.pk)
        rows.update(certainty=_INFERRED)


def rejected_events(document: Document) -> set[tuple[str, str]]:
    """Type and name of the events of `document` that an archivist has rejected."""
    events = CorrespondenceEvent.with_rejected.filter(
        document=document, decision=CorrespondenceEvent.Decision.REJECTED
    )
    return set(events.values_list("type", "name_as_written"))


def _stored_events(document: Document) -> dict[EventKey, CorrespondenceEvent]:
    """The derived events in their order, each under the key that it is derived under."""
    rows: dict[EventKey, CorrespondenceEvent] = {}
    derived = CorrespondenceEvent.with_rejected.filter(
        document=document, origin=Origin.DERIVED
    )
    seen: Counter[tuple[str, str, str]] = Counter()
    for row in derived.order_by("position", "pk"):
        same_name = (row.type, row.name_as_written, row.footnote_key)
        rows[(*same_name, seen[same_name])] = row
        seen[same_name] += 1
    return rows
