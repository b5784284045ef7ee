"""Printed and online editions, and how they are divided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.urls import reverse

from letters.models.identifiers import validate_part

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser


class EditionQuerySet(models.QuerySet["Edition"]):
    def visible_to(self, user: AbstractUser | AnonymousUser) -> EditionQuerySet:
        """An edition is as public as its documents: one published makes it so."""
        if user.has_perm("letters.view_edition"):
            return self
        return self.filter(documents__status="published").distinct()


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


class Section(models.Model):
    """A compilation, chapter or part of an edition; as deep as the edition goes."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="sections")
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="parts"
    )
    key = models.CharField(max_length=80)
    title = models.CharField(max_length=500)
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ["edition", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "key"], name="section_key_once_per_edition"
            )
        ]

    def __str__(self) -> str:
        return self.title
