"""The witnesses of a letter: its states, those included that the archive does not hold."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models

from letters.models.documents import Document
from letters.models.events import CorrespondenceEvent
from letters.models.identifiers import validate_document_identifier
from letters.tei.dates import DateError, parse_edtf


class Witness(models.Model):
    """One state of the letter that a document is a witness of: the document itself, a
    part of another one, or a paper that is known and not held."""

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        REVISED_DRAFT = "revised-draft", "Revised draft"
        APPROVED = "approved", "Approved text"
        SIGNED = "signed", "Signed original"
        SENT = "sent", "Text as sent"
        RECEIVED_COPY = "received", "Copy received"
        RETAINED_COPY = "retained", "Copy retained"
        PRINTED = "printed", "Printed text"
        TRANSLATION = "translation", "Translation"

    document = models.ForeignKey(
        Document,
        models.CASCADE,
        related_name="witnesses",
        help_text="A document of the archive that is this witness, or another of the "
        "same letter.",
    )
    key = models.SlugField(
        max_length=80, help_text="A short name of it among the witnesses of the letter."
    )
    is_document = models.BooleanField(
        "is the document itself",
        default=False,
        help_text="Or, where parts are named, that part of it.",
    )
    state = models.CharField(max_length=14, choices=State)
    title = models.CharField(
        max_length=300, blank=True, help_text="What it is, if it is not the document."
    )
    wanted = models.CharField(
        "printed as",
        max_length=160,
        blank=True,
        validators=[validate_document_identifier],
        help_text="The identifier that it has, or will have, here: "
        "frus1981-88v04/d149. It is led to once the archive holds it.",
    )
    attested_in = models.CharField(
        max_length=160,
        blank=True,
        validators=[validate_document_identifier],
        help_text="The identifier of the document that tells of it, held or not.",
    )
    first_segment = models.CharField(
        "from paragraph",
        max_length=80,
        blank=True,
        help_text="Of a witness that is a part of a document: the key of its first "
        "paragraph, “p3”.",
    )
    last_segment = models.CharField("to paragraph", max_length=80, blank=True)
    date_edtf = models.CharField("date (EDTF)", max_length=60, blank=True)
    based_on = models.CharField(
        max_length=80,
        blank=True,
        help_text="The key of the witness that it was made from.",
    )
    certainty = models.CharField(
        max_length=10,
        choices=CorrespondenceEvent.Certainty,
        default=CorrespondenceEvent.Certainty.STATED,
    )
    evidence = models.TextField(
        blank=True, help_text="The words that state it, or why it is inferred."
    )
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["document", "position", "pk"]
        verbose_name_plural = "witnesses"
        constraints = [
            models.UniqueConstraint(
                fields=["document", "key"], name="witness_key_once_per_document"
            )
        ]

    def __str__(self) -> str:
        return self.title or f"{self.get_state_display()}: {self.document}"

    def clean(self) -> None:
        problems = {}
        try:
            if self.date_edtf:
                parse_edtf(self.date_edtf)
        except DateError as error:
            problems["date_edtf"] = str(error)
        if not (self.is_document or self.title):
            problems["title"] = "Say what it is: it is not the document itself."
        if self.last_segment and not self.first_segment:
            problems["first_segment"] = "Name the first paragraph of the part, too."
        if self.based_on and self.document_id and (fault := self._fault_of_base()):
            problems["based_on"] = fault
        if problems:
            raise ValidationError(problems)

    def _fault_of_base(self) -> str:
        others = Witness.objects.filter(document=self.document_id).exclude(pk=self.pk)
        bases = dict(others.values_list("key", "based_on"))
        if self.based_on != self.key and self.based_on not in bases:
            return f"“{self.based_on}” is no witness of this letter."
        at, seen = self.based_on, {self.key}
        while at:
            if at in seen:
                return "That would be a circle: it would be made from itself."
            seen.add(at)
            at = bases.get(at, "")
        return ""
