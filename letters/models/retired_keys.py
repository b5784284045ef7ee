"""Keys of parts that a text no longer has."""

from __future__ import annotations

from django.db import models

from letters.models.documents import Document


class RetiredKey(models.Model):
    """A key that stood for a part no longer in the text, and never will for another."""

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
