"""Replies that a document states in its own words."""

from __future__ import annotations

from django.db import models

from letters.models.documents import Document
from letters.models.parts import DocumentPart


class StatedReplyQuerySet(models.QuerySet["StatedReply"]):
    def standing(self) -> StatedReplyQuerySet:
        """Without those that are inferred from a letter which was not found."""
        return self.exclude(is_inferred=True, target=None)


class StatedReply(DocumentPart):
    """Words by which a document states what it answers, or what answers it.

    They name the other document (`target_identifier`) or give its date. `target` is that
    document, once the archive holds it.
    """

    class Direction(models.TextChoices):
        REPLIES_TO = "replies-to", "replies to"
        ANSWERED_BY = "answered-by", "is answered by"

    direction = models.CharField(max_length=11, choices=Direction)
    footnote_key = models.CharField(max_length=80, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    evidence = models.TextField()
    target_identifier = models.CharField(max_length=160, blank=True, db_index=True)
    letter_date = models.CharField("date (EDTF)", max_length=60, blank=True)
    is_inferred = models.BooleanField(
        default=False,
        help_text="It counts only while `target` is a letter of the same two sides.",
    )
    target = models.ForeignKey(
        Document, models.SET_NULL, null=True, related_name="replies_stated_elsewhere"
    )

    objects = StatedReplyQuerySet.as_manager()
