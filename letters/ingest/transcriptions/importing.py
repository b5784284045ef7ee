"""Makes drafts of all documents in a file, each with its doubts, or none."""

from __future__ import annotations

from django.db import transaction

from letters.ingest.file_formats import decode
from letters.ingest.saving import Edit, save_document
from letters.ingest.time_limit import read_in_time
from letters.ingest.transcriptions.drafts import (
    kind_of,
    link_drafts,
    make_draft,
    store_doubts,
)
from letters.ingest.transcriptions.identifiers import choose_identifiers
from letters.ingest.transcriptions.intake import Imported, Intake, IntakeOutcome
from letters.models import SourceFile
from letters.tei.body import read_document


@transaction.atomic
def import_transcription(intake: Intake, edit: Edit) -> list[Imported]:
    """Make drafts of the documents in a file; none if it has been imported before.

    Raises TeiError for a file that cannot be read, or not in time, and
    ImportRefusedError for one with a document whose identifier is missing or taken.
    """
    source, _ = SourceFile.objects.store(intake.name, intake.content)
    present = list(source.documents.order_by("pk"))
    if present:
        return [
            Imported(document, IntakeOutcome.UNCHANGED, document.problems.count())
            for document in present
        ]
    reading = read_in_time(decode(intake.content), intake.format)
    proposal = reading.proposal
    identifiers = choose_identifiers(intake, proposal)
    sources = reading.sources()
    drafts = [
        make_draft(intake, source, proposed, identifier)
        for proposed, identifier in zip(proposal.documents, identifiers, strict=True)
    ]
    for draft, proposed, tei in zip(drafts, proposal.documents, sources, strict=True):
        draft.kind = kind_of(proposed, read_document(tei))
        save_document(draft, tei, edit)
        store_doubts(draft, proposed.doubts)
    link_drafts(drafts, proposal)
    return [
        Imported(draft, IntakeOutcome.CREATED, draft.problems.count())
        for draft in drafts
    ]
