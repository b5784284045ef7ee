"""What the API says of documents and their parts: the names and types of its fields.

A field once given is never renamed or taken away within a version; others may be added.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from ninja import Field, Schema


class DateFields(Schema):
    edtf: str = Field(description="As it is known: 1962-10-26, 1962-10, 1962-10~.")
    earliest: date | None = Field(description="The first day that it can be.")
    latest: date | None = Field(description="The last day that it can be.")
    words: str = Field(
        description="In words; in brackets if the paper does not bear it."
    )
    reason: str = Field(description="How a date is known that the paper does not bear.")


class Link(Schema):
    identifier: str
    title: str
    url: str = Field(description="Its page for readers.")


class PartyFields(Schema):
    name: str
    person: str | None = Field(description="The identifier of the person or office.")
    inferred: bool = Field(description="Whether no words of the document name them.")


class StepFields(Schema):
    type: str = Field(description="drafted, signed, sent, received, took-part …")
    name: str
    person: str | None = Field(description="The identifier of the person or office.")
    role: str = Field(description="The office held at the time.")
    date: str = Field(description="EDTF.")
    time: str = Field(description="As printed.")
    place: str
    inferred: bool
    note: str = Field(description="The key of the note that says so, or empty.")


class HoldingFields(Schema):
    repository: str
    place: str
    location: list[str] = Field(description="From the whole to the item.")
    numbers: list[str]


class Relation(Schema):
    type: str = Field(description="How this document belongs to the other, in words.")
    document: Link


class Files(Schema):
    tei: str
    text: str
    pdf: str
    ris: str
    bibtex: str
    csl: str


class DocumentRow(Schema):
    identifier: str
    url: str = Field(description="Its page for readers: the permanent address.")
    api_url: str = Field(description="All that the API says of it.")
    title: str = Field(description="As printed.")
    label: str = Field(description="What lists call it, with its date.")
    kind: str
    date: DateFields | None
    sent_by: list[str] = Field(alias="from", description="Names of senders.")
    sent_to: list[str] = Field(alias="to", description="Names of recipients.")
    edition: str | None = Field(description="The identifier of its edition.")
    number: str = Field(description="In its edition.")
    changed: datetime


class DocumentPage(Schema):
    items: list[DocumentRow]
    next: str | None = Field(description="Where the list goes on.")


class DocumentDetail(DocumentRow):
    sent_by: list[PartyFields] = Field(alias="from")  # type: ignore[assignment]
    sent_to: list[PartyFields] = Field(alias="to")  # type: ignore[assignment]
    place: str = Field(description="From which it was sent, or where it was written.")
    steps: list[StepFields] = Field(description="The steps of its way, in order.")
    first_page: str = Field(description="The page of its edition where it begins.")
    language: str
    extent: str
    subjects: list[str]
    summary: str
    markings: str = Field(description="Classification and handling: “Top Secret”.")
    rights: str
    holding: HoldingFields | None = Field(description="Where the paper is kept.")
    transmitted_in: Link | None = Field(description="The document that transmits it.")
    transmits: list[Link]
    relations: list[Relation]
    revision: int
    text: str = Field(description="The plain text, in which offsets count characters.")
    pages_url: str
    notes_url: str
    references_url: str
    files: Files


class PageFields(Schema):
    key: str = Field(description="Names it within the document for ever.")
    label: str
    pagination: str = Field(description="Empty for the main one.")
    inferred: bool
    start: int
    end: int
    text: str
    url: str


class PageList(Schema):
    items: list[PageFields]
    next: str | None = Field(description="Where the list goes on.")


class NoteFields(Schema):
    key: str = Field(description="Names it within the document for ever.")
    name: str = Field(description="“Note 4”, “Source note”.")
    number: str
    kind: str
    page: str = Field(description="The key of the page that it is on, or empty.")
    anchor: int | None = Field(description="Where in the text its mark stands.")
    text: str
    url: str


class NoteList(Schema):
    items: list[NoteFields]
    next: str | None = Field(description="Where the list goes on.")


class ReferenceFields(Schema):
    key: str = Field(description="Names it within the document for ever.")
    note: str = Field(description="The key of the note that has it; empty in the text.")
    start: int = Field(description="In the text of the document, or of the note.")
    end: int
    printed: str = Field(description="Its words.")
    target: str = Field(description="What it points to, in words.")
    state: Literal["resolved", "wanted", "external"] = Field(
        description="In this archive; not in it; or elsewhere on the web."
    )
    target_url: str = Field(description="Where it leads.")
    url: str


class ReferenceList(Schema):
    items: list[ReferenceFields]
    next: str | None = Field(description="Where the list goes on.")
