"""Footnotes, the source note included."""

from __future__ import annotations

from django.db import models

from letters.models.parts import DocumentPart


class Footnote(DocumentPart):
    """`anchor` is empty for a note that nothing in the text calls for."""

    number = models.CharField(max_length=20, blank=True)
    encoded_id = models.CharField(
        "xml:id",
        max_length=80,
        blank=True,
        help_text="What the TEI of others points to.",
    )
    kind = models.CharField(max_length=20, blank=True)
    within = models.CharField(max_length=80, blank=True)
    anchor = models.PositiveIntegerField(null=True)
    page_key = models.CharField(max_length=80, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)

    @property
    def is_source_note(self) -> bool:
        """Whether it says where the document is kept. Not every edition's TEI does."""
        begins_so = self.text.lstrip("[").startswith("Source:")
        return self.kind == "source" or self.number == "0" or begins_so

    @property
    def mark(self) -> str:
        """As it is printed; what has none, and is no source note, is called "*"."""
        if self.number not in ("", "0"):
            return self.number
        return "Source" if self.is_source_note else "*"
