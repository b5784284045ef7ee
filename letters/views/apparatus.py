"""Everything that hangs on a document, loaded once, as one reader may see it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from django.urls import reverse

from letters.models import (
    ConditionalPassage,
    CorrespondenceEvent,
    CrossReference,
    Document,
    DocumentRelation,
    Edition,
    Footnote,
    Mark,
    Page,
    PageImage,
)
from letters.rendering import Link

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser


class Apparatus:
    """Footnotes, references, marks, passages, relations: each one query, when asked.

    Another document that `user` may not see is as if it were not there.
    """

    def __init__(self, document: Document, user: AbstractUser | AnonymousUser) -> None:
        self.document = document
        self.user = user
        self.visible = Document.objects.visible_to(user)

    @cached_property
    def pages(self) -> list[Page]:
        """Pages of the main pagination, in order."""
        return list(self.document.pages.filter(pagination=""))

    @cached_property
    def has_undetermined_end(self) -> bool:
        """Whether the last page is known to hold more than one page's text."""
        return self.document.problems.filter(
            code="undetermined-page-break", is_settled=False
        ).exists()

    @cached_property
    def footnotes(self) -> list[Footnote]:
        return list(self.document.footnotes.all())

    @cached_property
    def images(self) -> list[PageImage]:
        images = list(self.document.page_images.all())
        for image in images:
            image.document = self.document
        return images

    @cached_property
    def marks(self) -> list[Mark]:
        """Marks, each with `hand`: whose it is, as far as that is recorded."""
        hands = {hand.key: hand for hand in self.document.hands.select_related("agent")}
        marks = list(self.document.marks.all())
        for mark in marks:
            mark.hand = hands.get(mark.hand_key)
        return marks

    @cached_property
    def events(self) -> list[CorrespondenceEvent]:
        return list(self.document.correspondence_events.select_related("agent"))

    @cached_property
    def references(self) -> list[CrossReference]:
        references = self.document.crossreferences.select_related("target_volume")
        return list(references.to_targets_visible_in(self.visible))

    @cached_property
    def links(self) -> dict[str, Link]:
        """Where each reference leads today."""
        return {reference.key: self._link(reference) for reference in self.references}

    def _link(self, reference: CrossReference) -> Link:
        if target := reference.target:
            href = target.get_absolute_url()
            if note := reference.target_note_key or reference.target_footnote:
                href += f"#note-{note}"
            return Link(href, "resolved", target.title)
        if reference.state == CrossReference.State.EXTERNAL:
            return Link(reference.target_address, "external", reference.target_address)
        volume = reference.target_volume
        if volume and reference.is_to_volume and volume.pk in self._visible_volumes:
            return Link(reference.address_in_volume, "resolved", reference.description)
        href = reverse(
            "letters:reference-detail", args=[self.document.identifier, reference.key]
        )
        return Link(href, "wanted", "Not in this archive")

    @cached_property
    def _visible_volumes(self) -> set[int]:
        pointed_to = {reference.target_volume_id for reference in self.references}
        editions = Edition.objects.visible_to(self.user).filter(pk__in=pointed_to)
        return set(editions.values_list("pk", flat=True))

    @cached_property
    def cited_by(self) -> list[CrossReference]:
        """References to this document in documents that may be seen."""
        return list(
            CrossReference.objects.filter(
                target=self.document, document__in=self.visible
            )
            .exclude(document=self.document)
            .select_related("document")
            .order_by("document__date_earliest", "document__identifier", "position")
        )

    @cached_property
    def passages(self) -> list[ConditionalPassage]:
        """Passages in the text, each with `instructing` if its document may be seen."""
        passages = list(
            self.document.conditionalpassages.filter(is_in_text=True).select_related(
                "authority", "instruction"
            )
        )
        wanted = [p.instruction.document_id for p in passages if p.instruction]
        held = {
            document.pk: document for document in self.visible.filter(pk__in=wanted)
        }
        for passage in passages:
            instruction = passage.instruction
            passage.instructing = instruction and held.get(instruction.document_id)
        return passages

    @cached_property
    def instructed_passages(self) -> list[ConditionalPassage]:
        """Passages elsewhere whose condition this document sets."""
        return list(
            ConditionalPassage.objects.filter(
                instruction__document=self.document, document__in=self.visible
            ).select_related("document", "instruction")
        )

    @cached_property
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
