"""What a transcription would become: it is imported, described, and rolled back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import IntegrityError, OperationalError, transaction
from django.http import QueryDict

from letters.admin.save_errors import BUSY
from letters.admin.transcriptions.draft_readings import DraftReader
from letters.admin.transcriptions.held_instructions import (
    PassageRow,
    passage_rows,
    stated_instructions,
)
from letters.admin.transcriptions.proposed_drafts import (
    RIGHT_BOXES,
    ProposedDraft,
    describe_draft,
)
from letters.admin.transcriptions.proposed_links import (
    InstructionRow,
    instruction_rows,
    passage_choices,
    stated_links,
)
from letters.admin.transcriptions.raw_lines import RawText
from letters.forms.editable_text import sentences
from letters.forms.intake import DraftText, IntakeForm, ScanPlace
from letters.forms.intake.cuts import cut, starts_of
from letters.forms.word_marking import WordMarkingForm
from letters.ingest.rehearsal import Reading
from letters.ingest.saving import Edit
from letters.ingest.transcriptions import (
    DraftStatement,
    Format,
    Imported,
    ImportRefusedError,
    Intake,
    IntakeOutcome,
    import_transcription,
)
from letters.models import Document
from letters.models.document_rights import StatusRefusedError
from letters.models.locks import is_busy
from letters.tei.errors import TeiError

# Names that nobody would choose, for drafts that are rolled back at once.
_PLACEHOLDER = "not-yet-named-{number}"


@dataclass(frozen=True, slots=True)
class Proposed:
    """What an import would make; `earlier` are the documents of an earlier import.

    `posted` is what was typed, with each document's fields under its present number.
    """

    format: Format
    drafts: list[ProposedDraft] = field(default_factory=list)
    links: list[InstructionRow] = field(default_factory=list)
    passages: list[PassageRow] = field(default_factory=list)
    earlier: list[Document] = field(default_factory=list)
    starts: str = ""
    digest: str = ""
    posted: QueryDict = field(default_factory=QueryDict)

    @property
    def places(self) -> list[ScanPlace]:
        """The pages of all documents, in order; one of a text that marks none."""
        return [
            ScanPlace(draft.number, key, f"document {draft.number}, {name}")
            for draft in self.drafts
            for key, name in draft.pages or [("1", "page 1")]
        ]

    @property
    def renamed(self) -> dict[str, str]:
        """What documents were called when the form was shown, and are called now."""
        names = ((row.form.called_before, row.form.called) for row in self.drafts)
        return {before: now for before, now in names if before and before != now}

    def show_marked(self, number: int, refused: WordMarkingForm | None) -> None:
        """Lead to the text in which words were marked, or to why they could not be."""
        for draft in self.drafts[number - 1 : number] if number else ():
            draft.form.marking = refused or draft.form.marking
            led_to = refused.fields["words"] if refused else draft.form.fields["text"]
            led_to.widget.attrs["autofocus"] = True

    @property
    def is_complete(self) -> bool:
        """Whether all that is said of the documents can be saved."""
        checked = [row.form.is_valid() for row in (*self.drafts, *self.passages)]
        return all(checked)


@contextmanager
def undone() -> Iterator[None]:
    """Roll back whatever the block saves."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def import_intake(form: IntakeForm, intake: Intake, user: Any) -> list[Imported]:
    """Import `intake`. If that is refused, the form holds the reason."""
    edit = Edit(editor=user, reason=f"Read from {intake.name}"[:300])
    try:
        return import_transcription(intake, edit)
    except TeiError as error:
        form.refuse(sentences(error))
    except ImportRefusedError as error:
        form.refuse([str(error)], "identifiers")
    except StatusRefusedError as error:
        form.add_error(None, str(error))
    except IntegrityError:
        reason = "Somebody took the same identifier at the same moment."
        form.refuse([reason], "identifiers")
    except OperationalError as error:
        if not is_busy(error):
            raise
        form.refuse([BUSY])
    return []


def read_sitting(form: IntakeForm, posted: QueryDict) -> tuple[Reading, QueryDict]:
    """What the text holds, cut as it was asked, and what was typed of its documents.

    Raises TeiError.
    """
    reading = form.read()
    recut = cut(form, posted, reading)
    return form.read(), recut


def propose_form(form: IntakeForm, posted: QueryDict, user: Any) -> Proposed | None:
    """Propose what an import would make. Nothing is saved; the form holds the errors."""
    try:
        reading, posted = read_sitting(form, posted)
        texts = [
            DraftText(number, tei, posted)
            for number, tei in enumerate(reading.sources(), 1)
        ]
    except TeiError as error:
        form.refuse(sentences(error))
        return None
    with undone():
        intake = _unnamed(form.intake, texts, frozenset(posted.getlist(RIGHT_BOXES)))
        if imports := import_intake(form, intake, user):
            return _describe(form, posted, reading, texts, imports, user)
    return None


def _unnamed(
    intake: Intake, texts: Sequence[DraftText], found_right: frozenset[str]
) -> Intake:
    numbers = range(1, len(texts) + 1)
    return replace(
        intake,
        identifiers=[_PLACEHOLDER.format(number=number) for number in numbers],
        statements=[DraftStatement(tei=text.tei) for text in texts],
        found_right=found_right,
    )


def _describe(
    form: IntakeForm,
    posted: QueryDict,
    reading: Reading,
    texts: Sequence[DraftText],
    imports: list[Imported],
    user: Any,
) -> Proposed:
    documents = [imported.document for imported in imports]
    if imports[0].outcome is not IntakeOutcome.CREATED:
        return Proposed(form.intake.format, earlier=documents)
    raw = RawText(
        form.text.replace("\r\n", "\n").replace("\r", "\n"),
        starts_of(form, reading),
        may_be_cut=form.intake.format is Format.RAW,
    )
    reader = DraftReader(form, reading.proposal, raw, user)
    drafts: list[ProposedDraft] = []
    for text, document in zip(texts, documents, strict=True):
        taken = [draft.form["identifier"].value() for draft in drafts]
        drafts.append(describe_draft(reader, posted, text, document, taken))
    passages = passage_choices(documents)
    links = instruction_rows(documents, passages, reading.proposal, posted)
    return Proposed(
        format=form.intake.format,
        drafts=drafts,
        links=links,
        passages=list(passage_rows(form, passages, links, posted, user)),
        starts=" ".join(map(str, form.intake.starts)),
        digest=form.digest,
        posted=posted,
    )


def settled_intake(form: IntakeForm, proposed: Proposed, status: str) -> Intake:
    """The intake with all that is said of the documents of a complete proposal."""
    forms = [draft.form for draft in proposed.drafts]
    identifiers = [each.cleaned_data["identifier"] for each in forms]
    return replace(
        form.intake,
        name=form.name_with(identifiers or ["pasted"]),
        identifiers=identifiers,
        statements=[each.statement for each in forms],
        links=stated_links(proposed.links),
        held=stated_instructions(proposed.passages, proposed.links),
        status=status,
        found_right=frozenset(proposed.posted.getlist(RIGHT_BOXES)),
    )
