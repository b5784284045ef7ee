"""Runs of the importer: their files, what became of these, and their problems."""

from __future__ import annotations

from django.db import models

from letters.models.documents import Document
from letters.models.editions import Edition

# The outcome, in `VolumeImport.counts`, of a document that could not be read.
REFUSED_DOCUMENT = "failed"


class ImportRun(models.Model):
    """A run of the importer.

    A run that was killed stays `running` until the next one begins.
    """

    class State(models.TextChoices):
        RUNNING = "running", "Running, or killed"
        INTERRUPTED = "interrupted", "Interrupted"
        FINISHED = "finished", "Finished"

    paths = models.JSONField()
    state = models.CharField(max_length=11, choices=State, default=State.RUNNING)
    started = models.DateTimeField(auto_now_add=True)
    ended = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-started"]

    def __str__(self) -> str:
        return f"Import of {self.started:%Y-%m-%d %H:%M}"


class VolumeImportQuerySet(models.QuerySet["VolumeImport"]):
    def with_refusals(self) -> VolumeImportQuerySet:
        """Of each volume the newest import, if it or a document of it was refused."""
        is_refused = models.Q(state=VolumeImport.State.FAILED) | models.Q(
            counts__has_key=REFUSED_DOCUMENT
        )
        newest = self.model.objects.order_by("name", "-pk").distinct("name")
        return self.filter(is_refused, pk__in=newest.values("pk"))


class VolumeImport(models.Model):
    """A file of a run. `counts` are its documents by outcome."""

    class State(models.TextChoices):
        RUNNING = "running", "Not finished"
        IMPORTED = "imported", "Imported"
        UNCHANGED = "unchanged", "Unchanged"
        FAILED = "failed", "Could not be read"

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="volumes")
    edition = models.ForeignKey(
        Edition, models.SET_NULL, null=True, related_name="imports"
    )
    name = models.CharField(max_length=255)
    state = models.CharField(max_length=9, choices=State, default=State.RUNNING)
    counts = models.JSONField(default=dict)
    started = models.DateTimeField(auto_now_add=True)
    ended = models.DateTimeField(null=True)

    objects = VolumeImportQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def counts_in_words(self) -> str:
        return ", ".join(
            f"{number:,} {outcome}" for outcome, number in self.counts.items()
        )


class ImportProblem(models.Model):
    """Something in a file that its encoders or an archivist should look at."""

    volume = models.ForeignKey(VolumeImport, models.CASCADE, related_name="problems")
    code = models.CharField(max_length=40)
    message = models.TextField()
    line = models.PositiveIntegerField(null=True)
    document = models.CharField(max_length=160, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.message


class ImportedDocument(models.Model):
    """What the importer last wrote of a document; every difference is somebody's edit.

    `record` holds the fields of the document that come from the file.
    """

    document = models.OneToOneField(
        Document, models.CASCADE, primary_key=True, related_name="imported"
    )
    tei_sha256 = models.CharField(max_length=64)
    record = models.JSONField()

    def __str__(self) -> str:
        return f"Import of {self.document_id}"
