"""The document: the record a reader cites."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.functional import cached_property

from letters.models.aggregates import OWN, json_rows, present_parts
from letters.models.archives import ArchivalUnit
from letters.models.editions import Edition, Section
from letters.models.identifiers import validate_document_identifier
from letters.models.sources import SourceFile
from letters.tei.dates import DateError, HistoricalDate, describe, parse_edtf

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser

# As an edition prints its documents. Those that were entered one by one have no place
# in it, and stand by their dates.
VOLUME_ORDER = ("position", "date_earliest", "identifier")
# Who took part in what the document itself tells of. Who a note says had it in hand is
# not who it was written to.
PARTIES = json_rows(
    f"letters_correspondenceevent AS event "
    f"LEFT JOIN letters_agent AS agent ON agent.id = agent_id "
    f"WHERE {OWN} AND footnote_key = ''",
    "type",
    "coalesce(nullif(display_name, ''), authorized_name, name_as_written)",
    order="position, event.id",
)
# What hangs on a document, if it has any: of its own, or what leads to it.
PARTS = present_parts(
    answers=f"letters_statedreply WHERE {OWN} OR target_id = letters_document.id",
    images=f"letters_pageimage WHERE {OWN}",
    instructions=f"letters_instruction WHERE {OWN}",
    marks=f"letters_mark WHERE {OWN}",
    mentions=f"letters_mention WHERE {OWN}",
    passages=f"letters_conditionalpassage WHERE {OWN}",
    problems=f"letters_problem WHERE {OWN}",
    references=f"letters_crossreference WHERE {OWN}",
    relations="letters_documentrelation WHERE letters_document.id "
    "IN (source_id, target_id)",
)
# Where a text still can be its heading, in characters.
HEADING_AT_MOST = 600


class DocumentQuerySet(models.QuerySet["Document"]):
    def published(self) -> DocumentQuerySet:
        return self.filter(status=Document.Status.PUBLISHED)

    def visible_to(self, user: AbstractUser | AnonymousUser) -> DocumentQuerySet:
        """What `user` may know to exist. Every way out of the archive asks this."""
        if user.has_perm("letters.view_document"):
            return self
        return self.published()

    def for_reading(self) -> DocumentQuerySet:
        """Load what every page about one document shows, and which kinds of parts it
        has any of: `present_parts`."""
        return self.select_related(
            "transcription",
            "edition",
            "archival_unit__repository",
            "holding__repository",
        ).annotate(present_parts=PARTS)

    def in_volume_order(self) -> DocumentQuerySet:
        return self.order_by(*VOLUME_ORDER)

    def for_cards(self) -> DocumentQuerySet:
        """Load what partials/document_card.html reads, however many documents."""
        return self.select_related("edition").annotate(parties=PARTIES)


class Document(models.Model):
    """One letter, memorandum or editorial note. Its text is in `transcription`."""

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        PUBLISHED = "published", "Published"

    class Kind(models.TextChoices):
        LETTER = "letter", "Letter"
        DRAFT_LETTER = "draft-letter", "Draft letter"
        MESSAGE = "message", "Message"
        MEMORANDUM = "memorandum", "Memorandum"
        TELEGRAM = "telegram", "Telegram"
        DESPATCH = "despatch", "Despatch, airgram or instruction"
        NOTE = "note", "Diplomatic note"
        CONVERSATION = "conversation", "Conversation"
        MINUTES = "minutes", "Minutes"
        REPORT = "report", "Report, paper or study"
        ESTIMATE = "estimate", "Intelligence estimate"
        DIRECTIVE = "directive", "Directive"
        ADDRESS = "address", "Address or statement"
        EDITORIAL_NOTE = "editorial-note", "Editorial note"
        OTHER = "other", "Other document"

    class Appearance(models.TextChoices):
        TYPESCRIPT = "typescript", "Typescript"
        PRINTED = "printed", "Printed edition"
        MANUSCRIPT = "manuscript", "Manuscript"

    identifier = models.CharField(
        max_length=160,
        unique=True,
        validators=[validate_document_identifier],
        help_text="Permanent: addresses and citations are built from it. When it is "
        "changed, the old one leads here.",
    )
    title = models.CharField(max_length=500)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.LETTER)
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    appearance = models.CharField(
        max_length=12,
        choices=Appearance,
        default=Appearance.TYPESCRIPT,
        help_text="What readers see it set as.",
    )

    date_edtf = models.CharField(
        "date (EDTF)",
        max_length=60,
        blank=True,
        help_text="1983-12-19, 1984-03, 1984-03~ (about), 1984-03-02/1984-03-07 …",
    )
    date_reason = models.TextField(
        "why this date",
        blank=True,
        help_text="For a date that the document does not bear: how it is known.",
    )
    date_earliest = models.DateField(null=True, editable=False)
    date_latest = models.DateField(null=True, editable=False)

    edition = models.ForeignKey(
        Edition, models.PROTECT, null=True, blank=True, related_name="documents"
    )
    section = models.ForeignKey(
        Section, models.PROTECT, null=True, blank=True, related_name="documents"
    )
    number = models.CharField("number in the edition", max_length=20, blank=True)
    position = models.PositiveIntegerField(default=0, editable=False)
    begins_on_page = models.CharField(
        max_length=40,
        blank=True,
        editable=False,
        help_text="Of the edition: the page that its first words are on.",
    )

    archival_unit = models.ForeignKey(
        ArchivalUnit, models.PROTECT, null=True, blank=True, related_name="documents"
    )
    reference_code = models.CharField(
        max_length=200, blank=True, help_text="As the repository cites the item."
    )
    scope_and_content = models.TextField(blank=True, help_text="ISAD(G) 3.3.1.")
    custodial_history = models.TextField(
        "provenance", blank=True, help_text="ISAD(G) 3.2.3."
    )
    reproduction_conditions = models.TextField("rights", blank=True)
    classification_marking = models.CharField(max_length=120, blank=True)

    source_file = models.ForeignKey(
        SourceFile, models.PROTECT, null=True, blank=True, related_name="documents"
    )
    revision_number = models.PositiveIntegerField(default=0, editable=False)
    created = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        # PostgreSQL sorts what has no date after all that has one.
        ordering = ["date_earliest", "date_latest", "position", "identifier"]
        indexes = [models.Index(fields=["status", "date_earliest"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(date_earliest__lte=models.F("date_latest")),
                name="document_dates_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("letters:document-detail", args=[self.identifier])

    def clean(self) -> None:
        problems = {}
        try:
            self.set_dates()
        except DateError as error:
            problems["date_edtf"] = str(error)
        if former := self._other_with_this_former_identifier():
            problems["identifier"] = (
                f"“{self.identifier}” was the identifier of “{former.document}”, and "
                "leads to it for ever. Choose another."
            )
        if problems:
            raise ValidationError(problems)

    def _other_with_this_former_identifier(self) -> FormerIdentifier | None:
        others = FormerIdentifier.objects.exclude(document=self.pk)
        return (
            others.filter(identifier=self.identifier).select_related("document").first()
        )

    def set_dates(self) -> None:
        """Work out the bounds from `date_edtf`. Raises DateError."""
        date = self.date
        self.date_earliest = date.earliest if date else None
        self.date_latest = date.latest if date else None

    @property
    def date(self) -> HistoricalDate | None:
        return parse_edtf(self.date_edtf) if self.date_edtf else None

    @property
    def date_in_words(self) -> str:
        if not self.date:
            return "Undated"
        words = describe(self.date)
        return f"[{words}]" if self.date_reason else words

    @property
    def is_published(self) -> bool:
        return self.status == self.Status.PUBLISHED

    @property
    def place_in_edition(self) -> str:
        """As others of its series cite it: "1961–1963, Volume VI, Document 66"."""
        number = f"Document {self.number}" if self.number else ""
        edition = self.edition.short_title if self.edition else ""
        return ", ".join(part for part in (edition, number) if part)

    @property
    def text(self) -> str:
        """Its plain text; it may be described before anybody has transcribed it."""
        transcription = getattr(self, "transcription", None)
        return transcription.text if transcription else ""

    @property
    def number_in_brackets(self) -> str:
        """Its number in the edition, "[462]", if its heading does not print it."""
        if not self.number:
            return ""
        heading = f"{self.title}\n{self.transcription.text[:HEADING_AT_MOST]}"
        printed = rf"^(?:No\. ?)?\[?{re.escape(self.number)}\b"
        is_printed = re.search(printed, heading, re.MULTILINE)
        return "" if is_printed else f"[{self.number}]"

    @property
    def is_imported(self) -> bool:
        """Whether it came in with a whole volume, as TEI that others encoded."""
        return hasattr(self, "imported")

    @property
    def markings(self) -> str:
        """The classification as the record has it, or as the source note states it."""
        if self.classification_marking or not hasattr(self, "holding"):
            return self.classification_marking
        return "; ".join(self.holding.classification_markings)

    @cached_property
    def parties(self) -> Sequence[tuple[str, str]] | None:
        """Type and name of each event. With for_cards() they are there already."""
        own = Document.objects.filter(pk=self.pk).annotate(gathered=PARTIES)
        return own.values_list("gathered", flat=True).first()

    @property
    def senders(self) -> list[str]:
        return self._correspondents("sent")

    @property
    def recipients(self) -> list[str]:
        return self._correspondents("received")

    def _correspondents(self, event_type: str) -> list[str]:
        return [name for kind, name in self.parties or () if kind == event_type]


class FormerIdentifier(models.Model):
    """An identifier that a document once had; it leads to the document for ever."""

    identifier = models.CharField(
        max_length=160, unique=True, validators=[validate_document_identifier]
    )
    document = models.ForeignKey(
        Document, models.CASCADE, related_name="former_identifiers"
    )

    def __str__(self) -> str:
        return self.identifier
