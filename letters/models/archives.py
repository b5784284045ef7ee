"""Where papers are held: repositories and their arrangement (ISAD(G))."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.text import slugify

from letters.models.identifiers import validate_part
from letters.models.merges import MergeableRecord

PART_OF_ITSELF = "This unit would be a part of itself."


class Repository(MergeableRecord):
    """An institution that holds papers: an archive or a library."""

    identifier = models.CharField(
        max_length=80, unique=True, validators=[validate_part]
    )
    name = models.CharField(max_length=200, help_text="The authorized form.")
    cited_as = models.CharField(
        max_length=200,
        blank=True,
        help_text="The name in source notes: “Reagan Library”.",
    )
    place = models.CharField(max_length=200, blank=True)
    folded_name = models.CharField(
        max_length=200,
        blank=True,
        editable=False,
        help_text="The name under which source notes find it, whatever it is called.",
    )
    merged_into = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="identities",
        help_text="The repository that this one is another name of.",
    )

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "repositories"
        constraints = [
            models.UniqueConstraint(
                fields=["folded_name"],
                condition=~models.Q(folded_name=""),
                name="one_repository_for_a_folded_name",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("letters:repository-detail", args=[self.identifier])


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
    archival_history = models.TextField(blank=True, help_text="ISAD(G) 3.2.3.")
    folded_title = models.CharField(
        max_length=120,
        blank=True,
        editable=False,
        help_text="The title under which source notes find it, whatever it is called.",
    )

    class Meta:
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(
                fields=["repository", "folded_title"],
                condition=~models.Q(folded_title=""),
                name="one_unit_for_a_folded_title",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{self.repository.get_absolute_url()}?collection={self.slug}"

    def clean(self) -> None:
        """Refuse a unit that would be a part of itself."""
        super().clean()
        above, passed = self.parent, set()
        while above and above.pk not in passed:
            if above.pk == self.pk:
                raise ValidationError({"parent": PART_OF_ITSELF})
            passed.add(above.pk)
            above = above.parent

    @property
    def slug(self) -> str:
        """Its name in addresses: a derived one keeps it when it is renamed."""
        return slugify(self.folded_title or self.title) or str(self.pk)
