"""Measures how fast search answers, beside other engines over the same texts in one run.

The engines are Whoosh by itself, SQLite's FTS5, PostgreSQL's full text search and, with
`--stock`, Haystack's own Whoosh backend. Each answers sixty queries of nine kinds, in
turns: once to warm up, then three times. Costs are medians, in CPU milliseconds of all
processes that answer, and in wall time. It prints, in this order:

* `build`: documents per second, size, and memory of building each index;
* the first page of a process that has just started;
* `pages`: a whole page of results, with the total, two facets and twenty excerpts. Ours
  is the whole answer over HTTP, from a server such as readers have. "ours/it" is our
  cost divided by the engine's, over the queries that both can answer;
* `answers`: the same, but ours is the content of the page before it is HTML, made in
  this process, as the other engines make theirs;
* `hits only`: the first twenty and the total;
* how many documents each engine finds, since engines define words differently;
* `edits`: the time from the commit of an edited document until readers find it;
* `growth`, with several sizes: the same pages of a larger archive.

It makes a database of its own and removes it. LETTERS_BENCH_VAR names the LETTERS_VAR of
an existing archive: nothing is imported then, and its documents and index stay
unchanged. PostgreSQL's search writes a temporary schema `benchmark` to it; leave that
engine out with `--engines` where nothing may be written.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
django.setup()

from benchmarks.output import print_line  # noqa: E402
from benchmarks.search import postgresql  # noqa: E402
from benchmarks.search.editing import seconds_until_found  # noqa: E402
from benchmarks.search.runs import ENGINES, Run, print_growth  # noqa: E402
from benchmarks.search.sizes import Size, count_published  # noqa: E402
from benchmarks.volumes import SHARED, USES_EXISTING_ARCHIVE, fill  # noqa: E402
from django.conf import settings  # noqa: E402

FOLDER = settings.BASE_DIR / "var" / "bench"
# `--stock` without a number.
ALL = sys.maxsize


def main(arguments: Sequence[str]) -> None:
    options = parse_options(arguments)
    if not USES_EXISTING_ARCHIVE:
        fill(options.paths)
    FOLDER.mkdir(parents=True, exist_ok=True)
    try:
        runs = [run_at(size, options) for size in sizes(options)]
    finally:
        postgresql.discard()
    if not USES_EXISTING_ARCHIVE:
        print_edits()
    print_growth(runs)


def parse_options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="script/bench search")
    parser.add_argument("paths", nargs="*", type=Path, default=[SHARED / "frus"])
    parser.add_argument(
        "--documents",
        nargs="+",
        type=int,
        default=[],
        help="measure only the first N documents",
    )
    parser.add_argument(
        "--copies",
        nargs="+",
        type=int,
        default=[],
        help="measure K copies of all documents",
    )
    parser.add_argument(
        "--stock",
        nargs="?",
        type=int,
        const=ALL,
        default=0,
        help="add Haystack's own backend, over the first N documents, or all",
    )
    parser.add_argument("--engines", nargs="*", choices=ENGINES, default=ENGINES)
    options = parser.parse_args(arguments)
    if USES_EXISTING_ARCHIVE and (options.documents or options.copies):
        parser.error("the size of an existing archive cannot be changed")
    return options


def sizes(options: argparse.Namespace) -> list[Size]:
    """The smallest first."""
    fewer = [Size(documents=documents) for documents in sorted(options.documents)]
    more = [Size(copies=copies) for copies in sorted(options.copies)]
    return [*fewer, *more] or [Size()]


def run_at(size: Size, options: argparse.Namespace) -> Run:
    documents = count_published() if USES_EXISTING_ARCHIVE else size.make()
    with tempfile.TemporaryDirectory(dir=FOLDER) as folder:
        run = Run(Path(folder), documents, options.engines, stock=options.stock)
        run.carry_out(builds_ours=not USES_EXISTING_ARCHIVE)
    return run


def print_edits() -> None:
    seconds = seconds_until_found()
    print_line(
        f"\nedits: found after {median(seconds):.2f} s, at most {max(seconds):.2f} s"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
