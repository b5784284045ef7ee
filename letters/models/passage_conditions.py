"""What was said of a conditional passage by several people, at several times."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models

from letters.models.agents import Agent
from letters.models.documents import Document
from letters.models.identifiers import validate_document_identifier
from letters.tei.dates import DateError, HistoricalDate, parse_edtf


class PassageCondition(models.Model):
    """One wording of the condition on which a passage was to be sent: whose, and when.

    The condition that the instruction in the archive sets is in the passage itself.
    """

    document = models.ForeignKey(
        Document, models.CASCADE, related_name="passage_conditions"
    )
    passage_key = models.CharField(
        "passage", max_length=80, help_text="The name of the passage in its address."
    )
    words = models.TextField(
        help_text="The condition, in the words of the one who set it."
    )
    authority = models.ForeignKey(
        Agent,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="further_conditions_set",
        help_text="Who set it.",
    )
    date_edtf = models.CharField("date (EDTF)", max_length=60, blank=True)
    printed_in = models.CharField(
        max_length=160,
        blank=True,
        validators=[validate_document_identifier],
        help_text="The identifier of the document that has the words, held or not: "
        "frus1981-88v04/d149.",
    )
    citation = models.CharField(
        max_length=300, blank=True, help_text="That document, as it is cited."
    )
    position = models.PositiveIntegerField(
        default=0, help_text="The smallest number stands first: the order of time."
    )
    comes_after = models.BooleanField(
        "later than the instruction in the archive",
        default=True,
        help_text="Otherwise it is told before that.",
    )

    class Meta:
        ordering = ["document", "passage_key", "position", "pk"]

    def __str__(self) -> str:
        return f"“{self.words[:60]}” ({self.citation or self.document})"

    @property
    def date(self) -> HistoricalDate | None:
        return parse_edtf(self.date_edtf) if self.date_edtf else None

    def clean(self) -> None:
        problems = {}
        try:
            if self.date_edtf:
                parse_edtf(self.date_edtf)
        except DateError as error:
            problems["date_edtf"] = str(error)
        if self.document_id and not self._has_passage():
            problems["passage_key"] = (
                "The document has no conditional passage so called."
            )
        if problems:
            raise ValidationError(problems)

    def _has_passage(self) -> bool:
        passages = self.document.conditionalpassages
        return bool(passages.filter(key=self.passage_key).exists())
