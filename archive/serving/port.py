"""Which port the archive is served on, and whether it is free."""

from __future__ import annotations

import os
import socket
import time

HOST = "127.0.0.1"
DEFAULT_PORT = 8000

# A server that was stopped a moment ago may still be ending.
PATIENCE_SECONDS = 3


class PortError(Exception):
    """The port cannot be used; the text tells why and what to do."""


def read_port() -> int:
    """The port that PORT names. Raises PortError unless it is free."""
    value = os.environ.get("PORT") or str(DEFAULT_PORT)
    if not value.isascii() or not value.isdigit() or not 0 < int(value) < 65536:
        message = f"PORT is {value!r}; it must be a number from 1 to 65535."
        raise PortError(message)
    _require_free(int(value))
    return int(value)


def _require_free(port: int) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            with socket.socket() as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind((HOST, port))
        except PermissionError as error:
            message = f"Port {port} may not be used ({error}). Try PORT={DEFAULT_PORT}."
            raise PortError(message) from error
        except OSError as error:
            if time.monotonic() > deadline:
                message = (
                    f"Port {port} is taken by another program. Choose another by "
                    f"PORT, for instance: PORT={port + 1} script/server"
                )
                raise PortError(message) from error
            time.sleep(0.2)
        else:
            return
