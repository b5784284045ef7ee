"""What an import may do with each document: decided before anything is written."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from letters.ingest.volumes.documents import Incoming
from letters.ingest.volumes.merging import Merge, merge
from letters.models import Document, ImportedDocument

TEXT = "text"  # beside the fields of the record: the TEI, by its digest


class Outcome(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    KEPT = "kept"  # edited here, and not changed in the file
    CONFLICT = "conflict"
    ABSENT = "absent"  # imported once, and no longer in the file
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done, and which values of the document the file changes."""

    outcome: Outcome
    merge: Merge = field(default_factory=Merge)

    @property
    def conflict_in_words(self) -> str:
        if not self.merge.conflicts:
            return "A document with this identifier is here and was not imported."
        named = ", ".join(name.replace("_", " ") for name in self.merge.conflicts)
        return f"Changed in the file and here: {named}. Left as it is here."


class Archive:
    """The documents of an edition that are here, as an import has to know them."""

    def __init__(self, edition: str) -> None:
        documents = Document.objects.filter(identifier__startswith=f"{edition}/")
        self._here = set(documents.values_list("identifier", flat=True))
        imported = ImportedDocument.objects.filter(document__in=documents)
        self._imported = {
            row.document.identifier: row
            for row in imported.select_related("document").only(
                "tei_sha256", "record", "document__identifier"
            )
        }

    def absent_from(self, volume: set[str]) -> list[str]:
        """What was imported once and is not in the volume any more."""
        return sorted(set(self._imported) - volume)

    def plan(self, incoming: Incoming) -> Plan:
        if incoming.identifier not in self._here:
            return Plan(Outcome.CREATED)
        imported = self._imported.get(incoming.identifier)
        if not imported:
            return Plan(Outcome.CONFLICT)
        before = {TEXT: imported.tei_sha256, **imported.record}
        now = values_of(incoming)
        if before == now:
            return Plan(Outcome.UNCHANGED)
        merged = merge(before, present_values(imported.document_id, now), now)
        if merged.conflicts:
            return Plan(Outcome.CONFLICT, merged)
        return Plan(Outcome.UPDATED if merged.changes else Outcome.KEPT, merged)


def values_of(incoming: Incoming) -> dict[str, Any]:
    return {TEXT: incoming.sha256, **incoming.record}


def present_values(document_id: int, names: Mapping[str, Any]) -> dict[str, Any]:
    document = Document.objects.select_related("transcription", "section").get(
        pk=document_id
    )
    tei = document.transcription.tei
    special = {
        TEXT: hashlib.sha256(tei.encode()).hexdigest(),
        "section": document.section.key if document.section else "",
    }
    return {
        name: special[name] if name in special else getattr(document, name)
        for name in names
    }
