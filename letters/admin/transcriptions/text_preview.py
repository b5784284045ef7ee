"""The text of one document of a sitting as readers would see it, before anything is saved."""

from __future__ import annotations

from dataclasses import dataclass

from letters.derivation.derive import derive
from letters.derivation.model import Context, KnownKeys
from letters.rendering import render_document
from letters.tei.body import read_document


@dataclass(frozen=True, slots=True)
class PreviewedNote:
    number: str
    html: str


@dataclass(frozen=True, slots=True)
class TextPreview:
    """`number` is that of the document: anchors in its HTML begin with `prefix`."""

    number: int
    html: str
    notes: list[PreviewedNote]

    @property
    def prefix(self) -> str:
        return f"preview-{self.number}-"


def preview_text(number: int, tei: str) -> TextPreview:
    """Read `tei`, which the rules accept, and render it."""
    records = derive(read_document(tei), KnownKeys(), Context())
    rendered = render_document(records, "/")
    notes = [
        PreviewedNote(note.number, rendered.notes[note.key])
        for note in records.footnotes
    ]
    return TextPreview(number, rendered.html, notes)
