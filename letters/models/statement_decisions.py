"""What archivists decided about statements that are read from a text."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from letters.models.documents import Document
from letters.models.events import CorrespondenceEvent

LONGEST_CORRECTION = 500


class StatementKind(models.TextChoices):
    """What a statement is about; who wrote to whom has rows of its own (see events)."""

    DATE = "date", "Date"
    SUBJECT = "subject", "Subject"
    LEVEL = "level", "Level of classification"
    HANDLING = "handling", "Handling"
    PRECEDENCE = "precedence", "Precedence"
    PLACE = "place", "Place of the dateline"
    TIME = "time", "Time of the dateline"
    REFERENCE = "reference", "Cross-reference"


class StatementDecision(models.Model):
    """An archivist's word on a statement: it stands whenever the text is derived again.

    It names the statement by its kind, what is stated and, of a cross-reference, the
    words and the note it is read from. Where the text drops it and states it again,
    it is decided already. `correction` is what is told instead: of a date, its EDTF; of a
    cross-reference, the identifier of the target.
    """

    Decision = CorrespondenceEvent.Decision

    document = models.ForeignKey(
        Document, models.CASCADE, related_name="statement_decisions"
    )
    kind = models.CharField(max_length=10, choices=StatementKind)
    stated = models.TextField()
    words = models.TextField(blank=True, help_text="From which it is read.")
    footnote_key = models.CharField(max_length=80, blank=True)
    decision = models.CharField(max_length=9, choices=Decision)
    correction = models.CharField(max_length=LONGEST_CORRECTION, blank=True)
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    decided = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["kind", "pk"]
        indexes = [
            models.Index(fields=["document", "kind"], name="statement_of_document")
        ]

    def __str__(self) -> str:
        return (
            f"{self.get_kind_display()} “{self.stated}”: {self.get_decision_display()}"
        )
