"""Work in several processes, which end with the one that began it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing.synchronize import Event
from typing import TypeVar

import django

Job = TypeVar("Job")
Done = TypeVar("Done")


class StoppedError(Exception):
    """The work was called off."""


class _Here:
    """What a process of the pool knows of the one that began it."""

    stop: Event | None = None


def in_processes(
    number: int, work: Callable[[Job], Done], jobs: Sequence[Job]
) -> Generator[Future[Done], None, None]:
    """Do `work` on each of `jobs` in one of `number` processes; results in order.

    `work` calls `go_on` now and then, so that it ends soon when this is interrupted.
    """
    # A process that is forked would share the connection to the database.
    context = multiprocessing.get_context("spawn")
    stop = context.Event()
    with ProcessPoolExecutor(number, context, _begin, (stop,)) as pool:
        try:
            yield from [pool.submit(work, job) for job in jobs]
        finally:
            stop.set()
            pool.shutdown(cancel_futures=True)


def go_on(_documents: int) -> None:
    """Raise StoppedError in a process whose work was called off."""
    if _Here.stop and _Here.stop.is_set():
        raise StoppedError


def _begin(stop: Event) -> None:
    _Here.stop = stop
    # Ctrl-C reaches every process of the terminal: only the first one acts on it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    django.setup()


def _end_with_parent() -> None:
    """End at once when the parent was killed: its lock is free, and another may run."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
