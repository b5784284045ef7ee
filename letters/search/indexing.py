"""The one writer of the index brings it up to date with the database.

Whatever changes a document leaves an IndexRequest in the same transaction. A request is
deleted only when the index has the document on disk: it is carried out at least once,
and doing so again does no harm.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count

from django.db import DatabaseError, connection, transaction
from django.db.utils import InterfaceError

from letters.models import Document, IndexRequest
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

logger = logging.getLogger(__name__)

BATCH = 1000
CHUNK = 200
SECONDS_BETWEEN_CHECKS = 1.0
SECONDS_AFTER_AN_ERROR = 3.0
# About half a minute. A checksum of the 1.1 GB of 147,000 documents takes a second.
CHECKS_BETWEEN_VERIFICATIONS = 30

# Takes the documents of a rebuild and their number, yields them and shows progress.
Progress = Callable[[Iterable[Document], int], Iterable[Document]]


def no_progress(documents: Iterable[Document], _count: int) -> Iterable[Document]:
    return documents


@dataclass(frozen=True, slots=True)
class IndexChanges:
    """What one run changed. `removed` documents are not published, or are deleted."""

    indexed: int = 0
    removed: int = 0
    is_rebuilt: bool = False

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
    try:
        configured.backend().check()
        return drain(stop)
    except UnreachableError:
        raise
    except SearchUnavailableError as reason:
        if configured.backend().is_damaged():
            logger.warning("The index is built anew: %s", reason)
        return rebuild(stop, progress)


def waiting_work() -> tuple[bool, int]:
    """Whether an index can be searched, and how many documents the indexer must read to
    bring it up to date, or to build one."""
    try:
        configured.backend().check()
    except SearchUnavailableError:
        return False, configured.indexable_documents().count()
    return True, IndexRequest.objects.count()


def drain(stop: threading.Event) -> IndexChanges:
    indexed = removed = 0
    while requests := list(IndexRequest.objects.all()[:BATCH]):
        if stop.is_set():
            raise StoppedError("Stopped; the rest of the requests stay.")
        document_pks = {request.document_id for request in requests}
        published = _index_again(document_pks)
        indexed += published
        removed += len(document_pks) - published
        if fragmented := configured.backend().fragmented():
            _index_again(set(fragmented))
        _delete_requests(request.pk for request in requests)
    return IndexChanges(indexed, removed)


def _index_again(document_pks: set[int]) -> int:
    """Index the published ones of the documents, take out the rest, and count the former."""
    documents = list(configured.indexable_documents().filter(pk__in=document_pks))
    with configured.backend().changing() as writer:
        for document in documents:
            writer.put(configured.entry_of(document))
        for pk in document_pks - {document.pk for document in documents}:
            writer.remove(pk)
    return len(documents)


def rebuild(stop: threading.Event, progress: Progress = no_progress) -> IndexChanges:
    """Build a whole index beside the current one, then exchange them."""
    requests = list(IndexRequest.objects.values_list("pk", flat=True))
    with configured.backend().rebuilding() as writer:
        indexed = _index_all(writer, stop, progress)
    _delete_requests(requests)
    return IndexChanges(indexed, is_rebuilt=True)


def _index_all(writer: EntryWriter, stop: threading.Event, progress: Progress) -> int:
    documents = configured.indexable_documents().order_by("pk")
    indexed = 0
    with transaction.atomic():
        rows = documents.iterator(chunk_size=CHUNK)
        for document in progress(rows, documents.count()):
            if stop.is_set():
                raise StoppedError("Stopped; the index is as it was.")
            writer.put(configured.entry_of(document))
            indexed += 1
    return indexed


@transaction.atomic
def _delete_requests(pks: Iterable[int]) -> None:
    """What they ask for is in the index."""
    IndexRequest.objects.filter(pk__in=list(pks)).delete()
    settle_state()


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
        with suppress(SearchUnavailableError):
            configured.backend().vacuum()
        stop.wait(SECONDS_BETWEEN_CHECKS)


def _discard_damaged() -> None:
    """Give up an index whose files have changed, though this process has them open.

    Readers are told that the search is not available, instead of something false.
    """
    try:
        configured.backend().verify()
    except UnreachableError:
        raise
    except SearchUnavailableError as reason:
        logger.warning("The index is built anew: %s", reason)
        configured.backend().discard()
