"""How many pages a second readers get, beside nginx with the same bytes in one run.

Eight readers stay connected and ask for one page after another of each kind: whole
documents, single pages of them, and the list. They ask

* `kept`: the archive as it is served, for pages that were made before, each with the
  one query that says that nothing has changed since;
* `304`: the same as browsers ask that have the page;
* `made`: the archive with LETTERS_PAGE_CACHE=0, where each page is made anew;
* `Django`: an answer of one word without a query: what no page of it can be quicker than;
* `nginx`: the same compressed bytes as static files, if nginx is installed.

Each in turns, three times; the medians are told: pages a second, in proportion to
nginx, and the milliseconds one page takes. Sizes and queries of pages follow.

LETTERS_BENCH_VAR names the LETTERS_VAR of an archive that is there already.
"""

from __future__ import annotations

import argparse
import gzip
import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
django.setup()

from benchmarks.reading.readers import Asked, Reading, read  # noqa: E402
from benchmarks.reading.static import is_there, served_by_nginx  # noqa: E402
from benchmarks.server import served  # noqa: E402
from benchmarks.telling import p50, p95, say, say_table  # noqa: E402
from benchmarks.volumes import IS_KEPT, SHARED, fill  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client, override_settings  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from letters.models import CachedPage, Document, Page  # noqa: E402

HOST = "127.0.0.1"
WORKERS = 2
READERS = 8
PAGES_OF_A_KIND = 300
ROUNDS = 3
KILOBYTE = 1_000

Ask = Callable[[Sequence[str]], Reading]


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="script/bench read")
    parser.add_argument("paths", nargs="*", type=Path, default=[SHARED / "frus"])
    parser.add_argument("--seconds", type=float, default=5, help="of each reading")
    asked = parser.parse_args(arguments)
    if not IS_KEPT:
        fill(asked.paths)
    # Pages are made in this process first, and name their style sheets.
    call_command("collectstatic", interactive=False, verbosity=0)
    kinds = addresses()
    documents = Document.objects.published().count()
    say(f"{documents:,} documents; {WORKERS} workers, {READERS} readers\n")
    CachedPage.objects.all().delete()
    bodies = {
        address: (etag, body)
        for paths in kinds.values()
        for address, etag, body in made(paths)
    }
    with tempfile.TemporaryDirectory() as folder, ExitStack() as open_ones:
        servers = start(open_ones, Path(folder), bodies, asked.seconds)
        for kind, paths in kinds.items():
            say_readings(kind, compare(servers, paths))
    for kind, paths in kinds.items():
        say_pages(kind, [bodies[path][1] for path in paths], paths[0])


def addresses() -> dict[str, list[str]]:
    """Of each kind as many, from all through the archive."""
    published = Document.objects.published().order_by("pk")
    pages = Page.objects.filter(document__in=published.values("pk"), pagination="")
    names = published.values_list("identifier", flat=True)
    keys = pages.order_by("pk").values_list("document__identifier", "key")
    lists = range(1, 1 + len(names) // 50)
    return {
        "documents": some([f"/documents/{name}/" for name in names]),
        "pages": some([f"/documents/{name}/pages/{key}/" for name, key in keys]),
        "lists": some([f"/documents/?page={number}" for number in lists]),
    }


def some(paths: Sequence[str]) -> list[str]:
    step = max(1, len(paths) // PAGES_OF_A_KIND)
    return list(paths[::step][:PAGES_OF_A_KIND])


def made(paths: Sequence[str]) -> list[tuple[str, str, bytes]]:
    """Each address with its ETag and its body, compressed."""
    client = Client(headers={"Host": HOST, "Accept-Encoding": "gzip"})
    answers = [(path, client.get(path)) for path in paths]
    return [(path, answer["ETag"], answer.content) for path, answer in answers]


def start(
    open_ones: ExitStack,
    folder: Path,
    bodies: Mapping[str, tuple[str, bytes]],
    seconds: float,
) -> dict[str, Ask]:
    """The servers, by what is asked of them."""
    kept = open_ones.enter_context(served(WORKERS)).port
    anew = open_ones.enter_context(served(WORKERS, LETTERS_PAGE_CACHE="0")).port

    def again(paths: Sequence[str]) -> Reading:
        pages = [Asked(p, (f"If-None-Match: {bodies[p][0]}",)) for p in paths]
        return read(kept, pages, seconds, READERS, status=304)

    servers: dict[str, Ask] = {
        "kept": lambda paths: read(kept, [*map(Asked, paths)], seconds, READERS),
        "304": again,
        "made": lambda paths: read(anew, [*map(Asked, paths)], seconds, READERS),
        "Django": lambda _: read(kept, [Asked("/health/live")], seconds, READERS),
    }
    if is_there():
        names = {path: f"{number}.html" for number, path in enumerate(bodies)}
        files = {names[path]: body for path, (_, body) in bodies.items()}
        static = open_ones.enter_context(served_by_nginx(files, folder, WORKERS))

        def by_nginx(paths: Sequence[str]) -> Reading:
            pages = [Asked(f"/{names[path]}") for path in paths]
            return read(static, pages, seconds, READERS)

        servers["nginx"] = by_nginx
    else:
        say("nginx is not installed here: no ratios.\n")
    return servers


def compare(
    servers: Mapping[str, Ask], paths: Sequence[str]
) -> dict[str, list[Reading]]:
    """In turns, so that all have the same of a machine that others use as well."""
    readings: dict[str, list[Reading]] = {name: [] for name in servers}
    for _ in range(ROUNDS):
        for name, ask in servers.items():
            readings[name].append(ask(paths))
    return readings


def say_readings(kind: str, readings: Mapping[str, Sequence[Reading]]) -> None:
    fastest = readings.get("nginx")
    rows = [
        [
            name,
            f"{median(reading.rate for reading in some):,.0f}",
            f"{_ratio(some, fastest):.3f}" if fastest else "-",
            *(
                f"{median(figure(reading.times) for reading in some) * 1000:,.1f}"
                for figure in (p50, p95)
            ),
        ]
        for name, some in readings.items()
    ]
    say_table([kind, "pages/s", "of nginx's", "ms p50", "p95"], rows)
    say()


def _ratio(some: Sequence[Reading], fastest: Sequence[Reading]) -> float:
    pairs = zip(some, fastest, strict=True)
    return median(one.rate / other.rate for one, other in pairs)


def say_pages(kind: str, bodies: Sequence[bytes], path: str) -> None:
    sizes = [len(body) / KILOBYTE for body in bodies]
    plain = [len(gzip.decompress(body)) / KILOBYTE for body in bodies]
    say(
        f"{kind}: {median(sizes):,.1f} kB gzipped, {max(sizes):,.1f} at most "
        f"({median(plain):,.1f} plain); queries: {queries(path)} kept, "
        f"{queries(path, LETTERS_PAGE_CACHE=False)} made"
    )


def queries(path: str, **settings: bool) -> int:
    client = Client(headers={"Host": HOST})
    with override_settings(**settings), CaptureQueriesContext(connection) as asked:
        client.get(path)
    return len(asked)


if __name__ == "__main__":
    main(sys.argv[1:])
