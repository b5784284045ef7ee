"""Files as they came in, byte for byte."""

from __future__ import annotations

from django.db import models

from letters.models.source_queries import SourceFileQuerySet


class SourceFile(models.Model):
    """A transcription or TEI file as it was handed in."""

    sha256 = models.CharField("SHA-256", max_length=64, unique=True, editable=False)
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField("bytes", editable=False)
    content = models.BinaryField(editable=False)
    received = models.DateTimeField(auto_now_add=True)

    objects = SourceFileQuerySet.as_manager()

    class Meta:
        ordering = ["-received"]
        verbose_name = "transcription"

    def __str__(self) -> str:
        return self.name
