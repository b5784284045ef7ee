"""Marks on a text: stamps, struck words, handwriting, and whose hand it is."""

from __future__ import annotations

from django.db import models

from letters.derivation.model import MarkKind
from letters.models.agents import Agent
from letters.models.parts import DocumentPart


class Hand(DocumentPart):
    """Somebody's handwriting in a document, and whose it is, if known."""

    description = models.CharField(max_length=200, blank=True)
    agent = models.ForeignKey(
        Agent, models.PROTECT, null=True, blank=True, related_name="hands"
    )

    def __str__(self) -> str:
        return str(self.agent) if self.agent else self.description or self.key


class Mark(DocumentPart):
    """Something stamped, struck, written by hand, or supplied by an editor."""

    kind = models.CharField(
        max_length=20,
        choices=[(kind.value, kind.value.capitalize()) for kind in MarkKind],
    )
    footnote_key = models.CharField(max_length=80, blank=True)
    page_key = models.CharField(max_length=80, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    hand_key = models.CharField(max_length=80, blank=True)
    place = models.CharField(max_length=40, blank=True)
    is_struck = models.BooleanField(default=False)
    # For text that was withheld, lost or left out: the extent and the reason.
    unit = models.CharField(max_length=80, blank=True)
    quantity = models.CharField(max_length=40, blank=True)
    is_approximate = models.BooleanField(default=False)
    reason = models.CharField(max_length=40, blank=True)

    @property
    def kind_in_words(self) -> str:
        """What it is; of a gap, why something is missing, as far as that is known."""
        if self.kind != MarkKind.WITHHELD or self.reason == "not-declassified":
            return self.kind
        if self.reason:
            return self.reason.replace("-", " ")
        return "left out" if "left out" in self.text else self.kind

    @property
    def place_in_words(self) -> str:
        return self.place or "not recorded"
