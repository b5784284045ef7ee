"""Events and holdings that a text states; what an archivist entered stays."""

from __future__ import annotations

from letters.models import (
    Agent,
    CorrespondenceEvent,
    Document,
    Holding,
    NameVariant,
    Repository,
)
from letters.models.events import Origin
from letters.records.kinds import DocumentRecords


def sync_events(document: Document, records: DocumentRecords) -> None:
    """Derived events as the text states them now. A row keeps the agent it was given."""
    present = {
        (row.type, row.name_as_written, row.footnote_key): row
        for row in document.correspondence_events.filter(origin=Origin.DERIVED)
    }
    found = {
        (event.type, event.name[:300], event.footnote): event
        for event in records.events
    }
    gone = [row.pk for what, row in present.items() if what not in found]
    CorrespondenceEvent.objects.filter(pk__in=gone).delete()
    CorrespondenceEvent.objects.bulk_create(
        CorrespondenceEvent(
            document=document,
            type=kind,
            agent=find_agent(name),
            name_as_written=name,
            footnote_key=footnote,
            evidence=found[kind, name, footnote].evidence,
            origin=Origin.DERIVED,
            position=position,
        )
        for position, (kind, name, footnote) in enumerate(found)
        if (kind, name, footnote) not in present
    )
    # The order is the text's, also of those that were there before.
    for position, what in enumerate(found):
        row = present.get(what)
        if row and row.position != position:
            CorrespondenceEvent.objects.filter(pk=row.pk).update(position=position)


def find_agent(name: str) -> Agent | None:
    """The one agent known by this very name; nobody, if two are."""
    variants = NameVariant.objects.filter(name=name).select_related("agent")[:2]
    agents = {variant.agent for variant in variants}
    agents |= set(Agent.objects.filter(display_name=name)[:2])
    return agents.pop() if len(agents) == 1 else None


def sync_holding(document: Document, records: DocumentRecords) -> None:
    note = records.source_note
    if not note:
        Holding.objects.filter(document=document).delete()
        return
    repository = str(note.repository or "")
    # Most repositories have no form that notes cite: "" would be one of these.
    known = Repository.objects.filter(cited_as=repository).exclude(cited_as="")
    wanted = {
        "repository": known.first(),
        "repository_as_cited": repository,
        "location": [str(part) for part in note.location],
        "control_numbers": [str(number) for number in note.control_numbers],
        "classification_markings": [str(m) for m in note.classification_markings],
        "citation": str(note.citation),
        "footnote_key": records.source_footnote,
    }
    present = Holding.objects.filter(document=document).first()
    if not present or any(getattr(present, k) != v for k, v in wanted.items()):
        Holding.objects.update_or_create(document=document, defaults=wanted)
