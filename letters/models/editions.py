"""Printed and online editions, and the files they were imported from."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from letters.derivation.description.volume_subjects import volume_subject
from letters.models.edition_queries import EditionQuerySet
from letters.models.identifiers import validate_part
from letters.models.web_addresses import on_the_web, validate_web_address


class Edition(models.Model):
    """A volume that prints documents, such as one of *Foreign Relations*."""

    identifier = models.CharField(
        max_length=80,
        unique=True,
        validators=[validate_part],
        help_text="Permanent: the series' identifier, such as frus1981-88v04.",
    )
    title = models.CharField(max_length=300)
    series_title = models.CharField(max_length=200, blank=True)
    sub_series = models.CharField(max_length=100, blank=True)
    volume = models.CharField(max_length=60, blank=True)
    editors = models.CharField(max_length=300, blank=True)
    publisher = models.CharField(max_length=200, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    address = models.URLField(
        "published at",
        blank=True,
        validators=[validate_web_address],
        help_text="Where the edition can be read elsewhere.",
    )
    reproduction_conditions = models.TextField("rights", blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["identifier"]
        constraints = [on_the_web("address", "edition_address_on_the_web")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("letters:edition-detail", args=[self.identifier])

    @property
    def editor_names(self) -> list[str]:
        return [name.strip() for name in self.editors.split(";") if name.strip()]

    @property
    def full_title(self) -> str:
        """The title after the series, unless it begins with the series itself."""
        if self.series_title and self.title.startswith(self.series_title):
            return self.title
        series = (self.series_title, self.sub_series, self.volume)
        return ", ".join(part for part in (*series, self.title) if part)

    @property
    def short_title(self) -> str:
        """What distinguishes it in its series: "1961–1963, Volume VI"."""
        parts = [part for part in (self.sub_series, self.volume) if part]
        return ", ".join(parts) or self.title

    @property
    def subject(self) -> str:
        """What it is about: its title, without what `short_title` says."""
        name = (self.series_title, self.sub_series, self.volume)
        return volume_subject(self.title, *name)

    @property
    def heading(self) -> str:
        """What stands over its own page: the subject, below `name_in_series`."""
        return self.subject or self.title

    @property
    def name_in_series(self) -> str:
        """ "Foreign Relations of the United States, 1961–1963, Volume VI"; "" where the
        heading says it."""
        if not self.subject:
            return ""
        name = (self.series_title, self.sub_series, self.volume)
        return ", ".join(filter(None, name))

    @property
    def name_with_subject(self) -> str:
        """What readers tell it by: "1961–1963, VI: Kennedy–Khrushchev Exchanges"."""
        number = self.volume.removeprefix("Volume ")
        name = ", ".join(part for part in (self.sub_series, number) if part)
        return ": ".join(filter(None, (name, self.subject))) or self.title

    @property
    def is_imported(self) -> bool:
        """Whether the volume was imported as one TEI file."""
        return hasattr(self, "source")


class EditionSource(models.Model):
    """The TEI file that an edition was last imported from, its documents taken out.

    `skeleton` is the file, letter for letter, with `<?document KEY?>` where each
    document stood; with the documents put back it is the file again.
    """

    edition = models.OneToOneField(
        Edition, models.CASCADE, primary_key=True, related_name="source"
    )
    name = models.CharField(max_length=255)
    sha256 = models.CharField("SHA-256", max_length=64)
    size = models.PositiveBigIntegerField("bytes")
    skeleton = models.TextField()
    pages = models.JSONField(
        default=list, help_text="The labels of its pages, in order."
    )
    record = models.JSONField(
        default=dict, help_text="What its header says about the edition."
    )

    def __str__(self) -> str:
        return self.name
