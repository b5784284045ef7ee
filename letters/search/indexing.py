"""The one writer of the index brings it up to date with the database.

Whatever changes a document leaves an IndexRequest in the same transaction, and whatever
changes a section a SectionIndexRequest. A request is deleted only when the index has the
row on disk: it is carried out at least once, and doing so again does no harm.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.db.utils import InterfaceError

from letters.models.locks import AdvisoryLock
from letters.search.engines import configured
from letters.search.errors import (
    AnotherWriterError,
    SearchUnavailableError,
    StoppedError,
    UnreachableError,
)
from letters.search.identity import settle_state
from letters.search.interface import EntryWriter
from letters.search.query.tree import Material

logger = logging.getLogger(__name__)

BATCH = 1000
CHUNK = 200
SECONDS_BETWEEN_CHECKS = 1.0
SECONDS_AFTER_AN_ERROR = 3.0
# About half a minute. A checksum of the 1.1 GB of 147,000 documents takes a second.
CHECKS_BETWEEN_VERIFICATIONS = 30

# Takes the rows of a rebuild and their number, yields them and shows progress.
Progress = Callable[[Iterable[Any], int], Iterable[Any]]


def no_progress(rows: Iterable[Any], _count: int) -> Iterable[Any]:
    return rows


@dataclass(frozen=True, slots=True)
class IndexChanges:
    """What one run changed. `removed` rows are not published, or are deleted."""

    indexed: int = 0
    removed: int = 0
    is_rebuilt: bool = False

    def __add__(self, other: IndexChanges) -> IndexChanges:
        return IndexChanges(
            self.indexed + other.indexed,
            self.removed + other.removed,
            self.is_rebuilt or other.is_rebuilt,
        )

    def __str__(self) -> str:
        built = "Built anew: " if self.is_rebuilt else ""
        return f"{built}{self.indexed} indexed, {self.removed} removed"


@contextmanager
def sole_writer() -> Iterator[None]:
    """Be the one writer as long as the block lasts. Raises AnotherWriterError.

    PostgreSQL gives the lock back when the connection ends, however it ends.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [AdvisoryLock.INDEX_WRITER])
        if not cursor.fetchone()[0]:
            raise AnotherWriterError("Another process writes the index already.")
    try:
        yield
    finally:
        with suppress(DatabaseError, InterfaceError), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [AdvisoryLock.INDEX_WRITER])


def bring_up_to_date(
    stop: threading.Event, progress: Progress = no_progress
) -> IndexChanges:
    """Carry out all requests. If no index can be read, build one.

    Only for the sole writer. Raises StoppedError and UnreachableError.
    """
    changes = IndexChanges()
    for material in Material:
        changes += _bring_up_to_date(material, stop, progress)
    return changes


def _bring_up_to_date(
    material: Material, stop: threading.Event, progress: Progress
) -> IndexChanges:
    backend = configured.backend(material)
    try:
        backend.check()
        return drain(material, stop)
    except UnreachableError:
        raise
    except SearchUnavailableError as reason:
        if backend.is_damaged():
            logger.warning("The index is built anew: %s", reason)
        return _rebuild(material, stop, progress)


def waiting_work() -> tuple[bool, int]:
    """Whether all can be searched, and how many documents and sections the indexer must
    read to bring the indexes up to date, or to build them."""
    is_searchable, waiting = True, 0
    for material in Material:
        try:
            configured.backend(material).check()
            waiting += configured.requests(material).count()
        except SearchUnavailableError:
            is_searchable = False
            waiting += configured.indexable(material).count()
    return is_searchable, waiting


def drain(material: Material, stop: threading.Event) -> IndexChanges:
    indexed = removed = 0
    waiting = configured.requests(material)
    while requests := dict(waiting.values_list("pk", waiting.row_column)[:BATCH]):
        if stop.is_set():
            raise StoppedError("Stopped; the rest of the requests stay.")
        row_pks = set(requests.values())
        published = _index_again(material, row_pks)
        indexed += published
        removed += len(row_pks) - published
        if fragmented := configured.backend(material).fragmented():
            _index_again(material, set(fragmented))
        delete_requests(material, requests)
    return IndexChanges(indexed, removed)


def _index_again(material: Material, row_pks: set[int]) -> int:
    """Index the published ones of the rows, take out the rest, and count the former."""
    rows = list(configured.indexable(material).filter(pk__in=row_pks))
    with configured.backend(material).changing() as writer:
        for row in rows:
            writer.put(configured.entry_of(row))
        for pk in row_pks - {row.pk for row in rows}:
            writer.remove(pk)
    return len(rows)


def rebuild(stop: threading.Event, progress: Progress = no_progress) -> IndexChanges:
    """Build whole indexes beside the current ones, then exchange them."""
    changes = IndexChanges()
    for material in Material:
        changes += _rebuild(material, stop, progress)
    return changes


def _rebuild(
    material: Material, stop: threading.Event, progress: Progress
) -> IndexChanges:
    requests = list(configured.requests(material).values_list("pk", flat=True))
    with configured.backend(material).rebuilding() as writer:
        indexed = index_all(material, writer, stop, progress)
    delete_requests(material, requests)
    return IndexChanges(indexed, is_rebuilt=True)


def index_all(
    material: Material, writer: EntryWriter, stop: threading.Event, progress: Progress
) -> int:
    rows = configured.indexable(material).order_by("pk")
    indexed = 0
    with transaction.atomic():
        for row in progress(rows.iterator(chunk_size=CHUNK), rows.count()):
            if stop.is_set():
                raise StoppedError("Stopped; the index is as it was.")
            writer.put(configured.entry_of(row))
            indexed += 1
    return indexed


@transaction.atomic
def delete_requests(material: Material, pks: Iterable[int]) -> None:
    """What they ask for is in the index."""
    configured.requests(material).filter(pk__in=list(pks)).delete()
    settle_state(material)


def watch(stop: threading.Event, progress: Progress = no_progress) -> None:
    """Remain the writer until told to stop. Wait while another process writes, and while
    the database or the search server does not answer."""
    is_waiting = False
    while not stop.is_set():
        try:
            with sole_writer():
                is_waiting = False
                _keep_up_to_date(stop, progress)
        except AnotherWriterError as reason:
            if not is_waiting:
                logger.warning("%s Waiting for it to end.", reason)
            is_waiting = True
            stop.wait(SECONDS_BETWEEN_CHECKS)
        except (DatabaseError, InterfaceError) as error:
            logger.warning("The database does not answer: %s", error)
            connection.close()
            stop.wait(SECONDS_AFTER_AN_ERROR)
        except UnreachableError as error:
            logger.warning("%s", error)
            stop.wait(SECONDS_AFTER_AN_ERROR)
        except StoppedError:
            return


def _keep_up_to_date(stop: threading.Event, progress: Progress) -> None:
    for number in count(1):
        if stop.is_set():
            return
        if number % CHECKS_BETWEEN_VERIFICATIONS == 0:
            _discard_damaged()
        changes = bring_up_to_date(stop, progress)
        if changes.indexed or changes.removed:
            logger.info("%s", changes)
        for material in Material:
            with suppress(SearchUnavailableError):
                configured.backend(material).vacuum()
        stop.wait(SECONDS_BETWEEN_CHECKS)


def _discard_damaged() -> None:
    """Give up an index whose files have changed, though this process has them open.

    Readers are told that the search is not available, instead of something false.
    """
    for material in Material:
        backend = configured.backend(material)
        try:
            backend.verify()
        except UnreachableError:
            raise
        except SearchUnavailableError as reason:
            logger.warning("The index is built anew: %s", reason)
            backend.discard()
