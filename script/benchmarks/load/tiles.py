"""nginx with the tiles of scans, for an archive that tells it which."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.load.nginx import wait_for
from benchmarks.server import free_port

CONFIGURATION = """
daemon off;
worker_processes 2;
user root;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
    access_log off;
    default_type image/jpeg;
    keepalive_requests 10000000;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    upstream archive {{ server 127.0.0.1:{archive}; keepalive 16; }}
    server {{
        listen 127.0.0.1:{port};
        location /tiles-of-scans/ {{ internal; alias {tiles}/; }}
        location / {{
            proxy_pass http://archive;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header Host $host;
        }}
    }}
}}
"""
ACCEL = "/tiles-of-scans/"


@contextmanager
def nginx_before(archive: int, tiles: Path, folder: Path) -> Iterator[int]:
    """The port of a proxy in front of the archive's."""
    port = free_port()
    file = folder / "nginx.conf"
    words = CONFIGURATION.format(folder=folder, port=port, archive=archive, tiles=tiles)
    file.write_text(words)
    command = ["nginx", "-c", str(file), "-e", str(folder / "error.log")]
    with subprocess.Popen(command) as process:  # noqa: S603
        try:
            wait_for(f"http://127.0.0.1:{port}/health/live")
            yield port
        finally:
            process.terminate()
