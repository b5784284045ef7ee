"""Where papers are held: repositories and their arrangement (ISAD(G))."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.text import slugify

from letters.models.identifiers import validate_part
from letters.models.merges import MergeableRecord
from letters.models.web_addresses import on_the_web, validate_web_address
from letters.tei.dates import DateError, describe, parse_edtf

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
    """A level of description and what is said of it (ISAD(G) 3.1.4).

    What holds for all parts of a unit is said once, at the unit (ISAD(G) 2.4).
    """

    class Level(models.TextChoices):
        FONDS = "fonds", "Fonds or collection"
        RECORD_GROUP = "record-group", "Record group"
        SERIES = "series", "Series"
        SUBSERIES = "subseries", "Subseries"
        FILE = "file", "File unit, box or folder"
        ITEM = "item", "Item"

    repository = models.ForeignKey(
        Repository, models.PROTECT, related_name="archival_units"
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts"
    )
    level_of_description = models.CharField(max_length=16, choices=Level)
    title = models.CharField(max_length=300)
    reference_code = models.CharField(
        max_length=120, blank=True, help_text="ISAD(G) 3.1.1."
    )
    date_edtf = models.CharField(
        "dates", max_length=60, blank=True, help_text="Of its papers (ISAD(G) 3.1.3)."
    )
    extent = models.CharField(
        max_length=200,
        blank=True,
        help_text="“14 linear feet, 35 boxes” (ISAD(G) 3.1.5).",
    )
    accession_number = models.CharField(
        max_length=120, blank=True, help_text="“NLK-77-4” (ISAD(G) 3.2.4)."
    )
    archival_history = models.TextField(
        "custodial history", blank=True, help_text="ISAD(G) 3.2.3."
    )
    scope_and_content = models.TextField(blank=True, help_text="ISAD(G) 3.3.1.")
    access_conditions = models.TextField(
        "conditions of access", blank=True, help_text="ISAD(G) 3.4.1."
    )
    language = models.CharField(
        "languages", max_length=120, blank=True, help_text="ISAD(G) 3.4.3."
    )
    finding_aid = models.URLField(
        max_length=500,
        blank=True,
        validators=[validate_web_address],
        help_text="Its address on the web (ISAD(G) 3.4.5).",
    )
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
            ),
            on_the_web("finding_aid", "archival_unit_finding_aid_on_the_web"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{self.repository.get_absolute_url()}?collection={self.slug}"

    def clean(self) -> None:
        """Refuse a unit that would be a part of itself, and dates that are none."""
        super().clean()
        try:
            if self.date_edtf:
                parse_edtf(self.date_edtf)
        except DateError as error:
            raise ValidationError({"date_edtf": str(error)}) from error
        above, passed = self.parent, set()
        while above and above.pk not in passed:
            if above.pk == self.pk:
                raise ValidationError({"parent": PART_OF_ITSELF})
            passed.add(above.pk)
            above = above.parent

    @property
    def name_in_choices(self) -> str:
        """Reads `repository`."""
        return f"{self.title} ({self.repository})"

    @property
    def access_in_force(self) -> str:
        """Its own conditions of access, or those of the nearest unit above."""
        return self._nearest("access_conditions")

    @property
    def finding_aid_in_force(self) -> str:
        return self._nearest("finding_aid")

    def _nearest(self, name: str) -> str:
        unit, passed = self, set()
        while unit and unit.pk not in passed:
            if value := getattr(unit, name):
                return value
            passed.add(unit.pk)
            unit = unit.parent
        return ""

    @property
    def date_in_words(self) -> str:
        return describe(parse_edtf(self.date_edtf)) if self.date_edtf else ""

    @property
    def slug(self) -> str:
        """Its name in addresses: a derived one keeps it when it is renamed."""
        return slugify(self.folded_title or self.title) or str(self.pk)
