"""Documents as JSON lines: the record, the text and the notes of one on each line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from letters.citations import CitationSource
from letters.exports.text_file import text_file
from letters.models import Document
from letters.reader.apparatus import Apparatus
from letters.reader.taking.selection import Selection


def json_lines(selection: Selection) -> Iterator[str]:
    for apparatus in selection.apparatuses():
        source = selection.source(apparatus)
        yield json_line(apparatus, source)


def json_line(apparatus: Apparatus, source: CitationSource) -> str:
    return json.dumps(_record(apparatus, source), ensure_ascii=False) + "\n"


def _record(apparatus: Apparatus, source: CitationSource) -> dict[str, Any]:
    """Dates are EDTF. A document without a text yet has an empty one."""
    document = apparatus.document
    edition, holding = document.edition, source.holding
    return {
        "identifier": document.identifier,
        "address": source.address,
        "title": document.title,
        "label": document.name_and_date,
        "kind": document.kind,
        "date": document.date_edtf,
        "date_in_words": document.date_in_words,
        "from": [name.display for name in source.senders],
        "to": [name.display for name in source.recipients],
        "place": source.place,
        "edition": edition.identifier if edition else "",
        "volume": edition.short_title if edition else "",
        "volume_title": edition.title if edition else "",
        "number": document.number,
        "pages": source.page,
        "classification": document.markings,
        "subjects": document.subjects,
        "repository": holding.repository if holding else "",
        "language": document.language,
        "revision": document.revision_number,
        **({"my_note": source.annotation} if source.annotation else {}),
        **_texts(document, apparatus),
    }


def _texts(document: Document, apparatus: Apparatus) -> dict[str, Any]:
    """The words without the marks of notes, and the notes by their marks."""
    html = document.transcription.html if hasattr(document, "transcription") else ""
    notes = [
        {"mark": note.names.label, "text": text_file(note.html).strip()}
        for note in apparatus.footnotes
    ]
    return {"text": text_file(html).strip(), "notes": notes}
