"""End when the process that started us has ended, even by `kill -9`.

The supervisor gives each child a pipe as standard input and never writes to it. The
kernel closes the other end with the supervisor, and reading then returns.
"""

from __future__ import annotations

import os
import signal
import threading

# Only our supervisor sets it: under any other, standard input means nothing.
VARIABLE = "LETTERS_PARENT_WATCH"


def end_with_supervisor(process: int) -> None:
    """Send `process` SIGTERM once the supervisor has gone."""
    if VARIABLE in os.environ:
        threading.Thread(target=_wait_and_end, args=[process], daemon=True).start()


def _wait_and_end(process: int) -> None:
    while os.read(0, 1):
        pass
    os.kill(process, signal.SIGTERM)
