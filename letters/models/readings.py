"""Readings: what a teacher chose of the documents for a class, with her annotations.

A reading belongs to its teacher, never to a document: the same page in two readings has
nothing in common.
"""

from __future__ import annotations

import secrets
from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from letters.models.documents import Document
from letters.models.reading_queries import ReadingItemQuerySet, ReadingQuerySet
from letters.models.restorable import LONGEST_BODY, RestorableRecord

# Base 32 without letters that are taken for others; 10 of them are not guessed.
_SLUG_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
_SLUG_LENGTH = 10


def random_slug() -> str:
    """An address that nobody guesses: who has an unlisted reading's may read it."""
    return "".join(secrets.choice(_SLUG_LETTERS) for _ in range(_SLUG_LENGTH))


class Reading(RestorableRecord):
    """Documents, pages and passages in an order, with an introduction and tasks."""

    class Visibility(models.TextChoices):
        DRAFT = "draft", "Only me"
        UNLISTED = "unlisted", "Everybody who has the link"
        PUBLIC = "public", "Everybody; it is listed among the readings"
        CLOSED = "closed", "Closed"

    slug = models.SlugField(
        max_length=60,
        unique=True,
        default=random_slug,
        help_text="The end of its address.",
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="readings",
        help_text="Nobody, for a reading of the archive’s own.",
    )
    byline = models.CharField(
        "by",
        max_length=200,
        blank=True,
        help_text="Who made it, as students see it: “Ms. Rivera, history, grade 11”.",
    )
    title = models.CharField(max_length=200)
    introduction = models.TextField(max_length=LONGEST_BODY, blank=True)
    tasks = models.TextField(
        max_length=LONGEST_BODY,
        blank=True,
        help_text="What is to be done with the reading as a whole.",
    )
    visibility = models.CharField(
        "who may read it",
        max_length=10,
        choices=Visibility,
        default=Visibility.DRAFT,
    )
    closes_on = models.DateField(
        null=True, blank=True, help_text="The first day on which it is closed."
    )
    language = models.CharField(
        max_length=20, default="en", help_text="Of what you write: en, de, fr …"
    )
    copied_from = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="copies",
    )
    handed_over_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="readings_handed_over",
    )
    handed_over = models.DateTimeField(null=True, editable=False)
    was_of_archive = models.BooleanField(
        default=False,
        editable=False,
        help_text="It was nobody’s, and is so again when the giver takes it back.",
    )
    title_handed_over = models.CharField(
        max_length=200,
        blank=True,
        editable=False,
        help_text="Its title at that time: what a colleague prepares is nobody else’s.",
    )
    created = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)

    objects = ReadingQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("letters:reading-detail", args=[self.slug])

    @property
    def is_closed(self) -> bool:
        """Whether it was open once, and is not today."""
        return self.visibility == self.Visibility.CLOSED or self.is_closed_on(today())

    def is_closed_on(self, day: date) -> bool:
        return self.closes_on is not None and self.closes_on <= day

    @property
    def last_day(self) -> date | None:
        """On which it is open."""
        has_day_before = self.closes_on is not None and self.closes_on > date.min
        return self.closes_on - timedelta(days=1) if has_day_before else None

    @property
    def is_as_handed_over(self) -> bool:
        """Whether nobody has changed anything of it since."""
        return self.handed_over is not None and self.changed == self.handed_over

    @property
    def is_draft(self) -> bool:
        return self.visibility == self.Visibility.DRAFT

    @property
    def is_listed(self) -> bool:
        return self.visibility == self.Visibility.PUBLIC and not self.is_closed


class ReadingItem(RestorableRecord):
    """A document of a reading, or a page or passage of one, and how it is shown first."""

    class Extent(models.TextChoices):
        WHOLE = "whole", "The whole document"
        PAGE = "page", "One page"
        PASSAGE = "passage", "From one paragraph to another"

    reading = models.ForeignKey(Reading, models.CASCADE, related_name="items")
    position = models.PositiveIntegerField(default=0)
    document = models.ForeignKey(
        Document,
        models.SET_NULL,
        null=True,
        related_name="reading_items",
        help_text="Empty when the document was deleted.",
    )
    document_identifier = models.CharField(max_length=160, editable=False)
    extent = models.CharField(max_length=10, choices=Extent, default=Extent.WHOLE)
    page_key = models.CharField(max_length=80, blank=True)
    first_segment = models.CharField(max_length=80, blank=True)
    last_segment = models.CharField(max_length=80, blank=True)
    heading = models.CharField(
        max_length=200, blank=True, help_text="Instead of the title of the document."
    )
    introduction = models.TextField(
        "words before it", max_length=LONGEST_BODY, blank=True
    )
    first_view = models.CharField(
        max_length=300,
        blank=True,
        help_text="The query string of what students see first: passages=met&hide=notes.",
    )
    hides_annotations = models.BooleanField(
        "annotations are hidden until asked for", default=False
    )

    objects = ReadingItemQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.public_title

    @property
    def is_hidden(self) -> bool:
        """Whether its document is withdrawn or deleted."""
        return self.document is None or not self.document.is_published

    @property
    def public_title(self) -> str:
        """Its heading, or the title of its document, as far as that is public."""
        if self.heading or self.is_hidden:
            return self.heading or self.document_identifier
        return self.document.name_and_date


def today() -> date:
    return timezone.localdate()
