"""Keys of parts that a text no longer has."""

from __future__ import annotations

from django.db import models

from letters.models.documents import Document


class RetiredKey(models.Model):
    """The key of a part that is gone from the text; no other part ever gets it."""

    document = models.ForeignKey(
        Document, models.CASCADE, related_name="retired_keys", editable=False
    )
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=80)
    last_revision = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "kind", "key"], name="retired_key_once_per_document"
            )
        ]

    def __str__(self) -> str:
        return self.key
