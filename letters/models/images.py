"""Scans of pages, whose files are named by their SHA-256 and never change."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from letters.models.documents import Document


class PageImage(models.Model):
    """A scan of a page. It names the page by its key, so that it outlasts corrections."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="page_images")
    page_key = models.CharField(
        "page", max_length=80, help_text="The page's label, as in its address."
    )
    position = models.PositiveIntegerField(default=0)
    sha256 = models.CharField("SHA-256", max_length=64, editable=False, db_index=True)
    media_type = models.CharField(max_length=20, editable=False)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    size = models.PositiveBigIntegerField("bytes", editable=False)
    original_name = models.CharField(max_length=255, editable=False)
    description = models.CharField(
        max_length=300,
        blank=True,
        help_text="What the scan shows besides the text; read to those who cannot see it.",
    )

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"Page {self.page_key}: {self.original_name}"

    def get_absolute_url(self) -> str:
        return self.address("1200")

    def address(self, size: str) -> str:
        return reverse(
            "letters:page-image", args=[self.document.identifier, self.sha256, size]
        )
