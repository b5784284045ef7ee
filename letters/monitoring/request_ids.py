"""A name for each request, in the logs of the proxy, of the archive and of the reader."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

HEADER = "X-Request-ID"
# What nginx and others make; anything else could write lines of its own into a log.
_NAME = re.compile(r"[A-Za-z0-9-]{8,64}")
_current: ContextVar[str] = ContextVar("request_id", default="")


def current_request_id() -> str:
    """That of the request that this thread answers; "" outside of requests."""
    return _current.get()


@contextmanager
def request_named(given: str) -> Iterator[str]:
    """Use the name that the proxy gave, if it is one, or else a new one."""
    name = given if _NAME.fullmatch(given) else uuid.uuid4().hex
    token = _current.set(name)
    try:
        yield name
    finally:
        _current.reset(token)
