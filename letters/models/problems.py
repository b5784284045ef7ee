"""Doubts and problems, for an archivist to decide."""

from __future__ import annotations

from django.db import models

from letters.models.documents import Document


class Problem(models.Model):
    """A doubt from the intake of raw text, or a problem in the text or a scan, or with
    rules that refuse the text."""

    class Origin(models.TextChoices):
        IMPORT = "import", "When it was read in"
        TEXT = "text", "In the text as it stands"
        SCAN = "scan", "In the file of a page scan"
        DERIVATION = "derivation", "When newer rules read the text"

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
        constraints = [
            models.UniqueConstraint(
                fields=["document", "code", "excerpt"],
                condition=models.Q(origin="scan"),
                name="one_problem_for_each_scan",
            ),
            models.UniqueConstraint(
                fields=["document"],
                condition=models.Q(origin="derivation"),
                name="one_refusal_for_each_document",
            ),
        ]

    def __str__(self) -> str:
        return self.message
