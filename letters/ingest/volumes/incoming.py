"""A document of a volume: its record and its rows, before they are written."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from letters.derivation.description.description import describe_document
from letters.derivation.model import Context, KnownKeys
from letters.ingest.carried_letters import letter_context, new_letters
from letters.ingest.carried_texts import CarriedText
from letters.ingest.derived_rows import (
    Derived,
    derive_letter_rows,
    derive_rows,
)
from letters.ingest.deriving import document_context
from letters.models import Document, Edition, Section
from letters.tei.body import read_body, read_document
from letters.tei.nodes import Block
from letters.tei.volume import DocumentSource, Volume


@dataclass(frozen=True, slots=True)
class Incoming:
    """A document as the file has it now. `record` holds the fields that later imports
    update."""

    source: DocumentSource
    body: Block
    sha256: str
    record: dict[str, Any]

    @property
    def identifier(self) -> str:
        """The identifier in the file: an archivist may have changed it since."""
        return str(self.record["identifier"])

    @property
    def tei(self) -> str:
        return self.source.tei


def read_incoming(source: DocumentSource, edition: str) -> Incoming:
    body = read_body(source.element)
    described = describe_document(body)
    return Incoming(
        source=source,
        body=body,
        sha256=hashlib.sha256(source.tei.encode()).hexdigest(),
        record={
            "identifier": f"{edition}/{source.key}",
            "title": described.title or f"[Document {source.number}]",
            "kind": described.kind.value,
            "date_edtf": described.date,
            "number": source.number[:20],
            "position": source.position,
            "begins_on_page": _begins_on(source),
            "section": source.division,
        },
    )


def _begins_on(source: DocumentSource) -> str:
    """The label of the page that continues, unless every document has its own pages."""
    page = source.page_before
    return page.label[:40] if page else ""


@dataclass(frozen=True, slots=True)
class NewLetter:
    """A letter that a document transmits."""

    document: Document
    derived: Derived


@dataclass(frozen=True, slots=True)
class NewDocument:
    incoming: Incoming
    document: Document
    derived: Derived
    letters: list[NewLetter]


def derive_new(
    incoming: Incoming,
    volume: Volume,
    edition: Edition,
    sections: Mapping[str, Section],
    status: str,
    taken: Collection[str] = (),
) -> NewDocument:
    """A document that the archive does not hold; its letters get no address that is
    `taken`. Touches no table.

    Raises TeiError, DateError, or ValidationError for an impossible identifier.
    """
    document = Document(
        edition=edition,
        appearance=Document.Appearance.PRINTED,
        status=status,
        revision_number=1,
    )
    set_record(document, incoming.record, sections)
    Document._meta.get_field("identifier").run_validators(document.identifier)
    context = document_context(document, volume.outline)
    derived = derive_rows(document, incoming.tei, incoming.body, KnownKeys(), context)
    for name, value in derived.description.items():
        setattr(document, name, value)
    letters = [
        _derive_letter(letter, text, context)
        for letter, text in new_letters(document, derived.carried, taken)
    ]
    return NewDocument(incoming, document, derived, letters)


def derive_changed(incoming: Incoming, volume: Volume, document: Document) -> Derived:
    """What the file would make of a document that is held. Touches no table.

    Raises TeiError.
    """
    context = document_context(document, volume.outline)
    return derive_rows(document, incoming.tei, incoming.body, KnownKeys(), context)


def _derive_letter(letter: Document, text: CarriedText, context: Context) -> NewLetter:
    body = read_document(text.tei)
    own = letter_context(context, letter, text)
    return NewLetter(letter, derive_letter_rows(letter, text, body, KnownKeys(), own))


def set_record(
    document: Document, values: Mapping[str, Any], sections: Mapping[str, Section]
) -> None:
    """Raises DateError."""
    for name, value in values.items():
        setattr(document, name, sections.get(value) if name == "section" else value)
    document.set_dates()
