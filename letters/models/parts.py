"""The common base of the parts of a document that have addresses.

All fields but the editorial ones are derived. Offsets count in the plain text of the
document, or of the footnote that the part names.
"""

from __future__ import annotations

from django.db import models

from letters.models.documents import Document


class DocumentPart(models.Model):
    """A part with a key that is permanent within its document."""

    document = models.ForeignKey(
        Document, models.CASCADE, related_name="%(class)ss", editable=False
    )
    key = models.CharField(max_length=80, editable=False)
    position = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        abstract = True
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "key"], name="%(class)s_key_once_per_document"
            )
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.key}"
