"""Documents and their parts as the API gives them.

`absolute` completes an address with the site's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.urls import reverse

from letters.citations import CitationSource
from letters.models import CorrespondenceEvent, Document, Footnote, Page
from letters.reader.apparatus import Apparatus
from letters.reader.citation_source import citation_source
from letters.reader.cited_part import whole_document
from letters.views.api.document_schemas import (
    DateFields,
    Files,
    HoldingFields,
    Link,
    NoteFields,
    PageFields,
    PartyFields,
    ReferenceFields,
    Relation,
    StepFields,
)

Absolute = Callable[[str], str]
_FILES = {"tei": "document-tei", "text": "document-text", "pdf": "document-pdf"}
_CITATIONS = ("ris", "bibtex", "csl")


def address_of(name: str, absolute: Absolute, *arguments: str) -> str:
    return absolute(reverse(f"letters:{name}", args=arguments))


def document_row(document: Document, absolute: Absolute) -> dict[str, Any]:
    """A DocumentRow, of a document that was loaded for rows."""
    return {
        **row_fields(document, absolute),
        "from": document.senders,
        "to": document.recipients,
    }


def row_fields(document: Document, absolute: Absolute) -> dict[str, Any]:
    """Those that all answers have, but for whom it is from and to."""
    identifier = document.identifier
    return {
        "identifier": identifier,
        "url": absolute(document.get_absolute_url()),
        "api_url": address_of("api-document", absolute, identifier),
        "title": document.title,
        "label": document.name_and_date,
        "kind": document.kind,
        "date": _date(document),
        "edition": document.edition.identifier if document.edition else None,
        "number": document.number,
        "changed": document.changed,
    }


def _date(document: Document) -> DateFields | None:
    if not document.date_edtf:
        return None
    return DateFields(
        edtf=document.date_edtf,
        earliest=document.date_earliest,
        latest=document.date_latest,
        words=document.date_in_words,
        reason=document.date_reason,
    )


def document_detail(apparatus: Apparatus, absolute: Absolute) -> dict[str, Any]:
    """A DocumentDetail."""
    document = apparatus.document
    cited = citation_source(whole_document(apparatus), apparatus, absolute)
    identifier = document.identifier
    return {
        **row_fields(document, absolute),
        **_way(apparatus.events),
        **_belonging(apparatus, absolute),
        **_archival(document),
        "holding": _holding(cited),
        "place": cited.place or document.dateline_place,
        "revision": document.revision_number,
        "text": document.text,
        "pages_url": address_of("api-pages", absolute, identifier),
        "notes_url": address_of("api-notes", absolute, identifier),
        "references_url": address_of("api-references", absolute, identifier),
        "files": _files(identifier, absolute),
    }


def _way(events: Iterable[CorrespondenceEvent]) -> dict[str, Any]:
    events = list(events)
    own = [event for event in events if not event.footnote_key]
    return {
        "from": [_party(event) for event in own if event.type == event.Type.SENT],
        "to": [_party(event) for event in own if event.type == event.Type.RECEIVED],
        "steps": [_step(event) for event in events],
    }


def _party(event: CorrespondenceEvent) -> PartyFields:
    person = event.agent.identifier if event.agent else None
    return PartyFields(name=event.name, person=person, inferred=_is_inferred(event))


def _step(event: CorrespondenceEvent) -> StepFields:
    return StepFields(
        type=event.type,
        name=event.name,
        person=event.agent.identifier if event.agent else None,
        role=event.role,
        date=event.date_edtf,
        time=event.time,
        place=event.place,
        inferred=_is_inferred(event),
        note=event.footnote_key,
    )


def _is_inferred(event: CorrespondenceEvent) -> bool:
    return event.certainty == event.Certainty.INFERRED


def _belonging(apparatus: Apparatus, absolute: Absolute) -> dict[str, Any]:
    """The documents that it belongs to. One is as public as what transmits it."""
    carrier = apparatus.document.carrier
    return {
        "transmitted_in": _link(carrier, absolute) if carrier else None,
        "transmits": [
            _link(letter, absolute) for letter in apparatus.transmitted_letters
        ],
        "relations": [
            Relation(type=how, document=_link(other, absolute))
            for how, other in apparatus.relations
        ],
    }


def _link(document: Document, absolute: Absolute) -> Link:
    return Link(
        identifier=document.identifier,
        title=document.title,
        url=absolute(document.get_absolute_url()),
    )


def _archival(document: Document) -> dict[str, Any]:
    edition = document.edition
    of_edition = edition.reproduction_conditions if edition else ""
    return {
        "first_page": document.begins_on_page,
        "language": document.language,
        "extent": document.extent,
        "subjects": document.subjects,
        "summary": document.scope_and_content,
        "markings": document.markings,
        "rights": document.reproduction_conditions or of_edition,
    }


def _holding(cited: CitationSource) -> HoldingFields | None:
    holding = cited.holding
    if not holding:
        return None
    return HoldingFields(
        repository=holding.repository,
        place=holding.place,
        location=list(holding.location),
        numbers=list(holding.numbers),
    )


def _files(identifier: str, absolute: Absolute) -> Files:
    files = {
        field: address_of(name, absolute, identifier) for field, name in _FILES.items()
    }
    citations = {
        name: address_of("citation-file", absolute, identifier, name)
        for name in _CITATIONS
    }
    return Files(**files, **citations)


def page_fields(document: Document, page: Page, absolute: Absolute) -> PageFields:
    return PageFields(
        key=page.key,
        label=page.label,
        pagination=page.pagination,
        inferred=page.is_inferred,
        start=page.start,
        end=page.end,
        text=document.text[page.start : page.end],
        url=address_of("page-detail", absolute, document.identifier, page.key),
    )


def note_fields(document: Document, note: Footnote, absolute: Absolute) -> NoteFields:
    return NoteFields(
        key=note.key,
        name=note.name,
        number=note.number,
        kind=note.kind,
        page=note.page_key,
        anchor=note.anchor,
        text=note.text,
        url=address_of("footnote-detail", absolute, document.identifier, note.key),
    )


def reference_fields(
    document: Document, reference: Any, absolute: Absolute
) -> ReferenceFields:
    """Of a reference with its `link`: so a hidden target is one that is not held."""
    return ReferenceFields(
        key=reference.key,
        note=reference.footnote_key,
        start=reference.start,
        end=reference.end,
        printed=reference.printed,
        target=reference.description,
        state=reference.link.status,
        target_url=absolute(reference.link.href),
        url=address_of(
            "reference-detail", absolute, document.identifier, reference.key
        ),
    )
