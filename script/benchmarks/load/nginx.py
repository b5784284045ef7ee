"""Whether nginx is installed, and when it answers."""

from __future__ import annotations

import shutil
import time
from contextlib import suppress
from urllib.request import urlopen

SECONDS_TO_START = 10


def is_installed() -> bool:
    return shutil.which("nginx") is not None


def wait_for(address: str) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end:
        with suppress(OSError), urlopen(address):  # noqa: S310
            return
        time.sleep(0.1)
    raise ConnectionError("nginx did not start.")
