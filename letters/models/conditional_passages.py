"""Passages that depend on a condition, and the words that set it."""

from __future__ import annotations

from django.db import models

from letters.models.agents import Agent
from letters.models.parts import DocumentPart


class Instruction(DocumentPart):
    """The words of a document that set the condition of a passage in another."""

    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    text = models.TextField()
    is_in_text = models.BooleanField(default=True, editable=False)

    def __str__(self) -> str:
        return f"“{self.text}” ({self.document})"


class ConditionalPassage(DocumentPart):
    """A passage to be included, or left out, on a condition.

    The first fields come from the text. What an archivist entered about the condition
    stays when the text is corrected, even when the passage is gone from it.
    """

    class Outcome(models.TextChoices):
        UNKNOWN = "unknown", "Not known"
        # A text that was sent to be handed over may have lost the passage only there.
        INCLUDED = "included", "Included in what was delivered"
        OMITTED = "omitted", "Left out of what was delivered"
        CHANGED = "changed", "Included in other words"

    class Effect(models.TextChoices):
        INCLUDE = "include", "Include if the condition is met"
        OMIT = "omit", "Leave out if the condition is met"

    class Version(models.TextChoices):
        DRAFTED = "drafted", "As drafted"
        MET = "met", "Condition met"
        NOT_MET = "not-met", "Condition not met"
        SENT = "sent", "As delivered"

    start = models.PositiveIntegerField(null=True, editable=False)
    end = models.PositiveIntegerField(null=True, editable=False)
    page_key = models.CharField(max_length=80, blank=True, editable=False)
    text = models.TextField(editable=False)
    is_in_text = models.BooleanField(default=True, editable=False)
    effect = models.CharField(max_length=10, choices=Effect, default=Effect.INCLUDE)
    condition = models.TextField(
        blank=True, help_text="The condition, in the words of the instruction."
    )
    authority = models.ForeignKey(
        Agent,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="conditions_set",
        help_text="Who set the condition.",
    )
    instruction = models.ForeignKey(
        Instruction,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="passages",
        help_text="The words that set the condition, if the archive holds their document.",
    )
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.UNKNOWN)
    outcome_evidence = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"“{self.text[:60]}…” ({self.key})"

    @property
    def outcome_in_words(self) -> str:
        """What became of it, as readers are told."""
        return self.get_outcome_display()

    def has_version(self, version: str) -> bool:
        """Whether it is known if the version includes the passage, and in these words."""
        is_known = self.outcome in (self.Outcome.INCLUDED, self.Outcome.OMITTED)
        return version != self.Version.SENT or is_known

    def stands_in(self, version: str) -> bool:
        """Whether the passage is part of the text in that version."""
        return {
            self.Version.MET: self.effect == self.Effect.INCLUDE,
            self.Version.NOT_MET: self.effect == self.Effect.OMIT,
            self.Version.SENT: self.outcome != self.Outcome.OMITTED,
        }.get(self.Version(version), True)
