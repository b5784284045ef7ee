"""Which requests cost the archive more than a page, and how many one address may make."""

from __future__ import annotations

import fcntl
import logging
import math
import mmap
import os
import struct
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import blake2b
from http import HTTPStatus
from pathlib import Path
from typing import Any

from django.conf import settings

from archive.clients import address_in

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

logger = logging.getLogger(__name__)

# Searches, files that are made, comparisons; deploy/nginx/letters.conf has the same.
_EXACT = {"/oai", "/cmif.xml"}
_BEGINNINGS = ("/search/", "/search.", "/api/")
_WITHIN = ("/compare/", "/similar/", "/shared/")
_ENDS = ("/pdf/", "/epub/")
_SUFFIXES = (".pdf", ".epub", ".zip", ".jsonl", ".csv", ".ris", ".bib", ".csl")
# Of the address of a document, "/documents/pdf/" if it were called so.
_SLASHES = 3
LOGIN_PATHS = ("/admin/login/", "/teach/login/")
# What an address may have made before in quick succession, in seconds of its rate: a
# class of thirty may sit behind one address.
BURST_SECONDS = 20

_SLOT = struct.Struct("d")
# Two addresses that share one are rare.
_SLOTS = 65_536
_TOO_MANY = (
    "<!DOCTYPE html>\n<html lang='en'>\n<title>Too many requests</title>\n"
    "<h1>Too many requests from your address</h1>\n"
    "<p>Please come again in {seconds} seconds.</p>\n</html>\n"
)


def is_costly(path: str) -> bool:
    return (
        path in _EXACT
        or path.startswith(_BEGINNINGS)
        or path.endswith(_SUFFIXES)
        or (path.endswith(_ENDS) and path.count("/") > _SLASHES)
        or any(word in path[1:] for word in _WITHIN)
    )


class SharedRates:
    """For each address the moment until which its requests would take at their rate.

    All web processes of this machine share it, in a file. What stands in it is no
    address, but a place that nobody finds an address from.
    """

    def __init__(self, file: Path, per_minute: int, key: str) -> None:
        self._interval = 60 / per_minute
        self._burst = BURST_SECONDS
        self._key = key.encode()[:64]
        self._descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
        # All of it now: a disk that is full later would end the process.
        os.posix_fallocate(self._descriptor, 0, _SLOTS * _SLOT.size)
        self._numbers = mmap.mmap(self._descriptor, _SLOTS * _SLOT.size)
        self._threads = threading.Lock()

    def seconds_to_wait(self, address: str, now: float) -> float:
        """0 if the address may make one more request, which is counted then."""
        digest = blake2b(address.encode(), digest_size=8, key=self._key).digest()
        place = int.from_bytes(digest) % _SLOTS * _SLOT.size
        with self._alone_at(place):
            (busy_until,) = _SLOT.unpack_from(self._numbers, place)
            ahead = float(busy_until) - now
            # The clock began anew since that was written, with the machine.
            if not 0 < ahead <= self._burst + self._interval:
                ahead = 0.0
            if ahead > self._burst:
                return ahead - self._burst
            _SLOT.pack_into(self._numbers, place, now + ahead + self._interval)
        return 0.0

    @contextmanager
    def _alone_at(self, place: int) -> Iterator[None]:
        # The lock of a file keeps processes apart, not the threads of one.
        with self._threads:
            fcntl.lockf(self._descriptor, fcntl.LOCK_EX, _SLOT.size, place)
            try:
                yield
            finally:
                fcntl.lockf(self._descriptor, fcntl.LOCK_UN, _SLOT.size, place)


def with_limits(application: Application) -> Application:
    """The application, limited as the settings say."""
    per_minute = settings.LETTERS_COSTLY_PER_MINUTE
    if not per_minute:
        return application
    file = settings.VAR_DIR / "rates"
    try:
        rates = SharedRates(file, per_minute, settings.SECRET_KEY)
    except OSError as error:
        # A full disk is no reason to serve nothing.
        logger.warning("Requests are not limited by address: %s", error)
        return application
    return limit_costly(application, rates)


def limit_costly(application: Application, rates: SharedRates) -> Application:
    """Answer 429 to an address that makes too many costly requests.

    Readers whose address is not known are not told apart, and so not limited: those of
    this machine, and all where a proxy does not say for whom it asks.
    """

    def limited(
        environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        address = _limited_address(environ)
        wait = rates.seconds_to_wait(address, time.monotonic()) if address else 0.0
        if not wait:
            return application(environ, start_response)
        seconds = max(1, math.ceil(wait))
        page = _TOO_MANY.format(seconds=seconds).encode()
        status = HTTPStatus.TOO_MANY_REQUESTS
        headers = [
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Length", str(len(page))),
            ("Content-Security-Policy", "default-src 'none'"),
            ("Cache-Control", "no-store"),
            ("Retry-After", str(seconds)),
        ]
        start_response(f"{status.value} {status.phrase}", headers)
        return [page]

    return limited


def _limited_address(environ: Mapping[str, Any]) -> str | None:
    path = environ.get("PATH_INFO", "")
    is_login = environ.get("REQUEST_METHOD") == "POST" and path in LOGIN_PATHS
    if not is_login and not is_costly(path):
        return None
    address = address_in(environ)
    return None if address in (None, "127.0.0.1", "::") else address
