"""Runs work in several processes, which end with the one that started them."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.synchronize import Event
from typing import TypeVar

import django

Job = TypeVar("Job")
Outcome = TypeVar("Outcome")


class StoppedError(Exception):
    """The work was cancelled."""


class _Worker:
    """What a process of the pool knows about the one that started it."""

    stop: Event | None = None


def in_processes(
    number: int, work: Callable[[Job], Outcome], jobs: Sequence[Job]
) -> Generator[Future[Outcome], None, None]:
    """Do `work` on each of `jobs` in one of `number` processes; results in order.

    `work` calls `stop_if_cancelled` often, so that it ends soon when this is interrupted.
    """
    # A forked process would share the connection to the database.
    context = multiprocessing.get_context("spawn")
    stop = context.Event()
    with ProcessPoolExecutor(number, context, _start_worker, (stop,)) as pool:
        try:
            yield from [pool.submit(work, job) for job in jobs]
        finally:
            stop.set()
            pool.shutdown(cancel_futures=True)


def stop_if_cancelled(_documents: int) -> None:
    """Raise StoppedError in a process whose work was cancelled."""
    if _Worker.stop and _Worker.stop.is_set():
        raise StoppedError


@contextmanager
def garbage_sought_less() -> Iterator[None]:
    """Search for garbage seldom, and not among what is loaded now, which stays meanwhile."""
    thresholds = gc.get_threshold()
    _seek_less_garbage()
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)
        gc.unfreeze()


def _seek_less_garbage() -> None:
    gc.freeze()
    gc.set_threshold(10_000)


def _start_worker(stop: Event) -> None:
    _Worker.stop = stop
    # Ctrl-C reaches every process of the terminal; only the parent acts on it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    django.setup()
    _seek_less_garbage()


def _end_with_parent() -> None:
    """End at once when the parent was killed: its lock is free, and another run may start."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
