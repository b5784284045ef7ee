"""Corrects words of one paragraph or note, and saves the text as a revision."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from letters.derivation.words import CorrectedStretch, correct_words, lines_of
from letters.ingest.saving import Edit
from letters.ingest.shrinking import save_unless_it_shrinks
from letters.models import Document, Footnote, Segment
from letters.tei.plain_text import LINE_SEPARATOR


class PartChangedError(Exception):
    """Somebody changed these words meanwhile; `words` are those of now."""

    def __init__(self, words: str) -> None:
        super().__init__("Somebody changed these words in the meantime.")
        self.words = words


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph or another segment of the running text, or a note, with its words."""

    name: str
    words: str
    stretch: CorrectedStretch


def part_of_segment(document: Document, segment: Segment) -> Part:
    text = document.transcription.text[segment.start : segment.end]
    stretch = CorrectedStretch(segment.start, segment.end)
    return Part(segment.kind, _in_lines(text), stretch)


def part_of_note(note: Footnote) -> Part:
    name = f"note {note.number}" if note.number else "note"
    stretch = CorrectedStretch(0, len(note.text), note.key)
    return Part(name, _in_lines(note.text), stretch)


def find_part(document: Document, kind: str, key: str) -> Part | None:
    """The segment or the note of this key; None if there is none any more."""
    if kind == "note":
        note = document.footnotes.filter(key=key).first()
        return part_of_note(note) if note else None
    segment = document.segments.filter(key=key).first()
    return part_of_segment(document, segment) if segment else None


@transaction.atomic
def correct_part(
    document: Document,
    name: tuple[str, str],
    seen: str,
    words: str,
    edit: Edit,
    agreed: str = "",
) -> bool:
    """Put `words` in the place of those that were `seen`. False if nothing is changed.

    `name` is the kind and key of the part, `agreed` the token of a shrinkage that is
    meant. Raises PartChangedError, CorrectionError, ShrinksError, and what saving raises,
    and then writes nothing.
    """
    current = (
        Document.objects.select_for_update(of=("self",))
        .select_related("transcription")
        .get(pk=document.pk)
    )
    part = find_part(current, *name)
    if not part or lines_of(part.words) != lines_of(seen):
        raise PartChangedError(part.words if part else "")
    if lines_of(words) == lines_of(seen):
        return False
    tei = correct_words(current.transcription.tei, part.stretch, words)
    return save_unless_it_shrinks(current, tei, edit, agreed)


def _in_lines(text: str) -> str:
    return text.replace(LINE_SEPARATOR, "\n")
