"""Measures how long the lists and forms of the admin take, in a large archive.

The archive is filled by COPY with 30,000 documents and 100,000 notes, or as many as are
asked for. Each page is asked for by a superuser in this process, as often as asked for;
its queries, and the milliseconds p50 and p95 are printed, by the clock and of the
processor alone, which other processes on the machine do not lengthen: of this process,
and of the one that answers for the database. A page above the line is marked.

LETTERS_BENCH_VAR names the LETTERS_VAR of an existing archive.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator, Sequence

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
django.setup()

from benchmarks.admin.archive import fill_archive  # noqa: E402
from benchmarks.output import p50, p95, print_line, print_table  # noqa: E402
from benchmarks.processes import cpu_seconds_of  # noqa: E402
from benchmarks.volumes import USES_EXISTING_ARCHIVE  # noqa: E402
from django.contrib import admin  # noqa: E402
from django.contrib.auth import get_user_model  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client, RequestFactory  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402

from letters.models import Agent, Document, Edition, Section  # noqa: E402

HOST = "127.0.0.1"
MOST_QUERIES, MOST_MILLISECONDS = 15, 400
QUERIES_OF_THE_LIST = (
    "q=telegram",
    "q=Berlin+missile",
    "q=frus1907v01/d1207",
    "q=submarine&status=draft",
    "person=Berlin",
    "dated=1961–1963",
    "problems=open",
    "problems=unbalanced&dated=1950&volume=frus1907v01",
    "without=people",
    "without=scans&status=draft",
    "cited=awaited",
    "editor=editor-1",
    "repository=library-3",
)
QUERIES_OF_PROBLEMS = ("kind=unbalanced", "state=all", "q=Berlin")
QUERIES_OF_THE_LOG = ("kind=publishing", "editor=editor-1", "page=20")


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="script/bench admin")
    parser.add_argument("--documents", type=int, default=30_000)
    parser.add_argument("--notes", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=30, help="how often each page")
    options = parser.parse_args(arguments)
    if not USES_EXISTING_ARCHIVE:
        start = time.perf_counter()
        fill_archive(options.documents, options.notes)
        print_line(f"filled in {time.perf_counter() - start:,.0f} s")
    call_command("collectstatic", interactive=False, verbosity=0)
    client = Client(headers={"Host": HOST})
    archivist, _ = get_user_model().objects.get_or_create(
        username="bench", is_staff=True, is_superuser=True
    )
    client.force_login(archivist)
    print_line(
        f"{Document.objects.count():,} documents; each page {options.times} times"
    )
    columns = ["page", "queries", "ms p50", "p95", "CPU here p50", "database p50", ""]
    rows = [measure(client, page, options.times) for page in pages(archivist)]
    print_table(columns, rows)


def pages(archivist: User) -> Iterator[str]:
    request = RequestFactory().get("/")
    request.user = archivist
    yield reverse("admin:index")
    for model, model_admin in admin.site._registry.items():
        name = f"{model._meta.app_label}_{model._meta.model_name}"
        if model_admin.has_module_permission(request):
            yield reverse(f"admin:{name}_changelist")
    yield from _filtered("letters_document", QUERIES_OF_THE_LIST)
    yield from _filtered("letters_problem", QUERIES_OF_PROBLEMS)
    log = reverse("admin:letters_document_log")
    yield log
    yield from (f"{log}?{query}" for query in QUERIES_OF_THE_LOG)
    yield reverse("admin:letters_document_add")
    yield reverse("admin:letters_sourcefile_add")
    for rows in (
        Document.objects.order_by("pk")[:1],
        Document.objects.order_by("-pk")[:1],
        Agent.objects.all()[:1],
        Edition.objects.all()[:1],
        Section.objects.all()[:1],
    ):
        yield from (_form(row) for row in rows)


def _filtered(name: str, queries: Sequence[str]) -> Iterator[str]:
    address = reverse(f"admin:{name}_changelist")
    return (f"{address}?{query}" for query in queries)


def _form(row: Document | Agent | Edition | Section) -> str:
    return reverse(f"admin:letters_{row._meta.model_name}_change", args=[row.pk])


def measure(client: Client, address: str, times: int) -> list[str]:
    with CaptureQueriesContext(connection) as queries:
        status = client.get(address).status_code
        number = len(queries)
    if status != 200:
        return [address, f"status {status}", "", "", "", "", "!"]
    database = connection.connection.info.backend_pid
    seconds, cpu_seconds, database_seconds = [], [], []
    for _ in range(times):
        start, cpu_start = time.perf_counter(), time.process_time()
        database_start = cpu_seconds_of([database])
        client.get(address)
        seconds.append(time.perf_counter() - start)
        cpu_seconds.append(time.process_time() - cpu_start)
        database_seconds.append(cpu_seconds_of([database]) - database_start)
    slow = p95(seconds) * 1000 > MOST_MILLISECONDS
    is_above = slow or number > MOST_QUERIES
    return [
        address,
        str(number),
        f"{p50(seconds) * 1000:,.0f}",
        f"{p95(seconds) * 1000:,.0f}",
        f"{p50(cpu_seconds) * 1000:,.0f}",
        f"{p50(database_seconds) * 1000:,.0f}",
        "!" if is_above else "",
    ]


if __name__ == "__main__":
    main(sys.argv[1:])
