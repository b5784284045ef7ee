"""Compares the search index with the database."""

from __future__ import annotations

import argparse
import threading
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from letters.search.checking import compare, names_of, request_mending
from letters.search.engines.configured import backend
from letters.search.errors import (
    AnotherWriterError,
    SearchUnavailableError,
    UnreachableError,
)
from letters.search.indexing import bring_up_to_date, sole_writer
from letters.search.query.tree import Material

MOST_NAMED = 10
NOUNS = {Material.DOCUMENTS: "documents", Material.FRONT: "sections"}


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
        is_same = [self._check(material, mend=mend) for material in Material]
        if not all(is_same):
            raise CommandError("Index and database differ; --mend mends it.")

    def _check(self, material: Material, *, mend: bool) -> bool:
        try:
            return self._compare(material, mend=mend)
        except SearchUnavailableError as error:
            if not mend or isinstance(error, UnreachableError):
                raise CommandError(str(error)) from error
            backend(material).discard()
            self._index()
            return True

    def _compare(self, material: Material, *, mend: bool) -> bool:
        """Whether index and database agree in the end."""
        comparison = compare(material=material)
        self.stdout.write(
            f"{comparison.agreeing} {NOUNS[material]} agree, "
            f"{len(comparison.waiting)} wait to be indexed."
        )
        for state in ("missing", "outdated", "withdrawn"):
            self._list(state, getattr(comparison, state), material)
        if comparison.differing and mend:
            request_mending(comparison)
            self._index()
        return mend or not comparison.differing

    def _list(self, state: str, pks: Iterable[int], material: Material) -> None:
        """List the rows that differ; of deleted ones only the number is known."""
        numbers = sorted(pks)
        if not numbers:
            return
        first = numbers[:MOST_NAMED]
        names = names_of(first, material)
        listed = ", ".join(names.get(pk, f"no. {pk}") for pk in first)
        more = " …" if len(numbers) > MOST_NAMED else ""
        self.stdout.write(f"{len(numbers)} {state}: {listed}{more}")

    def _index(self) -> None:
        try:
            with sole_writer():
                self.stdout.write(f"Mended. {bring_up_to_date(threading.Event())}.")
        except AnotherWriterError:
            self.stdout.write("The running indexer mends it.")
