"""Writes the events that a text states; what an archivist entered stays."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from letters.derivation.correspondence.authors import names_a_person
from letters.derivation.people.office_holders import OfficeHolders
from letters.derivation.people.volume_list import VolumeList
from letters.ingest.derived_rows import Derived, EventKey
from letters.ingest.institutions import InstitutionFinder
from letters.models import (
    Agent,
    CorrespondenceEvent,
    Document,
    Entry,
    NameVariant,
)
from letters.models.events import Origin
from letters.tei.dates import parse_edtf

# Events whose names are of persons: a volume's list may say of which.
_OF_PERSONS = (CorrespondenceEvent.Type.SIGNED, CorrespondenceEvent.Type.TOOK_PART)
# Events by which an institution writes, by its heading.
_OF_OFFICES = (CorrespondenceEvent.Type.SENT, CorrespondenceEvent.Type.RECEIVED)
_SENTENCE_END = re.compile(r"[.!?:;…][”’)\]]*$")
ONLY_ONE = "In the volume’s list of persons only one has this name."
ONLY_INITIALS = "In the volume’s list of persons only one has these initials."
ONLY_HOLDER = "By the volume’s list of persons only one held this office then."


class ListedAgent(NamedTuple):
    """A line of a volume's list, and the agent it is of."""

    name: str
    description: str
    agent: int | None


# A volume's documents are derived one after the other: its list is read once, and again
# where a line of it has changed.
_VOLUMES_REMEMBERED = 2


@lru_cache(_VOLUMES_REMEMBERED)
def _read_list(names: tuple[tuple[str, str], ...]) -> VolumeList:
    return VolumeList(names)


@lru_cache(_VOLUMES_REMEMBERED)
def _read_offices(descriptions: tuple[tuple[str, str], ...]) -> OfficeHolders:
    return OfficeHolders(descriptions)


class AgentFinder:
    """Finds the agents of events: in the volume's list of persons, if the document is of
    a volume, else by the exact name."""

    def __init__(
        self,
        persons: Mapping[str, ListedAgent] | None = None,
        institutions: InstitutionFinder | None = None,
    ) -> None:
        """`persons` are those of the list by key; None for a document of no volume.

        Without `institutions`, names of these are of no record.
        """
        self._persons = persons
        self._institutions = institutions

    @cached_property
    def _list(self) -> VolumeList:
        persons = self._persons or {}
        return _read_list(tuple((key, person.name) for key, person in persons.items()))

    @cached_property
    def _offices(self) -> OfficeHolders:
        persons = self._persons or {}
        return _read_offices(tuple((key, p.description) for key, p in persons.items()))

    @classmethod
    def of(cls, document: Document) -> AgentFinder:
        """A finder that knows the list of the volume of `document`."""
        printed = document.carrier or document
        if not printed.is_imported:
            return cls()
        entries = Entry.objects.filter(edition=document.edition_id).order_by("key")
        rows = entries.values_list("key", "name", "description", "agent_id")
        persons = {key: ListedAgent(*person) for key, *person in rows}
        return cls(persons, InstitutionFinder())

    def make_missing(self, derived: Iterable[Derived]) -> None:
        """Make the records of institutions that the events need."""
        if self._institutions:
            self._institutions.make_missing(
                name
                for each in derived
                for kind, name, footnote, _ in each.events
                if kind in _OF_OFFICES and not footnote
            )

    def institution_of(self, kind: str, name: str) -> int | None:
        """The record of the institution that a heading names, if it is one."""
        if kind not in _OF_OFFICES or not self._institutions:
            return None
        return self._institutions.agent_of(name)

    def agent_of(
        self, kind: str, name: str, stated: Mapping[str, Any], day: date | None
    ) -> dict[str, Any]:
        """The fields of an event of this kind and name that say who it is; `day` is the
        document's."""
        if self._persons is None:
            agent = find_agent(name)
            return {"agent_id": agent.pk if agent else None}
        if stated["person"]:
            return {"agent_id": self._listed(stated["person"])}
        if institution := self.institution_of(kind, name):
            return {"agent_id": institution}
        key, why = self._offices.find(name, day), ONLY_HOLDER
        if not key and (kind in _OF_PERSONS or names_a_person(name)):
            key, why = self._person_called(name, day)
        agent_id = self._listed(key)
        return _inferred(agent_id, stated, why) if agent_id else {"agent_id": None}

    def _person_called(self, name: str, day: date | None) -> tuple[str, str]:
        """The key of the only person with this name, and why it is that one. Of several,
        the title may tell: "President Kennedy"."""
        persons = self._list.candidates(name)
        if len(persons) == 1:
            return persons.pop(), ONLY_ONE
        if not persons:
            return self._list.find_initials(name), ONLY_INITIALS
        holder = self._offices.find(name.rpartition(" ")[0], day)
        return (holder, ONLY_HOLDER) if holder in persons else ("", "")

    def _listed(self, key: str) -> int | None:
        listed = (self._persons or {}).get(key)
        return listed.agent if listed else None


def _inferred(agent_id: int, stated: Mapping[str, Any], why: str) -> dict[str, Any]:
    words = stated["evidence"]
    if words and not _SENTENCE_END.search(words):
        words = f"{words}."
    return {
        "agent_id": agent_id,
        "certainty": CorrespondenceEvent.Certainty.INFERRED.value,
        "evidence": f"{words} {why}".strip(),
    }


def find_agent(name: str) -> Agent | None:
    """The one agent known by exactly this name; None if there are two."""
    if not name:
        return None
    variants = NameVariant.objects.filter(name=name).select_related("agent")[:2]
    agents = {variant.agent for variant in variants}
    agents |= set(Agent.objects.filter(display_name=name)[:2])
    return agents.pop() if len(agents) == 1 else None


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
            **{key: value for key, value in stated.items() if key != "person"},
            **agents.agent_of(kind, name, stated, day),
        }


def _day_of(derived: Derived) -> date | None:
    """The first day on which it may have been sent."""
    dates = (stated["date_edtf"] for stated in derived.events.values())
    first = next(filter(None, dates), "")
    return parse_edtf(first).earliest if first else None


def sync_events(document: Document, derived: Derived) -> None:
    """Bring derived events to what the text states now.

    A row keeps its agent and its certainty. What an archivist corrected or rejected stays
    as it is; a corrected one that the text no longer states is the archivist's own then,
    and a rejected one is kept for the time when the text states it again.
    """
    decision = CorrespondenceEvent.Decision
    rows = _stored_events(document)
    gone = {key: row for key, row in rows.items() if key not in derived.events}
    events = CorrespondenceEvent.with_rejected.filter(
        pk__in=[row.pk for row in gone.values()]
    )
    events.filter(decision=decision.CORRECTED).update(origin=Origin.ENTERED)
    events.filter(origin=Origin.DERIVED).exclude(decision=decision.REJECTED).delete()
    refused = {
        (row.type, row.agent_id)
        for row in gone.values()
        if row.decision == decision.REJECTED and row.agent_id
    }
    new = []
    agents = AgentFinder.of(document)
    agents.make_missing([derived])
    wanted = event_rows(derived, agents)
    for key, values in zip(derived.events, wanted, strict=True):
        row = rows.get(key)
        if not row:
            if (values["type"], values["agent_id"]) in refused:
                # The same step of the same person, under another form of the name.
                values = {**values, "decision": decision.REJECTED}
            new.append(CorrespondenceEvent(document=document, **values))
            continue
        if row.decision in (decision.CORRECTED, decision.REJECTED):
            values = {"position": values["position"]}
        kept = {"certainty"}
        # One name of two persons was linked to neither by older rules.
        is_of_several = (*key[:3], 1) in derived.events and row.agent_id is None
        is_of_institution = row.agent_id is None and agents.institution_of(*key[:2])
        if not is_of_several and not is_of_institution:
            kept.add("agent_id")
        changed = {
            name: value
            for name, value in values.items()
            if name not in kept and getattr(row, name) != value
        }
        if changed:
            CorrespondenceEvent.with_rejected.filter(pk=row.pk).update(**changed)
    CorrespondenceEvent.objects.bulk_create(new)


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
