"""How imports end before they are done: by a signal, by another import, by the database."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

from django.core.management.base import CommandError
from django.db import InterfaceError, OperationalError

from letters.ingest.volumes.runs import ImportRunningError

ALREADY_RUNNING = 3
INTERRUPTED = 130
_GO_ON = "What was imported stays; run it again to go on."


@contextmanager
def errors_in_words() -> Iterator[None]:
    """Turn what may end a run at any moment into words and an exit code."""
    try:
        yield
    except ImportRunningError as error:
        raise CommandError(str(error), returncode=ALREADY_RUNNING) from error
    except KeyboardInterrupt as error:
        message = f"Stopped. {_GO_ON}"
        raise CommandError(message, returncode=INTERRUPTED) from error
    except BrokenProcessPool as error:
        message = (
            f"A process of the import was ended, by the system or by hand. {_GO_ON}"
        )
        raise CommandError(message) from error
    except (OperationalError, InterfaceError) as error:
        raise CommandError(f"The database: {error} {_GO_ON}") from error


@contextmanager
def stopped_by_signals() -> Iterator[None]:
    """Let SIGTERM stop the run as Ctrl-C does."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
