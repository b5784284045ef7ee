"""Notes that a public document is told to be of others than before: its sender, recipient."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from letters.ingest.correction_notes import (
    public_parties,
    record_correction,
    told_otherwise,
)
from letters.ingest.saving import Edit, append_revision
from letters.models import Document


@contextmanager
def parties_noted(document: Document, edit: Edit) -> Iterator[None]:
    """Tell readers of other parties than before what is done within, by its revision or
    by one for them alone: who wrote to whom is in rows of its own, beside the record.

    The caller holds a transaction. A transmitted letter has no revisions.
    """
    before, number = public_parties(document), document.revision_number
    yield
    if document.carrier_id:
        return
    if changed := told_otherwise(before, public_parties(document)):
        latest = document.revisions.first()
        if not latest or latest.number == number:
            document.revision_number = number + 1
            document.save(update_fields=["revision_number", "changed"])
            latest = append_revision(document, document.transcription.tei, edit)
        record_correction(latest, changed)
