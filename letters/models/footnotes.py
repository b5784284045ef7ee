"""Footnotes, the source note included."""

from __future__ import annotations

from django.db import models

from letters.models.parts import DocumentPart


class Footnote(DocumentPart):
    """A footnote, or the source note.

    `anchor` is empty if nothing in the text refers to the note.
    """

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
        """Whether it says where the document is held; not every TEI file marks such notes."""
        begins_so = self.text.lstrip("[").startswith("Source:")
        return self.kind == "source" or self.number == "0" or begins_so

    @property
    def mark(self) -> str:
        """The mark as printed; without one "Source" for a source note, else "*"."""
        if self.number not in ("", "0"):
            return self.number
        return "Source" if self.is_source_note else "*"
