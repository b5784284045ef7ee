"""A document, or one of its revisions, as a side of a comparison.

Its words alone are compared. What others put on the page, the ends of pages, the numbers
of notes and the brackets of a conditional passage are not among them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from django.urls import reverse

from letters.alignment.collation import (
    WitnessParagraph,
    WitnessText,
)
from letters.derivation.model import DocumentRecords
from letters.models import ConditionalPassage, Document
from letters.reader.witnesses.witness_parts import (
    PartsReader,
    PointedText,
    WitnessParts,
)
from letters.rendering.contract import note_id
from letters.rendering.languages import language_code


@dataclass(frozen=True, slots=True)
class WitnessSide:
    """`conditions` are the conditional passages by their names; `language` is the code of
    the one that it is written in, "" if that is not known."""

    name: str
    address: str
    heading: PointedText
    body: PointedText
    notes: PointedText = field(default_factory=lambda: PointedText(WitnessText(())))
    conditions: Mapping[str, ConditionalPassage] = field(default_factory=dict)
    language: str = ""


def side_of_document(document: Document, *, with_marks: bool = False) -> WitnessSide:
    conditions = {
        passage.key: passage
        for passage in document.conditionalpassages.filter(is_in_text=True)
    }
    parts = WitnessParts(
        document.text,
        list(document.segments.all()),
        list(document.marks.filter(footnote_key="")),
        list(conditions.values()),
        list(document.pages.filter(pagination="")),
        list(document.footnotes.all()),
    )
    reader = PartsReader(parts, document.get_absolute_url(), with_marks=with_marks)
    return WitnessSide(
        document.name_and_date,
        document.get_absolute_url(),
        reader.heading,
        reader.body,
        conditions=conditions,
        language=language_code(document.language),
    )


def side_of_revision(
    document: Document,
    number: int,
    records: DocumentRecords,
    *,
    with_marks: bool = False,
) -> WitnessSide:
    """With its notes, which belong to what was revised."""
    parts = WitnessParts(
        records.text,
        records.segments,
        [mark for mark in records.marks if not mark.footnote],
        records.passages,
        [page for page in records.pages if not page.pagination],
        records.footnotes,
    )
    address = reverse("letters:revision-detail", args=[document.identifier, number])
    reader = PartsReader(parts, address, with_marks=with_marks)
    notes = tuple(
        WitnessParagraph(" ".join(note.text.split()), note_id(note.key))
        for note in records.footnotes
        if note.text.strip()
    )
    return WitnessSide(
        f"Revision {number}",
        address,
        reader.heading,
        reader.body,
        PointedText(WitnessText(notes)),
    )


def paragraph_address(side: WitnessSide, key: str) -> str:
    return f"{side.address}#{quote(key)}" if key else side.address
