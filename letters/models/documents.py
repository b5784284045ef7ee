"""The document: the record a reader cites."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property

from letters.derivation.description.document_kinds import KIND_CHOICES, DocumentKind
from letters.derivation.description.markings import LEVEL_CHOICES
from letters.models.archives import ArchivalUnit
from letters.models.document_queries import (
    PARTIES,
    DocumentQuerySet,
    StandingDocuments,
)
from letters.models.document_status import STATUS_CHOICES, DocumentStatus
from letters.models.document_wording import DocumentWording
from letters.models.editions import Edition
from letters.models.folded_words import folded_column
from letters.models.identifiers import validate_document_identifier
from letters.models.page_addresses import page_address
from letters.models.sections import Section
from letters.models.sources import SourceFile
from letters.tei.dates import DateError, HistoricalDate, parse_edtf


class Document(DocumentWording, models.Model):
    """A letter, memorandum or editorial note. Its text is in `transcription`."""

    class Appearance(models.TextChoices):
        TYPESCRIPT = "typescript", "Typescript"
        PRINTED = "printed", "Printed edition"
        MANUSCRIPT = "manuscript", "Manuscript"

    class OriginalOrCopy(models.TextChoices):
        ORIGINAL = "original", "Original"
        CARBON_COPY = "carbon-copy", "Carbon copy"
        PHOTOCOPY = "photocopy", "Photocopy"
        MICROFORM = "microform", "Microfilm or microfiche"
        DIGITAL_COPY = "digital-copy", "Digital copy"
        TRANSCRIPT = "transcript", "Typed or printed transcript"

    identifier = models.CharField(
        max_length=160,
        unique=True,
        validators=[validate_document_identifier],
        help_text="Permanent: addresses and citations are built from it. When it is "
        "changed, the old one leads here.",
    )
    title = models.CharField(max_length=500)
    label = models.CharField(
        max_length=200,
        blank=True,
        editable=False,
        help_text="What lists show instead of a title that many documents have.",
    )
    kind = models.CharField(
        max_length=20, choices=KIND_CHOICES, default=DocumentKind.LETTER.value
    )
    status = models.CharField(
        max_length=10, choices=STATUS_CHOICES, default=DocumentStatus.DRAFT
    )
    appearance = models.CharField(
        max_length=12,
        choices=Appearance,
        default=Appearance.TYPESCRIPT,
        help_text="How its text is set for readers.",
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
    dateline_place = models.CharField(
        max_length=200,
        blank=True,
        editable=False,
        help_text="As the dateline prints it, of a document that nobody sent.",
    )
    dateline_time = models.CharField(
        max_length=60,
        blank=True,
        editable=False,
        help_text="As the dateline prints it, of a document that nobody sent.",
    )
    stated_date = models.CharField(
        max_length=60,
        blank=True,
        editable=False,
        help_text="What the text says (EDTF), unless an archivist rejected it.",
    )
    stated_date_words = models.CharField(
        max_length=300,
        blank=True,
        editable=False,
        help_text="From which it is read.",
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
        help_text="The page of the edition on which it begins.",
    )

    archival_unit = models.ForeignKey(
        ArchivalUnit, models.PROTECT, null=True, blank=True, related_name="documents"
    )
    reference_code = models.CharField(
        max_length=200, blank=True, help_text="As the repository cites the item."
    )
    subject = models.TextField(
        blank=True,
        help_text="Each on a line of its own. Where it is empty, the subjects that the "
        "document prints are shown.",
    )
    printed_subjects = models.JSONField(default=list, blank=True, editable=False)
    extent = models.CharField(
        max_length=200,
        blank=True,
        help_text="“2 pages, 1 enclosure” (ISAD(G) 3.1.5).",
    )
    language = models.CharField(
        "languages",
        max_length=120,
        blank=True,
        help_text="Of the paper: “Russian; English” (ISAD(G) 3.4.3).",
    )
    original_or_copy = models.CharField(
        "original or copy",
        max_length=16,
        choices=OriginalOrCopy,
        blank=True,
        help_text="What the repository has.",
    )
    location_of_originals = models.TextField(
        "where the original is",
        blank=True,
        help_text="Of a copy (ISAD(G) 3.5.1).",
    )
    scope_and_content = models.TextField(blank=True, help_text="ISAD(G) 3.3.1.")
    custodial_history = models.TextField(
        "provenance", blank=True, help_text="ISAD(G) 3.2.3."
    )
    access_conditions = models.TextField(
        "conditions of access",
        blank=True,
        help_text="Of the paper; what holds for all of its archival unit is said there "
        "(ISAD(G) 3.4.1).",
    )
    reproduction_conditions = models.TextField("rights", blank=True)
    classification_marking = models.CharField(
        max_length=120,
        blank=True,
        help_text="“Secret; Eyes Only; Priority”. Overrules what the text and its source "
        "note have.",
    )
    level = models.CharField(
        "level of classification",
        max_length=24,
        choices=LEVEL_CHOICES,
        blank=True,
        editable=False,
    )
    handling = models.JSONField(default=list, editable=False)
    precedence = models.JSONField(default=list, editable=False)
    printed_markings = models.TextField(
        blank=True,
        editable=False,
        help_text="The words from which level, handling and precedence are read.",
    )
    corrected_markings = models.JSONField(
        default=dict,
        blank=True,
        editable=False,
        help_text="Each term that is an archivist’s, with what the text has instead.",
    )

    carrier = models.ForeignKey(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        editable=False,
        related_name="transmitted_letters",
        help_text="The document whose text has the whole text of this one in it.",
    )
    carried_as = models.CharField(max_length=40, blank=True, editable=False)
    carried_from = models.PositiveIntegerField(
        null=True,
        editable=False,
        help_text="Where it begins in the text of its carrier.",
    )

    source_file = models.ForeignKey(
        SourceFile, models.PROTECT, null=True, blank=True, related_name="documents"
    )
    source_is_withheld = models.BooleanField(
        default=False,
        editable=False,
        help_text="The file also has the text of a document that was deleted for good.",
    )
    handed_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="documents_handed_in",
        help_text="Who may correct it until it is published, without any other right.",
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="documents_assigned",
        limit_choices_to={"is_staff": True, "is_active": True},
        help_text="Whose turn it is. Readers are not told.",
    )
    revision_number = models.PositiveIntegerField(default=0, editable=False)
    created = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)

    folded = folded_column(
        *("title", "label", "identifier", "reference_code"),
        help_text="Title, label, identifier and reference code, as they are compared.",
    )

    objects = StandingDocuments()
    with_deleted = DocumentQuerySet.as_manager()

    class Meta:
        permissions = [
            ("hand_in_document", "Can hand in documents and correct these"),
            ("publish_document", "Can publish and withdraw documents"),
        ]
        # PostgreSQL sorts what has no date after all that has one.
        ordering = ["date_earliest", "date_latest", "position", "identifier"]
        indexes = [
            models.Index(fields=["status", "date_earliest"]),
            models.Index(fields=["changed", "id"], name="document_changed"),
            models.Index(fields=["dateline_place"], name="document_dateline_place"),
            # Deep pages count keys off from this alone, and lists find and count by what
            # it includes: the table itself is ten times as long.
            models.Index(
                fields=["date_earliest", "date_latest", "position", "identifier"],
                name="document_published_in_order",
                condition=models.Q(status=DocumentStatus.PUBLISHED),
                include=[
                    *("id", "kind", "carrier", "edition"),
                    *("dateline_place", "archival_unit"),
                ],
            ),
            # What is of a document is public where this has the document.
            models.Index(
                fields=["id"],
                name="document_published",
                condition=models.Q(status=DocumentStatus.PUBLISHED),
            ),
            models.Index(
                fields=["created", "id"],
                name="document_newest",
                condition=models.Q(status=DocumentStatus.PUBLISHED, carrier=None),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(date_earliest__lte=models.F("date_latest")),
                name="document_dates_in_order",
            ),
            models.UniqueConstraint(
                fields=["carrier", "carried_as"], name="transmitted_letter_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return page_address("letters:document-detail", self.identifier)

    def clean(self) -> None:
        problems = {}
        try:
            self.set_dates()
        except DateError as error:
            problems["date_edtf"] = str(error)
        if self._has_identifier_of_deleted():
            problems["identifier"] = (
                f"“{self.identifier}” is the identifier of a document that was deleted "
                "and can be restored. Choose another, or restore that."
            )
        if self._is_former_identifier_of_another():
            problems["identifier"] = (
                f"“{self.identifier}” was the identifier of another document, and leads "
                "to it for ever. Choose another."
            )
        if problems:
            raise ValidationError(problems)

    def _has_identifier_of_deleted(self) -> bool:
        deleted = Document.with_deleted.filter(status=DocumentStatus.DELETED)
        return deleted.filter(identifier=self.identifier).exclude(pk=self.pk).exists()

    def _is_former_identifier_of_another(self) -> bool:
        former = FormerIdentifier.objects.exclude(document=self.pk)
        return former.filter(identifier=self.identifier).exists()

    def set_dates(self) -> None:
        """Work out the bounds from `date_edtf`. Raises DateError."""
        date = self.date
        self.date_earliest = date.earliest if date else None
        self.date_latest = date.latest if date else None

    @property
    def date(self) -> HistoricalDate | None:
        return parse_edtf(self.date_edtf) if self.date_edtf else None

    @property
    def is_published(self) -> bool:
        return self.status == DocumentStatus.PUBLISHED

    @property
    def unit_held_in(self) -> ArchivalUnit | None:
        """As its source note says, else as an archivist does."""
        noted = self.holding.archival_unit if hasattr(self, "holding") else None
        return noted or self.archival_unit

    @property
    def access_in_force(self) -> str:
        """Its own conditions of access, or those of the unit that it is held in."""
        unit = self.unit_held_in
        return self.access_conditions or (unit.access_in_force if unit else "")

    @property
    def text(self) -> str:
        """Its plain text; empty for a document that is described but not yet transcribed."""
        transcription = getattr(self, "transcription", None)
        return transcription.text if transcription else ""

    @property
    def is_imported(self) -> bool:
        """Whether it was imported with a volume, as TEI that others encoded."""
        return hasattr(self, "imported")

    @cached_property
    def parties(self) -> Sequence[tuple[str, str]] | None:
        """Type and name of each event of its own. for_cards() loads them beforehand."""
        rows = Document.objects.filter(pk=self.pk).annotate(own_parties=PARTIES)
        return rows.values_list("own_parties", flat=True).first()

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
