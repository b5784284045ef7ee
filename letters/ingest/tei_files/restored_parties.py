"""The parties of a document as another archive had them, put beside those of its text."""

from __future__ import annotations

from collections.abc import Sequence

from letters.ingest.called_agents import find_agent
from letters.ingest.free_identifiers import unused_identifier
from letters.ingest.transcriptions.intake import DraftStatement, StatedParty
from letters.ingest.transcriptions.stated_parties import own_parties, state_parties
from letters.models import Agent, CorrespondenceEvent, Document
from letters.tei.header import LetterHeader, StatedName

_Type = CorrespondenceEvent.Type
_LONGEST_NAME = 200


def restore_parties(document: Document, header: LetterHeader) -> None:
    """Let each side have the names of the header: the text's words stay, with the record
    of the person whom the header names; where the numbers differ, the header counts."""
    stated = {kind: _names(header, kind) for kind in (_Type.SENT, _Type.RECEIVED)}
    missing = {}
    for kind, names in stated.items():
        events = list(own_parties(document, kind))
        if len(events) == len(names):
            for event, name in zip(events, names, strict=True):
                _name(event, name)
        else:
            missing[kind] = _parties(events, names)
    state_parties(
        document,
        DraftStatement(
            senders=missing.get(_Type.SENT), recipients=missing.get(_Type.RECEIVED)
        ),
    )


def _names(header: LetterHeader, kind: str) -> list[StatedName]:
    return [
        name
        for action in header.actions
        if action.type == kind
        for name in action.names
    ]


def _name(event: CorrespondenceEvent, name: StatedName) -> None:
    if event.name == name.name:
        return
    event.agent = _agent(name)
    event.save(update_fields=["agent"])


def _parties(
    events: Sequence[CorrespondenceEvent], names: Sequence[StatedName]
) -> tuple[StatedParty, ...]:
    as_written = {event.name: event.name_as_written for event in events}
    return tuple(StatedParty(as_written.get(each.name, each.name)) for each in names)


def _agent(name: StatedName) -> Agent:
    """The record with this name, made now if there is none."""
    shown = name.name[:_LONGEST_NAME]
    if agent := find_agent(shown):
        return agent
    kinds = Agent.Kind
    return Agent.objects.create(
        identifier=unused_identifier(Agent, shown),
        authorized_name=(name.filed or shown)[:_LONGEST_NAME],
        display_name=shown,
        kind=kinds.PERSON if name.is_person else kinds.CORPORATE_BODY,
    )
