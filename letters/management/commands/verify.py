"""manage.py verify"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from letters.ingest.media_folders import (
    derivatives_folder,
    masters_folder,
    tiles_folder,
)
from letters.ingest.verifying import (
    Finding,
    note_foreign_files,
    verify_derivatives,
    verify_files_of_scans,
    verify_rows_of_scans,
    verify_source_files,
)
from letters.ingest.verifying_tiles import verify_states, verify_tiles
from letters.search.checking import Comparison, compare, names_of
from letters.search.errors import SearchUnavailableError
from letters.search.interface import ROWS
from letters.search.query.tree import Material

INTERRUPTED = 130
NOUNS = {Material.DOCUMENTS: "document", Material.FRONT: "section"}
STATES = {
    "missing": "not in the index",
    "outdated": "the index has another state of it",
    "withdrawn": "still in the index, though withdrawn",
}


class Command(BaseCommand):
    help = (
        "Verify that all stored files are what was stored, that all rows name files "
        "that exist, and that the index says what the database says. Print a line for "
        "each fault; exit with 1 if there is one. Nothing is mended or deleted."
    )

    def handle(self, **_options: Any) -> None:
        faults = 0
        try:
            for finding in all_findings():
                faults += finding.is_fault
                mark = "" if finding.is_fault else "Note: "
                with tqdm.external_write_mode():
                    self.stdout.write(f"{mark}{finding}")
        except KeyboardInterrupt as interrupt:
            raise CommandError(
                f"Interrupted; {_count(faults)} until then.", returncode=INTERRUPTED
            ) from interrupt
        if faults:
            raise CommandError(f"{_count(faults)} found.")
        self.stdout.write("No fault found.")


def all_findings() -> Iterator[Finding]:
    masters, derivatives = masters_folder(), derivatives_folder()
    yield from verify_rows_of_scans(masters, show_progress)
    yield from verify_files_of_scans(masters, show_progress)
    yield from verify_derivatives(derivatives, show_progress)
    yield from verify_tiles(tiles_folder(), show_progress)
    yield from verify_states(show_progress)
    folders = (masters, derivatives, tiles_folder())
    yield from note_foreign_files(masters.parent, folders)
    yield from verify_source_files(show_progress)
    yield from verify_index()


def verify_index() -> Iterator[Finding]:
    for material in Material:
        try:
            comparison = compare(partial(_show_rows, material), material=material)
        except SearchUnavailableError as error:
            place = f"index of {NOUNS[material]}s"
            yield Finding(place, f"{error} Run manage.py check_index --mend.")
        else:
            yield from _judge_index(comparison)


def _judge_index(comparison: Comparison) -> Iterator[Finding]:
    names = names_of(comparison.differing, comparison.material)
    noun = NOUNS[comparison.material]
    for state, words in STATES.items():
        for pk in sorted(getattr(comparison, state)):
            yield Finding(
                f"index, {names.get(pk, f'{noun} no. {pk}')}",
                f"{words}. Run manage.py check_index --mend.",
            )


def show_progress(
    items: Iterable, name: str, total: int, unit: str = "file"
) -> Iterable:
    # Shown on a terminal only.
    return tqdm(items, desc=name, total=total, unit=unit, disable=None, leave=False)


def _show_rows(material: Material, rows: Iterable[Any]) -> Iterable[Any]:
    total = ROWS[material].objects.count()
    return show_progress(rows, "Index", total, unit=NOUNS[material])


def _count(faults: int) -> str:
    return "1 fault" if faults == 1 else f"{faults:,} faults"
