"""References of a text, and whether the archive holds their targets."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from letters.derivation.text.cross_references import MARKED
from letters.models.cross_reference_queries import (
    CrossReferenceQuerySet,
    ReferenceState,
)
from letters.models.documents import Document
from letters.models.editions import Edition
from letters.models.events import CorrespondenceEvent
from letters.models.parts import DocumentPart
from letters.models.targets import address_elsewhere, describe_target
from letters.tei.references import Target

REJECTED = CorrespondenceEvent.Decision.REJECTED


class StandingReferences(models.Manager.from_queryset(CrossReferenceQuerySet)):
    """Those that no archivist has rejected."""

    def get_queryset(self) -> CrossReferenceQuerySet:
        return super().get_queryset().exclude(decision=REJECTED)


class CrossReference(DocumentPart):
    """A place in a text that points to another document, footnote, page or volume.

    `target_edition`, `target_identifier` and the rest name the target, whether or not
    the archive holds it. `target`, `target_volume` and `target_note_key` are what the
    archive holds of it, published or not. The reference is wanted until the archive holds
    the target, and the footnote of it that is meant. Where the words of a marked reference
    name another volume than its markup, they are the target, and `overruled_target` is
    what the markup points to, as it is written there.
    """

    footnote_key = models.CharField(max_length=80, blank=True)
    page_key = models.CharField(max_length=80, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    printed = models.CharField(max_length=300)
    form = models.CharField("recognised by", max_length=40)
    target_edition = models.CharField(max_length=80, blank=True, db_index=True)
    target_identifier = models.CharField(max_length=160, blank=True, db_index=True)
    target_footnote = models.CharField(max_length=40, blank=True)
    target_page = models.CharField(max_length=40, blank=True)
    target_address = models.URLField(max_length=500, blank=True)
    overruled_target = models.CharField(max_length=160, blank=True)
    target = models.ForeignKey(
        Document,
        models.SET_NULL,
        null=True,
        related_name="references_from",
        editable=False,
    )
    target_volume = models.ForeignKey(
        Edition, models.SET_NULL, null=True, related_name="+", editable=False
    )
    target_note_key = models.CharField(max_length=80, blank=True, editable=False)
    is_page_held = models.BooleanField(default=False, editable=False)
    # Computed by the database, so that a deleted target is wanted again.
    state = models.GeneratedField(
        expression=models.Case(
            models.When(
                ~models.Q(target_address=""), then=models.Value(ReferenceState.EXTERNAL)
            ),
            models.When(
                models.Q(target__isnull=False)
                & (models.Q(target_footnote="") | ~models.Q(target_note_key=""))
                | models.Q(target_identifier="", target_volume__isnull=False)
                & (models.Q(target_page="") | models.Q(is_page_held=True)),
                then=models.Value(ReferenceState.RESOLVED),
            ),
            default=models.Value(ReferenceState.WANTED),
        ),
        output_field=models.CharField(max_length=8, choices=ReferenceState),
        db_persist=True,
    )

    decision = models.CharField(
        max_length=9,
        choices=CorrespondenceEvent.Decision,
        blank=True,
        editable=False,
        help_text="What an archivist says of it: see StatementDecision.",
    )

    objects = StandingReferences()
    with_rejected = CrossReferenceQuerySet.as_manager()

    class Meta(DocumentPart.Meta):
        indexes = [
            # What others refer to most is counted from this alone.
            models.Index(
                fields=["target", "document"],
                include=["decision"],
                name="reference_to_document",
                condition=models.Q(target__isnull=False),
            ),
        ]

    @property
    def as_target(self) -> Target:
        """The target, as the series names it; or as the archive does."""
        if self.is_to_own_document:
            return Target(identifier=self.target_identifier)
        return Target(
            volume=self.target_edition or None,
            document=self.target_identifier.rpartition("/")[2] or None,
            footnote=self.target_footnote or None,
            page=self.target_page or None,
        )

    @property
    def is_to_own_document(self) -> bool:
        """Whether it points to a document of no volume, by its identifier here."""
        is_of_no_volume = self.target_identifier and not self.target_edition
        return bool(is_of_no_volume) and not self.target_footnote

    @property
    def description(self) -> str:
        """The target in words: "Document 177, Foreign Relations, …"."""
        return describe_target(self.as_target) or self.printed

    @property
    def how_found(self) -> str:
        """How it was recognised: by those who encoded the text, or by the archive's rules."""
        if self.decision == CorrespondenceEvent.Decision.CORRECTED:
            return "corrected by an archivist"
        return "marked in the text" if self.form == MARKED else "read from the words"

    @property
    def is_to_volume(self) -> bool:
        """Whether it points to a volume that the archive holds, or to a page of one."""
        is_resolved = self.state == ReferenceState.RESOLVED
        return is_resolved and not self.target_identifier

    @property
    def address_in_volume(self) -> str:
        if not self.target_volume:
            return ""
        if self.target_page:
            edition = self.target_volume.identifier
            return reverse("letters:edition-page", args=[edition, self.target_page])
        return self.target_volume.get_absolute_url()

    @property
    def elsewhere(self) -> str:
        return address_elsewhere(self.as_target)
