"""Paragraphs, headings, salutations: the smallest parts of a text with an address."""

from __future__ import annotations

from django.db import models

from letters.models.parts import DocumentPart


class Segment(DocumentPart):
    """A paragraph, heading, salutation …: the smallest part of text with an address."""

    kind = models.CharField(max_length=20)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
