"""How quickly search answers, beside other engines over the same texts in one run.

The engines are Whoosh by itself, SQLite's FTS5, PostgreSQL's full text search and, with
`--stock`, Haystack's own Whoosh backend. Sixty queries of nine kinds are asked of each,
in turns, three times after once to warm; the medians are told in CPU milliseconds of
all the processes that answer, and on the wall. What is printed, in this order:

* `build`: documents a second, size, and memory of building each index;
* the first page of a process that has just started;
* `pages`: a whole page of results, with the total, two facets and twenty excerpts. Ours
  is the whole answer over HTTP, from a server such as readers have. "ours/it" is our
  cost in proportion to the engine's, over the queries that both can be asked;
* `answers`: the same beside what our page says before it is HTML, made in this
  process, as the other engines make theirs;
* `hits alone`: the first twenty and the total, without the rest;
* how many documents each engine found, since words mean different things to them;
* `edits`: from the commit of an edited document until readers find it;
* `growth`, where several sizes are asked for: the same pages of a larger archive.

A database of its own is made and removed. LETTERS_BENCH_VAR names the LETTERS_VAR of an
archive that is there already: nothing is imported then, and its documents and index
stay as they are. PostgreSQL's search writes a schema `benchmark` to it for the time
being; leave it out with `--engines` where nothing may be written.
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

from benchmarks.search import postgresql  # noqa: E402
from benchmarks.search.editing import seconds_until_found  # noqa: E402
from benchmarks.search.runs import ENGINES, Run, say_growth  # noqa: E402
from benchmarks.search.sizes import Size, documents_held  # noqa: E402
from benchmarks.telling import say  # noqa: E402
from benchmarks.volumes import IS_KEPT, SHARED, fill  # noqa: E402
from django.conf import settings  # noqa: E402

FOLDER = settings.BASE_DIR / "var" / "bench"
# `--stock` without a number.
ALL = sys.maxsize


def main(arguments: Sequence[str]) -> None:
    asked = read(arguments)
    if not IS_KEPT:
        fill(asked.paths)
    FOLDER.mkdir(parents=True, exist_ok=True)
    try:
        runs = [run_at(size, asked) for size in sizes(asked)]
    finally:
        postgresql.discard()
    if not IS_KEPT:
        say_edits()
    say_growth(runs)


def read(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="script/bench search")
    parser.add_argument("paths", nargs="*", type=Path, default=[SHARED / "frus"])
    parser.add_argument(
        "--documents", nargs="+", type=int, default=[], help="the first so many alone"
    )
    parser.add_argument(
        "--copies", nargs="+", type=int, default=[], help="so many times all of them"
    )
    parser.add_argument(
        "--stock",
        nargs="?",
        type=int,
        const=ALL,
        default=0,
        help="with Haystack's own backend, over the first so many documents, or all",
    )
    parser.add_argument("--engines", nargs="*", choices=ENGINES, default=ENGINES)
    asked = parser.parse_args(arguments)
    if IS_KEPT and (asked.documents or asked.copies):
        parser.error("an archive that is kept has the size it has")
    return asked


def sizes(asked: argparse.Namespace) -> list[Size]:
    """From the smallest to the largest."""
    fewer = [Size(documents=documents) for documents in sorted(asked.documents)]
    more = [Size(copies=copies) for copies in sorted(asked.copies)]
    return [*fewer, *more] or [Size()]


def run_at(size: Size, asked: argparse.Namespace) -> Run:
    documents = documents_held() if IS_KEPT else size.make()
    with tempfile.TemporaryDirectory(dir=FOLDER) as folder:
        run = Run(Path(folder), documents, asked.engines, stock=asked.stock)
        run.carry_out(builds_ours=not IS_KEPT)
    return run


def say_edits() -> None:
    seconds = seconds_until_found()
    say(f"\nedits: found after {median(seconds):.2f} s, {max(seconds):.2f} s at most")


if __name__ == "__main__":
    main(sys.argv[1:])
