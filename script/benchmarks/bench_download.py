"""Measures what a file of many documents takes: memory of the web process, time, bytes.

One web process serves the archive. A reader asks for each kind of file of the list of all
documents, which has as many documents as a file may have, while the resident memory of
the process is read ten times a second. `before` is its memory after it served a page,
`peak` the highest while the file was sent. A slow reader, who takes a second for each
megabyte, asks for the ZIP once more: nothing may wait in memory for such readers.

LETTERS_BENCH_VAR names the LETTERS_VAR of an existing archive.
"""

from __future__ import annotations

import argparse
import os
import sys
import threading
import time
from collections.abc import Sequence
from http import HTTPStatus
from pathlib import Path

import django
import psutil

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
django.setup()

from benchmarks.output import print_line  # noqa: E402
from benchmarks.processes import memory_of  # noqa: E402
from benchmarks.server import Server, served  # noqa: E402
from benchmarks.volumes import SHARED, USES_EXISTING_ARCHIVE, fill  # noqa: E402

from letters.models import Document  # noqa: E402
from letters.reader.taking.selection import MOST_DOCUMENTS  # noqa: E402

SUFFIXES = ("zip", "csv", "jsonl", "ris", "bib", "csl")
MEGABYTE = 1_000_000
CHUNK = 65_536
# The most that a file may take, in bytes of memory: docs/operating.md promises it.
MOST_MEMORY = 200 * MEGABYTE


class MemoryWatch(threading.Thread):
    """The highest memory of the web processes while it runs."""

    def __init__(self, server: Server) -> None:
        super().__init__()
        self._master = psutil.Process(server.process.pid)
        self._ended = threading.Event()
        self.peak = 0

    def run(self) -> None:
        while not self._ended.wait(0.1):
            workers = self._master.children()
            self.peak = max([self.peak, *map(memory_of, workers)])

    def end(self) -> int:
        self._ended.set()
        self.join()
        return self.peak


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="script/bench download")
    parser.add_argument("paths", nargs="*", type=Path, default=[SHARED / "frus"])
    options = parser.parse_args(arguments)
    if not USES_EXISTING_ARCHIVE:
        fill(options.paths)
    documents = Document.objects.published().count()
    print_line(f"{documents:,} documents, of which a file has {MOST_DOCUMENTS:,}\n")
    print_line("file    seconds   megabytes   before   peak (megabytes)")
    peaks = [
        measured(suffix, seconds_per_megabyte)
        for suffix, seconds_per_megabyte in [*((s, 0.0) for s in SUFFIXES), ("zip", 1)]
    ]
    if max(peaks) > MOST_MEMORY:
        sys.exit(f"More than {MOST_MEMORY / MEGABYTE:.0f} megabytes of memory.")


def measured(suffix: str, seconds_per_megabyte: float) -> int:
    """The peak, in a process that has served one page and nothing else."""
    with served() as server:
        server.get("/documents/")
        master = psutil.Process(server.process.pid)
        before = max(map(memory_of, master.children()))
        watch = MemoryWatch(server)
        watch.start()
        started = time.perf_counter()
        size = read_slowly(server, f"/documents.{suffix}", seconds_per_megabyte)
        seconds = time.perf_counter() - started
        peak = watch.end()
    print_line(
        f"{suffix:6}  {seconds:7.1f}   {size / MEGABYTE:9.1f}   "
        f"{before / MEGABYTE:6.0f}   {peak / MEGABYTE:4.0f}"
    )
    return peak


def read_slowly(server: Server, address: str, seconds_per_megabyte: float) -> int:
    """The bytes of the answer. Raises OSError if it is not 200."""
    server.connection.request("GET", address)
    response = server.connection.getresponse()
    if response.status != HTTPStatus.OK:
        raise ConnectionError(f"{address}: {response.status}")
    size = 0
    while chunk := response.read(CHUNK):
        size += len(chunk)
        time.sleep(seconds_per_megabyte * len(chunk) / MEGABYTE)
    return size


if __name__ == "__main__":
    main(sys.argv[1:])
