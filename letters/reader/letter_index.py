"""Every public letter with who wrote it to whom, some hundreds at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, Max, OuterRef
from django.urls import reverse
from django.utils import timezone

from letters.exports.cmif_file import (
    Correspondent,
    Index,
    IndexedLetter,
    IndexedSource,
)
from letters.models import Agent, CorrespondenceEvent, Document, Edition, PublicRecord
from letters.models.document_queries import DocumentQuerySet
from letters.reader.document_rows import hide_agent, with_agents
from letters.reader.many_documents import by_document

Absolute = Callable[[str], str]
Event = CorrespondenceEvent

ANYBODY = AnonymousUser()
LETTERS_AT_ONCE = 500
_SIDES = (Event.Type.SENT, Event.Type.RECEIVED)
_READ = ("identifier", "number", "date_edtf", "edition")
# The addresses by which the format names people, the best known first.
_AUTHORITIES = {
    "viaf": "http://viaf.org/viaf/",
    "lcnaf": "http://id.loc.gov/authorities/names/",
    "wikidata": "http://www.wikidata.org/entity/",
}


def letter_index(absolute: Absolute) -> Index:
    """`absolute` completes an address with the site's."""
    changed = PublicRecord.objects.aggregate(last=Max("stamped"))["last"]
    return Index(
        title=f"Letters in {settings.LETTERS_SITE_NAME}",
        publisher=settings.LETTERS_SITE_NAME,
        site=absolute("/"),
        address=absolute(reverse("letters:cmif")),
        contact=settings.LETTERS_CONTACT,
        changed=(changed or timezone.now()).date(),
    )


def indexed_sources(absolute: Absolute) -> Iterator[IndexedSource]:
    """The archive itself, and the editions that it has letters of."""
    yield IndexedSource(absolute("/"), f"{settings.LETTERS_SITE_NAME}.")
    for edition in Edition.objects.visible_to(ANYBODY):
        address = absolute(edition.get_absolute_url())
        yield IndexedSource(address, f"{edition.full_title}.")


def indexed_letters(absolute: Absolute) -> Iterator[IndexedLetter]:
    """Those of whom the document itself names a sender or a recipient."""
    sources = {
        edition.pk: IndexedSource(absolute(edition.get_absolute_url()), "").key
        for edition in Edition.objects.visible_to(ANYBODY)
    }
    own = IndexedSource(absolute("/"), "").key
    for batch in _batches():
        events = _events_of(batch)
        for document in batch:
            source = sources.get(document.edition_id or 0, own)
            yield _letter(document, events[document.pk], source, absolute)


def _batches() -> Iterator[list[Document]]:
    last = 0
    while batch := list(_letters().filter(pk__gt=last)[:LETTERS_AT_ONCE]):
        yield batch
        last = batch[-1].pk


def _letters() -> DocumentQuerySet:
    named = Event.objects.filter(
        document=OuterRef("pk"), type__in=_SIDES, footnote_key=""
    )
    visible = Document.objects.visible_to(ANYBODY).filter(Exists(named))
    return visible.order_by("pk").only(*_READ)


def _events_of(documents: Iterable[Document]) -> dict[int, list[Event]]:
    """Agents have a `public_identity`: who stands for them, if that record is public."""
    events = Event.objects.filter(
        document__in=documents, type__in=_SIDES, footnote_key=""
    )
    found: dict[int, list[Event]] = by_document(
        with_agents(events, ANYBODY), "position", "pk"
    )
    every = [event for events in found.values() for event in events]
    for event in every:
        hide_agent(event)
    agents: list[Any] = [event.agent for event in every if event.agent]
    merged = {agent.merged_into_id for agent in agents} - {None}
    public = Agent.objects.visible_to(ANYBODY).in_bulk(merged)
    for agent in agents:
        agent.public_identity = public.get(agent.merged_into_id)
    return found


def _letter(
    document: Document, events: list[Event], source: str, absolute: Absolute
) -> IndexedLetter:
    sent = [event for event in events if event.type == Event.Type.SENT]
    received = [event for event in events if event.type == Event.Type.RECEIVED]
    return IndexedLetter(
        address=absolute(document.get_absolute_url()),
        tei=absolute(reverse("letters:document-tei", args=[document.identifier])),
        source=source,
        key=document.number,
        senders=tuple(map(_correspondent, sent)),
        recipients=tuple(map(_correspondent, received)),
        place_sent=_place(sent),
        place_received=_place(received),
        sent=document.date,
    )


def _place(events: Iterable[Event]) -> str:
    return next((event.place for event in events if event.place), "")


def _correspondent(event: Event) -> Correspondent:
    agent = event.agent
    return Correspondent(
        event.name,
        _reference(agent) if agent else "",
        bool(agent and agent.kind == Agent.Kind.CORPORATE_BODY),
        event.certainty == Event.Certainty.INFERRED,
    )


def _reference(agent: Any) -> str:
    """Of any record of the same person, its own first."""
    records = filter(None, (agent, agent.public_identity))
    known = chain.from_iterable(
        (
            f"{pages}{identifier}"
            for field, pages in _AUTHORITIES.items()
            if (identifier := getattr(record, field))
        )
        for record in records
    )
    return next(known, "")
