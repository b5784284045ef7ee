"""A run of the importer over many files: recorded, and one at a time."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from django.db import connection
from django.utils import timezone

from letters.ingest.volumes.files import earlier_twin, in_letters, read_file
from letters.ingest.volumes.reports import Finding, Progress, Report
from letters.ingest.volumes.volume_import import import_volume, plan_volume
from letters.ingest.volumes.workers import go_on, in_processes
from letters.models import Edition, ImportProblem, ImportRun, VolumeImport
from letters.models.locks import AdvisoryLock
from letters.tei.errors import SourceError


class ImportRunningError(Exception):
    """Another import is under way; two would get in each other's way."""


@contextmanager
def import_run(paths: Sequence[Path]) -> Iterator[ImportRun]:
    """Record a run from its beginning to its end, however it ends.

    Runs that were killed are marked so by the next. Raises ImportRunningError.
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
            run = ImportRun.objects.create(paths=[in_letters(path) for path in paths])
            with _ended(run):
                yield run
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [AdvisoryLock.IMPORT_RUN])


@contextmanager
def _ended(run: ImportRun) -> Iterator[None]:
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
        return in_letters(self.file.name)


def import_files(
    run: ImportRun, files: Sequence[Path], status: str, processes: int
) -> Generator[Callable[[Progress], Report], None, None]:
    """A call for each file, in order, that gives its report or raises SourceError.

    With one process the call does the import, and tells its progress; with more, it
    waits for the process that does.
    """
    jobs = [Job(run.pk, file, earlier_twin(file, files), status) for file in files]
    if processes > 1 and len(jobs) > 1:
        number = min(processes, len(jobs))
        with closing(in_processes(number, import_job, jobs)) as futures:
            for future in futures:
                yield partial(_reported, future)
    else:
        for job in jobs:
            yield partial(import_job, job)


def plan_files(files: Sequence[Path]) -> Iterator[Callable[[Progress], Report]]:
    """The same, but that nothing is written."""
    for file in files:
        yield partial(_plan, file, earlier_twin(file, files))


def _plan(file: Path, twin: Path | None, progress: Progress) -> Report:
    return plan_volume(read_file(file, twin), in_letters(file.name), progress)


def _reported(future: Future[Report], progress: Progress) -> Report:
    report = future.result()
    progress(report.counts.total())
    return report


def import_job(job: Job, progress: Progress = go_on) -> Report:
    """Import one file and keep what became of it. Raises SourceError, kept as well."""
    kept = VolumeImport.objects.create(run_id=job.run, name=job.name)
    try:
        content = read_file(job.file, job.twin)
        report = import_volume(content, job.name, job.status, progress)
    except SourceError as error:
        kept.state, kept.ended = VolumeImport.State.FAILED, timezone.now()
        kept.save()
        _keep_problems(kept, [Finding("unreadable", str(error), error.line)])
        raise
    kept.edition = Edition.objects.filter(identifier=report.identifier).first()
    kept.ended = timezone.now()
    kept.counts = {str(outcome): number for outcome, number in report.counts.items()}
    kept.state = (
        VolumeImport.State.UNCHANGED
        if report.is_unchanged
        else VolumeImport.State.IMPORTED
    )
    kept.save()
    _keep_problems(kept, report.problems)
    return report


def _keep_problems(kept: VolumeImport, problems: Sequence[Finding]) -> None:
    ImportProblem.objects.bulk_create(
        ImportProblem(
            volume=kept,
            code=problem.code,
            message=problem.message,
            line=problem.line or None,
            document=problem.document[:160],
        )
        for problem in problems
    )
