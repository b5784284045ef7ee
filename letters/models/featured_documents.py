"""The documents with which the home page begins, as archivists choose them."""

from __future__ import annotations

from django.db import models

from letters.models.documents import Document


class FeaturedDocument(models.Model):
    """A document, and why a reader should begin with it. Readers see it once it is public."""

    document = models.OneToOneField(Document, models.CASCADE, related_name="featured")
    words = models.CharField(
        max_length=300,
        blank=True,
        help_text="Why a reader should begin with it, in a sentence or two.",
    )
    position = models.PositiveSmallIntegerField(
        default=0, help_text="The smallest number stands first."
    )

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return str(self.document)
