"""Relations between documents."""

from __future__ import annotations

from django.db import models

from letters.models.documents import Document


class DocumentRelation(models.Model):
    """How one document belongs to another: `source` TYPE `target`."""

    class Type(models.TextChoices):
        COVERS = "covers", "covers"
        ENCLOSES = "encloses", "encloses"
        DRAFT_OF = "draft-of", "is a draft of"
        SENT_AS = "sent-as", "was sent as"
        REPLIES_TO = "replies-to", "replies to"
        VERSION_OF = "version-of", "is another version of"

    INVERSE = {
        Type.COVERS: "is covered by",
        Type.ENCLOSES: "is enclosed in",
        Type.DRAFT_OF: "has as a draft",
        Type.SENT_AS: "was drafted as",
        Type.REPLIES_TO: "is answered by",
        Type.VERSION_OF: "is another version of",
    }

    source = models.ForeignKey(Document, models.CASCADE, related_name="relations_to")
    type = models.CharField(max_length=12, choices=Type)
    target = models.ForeignKey(Document, models.CASCADE, related_name="relations_from")

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
