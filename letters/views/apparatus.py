"""Everything that hangs on a document, loaded once, as one reader may see it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, wraps
from typing import TYPE_CHECKING, TypeVar

from django.db.models import Exists, Model, OuterRef, Q

from letters.models import (
    Agent,
    ConditionalPassage,
    CorrespondenceEvent,
    CrossReference,
    Document,
    DocumentRelation,
    Entry,
    Footnote,
    Hand,
    Instruction,
    Mark,
    Mention,
    Page,
    PageImage,
    Problem,
    StatedReply,
)
from letters.models.together import Rows, fields_of, read_together
from letters.records.kinds import MarkKind
from letters.rendering import Link
from letters.views.answers import Answer, answers_of, replies_stated
from letters.views.linking import link_reference, references_in
from letters.views.places import VolumePlace

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser


LAYER_OF = {
    MarkKind.HANDWRITING: "handwriting",
    MarkKind.STAMP: "stamps",
    MarkKind.NUMBER: "stamps",
    MarkKind.SUPPLIED: "supplied",
}


UNDETERMINED = "undetermined-page-break"
# What is shown of another document, where it is named.
_NAMED = ("id", "identifier", "title")
_CITING = (
    *fields_of(CrossReference),
    *("document__id", "document__identifier", "document__title", "document__number"),
    *("document__date_edtf", "document__date_reason"),
    *("document__edition__id", "document__edition__title"),
    *("document__edition__sub_series", "document__edition__volume"),
)

Part = TypeVar("Part", bound=Model)
_Ask = Callable[["Apparatus"], Rows[Part]]

# By the names of the parts: the kind that must be there, and how they are asked for.
_PARTS: dict[str, tuple[str, _Ask]] = {}


def _part(kind: str = "") -> Callable[[_Ask[Part]], property]:
    """A list of the rows that the method names, which are read with those of all others.

    Where there is nothing of the kind (see `Document.there`), nothing is asked.
    """

    def decorate(ask: _Ask[Part]) -> property:
        name = ask.__name__
        _PARTS[name] = kind, ask

        @wraps(ask)
        def rows(apparatus: Apparatus) -> list[Part]:
            return apparatus.rows.get(name, [])

        return property(rows)

    return decorate


class Apparatus:
    """Footnotes, references, marks, passages, relations: one query for them all.

    Another document that `user` may not see is as if it were not there.
    """

    def __init__(self, document: Document, user: AbstractUser | AnonymousUser) -> None:
        self.document = document
        self.user = user
        self.visible = Document.objects.visible_to(user)

    @cached_property
    def rows(self) -> dict[str, list]:
        """Of all parts that are there."""
        there = getattr(self.document, "there", None)
        asked = {
            name: ask(self)
            for name, (kind, ask) in _PARTS.items()
            # Documents that were not loaded for reading do not know.
            if there is None or not kind or kind in there
        }
        return read_together(asked)

    @cached_property
    def place(self) -> VolumePlace:
        """Where the document stands in its volume, if one prints it."""
        return VolumePlace(self.document, self.visible)

    # Its text

    @_part()
    def pages(self) -> Rows[Page]:
        """Pages of the main pagination, in order."""
        return Rows(self.document.pages.filter(pagination=""))

    @_part()
    def footnotes(self) -> Rows[Footnote]:
        return Rows(self.document.footnotes.all())

    @_part("marks")
    def _hands(self) -> Rows[Hand]:
        names = *fields_of(Hand), *fields_of(Agent, "agent")
        return Rows(self.document.hands.all(), *names)

    @_part("marks")
    def _marks(self) -> Rows[Mark]:
        return Rows(self.document.marks.all())

    @cached_property
    def marks(self) -> list[Mark]:
        """Marks, each with `hand`: whose it is, as far as that is recorded."""
        hands = {hand.key: hand for hand in self._hands}
        for mark in self._marks:
            mark.hand = hands.get(mark.hand_key)
        return self._marks

    @property
    def layers(self) -> set[str]:
        """What can be left out when the text is shown: ReadingForm.LAYERS."""
        marks = [mark for mark in self.marks if not mark.footnote_key]
        there = {LAYER_OF[mark.kind] for mark in marks if mark.kind in LAYER_OF}
        if any(mark.is_struck for mark in marks):
            there.add("struck")
        if self.footnotes:
            there.add("notes")
        return there | ({"breaks"} if self.pages else set())

    @_part("problems")
    def _undetermined(self) -> Rows[Problem]:
        return Rows(
            self.document.problems.filter(code=UNDETERMINED, is_settled=False), "id"
        )

    @property
    def has_undetermined_end(self) -> bool:
        """Whether the last page is known to hold more than one page's text."""
        return bool(self._undetermined)

    @_part("images")
    def _images(self) -> Rows[PageImage]:
        return Rows(self.document.page_images.all())

    @cached_property
    def images(self) -> list[PageImage]:
        for image in self._images:
            image.document = self.document
        return self._images

    # Who had it, and whom and what it names

    @_part()
    def _events(self) -> Rows[CorrespondenceEvent]:
        return Rows(
            self.document.correspondence_events.annotate(
                is_agent_hidden=self._is_hidden("agent")
            ),
            *fields_of(CorrespondenceEvent),
            *fields_of(Agent, "agent"),
            "is_agent_hidden",
        )

    @cached_property
    def events(self) -> list[CorrespondenceEvent]:
        """In order. Who has no page for the reader is as if not known to the archive."""
        for event in self._events:
            if event.is_agent_hidden:
                event.name_as_written = event.name_as_written or str(event.agent)
                event.agent = None
        return self._events

    def _is_hidden(self, agent: str) -> Q:
        """Whether only hidden volumes list the agent that a row has under this name:
        the one reason to hide whom a document names that may be seen."""
        entries = Entry.objects.order_by().filter(agent=OuterRef(f"{agent}_id"))
        return Exists(entries) & ~Exists(entries.visible_to(self.user))

    @_part("mentions")
    def _mentions(self) -> Rows[Mention]:
        mentions = self.document.mentions.order_by("entry__kind", "entry__position")
        return Rows(mentions, *fields_of(Mention), *fields_of(Entry, "entry"))

    @cached_property
    def mentions(self) -> list[Mention]:
        """The persons, then the terms, that its volume explains."""
        for mention in self._mentions:
            mention.entry.edition = self.document.edition
        return self._mentions

    @cached_property
    def explanations(self) -> dict[str, str]:
        """The persons and terms that the text names, by the key of the entry."""
        entries = (mention.entry for mention in self.mentions)
        return {entry.key: entry.explanation for entry in entries}

    # What it refers to, and what refers to it

    @_part("references")
    def _references(self) -> Rows[CrossReference]:
        return references_in([self.document.pk], self.user)

    @cached_property
    def references(self) -> list[CrossReference]:
        """In order, each with `link`."""
        for reference in self._references:
            link_reference(reference, self.document)
        return self._references

    @cached_property
    def links(self) -> dict[str, Link]:
        """Where each reference leads today."""
        return {reference.key: reference.link for reference in self.references}

    @_part()
    def _cited(self) -> Rows[CrossReference]:
        """What leads to the document, or to one of its pages in its volume."""
        to_it = Q(target=self.document)
        if self.document.edition_id:
            pages = self.document.pages.filter(pagination="").exclude(label="")
            to_it |= Q(
                target_volume=self.document.edition_id,
                target_identifier="",
                target_page__in=pages.order_by().values("label"),
            )
        return Rows(
            CrossReference.objects.filter(to_it, document__in=self.visible)
            .exclude(document=self.document)
            .order_by("document__date_earliest", "document__identifier", "position"),
            *_CITING,
        )

    @property
    def cited_by(self) -> list[CrossReference]:
        """References to this document in documents that may be seen."""
        return [each for each in self._cited if each.target_id]

    def cited_by_note(self, footnote: Footnote) -> list[CrossReference]:
        """Those that lead to this note of it."""
        return [each for each in self.cited_by if each.target_note_key == footnote.key]

    def cited_by_page(self, page: Page) -> list[CrossReference]:
        """Those that lead to this page of its volume, or to a note on it."""
        notes = {note.key for note in self.footnotes if note.page_key == page.key}
        return [
            each
            for each in self._cited
            if (
                each.target_note_key in notes
                if each.target_id
                else each.target_page == page.label
            )
        ]

    @_part("answers")
    def _replies(self) -> Rows[StatedReply]:
        return replies_stated(self.document, self.visible)

    @cached_property
    def answers(self) -> list[Answer]:
        """What the document answers and what answers it, as far as notes say so."""
        return answers_of(self._replies)

    # How it belongs to others

    @_part("passages")
    def _passages(self) -> Rows[ConditionalPassage]:
        instructing = self.visible.filter(pk=OuterRef("instruction__document"))
        return Rows(
            self.document.conditionalpassages.filter(is_in_text=True).annotate(
                is_authority_hidden=self._is_hidden("authority"),
                is_instructing_visible=Exists(instructing),
            ),
            *fields_of(ConditionalPassage),
            *fields_of(Agent, "authority"),
            *fields_of(Instruction, "instruction"),
            *(f"instruction__document__{field}" for field in _NAMED),
            *("is_authority_hidden", "is_instructing_visible"),
        )

    @cached_property
    def passages(self) -> list[ConditionalPassage]:
        """Passages in the text, each with `instructing` if its document may be seen."""
        for passage in self._passages:
            is_visible = passage.is_instructing_visible
            passage.instructing = passage.instruction.document if is_visible else None
            if passage.is_authority_hidden:
                passage.authority = None
        return self._passages

    @_part("instructions")
    def instructed_passages(self) -> Rows[ConditionalPassage]:
        """Passages elsewhere whose condition this document sets."""
        return Rows(
            ConditionalPassage.objects.filter(
                instruction__document=self.document, document__in=self.visible
            ),
            *fields_of(ConditionalPassage),
            *fields_of(Instruction, "instruction"),
            *(f"document__{field}" for field in _NAMED),
        )

    @_part("relations")
    def _relations_to(self) -> Rows[DocumentRelation]:
        return self._relations("source", "target")

    @_part("relations")
    def _relations_from(self) -> Rows[DocumentRelation]:
        return self._relations("target", "source")

    def _relations(self, this: str, other: str) -> Rows[DocumentRelation]:
        return Rows(
            DocumentRelation.objects.filter(
                **{this: self.document, f"{other}__in": self.visible}
            ),
            *fields_of(DocumentRelation),
            *(f"{other}__{field}" for field in _NAMED),
        )

    @property
    def relations(self) -> list[tuple[str, Document]]:
        """Each related document and how it is related, seen from this one."""
        to = [(each.get_type_display(), each.target) for each in self._relations_to]
        return to + [(each.inverse, each.source) for each in self._relations_from]

    @_part()
    def _hidden_in_source(self) -> Rows[Document]:
        """What came in the same file, and nobody may know of."""
        is_visible = Exists(self.visible.filter(pk=OuterRef("pk")))
        source = self.document.source_file_id
        beside = (
            Document.objects.filter(source_file=source)
            if source
            else Document.objects.none()
        )
        return Rows(beside.exclude(is_visible).order_by(), "id")

    @property
    def has_source(self) -> bool:
        """Whether there is a file that it came in, and nothing hidden came in it."""
        return bool(self.document.source_file_id) and not self._hidden_in_source
