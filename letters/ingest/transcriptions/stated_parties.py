"""Whom an archivist names as senders and recipients, against what the text states."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Max, QuerySet

from letters.ingest.called_agents import find_agent
from letters.ingest.transcriptions.intake import DraftStatement, StatedParty
from letters.models import CorrespondenceEvent, Document
from letters.models.events import Origin

_Type = CorrespondenceEvent.Type


def own_parties(document: Document, kind: str) -> QuerySet[CorrespondenceEvent]:
    """Those that the text itself names, or an archivist: not those of its notes."""
    return document.correspondence_events.filter(type=kind, footnote_key="")


def state_parties(document: Document, statement: DraftStatement) -> None:
    """Let the document have the parties that are stated.

    An event that was read, and is stated as well, stays as it is; one that is not stated
    is rejected for good. What nobody read is entered, with the words that it is read from.
    """
    for kind, parties in (
        (_Type.SENT, statement.senders),
        (_Type.RECEIVED, statement.recipients),
    ):
        if parties is not None:
            _state(document, kind, parties)


def _state(document: Document, kind: str, parties: Sequence[StatedParty]) -> None:
    missing = list(parties)
    for event in own_parties(document, kind):
        same = next((p for p in missing if p.name == event.name_as_written), None)
        if same:
            missing.remove(same)
            continue
        event.decision = CorrespondenceEvent.Decision.REJECTED
        event.save(update_fields=["decision"])
    last = document.correspondence_events.aggregate(last=Max("position"))["last"]
    first = 0 if last is None else last + 1
    CorrespondenceEvent.objects.bulk_create(
        CorrespondenceEvent(
            document=document,
            type=kind,
            name_as_written=party.name,
            agent=find_agent(party.name),
            date_edtf=document.date_edtf if kind == _Type.SENT else "",
            evidence=party.evidence,
            origin=Origin.ENTERED,
            position=position,
        )
        for position, party in enumerate(missing, first)
    )
