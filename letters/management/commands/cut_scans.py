"""manage.py cut_scans [--all | --watch]"""

from __future__ import annotations

import argparse
import signal
import threading
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from letters.facsimile import StorageFullError
from letters.ingest.scan_cutting import (
    AnotherCutterError,
    CutOutcome,
    ScanWatch,
    ask_for_all,
    awaiting,
    cut_waiting,
    sole_cutter,
)

ALREADY_RUNNING = 3
INTERRUPTED = 130


class Command(BaseCommand):
    help = (
        "Cut the page scans that wait into tiles, so that readers can zoom into them. A "
        "scan that cannot be read is listed, becomes a problem of its document, and the "
        "exit code is then 1. It may be interrupted and goes on when it is run again. "
        "Beside a server, which does the same by itself, it exits with 3."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        modes = parser.add_mutually_exclusive_group()
        modes.add_argument(
            "--all",
            action="store_true",
            help="cut all scans again, the damaged ones too; those that are ready are "
            "shown meanwhile",
        )
        modes.add_argument(
            "--watch",
            action="store_true",
            help="run until stopped; wait while another process does so",
        )

    def handle(self, **options: Any) -> None:
        if options["watch"]:
            self._watch()
            return
        asked = ask_for_all() if options["all"] else None
        self.cut, self.faults = 0, list[str]()
        try:
            with sole_cutter():
                self._cut_each()
        except AnotherCutterError as error:
            if asked is not None:
                self.stdout.write(
                    f"The process that prepares scans already does all {asked:,} again."
                )
                return
            raise CommandError(str(error), returncode=ALREADY_RUNNING) from error
        except StorageFullError as error:
            raise CommandError(f"{error} {self._summary}.") from error
        except KeyboardInterrupt as interrupt:
            raise CommandError(
                f"Interrupted. {self._summary}; run it again to go on.",
                returncode=INTERRUPTED,
            ) from interrupt
        self.stdout.write(f"{self._summary}.")
        if self.faults:
            raise CommandError("\n".join(self.faults))

    def _cut_each(self) -> None:
        total = awaiting().values("sha256", "frame").distinct().count()
        for outcome in show_progress(cut_waiting(threading.Event()), total):
            if outcome.fault:
                self.faults.append(f"{outcome.name}: {outcome.fault}")
            else:
                self.cut += 1

    @property
    def _summary(self) -> str:
        return f"{self.cut:,} scans prepared, {len(self.faults):,} damaged"

    def _watch(self) -> None:
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        ScanWatch(self._tell, stop).run()

    def _tell(self, sentence: str) -> None:
        self.stdout.write(sentence)
        self.stdout.flush()


def show_progress(outcomes: Iterable[CutOutcome], total: int) -> Iterable[CutOutcome]:
    # Shown on a terminal only.
    return tqdm(
        outcomes, total=total, desc="Scans", unit="scan", disable=None, leave=False
    )
