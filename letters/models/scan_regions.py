"""Boxes on scans: where on the paper a mark, a passage or a paragraph stands."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from letters.models.documents import Document
from letters.models.images import PageImage


class RegionQuerySet(models.QuerySet["Region"]):
    def for_showing(self) -> RegionQuerySet:
        """In the order in which they are read: from above, then from the left."""
        return self.order_by("image", "y", "x", "pk")


class Region(models.Model):
    """A box on a scan, in pixels of the upright image, and the part of the text that is
    there. The part is named by its key, so that the box outlasts corrections."""

    class Kind(models.TextChoices):
        MARK = "mark", "Mark"
        PASSAGE = "passage", "Conditional passage"
        SEGMENT = "segment", "Paragraph"

    document = models.ForeignKey(
        Document, models.CASCADE, related_name="regions", editable=False
    )
    image = models.ForeignKey(
        PageImage, models.CASCADE, related_name="regions", verbose_name="scan"
    )
    x = models.PositiveIntegerField("from the left")
    y = models.PositiveIntegerField("from the top")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    kind = models.CharField(max_length=8, choices=Kind)
    key = models.CharField(
        max_length=80, help_text="Of the part, as in its address: m3, p12."
    )

    objects = RegionQuerySet.as_manager()

    class Meta:
        ordering = ["image", "y", "x", "pk"]
        verbose_name = "region of a scan"
        verbose_name_plural = "regions of scans"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(width__gt=0, height__gt=0),
                name="region_has_an_area",
            ),
            models.UniqueConstraint(
                fields=["image", "kind", "key"],
                name="one_region_of_a_part_on_a_scan",
                violation_error_message="This part has a box on this scan already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.key}: {self.xywh}"

    def save(self, *arguments: Any, **options: Any) -> None:
        self.document_id = self.image.document_id
        super().save(*arguments, **options)

    def clean(self) -> None:
        """Refuse a box that is not on the scan."""
        numbers = (self.x, self.y, self.width, self.height)
        if None in numbers or not self.image_id:
            return
        if not (self.width and self.height):
            raise ValidationError("The box has no area: give a width and a height.")
        if not self.is_on(self.image):
            raise ValidationError(
                f"The box reaches beyond the scan, which is {self.image.width} pixels "
                f"wide and {self.image.height} high."
            )

    def is_on(self, image: PageImage) -> bool:
        right, bottom = self.x + self.width, self.y + self.height
        return right <= image.width and bottom <= image.height

    @property
    def xywh(self) -> str:
        return f"{self.x},{self.y},{self.width},{self.height}"
