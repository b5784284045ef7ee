"""What a transcription would become: imported, looked at, and undone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from django.db import IntegrityError, OperationalError, transaction

from letters.admin.documents.save_errors import BUSY, is_busy
from letters.forms.editing import sentences, write_editable
from letters.forms.intake import IntakeForm
from letters.ingest.saving import Edit
from letters.ingest.transcriptions import (
    Imported,
    ImportRefusedError,
    Intake,
    IntakeOutcome,
    import_transcription,
    read_proposal,
)
from letters.models import Document, Problem
from letters.tei.errors import TeiError

# Nobody would choose these; they name drafts that are undone at once.
_STAND_IN = "not-yet-named-{number}"


@dataclass(frozen=True, slots=True)
class ProposedDraft:
    """One document as it would be saved."""

    number: int
    document: Document
    kind: str
    date: str
    format: str
    lines: list[str]
    problems: list[Problem]
    pages: list[str]
    is_named: bool

    @property
    def prefix(self) -> str:
        return f"draft-{self.number}-line"


@dataclass(frozen=True, slots=True)
class Proposed:
    """All that a transcription would become; `earlier` if it was read in before."""

    format: str
    lines: list[str]
    drafts: list[ProposedDraft]
    relations: list[str]
    earlier: list[Document]


@contextmanager
def undone() -> Iterator[None]:
    """A transaction that never happened."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def import_form(form: IntakeForm, user: Any) -> list[Imported]:
    """Import what the form holds. Nothing, with the reason in the form, if refused."""
    source = form.intake.name
    edit = Edit(editor=user, reason=f"Read from {source}"[:300])
    try:
        return import_transcription(form.intake, edit)
    except TeiError as error:
        form.refuse(sentences(error))
    except ImportRefusedError as error:
        form.refuse([str(error)], "identifiers")
    except IntegrityError:
        reason = "Somebody took the same identifier at the same moment."
        form.refuse([reason], "identifiers")
    except OperationalError as error:
        if not is_busy(error):
            raise
        form.refuse([BUSY])
    return []


def propose_form(form: IntakeForm, user: Any) -> Proposed | None:
    """What would be made of the form. Nothing is saved, and errors are in the form."""
    with undone():
        if imported := import_form(form, user):
            return _describe(form, imported, is_named=True)
    return propose_unnamed(form, user)


def propose_unnamed(form: IntakeForm, user: Any) -> Proposed | None:
    """The proposal where all is right but the names: it helps to find them."""
    if form.errors.keys() != {"identifiers"}:
        return None
    with undone():
        try:
            unnamed = import_transcription(_with_stand_ins(form.intake), Edit(user))
        except TeiError as error:
            form.refuse(sentences(error))
            return None
        except ImportRefusedError:
            return None
        return _describe(form, unnamed, is_named=False)


def _with_stand_ins(intake: Intake) -> Intake:
    count = len(read_proposal(_text(intake), intake.format).documents)
    names = [_STAND_IN.format(number=number) for number in range(1, count + 1)]
    return replace(intake, identifiers=names, edition=None)


def _text(intake: Intake) -> str:
    return intake.content.decode("utf-8-sig")


def _describe(
    form: IntakeForm, imported: list[Imported], *, is_named: bool
) -> Proposed:
    documents = [one.document for one in imported]
    is_new = imported[0].outcome is IntakeOutcome.CREATED
    return Proposed(
        format=form.intake.format,
        lines=form.text.split("\n"),
        drafts=[
            _draft(number, one, is_named) for number, one in enumerate(documents, 1)
        ]
        if is_new
        else [],
        relations=[str(one) for draft in documents for one in draft.relations_to.all()]
        if is_new
        else [],
        earlier=[] if is_new else documents,
    )


def _draft(number: int, document: Document, is_named: bool) -> ProposedDraft:
    text = write_editable(document.transcription.tei)
    return ProposedDraft(
        number=number,
        document=document,
        kind=document.get_kind_display(),
        date=document.date_in_words,
        format=text.format,
        lines=text.content.split("\n"),
        problems=list(document.problems.all()),
        pages=[page.label for page in document.pages.filter(pagination="")],
        is_named=is_named,
    )
