"""Everything that hangs on a document, loaded once, as one reader may see it."""

from __future__ import annotations

from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from letters.derivation.model import MarkKind
from letters.models import (
    ConditionalPassage,
    CorrespondenceEvent,
    CrossReference,
    Document,
    Footnote,
    Mark,
    Mention,
    Page,
    PageImage,
    page_at,
)
from letters.reader.document_rows import DocumentRows
from letters.reader.references import link_reference
from letters.reader.replies import Answer, answers_of
from letters.reader.volume_position import VolumePosition
from letters.rendering import Link

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser


LAYER_OF = {
    MarkKind.HANDWRITING: "handwriting",
    MarkKind.STAMP: "stamps",
    MarkKind.NUMBER: "stamps",
    MarkKind.SUPPLIED: "supplied",
}


class Apparatus:
    """Footnotes, references, marks, passages, relations: one query for them all.

    Another document that `user` may not see is as if it were not there.
    """

    def __init__(self, document: Document, user: AbstractUser | AnonymousUser) -> None:
        self.document = document
        self._user = user
        self._rows = DocumentRows(document, user)

    @cached_property
    def place(self) -> VolumePosition:
        """Where the document stands in its volume, if one prints it."""
        return VolumePosition(self.document, Document.objects.visible_to(self._user))

    # Its text

    @cached_property
    def paginations(self) -> dict[str, list[Page]]:
        """The pages by the name of their pagination, in order, the main one ("") first."""
        pages = groupby(self._rows.pages, attrgetter("pagination"))
        return {name: list(those) for name, those in pages}

    @property
    def pages(self) -> list[Page]:
        """Pages of the main pagination, in order."""
        return self.paginations.get("", [])

    def page(self, key: str) -> Page | None:
        """The one with the key, of any pagination."""
        return next((page for page in self._rows.pages if page.key == key), None)

    @property
    def footnotes(self) -> list[Footnote]:
        return self._rows.footnotes

    def footnote(self, key: str) -> Footnote | None:
        return next((note for note in self.footnotes if note.key == key), None)

    @cached_property
    def pages_of_notes(self) -> dict[str, dict[str, str]]:
        """By pagination and by the key of a note the key of the page it is on, or ""."""
        return {
            name: {note.key: self._page_of(note, name) for note in self.footnotes}
            for name in {"", *self.paginations}
        }

    def _page_of(self, note: Footnote, pagination: str) -> str:
        if not pagination:
            return note.page_key
        while note.within:
            note = next(each for each in self.footnotes if each.key == note.within)
        if note.anchor is None:
            return ""
        page = page_at(self.paginations[pagination], note.anchor)
        return page.key if page else ""

    def notes_on(self, page: Page) -> list[Footnote]:
        pages = self.pages_of_notes[page.pagination]
        return [note for note in self.footnotes if pages[note.key] == page.key]

    @cached_property
    def marks(self) -> list[Mark]:
        """Marks, each with `hand`: whose it is, as far as that is recorded."""
        hands = {hand.key: hand for hand in self._rows.hands}
        for mark in self._rows.marks:
            mark.hand = hands.get(mark.hand_key)
        return self._rows.marks

    @property
    def layers(self) -> set[str]:
        """What can be left out when the text is shown: PageViewForm.LAYERS."""
        marks = [mark for mark in self.marks if not mark.footnote_key]
        there = {LAYER_OF[mark.kind] for mark in marks if mark.kind in LAYER_OF}
        if any(mark.is_struck for mark in marks):
            there.add("struck")
        if self.footnotes:
            there.add("notes")
        return there | ({"breaks"} if self.paginations else set())

    @property
    def has_undetermined_end(self) -> bool:
        """Whether the last page is known to hold more than one page's text."""
        return bool(self._rows.undetermined)

    @cached_property
    def images(self) -> list[PageImage]:
        for image in self._rows.images:
            image.document = self.document
        return self._rows.images

    # Who had it, and whom and what it names

    @cached_property
    def events(self) -> list[CorrespondenceEvent]:
        """In order. Who has no page for the reader is as if not known to the archive."""
        for event in self._rows.events:
            if event.is_agent_hidden:
                event.name_as_written = event.name_as_written or str(event.agent)
                event.agent = None
        return self._rows.events

    @cached_property
    def mentions(self) -> list[Mention]:
        """The persons, then the terms, that its volume explains."""
        for mention in self._rows.mentions:
            mention.entry.edition = self.document.edition
        return self._rows.mentions

    @cached_property
    def explanations(self) -> dict[str, str]:
        """The persons and terms that the text names, by the key of the entry."""
        entries = (mention.entry for mention in self.mentions)
        return {entry.key: entry.explanation for entry in entries}

    # What it refers to, and what refers to it

    @cached_property
    def references(self) -> list[CrossReference]:
        """In order, each with `link`."""
        for reference in self._rows.references:
            link_reference(reference, self.document)
        return self._rows.references

    @cached_property
    def links(self) -> dict[str, Link]:
        """Where each reference leads today."""
        return {reference.key: reference.link for reference in self.references}

    @property
    def cited_by(self) -> list[CrossReference]:
        """References to this document in documents that may be seen."""
        return [each for each in self._rows.cited if each.target_id]

    def cited_by_note(self, footnote: Footnote) -> list[CrossReference]:
        """Those that lead to this note of it."""
        return [each for each in self.cited_by if each.target_note_key == footnote.key]

    def cited_by_page(self, page: Page) -> list[CrossReference]:
        """Those that lead to this page of its volume, or to a note on it."""
        notes = {note.key for note in self.notes_on(page)}
        return [
            each
            for each in self._rows.cited
            if (
                each.target_note_key in notes
                if each.target_id
                else not page.pagination and each.target_page == page.label
            )
        ]

    @cached_property
    def answers(self) -> list[Answer]:
        """What the document answers and what answers it, as far as notes say so."""
        return answers_of(self._rows.replies)

    # How it belongs to others

    @property
    def instructed_passages(self) -> list[ConditionalPassage]:
        """Passages elsewhere whose condition this document sets."""
        return self._rows.instructed_passages

    @cached_property
    def passages(self) -> list[ConditionalPassage]:
        """Passages in the text, each with `instructing` if its document may be seen."""
        for passage in self._rows.passages:
            is_visible = passage.is_instructing_visible
            passage.instructing = passage.instruction.document if is_visible else None
            if passage.is_authority_hidden:
                passage.authority = None
        return self._rows.passages

    @property
    def relations(self) -> list[tuple[str, Document]]:
        """Each related document and how it is related, seen from this one."""
        to = [
            (each.get_type_display(), each.target) for each in self._rows.relations_to
        ]
        return to + [(each.inverse, each.source) for each in self._rows.relations_from]

    @property
    def has_source(self) -> bool:
        """Whether there is a file that it came in, and nothing hidden came in it."""
        return bool(self.document.source_file_id) and not self._rows.hidden_in_source
