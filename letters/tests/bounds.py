"""A bound on what hostile input may cost.

It distinguishes, on any machine, a text that would stop the server from one that does
not. `script/bench` measures speed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import process_time

SECONDS = 30


@contextmanager
def bounded() -> Iterator[None]:
    """Fail if the block takes more processor time than a server can afford."""
    started = process_time()
    yield
    spent = process_time() - started
    assert spent < SECONDS, f"it took {spent:.0f} seconds of processor time"
