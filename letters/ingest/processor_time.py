"""A limit in processor time for a part of a program that runs in its main thread."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from letters.tei.errors import SourceError

AGAIN_SECONDS = 1.0


@contextmanager
def processor_time_limited(seconds: float) -> Iterator[None]:
    """Raise SourceError within the block when it has taken so much processor time.

    A regular expression is interrupted too. The block must not ask a database: its
    connection could not be used afterwards.
    """

    def refuse(_number: int, _frame: FrameType | None) -> None:
        raise SourceError(
            f"Reading it takes longer than {seconds:g} seconds, and was stopped."
        )

    former = signal.signal(signal.SIGPROF, refuse)
    # Again and again, since a rule may take the first error for its own.
    signal.setitimer(signal.ITIMER_PROF, seconds, AGAIN_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, former)
