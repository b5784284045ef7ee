"""Run the web server and the indexer, and end both when this process ends."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
import time
from types import FrameType

from django.conf import settings

from archive.serving.parent_watch import VARIABLE
from archive.serving.port import HOST

WEB_SERVER = ["-m", "gunicorn", "-c", "python:archive.serving.webserver"]
WEB_SERVER += ["--no-control-socket", "archive.wsgi"]
INDEXER = ["-m", "archive.serving.indexer"]

READY_SECONDS = 60
# Longer than Gunicorn gives to requests that are under way.
STOP_SECONDS = 15
RESTART_SECONDS = 5
POLL_SECONDS = 0.2


class StopRequested(BaseException):
    """Ctrl-C or SIGTERM. Like KeyboardInterrupt, not for `except Exception`."""


def serve(port: int) -> int:
    """Serve until told to stop, which is success, or until the web server ends."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _request_stop)
    children: list[subprocess.Popen[bytes]] = []
    try:
        web_server = _start(WEB_SERVER, port)
        children.append(web_server)
        indexer = _start(INDEXER, port)
        children.append(indexer)
        if _wait_until_ready(port, web_server):
            _announce(port)
        while web_server.poll() is None:
            time.sleep(POLL_SECONDS)
            if indexer.poll() is not None:
                # Readers still search the index that exists; it only grows old.
                sys.stderr.write("The indexer has ended; it is started again.\n")
                time.sleep(RESTART_SECONDS)
                children.remove(indexer)
                indexer = _start(INDEXER, port)
                children.append(indexer)
        sys.stderr.write(f"The web server has ended ({web_server.returncode}).\n")
        return 1
    except StopRequested:
        sys.stdout.write("Stopping …\n")
        return 0
    finally:
        _stop(children)


def _start(arguments: list[str], port: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=settings.BASE_DIR,
        env={**os.environ, "PORT": str(port), VARIABLE: "1"},
        stdin=subprocess.PIPE,
        # Ctrl-C reaches only us, and we end the children in good order.
        start_new_session=True,
    )


def _stop(children: list[subprocess.Popen[bytes]]) -> None:
    for child in children:
        child.terminate()
    deadline = time.monotonic() + STOP_SECONDS
    for child in children:
        try:
            child.wait(max(0, deadline - time.monotonic()))
        except (subprocess.TimeoutExpired, StopRequested):
            # It took too long, or Ctrl-C was pressed again.
            child.kill()
            child.wait()


def _wait_until_ready(port: int, web_server: subprocess.Popen[bytes]) -> bool:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline and web_server.poll() is None:
        if _is_ready(port):
            return True
        time.sleep(POLL_SECONDS)
    if web_server.poll() is None:
        sys.stderr.write(f"Not ready after {READY_SECONDS} seconds; going on.\n")
    return False


def _is_ready(port: int) -> bool:
    # The archive answers only to the names in ALLOWED_HOSTS.
    name = settings.ALLOWED_HOSTS[0].removeprefix(".").replace("*", "localhost")
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/health/ready", headers={"Host": name})
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _announce(port: int) -> None:
    address = f"http://{HOST}:{port}/"
    sys.stdout.write(
        f"The archive is at {address} and its admin at {address}admin/\n"
        "Stop it with Ctrl-C.\n"
    )
    sys.stdout.flush()


def _request_stop(_number: int, _frame: FrameType | None) -> None:
    raise StopRequested
