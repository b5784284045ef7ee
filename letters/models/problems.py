"""Doubts and problems, and what archivists decided of them."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from letters.models.documents import Document
from letters.models.problem_queries import ProblemQuerySet
from letters.tei.transcription import LISTINGS

# The most characters of a reason.
LONGEST_REASON = 300
# What a listing is called, which asks nothing.
LISTED_AS = "Read and set apart"


class Settlement(models.Model):
    """The decision that a problem needs no more work: whose, when, and why.

    It names the problem by its code and its words, and outlasts it: where the same
    problem comes back, it is settled. An `undone` one counts no more.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="settlements")
    code = models.CharField(max_length=40)
    message = models.TextField()
    excerpt = models.TextField(blank=True)
    reason = models.CharField(max_length=LONGEST_REASON)
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    settled = models.DateTimeField(auto_now_add=True, db_index=True)
    undone = models.DateTimeField(null=True, db_index=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ["-settled"]

    def __str__(self) -> str:
        return self.reason


class Problem(models.Model):
    """A doubt from the intake of raw text, or a problem in the text or a scan, or with
    rules that refuse the text."""

    class Origin(models.TextChoices):
        IMPORT = "import", "When it was read in"
        TEXT = "text", "In the text as it stands"
        SCAN = "scan", "In the file of a page scan"
        DERIVATION = "derivation", "When newer rules read the text"
        WITNESS = "witness", "Beside another document"

    document = models.ForeignKey(Document, models.CASCADE, related_name="problems")
    origin = models.CharField(max_length=10, choices=Origin, editable=False)
    code = models.CharField(max_length=40, editable=False)
    message = models.TextField(editable=False)
    excerpt = models.TextField(blank=True, editable=False)
    line = models.PositiveIntegerField(
        null=True, editable=False, help_text="In the file as it came in."
    )
    is_settled = models.BooleanField(
        "settled", default=False, help_text="An archivist has looked and decided."
    )
    settlement = models.ForeignKey(
        Settlement,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="problems",
        help_text="Who decided it, when, and why; unknown of what was settled long ago.",
    )
    position = models.PositiveIntegerField(default=0, editable=False)

    objects = ProblemQuerySet.as_manager()

    class Meta:
        ordering = ["origin", "position", "pk"]
        indexes = [
            models.Index(fields=["is_settled", "code"], name="problem_state_and_code")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "code", "excerpt"],
                condition=models.Q(origin="scan"),
                name="one_problem_for_each_scan",
            ),
            models.UniqueConstraint(
                fields=["document"],
                condition=models.Q(origin="derivation"),
                name="one_refusal_for_each_document",
            ),
        ]

    def __str__(self) -> str:
        return self.message

    @property
    def is_listing(self) -> bool:
        """Whether it only says what was read, and where."""
        return self.code in LISTINGS

    @property
    def is_open(self) -> bool:
        return not (self.is_settled or self.is_listing)

    @property
    def kind(self) -> str:
        """Its code as words: "Unclosed bracket"."""
        return problem_kind(self.code)


def problem_kind(code: str) -> str:
    return code.replace("-", " ").capitalize()
