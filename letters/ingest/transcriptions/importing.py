"""Makes drafts of all documents in a file, each with its doubts, or none."""

from __future__ import annotations

from django.db import transaction

from letters.ingest.saving import Edit, save_document
from letters.ingest.time_limit import read_in_time
from letters.ingest.transcriptions.drafts import (
    kind_of,
    link_drafts,
    link_held,
    make_draft,
    store_doubts,
)
from letters.ingest.transcriptions.identifiers import choose_identifiers
from letters.ingest.transcriptions.intake import Imported, Intake, IntakeOutcome
from letters.ingest.transcriptions.put_right import DraftDoubts
from letters.ingest.transcriptions.stated_parties import state_parties
from letters.models import SourceFile
from letters.tei.body import read_document


@transaction.atomic
def import_transcription(intake: Intake, edit: Edit) -> list[Imported]:
    """Make drafts of the documents in a file; none if it has been imported before, as far
    as its editor may know: documents of others that are not public are nobody's business.

    Raises TeiError for a file that cannot be read, or not in time, and
    ImportRefusedError for one with a document whose identifier is missing or taken.
    """
    source, _ = SourceFile.objects.store(intake.name, intake.content)
    known = source.documents.order_by("pk")
    present = list(known.visible_to(edit.editor) if edit.editor else known)
    if present and not intake.again:
        return [
            Imported(
                document, IntakeOutcome.UNCHANGED, document.problems.open().count()
            )
            for document in present
        ]
    reading = read_in_time(intake.text, intake.format, starts=intake.starts)
    proposal = reading.proposal
    identifiers = choose_identifiers(intake, proposal)
    sources = reading.sources()
    drafts = [
        make_draft(intake, source, proposed, identifier, intake.statement(position))
        for position, (proposed, identifier) in enumerate(
            zip(proposal.documents, identifiers, strict=True)
        )
    ]
    for position, draft in enumerate(drafts):
        proposed, statement = proposal.documents[position], intake.statement(position)
        tei = statement.tei or sources[position]
        draft.kind = statement.kind or kind_of(proposed, read_document(tei))
        save_document(draft, tei, edit)
        state_parties(draft, statement)
        store_doubts(draft, intake.doubts_of(proposed))
        links = sum(link.instructing == position for link in proposal.links)
        doubts = DraftDoubts(intake, proposed, position, sources[position], links)
        doubts.settle(draft, edit)
    link_drafts(drafts, proposal.links if intake.links is None else intake.links)
    link_held(drafts, intake.held, edit)
    return [
        Imported(draft, IntakeOutcome.CREATED, draft.problems.open().count())
        for draft in drafts
    ]
