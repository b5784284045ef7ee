"""The parts of a document that can be cited. All but the editorial fields are derived.

Offsets count in the plain text of the document, or of the footnote named.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import Protocol, TypeVar

from django.db import models
from django.urls import reverse

from letters.derivation.model import MarkKind
from letters.derivation.text.cross_references import MARKED
from letters.derivation.text.pagination import page_kind, page_name
from letters.models.agents import Agent
from letters.models.cross_reference_queries import CrossReferenceQuerySet
from letters.models.documents import Document
from letters.models.editions import Edition
from letters.models.targets import address_elsewhere, describe_target
from letters.tei.references import Target


class DocumentPart(models.Model):
    """A part with a key that is permanent within its document."""

    document = models.ForeignKey(
        Document, models.CASCADE, related_name="%(class)ss", editable=False
    )
    key = models.CharField(max_length=80, editable=False)
    position = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        abstract = True
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "key"], name="%(class)s_key_once_per_document"
            )
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.key}"


class Page(DocumentPart):
    """A page of one pagination. Its HTML is a slice of the transcription's."""

    label = models.CharField(max_length=40)
    pagination = models.CharField(max_length=40, blank=True)
    is_inferred = models.BooleanField(default=False)
    is_implied = models.BooleanField(default=False)
    certainty = models.CharField(max_length=20, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    html_start = models.PositiveIntegerField(default=0)
    html_end = models.PositiveIntegerField(default=0)
    html_before = models.TextField(blank=True)
    html_after = models.TextField(blank=True)

    @property
    def name(self) -> str:
        return page_name(self.label, self.pagination)

    @property
    def kind(self) -> str:
        return page_kind(self.pagination)


class Starting(Protocol):
    """What begins somewhere in a text."""

    @property
    def start(self) -> int: ...


AnyPage = TypeVar("AnyPage", bound=Starting)


def page_at(pages: Sequence[AnyPage], offset: int) -> AnyPage | None:
    """Of pages in order, the one on which the text has `offset`; None before the first,
    and where none is marked."""
    index = bisect_right(pages, offset, key=attrgetter("start")) - 1
    return pages[index] if index >= 0 else None


class Segment(DocumentPart):
    """A paragraph, heading, salutation …: the smallest part of text with an address."""

    kind = models.CharField(max_length=20)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()


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


class CrossReference(DocumentPart):
    """A place that points to another document, footnote, page or volume.

    `target_edition`, `target_identifier` and the rest are what it points to whether
    or not the archive holds it. `target`, `target_volume` and `target_note_key` are
    what is held of that, published or not. It is wanted until all it names is here:
    a footnote that its document has not is the document.
    """

    class State(models.TextChoices):
        RESOLVED = "resolved", "In this archive"
        WANTED = "wanted", "Wanted"
        EXTERNAL = "external", "Elsewhere"

    footnote_key = models.CharField(max_length=80, blank=True)
    page_key = models.CharField(max_length=80, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    printed = models.CharField(max_length=300)
    form = models.CharField("found by", max_length=40)
    target_edition = models.CharField(max_length=80, blank=True, db_index=True)
    target_identifier = models.CharField(max_length=160, blank=True, db_index=True)
    target_footnote = models.CharField(max_length=40, blank=True)
    target_page = models.CharField(max_length=40, blank=True)
    target_address = models.URLField(max_length=500, blank=True)
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
    # Kept by the database, so that a target that is deleted is wanted again.
    state = models.GeneratedField(
        expression=models.Case(
            models.When(~models.Q(target_address=""), then=models.Value("external")),
            models.When(
                models.Q(target__isnull=False)
                | models.Q(target_identifier="", target_volume__isnull=False)
                & (models.Q(target_page="") | models.Q(is_page_held=True)),
                then=models.Value("resolved"),
            ),
            default=models.Value("wanted"),
        ),
        output_field=models.CharField(max_length=8, choices=State),
        db_persist=True,
    )

    objects = CrossReferenceQuerySet.as_manager()

    @property
    def meant(self) -> Target:
        """What it points to, as the series does."""
        return Target(
            volume=self.target_edition or None,
            document=self.target_identifier.rpartition("/")[2] or None,
            footnote=self.target_footnote or None,
            page=self.target_page or None,
        )

    @property
    def description(self) -> str:
        """What it points to, in full: "Document 177 of frus1981-88v04"."""
        return describe_target(self.meant) or self.printed

    @property
    def how_found(self) -> str:
        """As an editor weighs it: by those who encoded the text, or by these rules."""
        return "marked in the text" if self.form == MARKED else "read from the words"

    @property
    def is_to_volume(self) -> bool:
        """Whether it points to a volume, or a page of one, that is here."""
        is_resolved = self.state == self.State.RESOLVED
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
        return address_elsewhere(self.meant)


class Hand(DocumentPart):
    """Somebody's handwriting in one document: whose, if that is known."""

    description = models.CharField(max_length=200, blank=True)
    agent = models.ForeignKey(
        Agent, models.PROTECT, null=True, blank=True, related_name="hands"
    )

    def __str__(self) -> str:
        return str(self.agent) if self.agent else self.description or self.key


class Mark(DocumentPart):
    """What was stamped, struck, written by hand, or supplied by an editor."""

    kind = models.CharField(
        max_length=20,
        choices=[(kind.value, kind.value.capitalize()) for kind in MarkKind],
    )
    footnote_key = models.CharField(max_length=80, blank=True)
    page_key = models.CharField(max_length=80, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    hand_key = models.CharField(max_length=80, blank=True)
    place = models.CharField(max_length=40, blank=True)
    is_struck = models.BooleanField(default=False)
    # Of what was withheld, lost or left out: how much, of what, and why.
    unit = models.CharField(max_length=80, blank=True)
    quantity = models.CharField(max_length=40, blank=True)
    is_approximate = models.BooleanField(default=False)
    reason = models.CharField(max_length=40, blank=True)

    @property
    def place_in_words(self) -> str:
        return self.place or "not recorded"


class Instruction(DocumentPart):
    """The words of a document that set the condition of a passage in another."""

    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    text = models.TextField()
    is_in_text = models.BooleanField(default=True, editable=False)

    def __str__(self) -> str:
        return f"“{self.text}” ({self.document})"


class ConditionalPassage(DocumentPart):
    """A passage that was to be included, or left out, only on a condition.

    The first fields come from the text; what an archivist knows of the condition
    stays when the text is corrected, and even when the passage is gone from it.
    """

    class Outcome(models.TextChoices):
        UNKNOWN = "unknown", "Not known"
        INCLUDED = "included", "Included in what was sent"
        OMITTED = "omitted", "Left out of what was sent"

    class Effect(models.TextChoices):
        INCLUDE = "include", "Include if the condition is met"
        OMIT = "omit", "Leave out if the condition is met"

    class Version(models.TextChoices):
        DRAFTED = "drafted", "As drafted"
        MET = "met", "Condition met"
        NOT_MET = "not-met", "Condition not met"
        SENT = "sent", "As sent"

    start = models.PositiveIntegerField(null=True, editable=False)
    end = models.PositiveIntegerField(null=True, editable=False)
    page_key = models.CharField(max_length=80, blank=True, editable=False)
    text = models.TextField(editable=False)
    is_in_text = models.BooleanField(default=True, editable=False)
    effect = models.CharField(max_length=10, choices=Effect, default=Effect.INCLUDE)
    condition = models.TextField(
        blank=True, help_text="On what it depended, in the words of the instruction."
    )
    authority = models.ForeignKey(
        Agent,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="conditions_set",
        help_text="Who set the condition.",
    )
    instruction = models.ForeignKey(
        Instruction,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="passages",
        help_text="The words that set it, if a document of the archive holds them.",
    )
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.UNKNOWN)
    outcome_evidence = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"“{self.text[:60]}…” ({self.key})"

    def has_version(self, version: str) -> bool:
        """Whether it is known what the version makes of the passage."""
        return version != self.Version.SENT or self.outcome != self.Outcome.UNKNOWN

    def stands_in(self, version: str) -> bool:
        """Whether the passage is part of the text in that version."""
        return {
            self.Version.MET: self.effect == self.Effect.INCLUDE,
            self.Version.NOT_MET: self.effect == self.Effect.OMIT,
            self.Version.SENT: self.outcome != self.Outcome.OMITTED,
        }.get(self.Version(version), True)


class RetiredKey(models.Model):
    """A key that stood for a part no longer in the text, and never will for another."""

    document = models.ForeignKey(
        Document, models.CASCADE, related_name="retired_keys", editable=False
    )
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=80)
    last_revision = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "kind", "key"], name="retired_key_once_per_document"
            )
        ]

    def __str__(self) -> str:
        return self.key


class StatedReply(DocumentPart):
    """Words by which a document says what it answers, or what answers it.

    They name the other document (`target_identifier`) or give its date; `target` is
    that document once the archive holds it.
    """

    class Direction(models.TextChoices):
        REPLIES_TO = "replies-to", "replies to"
        ANSWERED_BY = "answered-by", "is answered by"

    direction = models.CharField(max_length=11, choices=Direction)
    footnote_key = models.CharField(max_length=80, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    evidence = models.TextField()
    target_identifier = models.CharField(max_length=160, blank=True, db_index=True)
    letter_date = models.CharField("date (EDTF)", max_length=60, blank=True)
    target = models.ForeignKey(
        Document, models.SET_NULL, null=True, related_name="replies_stated_elsewhere"
    )
