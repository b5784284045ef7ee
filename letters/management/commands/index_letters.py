"""Brings the search index up to date, once or for as long as it runs."""

from __future__ import annotations

import argparse
import signal
import threading
from collections.abc import Iterable
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from letters.search.errors import AnotherWriterError, SearchError
from letters.search.indexing import (
    bring_up_to_date,
    rebuild,
    sole_writer,
    waiting_work,
    watch,
)
from letters.search.moving import move

ALREADY_RUNNING = 3
TOO_MANY = 4


class Command(BaseCommand):
    help = (
        "Bring the search index up to date with the database; build it if there is "
        "none. Only one process can write the index: a second one exits with 3."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        modes = parser.add_mutually_exclusive_group()
        modes.add_argument(
            "--watch",
            action="store_true",
            help="run until stopped; wait while another process writes the index",
        )
        modes.add_argument(
            "--rebuild",
            action="store_true",
            help="build a whole index beside the present one, then exchange them",
        )
        modes.add_argument(
            "--into",
            metavar="COLLECTION",
            help="build whole indexes in another collection of a SolrCloud, then let the "
            "alias that LETTERS_SOLR_URL names lead there",
        )
        modes.add_argument(
            "--at-most",
            type=int,
            metavar="DOCUMENTS",
            help="leave it to the running indexer if more are to be read, and exit with 4 "
            "if that leaves nothing to search",
        )

    def handle(
        self,
        *,
        watch: bool,
        rebuild: bool,
        into: str | None = None,
        at_most: int | None = None,
        **_options: Any,
    ) -> None:
        if watch:
            self._watch()
        elif at_most is None or not self._is_left(at_most):
            self._run_once(is_rebuild=rebuild, into=into)

    def _is_left(self, at_most: int) -> bool:
        """Whether more documents than that are left to the indexer."""
        is_searchable, documents = waiting_work()
        if documents <= at_most:
            return False
        if not is_searchable:
            raise CommandError(
                f"The search index of {documents:,} documents is built while the archive "
                "serves; until then a search says that it is being prepared.",
                returncode=TOO_MANY,
            )
        self.stdout.write(
            f"{documents:,} documents are indexed again while the archive serves."
        )
        return True

    def _run_once(self, *, is_rebuild: bool, into: str | None) -> None:
        run = rebuild if is_rebuild else bring_up_to_date
        if into:
            run = partial(move, into)
        try:
            with sole_writer():
                changes = run(threading.Event(), show_progress)
        except AnotherWriterError as error:
            raise CommandError(str(error), returncode=ALREADY_RUNNING) from error
        except (SearchError, OSError) as error:
            raise CommandError(f"The index was not written: {error}") from error
        self.stdout.write(f"Search index: {changes}.")

    def _watch(self) -> None:
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        try:
            watch(stop, show_progress)
        except (SearchError, OSError) as error:
            raise CommandError(f"The index was not written: {error}") from error


def show_progress(rows: Iterable[Any], count: int) -> Iterable[Any]:
    """A progress bar, on a terminal only."""
    return tqdm(rows, total=count, desc="Indexing", unit="row", disable=None)
