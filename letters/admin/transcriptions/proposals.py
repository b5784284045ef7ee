"""What a transcription would become: it is imported, described, and rolled back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from django.db import IntegrityError, OperationalError, transaction

from letters.admin.save_errors import BUSY
from letters.forms.editing import sentences, write_editable
from letters.forms.intake import IntakeForm
from letters.ingest.saving import Edit
from letters.ingest.time_limit import read_in_time
from letters.ingest.transcriptions import (
    Imported,
    ImportRefusedError,
    Intake,
    IntakeOutcome,
    decode,
    import_transcription,
)
from letters.models import Document, Problem
from letters.models.locks import is_busy
from letters.tei.errors import TeiError

# Names that nobody would choose, for drafts that are rolled back at once.
_OF_OTHERS = (
    "Somebody handed in this very file before. Ask an archivist about its documents."
)
_PLACEHOLDER = "not-yet-named-{number}"


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
    """What an import would make; `earlier` are the documents of an earlier import."""

    format: str
    lines: list[str]
    drafts: list[ProposedDraft]
    relations: list[str]
    earlier: list[Document]


@contextmanager
def undone() -> Iterator[None]:
    """Roll back whatever the block saves."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def import_form(form: IntakeForm, user: Any) -> list[Imported]:
    """Import what the form holds. If that is refused, the form holds the reason."""
    source = form.intake.name
    edit = Edit(editor=user, reason=f"Read from {source}"[:300])
    try:
        imports = import_transcription(form.intake, edit)
        if _are_all_visible(imports, user):
            return imports
        form.refuse([_OF_OTHERS])
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


def _are_all_visible(imports: list[Imported], user: Any) -> bool:
    """What others handed in is nobody's business until it is published."""
    keys = {imported.document.pk for imported in imports}
    return Document.objects.visible_to(user).filter(pk__in=keys).count() == len(keys)


def propose_form(form: IntakeForm, user: Any) -> Proposed | None:
    """Propose what an import would make. Nothing is saved; the form holds the errors."""
    with undone():
        if imports := import_form(form, user):
            return _describe_import(form, imports, is_named=True)
    return propose_unnamed(form, user)


def propose_unnamed(form: IntakeForm, user: Any) -> Proposed | None:
    """Propose documents without names, where only the names are missing or wrong.

    The proposal helps to choose them.
    """
    if form.errors.keys() != {"identifiers"}:
        return None
    with undone():
        try:
            intake = _with_placeholders(form.intake)
            imports = import_transcription(intake, Edit(user))
        except TeiError as error:
            form.refuse(sentences(error))
            return None
        except ImportRefusedError:
            return None
        return _describe_import(form, imports, is_named=False)


def _with_placeholders(intake: Intake) -> Intake:
    reading = read_in_time(decode(intake.content), intake.format)
    count = len(reading.proposal.documents)
    names = [_PLACEHOLDER.format(number=number) for number in range(1, count + 1)]
    return replace(intake, identifiers=names, edition=None)


def _describe_import(
    form: IntakeForm, imports: list[Imported], *, is_named: bool
) -> Proposed:
    documents = [imported.document for imported in imports]
    is_new = imports[0].outcome is IntakeOutcome.CREATED
    drafts = documents if is_new else []
    return Proposed(
        format=form.intake.format,
        lines=form.text.split("\n"),
        drafts=[
            _describe_draft(number, draft, is_named)
            for number, draft in enumerate(drafts, 1)
        ],
        relations=[
            str(relation) for draft in drafts for relation in draft.relations_to.all()
        ],
        earlier=[] if is_new else documents,
    )


def _describe_draft(number: int, document: Document, is_named: bool) -> ProposedDraft:
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
