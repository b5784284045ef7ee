"""What a teacher notes on words, or on a region of a scan, and where these are.

Places are carried by `ingest.annotations` at every change of a text. The terms are those
of the Web Annotation Data Model (W3C, 2017): an annotation has targets.
"""

from __future__ import annotations

from textwrap import shorten
from typing import Any, Protocol

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from letters.models.annotation_queries import AnnotationQuerySet
from letters.models.documents import Document
from letters.models.readings import ReadingItem
from letters.models.restorable import LONGEST_BODY, RestorableRecord


class QuotedWords(Protocol):
    """Words of a text, and what stands before and after them."""

    @property
    def exact(self) -> str: ...
    @property
    def prefix(self) -> str: ...
    @property
    def suffix(self) -> str: ...


class Annotation(RestorableRecord):
    """A note of a teacher on one item of a reading.

    One without targets is about the item as a whole. A comparison has two.
    """

    class Kind(models.TextChoices):
        EXPLANATION = "explanation", "Explanation"
        QUESTION = "question", "Question"
        TERM = "term", "Term"
        LINK = "link", "Link"
        COMPARISON = "comparison", "Comparison of two passages"
        REGION = "region", "Region of a scan"

    class Asks(models.TextChoices):
        TEXT = "text", "An answer in words"
        CHOICE = "choice", "A choice"
        ORDER = "order", "Things put in order"
        PASSAGE = "passage", "A passage to be found in the text"

    item = models.ForeignKey(ReadingItem, models.CASCADE, related_name="annotations")
    number = models.PositiveIntegerField(
        editable=False, help_text="Permanent within its item: #a-7."
    )
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.EXPLANATION)
    body = models.TextField(max_length=LONGEST_BODY, blank=True)
    address = models.URLField(
        max_length=1000, blank=True, help_text="Where a link leads."
    )
    asks = models.CharField(max_length=8, choices=Asks, blank=True)
    choices = models.JSONField(
        default=list,
        blank=True,
        help_text="What may be chosen; for an order, in the right one.",
    )
    solution = models.JSONField(
        default=list,
        blank=True,
        help_text="The numbers of the right choices, from 0; none where opinions differ.",
    )
    form_key = models.UUIDField(
        null=True,
        blank=True,
        editable=False,
        help_text="Of the form that made it: sent again, it changes this one.",
    )
    is_whited_out = models.BooleanField(
        "the words are covered until asked for", default=False
    )
    created = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)

    objects = AnnotationQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "number"], name="annotation_number_once_per_item"
            ),
            models.UniqueConstraint(
                fields=["item", "form_key"], name="annotation_once_per_form"
            ),
        ]

    def __str__(self) -> str:
        words = shorten(self.body, 60, placeholder=" …")
        return (
            f"{self.get_kind_display()}: “{words}”"
            if words
            else self.get_kind_display()
        )

    @property
    def asks_for_passage(self) -> bool:
        """Whether its words are to be found by students, and so are not marked."""
        return self.kind == self.Kind.QUESTION and self.asks == self.Asks.PASSAGE


class AnnotationTarget(models.Model):
    """The words of a text, or the region of an image, that an annotation is about.

    `start` and `end` count in the plain text of the document, or of its note `footnote`;
    both are empty while the words are lost. `exact`, `prefix` and `suffix` are of the
    last sure place of which readers were shown the words: empty in what was copied while
    they were shown to nobody. A region is in pixels of the image as it is kept.
    """

    class State(models.TextChoices):
        PLACED = "placed", "In its place"
        CHANGED = "changed", "Its words were corrected"
        LOST = "lost", "Its words are not found"

    annotation = models.ForeignKey(Annotation, models.CASCADE, related_name="targets")
    position = models.PositiveSmallIntegerField(default=0)
    document = models.ForeignKey(
        Document, models.SET_NULL, null=True, related_name="annotation_targets"
    )
    footnote = models.CharField(
        max_length=80, blank=True, help_text="The key of the note; empty for the text."
    )
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    exact = models.TextField(blank=True)
    prefix = models.CharField(max_length=80, blank=True)
    suffix = models.CharField(max_length=80, blank=True)
    segment = models.CharField(
        max_length=80, blank=True, help_text="The key of the paragraph it begins in."
    )
    state = models.CharField(max_length=8, choices=State, default=State.PLACED)
    former_words = models.TextField(
        blank=True, help_text="Before a correction that the teacher has not seen."
    )
    hides_words = models.BooleanField(
        default=False,
        editable=False,
        help_text="Its words find the place again, and are told to nobody: whose reading "
        "it is came by it while no reader was shown them.",
    )
    candidates = models.JSONField(
        default=list, help_text="Where lost words may be: start, end, score."
    )
    image = models.CharField(
        max_length=70,
        blank=True,
        help_text="The SHA-256 of the scan and its page in the file, for a region.",
    )
    x = models.PositiveIntegerField(null=True)
    y = models.PositiveIntegerField(null=True)
    width = models.PositiveIntegerField(null=True, validators=[MinValueValidator(1)])
    height = models.PositiveIntegerField(null=True, validators=[MinValueValidator(1)])

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["annotation", "position"], name="annotation_target_once"
            ),
            models.CheckConstraint(
                condition=Q(start=None, end=None) | Q(start__lt=F("end")),
                name="annotation_target_has_words",
            ),
            models.CheckConstraint(
                condition=Q(image="", x=None, y=None, width=None, height=None)
                | Q(x__gte=0, y__gte=0, width__gte=1, height__gte=1) & ~Q(image=""),
                name="annotation_target_region_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.told_words[:60] or f"{self.image[:12]} {self.x},{self.y}"

    def stand_at(self, start: int, end: int, quote: QuotedWords) -> None:
        """Let it be the words from `start` to `end` of its text, which are the quote's."""
        self.start, self.end = start, end
        self.exact, self.prefix, self.suffix = quote.exact, quote.prefix, quote.suffix
        if self.hides_words:
            # What is public now is told; what was before stays untold for good.
            self.former_words, self.hides_words = "", False

    @property
    def told_words(self) -> str:
        """What the teacher chose, before what a correction changed or lost; "" where she
        could not read it."""
        if self.hides_words:
            return ""
        return self.former_words or ("" if self.is_changed else self.exact)

    @property
    def is_public(self) -> bool:
        """Whether its document is shown to readers: else nobody is shown its words."""
        return self.document is not None and self.document.is_published

    @property
    def public_words(self) -> str:
        """Its words, as far as readers are shown them."""
        return self.exact if self.is_public and not self.hides_words else ""

    @property
    def place(self) -> tuple[Any, ...]:
        """Where it is: two targets of the same place have the same."""
        words = self.footnote, self.start, self.end
        region = self.image, self.x, self.y, self.width, self.height
        return self.document_id, *words, *region

    @property
    def is_region(self) -> bool:
        return bool(self.image)

    @property
    def is_lost(self) -> bool:
        return self.state == self.State.LOST

    @property
    def is_changed(self) -> bool:
        return self.state == self.State.CHANGED
