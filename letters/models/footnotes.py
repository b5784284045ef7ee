"""Footnotes, the source note included."""

from __future__ import annotations

from django.db import models

from letters.derivation.text.note_marks import SUMMARY, NoteNames
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
        help_text="The xml:id that other texts point to.",
    )
    kind = models.CharField(max_length=20, blank=True)
    place = models.CharField(
        max_length=40, blank=True, help_text="Where it is written: TEI’s place."
    )
    hand_key = models.CharField(
        max_length=80, blank=True, help_text="Who wrote it: TEI’s hand or resp."
    )
    within = models.CharField(max_length=80, blank=True)
    anchor = models.PositiveIntegerField(null=True)
    page_key = models.CharField(max_length=80, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)

    @property
    def names(self) -> NoteNames:
        """What it is called: its mark in the text, and its name in words."""
        return NoteNames(self.number, self.kind, self.text, self.place, self.hand_key)

    @property
    def is_source_note(self) -> bool:
        """Whether it says where the document is held; not every TEI file marks such notes."""
        return self.names.is_source

    @property
    def is_summary(self) -> bool:
        """Whether an editor sums up the document in it."""
        return self.kind == SUMMARY

    @property
    def mark(self) -> str:
        """What stands for it in the text: the printed mark, or a word."""
        return self.names.mark

    @property
    def name(self) -> str:
        """The note in words: "Note 4", "Summary"."""
        return self.names.name

    @property
    def called(self) -> str:
        """The same within a sentence: "source note", "note 4", "summary"."""
        return "source note" if self.is_source_note else self.names.name_in_sentence
