"""Relations between documents."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.db.models import Q

from letters.models.documents import Document
from letters.models.events import CorrespondenceEvent


class DocumentRelation(models.Model):
    """How one document belongs to another: `source` TYPE `target`."""

    class Type(models.TextChoices):
        COVERS = "covers", "covers"
        ENCLOSES = "encloses", "encloses"
        DRAFT_OF = "draft-of", "is a draft of"
        SENT_AS = "sent-as", "was sent as"
        REPLIES_TO = "replies-to", "replies to"
        VERSION_OF = "version-of", "is another version of"
        REVISES = "revises", "is a revision of"
        COPY_OF = "copy-of", "is a copy of"
        TRANSLATION_OF = "translates", "is a translation of"

    INVERSE = {
        Type.COVERS: "is covered by",
        Type.ENCLOSES: "is enclosed in",
        Type.DRAFT_OF: "has as a draft",
        Type.SENT_AS: "was drafted as",
        Type.REPLIES_TO: "is answered by",
        Type.VERSION_OF: "is another version of",
        Type.REVISES: "was revised as",
        Type.COPY_OF: "was copied as",
        Type.TRANSLATION_OF: "was translated as",
    }
    # Between witnesses of one letter: the source of the first is the earlier one, that
    # of the second the later one. Of other versions, neither is said to be.
    EARLIER = (Type.DRAFT_OF, Type.SENT_AS)
    LATER = (Type.REVISES, Type.COPY_OF, Type.TRANSLATION_OF)
    LINEAGE = (*EARLIER, *LATER, Type.VERSION_OF)

    source = models.ForeignKey(Document, models.CASCADE, related_name="relations_to")
    type = models.CharField(max_length=12, choices=Type)
    target = models.ForeignKey(Document, models.CASCADE, related_name="relations_from")
    certainty = models.CharField(
        max_length=10,
        choices=CorrespondenceEvent.Certainty,
        default=CorrespondenceEvent.Certainty.STATED,
    )
    evidence = models.TextField(
        blank=True, help_text="The words that state it, or why it is inferred."
    )
    first_segment = models.CharField(
        "from paragraph",
        max_length=80,
        blank=True,
        help_text="Where a part of this document alone is related: the key of its first "
        "paragraph, “p3”.",
    )
    last_segment = models.CharField("to paragraph", max_length=80, blank=True)
    parallel_rows = models.JSONField(
        default=list,
        blank=True,
        editable=False,
        help_text="Of a translation: which paragraphs stand beside each other, as an "
        "archivist left them. Empty while they are only proposed.",
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "type", "target"], name="relation_stated_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(source=models.F("target")),
                name="relation_between_two_documents",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.get_type_display()} {self.target}"

    @property
    def inverse(self) -> str:
        return self.INVERSE[self.Type(self.type)]

    @property
    def ends(self) -> tuple[int, int]:
        """The primary keys of the earlier witness and the later one."""
        if self.type in self.LATER:
            return self.target_id, self.source_id
        return self.source_id, self.target_id

    @property
    def is_translation(self) -> bool:
        return self.type == self.Type.TRANSLATION_OF

    @property
    def closes_circle(self) -> bool:
        """Whether a letter would come before itself."""
        if self.type not in (*self.EARLIER, *self.LATER):
            return False
        earlier, later = self.ends
        reached, fresh = {later}, {later}
        while fresh and earlier not in reached:
            fresh = _later_than(fresh, self.pk) - reached
            reached |= fresh
        return earlier in reached


def _later_than(keys: Iterable[int], but: int | None) -> set[int]:
    """The witnesses that come next after these, by all relations but one."""
    relations = DocumentRelation.objects.exclude(pk=but).filter(
        Q(source__in=keys, type__in=DocumentRelation.EARLIER)
        | Q(target__in=keys, type__in=DocumentRelation.LATER)
    )
    return {relation.ends[1] for relation in relations}
