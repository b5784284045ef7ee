"""What was corrected in a text after readers had it."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from letters.models.document_status import DocumentStatus
from letters.models.documents import Document
from letters.models.texts import Revision


class TextCorrectionQuerySet(models.QuerySet["TextCorrection"]):
    def published(self) -> TextCorrectionQuerySet:
        """Those of documents that readers see now."""
        return self.filter(document__status=DocumentStatus.PUBLISHED)

    def for_telling(self) -> TextCorrectionQuerySet:
        """The published ones, the newest first, with what readers are told of each."""
        newest = self.published().newest_first()
        return newest.select_related("document", "revision").defer(
            "revision__tei", "revision__keys", "revision__record"
        )

    def newest_first(self) -> TextCorrectionQuerySet:
        return self.order_by("-corrected", "-pk")


class TextCorrection(models.Model):
    """That a public revision has another text, title, date or parties than the public one
    before it. What was never public, or was withdrawn in between, is no part of it."""

    class Extent(models.TextChoices):
        WORDS = "words", "Words"
        MARKUP = "markup", "Markup alone"
        RECORD = "record", "No text, but the record"
        UNKNOWN = "unknown", "Not known"

    revision = models.OneToOneField(
        Revision, models.CASCADE, primary_key=True, related_name="correction"
    )
    document = models.ForeignKey(Document, models.CASCADE, related_name="corrections")
    corrected = models.DateTimeField(help_text="When the revision was saved.")
    former_number = models.PositiveIntegerField(
        help_text="The number of the public revision before it."
    )
    extent = models.CharField(max_length=8, choices=Extent)
    parts = models.JSONField(
        default=list,
        help_text="The label of each corrected part, how many of its words, and what "
        "became of it.",
    )
    record = models.JSONField(
        default=list,
        help_text="Title, date (EDTF), sender, recipient: of each that was corrected, "
        "its words before and after.",
    )

    objects = TextCorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["-corrected"]
        indexes = [
            models.Index(fields=["corrected"], name="correction_corrected"),
        ]

    def __str__(self) -> str:
        return f"TextCorrection of {self.document_id} in revision {self.revision_id}"

    def get_absolute_url(self) -> str:
        """The page that shows the changed words."""
        return reverse(
            "letters:revision-changes",
            args=[self.document.identifier, self.revision.number],
        )
