"""Imports a volume: every document whole or not at all, and any number of times."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.models import Q

from letters.ingest.outlines import outline_of
from letters.ingest.reference_targets import resolve_references_of
from letters.ingest.reply_targets import resolve_replies_of
from letters.ingest.volumes.bulk_writing import BulkWriter
from letters.ingest.volumes.edition import (
    check_limits,
    record_source,
    remove_sections,
    sync_edition,
    sync_sections,
)
from letters.ingest.volumes.importer import Importer, Planner
from letters.ingest.volumes.lists import sync_entries
from letters.ingest.volumes.planning import NOT_IN, ImportOutcome
from letters.ingest.volumes.reports import Progress, Report
from letters.models import Edition, EditionSource, ImportedDocument
from letters.models.locks import AdvisoryLock
from letters.tei.errors import SourceError
from letters.tei.volume import Volume, read_volume


def import_volume(
    content: bytes,
    name: str,
    status: str,
    progress: Progress = lambda _: None,
    *,
    may_be_empty: bool = True,
) -> Report:
    """Bring the archive to what the file holds, except where somebody edited it here.

    Raises SourceError for a file that cannot be read or, unless it `may_be_empty`, holds no
    document, and then writes nothing. A document
    that cannot be read is in the report, and the others are imported.
    """
    digest = hashlib.sha256(content).hexdigest()
    if report := _unchanged(digest, _named(name), progress):
        return report
    volume = read_volume(content, name)
    check_limits(volume)
    if not may_be_empty:
        _refuse_without_documents(volume)
    with _sole_import_of(volume.identifier):
        # Another process may have imported the same content from another file.
        of_volume = Q(edition__identifier=volume.identifier)
        report = _unchanged(digest, of_volume, progress)
        return report or _import(volume, name, digest, status, progress)


def plan_volume(content: bytes, name: str, progress: Progress) -> Report:
    """Report what `import_volume` would do. Writes nothing. Raises SourceError."""
    digest = hashlib.sha256(content).hexdigest()
    if report := _unchanged(digest, _named(name), progress):
        return report
    volume = read_volume(content, name)
    check_limits(volume)
    _refuse_without_documents(volume)
    planner = Planner(volume, Edition(identifier=volume.identifier), progress)
    planner.run()
    return planner.report


def _refuse_without_documents(volume: Volume) -> None:
    if not volume.documents:
        raise SourceError(
            'The file holds no document of the series (<div type="document">). Letters in '
            "other TEI are read by manage.py import_tei."
        )


def _named(name: str) -> Q:
    """A filter for the volumes that a file of this name is likely to hold."""
    return Q(name=name) | Q(edition__identifier=name.partition(".xml")[0])


def _unchanged(digest: str, likely: Q, progress: Progress) -> Report | None:
    """The report on a file that is imported already, if it is equal to the last byte."""
    sources = EditionSource.objects.filter(likely, sha256=digest)
    source = sources.select_related("edition").defer("skeleton").first()
    if not source:
        return None
    imported = ImportedDocument.objects.filter(document__edition=source.edition)
    counts = Counter({ImportOutcome.UNCHANGED: imported.count()})
    progress(counts.total())
    return Report(source.edition.identifier, counts)


@contextmanager
def _sole_import_of(volume: str) -> Iterator[None]:
    with connection.cursor() as cursor:
        numbers = [AdvisoryLock.VOLUME_IMPORT, volume]
        cursor.execute("SELECT pg_advisory_lock(%s, hashtext(%s))", numbers)
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s, hashtext(%s))", numbers)


def _import(
    volume: Volume, name: str, digest: str, status: str, progress: Progress
) -> Report:
    with transaction.atomic():
        edition, conflicts = sync_edition(volume)
        outline_before = outline_of(edition)
        sections = sync_sections(edition, volume)
        entries, has_new_entries = sync_entries(edition, volume)
    is_rearranged = has_new_entries or volume.outline != outline_before
    importer = Importer(
        volume,
        edition,
        progress,
        sections=sections,
        status=status,
        writer=BulkWriter(entries, f"Imported from {name}"),
        is_rearranged=outline_before is not None and is_rearranged,
    )
    for field in conflicts:
        importer.report_problem(
            ImportOutcome.CONFLICT, f"{field}: changed in the file and here."
        )
    importer.run()
    problems = importer.report.problems
    not_in = [problem.document for problem in problems if problem.code in NOT_IN]
    with transaction.atomic():
        # In one transaction: a file is recorded only together with its references.
        remove_sections(edition, sections)
        record_source(edition, volume, name, digest, not_in)
        resolve_references_of(edition)
        resolve_replies_of(edition)
    return importer.report
