"""manage.py derive_documents [IDENTIFIER…] [--all | --background | --state]"""

from __future__ import annotations

import argparse
import threading
from collections.abc import Iterable
from itertools import chain
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from letters.ingest.derivation_run import (
    AnotherRunError,
    BackgroundRun,
    Derived,
    derive_documents,
    derive_texts_of_sections,
    keys_of_documents,
    sole_run,
)
from letters.models import SectionText, Transcription
from letters.models.derivation_state import derivation_state

ALREADY_RUNNING = 3
INTERRUPTED = 130


class Command(BaseCommand):
    help = (
        "Derive pages, footnotes, references and HTML again from the stored TEI: of "
        "documents that an older version of the archive derived, or of those named. A "
        "text that is refused stays as it was derived before, becomes a problem of its "
        "document, and is listed; the exit code is then 1. It may be interrupted and "
        "goes on when it is run again."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("identifiers", nargs="*", metavar="IDENTIFIER")
        modes = parser.add_mutually_exclusive_group()
        modes.add_argument(
            "--all",
            action="store_true",
            help="derive all documents, whatever their version",
        )
        modes.add_argument(
            "--background",
            action="store_true",
            help="beside a server: wait while another process derives or the database "
            "is away, and leave what this version has refused before",
        )
        modes.add_argument(
            "--state",
            action="store_true",
            help="only say how many documents await it, and how many are refused",
        )

    def handle(self, *, identifiers: list[str], **options: Any) -> None:
        if options["state"]:
            self._show_state()
            return
        self.derived, self.refusals = 0, list[str]()
        if options["background"]:
            BackgroundRun(self._tell, threading.Event()).run()
            return
        try:
            self._derive(identifiers, of_any_version=options["all"])
        except AnotherRunError as error:
            raise CommandError(str(error), returncode=ALREADY_RUNNING) from error
        except KeyboardInterrupt as interrupt:
            raise CommandError(
                f"Interrupted. {self._summary}; run it again to go on.",
                returncode=INTERRUPTED,
            ) from interrupt
        if self.derived or self.refusals or options["verbosity"] > 1:
            self.stdout.write(self._summary)
        if self.refusals:
            raise CommandError("\n".join(self.refusals))

    def _show_state(self) -> None:
        state = derivation_state()
        if state.awaiting:
            self._tell(
                f"{state.awaiting:,} of {state.documents:,} documents are read anew with "
                "this version’s rules; the archive serves meanwhile."
            )
        if state.refused_texts:
            self._tell(
                f"This version’s rules refuse {state.refused_texts:,} of the texts, which "
                "stay as an older version read them: the admin’s first page names them."
            )

    def _derive(self, identifiers: list[str], *, of_any_version: bool) -> None:
        if identifiers:
            self._derive_each(derive_documents(_keys_of(identifiers)))
            return
        texts, sections = Transcription.objects.all(), SectionText.objects.all()
        if not of_any_version:
            texts, sections = texts.older(), sections.older()
        with sole_run():
            keys = keys_of_documents(texts)
            outcomes = chain(
                derive_texts_of_sections(sections),
                derive_documents(keys, only_older=not of_any_version),
            )
            self._derive_each(show_progress(outcomes, sections.count() + len(keys)))

    def _derive_each(self, outcomes: Iterable[Derived]) -> None:
        for name, refusal in outcomes:
            if refusal:
                self.refusals.append(f"{name}: {refusal}")
            else:
                self.derived += 1

    @property
    def _summary(self) -> str:
        return f"{self.derived:,} derived, {len(self.refusals):,} refused"

    def _tell(self, sentence: str) -> None:
        self.stdout.write(sentence)
        self.stdout.flush()


def _keys_of(identifiers: list[str]) -> list[int]:
    # A document may be described before it is transcribed.
    texts = Transcription.objects.filter(document__identifier__in=identifiers)
    keys = dict(texts.values_list("document__identifier", "pk"))
    if missing := set(identifiers) - keys.keys():
        raise CommandError(f"No document {', '.join(sorted(missing))}.")
    return [keys[identifier] for identifier in identifiers]


def show_progress(outcomes: Iterable[Derived], total: int) -> Iterable[Derived]:
    # Shown on a terminal only.
    return tqdm(
        outcomes,
        total=total,
        desc="Deriving",
        unit="text",
        disable=None,
        leave=False,
    )
