"""Paragraphs, headings, salutations: the smallest parts of a text with an address."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import models

from letters.models.parts import DocumentPart


class Segment(DocumentPart):
    """A paragraph, heading, salutation …: the smallest part of text with an address."""

    kind = models.CharField(max_length=20)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()


def segment_at(segments: Sequence[Segment], offset: int) -> Segment | None:
    """The innermost with this offset of the running text; `segments` are in order."""
    within = (one for one in reversed(segments) if one.start <= offset < one.end)
    return next(within, None)


def segment_key_at(segments: Sequence[Segment], offset: int) -> str:
    """The key of that segment; "" where no segment is."""
    segment = segment_at(segments, offset)
    return segment.key if segment else ""
