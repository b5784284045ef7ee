"""Doubts and problems, for an archivist to decide."""

from __future__ import annotations

from django.db import models

from letters.models.documents import Document


class Problem(models.Model):
    """A doubt that arose at the intake of raw text, or a problem in the present text."""

    class Origin(models.TextChoices):
        IMPORT = "import", "When it was read in"
        TEXT = "text", "In the text as it stands"

    document = models.ForeignKey(Document, models.CASCADE, related_name="problems")
    origin = models.CharField(max_length=10, choices=Origin, editable=False)
    code = models.CharField(max_length=40, editable=False)
    message = models.TextField(editable=False)
    excerpt = models.TextField(blank=True, editable=False)
    line = models.PositiveIntegerField(
        null=True, editable=False, help_text="In the file as it came in."
    )
    is_settled = models.BooleanField(
        "settled", default=False, help_text="An archivist has looked and decided."
    )
    position = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        ordering = ["origin", "position", "pk"]

    def __str__(self) -> str:
        return self.message
