"""The same pages as files, served by nginx: no archive can be faster."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.request import urlopen

from benchmarks.server import free_port

SECONDS_TO_START = 10

CONFIGURATION = """
daemon off;
master_process on;
worker_processes {workers};
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
    access_log off;
    default_type text/html;
    keepalive_requests 10000000;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port};
        root {folder}/pages;
        add_header Content-Encoding gzip;
    }}
}}
"""


def is_installed() -> bool:
    return shutil.which("nginx") is not None


@contextmanager
def served_by_nginx(
    pages: Mapping[str, bytes], folder: Path, workers: int
) -> Iterator[int]:
    """The port. `pages` are compressed bodies by file name."""
    # nginx reads files as nobody if root starts it.
    folder.chmod(0o755)
    (folder / "pages").mkdir()
    for name, body in pages.items():
        (folder / "pages" / name).write_bytes(body)
    port = free_port()
    file = folder / "nginx.conf"
    file.write_text(CONFIGURATION.format(folder=folder, port=port, workers=workers))
    # The default log, which only root may write, is never opened.
    command = ["nginx", "-c", str(file), "-e", str(folder / "error.log")]
    with subprocess.Popen(command) as process:  # noqa: S603
        try:
            wait_for(f"http://127.0.0.1:{port}/{next(iter(pages))}")
            yield port
        finally:
            process.terminate()


def wait_for(address: str) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end:
        with suppress(OSError), urlopen(address):  # noqa: S310
            return
        time.sleep(0.1)
    raise ConnectionError("nginx did not start.")
