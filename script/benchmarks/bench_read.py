"""Measures how many pages per second readers get, beside nginx with the same bytes.

Eight readers stay connected and ask for one page after another of each kind: whole
documents, single pages of them, and the list. They ask

* `front`: nginx as deploy/ has it, for pages that the archive made before; without TLS;
* `cached`: the archive as it is served, for cached pages, each with the one query that
  tells whether anything has changed since;
* `304`: the same, as browsers ask that have the page;
* `rendered`: the archive with LETTERS_PAGE_CACHE=0, which renders each page anew;
* `Django`: an answer of one word without a query, which no page can be faster than;
* `nginx`: the same compressed bytes as static files, if nginx is installed.

It exits with 1 where the front gives less than half as many pages as nginx's own files.

They take turns, three times. The medians are printed: pages per second, the ratio to
nginx, and the milliseconds of one page. Sizes and queries of pages follow.

LETTERS_BENCH_VAR names the LETTERS_VAR of an existing archive.
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
from urllib.request import urlopen

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
django.setup()

from benchmarks.load.front import PLAIN, front_in, nginx_with_front  # noqa: E402
from benchmarks.load.nginx import is_installed  # noqa: E402
from benchmarks.load.readers import LoadResult, PageRequest, measure  # noqa: E402
from benchmarks.output import p50, p95, print_line, print_table  # noqa: E402
from benchmarks.server import served  # noqa: E402
from benchmarks.volumes import SHARED, USES_EXISTING_ARCHIVE, fill  # noqa: E402
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
SHARE_OF_STATIC = 0.5
KILOBYTE = 1_000

Ask = Callable[[Sequence[str]], LoadResult]


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="script/bench read")
    parser.add_argument("paths", nargs="*", type=Path, default=[SHARED / "frus"])
    parser.add_argument(
        "--seconds", type=float, default=5, help="how long each measurement takes"
    )
    options = parser.parse_args(arguments)
    if not USES_EXISTING_ARCHIVE:
        fill(options.paths)
    # This process renders pages first, which name their style sheets.
    call_command("collectstatic", interactive=False, verbosity=0)
    kinds = addresses()
    documents = Document.objects.published().count()
    print_line(f"{documents:,} documents; {WORKERS} workers, {READERS} readers\n")
    CachedPage.objects.all().delete()
    bodies = {
        address: (etag, body)
        for paths in kinds.values()
        for address, etag, body in rendered(paths)
    }
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        servers = start(stack, Path(folder), bodies, options.seconds)
        is_slow = False
        for kind, paths in kinds.items():
            results = compare(servers, paths)
            print_loads(kind, results)
            if "front" in results:
                share = _ratio(results["front"], results["nginx"])
                is_slow |= share < SHARE_OF_STATIC
    for kind, paths in kinds.items():
        print_pages(kind, [bodies[path][1] for path in paths], paths[0])
    return int(is_slow)


def addresses() -> dict[str, list[str]]:
    """The same number of each kind, spread over the archive."""
    published = Document.objects.published().order_by("pk")
    pages = Page.objects.filter(document__in=published.values("pk"), pagination="")
    names = published.values_list("identifier", flat=True)
    keys = pages.order_by("pk").values_list("document__identifier", "key")
    lists = range(1, 1 + len(names) // 50)
    return {
        "documents": sample([f"/documents/{name}/" for name in names]),
        "pages": sample([f"/documents/{name}/pages/{key}/" for name, key in keys]),
        "lists": sample([f"/documents/?page={number}" for number in lists]),
    }


def sample(paths: Sequence[str]) -> list[str]:
    step = max(1, len(paths) // PAGES_OF_A_KIND)
    return list(paths[::step][:PAGES_OF_A_KIND])


def rendered(paths: Sequence[str]) -> list[tuple[str, str, bytes]]:
    """Each address with its ETag and its body, compressed."""
    client = Client(headers={"Host": HOST, "Accept-Encoding": "gzip"})
    answers = [(path, client.get(path)) for path in paths]
    return [(path, answer["ETag"], answer.content) for path, answer in answers]


def start(
    stack: ExitStack,
    folder: Path,
    bodies: Mapping[str, tuple[str, bytes]],
    seconds: float,
) -> dict[str, Ask]:
    """The servers to compare, by name."""
    front = stack.enter_context(front_in(folder))
    cached = stack.enter_context(served(WORKERS, LETTERS_FRONT=str(front))).port
    rendering = stack.enter_context(served(WORKERS, LETTERS_PAGE_CACHE="0")).port

    def load(port: int, paths: Sequence[str]) -> LoadResult:
        return measure(port, [*map(PageRequest, paths)], seconds, READERS)

    def revalidated(paths: Sequence[str]) -> LoadResult:
        pages = [PageRequest(p, (f"If-None-Match: {bodies[p][0]}",)) for p in paths]
        return measure(cached, pages, seconds, READERS, status=304)

    servers: dict[str, Ask] = {
        "cached": lambda paths: load(cached, paths),
        "304": revalidated,
        "rendered": lambda paths: load(rendering, paths),
        "Django": lambda _: load(cached, ["/health/live"]),
    }
    if is_installed():
        names = {path: f"{number}.html" for number, path in enumerate(bodies)}
        # nginx reads files as nobody if root starts it.
        folder.chmod(0o755)
        plain = folder / "pages"
        plain.mkdir()
        for path, (_, body) in bodies.items():
            (plain / names[path]).write_bytes(body)
        header = "default_type text/html; add_header Content-Encoding gzip;"
        nginx = stack.enter_context(
            nginx_with_front(cached, front, plain, folder, header)
        )
        # Each is made, and given to the front.
        for path in bodies:
            load_once(nginx, path)

        def by_nginx(paths: Sequence[str]) -> LoadResult:
            return load(nginx, [f"{PLAIN}{names[path]}" for path in paths])

        servers["front"] = lambda paths: load(nginx, paths)
        servers["nginx"] = by_nginx
    else:
        print_line("nginx is not installed here: no ratios.\n")
    return servers


def load_once(port: int, path: str) -> None:
    with urlopen(f"http://{HOST}:{port}{path}") as answer:
        answer.read()


def compare(
    servers: Mapping[str, Ask], paths: Sequence[str]
) -> dict[str, list[LoadResult]]:
    """The servers take turns, so that other load on the machine falls on all of them."""
    results: dict[str, list[LoadResult]] = {name: [] for name in servers}
    for _ in range(ROUNDS):
        for name, ask in servers.items():
            results[name].append(ask(paths))
    return results


def print_loads(kind: str, results: Mapping[str, Sequence[LoadResult]]) -> None:
    fastest = results.get("nginx")
    rows = [
        [
            name,
            f"{median(result.rate for result in rounds):,.0f}",
            f"{_ratio(rounds, fastest):.3f}" if fastest else "-",
            *(
                f"{median(figure(result.times) for result in rounds) * 1000:,.1f}"
                for figure in (p50, p95)
            ),
        ]
        for name, rounds in results.items()
    ]
    print_table([kind, "pages/s", "ratio to nginx", "ms p50", "p95"], rows)
    print_line()


def _ratio(rounds: Sequence[LoadResult], fastest: Sequence[LoadResult]) -> float:
    pairs = zip(rounds, fastest, strict=True)
    return median(result.rate / floor.rate for result, floor in pairs)


def print_pages(kind: str, bodies: Sequence[bytes], path: str) -> None:
    sizes = [len(body) / KILOBYTE for body in bodies]
    plain = [len(gzip.decompress(body)) / KILOBYTE for body in bodies]
    print_line(
        f"{kind}: {median(sizes):,.1f} kB gzipped, at most {max(sizes):,.1f} "
        f"({median(plain):,.1f} plain); queries: {queries(path)} cached, "
        f"{queries(path, LETTERS_PAGE_CACHE=False)} rendered"
    )


def queries(path: str, **settings: bool) -> int:
    client = Client(headers={"Host": HOST})
    with override_settings(**settings), CaptureQueriesContext(connection) as captured:
        client.get(path)
    return len(captured)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
