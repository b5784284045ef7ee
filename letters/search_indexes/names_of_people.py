"""The people of a document: by whose names its entry in the index is found."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, QuerySet

from letters.derivation.correspondence.sides.authors import names_a_person
from letters.models import Agent, CorrespondenceEvent, Document
from letters.search.query.facets import write_value

# The record that stands for the person of an event, if readers may know its name.
_PUBLIC_IDENTITY = Agent.objects.listed_in_public().filter(
    pk=OuterRef("agent__merged_into")
)


def events_with_people() -> QuerySet[CorrespondenceEvent]:
    """The events, with what the functions below read of them."""
    events = CorrespondenceEvent.objects.select_related("agent__merged_into")
    return events.annotate(has_public_identity=Exists(_PUBLIC_IDENTITY))


def name_of(event: CorrespondenceEvent) -> str:
    """The name of the record that stands for the agent; without one, as written."""
    identity = _identity_of(event)
    return str(identity) if identity else event.name_as_written


def names_of(event: CorrespondenceEvent) -> set[str]:
    """The name as written, and the names of the agent and of the one it stands under."""
    agents = filter(None, [event.agent, _identity_of(event)])
    names = {name for agent in agents for name in (str(agent), agent.authorized_name)}
    return {name for name in {event.name_as_written, *names} if name}


def correspondents(document: Document, event_type: str) -> list[str]:
    """Their names, as values of a facet."""
    # Notes name people who handled the letter; it was not written to them.
    return [
        write_value(name_of(event))
        for event in document.correspondence_events.all()
        if event.type == event_type and not event.footnote_key
    ]


def signatures(document: Document) -> Iterator[CorrespondenceEvent]:
    """Those that a source note tells of, too."""
    for event in document.correspondence_events.all():
        if event.type == CorrespondenceEvent.Type.SIGNED:
            yield event


def authorship(document: Document) -> Iterator[CorrespondenceEvent]:
    """The events by which persons sent the document or, as its heading says, wrote it."""
    types = (CorrespondenceEvent.Type.SENT, CorrespondenceEvent.Type.DRAFTED)
    for event in document.correspondence_events.all():
        if event.type in types and not event.footnote_key and _is_by_person(event):
            yield event


def _identity_of(event: CorrespondenceEvent) -> Agent | None:
    """The record that stands for the person or the office. Each volume has its own."""
    agent = event.agent
    return agent.identity if agent and event.has_public_identity else agent


def _is_by_person(event: CorrespondenceEvent) -> bool:
    if event.agent:
        return event.agent.kind == Agent.Kind.PERSON
    return names_a_person(event.name_as_written)
