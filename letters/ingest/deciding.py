"""Stores what an archivist decides about what is read from a text, and reads it so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from letters.ingest.deriving import derive_document
from letters.ingest.saving import Edit, save_document
from letters.ingest.stated_and_decided import Statement
from letters.models import Document, StatementDecision, StatementKind

_Decision = StatementDecision.Decision
DATE_DECIDED = "The date that is read from the text was decided on."


@dataclass(frozen=True, slots=True)
class Choice:
    """What an archivist decides: `decision` is empty to leave it to the rules again."""

    statement: Statement
    decision: str
    correction: str = ""


@transaction.atomic
def decide(document: Document, choices: Iterable[Choice], editor: Any = None) -> int:
    """Store the choices, and let the text be derived with them. Returns how many differ
    from what was decided before.

    A date is one of the record, and so its decision makes a revision. Raises TeiError if
    the present rules refuse the text, and then nothing is decided.
    """
    stored = _locked(document)
    date = stored.date_edtf
    changed = 0
    for choice in choices:
        if (before := _store(stored, choice, editor)) is not None:
            changed += 1
            if choice.statement.kind == StatementKind.DATE:
                date = _date_after(choice, before, date)
    if not changed:
        return 0
    if date != stored.date_edtf and not stored.carrier_id:
        stored.date_edtf, stored.date_reason = date, ""
        save_document(stored, stored.transcription.tei, Edit(editor, DATE_DECIDED))
    derive_document(stored, stored.transcription.tei)
    stored.save(update_fields=["changed"])
    return changed


def _locked(document: Document) -> Document:
    """As it is stored now. A transmitted letter is derived with its carrier, which is
    locked first, as when that is saved."""
    documents = Document.objects.select_for_update()
    if document.carrier_id:
        documents.get(pk=document.carrier_id)
    return documents.get(pk=document.pk)


def _date_after(choice: Choice, before: tuple[str, str], date: str) -> str:
    """The date of the record, which is `date` now; one that somebody typed since stays
    unless another is decided for."""
    stated, correction = choice.statement.stated, before[1]
    if choice.decision == _Decision.CONFIRMED:
        return stated
    if choice.decision == _Decision.CORRECTED:
        return choice.correction
    if choice.decision == _Decision.REJECTED:
        return "" if date in (stated, correction) else date
    told = {_Decision.CORRECTED: correction, _Decision.REJECTED: ""}
    return stated if date == told.get(before[0]) else date


def _store(document: Document, choice: Choice, editor: Any) -> tuple[str, str] | None:
    """Decision and correction before, or None if nothing is changed."""
    statement = choice.statement
    rows = StatementDecision.objects.filter(
        document=document,
        kind=statement.kind,
        stated=statement.stated,
        footnote_key=statement.footnote_key,
    )
    if statement.kind == StatementKind.REFERENCE:
        rows = rows.filter(words=statement.words)
    stored = rows.first()
    correction = choice.correction if choice.decision == _Decision.CORRECTED else ""
    before = (stored.decision, stored.correction) if stored else ("", "")
    if before == (choice.decision, correction):
        return None
    rows.delete()
    if choice.decision:
        StatementDecision.objects.create(
            document=document,
            kind=statement.kind,
            stated=statement.stated,
            words=statement.words,
            footnote_key=statement.footnote_key,
            decision=choice.decision,
            correction=correction,
            editor=editor,
        )
    return before
