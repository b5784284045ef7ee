"""The nginx of deploy/ before an archive, on ports of its own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.server import free_port
from drills.served.archive import Archive

DEPLOY = Path(__file__).resolve().parent.parent.parent.parent / "deploy"
MAIN = """
{user}
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/nginx-error.log warn;
worker_processes 2;
events {{ worker_connections 2048; }}
http {{
    include /etc/nginx/mime.types;
    client_body_temp_path {folder}/nginx-body;
    proxy_temp_path {folder}/nginx-proxy;
    fastcgi_temp_path {folder}/nginx-fastcgi;
    scgi_temp_path {folder}/nginx-scgi;
    uwsgi_temp_path {folder}/nginx-uwsgi;
    include {folder}/letters.conf;
}}
"""
SETTINGS = {
    "LETTERS_HTTPS": "1",
    "LETTERS_ALLOWED_HOSTS": "localhost",
    "LETTERS_PROXY_SSL_HEADER": "X-Forwarded-Proto",
    "LETTERS_PROXY_ADDRESS_HEADER": "X-Forwarded-For",
    "LETTERS_SCAN_ACCEL": "/tiles-of-scans/",
}


@dataclass(slots=True)
class Proxy:
    """nginx, with the files of deploy/ but for ports and paths.

    `others` are ports of further web servers of the archive; without `has_limits`, one
    address may ask for as much as it can take.
    """

    archive: Archive
    others: tuple[int, ...] = ()
    has_limits: bool = True
    secure_port: int = field(default_factory=free_port)
    plain_port: int = field(default_factory=free_port)

    @property
    def certificate(self) -> Path:
        return self.archive.folder / "certificate.pem"

    @contextmanager
    def serving(self) -> Iterator[None]:
        self._make_certificate()
        self._write_configuration()
        main = self.archive.folder / "nginx.conf"
        nginx = subprocess.Popen(  # noqa: S603
            [_program("nginx"), "-p", self.archive.folder, "-c", main]
        )
        try:
            time.sleep(1)
            if nginx.poll() is not None:
                raise ConnectionError("nginx has ended: see what it says above.")
            yield
        finally:
            nginx.terminate()
            nginx.wait(30)

    def _write_configuration(self) -> None:
        folder = str(self.archive.folder)
        for path in (DEPLOY / "nginx").glob("*.conf"):
            self._write(path.name, self._here(path.read_text()))
        user = "user root;" if os.geteuid() == 0 else ""
        self._write("nginx.conf", MAIN.format(folder=folder, user=user))

    def _here(self, text: str) -> str:
        """The same configuration, with the ports and paths of the drill."""
        folder = self.archive.folder
        text = re.sub(r"\n *listen \[::\]:.*", "", text)
        if not self.has_limits:
            text = re.sub(r"\n *limit_(?:req|conn) .*", "", text)
        servers = (self.archive.port, *self.others)
        for old, new in (
            (
                "server 127.0.0.1:8000;",
                " ".join(f"server 127.0.0.1:{port};" for port in servers),
            ),
            ("listen 80", f"listen 127.0.0.1:{self.plain_port}"),
            ("listen 443", f"listen 127.0.0.1:{self.secure_port}"),
            ("letters.example", "localhost"),
            ("/etc/letters/", f"{folder}/"),
            ("/etc/nginx/letters-", f"{folder}/letters-"),
            ("/var/lib/letters/", f"{folder}/"),
            ("/var/log/nginx/", f"{folder}/"),
        ):
            text = text.replace(old, new)
        return text

    def _write(self, name: str, text: str) -> None:
        (self.archive.folder / name).write_text(text)

    def _make_certificate(self) -> None:
        key = self.archive.folder / "certificate.key"
        subprocess.run(  # noqa: S603
            [
                *(_program("openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes"),
                *("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"),
                *("-days", "2", "-keyout", key, "-out", self.certificate),
            ],
            check=True,
            capture_output=True,
        )


def _program(name: str) -> str:
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin")
    if not found:
        raise SystemExit(f"{name} is not installed: apt-get install {name}")
    return found
