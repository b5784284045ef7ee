"""Derives again what older rules derived, while the archive serves.

Each document is derived in a transaction of its own. So a run may be killed at any
moment: the next goes on where it ended.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from django.db import InterfaceError, OperationalError, connection
from django.db.models import Case, F, Value, When

from letters.ingest.deriving_again import derive_stored, give_up
from letters.ingest.processor_time import processor_time_limited
from letters.ingest.volumes.edition import derive_sections
from letters.models import Document, DocumentStatus, SectionText, Transcription
from letters.models.derived_texts import DerivedTextQuerySet
from letters.models.locks import AdvisoryLock, one_of_few_places
from letters.tei.refusals import refusals_told

logger = logging.getLogger(__name__)

# A document of the series takes 0.03 seconds, the longest some ten.
SECONDS_FOR_A_TEXT = 120
SECONDS_BETWEEN_TRIES = 3.0
# How often a run in the background says how far it is, in documents.
DOCUMENTS_BETWEEN_REPORTS = 1_000

# A text that ends the process each time, as for want of memory, is given up then.
MOST_ATTEMPTS = 5
NO_END = f"It was begun {MOST_ATTEMPTS} times and came to no end."

# The name of what was derived, and why it was refused, or "".
Derived = tuple[str, str]


class AnotherRunError(Exception):
    """Another process derives all that is older already."""


@contextmanager
def sole_run() -> Iterator[None]:
    """Be the one process that derives all that is older, of all machines. Raises
    AnotherRunError."""
    with one_of_few_places(AdvisoryLock.DERIVATION, 1) as is_free:
        if not is_free:
            raise AnotherRunError("Another process derives the documents already.")
        yield


def keys_of_documents(texts: DerivedTextQuerySet) -> list[int]:
    """The primary keys of the documents of the `texts`: what readers see first, and last
    what was begun before and came to no end."""
    is_hidden = Case(
        When(status=DocumentStatus.PUBLISHED, then=Value(0)), default=Value(1)
    )
    # Transmitted letters are derived with their carriers.
    documents = Document.with_deleted.printed().filter(transcription__in=texts)
    documents = documents.order_by("transcription__attempts", is_hidden, "pk")
    return list(documents.values_list("pk", flat=True))


def derive_documents(
    keys: Iterable[int], *, only_older: bool = False
) -> Iterator[Derived]:
    """Derive each document again, and yield what became of it."""
    for key in keys:
        if derived := _derive_lastingly(key, only_older=only_older):
            yield derived


def derive_texts_of_sections(texts: DerivedTextQuerySet) -> Iterator[Derived]:
    yield from derive_sections(texts, _reading_in_time)


def _derive_lastingly(key: int, *, only_older: bool) -> Derived | None:
    with connection.cursor() as cursor:
        # A power cut may lose the last documents, which are derived again, never half
        # of one.
        cursor.execute("SET synchronous_commit TO off")
    return derive_stored(key, reading=_reading_in_time, only_older=only_older)


@contextmanager
def _reading_in_time() -> Iterator[None]:
    with refusals_told(), processor_time_limited(SECONDS_FOR_A_TEXT):
        yield


class BackgroundRun:
    """Derives what awaits the present rules, and then ends.

    It waits while another process does so, and while the database does not answer. A
    text whose derivation comes to no end, since the process ends or the database does
    not answer, comes last when it is tried again, and is given up some time.
    """

    def __init__(self, tell: Callable[[str], None], stop: threading.Event) -> None:
        self._tell = tell
        self._stop = stop

    def run(self) -> None:
        while not self._stop.is_set():
            try:
                if not self._is_needed():
                    return
                with sole_run():
                    self._derive()
                    return
            except AnotherRunError:
                pass
            except (OperationalError, InterfaceError) as error:
                logger.warning("The derivation waits: %s", error)
                connection.close()
            self._stop.wait(SECONDS_BETWEEN_TRIES)

    def _is_needed(self) -> bool:
        return (
            Transcription.objects.awaiting().exists()
            or SectionText.objects.awaiting().exists()
        )

    def _derive(self) -> None:
        keys = keys_of_documents(Transcription.objects.awaiting())
        refused = 0
        for number, key in enumerate(keys, 1):
            if self._stop.is_set():
                return
            refused += self._derive_document(key)
            if number % DOCUMENTS_BETWEEN_REPORTS == 0:
                self._tell(f"{number:,} of {len(keys):,} documents are read anew.")
        if keys:
            self._tell(
                f"All {len(keys):,} documents are read anew; {refused:,} of them were "
                "refused and stay as they were."
            )
        for name, refusal in derive_texts_of_sections(SectionText.objects.awaiting()):
            self._report_refusal(name, refusal)

    def _derive_document(self, key: int) -> bool:
        """Whether the document is refused."""
        text = Transcription.objects.filter(pk=key)
        if text.filter(attempts__gte=MOST_ATTEMPTS).exists():
            derived: Derived | None = give_up(key, NO_END)
        else:
            text.update(attempts=F("attempts") + 1)
            derived = _derive_lastingly(key, only_older=True)
        if not derived:
            return False
        self._report_refusal(*derived)
        return bool(derived[1])

    def _report_refusal(self, name: str, refusal: str) -> None:
        if refusal:
            logger.warning("%s is not read anew: %s", name, refusal)
