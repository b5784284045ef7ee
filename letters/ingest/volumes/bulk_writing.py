"""Writes new documents into the tables, many at once: all of each or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from letters.derivation.model import KeyedPart
from letters.ingest.copying import copy_rows, reserve_keys
from letters.ingest.correspondence_events import event_rows
from letters.ingest.dateline_places import PlaceFinder, names_of_places
from letters.ingest.event_agents import AgentFinder, ListedAgent
from letters.ingest.institutions import InstitutionFinder
from letters.ingest.keepers import KeeperFinder
from letters.ingest.saving import record_of
from letters.ingest.volumes.incoming import NewDocument, NewLetter
from letters.models import (
    CorrespondenceEvent,
    CrossReference,
    Document,
    Entry,
    Holding,
    ImportedDocument,
    Mark,
    Mention,
    Problem,
    Revision,
    Segment,
    Transcription,
)

Row = dict[str, Any]
NewText = NewDocument | NewLetter


class BulkWriter:
    """Writes documents of one edition, whose persons and terms it knows."""

    def __init__(self, entries: Mapping[str, Entry], reason: str) -> None:
        self.entries = entries
        self.reason = reason
        self.agents = AgentFinder(
            {
                key: ListedAgent(entry.name, entry.description, entry.agent_id)
                for key, entry in entries.items()
            },
            InstitutionFinder(),
        )
        self.keepers = KeeperFinder()
        self.places = PlaceFinder()

    def write(self, batch: Sequence[NewDocument]) -> None:
        """Write all of `batch`, or raise DatabaseError and write nothing of it."""
        self.keepers.make_missing(new.derived.holding for new in batch)
        texts = [*batch, *(letter for new in batch for letter in new.letters)]
        self.agents.make_missing(new.derived for new in texts)
        self.places.make_missing(
            name for new in texts for name in names_of_places(new.derived)
        )
        with transaction.atomic():
            with connection.cursor() as cursor:
                # A power cut may lose the last documents, never half of one.
                cursor.execute("SET LOCAL synchronous_commit TO off")
            letters = [letter for new in batch for letter in new.letters]
            written = [*batch, *letters]
            keys = reserve_keys(Document, len(written))
            for new, key in zip(written, keys, strict=True):
                new.document.pk = key
            for letter in letters:
                letter.document.carrier_id = letter.document.carrier.pk
            for model, rows in self._tables(written):
                copy_rows(model, rows)
            now = timezone.now()
            revisions = [_row_of(new, self._revision(new, now)) for new in batch]
            copy_rows(Revision, revisions)
            copy_rows(ImportedDocument, [_row_of(new, _imported(new)) for new in batch])

    def _tables(self, batch: Sequence[NewText]) -> Iterator[tuple[Any, list[Row]]]:
        """Each table and its rows, in an order that lets rows refer to earlier ones."""
        now = timezone.now()
        yield Document, [_document_row(new, now) for new in batch]
        yield Transcription, [_row_of(new, new.derived.transcription) for new in batch]
        for model in (*batch[0].derived.parts, *batch[0].derived.lasting_parts):
            yield (
                model,
                [
                    _row_of(new, {"key": key, **values})
                    for new in batch
                    for key, values in new.derived.rows_of(model).items()
                ],
            )
        yield (
            CorrespondenceEvent,
            [
                _row_of(new, row)
                for new in batch
                for row in event_rows(new.derived, self.agents)
            ],
        )
        yield (
            Holding,
            [_row_of(new, self._holding(new)) for new in batch if new.derived.holding],
        )
        yield (
            Mention,
            [_row_of(new, row) for new in batch for row in self._mentions(new)],
        )
        yield Problem, [_row_of(new, row) for new in batch for row in _problems(new)]

    def _holding(self, new: NewText) -> Row:
        holding = new.derived.holding or {}
        return {**self.keepers.keeper_of(holding), **holding}

    def _mentions(self, new: NewText) -> Iterator[Row]:
        for key, times in new.derived.mentions.items():
            if entry := self.entries.get(key):
                yield {"entry_id": entry.pk, "times": times}

    def _revision(self, new: NewDocument, now: object) -> Row:
        parts = new.derived.parts
        return {
            "number": 1,
            "tei": new.incoming.tei,
            "keys": {
                KeyedPart.SEGMENTS: list(parts[Segment]),
                KeyedPart.MARKS: list(parts[Mark]),
                KeyedPart.REFERENCES: list(parts[CrossReference]),
            },
            "record": record_of(new.document),
            "reason": self.reason,
            "saved": now,
            "was_published": new.document.is_published,
        }


def _row_of(new: NewText, values: Row) -> Row:
    return {"document_id": new.document.pk, **values}


def _document_row(new: NewDocument, now: object) -> Row:
    row = {
        field.attname: getattr(new.document, field.attname)
        for field in Document._meta.concrete_fields
        if not field.generated
    }
    return {**row, **new.derived.description, "created": now, "changed": now}


def _problems(new: NewText) -> Iterator[Row]:
    for position, (code, message, excerpt) in enumerate(new.derived.problems):
        yield {
            "origin": Problem.Origin.TEXT.value,
            "code": code,
            "message": message,
            "excerpt": excerpt,
            "position": position,
        }


def _imported(new: NewDocument) -> Row:
    return {"tei_sha256": new.incoming.sha256, "record": new.incoming.record}
