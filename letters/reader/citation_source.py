"""A document, and a part of it, as citations describe them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from letters.citations import (
    CitationSource,
    CitedVolume,
    Holding,
    Name,
    json_ld,
    meta_tags,
)
from letters.derivation.description.document_kinds import DocumentKind
from letters.derivation.description.labels import conversation_about
from letters.models import CorrespondenceEvent, Document, Edition, Witness
from letters.models import Holding as StoredHolding
from letters.reader.apparatus import Apparatus
from letters.reader.cited_part import CitedPart
from letters.tei.dates import describe, parse_edtf

# The kinds whose names differ from what a citation says.
KINDS = {DocumentKind.OTHER: "document", DocumentKind.NOTE: "diplomatic note"}


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page tells machines about the part of a document that it shows."""

    tags: list[tuple[str, str]]
    json_ld: dict[str, Any]


def metadata_of(source: CitationSource) -> Metadata:
    return Metadata(list(meta_tags(source)), json_ld(source))


def citation_source(
    part: CitedPart, apparatus: Apparatus, absolute: Callable[[str], str]
) -> CitationSource:
    """What to cite of the document. `absolute` completes an address with the site's."""
    document, sent = apparatus.document, CorrespondenceEvent.Type.SENT
    received = CorrespondenceEvent.Type.RECEIVED
    # Somebody who had it in hand, according to a note, is not who it was written to.
    events = [event for event in apparatus.events if not event.footnote_key]
    places = (event.place for event in events if event.type == sent and event.place)
    return CitationSource(
        identifier=document.identifier,
        title=document.title,
        kind=KINDS.get(document.kind, document.kind.replace("-", " ")),
        archive=settings.LETTERS_SITE_NAME,
        address=absolute(part.address),
        revision=document.revision_number,
        senders=tuple(_name(event) for event in events if event.type == sent),
        recipients=tuple(_name(event) for event in events if event.type == received),
        place=next(places, ""),
        date=document.date,
        is_date_supplied=bool(document.date_reason),
        contradicting_date=apparatus.contradicting_date,
        open_end=apparatus.open_end,
        holding=_holding(document),
        volume=_volume(document.edition) if document.edition else None,
        number=document.number,
        page=part.page,
        part=part.part,
        about=_about(document, events),
        label=document.name_and_date if document.label else "",
        carrier=document.carrier.title if document.carrier else "",
        witness=witness_in_words(apparatus.witnesses),
    )


def witness_in_words(witnesses: Iterable[Witness]) -> str:
    """Which text of the letter the document is: "approved text of 19 December 1983"."""
    for witness in witnesses:
        if witness.is_document and not witness.first_segment:
            state = witness.get_state_display().lower()
            day = parse_edtf(witness.date_edtf) if witness.date_edtf else None
            return f"{state} of {describe(day)}" if day else state
    return ""


def _about(document: Document, events: list[CorrespondenceEvent]) -> str:
    """Who spoke of what in a conversation whose title does not say it."""
    if document.kind != DocumentKind.CONVERSATION:
        return ""
    took_part = CorrespondenceEvent.Type.TOOK_PART
    people = [
        (event.name_as_written, event.side)
        for event in events
        if event.type == took_part
    ]
    return conversation_about(document.title, document.subjects, people)


def _name(event: CorrespondenceEvent) -> Name:
    sorted_form = event.agent.authorized_name if event.agent else ""
    is_inferred = event.certainty == CorrespondenceEvent.Certainty.INFERRED
    return Name.of(event.name, sorted_form, is_inferred=is_inferred)


def _volume(edition: Edition) -> CitedVolume:
    return CitedVolume(
        title=edition.title,
        series=edition.series_title,
        sub_series=edition.sub_series,
        volume=edition.volume,
        editors=tuple(edition.editor_names),
        publisher=edition.publisher,
        year=edition.year,
    )


def _holding(document: Document) -> Holding | None:
    """As the source note states it, or as the archivist described it."""
    stored: StoredHolding | None = getattr(document, "holding", None)
    if stored and (stored.repository or stored.repository_as_cited):
        repository = stored.repository
        return Holding(
            stored.repository_name,
            tuple(stored.location),
            tuple(stored.control_numbers),
            repository.place if repository else "",
        )
    if unit := document.archival_unit:
        repository = unit.repository
        codes = (document.reference_code,) if document.reference_code else ()
        return Holding(repository.name, (unit.title,), codes, repository.place)
    return None
