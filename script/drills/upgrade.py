"""Upgrade an archive while readers read: 300 documents of an older version, one refused.

script/drill upgrade [--documents N]

The index is lost too, as after a version with another layout. The archive is started,
asked for a page every tenth of a second, killed when a third of the documents is read
anew, and started again. Any answer but 200, and but 503 of the search, is a failure, and
the exit code is 1.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import django
from django.apps import apps

PROJECT = Path(__file__).resolve().parent.parent.parent
SECONDS_BETWEEN_PAGES = 0.1
LIMIT_SECONDS = 600
SEARCHES = ("/search/?q=situation", "/search.json?q=situation")
PAGES = (
    "/",
    "/documents/",
    "/documents/drill-7/",
    "/documents/drill-0/",
    "/documents/drill-9/revisions/1/",
    "/people/",
    "/health/live",
)


def main() -> int:
    options = read_options()
    with tempfile.TemporaryDirectory(prefix="letters-drill-") as folder:
        var = Path(folder)
        var.chmod(0o755)
        os.environ["LETTERS_VAR"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "archive.settings"
        try:
            return drill(var, options.documents)
        finally:
            manage("database", "stop", "--now")


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=300)
    return parser.parse_args()


def drill(var: Path, documents: int) -> int:
    with served("A first start, with the demonstration") as archive:
        say(f"search: {archive.status(SEARCHES[0])} when it says that it serves")
    make_documents(documents)
    shutil.rmtree(var / "index")
    reader = Reader()
    with served("The start after the upgrade") as archive, reader.reading(archive.port):
        wait_until(lambda: awaiting() <= documents * 2 // 3)
        archive.kill()
    say(f"killed when {awaiting():,} documents awaited the rules")
    with served("The next start") as archive, reader.reading(archive.port):
        started = time.monotonic()
        wait_until(lambda: not awaiting())
        say(f"all others are read anew {time.monotonic() - started:.1f} s later")
        wait_until(lambda: archive.status(SEARCHES[0]) == 200)
    return judge(reader)


def judge(reader: Reader) -> int:
    for name, statuses in sorted(reader.statuses.items()):
        say(f"{name}: {dict(statuses)}, slowest {reader.slowest[name]:.2f} s")
    problems = apps.get_model("letters", "Problem").objects
    for problem in problems.filter(origin="derivation"):
        say(f"{problem.document.identifier}: {problem.message}")
    older = texts().older().count()
    say(f"{older} document is as an older version read it")
    is_good = older == 1 and not reader.failures
    say("as it should be" if is_good else f"FAILED {reader.failures[:5]}")
    return 0 if is_good else 1


class Archive:
    """A served archive, as script/server starts it."""

    def __init__(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "archive.serving"],
            cwd=PROJECT,
            env={**os.environ, "PORT": str(self.port), "WEB_CONCURRENCY": "2"},
            stdout=subprocess.PIPE,
            text=True,
        )

    def wait_until_served(self) -> None:
        for line in self.process.stdout or ():
            say(f"    {line.rstrip()}")
            if "The archive is at" in line:
                break
        threading.Thread(target=self._echo, daemon=True).start()

    def _echo(self) -> None:
        for line in self.process.stdout or ():
            say(f"    {line.rstrip()}")

    def status(self, path: str) -> int:
        try:
            address = f"http://127.0.0.1:{self.port}{path}"
            with urllib.request.urlopen(address, timeout=30) as page:
                page.read()
                return page.status
        except urllib.error.HTTPError as refusal:
            return refusal.code
        except OSError:
            return 0

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def end(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)


@contextmanager
def served(what: str) -> Iterator[Archive]:
    started = time.monotonic()
    archive = Archive()
    archive.wait_until_served()
    say(f"{what}: serves after {time.monotonic() - started:.1f} s")
    try:
        yield archive
    finally:
        if archive.process.poll() is None:
            archive.end()


class Reader:
    """Asks for one page after the other, and counts the answers by kind of page."""

    def __init__(self) -> None:
        self.statuses: dict[str, Counter[int]] = {}
        self.slowest: dict[str, float] = Counter()
        self.failures: list[tuple[str, int]] = []

    @contextmanager
    def reading(self, port: int) -> Iterator[None]:
        stop = threading.Event()
        thread = threading.Thread(target=self._read, args=[port, stop])
        thread.start()
        try:
            yield
        finally:
            stop.set()
            thread.join()

    def _read(self, port: int, stop: threading.Event) -> None:
        archive = Archive.__new__(Archive)
        archive.port = port
        while not stop.is_set():
            for path in (*PAGES, *SEARCHES):
                started = time.monotonic()
                status = archive.status(path)
                if stop.wait(SECONDS_BETWEEN_PAGES) or not status:
                    # The archive was told to end, or killed, in the meantime.
                    break
                self._count(path, status, time.monotonic() - started)

    def _count(self, path: str, status: int, seconds: float) -> None:
        self.statuses.setdefault(path, Counter())[status] += 1
        self.slowest[path] = max(
            self.slowest.get(path, 0), seconds - SECONDS_BETWEEN_PAGES
        )
        if status != 200 and not (path in SEARCHES and status == 503):
            self.failures.append((path, status))


def make_documents(number: int) -> None:
    """Documents that an older version derived; the present rules refuse one of them."""
    django.setup()
    make_document = import_module("letters.tests.factories").make_document
    for each in range(number):
        make_document(f"drill-{each}")
    texts().update(derivation_version=1)
    refused = texts().filter(document__identifier="drill-0")
    refused.update(tei='<div type="document"><p>Not well-formed</div>')


def texts() -> Any:
    return apps.get_model("letters", "Transcription").objects.all()


def awaiting() -> int:
    return texts().awaiting().count()


def manage(*arguments: str) -> None:
    subprocess.run([sys.executable, "manage.py", *arguments], cwd=PROJECT, check=False)  # noqa: S603


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + LIMIT_SECONDS
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.1)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
