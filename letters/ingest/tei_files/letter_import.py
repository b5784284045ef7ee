"""Brings one document to what its file says: whole or not at all, edits here stay."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from letters.ingest.saving import Edit, save_document
from letters.ingest.shrinking import ShrinksError, save_unless_it_shrinks
from letters.ingest.tei_files.incoming_letter import IncomingLetter
from letters.ingest.tei_files.restored_parties import restore_parties
from letters.ingest.tei_files.restored_witnesses import restore_other_texts
from letters.ingest.volumes.planning import (
    TEXT,
    ImportOutcome,
    Plan,
    plan_changes,
    with_present_state,
    without_text,
)
from letters.models import (
    Document,
    DocumentStatus,
    Edition,
    FormerIdentifier,
    ImportedDocument,
    Problem,
    SourceFile,
)
from letters.tei.letter_files import FileDoubt

_ANOTHER = (
    "The archive has another text under “{}”. Rename the file, or name an edition with "
    "--edition."
)
_OTHER_TEXT = (
    "The archive holds another text of this document than the download has. Left as it is "
    "here."
)
_LEAST_IN_COMMON = 0.3
OTHER_TEXT = "other-text-not-taken"


def plan_letter(incoming: IncomingLetter) -> Plan:
    """What to do with the letter. Writes nothing."""
    document = _stored(incoming.identifier)
    if document is None:
        return Plan(ImportOutcome.CREATED)
    if document.status == DocumentStatus.DELETED:
        message = "Deleted here, and can be restored. Not imported again."
        return Plan(ImportOutcome.DELETED, message)
    if incoming.letter.download:
        return _plan_download(incoming, document)
    if not document.is_imported:
        return Plan(ImportOutcome.TAKEN, _ANOTHER.format(incoming.identifier))
    plan = plan_changes(document, incoming.sha256, incoming.record)
    if plan.outcome is not ImportOutcome.UNCHANGED and _is_another(document, incoming):
        return Plan(ImportOutcome.TAKEN, _ANOTHER.format(incoming.identifier))
    return plan


def _stored(identifier: str) -> Document | None:
    """The document that was imported under the identifier, or has or had it."""
    documents = with_present_state(
        Document.with_deleted.select_related(
            "imported", "transcription", "section", "edition"
        )
    )
    former = FormerIdentifier.objects.filter(identifier=identifier)
    return (
        documents.filter(imported__record__identifier=identifier).first()
        or documents.filter(identifier=identifier).first()
        or documents.filter(pk__in=former.values("document")).first()
    )


def _plan_download(incoming: IncomingLetter, document: Document) -> Plan:
    stored = getattr(document, "transcription", None)
    if stored and stored.tei == incoming.letter.tei:
        return Plan(ImportOutcome.UNCHANGED)
    return Plan(ImportOutcome.CONFLICT, _OTHER_TEXT)


def _is_another(document: Document, incoming: IncomingLetter) -> bool:
    """Whether file and archive have two letters that only happen to be called alike."""
    if document.imported.record.get("title") == incoming.record["title"]:
        return False
    stored, now = (set(text.split()) for text in (document.text, incoming.text))
    return len(stored & now) < _LEAST_IN_COMMON * min(len(stored), len(now))


@transaction.atomic
def create_letter(
    incoming: IncomingLetter,
    source: SourceFile,
    edition: Edition | None,
    status: str,
) -> Document:
    """Raises TeiError, DateError or ValidationError, and then writes nothing."""
    download = incoming.letter.download
    printed = download.printed if download else None
    appearance = Document.Appearance
    document = Document(
        **incoming.record,
        status=status,
        edition=edition,
        source_file=source,
        appearance=appearance.PRINTED if printed else appearance.TYPESCRIPT,
        number=printed.number[:20] if printed else "",
        position=_position(printed.number) if printed else 0,
        begins_on_page=printed.first_page[:40] if printed else "",
    )
    document.full_clean(exclude=["edition", "source_file"])
    save_document(document, incoming.letter.tei, Edit(reason=_reason(source)))
    doubts = list(incoming.doubts)
    if download and incoming.letter.header:
        restore_parties(document, incoming.letter.header)
        refused = restore_other_texts(document, incoming.letter.header)
        doubts += [FileDoubt(OTHER_TEXT, "", one[:500], 0) for one in refused]
    ImportedDocument.objects.create(
        document=document, tei_sha256=incoming.sha256, record=incoming.record
    )
    _store_doubts(document, doubts)
    return document


def _position(number: str) -> int:
    return int(number) if number.isdecimal() and len(number) < 6 else 0


def update_letter(incoming: IncomingLetter, source: SourceFile, plan: Plan) -> Plan:
    """Carry out `plan`; return what was carried out of it. A text of which readers would
    lose half stays: nobody is there to be asked."""
    if not plan.document:
        return plan
    try:
        _write(incoming, source, plan, plan.document)
    except ShrinksError as error:
        plan = without_text(plan, error.shrinkage.lost_percent)
        _write(incoming, source, plan, Document.objects.get(pk=plan.document.pk))
    return plan


@transaction.atomic
def _write(
    incoming: IncomingLetter, source: SourceFile, plan: Plan, document: Document
) -> None:
    changes = dict(plan.changes)
    is_new_text = changes.pop(TEXT, None) is not None
    tei = incoming.letter.tei if is_new_text else document.transcription.tei
    for name, value in changes.items():
        setattr(document, name, value)
    if plan.changes:
        document.full_clean(exclude=["edition", "section", "source_file"])
        if is_new_text:
            document.source_file = source
        edit = Edit(reason=_reason(source), based_on=document.revision_number)
        save_unless_it_shrinks(document, tei, edit)
        _store_doubts(document, incoming.doubts)
    if plan.learned:
        _learn(document.imported, dict(plan.learned))


def _learn(imported: ImportedDocument, learned: dict[str, Any]) -> None:
    imported.tei_sha256 = learned.pop(TEXT, imported.tei_sha256)
    imported.record = {**imported.record, **learned}
    imported.save()


def _reason(source: SourceFile) -> str:
    return f"Imported from {source.name}"


def _store_doubts(document: Document, doubts: Sequence[FileDoubt]) -> None:
    """Those that were there before keep their rows, and what was decided of them."""
    wanted = {(doubt.code, doubt.message, doubt.excerpt): doubt for doubt in doubts}
    stored = Problem.objects.filter(document=document, origin=Problem.Origin.IMPORT)
    present = {(row.code, row.message, row.excerpt): row.pk for row in stored}
    stored.exclude(pk__in=[present[key] for key in wanted if key in present]).delete()
    Problem.objects.bulk_create(
        Problem(
            document=document,
            origin=Problem.Origin.IMPORT,
            code=code,
            message=message,
            excerpt=excerpt,
            line=doubt.line or None,
            position=position,
        )
        for position, ((code, message, excerpt), doubt) in enumerate(wanted.items())
        if (code, message, excerpt) not in present
    )
