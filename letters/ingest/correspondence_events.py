"""Writes the events and holdings that a text states; what an archivist entered stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from letters.ingest.derived_rows import Derived, EventKey
from letters.models import (
    Agent,
    CorrespondenceEvent,
    Document,
    Entry,
    Holding,
    NameVariant,
    Repository,
)
from letters.models.events import Origin


class AgentFinder:
    """Finds the agent of an event: in the volume's list of persons, if the text points
    into one, else by the exact name."""

    def __init__(self, by_entry: Mapping[str, int | None] | None = None) -> None:
        self._by_entry = by_entry

    @classmethod
    def of(cls, document: Document, derived: Derived) -> AgentFinder:
        """A finder that knows the persons whom the events of `document` point to."""
        if not document.is_imported:
            return cls()
        keys = {stated["person"] for stated in derived.events.values()}
        entries = Entry.objects.filter(edition=document.edition_id, key__in=keys)
        return cls(dict(entries.values_list("key", "agent_id")))

    def find(self, name: str, person: str) -> int | None:
        if self._by_entry is not None:
            return self._by_entry.get(person)
        agent = find_agent(name)
        return agent.pk if agent else None


def find_agent(name: str) -> Agent | None:
    """The one agent known by exactly this name; None if there are two."""
    variants = NameVariant.objects.filter(name=name).select_related("agent")[:2]
    agents = {variant.agent for variant in variants}
    agents |= set(Agent.objects.filter(display_name=name)[:2])
    return agents.pop() if len(agents) == 1 else None


def event_rows(derived: Derived, agents: AgentFinder) -> Iterator[dict[str, Any]]:
    """The fields of each event, in the order of the text."""
    for position, (key, stated) in enumerate(derived.events.items()):
        kind, name, footnote, _ = key
        yield {
            "type": kind,
            "name_as_written": name,
            "footnote_key": footnote,
            "position": position,
            "origin": Origin.DERIVED.value,
            "agent_id": agents.find(name, stated["person"]),
            **{key: value for key, value in stated.items() if key != "person"},
        }


def sync_events(document: Document, derived: Derived) -> None:
    """Bring derived events to what the text states now.

    A row keeps its agent and its certainty, and a role and side that it has: an archivist
    may have corrected them.
    """
    rows = _stored_events(document)
    gone = [row.pk for key, row in rows.items() if key not in derived.events]
    CorrespondenceEvent.objects.filter(pk__in=gone).delete()
    new = []
    wanted = event_rows(derived, AgentFinder.of(document, derived))
    for key, values in zip(derived.events, wanted, strict=True):
        row = rows.get(key)
        if not row:
            new.append(CorrespondenceEvent(document=document, **values))
            continue
        kept = {"certainty"} | {name for name in ("role", "side") if getattr(row, name)}
        # One name of two persons was linked to neither by older rules.
        is_of_several = (*key[:3], 1) in derived.events and row.agent_id is None
        if not is_of_several:
            kept.add("agent_id")
        changed = {
            name: value
            for name, value in values.items()
            if name not in kept and getattr(row, name) != value
        }
        if changed:
            CorrespondenceEvent.objects.filter(pk=row.pk).update(**changed)
    CorrespondenceEvent.objects.bulk_create(new)


def _stored_events(document: Document) -> dict[EventKey, CorrespondenceEvent]:
    """The derived events in their order, each under the key that it is derived under."""
    rows: dict[EventKey, CorrespondenceEvent] = {}
    derived = document.correspondence_events.filter(origin=Origin.DERIVED)
    seen: Counter[tuple[str, str, str]] = Counter()
    for row in derived.order_by("position", "pk"):
        same_name = (row.type, row.name_as_written, row.footnote_key)
        rows[(*same_name, seen[same_name])] = row
        seen[same_name] += 1
    return rows


class RepositoryFinder:
    """Finds the repository that source notes cite by a certain name."""

    def __init__(self) -> None:
        # Most repositories have no form that notes cite: "" would name one of them.
        cited = Repository.objects.exclude(cited_as="").order_by("-pk")
        self._cited = dict(cited.values_list("cited_as", "pk"))

    def find(self, cited_as: str) -> int | None:
        return self._cited.get(cited_as)


def sync_holding(document: Document, derived: Derived) -> None:
    if derived.holding is None:
        Holding.objects.filter(document=document).delete()
        return
    repository = RepositoryFinder().find(derived.holding["repository_as_cited"])
    wanted = {"repository_id": repository, **derived.holding}
    stored = Holding.objects.filter(document=document).first()
    if not stored or any(getattr(stored, k) != v for k, v in wanted.items()):
        Holding.objects.update_or_create(document=document, defaults=wanted)
