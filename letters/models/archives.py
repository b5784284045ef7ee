"""Where papers are held: repositories and their arrangement (ISAD(G))."""

from __future__ import annotations

from django.db import models

from letters.models.identifiers import validate_part


class Repository(models.Model):
    """An institution that holds papers: an archive or a library."""

    identifier = models.CharField(
        max_length=80, unique=True, validators=[validate_part]
    )
    name = models.CharField(max_length=200, help_text="The authorized form.")
    cited_as = models.CharField(
        max_length=200,
        blank=True,
        help_text="As source notes name it: “Reagan Library”.",
    )
    place = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "repositories"

    def __str__(self) -> str:
        return self.name


class ArchivalUnit(models.Model):
    """A fonds, series or file (ISAD(G) 3.1.4)."""

    class Level(models.TextChoices):
        FONDS = "fonds", "Fonds"
        SERIES = "series", "Series"
        FILE = "file", "File"
        ITEM = "item", "Item"

    repository = models.ForeignKey(
        Repository, models.PROTECT, related_name="archival_units"
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts"
    )
    level_of_description = models.CharField(max_length=10, choices=Level)
    title = models.CharField(max_length=300)
    reference_code = models.CharField(
        max_length=120, blank=True, help_text="ISAD(G) 3.1.1."
    )

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title
