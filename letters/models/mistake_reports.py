"""Mistakes that readers reported: where, in which words, and what became of each.

Nothing of a reader is stored but what he or she typed: no address, no cookie, no browser.
A name and an e-mail address are there only while the report waits.
"""

from __future__ import annotations

from typing import Protocol

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from letters.models.documents import Document
from letters.models.mistake_report_queries import (
    WAITING,
    MistakeReportQuerySet,
    ReportState,
)
from letters.models.sections import Section

LONGEST_MESSAGE = 2_000
LONGEST_WORDS = 1_000
LONGEST_NAME = 100
LONGEST_ANSWER = 500


class Corrected(Protocol):
    """A revision, with the reports that led to it."""

    @property
    def mistake_reports(self) -> models.Manager[MistakeReport]: ...


class MistakeReport(models.Model):
    """What a reader says is wrong in a document, or in a section of a volume.

    `words` are those of the text when it was reported. `words_now`, from `start` to
    `end` of the running text or of the note `footnote`, follow the text through its
    corrections: see `ingest.report_places`. A place that is lost has no offsets.
    """

    class Place(models.TextChoices):
        WHOLE = "whole", "About the whole of it"
        FOUND = "found", "At these words"
        SEVERAL = "several", "The words stand there more than once"
        NOT_FOUND = "not-found", "The words were not in the text when it was reported"
        LOST = "lost", "The words are no longer in the text"

    document = models.ForeignKey(
        Document,
        models.CASCADE,
        null=True,
        editable=False,
        related_name="mistake_reports",
    )
    section = models.ForeignKey(
        Section,
        models.CASCADE,
        null=True,
        editable=False,
        related_name="mistake_reports",
    )
    part_kind = models.CharField(
        max_length=10,
        blank=True,
        editable=False,
        help_text="What was open: a page, note, segment or mark.",
    )
    part_key = models.CharField(max_length=80, blank=True, editable=False)
    place = models.CharField(
        max_length=10, choices=Place, default=Place.WHOLE, editable=False
    )
    footnote = models.CharField(max_length=80, blank=True, editable=False)
    start = models.PositiveIntegerField(null=True, editable=False)
    end = models.PositiveIntegerField(null=True, editable=False)
    words = models.TextField(blank=True, editable=False)
    words_now = models.TextField(blank=True, editable=False)
    message = models.TextField(max_length=LONGEST_MESSAGE, editable=False)
    name = models.CharField(
        max_length=LONGEST_NAME,
        blank=True,
        editable=False,
        help_text="Of the reader, if it was given; deleted when the report is closed.",
    )
    email = models.EmailField(
        blank=True,
        editable=False,
        help_text="To answer to, if it was given; deleted when the report is closed.",
    )
    may_be_named = models.BooleanField(
        default=False,
        editable=False,
        help_text="Whether the reader allowed to be thanked by name in public.",
    )
    received = models.DateTimeField(default=timezone.now, editable=False, db_index=True)
    text_revision = models.PositiveIntegerField(
        null=True, editable=False, help_text="Of the document, when it was reported."
    )
    form_key = models.UUIDField(
        unique=True,
        editable=False,
        help_text="Of the form: sent twice, it counts once.",
    )
    state = models.CharField(
        max_length=10, choices=ReportState, default=ReportState.OPEN
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    answer = models.CharField(
        max_length=LONGEST_ANSWER,
        blank=True,
        help_text="What was decided and why, for colleagues. No reader sees it.",
    )
    closed = models.DateTimeField(null=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    correction = models.ForeignKey(
        "letters.Revision",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="mistake_reports",
        help_text="The revision in which the mistake is corrected.",
    )
    thanked_name = models.CharField(
        max_length=LONGEST_NAME,
        blank=True,
        editable=False,
        help_text="The reader named in the public history, who allowed it.",
    )
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = MistakeReportQuerySet.as_manager()

    class Meta:
        ordering = ["-received", "-pk"]
        verbose_name = "report of a mistake"
        verbose_name_plural = "reports of mistakes"
        indexes = [
            models.Index(fields=["state", "received"], name="report_state_and_day")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(document=None) ^ Q(section=None),
                name="report_is_about_one_text",
            ),
            models.CheckConstraint(
                condition=Q(start=None, end=None) | Q(start__lt=F("end")),
                name="report_place_has_words",
            ),
        ]

    def __str__(self) -> str:
        return f"Report {self.pk} on {self.subject}"

    @property
    def subject(self) -> Document | Section:
        """The document or the section that it is about."""
        subject = self.document or self.section
        assert subject is not None  # noqa: S101 (a constraint of the table)
        return subject

    @property
    def is_waiting(self) -> bool:
        return self.state in WAITING

    @property
    def has_changed_words(self) -> bool:
        """Whether the text has other words there than those that were reported."""
        is_there = self.place == self.Place.FOUND
        return is_there and bool(self.words) and self.words_now != self.words

    @property
    def has_its_words(self) -> bool:
        """Whether the words of the report stand in the text now. In a section, whose
        words nobody corrects here, they are looked for."""
        if self.place != self.Place.FOUND or self.words_now != self.words:
            return False
        if self.section is None:
            return True
        texts = [self.section.own_text, *(note.text for note in self.section.own_notes)]
        return any(self.words in text for text in texts)

    @property
    def public_address(self) -> str:
        """Where readers see the part that it is about."""
        start = self.subject.get_absolute_url()
        if self.document is None:
            return f"{start}#note-{self.footnote}" if self.footnote else start
        names = {
            "page": "page-detail",
            "note": "footnote-detail",
            "segment": "segment",
            "mark": "mark",
        }
        if self.part_kind not in names:
            return start
        name = f"letters:{names[self.part_kind]}"
        return reverse(name, args=[self.document.identifier, self.part_key])


def thanks_for(revision: Corrected) -> str:
    """The sentence that thanks the readers whose reports led to a revision; "" if none
    did. It names those who allowed it, and reads `revision.mistake_reports`."""
    reports = [
        report
        for report in revision.mistake_reports.all()
        if report.state == ReportState.SETTLED
    ]
    if not reports:
        return ""
    named = sorted({report.thanked_name for report in reports if report.thanked_name})
    unnamed = sum(not report.thanked_name for report in reports)
    others = {0: [], 1: ["a reader" if not named else "another reader"]}
    who = [*named, *others.get(unnamed, [f"{unnamed} {'other ' * bool(named)}readers"])]
    listed = " and ".join(filter(None, [", ".join(who[:-1]), who[-1]]))
    return f"Corrected after a report by {listed}."
