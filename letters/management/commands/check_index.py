"""Compares the search index with the database."""

from __future__ import annotations

import argparse
import threading
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from letters.models import Document
from letters.search.checking import compare, request_mending
from letters.search.engines.configured import backend
from letters.search.errors import (
    AnotherWriterError,
    SearchUnavailableError,
    UnreachableError,
)
from letters.search.indexing import bring_up_to_date, sole_writer

MOST_NAMED = 10


class Command(BaseCommand):
    help = (
        "Show how the search index differs from the database; exit with 1 if it does."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--mend",
            action="store_true",
            help="index again what differs; build an index if there is none",
        )

    def handle(self, *, mend: bool, **_options: Any) -> None:
        try:
            self._compare(mend=mend)
        except SearchUnavailableError as error:
            if not mend or isinstance(error, UnreachableError):
                raise CommandError(str(error)) from error
            backend().discard()
            self._index()

    def _compare(self, *, mend: bool) -> None:
        comparison = compare()
        self.stdout.write(
            f"{comparison.agreeing} documents agree, "
            f"{len(comparison.waiting)} wait to be indexed."
        )
        for state in ("missing", "outdated", "withdrawn"):
            self._list(state, getattr(comparison, state))
        if comparison.differing and not mend:
            raise CommandError("Index and database differ; --mend mends it.")
        if comparison.differing:
            request_mending(comparison)
            self._index()

    def _list(self, state: str, pks: Iterable[int]) -> None:
        """List the documents that differ; of deleted ones only the number is known."""
        numbers = sorted(pks)
        if not numbers:
            return
        first = numbers[:MOST_NAMED]
        documents = Document.objects.in_bulk(first)
        names = [
            documents[pk].identifier if pk in documents else f"no. {pk}" for pk in first
        ]
        more = " …" if len(numbers) > MOST_NAMED else ""
        self.stdout.write(f"{len(numbers)} {state}: {', '.join(names)}{more}")

    def _index(self) -> None:
        try:
            with sole_writer():
                self.stdout.write(f"Mended. {bring_up_to_date(threading.Event())}.")
        except AnotherWriterError:
            self.stdout.write("The running indexer mends it.")
