"""Printed and online editions, and how they are divided."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models
from django.db.models.expressions import RawSQL
from django.urls import reverse

from letters.models.identifiers import validate_part

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser


class EditionQuerySet(models.QuerySet["Edition"]):
    def visible_to(self, user: AbstractUser | AnonymousUser) -> EditionQuerySet:
        """An edition is as public as its documents: one published makes it so."""
        if user.has_perm("letters.view_edition"):
            return self
        published = Edition.objects.filter(documents__status="published")
        return self.filter(pk__in=published.values("pk"))

    def for_reading(self) -> EditionQuerySet:
        """Load what every page about one edition shows: of its file, not the text."""
        return self.select_related("source").defer("source__skeleton", "source__record")


class Edition(models.Model):
    """A volume that prints documents, such as one of *Foreign Relations*."""

    identifier = models.CharField(
        max_length=80,
        unique=True,
        validators=[validate_part],
        help_text="Permanent. The series' own, as frus1981-88v04.",
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
        help_text="Where the edition can be read elsewhere.",
    )
    reproduction_conditions = models.TextField("rights", blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["identifier"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("letters:edition-detail", args=[self.identifier])

    @property
    def editor_names(self) -> list[str]:
        return [name.strip() for name in self.editors.split(";") if name.strip()]

    @property
    def full_title(self) -> str:
        """The title with the series before it, unless it says that itself."""
        if self.series_title and self.title.startswith(self.series_title):
            return self.title
        series = (self.series_title, self.sub_series, self.volume)
        return ", ".join(part for part in (*series, self.title) if part)

    @property
    def short_title(self) -> str:
        """What tells it from the others of its series: "1961–1963, Volume VI"."""
        parts = [part for part in (self.sub_series, self.volume) if part]
        return ", ".join(parts) or self.title

    @property
    def is_imported(self) -> bool:
        """Whether the whole volume came in as one TEI file."""
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
    pages = models.JSONField(default=list, help_text="Their labels, in order.")
    record = models.JSONField(
        default=dict, help_text="What its header says of the edition."
    )

    def __str__(self) -> str:
        return self.name


# UNION leaves out what was found before: so it ends, even if rows go in a circle.
_AROUND = """(
    WITH RECURSIVE around AS (
        SELECT id, parent_id FROM letters_section WHERE id = %s
        UNION
        SELECT above.id, above.parent_id FROM letters_section AS above
        JOIN around ON around.parent_id = above.id
    )
    SELECT id FROM around
)"""


class SectionQuerySet(models.QuerySet["Section"]):
    def visible_to(self, user: AbstractUser | AnonymousUser) -> SectionQuerySet:
        return self.filter(edition__in=Edition.objects.visible_to(user))

    def around(self, section: int | None) -> SectionQuerySet:
        """The section of this primary key and all that it is in; `path_to` orders them."""
        return self.filter(pk__in=RawSQL(_AROUND, [section])).order_by()  # noqa: S611


def path_to(section: int | None, around: Iterable[Section]) -> list[Section]:
    """The section of this primary key after all that it is in, of those `around` it."""
    by_key = {each.pk: each for each in around}
    path = []
    while found := by_key.pop(section, None):
        path.append(found)
        section = found.parent_id
    return path[::-1]


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
