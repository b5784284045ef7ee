"""The columns of a table of documents: how each is written, and read again.

A cell that says what the table would say now changes nothing, whatever it was read from.
So a row that goes out and comes in again changes nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField

from letters.derivation.description.document_kinds import KIND_CHOICES
from letters.ingest.bulk.csv_files import CellError
from letters.ingest.bulk.named_records import NamedRecords, path_of
from letters.ingest.bulk.party_cells import names_of, places_of, standing_events
from letters.models import CorrespondenceEvent, Document
from letters.models.document_status import STATUS_CHOICES
from letters.tei.dates import DateError, describe, read_typed_date

Read = Callable[[str, Document, NamedRecords], Any]


@dataclass(frozen=True, slots=True)
class Column:
    """`write` gives the cell. With `read`, it gives the value of `field`; with `party`,
    it is of the events of that type; without both, the column is for reading alone. A
    choice is left as it is by an empty cell. A line is shown as names are."""

    name: str
    write: Callable[[Document], str]
    field: str = ""
    read: Read | None = None
    party: str = ""
    is_of_places: bool = False
    is_choice: bool = False
    is_line: bool = False
    aliases: tuple[str, ...] = ()


IDENTIFIER, VERSION = "identifier", "version"


def version_of(document: Document) -> str:
    """A short name for what the table says of a document: its revision, and the people.

    A table that was made before somebody changed either is told from a present one.
    """
    names = "\n".join(
        f"{event.type}\t{event.name}\t{event.place}"
        for kind, _ in CorrespondenceEvent.Type.choices
        for event in standing_events(document, kind)
    )
    digest = hashlib.sha256(names.encode()).hexdigest()
    return f"r{document.revision_number}-{digest[:8]}"


def write_subjects(document: Document) -> str:
    subjects = document.subjects
    return ("\n" if any(";" in subject for subject in subjects) else "; ").join(
        subjects
    )


def read_subjects(cell: str, _document: Document, _records: NamedRecords) -> str:
    """One a line. Where the cell has no line ends, "; " separates them."""
    parts = cell.split("\n") if "\n" in cell else cell.split(";")
    return "\n".join(filter(None, map(str.strip, parts)))


def read_text(cell: str, _document: Document, _records: NamedRecords) -> str:
    return cell


def read_date(cell: str, _document: Document, _records: NamedRecords) -> str:
    try:
        dates = read_typed_date(cell, with_thirds=False)
    except DateError as error:
        raise CellError(str(error)) from error
    if len(dates) > 1:
        meant = " or ".join(f"{describe(date)} ({date.edtf})" for date in dates)
        raise CellError(f"“{cell}” can mean {meant}. Write which one.")
    return dates[0].edtf if dates else ""


class ChoiceReader:
    """Reads the value of a choice that is named by its value or its label."""

    is_choice = True

    def __init__(self, choices: Sequence[tuple[str, str]]) -> None:
        self._labels = ", ".join(label for _, label in choices)
        self._values = {
            name.casefold(): value
            for value, label in choices
            for name in (value, label)
        }

    def __call__(self, cell: str, _: Document, __: NamedRecords) -> str:
        if cell.casefold() not in self._values:
            raise CellError(f"“{cell}” is none of these: {self._labels}.")
        return self._values[cell.casefold()]


def read_edition(cell: str, _: Document, records: NamedRecords) -> Any:
    return records.edition(cell) if cell else None


def read_section(cell: str, document: Document, records: NamedRecords) -> Any:
    return records.section(document.edition, cell) if cell else None


def read_unit(cell: str, _: Document, records: NamedRecords) -> Any:
    return records.unit(cell) if cell else None


def _of_field(
    name: str, field: str, *aliases: str, read: Read = read_text, write: Any = None
) -> Column:
    def as_stored(document: Document) -> str:
        return str(getattr(document, field) or "")

    is_choice = getattr(read, "is_choice", False)
    shown = write or as_stored
    stored = Document._meta.get_field(field)
    return Column(
        name,
        shown,
        field,
        read,
        is_choice=is_choice,
        is_line=isinstance(stored, CharField) or field == "subject",
        aliases=aliases,
    )


def _of_party(name: str, kind: str, *aliases: str) -> Column:
    def write(document: Document) -> str:
        return names_of(standing_events(document, kind))

    return Column(name, write, party=kind, aliases=aliases)


def _of_places(name: str, kind: str, *aliases: str) -> Column:
    def write(document: Document) -> str:
        return places_of(standing_events(document, kind))

    return Column(name, write, party=kind, is_of_places=True, aliases=aliases)


def _repository(document: Document) -> str:
    """As the source note says, else as an archivist does."""
    if hasattr(document, "holding"):
        return document.holding.repository_name
    unit = document.archival_unit
    return unit.repository.name if unit else ""


def _volume(document: Document) -> str:
    return document.edition.short_title if document.edition else ""


_T = CorrespondenceEvent.Type
_APPEARANCES = Document.Appearance.choices

# In the order of the file. A section is read after its edition, a place after its name.
COLUMNS: tuple[Column, ...] = (
    Column(IDENTIFIER, lambda document: document.identifier),
    _of_field("title", "title"),
    Column("label", lambda document: document.name_and_date),
    _of_field(
        "state",
        "status",
        "status",
        read=ChoiceReader(STATUS_CHOICES),
        write=Document.get_status_display,
    ),
    _of_field(
        "kind",
        "kind",
        read=ChoiceReader(KIND_CHOICES),
        write=Document.get_kind_display,
    ),
    _of_field("date", "date_edtf", "date (edtf)", read=read_date),
    Column("date in words", lambda document: document.date_in_words),
    _of_party("from", _T.SENT, "sender", "senders"),
    _of_party("to", _T.RECEIVED, "recipient", "recipients"),
    Column("volume", _volume),
    _of_field("number", "number"),
    Column("repository", _repository),
    _of_field("reference code", "reference_code"),
    _of_field(
        "classification",
        "classification_marking",
        "classification marking",
        write=lambda document: document.markings,
    ),
    _of_field(
        "subject", "subject", "subjects", read=read_subjects, write=write_subjects
    ),
    Column("revision", lambda document: str(document.revision_number)),
    Column("changed", lambda document: f"{document.changed:%Y-%m-%d}"),
    Column("address", lambda document: document.get_absolute_url()),
    Column(VERSION, version_of),
    _of_field(
        "appearance",
        "appearance",
        read=ChoiceReader(_APPEARANCES),
        write=Document.get_appearance_display,
    ),
    _of_field("why this date", "date_reason", "date reason"),
    _of_field(
        "edition",
        "edition",
        read=read_edition,
        write=lambda document: document.edition.identifier if document.edition else "",
    ),
    _of_field(
        "section",
        "section",
        read=read_section,
        write=lambda document: document.section.key if document.section else "",
    ),
    _of_field(
        "collection",
        "archival_unit",
        "archival unit",
        read=read_unit,
        write=lambda document: path_of(document.archival_unit),
    ),
    _of_field("scope and content", "scope_and_content"),
    _of_field("provenance", "custodial_history", "custodial history"),
    _of_field("rights", "reproduction_conditions", "reproduction conditions"),
    _of_field("extent", "extent"),
    _of_field("language", "language", "languages"),
    _of_field(
        "original or copy",
        "original_or_copy",
        read=ChoiceReader(Document.OriginalOrCopy.choices),
        write=Document.get_original_or_copy_display,
    ),
    _of_field("where the original is", "location_of_originals"),
    _of_field("access conditions", "access_conditions", "conditions of access"),
    _of_places("sent from", _T.SENT, "place sent"),
    _of_places("received at", _T.RECEIVED, "place received"),
    _of_party("drafted by", _T.DRAFTED),
    _of_party("cleared by", _T.CLEARED),
    _of_party("approved by", _T.APPROVED),
    _of_party("signed by", _T.SIGNED),
    _of_party("transmitted by", _T.TRANSMITTED),
    _of_party("delivered by", _T.DELIVERED),
    _of_party("took part", _T.TOOK_PART, "participants"),
    _of_party("declassified by", _T.DECLASSIFIED),
)
BY_NAME = {
    name: column for column in COLUMNS for name in (column.name, *column.aliases)
}
FOR_READING = tuple(
    column.name
    for column in COLUMNS
    if not column.read and not column.party and column.name not in (IDENTIFIER, VERSION)
)


def column_of(field: str) -> str:
    """The name of the column that a field of the document stands in."""
    names = (column.name for column in COLUMNS if column.field == field)
    return next(names, IDENTIFIER)


def row_of(document: Document, address: str = "") -> tuple[str, ...]:
    """The cells of a document, which is loaded `with_what_rows_say`."""
    return tuple(
        address if address and column.name == "address" else column.write(document)
        for column in COLUMNS
    )


def with_what_rows_say(documents: Any) -> Any:
    """Load all that the cells of the documents say, by a fixed number of queries."""
    return documents.select_related(
        "edition",
        "section",
        "archival_unit__repository",
        "archival_unit__parent__parent",
        "holding__repository",
    ).prefetch_related("correspondence_events__agent")
