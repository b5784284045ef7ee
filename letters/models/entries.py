"""The persons and terms that a volume lists, and the documents that mention them."""

from __future__ import annotations

from django.db import models

from letters.models.agents import Agent
from letters.models.documents import Document
from letters.models.editions import Edition
from letters.models.entry_queries import EntryQuerySet, MentionQuerySet
from letters.models.page_addresses import page_address


class Entry(models.Model):
    """One line of a volume's list of persons or of terms and abbreviations."""

    class Kind(models.TextChoices):
        PERSON = "person", "Person"
        TERM = "term", "Term"

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="entries")
    kind = models.CharField(max_length=6, choices=Kind)
    key = models.CharField(max_length=80)
    name = models.CharField(max_length=300)
    description = models.TextField(blank=True)
    agent = models.ForeignKey(
        Agent, models.PROTECT, null=True, blank=True, related_name="entries"
    )
    position = models.PositiveIntegerField()

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["edition", "kind", "position"]
        verbose_name_plural = "entries"
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "key"], name="entry_key_once_per_edition"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return page_address("letters:entry-detail", self.edition.identifier, self.key)

    @property
    def explanation(self) -> str:
        """Name and description, in one line."""
        return ": ".join(filter(None, [self.name, self.description]))


class Mention(models.Model):
    """How often a document names a person or uses a term."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="mentions")
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="mentions")
    times = models.PositiveIntegerField()

    objects = MentionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "entry"], name="mention_counted_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} in {self.document_id}"
