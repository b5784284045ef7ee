"""Documents in the database: each text is saved as that of an archivist is."""

from __future__ import annotations

from letters.ingest.deriving import derive_document
from letters.models import Document
from letters.tests.web_annotation.tagged import Save
from letters.web_annotation.corrections import NotedText


def store(name: str) -> Save:
    """A new document; what saves its texts, and reads what the tables then hold."""
    document = Document.objects.create(identifier=name, title=name)

    def save(tei: str) -> NotedText:
        derive_document(document, tei)
        return stored_texts(document)

    return save


def stored_texts(document: Document) -> NotedText:
    document.transcription.refresh_from_db()
    texts = {"": document.transcription.text}
    calls: dict[str, int | None] = {}
    for note in document.footnotes.all():
        texts[note.key] = note.text
        if not note.within:
            calls[note.key] = note.anchor
    return NotedText(texts, calls)
