"""The nginx of deploy/ with its front, and beside it plain files for comparison."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.load.nginx import wait_for
from benchmarks.server import free_port
from django.core.management import call_command
from django.test import override_settings

DEPLOY = Path(__file__).resolve().parent.parent.parent.parent / "deploy" / "nginx"
CONFIGURATION = """
daemon off;
worker_processes 2;
user root;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
    access_log off;
    keepalive_requests 10000000;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    upstream letters {{ server 127.0.0.1:{archive}; keepalive 16; }}
    include {folder}/letters-front-maps.conf;
    server {{
        listen 127.0.0.1:{port};
        location /plain-files/ {{
            alias {plain}/;
            {headers}
        }}
        location /tiles-of-scans/ {{ internal; alias {plain}/; }}
        set $letters_front {front}/links/current;
        include {folder}/letters-front.conf;
        location @too_many {{ return 429; }}
    }}
}}
"""
PLAIN = "/plain-files/"


@contextmanager
def front_in(folder: Path) -> Iterator[Path]:
    """The folder of a front, which the database forgets afterwards."""
    front = folder / "front"
    try:
        yield front
    finally:
        with override_settings(LETTERS_FRONT=front):
            call_command("close_front", for_good=True, verbosity=0)


@contextmanager
def nginx_with_front(
    archive: int, front: Path, plain: Path, folder: Path, headers: str
) -> Iterator[int]:
    """The port. `headers` are nginx's directives for the plain files."""
    for path in DEPLOY.glob("letters-*.conf"):
        text = re.sub(r"/etc/nginx/", f"{folder}/", path.read_text())
        (folder / path.name).write_text(text)
    port = free_port()
    file = folder / "front.conf"
    file.write_text(
        CONFIGURATION.format(
            folder=folder,
            port=port,
            archive=archive,
            front=front,
            plain=plain,
            headers=headers,
        )
    )
    command = ["nginx", "-c", str(file), "-e", str(folder / "error.log")]
    with subprocess.Popen(command) as process:  # noqa: S603
        try:
            wait_for(f"http://127.0.0.1:{port}/health/live")
            yield port
        finally:
            process.terminate()
