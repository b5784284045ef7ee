"""Look at a served archive from outside, and say what is missing.

script/check-deployment https://letters.example [OPTIONS]

Reads headers, tries old versions of TLS, files that nobody may read, other names, and
more searches at once than one reader makes (`--gently` leaves these out). `--slow` also
tries, for a minute, whether a client that never ends its request keeps its connection.
`--certificate` names the certificate of an authority that this machine does not know,
`--plain-port` the port of http, if it is not 80.
Prints a line for each check, and exits with 1 if something is missing.
"""

from __future__ import annotations

import argparse
import gzip
import http.client
import re
import secrets
import socket
import ssl
import sys
import time
import warnings
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlsplit

SECONDS = 30
YEAR = 31_536_000
HIDDEN = (
    *(
        "/.git/config",
        "/.env",
        "/manage.py",
        "/requirements.txt",
        "/archive/settings.py",
    ),
    *("/var/secret_key", "/media/", "/tiles-of-scans/", "/static/../manage.py"),
    *("/static/", "/static../letters.env", "/server-status", "/metrics"),
)
# More than a class needs that begins at the same time.
SEARCHES = 150
AT_ONCE = 20
SLOW_SECONDS = 60
HASHED_STYLE = re.compile(r'href="(?P<path>/static/[^"]+\.css)"')


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: dict[str, str]
    cookies: list[str]
    body: bytes

    @property
    def text(self) -> str:
        packed = self.headers.get("content-encoding") == "gzip"
        return (gzip.decompress(self.body) if packed else self.body).decode(
            errors="replace"
        )


@dataclass(frozen=True, slots=True)
class Finding:
    """`missing` is what to do, "" if nothing is."""

    checked: str
    missing: str = ""

    def __str__(self) -> str:
        return f"{'MISSING' if self.missing else 'ok':8}{self.checked}" + (
            f": {self.missing}" if self.missing else ""
        )


class Site:
    def __init__(
        self, address: str, certificate: str | None, plain_port: int = 80
    ) -> None:
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise SystemExit(
                f"{address!r} is no address such as https://letters.example"
            )
        self.is_secure = parts.scheme == "https"
        self.host = parts.hostname
        self.port = parts.port or (443 if self.is_secure else 80)
        self.plain_port = plain_port
        self.context = ssl.create_default_context(cafile=certificate)

    def get(self, path: str, *, host: str = "", secure: bool | None = None) -> Answer:
        secure = self.is_secure if secure is None else secure
        connection: http.client.HTTPConnection
        if secure:
            connection = http.client.HTTPSConnection(
                self.host, self.port, timeout=SECONDS, context=self.context
            )
        else:
            port = self.plain_port if self.is_secure else self.port
            connection = http.client.HTTPConnection(self.host, port, timeout=SECONDS)
        try:
            headers = {"Accept-Encoding": "gzip", "Host": host or self.host}
            connection.request("GET", path, headers=headers)
            response = connection.getresponse()
            named = {name.lower(): value for name, value in response.getheaders()}
            cookies = response.headers.get_all("Set-Cookie") or []
            return Answer(response.status, named, cookies, response.read())
        finally:
            connection.close()


def findings(site: Site, *, gently: bool, slow: bool) -> Iterator[Finding]:
    home = site.get("/")
    yield _of(
        home.status == HTTPStatus.OK, "the home page", f"it answers {home.status}"
    )
    yield from of_encryption(site, home)
    yield from of_headers(home)
    yield from of_hidden_files(site)
    yield from of_pages(site, home)
    if not gently:
        yield of_searches(site)
    if slow:
        yield of_slow_clients(site)


def of_encryption(site: Site, home: Answer) -> Iterator[Finding]:
    if not site.is_secure:
        yield Finding("https", "readers and archivists are not protected: set up TLS")
        return
    try:
        plain = site.get("/", secure=False)
    except OSError:
        yield Finding("http", "nothing answers on port 80: redirect it to https")
    else:
        to = plain.headers.get("location", "")
        is_led = plain.status in (301, 308) and to.startswith("https://")
        yield _of(is_led, "http leads to https", f"it answers {plain.status}")
    for version in (ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1):
        refused = _is_refused(site, version)
        yield _of(refused, f"{version.name} is refused", "allow TLS 1.2 and 1.3 alone")
    found = re.search(
        r"max-age=(\d+)", home.headers.get("strict-transport-security", "")
    )
    lasts = int(found[1]) if found else 0
    yield _of(lasts >= YEAR, "Strict-Transport-Security", "set LETTERS_HTTPS=1")


def _is_refused(site: Site, version: ssl.TLSVersion) -> bool:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version = context.maximum_version = version
    try:
        with (
            socket.create_connection((site.host, site.port), SECONDS) as plain,
            context.wrap_socket(plain, server_hostname=site.host),
        ):
            return False
    except OSError:
        return True


def of_headers(home: Answer) -> Iterator[Finding]:
    policy = home.headers.get("content-security-policy", "")
    is_strict = "default-src 'none'" in policy and "unsafe" not in policy
    yield _of(is_strict, "Content-Security-Policy", "the proxy must pass it on")
    for name, value in (
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", ""),
        ("referrer-policy", ""),
    ):
        is_there = value in home.headers.get(name, "-" if value else "")
        yield _of(is_there and name in home.headers, name, "the proxy must pass it on")
    server = home.headers.get("server", "")
    yield _of("/" not in server, "the server's version", "set server_tokens off")


def of_hidden_files(site: Site) -> Iterator[Finding]:
    for path in HIDDEN:
        status = site.get(path).status
        is_hidden = status in (400, 401, 403, 404)
        yield _of(is_hidden, f"{path} is hidden", f"it answers {status}")
    try:
        foreign = site.get("/", host=f"{secrets.token_hex(4)}.example").status
    except (OSError, http.client.HTTPException):
        foreign = 444
    yield _of(foreign >= HTTPStatus.BAD_REQUEST, "another host name", "refuse it")


def of_pages(site: Site, home: Answer) -> Iterator[Finding]:
    absent = site.get(f"/documents/{secrets.token_hex(8)}/")
    is_own = absent.status == HTTPStatus.NOT_FOUND and "DEBUG" not in absent.text
    yield _of(is_own, "a page that is not there", "set LETTERS_DEBUG=0")
    ready = site.get("/health/ready").status
    yield _of(ready == HTTPStatus.OK, "/health/ready", f"it answers {ready}")
    packed = home.headers.get("content-encoding", "")
    yield _of(bool(packed), "pages are compressed", "set gzip on")
    style = HASHED_STYLE.search(home.text)
    headers = site.get(style["path"]).headers if style else {}
    is_kept = "immutable" in headers.get("cache-control", "")
    yield _of(is_kept, "style sheets are kept by browsers", "send Cache-Control")
    cookies = site.get("/admin/login/").cookies
    are_safe = all("secure" in one.lower() for one in cookies) and bool(cookies)
    yield _of(are_safe, "cookies are sent by https alone", "set LETTERS_HTTPS=1")


def of_searches(site: Site) -> Finding:
    def search(_number: int) -> int:
        try:
            return site.get(f"/search/?q={secrets.token_hex(5)}").status
        except OSError:
            return 0

    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(search, range(SEARCHES)))
    refused = answers.count(HTTPStatus.TOO_MANY_REQUESTS)
    return _of(
        refused > 0,
        f"{SEARCHES} searches at once ({refused} refused with 429)",
        "limit requests by address, as deploy/nginx does",
    )


def of_slow_clients(site: Site) -> Finding:
    """A client that sends the beginning of a request, a byte now and then."""
    with socket.create_connection((site.host, site.port), SECONDS) as plain:
        client = (
            site.context.wrap_socket(plain, server_hostname=site.host)
            if site.is_secure
            else plain
        )
        client.sendall(f"GET / HTTP/1.1\r\nHost: {site.host}\r\nX: ".encode())
        began = time.monotonic()
        client.settimeout(1)
        while time.monotonic() - began < SLOW_SECONDS:
            try:
                client.sendall(b"a")
                if not client.recv(1):
                    break
            except TimeoutError:
                continue
            except OSError:
                break
        seconds = time.monotonic() - began
    return _of(
        seconds < SLOW_SECONDS,
        f"a slow client is cut off ({seconds:.0f} s)",
        "set client_header_timeout",
    )


def _of(is_well: bool, checked: str, missing: str) -> Finding:
    return Finding(checked, "" if is_well else missing)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("address", metavar="URL")
    parser.add_argument("--certificate", metavar="FILE")
    parser.add_argument("--plain-port", type=int, default=80, metavar="PORT")
    parser.add_argument("--slow", action="store_true")
    parser.add_argument("--gently", action="store_true")
    options = parser.parse_args()
    # Old versions of TLS are tried on purpose.
    warnings.simplefilter("ignore", DeprecationWarning)
    site = Site(options.address, options.certificate, options.plain_port)
    missing = 0
    try:
        for finding in findings(site, gently=options.gently, slow=options.slow):
            sys.stdout.write(f"{finding}\n")
            sys.stdout.flush()
            missing += bool(finding.missing)
    except OSError as error:
        sys.stderr.write(f"{options.address} cannot be reached: {error}\n")
        return 1
    sys.stdout.write(f"{missing} missing\n" if missing else "Nothing is missing.\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
