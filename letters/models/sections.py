"""How an edition is divided, and what its divisions say themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.db import models
from django.urls import reverse

from letters.models.editions import Edition
from letters.models.section_queries import SectionQuerySet


class Section(models.Model):
    """A division of an edition that is no document: compilation, chapter, preface …"""

    class Place(models.TextChoices):
        FRONT = "front", "Front matter"
        BODY = "body", "Body"
        BACK = "back", "Back matter"

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="sections")
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="parts"
    )
    key = models.CharField(max_length=80)
    kind = models.CharField(
        max_length=40, blank=True, help_text="The type its TEI gives: chapter, index …"
    )
    place = models.CharField(max_length=5, choices=Place, default=Place.BODY)
    title = models.CharField(max_length=500)
    position = models.PositiveIntegerField()

    objects = SectionQuerySet.as_manager()

    class Meta:
        ordering = ["edition", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "key"], name="section_key_once_per_edition"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse(
            "letters:section-detail", args=[self.edition.identifier, self.key]
        )

    @property
    def name(self) -> str:
        """Its title, or what it is: of a "titlePage", "Title page"."""
        kind = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", self.kind)
        return self.title or kind.capitalize() or self.key


class SectionText(models.Model):
    """What a section says itself, without its parts and documents.

    `notes` are its footnotes in order: key, mark as printed, and HTML.
    """

    section = models.OneToOneField(
        Section, models.CASCADE, primary_key=True, related_name="content"
    )
    tei = models.TextField("TEI")
    text = models.TextField()
    html = models.TextField()
    notes = models.JSONField(default=list)
    derivation_version = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"Text of {self.section_id}"


def path_to(section: int | None, around: Iterable[Section]) -> list[Section]:
    """The section of this primary key after all that it is in, of those `around` it."""
    by_key = {each.pk: each for each in around}
    path = []
    while found := by_key.pop(section, None):
        path.append(found)
        section = found.parent_id
    return path[::-1]
