"""People in a cell: who sent, received, cleared a document, as names after one another.

What a changed cell does follows the form of the admin: what an archivist entered is
deleted; what was read from the text is rejected or corrected, and both stay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.core.exceptions import ValidationError

from letters.ingest.bulk.csv_files import CellError, refuse_unseen
from letters.ingest.bulk.named_records import NamedRecords
from letters.models import Agent, CorrespondenceEvent, Document
from letters.models.events import Origin

SEPARATOR = ";"
# "Andrei Gromyko [gromyko-andrei]": the record that a name is linked to.
_LINKED = re.compile(r"([^\[\]]{1,300}?) ?\[([A-Za-z0-9][A-Za-z0-9_-]{0,99})\]")


class Party(NamedTuple):
    """A name in a cell, and the person that it is linked to, if any."""

    name: str
    agent: Agent | None


@dataclass(slots=True)
class PartyChanges:
    """What becomes of the events of one type."""

    type: str
    stand: list[CorrespondenceEvent]
    corrected: dict[int, set[str]] = field(default_factory=dict)
    removed: list[CorrespondenceEvent] = field(default_factory=list)

    @property
    def names(self) -> str:
        return names_of(self.stand)

    @property
    def described(self) -> str:
        """The names, with the record of each person that would be linked."""
        return "; ".join(
            f"{event.name} [{event.agent.identifier}]"
            if event.agent and (not event.pk or event.pk in self.corrected)
            else event.name
            for event in self.stand
        )

    @property
    def places(self) -> str:
        return places_of(self.stand)

    @property
    def is_changed(self) -> bool:
        has_new = any(not event.pk for event in self.stand)
        return has_new or bool(self.corrected or self.removed)

    def correct(
        self, event: CorrespondenceEvent, name: str, value: Agent | str
    ) -> None:
        if getattr(event, name) != value:
            setattr(event, name, value)
            if event.pk:
                self.corrected.setdefault(event.pk, set()).add(name)

    def save(self, document: Document) -> bool:
        """Write it; False if there was nothing to write."""
        new = [event for event in self.stand if not event.pk]
        for event in new:
            event.document = document
            event.save()
        for event in self.stand:
            if names := self.corrected.get(event.pk):
                if event.origin == Origin.DERIVED:
                    event.decision = CorrespondenceEvent.Decision.CORRECTED
                event.save(update_fields=[*names, "decision"])
        for event in self.removed:
            _remove(event)
        return bool(new or self.corrected or self.removed)


def _remove(event: CorrespondenceEvent) -> None:
    if event.origin == Origin.DERIVED:
        # The text would bring it back.
        event.decision = CorrespondenceEvent.Decision.REJECTED
        event.save(update_fields=["decision"])
    else:
        event.delete()


def standing_events(document: Document, kind: str) -> list[CorrespondenceEvent]:
    """Those that a cell shows: named, by the document's own words or an archivist's."""
    if not document.pk:
        return []
    return [
        event
        for event in document.correspondence_events.all()
        if event.type == kind and not event.footnote_key and event.name
    ]


def names_of(events: Sequence[CorrespondenceEvent]) -> str:
    return "; ".join(event.name for event in events)


def places_of(events: Sequence[CorrespondenceEvent]) -> str:
    """One place for all of them, or the place of each."""
    places = [event.place for event in events]
    return places[0] if len(set(places)) == 1 else "; ".join(places)


def change_names(changes: PartyChanges, cell: str, records: NamedRecords) -> None:
    """Let those stand whom the cell names. Raises CellError."""
    for event in changes.stand:
        if SEPARATOR in event.name:
            raise CellError(
                f"The name “{event.name}” has a “;” in it, which separates names here. "
                "Change it in the form of the document."
            )
    remaining = [*changes.stand]
    stand = []
    for written in filter(None, map(str.strip, cell.split(SEPARATOR))):
        event = _taken(remaining, written)
        if event is None:
            party = read_party(written, records)
            event = _taken(remaining, party.name)
            if event is None:
                event = _entered(changes.type, party, len(changes.stand) + len(stand))
            elif party.agent:
                changes.correct(event, "agent", party.agent)
        stand.append(event)
    changes.stand, changes.removed = stand, remaining


def _taken(events: list[CorrespondenceEvent], name: str) -> CorrespondenceEvent | None:
    for position, event in enumerate(events):
        if name in (event.name, event.name_as_written):
            return events.pop(position)
    return None


def read_party(written: str, records: NamedRecords) -> Party:
    """Who it is: the person whose identifier follows, or the only one with this very
    name. Raises CellError for an identifier that no person has."""
    if linked := _LINKED.fullmatch(written):
        name, identifier = linked.groups()
        return Party(name, records.agent(identifier))
    return Party(written, records.agent_called(written))


def _entered(kind: str, party: Party, position: int) -> CorrespondenceEvent:
    refuse_unseen(party.name)
    event = CorrespondenceEvent(
        type=kind,
        agent=party.agent,
        name_as_written=party.name,
        origin=Origin.ENTERED,
        position=position,
    )
    try:
        event.clean_fields(exclude=["document", "agent"])
    except ValidationError as error:
        raise CellError(f"“{party.name[:40]}…”: {error.messages[0]}") from error
    return event


def change_places(changes: PartyChanges, cell: str) -> None:
    """Put the place of each, or one for all. Raises CellError."""
    places = [place.strip() for place in cell.split(SEPARATOR)]
    if len(places) == 1:
        places *= len(changes.stand)
    if len(places) != len(changes.stand) or (cell and not changes.stand):
        raise CellError(
            f"There are {len(changes.stand)} names and {len(places)} places. Write one "
            "place for all, or one for each in their order, with “;” between."
        )
    for event, place in zip(changes.stand, places, strict=True):
        if len(place) > CorrespondenceEvent._meta.get_field("place").max_length:
            raise CellError("A place has at most 200 characters.")
        if place != event.place:
            refuse_unseen(place)
        changes.correct(event, "place", place)
