"""Scans of pages, whose files are named by their SHA-256 and never change."""

from __future__ import annotations

from functools import cache

from django.db import models
from django.db.models import Q
from django.urls import reverse

from letters.models.documents import Document
from letters.models.written_sql import (
    ANY_DIGEST,
    ANY_IDENTIFIER,
    ANY_NUMBER,
    WrittenQuery,
)

# What its image service reads of a scan, and of its document.
SERVICE_FIELDS = (
    *("sha256", "frame", "width", "height", "state", "fault", "tile_version"),
    *("document__identifier", "document__status"),
)


class ScanState(models.TextChoices):
    """How far the cutting of a scan into tiles is; only a ready one can be zoomed into."""

    WAITING = "waiting", "waits to be prepared"
    CUTTING = "cutting", "is being prepared"
    READY = "ready", "ready"
    DAMAGED = "damaged", "damaged"


class PageImage(models.Model):
    """A scan of a page. It names the page by its key, so that it outlasts corrections.

    Its file may hold several pages, of which this is the one numbered `frame`.
    """

    State = ScanState

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

    frame = models.PositiveIntegerField(
        default=0,
        editable=False,
        help_text="Which page of the file; 0 is the first, or the only one.",
    )
    state = models.CharField(
        max_length=10, choices=ScanState, default=ScanState.WAITING, editable=False
    )
    fault = models.CharField(
        max_length=300,
        blank=True,
        editable=False,
        help_text="Why the scan cannot be shown.",
    )
    tile_version = models.PositiveSmallIntegerField(
        default=0,
        editable=False,
        help_text="The rules by which its tiles were cut.",
    )

    class Meta:
        ordering = ["position", "pk"]
        indexes = [
            # The few that wait are looked for again and again.
            models.Index(
                fields=["state"], name="unready_scans", condition=~Q(state="ready")
            )
        ]

    def __str__(self) -> str:
        return f"Page {self.page_key}: {self.original_name}"

    def get_absolute_url(self) -> str:
        return self.address("1200")

    @property
    def scan_name(self) -> str:
        """The scan in an address and on the disk: its digest, and its frame if it is not
        the first of its file."""
        return f"{self.sha256}.{self.frame}" if self.frame else self.sha256

    def address(self, size: str) -> str:
        return reverse(
            "letters:page-image", args=[self.document.identifier, self.scan_name, size]
        )

    @property
    def is_ready(self) -> bool:
        """Whether its image service answers."""
        return self.state == ScanState.READY

    @property
    def has_no_picture_yet(self) -> bool:
        """Whether it is drawn when it is cut, and not before: a page of a PDF."""
        is_drawn = self.media_type == "application/pdf"
        return is_drawn and self.state in (ScanState.WAITING, ScanState.CUTTING)

    def iiif_base(self) -> str:
        """The address of its image service (IIIF Image API 3), without the site."""
        return reverse(
            "letters:iiif-base", args=[self.document.identifier, self.scan_name]
        )


def published_scan(identifier: str, sha256: str, frame: int) -> PageImage | None:
    """The scan of a published document, with what its image service reads."""
    given = {ANY_IDENTIFIER: identifier, ANY_DIGEST: sha256, ANY_NUMBER: frame}
    return next(iter(_published_scan().rows(given)), None)


@cache
def _published_scan() -> WrittenQuery[PageImage]:
    published = Document.objects.published().filter(identifier=ANY_IDENTIFIER)
    images = PageImage.objects.select_related("document").only(*SERVICE_FIELDS)
    return WrittenQuery(
        images.filter(document__in=published, sha256=ANY_DIGEST, frame=ANY_NUMBER)[:1]
    )
