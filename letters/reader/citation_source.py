"""A document, and a place in it, as citations name them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from letters.citations import (
    CitationSource,
    CitedVolume,
    Holding,
    Name,
    json_ld,
    meta_tags,
)
from letters.derivation.description.document_kinds import DocumentKind
from letters.models import CorrespondenceEvent, Document, Edition, Page, page_at
from letters.models import Holding as KnownHolding
from letters.reader.apparatus import Apparatus

# What of a kind's name is not what a citation says.
KINDS = {DocumentKind.OTHER: "document", DocumentKind.NOTE: "diplomatic note"}


@dataclass(frozen=True, slots=True)
class CitedPart:
    """A place in a document. `label` says it in a sentence, `page` and `part` as a
    citation does; `address` is the permanent one."""

    label: str
    page: str
    part: str
    address: str


def whole_of(apparatus: Apparatus) -> CitedPart:
    """Of a volume its pages are cited; pages of a typescript are not, with all of it."""
    document = apparatus.document
    labels = [page.label for page in apparatus.pages] if document.edition else []
    ends = list(dict.fromkeys([*labels[:1], *labels[-1:]]))
    return CitedPart(
        "The whole document", "–".join(ends), "", document.get_absolute_url()
    )


def page_of(apparatus: Apparatus, page: Page) -> CitedPart:
    identifier = apparatus.document.identifier
    address = reverse("letters:page-detail", args=[identifier, page.key])
    if not page.pagination:
        return CitedPart(page.name, page.label, "", address)
    # With the page of the edition, by which others find it.
    main = page_at(apparatus.pages, page.start)
    part = page.name[0].lower() + page.name[1:]
    return CitedPart(page.name, main.label if main else "", part, address)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page tells machines of the place in a document that it shows."""

    tags: list[tuple[str, str]]
    json_ld: dict[str, Any]


def metadata_of(cited: CitationSource) -> Metadata:
    return Metadata(list(meta_tags(cited)), json_ld(cited))


def cited_at(
    place: CitedPart, apparatus: Apparatus, request: HttpRequest
) -> CitationSource:
    document, sent = apparatus.document, CorrespondenceEvent.Type.SENT
    received = CorrespondenceEvent.Type.RECEIVED
    # Who a note says had it in hand is not who it was written to.
    events = [event for event in apparatus.events if not event.footnote_key]
    places = (event.place for event in events if event.type == sent and event.place)
    return CitationSource(
        identifier=document.identifier,
        title=document.title,
        kind=KINDS.get(document.kind, document.kind.replace("-", " ")),
        archive=settings.LETTERS_SITE_NAME,
        address=request.build_absolute_uri(place.address),
        revision=document.revision_number,
        senders=tuple(_name(event) for event in events if event.type == sent),
        recipients=tuple(_name(event) for event in events if event.type == received),
        place=next(places, ""),
        date=document.date,
        is_date_supplied=bool(document.date_reason),
        holding=_holding(document),
        volume=_volume(document.edition) if document.edition else None,
        number=document.number,
        page=place.page,
        part=place.part,
    )


def _name(event: CorrespondenceEvent) -> Name:
    sorted_form = event.agent.authorized_name if event.agent else ""
    return Name.of(event.name, sorted_form)


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
    known: KnownHolding | None = getattr(document, "holding", None)
    if known and (known.repository or known.repository_as_cited):
        repository = known.repository
        return Holding(
            repository.name if repository else known.repository_as_cited,
            tuple(known.location),
            tuple(known.control_numbers),
            repository.place if repository else "",
        )
    if unit := document.archival_unit:
        repository = unit.repository
        codes = (document.reference_code,) if document.reference_code else ()
        return Holding(repository.name, (unit.title,), codes, repository.place)
    return None
