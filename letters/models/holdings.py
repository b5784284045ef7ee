"""Where the paper of a document is held, as its source note says."""

from __future__ import annotations

from django.db import models

from letters.models.archives import ArchivalUnit, Repository
from letters.models.documents import Document


class Holding(models.Model):
    """Where a source note says that the paper is: derived from the note's words."""

    document = models.OneToOneField(
        Document, models.CASCADE, primary_key=True, related_name="holding"
    )
    repository = models.ForeignKey(
        Repository, models.SET_NULL, null=True, related_name="holdings"
    )
    archival_unit = models.ForeignKey(
        ArchivalUnit,
        models.SET_NULL,
        null=True,
        related_name="holdings",
        verbose_name="collection",
    )
    repository_as_cited = models.CharField(max_length=300)
    inferred_from = models.CharField(
        max_length=200,
        blank=True,
        help_text="How the repository is known, where the note does not name it.",
    )
    location = models.JSONField(
        default=list, help_text="Series, box, folder: in order."
    )
    control_numbers = models.JSONField(default=list)
    classification_markings = models.JSONField(default=list)
    citation = models.TextField()
    footnote_key = models.CharField(max_length=80)

    def __str__(self) -> str:
        return self.citation

    @property
    def repository_name(self) -> str:
        """As the archive calls it; as cited, where the words cited say more than that:
        "Department of State Atomic Energy Files"."""
        repository = self.repository
        if repository and not self.repository_as_cited:
            return repository.name
        if not repository or self.repository_as_cited.startswith(f"{repository} "):
            return self.repository_as_cited
        return repository.name
