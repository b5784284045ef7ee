"""Run the web server and its helpers, and end all of them when this process ends."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import subprocess
import sys
import time
from types import FrameType

from django.conf import settings

from archive.serving.children import Child
from archive.serving.port import HOST

WEB_SERVER = (
    *("-m", "gunicorn", "-c", "python:archive.serving.webserver"),
    *("--no-control-socket", "archive.wsgi"),
)
INDEXER = ("-m", "archive.serving.indexer")
DERIVER = ("-m", "archive.serving.deriver")
SCAN_CUTTER = ("-m", "archive.serving.scan_cutter")

READY_SECONDS = 60
# Longer than Gunicorn gives to requests that are under way.
STOP_SECONDS = 15
# Until they are started again. Without the indexer, the index only grows old; without
# the deriver, readers see what an older version made; without the scan cutter, a scan
# that was added cannot be zoomed into.
WEB_SERVER_SECONDS = 0.5
INDEXER_SECONDS = 5
DERIVER_SECONDS = 60
SCAN_CUTTER_SECONDS = 5
POLL_SECONDS = 0.2

READY, LIVE = "/health/ready", "/health/live"


class StopRequested(BaseException):
    """Ctrl-C or SIGTERM. Like KeyboardInterrupt, not for `except Exception`."""


def serve(port: int, *, is_searchable: bool) -> int:
    """Serve until told to stop, which is success, or until the web server keeps ending.

    Unless it `is_searchable` already, searches are answered later than pages are.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _request_stop)
    web_server = Child("web server", WEB_SERVER, WEB_SERVER_SECONDS)
    helpers = (
        Child("indexer", INDEXER, INDEXER_SECONDS),
        Child("deriver", DERIVER, DERIVER_SECONDS, has_an_end=True),
        Child("scan cutter", SCAN_CUTTER, SCAN_CUTTER_SECONDS),
    )
    children = [web_server, *helpers]
    _begin_counting()
    try:
        for child in children:
            child.start(port)
        if _wait_until_ready(port, web_server, READY if is_searchable else LIVE):
            _announce(port)
        while not web_server.keeps_ending:
            time.sleep(POLL_SECONDS)
            for child in children:
                child.start_again_if_due(port)
        sys.stderr.write(f"The web server keeps ending ({web_server.exit_code}).\n")
        return 1
    except StopRequested:
        sys.stdout.write("Stopping …\n")
        return 0
    finally:
        _stop(children)


def _begin_counting() -> None:
    """Each web process writes how many requests it answered into this folder, where any
    of them adds the numbers up (letters/monitoring/counted_requests.py)."""
    folder = settings.VAR_DIR / "metrics"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)


def _stop(children: list[Child]) -> None:
    for child in children:
        child.tell_to_end()
    deadline = time.monotonic() + STOP_SECONDS
    for child in children:
        try:
            child.wait(max(0, deadline - time.monotonic()))
        except (subprocess.TimeoutExpired, StopRequested):
            # It took too long, or Ctrl-C was pressed again.
            child.kill()


def _wait_until_ready(port: int, web_server: Child, address: str) -> bool:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline and web_server.is_running:
        if _is_answered(port, address):
            return True
        time.sleep(POLL_SECONDS)
    if web_server.is_running:
        sys.stderr.write(f"Not ready after {READY_SECONDS} seconds; going on.\n")
    return False


def _is_answered(port: int, address: str) -> bool:
    # The archive answers only to the names in ALLOWED_HOSTS.
    name = settings.ALLOWED_HOSTS[0].removeprefix(".").replace("*", "localhost")
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", address, headers={"Host": name})
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
