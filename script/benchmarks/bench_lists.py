"""Measures how long lists and pages about people take, in a large archive.

Readers who are not logged in ask for each page in this process, as the server is set up,
by turns with a page of one document. Printed are

* the queries of a page that is made anew, its milliseconds p50 and p95 by the clock, and
  the median of the processor's alone, which other processes on the machine do not
  lengthen: of this process, and of the one that answers for the database;
* how long the page takes from the cache, as a ratio to the cached page of the document.

A page above the line is marked; the benchmark then ends with 1. Last pages of long lists
are beside the first: what is left out before them must cost nothing.

LETTERS_BENCH_VAR names the LETTERS_VAR of an existing archive. With --twice, each volume
is imported a second time under another identifier.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from statistics import median
from urllib.parse import urljoin

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
django.setup()

from benchmarks.lists.addresses import (  # noqa: E402
    list_addresses,
    person_addresses,
    search_addresses,
)
from benchmarks.output import p50, p95, print_line, print_table  # noqa: E402
from benchmarks.processes import cpu_seconds_of  # noqa: E402
from benchmarks.volumes import SHARED, USES_EXISTING_ARCHIVE, fill  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client, override_settings  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from letters.models import Agent, Document  # noqa: E402

HOST = "127.0.0.1"
MOST_QUERIES, MOST_MILLISECONDS = 6, 150
# A cached page is as fast as that of a document, but for what longer bytes take.
MOST_OF_DOCUMENT = 1.25
COLUMNS = (
    *("page", "queries", "ms p50", "p95", "CPU here", "database", "cached ms"),
    *("to document", ""),
)


@dataclass(slots=True)
class Timed:
    """Seconds of each answer: by the clock, of this process, of the database's."""

    clock: list[float] = field(default_factory=list)
    here: list[float] = field(default_factory=list)
    database: list[float] = field(default_factory=list)

    def ask(self, client: Client, address: str) -> None:
        process = [connection.connection.info.backend_pid]
        there, here = cpu_seconds_of(process), time.process_time()
        start = time.perf_counter()
        client.get(address)
        self.clock.append(time.perf_counter() - start)
        self.here.append(time.process_time() - here)
        self.database.append(cpu_seconds_of(process) - there)


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="script/bench lists")
    parser.add_argument("paths", nargs="*", type=Path, default=[SHARED / "frus"])
    parser.add_argument("--twice", action="store_true", help="with copies of volumes")
    parser.add_argument("--times", type=int, default=30, help="how often each page")
    parser.add_argument("--only", default="", help="pages with this in their address")
    parser.add_argument("--search", action="store_true", help="with pages of results")
    options = parser.parse_args(arguments)
    if not USES_EXISTING_ARCHIVE:
        fill(options.paths)
        if options.twice:
            fill_with_copies(options.paths)
    call_command("collectstatic", interactive=False, verbosity=0)
    documents = Document.objects.published()
    print_line(
        f"{documents.count():,} documents, {Agent.objects.count():,} records of people; "
        f"each page {options.times} times\n"
    )
    client = Client(headers={"Host": HOST, "Accept-Encoding": "gzip"})
    document = documents.order_by("pk")[0].get_absolute_url()
    settle()
    addresses = [
        found
        for address in pages(with_search=options.search)
        if options.only in address and (found := led_to(client, address))
    ]
    rows = [
        measure(client, address, document, options.times)
        for address in dict.fromkeys(addresses)
    ]
    print_table(COLUMNS, rows)
    above = sum(bool(row[-1]) for row in rows)
    print_line(f"\n{above} of {len(rows)} pages above the line")
    sys.exit(bool(above))


def fill_with_copies(paths: Sequence[Path]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for path in paths:
            for volume in path.glob("*.xml") if path.is_dir() else [path]:
                name = volume.stem.encode()
                copy = volume.read_bytes().replace(name, name + b"b")
                Path(folder, f"{volume.stem}b.xml").write_bytes(copy)
        fill([Path(folder)])


def settle() -> None:
    """Search for garbage as seldom as a web process does: archive/serving/webserver.py."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def pages(*, with_search: bool) -> Iterator[str]:
    yield from list_addresses()
    yield from person_addresses()
    if with_search:
        yield from search_addresses()


def led_to(client: Client, address: str) -> str:
    """The address of the page that is there in the end; "" if there is none."""
    answer = client.get(address)
    while answer.has_header("Location"):
        address = urljoin(address, answer["Location"])
        answer = client.get(address)
    return address if answer.status_code == HTTPStatus.OK else ""


def measure(client: Client, address: str, document: str, times: int) -> list[str]:
    anew, cached, beside = Timed(), Timed(), Timed()
    with override_settings(LETTERS_PAGE_CACHE=False):
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
            number = len(queries)
        for _ in range(times):
            anew.ask(client, address)
    # Without pages that are never cached: what a reader typed.
    client.get(document)
    is_cached = "ETag" in client.get(address).headers
    for _ in range(times if is_cached else 0):
        beside.ask(client, document)
        cached.ask(client, address)
    slow = p95(anew.clock) * 1000 > MOST_MILLISECONDS or number > MOST_QUERIES
    ratio = median(cached.clock) / median(beside.clock) if is_cached else 0
    return [
        address,
        str(number),
        f"{p50(anew.clock) * 1000:,.0f}",
        f"{p95(anew.clock) * 1000:,.0f}",
        f"{median(anew.here) * 1000:,.0f}",
        f"{median(anew.database) * 1000:,.0f}",
        f"{median(cached.clock) * 1000:,.1f}" if is_cached else "-",
        f"{ratio:.2f}" if is_cached else "-",
        "!" if slow or ratio > MOST_OF_DOCUMENT else "",
    ]


if __name__ == "__main__":
    main(sys.argv[1:])
