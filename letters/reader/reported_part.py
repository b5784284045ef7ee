"""The part of a text that a reader reports a mistake in, and the place of the words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from letters.models import Document, MistakeReport, Section, SectionText
from letters.reader.apparatus import Apparatus
from letters.reader.cited_part import find_cited_part, whole_document
from letters.teaching.quoted_words import FoldedText, fold_words, trimmed

_Place = MistakeReport.Place


class TextStretch(NamedTuple):
    """Characters of the note `footnote`, or of the running text for ""."""

    footnote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ReportedPart:
    """A document or section, or the part with this `kind` and `key`.

    `label` and `address` are for readers. `texts` are by the keys of notes. A part that
    `is_quoted` is small enough to be meant as a whole.
    """

    subject: Document | Section
    label: str
    address: str
    texts: Mapping[str, str]
    kind: str = ""
    key: str = ""
    stretch: TextStretch | None = None
    is_missing: bool = False

    @property
    def is_quoted(self) -> bool:
        return self.stretch is not None and self.kind != "page"

    @property
    def quotation(self) -> str:
        """Its words, to be recognised by."""
        if not self.is_quoted or not self.stretch:
            return ""
        return self.texts[self.stretch.footnote][self.stretch.start : self.stretch.end]

    @property
    def name(self) -> str:
        """What the form is for: "document:7"."""
        return f"{type(self.subject).__name__.lower()}:{self.subject.pk}"

    def report(self, words: str, before: str) -> MistakeReport:
        """A report on these words, or on the part, which is not stored."""
        document = self.subject if isinstance(self.subject, Document) else None
        section = self.subject if isinstance(self.subject, Section) else None
        report = MistakeReport(
            document=document,
            section=section,
            part_kind=self.kind,
            part_key=self.key,
            text_revision=document.revision_number if document else None,
        )
        self._place(report, words, before)
        return report

    def _place(self, report: MistakeReport, words: str, before: str) -> None:
        if fold_words(words):
            places = self._places_of(words, before)
            report.words = words
            if len(places) != 1:
                report.place = _Place.SEVERAL if places else _Place.NOT_FOUND
                return
            place = places[0]
        elif self.is_quoted and self.stretch:
            place = self.stretch
        else:
            return
        text = self.texts[place.footnote]
        start, end = trimmed(text, place.start, place.end)
        if start < end:
            report.place = _Place.FOUND
            report.footnote, report.start, report.end = place.footnote, start, end
            report.words = report.words_now = text[start:end]

    def _places_of(self, words: str, before: str) -> list[TextStretch]:
        """Where the words stand: in the part or, if not there, in all of the text."""
        everywhere = (
            TextStretch(key, 0, len(text)) for key, text in self.texts.items()
        )
        for stretches in ([self.stretch] if self.stretch else [], everywhere):
            places = [
                place
                for stretch in stretches
                for place in self._places_within(stretch, words)
            ]
            if places:
                preceded = [place for place in places if self._follows(place, before)]
                return preceded if len(preceded) == 1 else places
        return []

    def _places_within(self, stretch: TextStretch, words: str) -> Iterator[TextStretch]:
        text = FoldedText.of(self.texts[stretch.footnote], stretch.start, stretch.end)
        for start, end in text.occurrences(words):
            yield TextStretch(stretch.footnote, start, end)

    def _follows(self, place: TextStretch, before: str) -> bool:
        """Whether these are the words that stand before it, as far as they were sent."""
        sent = fold_words(before)
        text = self.texts[place.footnote]
        # White space may be more in the text than it was on the page.
        since = max(0, place.start - 2 * len(before) - 2)
        return bool(sent) and fold_words(text[since : place.start]).endswith(sent)


def document_part(apparatus: Apparatus, kind: str, key: str) -> ReportedPart:
    """The part of a document with this key; the whole if it is in the text no more."""
    document = apparatus.document
    texts = {"": document.transcription.text}
    texts |= {note.key: note.text for note in apparatus.footnotes}
    cited = find_cited_part(apparatus, kind, key) if kind else None
    if not cited:
        whole = whole_document(apparatus)
        return ReportedPart(
            document, whole.label, whole.address, texts, is_missing=bool(kind)
        )
    stretch = _stretch(apparatus, kind, key)
    return ReportedPart(document, cited.label, cited.address, texts, kind, key, stretch)


def _stretch(apparatus: Apparatus, kind: str, key: str) -> TextStretch | None:
    if kind == "note":
        note = apparatus.footnote(key)
        return TextStretch(key, 0, len(note.text)) if note else None
    if kind == "mark":
        mark = next((mark for mark in apparatus.marks if mark.key == key), None)
        return TextStretch(mark.footnote_key, mark.start, mark.end) if mark else None
    if kind == "page":
        page = apparatus.page(key)
        return TextStretch("", page.start, page.end) if page else None
    segment = apparatus.document.segments.filter(key=key).first()
    return TextStretch("", segment.start, segment.end) if segment else None


def section_part(
    section: Section, content: SectionText | None, key: str
) -> ReportedPart:
    """A section of a volume, or its note with this key."""
    notes = {note.key: note for note in content.footnotes} if content else {}
    texts = {"": content.text if content else ""}
    texts |= {note.key: note.text for note in notes.values()}
    address = section.get_absolute_url()
    if key not in notes:
        whole = "The whole section"
        return ReportedPart(section, whole, address, texts, is_missing=bool(key))
    note = notes[key]
    label = f"Note {note.mark}" if note.mark.isdecimal() else note.mark
    stretch = TextStretch(key, 0, len(note.text))
    return ReportedPart(
        section, label, f"{address}#note-{key}", texts, "note", key, stretch
    )
