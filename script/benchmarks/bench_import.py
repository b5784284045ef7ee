"""Measures the time, memory and disk that the import of whole volumes takes.

The floor is the least any import must do: parse the same files with lxml, and COPY the
same bytes into the same PostgreSQL. It is measured before and after the import.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import django
from benchmarks.processes import run_and_watch

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
django.setup()

from benchmarks.output import print_line  # noqa: E402
from benchmarks.volumes import SHARED  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.models import Count, Q  # noqa: E402
from lxml import etree  # noqa: E402

from letters.ingest.volumes.files import find_files, read_file  # noqa: E402
from letters.models import (  # noqa: E402
    CrossReference,
    Document,
    Entry,
    Footnote,
    Page,
    VolumeImport,
)

VOLUMES_COMPARED = 10


def main(arguments: Sequence[str]) -> None:
    paths = [Path(argument) for argument in arguments] or [SHARED / "frus"]
    try:
        files = find_files(paths)
    except FileNotFoundError as error:
        sys.exit(f"{error}. The volumes are not part of the project: name a folder.")
    size, before = floor(files)
    command = [sys.executable, "manage.py", "import_frus", *map(str, paths)]
    cost = run_and_watch(command)
    _, after = floor(files)
    floor_seconds = (before + after) / 2
    print_line(f"{len(files)} volumes, {size / 1e6:,.1f} MB unpacked")
    print_line(
        f"floor     {before:7.1f} s before, {after:.1f} s after (parse and COPY)"
    )
    print_line(
        f"import    {cost.seconds:7.1f} s = {cost.seconds / floor_seconds:.1f} times the floor"
    )
    print_line(
        f"memory    {cost.memory / 1e6:7.0f} MB at most, in all the importer's processes"
    )
    print_cost_of_growth()
    print_counts()


def floor(files: Sequence[Path]) -> tuple[int, float]:
    """Bytes of the files, and the seconds to read, parse and copy them."""
    size, begun = 0, time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE floor (name text, content bytea)")
        for file in files:
            content = read_file(file)
            size += len(content)
            etree.fromstring(content, etree.XMLParser(collect_ids=False))
            row = f"{file.name}\t\\\\x{content.hex()}\n".encode()
            cursor.copy_expert("COPY floor FROM STDIN", BytesReader(row))
        seconds = time.perf_counter() - begun
        cursor.execute("DROP TABLE floor")
    return size, seconds


class BytesReader:
    """A file over bytes that can be read once."""

    def __init__(self, content: bytes) -> None:
        self.left = memoryview(content)

    def read(self, size: int) -> bytes:
        piece, self.left = self.left[:size], self.left[size:]
        return bytes(piece)


def print_cost_of_growth() -> None:
    """Compare the cost of a document in an empty and in a full archive."""
    volumes = list(VolumeImport.objects.order_by("pk"))
    if len(volumes) < 2 * VOLUMES_COMPARED:
        return
    first = milliseconds_for(volumes[:VOLUMES_COMPARED])
    last = milliseconds_for(volumes[-VOLUMES_COMPARED:])
    print_line(
        f"growth    a document costs {first[0]:.2f} ms in the first {VOLUMES_COMPARED} "
        f"volumes, {last[0]:.2f} in the last ({last[0] / first[0]:.2f} times); "
        f"a page {first[1]:.2f} and {last[1]:.2f} ({last[1] / first[1]:.2f} times)"
    )


def milliseconds_for(volumes: Sequence[VolumeImport]) -> tuple[float, float]:
    """Milliseconds for each document, and for each page, of `volumes`."""
    editions = [volume.edition_id for volume in volumes]
    seconds = sum((volume.ended - volume.started).total_seconds() for volume in volumes)
    documents = Document.objects.filter(edition__in=editions).count()
    pages = Page.objects.filter(document__edition__in=editions).count()
    return 1000 * seconds / documents, 1000 * seconds / pages


def print_counts() -> None:
    states = CrossReference.objects.aggregate(
        resolved=Count("pk", filter=Q(state="resolved")),
        wanted=Count("pk", filter=Q(state="wanted")),
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        (size,) = cursor.fetchone()
    print_line(
        f"holds     {Document.objects.count():,} documents, "
        f"{Page.objects.count():,} pages, {Footnote.objects.count():,} notes, "
        f"references {states['resolved']:,} resolved and {states['wanted']:,} wanted, "
        f"{Entry.objects.filter(kind='person').count():,} persons, "
        f"{size / 1e6:,.0f} MB of database"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
