"""The divisions of an edition, and their own text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from django.db import models
from django.urls import reverse

from letters.derivation.derive import DERIVATION_VERSION
from letters.models.derived_texts import DerivedTextQuerySet
from letters.models.editions import Edition
from letters.models.section_queries import SectionQuerySet


class Section(models.Model):
    """A division of an edition, other than a document: a chapter, a preface."""

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
        max_length=40, blank=True, help_text="The type in its TEI: chapter, index …"
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
        """Its title, or else its kind in words: "Title page" for a "titlePage"."""
        return self.title or self.kind_in_words or self.key

    @property
    def name_in_choices(self) -> str:
        """Many volumes have a chapter of the same title. Reads `edition`."""
        return f"{self.name} ({self.edition.identifier})"

    @property
    def kind_in_words(self) -> str:
        return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", self.kind).capitalize()

    @property
    def place_in_words(self) -> str:
        """ "Front matter", "Back matter"; in the body, what it is: "Chapter"."""
        is_in_body = self.place == self.Place.BODY
        in_body = self.kind_in_words if is_in_body else ""
        return in_body or self.get_place_display()

    @property
    def own_text(self) -> str:
        """Its words without those of its parts and documents; "" if it has none."""
        return self.content.text if hasattr(self, "content") else ""

    @property
    def own_notes(self) -> list[SectionNote]:
        return self.content.footnotes if hasattr(self, "content") else []


class SectionNote(NamedTuple):
    """A footnote of a section. `html` renders its `text`."""

    key: str
    mark: str
    html: str
    text: str


class SectionText(models.Model):
    """The text of a section, without its parts and documents.

    `notes` are its footnotes in order: what a SectionNote has, each as a list.
    """

    section = models.OneToOneField(
        Section, models.CASCADE, primary_key=True, related_name="content"
    )
    tei = models.TextField("TEI")
    text = models.TextField()
    html = models.TextField()
    notes = models.JSONField(default=list)
    derivation_version = models.PositiveIntegerField()
    refused_version = models.PositiveIntegerField(
        default=0,
        help_text="The version of the derivation that last refused this text, or 0. What "
        "was derived before stays.",
    )
    refusal = models.TextField(blank=True, help_text="Why it was refused.")

    objects = DerivedTextQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Text of {self.section_id}"

    @property
    def footnotes(self) -> list[SectionNote]:
        return [SectionNote(*note) for note in self.notes]

    @property
    def has_been_tried(self) -> bool:
        """Whether the present rules have derived the text, or refused it."""
        return DERIVATION_VERSION in (self.derivation_version, self.refused_version)


def path_to(section: int | None, around: Iterable[Section]) -> list[Section]:
    """The section with this primary key after its ancestors, which are in `around`."""
    by_key = {row.pk: row for row in around}
    path = []
    while row := by_key.pop(section, None):
        path.append(row)
        section = row.parent_id
    return path[::-1]
