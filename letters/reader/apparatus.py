"""Everything that belongs to a document, loaded once, as one reader may see it."""

from __future__ import annotations

from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from letters.derivation.description.document_dates import read_printed_date
from letters.derivation.model import MarkKind, TextProblemCode
from letters.models import (
    ConditionalPassage,
    CorrespondenceEvent,
    CrossReference,
    Document,
    DocumentRelation,
    Footnote,
    Mark,
    Mention,
    Page,
    PageImage,
    Problem,
    Reading,
    Region,
    Segment,
    Witness,
    page_at,
)
from letters.reader.document_rows import DocumentRows, hide_agent
from letters.reader.exchange import ExchangeLink, exchanges_of
from letters.reader.periods import Period
from letters.reader.recorded_places import RecordedPlaces
from letters.reader.references import link_reference
from letters.reader.replies import Answer, answers_of
from letters.reader.revision_history import last_correction
from letters.reader.scanned_paper import ScannedPaper
from letters.reader.told_corrections import ToldCorrection
from letters.reader.volume_position import VolumePosition
from letters.reader.witnesses.passage_conditions import tell_conditions
from letters.rendering import Link
from letters.tei.dates import contradicts, parse_edtf
from letters.tei.transcription import DoubtCode

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser


LAYER_OF = {
    MarkKind.HANDWRITING: "handwriting",
    MarkKind.STAMP: "stamps",
    MarkKind.NUMBER: "stamps",
    MarkKind.SUPPLIED: "supplied",
}


class Apparatus:
    """Footnotes, references, marks, passages, relations: one query for each kind.

    A document that `user` may not see is treated as absent. `rows` may have been loaded
    for many documents at once.
    """

    def __init__(
        self,
        document: Document,
        user: AbstractUser | AnonymousUser,
        rows: DocumentRows | None = None,
    ) -> None:
        """`rows` are given where those of many documents were read together."""
        self.document = document
        self._user = user
        self._rows = rows or DocumentRows(document, user)

    @cached_property
    def volume_position(self) -> VolumePosition:
        """Where the document stands in its volume, if one prints it."""
        return VolumePosition(self.document, Document.objects.visible_to(self._user))

    @cached_property
    def last_correction(self) -> ToldCorrection | None:
        """What was last corrected in the text since readers have had it."""
        has_any = self._rows.may_have("corrections")
        return last_correction(self.document) if has_any else None

    # The text

    @cached_property
    def paginations(self) -> dict[str, list[Page]]:
        """The pages by the name of their pagination, in order, the main one ("") first."""
        groups = groupby(self._rows.pages, attrgetter("pagination"))
        return {name: list(pages) for name, pages in groups}

    @property
    def pages(self) -> list[Page]:
        """Pages of the main pagination, in order."""
        return self.paginations.get("", [])

    def page(self, key: str) -> Page | None:
        """The page with the key, of any pagination."""
        return next((page for page in self._rows.pages if page.key == key), None)

    def neighbours(self, page: Page) -> tuple[Page | None, Page | None]:
        """The pages before and after it in its pagination."""
        pages = [None, *self.paginations[page.pagination], None]
        index = pages.index(page)
        return pages[index - 1], pages[index + 1]

    @property
    def footnotes(self) -> list[Footnote]:
        return self._rows.footnotes

    def footnote(self, key: str) -> Footnote | None:
        return next((note for note in self.footnotes if note.key == key), None)

    @cached_property
    def pages_of_notes(self) -> dict[str, dict[str, str]]:
        """The key of the page that each note is on, or "": by pagination and by the key
        of the note."""
        return {
            name: {note.key: self._page_key_of(note, name) for note in self.footnotes}
            for name in {"", *self.paginations}
        }

    def _page_key_of(self, note: Footnote, pagination: str) -> str:
        if not pagination:
            return note.page_key
        while note.within:
            note = next(outer for outer in self.footnotes if outer.key == note.within)
        if note.anchor is None:
            return ""
        page = page_at(self.paginations[pagination], note.anchor)
        return page.key if page else ""

    def notes_on(self, page: Page) -> list[Footnote]:
        pages = self.pages_of_notes[page.pagination]
        return [note for note in self.footnotes if pages[note.key] == page.key]

    @cached_property
    def marks(self) -> list[Mark]:
        """Marks, each with its `hand`, as far as that is recorded."""
        hands = {hand.key: hand for hand in self._rows.hands}
        for mark in self._rows.marks:
            mark.hand = hands.get(mark.hand_key)
        return self._rows.marks

    @property
    def boxed_marks(self) -> list[Mark]:
        """The marks, each with `box_id`: that of its box on a scan, or ""."""
        boxes = self.paper.boxes_of_parts
        for mark in self.marks:
            mark.box_id = boxes.get(mark.key, "")
        return self.marks

    @property
    def layers(self) -> set[str]:
        """The layers of the text that can be left out: PageViewForm.LAYERS."""
        marks = [mark for mark in self.marks if not mark.footnote_key]
        layers = {LAYER_OF[mark.kind] for mark in marks if mark.kind in LAYER_OF}
        if any(mark.is_struck for mark in marks):
            layers.add("struck")
        if self.footnotes:
            layers.add("notes")
        if self.paginations:
            layers.add("breaks")
        return layers

    @property
    def has_undetermined_end(self) -> bool:
        """Whether the last page is known to hold more than one page's text."""
        return bool(self._open_problems(DoubtCode.UNDETERMINED_PAGE_BREAK))

    @property
    def open_end(self) -> str:
        """Why it is not certain where the text ends, if it is not."""
        problems = self._open_problems(TextProblemCode.OPEN_END)
        return problems[0].message if problems else ""

    @cached_property
    def contradicting_date(self) -> str:
        """The printed date, as it is printed, if it cannot be the date of the record."""
        date = self.document.date
        for problem in self._open_problems(TextProblemCode.DATE_DIFFERS):
            printed = read_printed_date(problem.excerpt)
            if date and printed and contradicts(date, printed):
                return problem.excerpt
        return ""

    @property
    def other_date_in_text(self) -> str:
        """The words of the date that is read from the text, if it cannot be that of the
        record: an archivist knows another, or it is read otherwise by now."""
        date, stated = self.document.date, self.document.stated_date
        if date and stated and contradicts(date, parse_edtf(stated)):
            return self.document.stated_date_words
        return ""

    def _open_problems(self, code: str) -> list[Problem]:
        return [row for row in self._rows.open_problems if row.code == code]

    @cached_property
    def images(self) -> list[PageImage]:
        for image in self._rows.images:
            image.document = self.document
        return self._rows.images

    @cached_property
    def paper(self) -> ScannedPaper:
        """The scans in the order of the pages, with their boxes."""
        return ScannedPaper(self)

    @property
    def regions(self) -> list[Region]:
        """The boxes on its scans."""
        return self._rows.regions

    @property
    def segments(self) -> list[Segment]:
        return self._rows.segments

    # Who took part, and whom and what the text names

    @cached_property
    def events(self) -> list[CorrespondenceEvent]:
        """In order. An agent without a page for the reader is given by name only."""
        for event in self._rows.events:
            event.document = self.document
            hide_agent(event)
        return self._rows.events

    @cached_property
    def places(self) -> RecordedPlaces:
        return RecordedPlaces(self.document, self.events)

    @property
    def exchanges(self) -> list[ExchangeLink]:
        """With which of the correspondents others were exchanged."""
        return exchanges_of(self.events)

    @property
    def period(self) -> Period | None:
        """The day, the month or the year of the document in the chronology."""
        document = self.document
        return Period.with_all_of(document.date_earliest, document.date_latest)

    @cached_property
    def mentions(self) -> list[Mention]:
        """The persons, then the terms, of the lists of the volume."""
        for mention in self._rows.mentions:
            mention.entry.edition = self.document.edition
        return self._rows.mentions

    @cached_property
    def explanations(self) -> dict[str, str]:
        """What the volume says of the persons and terms named, by the key of the entry."""
        entries = (mention.entry for mention in self.mentions)
        return {entry.key: entry.explanation for entry in entries}

    # What it refers to, and what refers to it

    @cached_property
    def references(self) -> list[CrossReference]:
        """In order, each with `link`."""
        for reference in self._rows.references:
            link_reference(reference, self.document)
        return self._rows.references

    def reference(self, key: str) -> CrossReference | None:
        return next((ref for ref in self.references if ref.key == key), None)

    @cached_property
    def links(self) -> dict[str, Link]:
        """Where each reference leads today."""
        return {reference.key: reference.link for reference in self.references}

    @property
    def cited_by(self) -> list[CrossReference]:
        """References to this document in documents that may be seen."""
        return [citing for citing in self._rows.citing if citing.target_id]

    def cited_by_note(self, footnote: Footnote) -> list[CrossReference]:
        """References to this note of the document."""
        key = footnote.key
        return [citing for citing in self.cited_by if citing.target_note_key == key]

    def cited_by_page(self, page: Page) -> list[CrossReference]:
        """References to this page of the volume, or to a note on it."""
        notes = {note.key for note in self.notes_on(page)}
        return [
            citing
            for citing in self._rows.citing
            if (
                citing.target_note_key in notes
                if citing.target_id
                else not page.pagination and citing.target_page == page.label
            )
        ]

    @cached_property
    def answers(self) -> list[Answer]:
        """What the document answers and what answers it, as it or the other one states."""
        return answers_of(self._rows.replies)

    # Related documents

    @cached_property
    def transmitted_letters(self) -> list[Document]:
        """The letters that it transmits, each with `page_in_carrier`, if it has pages."""
        for letter in self._rows.transmitted_letters:
            letter.page_in_carrier = page_at(self.pages, letter.carried_from)
        return self._rows.transmitted_letters

    @property
    def instructed_passages(self) -> list[ConditionalPassage]:
        """Passages elsewhere whose condition this document sets."""
        return self._rows.instructed_passages

    @cached_property
    def passages(self) -> list[ConditionalPassage]:
        """Passages in the text, each with `instructing` if its document may be seen, and
        with `others`: what was said of them elsewhere."""
        for passage in self._rows.passages:
            is_visible = passage.is_instructing_visible
            passage.instructing = passage.instruction.document if is_visible else None
            if passage.is_authority_hidden:
                passage.authority = None
        rows = self._rows.passage_conditions
        told = tell_conditions(rows, self._rows.passages, self._user)
        for passage in self._rows.passages:
            passage.others = told.get(passage.key)
        return self._rows.passages

    @property
    def readings(self) -> list[Reading]:
        """The public readings of teachers that have the document, or a part of it."""
        return self._rows.readings

    @property
    def relations(self) -> list[tuple[str, Document]]:
        """Each related document and how it is related, seen from this one."""
        outgoing, incoming = self._rows.relations_to, self._rows.relations_from
        return [
            *((relation.get_type_display(), relation.target) for relation in outgoing),
            *((relation.inverse, relation.source) for relation in incoming),
        ]

    @property
    def own_relations(self) -> list[DocumentRelation]:
        """Those of which it is the source."""
        return list(self._rows.relations_to)

    @property
    def relations_to_it(self) -> list[DocumentRelation]:
        return list(self._rows.relations_from)

    @property
    def witnesses(self) -> list[Witness]:
        """What archivists wrote of the states of the letter."""
        return list(self._rows.witnesses)

    @property
    def translations(self) -> set[Document]:
        """What is a translation of it, or what it is a translation of."""
        outgoing, incoming = self._rows.relations_to, self._rows.relations_from
        return {
            *(relation.target for relation in outgoing if relation.is_translation),
            *(relation.source for relation in incoming if relation.is_translation),
        }

    @property
    def has_witnesses(self) -> bool:
        """Whether other states of the letter are known."""
        relations = [*self._rows.relations_to, *self._rows.relations_from]
        is_related = any(one.type in DocumentRelation.LINEAGE for one in relations)
        return is_related or self._rows.may_have("witnesses")

    @property
    def has_source(self) -> bool:
        """Whether it came in a file, and no hidden document came with it, nor one that
        was deleted for good."""
        document = self.document
        has_file = document.source_file_id and not document.source_is_withheld
        return bool(has_file) and not self._rows.has_hidden_in_source

    @property
    def name_of_source(self) -> str:
        """Empty where it may be the name that somebody else gave to the same file."""
        file = self.document.source_file
        return file.name if file and not self._rows.has_others_in_source else ""
