"""Everything that hangs on a document, loaded once, as one reader may see it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, wraps
from typing import TYPE_CHECKING, TypeVar

from django.db.models import Exists, OuterRef, Q

from letters.models import (
    ConditionalPassage,
    CorrespondenceEvent,
    CrossReference,
    Document,
    DocumentRelation,
    Entry,
    Footnote,
    Mark,
    Mention,
    Page,
    PageImage,
)
from letters.records.kinds import MarkKind
from letters.rendering import Link
from letters.views.answers import Answer, answers_of
from letters.views.linking import references_of
from letters.views.places import VolumePlace

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser


LAYER_OF = {
    MarkKind.HANDWRITING: "handwriting",
    MarkKind.STAMP: "stamps",
    MarkKind.NUMBER: "stamps",
    MarkKind.SUPPLIED: "supplied",
}


Part = TypeVar("Part")


def _part(kind: str) -> Callable[[Callable[[Apparatus], list[Part]]], cached_property]:
    """Like `cached_property`, and nothing is asked for where there is none of the kind."""

    def decorate(read: Callable[[Apparatus], list[Part]]) -> cached_property:
        @wraps(read)
        def read_if_there(apparatus: Apparatus) -> list[Part]:
            there = getattr(apparatus.document, "there", None)
            # Documents that were not loaded for reading do not know.
            return read(apparatus) if there is None or kind in there else []

        return cached_property(read_if_there)

    return decorate


class Apparatus:
    """Footnotes, references, marks, passages, relations: each one query, when asked.

    Another document that `user` may not see is as if it were not there.
    """

    def __init__(self, document: Document, user: AbstractUser | AnonymousUser) -> None:
        self.document = document
        self.user = user
        self.visible = Document.objects.visible_to(user)

    @cached_property
    def place(self) -> VolumePlace:
        """Where the document stands in its volume, if one prints it."""
        return VolumePlace(self.document, self.visible)

    @cached_property
    def pages(self) -> list[Page]:
        """Pages of the main pagination, in order."""
        return list(self.document.pages.filter(pagination=""))

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

    @cached_property
    def has_undetermined_end(self) -> bool:
        """Whether the last page is known to hold more than one page's text."""
        return self.document.problems.filter(
            code="undetermined-page-break", is_settled=False
        ).exists()

    @cached_property
    def footnotes(self) -> list[Footnote]:
        return list(self.document.footnotes.all())

    @_part("images")
    def images(self) -> list[PageImage]:
        images = list(self.document.page_images.all())
        for image in images:
            image.document = self.document
        return images

    @_part("marks")
    def marks(self) -> list[Mark]:
        """Marks, each with `hand`: whose it is, as far as that is recorded."""
        hands = {hand.key: hand for hand in self.document.hands.select_related("agent")}
        marks = list(self.document.marks.all())
        for mark in marks:
            mark.hand = hands.get(mark.hand_key)
        return marks

    @cached_property
    def events(self) -> list[CorrespondenceEvent]:
        """In order. Who has no page for the reader is as if not known to the archive."""
        events = list(
            self.document.correspondence_events.select_related("agent").annotate(
                is_agent_hidden=self._is_hidden("agent")
            )
        )
        for event in events:
            if event.is_agent_hidden:
                event.name_as_written = event.name_as_written or str(event.agent)
                event.agent = None
        return events

    @_part("references")
    def references(self) -> list[CrossReference]:
        """In order, each with `link`."""
        return references_of([self.document], self.user)

    @cached_property
    def links(self) -> dict[str, Link]:
        """Where each reference leads today."""
        return {reference.key: reference.link for reference in self.references}

    @_part("cited_by")
    def cited_by(self) -> list[CrossReference]:
        """References to this document in documents that may be seen."""
        return self._citing(Q(target=self.document))

    def cited_by_note(self, footnote: Footnote) -> list[CrossReference]:
        """Those that lead to this note of it."""
        return self._citing(Q(target=self.document, target_note_key=footnote.key))

    def cited_by_page(self, page: Page) -> list[CrossReference]:
        """Those that lead to this page of its volume, or to a note on it."""
        notes = [note.key for note in self.footnotes if note.page_key == page.key]
        to_notes = Q(target=self.document, target_note_key__in=notes)
        to_page = Q(
            target_volume=self.document.edition_id,
            target_identifier="",
            target_page=page.label,
        )
        has_volume = self.document.edition_id and page.label
        return self._citing(to_notes | to_page if has_volume else to_notes)

    def _citing(self, to: Q) -> list[CrossReference]:
        return list(
            CrossReference.objects.filter(to, document__in=self.visible)
            .exclude(document=self.document)
            .select_related("document__edition")
            .only(
                "key",
                "footnote_key",
                "target_footnote",
                "document__identifier",
                "document__title",
                "document__number",
                "document__date_edtf",
                "document__date_reason",
                "document__edition__title",
                "document__edition__sub_series",
                "document__edition__volume",
            )
            .order_by("document__date_earliest", "document__identifier", "position")
        )

    @_part("passages")
    def passages(self) -> list[ConditionalPassage]:
        """Passages in the text, each with `instructing` if its document may be seen."""
        passages = list(
            self.document.conditionalpassages.filter(is_in_text=True)
            .select_related("authority", "instruction")
            .annotate(is_authority_hidden=self._is_hidden("authority"))
        )
        wanted = [p.instruction.document_id for p in passages if p.instruction]
        held = {
            document.pk: document for document in self.visible.filter(pk__in=wanted)
        }
        for passage in passages:
            instruction = passage.instruction
            passage.instructing = instruction and held.get(instruction.document_id)
            if passage.is_authority_hidden:
                passage.authority = None
        return passages

    def _is_hidden(self, agent: str) -> Q:
        """Whether only hidden volumes list the agent that a row has under this name:
        the one reason to hide whom a document names that may be seen."""
        entries = Entry.objects.order_by().filter(agent=OuterRef(f"{agent}_id"))
        return Exists(entries) & ~Exists(entries.visible_to(self.user))

    @cached_property
    def has_source(self) -> bool:
        """Whether there is a file that it came in, and nothing hidden came in it."""
        source = self.document.source_file_id
        return bool(source) and not (
            Document.objects.filter(source_file=source)
            .exclude(pk__in=self.visible.order_by().values("pk"))
            .exists()
        )

    @_part("instructions")
    def instructed_passages(self) -> list[ConditionalPassage]:
        """Passages elsewhere whose condition this document sets."""
        return list(
            ConditionalPassage.objects.filter(
                instruction__document=self.document, document__in=self.visible
            ).select_related("document", "instruction")
        )

    @_part("relations")
    def relations(self) -> list[tuple[str, Document]]:
        """Each related document and how it is related, seen from this one."""
        stated = DocumentRelation.objects.select_related("source", "target")
        return [
            (relation.get_type_display(), relation.target)
            for relation in stated.filter(source=self.document, target__in=self.visible)
        ] + [
            (relation.inverse, relation.source)
            for relation in stated.filter(target=self.document, source__in=self.visible)
        ]

    @_part("answers")
    def answers(self) -> list[Answer]:
        """What the document answers and what answers it, as far as notes say so."""
        return answers_of(self.document, self.visible)

    @cached_property
    def explanations(self) -> dict[str, str]:
        """The persons and terms that the text names, by the key of the entry."""
        entries = (mention.entry for mention in self.mentions)
        return {entry.key: entry.explanation for entry in entries}

    @_part("mentions")
    def mentions(self) -> list[Mention]:
        """The persons, then the terms, that its volume explains."""
        mentions = list(
            self.document.mentions.select_related("entry").order_by(
                "entry__kind", "entry__position"
            )
        )
        for mention in mentions:
            mention.entry.edition = self.document.edition
        return mentions
