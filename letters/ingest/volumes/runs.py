"""Runs the importer over many files: one run at a time, each recorded."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from django.db import connection
from django.utils import timezone

from letters.ingest.volumes.files import earlier_twin, printable, read_file
from letters.ingest.volumes.reports import UNREADABLE, Finding, Progress, Report
from letters.ingest.volumes.volume_import import import_volume, plan_volume
from letters.ingest.volumes.workers import (
    garbage_sought_less,
    in_processes,
    stop_if_cancelled,
)
from letters.models import Edition, ImportProblem, ImportRun, VolumeImport
from letters.models.locks import AdvisoryLock
from letters.tei.errors import SourceError


class ImportRunningError(Exception):
    """Another import is under way."""


@contextmanager
def import_run(paths: Sequence[Path]) -> Iterator[ImportRun]:
    """Record a run from its beginning to its end, however it ends.

    The next run marks those that were killed. Raises ImportRunningError.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [AdvisoryLock.IMPORT_RUN])
        if not cursor.fetchone()[0]:
            since = ImportRun.objects.filter(state=ImportRun.State.RUNNING).first()
            started = f" since {since.started:%H:%M}" if since else ""
            raise ImportRunningError(f"An import is running{started}.")
        try:
            killed = ImportRun.objects.filter(state=ImportRun.State.RUNNING)
            killed.update(state=ImportRun.State.INTERRUPTED)
            run = ImportRun.objects.create(paths=[printable(path) for path in paths])
            with _recording_end(run):
                yield run
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [AdvisoryLock.IMPORT_RUN])


@contextmanager
def _recording_end(run: ImportRun) -> Iterator[None]:
    state = ImportRun.State.INTERRUPTED
    try:
        yield
        state = ImportRun.State.FINISHED
    finally:
        run.state, run.ended = state, timezone.now()
        run.save()


@dataclass(frozen=True, slots=True)
class Job:
    run: int
    file: Path
    twin: Path | None
    status: str

    @property
    def name(self) -> str:
        return printable(self.file.name)


def import_files(
    run: ImportRun, files: Sequence[Path], status: str, processes: int
) -> Generator[Callable[[Progress], Report], None, None]:
    """Yield a call for each file, in order, that returns its report or raises SourceError.

    With one process the call does the import and tells its progress; with more, it waits
    for the process that does.
    """
    jobs = [Job(run.pk, file, earlier_twin(file, files), status) for file in files]
    if processes > 1 and len(jobs) > 1:
        number = min(processes, len(jobs))
        with closing(in_processes(number, import_job, jobs)) as futures:
            for future in futures:
                yield partial(_wait_for, future)
    else:
        with garbage_sought_less():
            for job in jobs:
                yield partial(import_job, job)


def plan_files(files: Sequence[Path]) -> Iterator[Callable[[Progress], Report]]:
    """Yield the same calls, but write nothing."""
    for file in files:
        yield partial(_plan, file, earlier_twin(file, files))


def _plan(file: Path, twin: Path | None, progress: Progress) -> Report:
    return plan_volume(read_file(file, twin), printable(file.name), progress)


def _wait_for(future: Future[Report], progress: Progress) -> Report:
    report = future.result()
    progress(report.counts.total())
    return report


def import_job(job: Job, progress: Progress = stop_if_cancelled) -> Report:
    """Import one file and record what became of it. Raises SourceError, recorded too."""
    record = VolumeImport.objects.create(run_id=job.run, name=job.name)
    try:
        content = read_file(job.file, job.twin)
        report = import_volume(
            content, job.name, job.status, progress, may_be_empty=False
        )
    except SourceError as error:
        record.state, record.ended = VolumeImport.State.FAILED, timezone.now()
        record.save()
        _store_problems(record, [Finding(UNREADABLE, str(error), error.line)])
        raise
    record.edition = Edition.objects.filter(identifier=report.identifier).first()
    record.ended = timezone.now()
    record.counts = {str(outcome): number for outcome, number in report.counts.items()}
    record.state = (
        VolumeImport.State.UNCHANGED
        if report.is_unchanged
        else VolumeImport.State.IMPORTED
    )
    record.save()
    _store_problems(record, report.problems)
    return report


def _store_problems(volume: VolumeImport, problems: Sequence[Finding]) -> None:
    ImportProblem.objects.bulk_create(
        ImportProblem(
            volume=volume,
            code=problem.code,
            message=problem.message,
            line=problem.line or None,
            document=problem.document[:160],
        )
        for problem in problems
    )
