"""The text of a document: the present one, and its revisions."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from letters.models.derived_texts import DerivedTextQuerySet
from letters.models.documents import Document


class Transcription(models.Model):
    """The encoded text of a document, and what is derived from it for reading."""

    document = models.OneToOneField(
        Document, models.CASCADE, primary_key=True, related_name="transcription"
    )
    tei = models.TextField("TEI", editable=False)
    text = models.TextField(editable=False)
    html = models.TextField(editable=False)
    is_in_notation = models.BooleanField(
        default=False,
        editable=False,
        help_text="Whether the notation can express all of it.",
    )
    derivation_version = models.PositiveIntegerField(
        editable=False,
        help_text="The version of the derivation that made text and HTML.",
    )
    refused_version = models.PositiveIntegerField(
        default=0,
        editable=False,
        help_text="The version of the derivation that last refused this text, or 0. What "
        "was derived before stays.",
    )
    attempts = models.PositiveSmallIntegerField(
        default=0,
        editable=False,
        help_text="How often its derivation was begun and came to no end.",
    )

    objects = DerivedTextQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Transcription of {self.document_id}"


class Revision(models.Model):
    """The text and the record as somebody saved them, and why."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    tei = models.TextField("TEI")
    keys = models.JSONField(
        default=dict,
        help_text="The keys of its segments, marks and references, in order.",
    )
    record = models.JSONField(help_text="The fields of the document at that time.")
    reason = models.CharField(
        max_length=300, blank=True, help_text="For archivists; readers do not see it."
    )
    public_reason = models.CharField(
        max_length=300, blank=True, help_text="What readers are told of a correction."
    )
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="revisions",
        db_index=False,  # its index of editors and days begins with it
    )
    saved = models.DateTimeField(auto_now_add=True)
    was_published = models.BooleanField(default=False)

    class Meta:
        ordering = ["-number"]
        indexes = [
            models.Index(fields=["saved"], name="revision_saved"),
            models.Index(fields=["editor", "saved"], name="revision_editor_and_saved"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "number"], name="revision_number_once"
            )
        ]

    def __str__(self) -> str:
        return f"Revision {self.number} of {self.document_id}"
