"""Raw transcriptions, notation and TEI into drafts, with every doubt kept beside them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.db import transaction

from letters.derivation.description.document_kinds import (
    DocumentKind,
    document_kind,
    find_kind,
)
from letters.ingest.correspondence_events import find_agent
from letters.ingest.saving import Edit, save_document
from letters.models import (
    ArchivalUnit,
    ConditionalPassage,
    Document,
    DocumentRelation,
    Edition,
    Instruction,
    Problem,
    SourceFile,
)
from letters.tei.body import read_document, refuse_documents_within
from letters.tei.dates import read_written_date
from letters.tei.errors import SourceError
from letters.tei.nodes import Block
from letters.tei.notation import parse_notation
from letters.tei.transcription import Doubt, Proposal, ProposedDocument, propose
from letters.tei.writer import write_document


class Format(StrEnum):
    """What was handed in; `guess_format` tells them apart."""

    RAW = "raw"
    NOTATION = "notation"
    TEI = "tei"


class IntakeOutcome(StrEnum):
    CREATED = "created"
    UNCHANGED = "unchanged"


class ImportRefusedError(Exception):
    """Why nothing was imported, and what to do about it."""


@dataclass(frozen=True, slots=True)
class Intake:
    """A file and where it belongs. `identifiers` name its documents in their order.

    A document of an edition needs none: it has the edition's and its own number.
    """

    name: str
    content: bytes
    format: Format
    identifiers: Sequence[str] = ()
    edition: Edition | None = None
    archival_unit: ArchivalUnit | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    document: Document
    outcome: IntakeOutcome
    doubts: int


_NOTATION_SIGN = re.compile(
    r"^:::+ *\w|^\[\^[^\]]+\](?:\{[^}]*\})?:|\]\{[.#]", re.MULTILINE
)


def decode(content: bytes) -> str:
    """The text of a file. Raises SourceError naming the first byte that is not UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SourceError(
            f"Byte {error.start:,} is not UTF-8. Save the file as UTF-8.", line=line
        ) from error


def guess_format(text: str) -> Format:
    if text.lstrip().startswith("<"):
        return Format.TEI
    return Format.NOTATION if _NOTATION_SIGN.search(text) else Format.RAW


@transaction.atomic
def import_transcription(intake: Intake, edit: Edit) -> list[Imported]:
    """Drafts of the documents in a file; none if the file has been imported before.

    Raises TeiError for a file that cannot be read, and ImportRefusedError for one whose
    documents would need an identifier that they have not, or that is taken.
    """
    source, _ = SourceFile.objects.keep(intake.name, intake.content)
    present = list(source.documents.order_by("pk"))
    if present:
        return [
            Imported(document, IntakeOutcome.UNCHANGED, document.problems.count())
            for document in present
        ]
    proposal = read_proposal(decode(intake.content), intake.format)
    drafts = [
        _draft(intake, source, proposed, identifier)
        for proposed, identifier in zip(
            proposal.documents, _identifiers(intake, proposal), strict=True
        )
    ]
    for draft, proposed in zip(drafts, proposal.documents, strict=True):
        tei = _tei(proposed.notation, intake.format)
        draft.kind = _kind(proposed, read_document(tei))
        save_document(draft, tei, edit)
        _keep_doubts(draft, proposed.doubts)
    _link(drafts, proposal)
    return [
        Imported(draft, IntakeOutcome.CREATED, draft.problems.count())
        for draft in drafts
    ]


def read_proposal(text: str, kind: Format) -> Proposal:
    """What `text` seems to hold; notation and TEI are one document, without doubts."""
    if kind is Format.RAW:
        proposal = propose(text)
        if not proposal.documents:
            raise SourceError("There is no text in it.")
        return proposal
    document = ProposedDocument(
        notation=text,
        title="",
        number="",
        date="",
        is_edited=False,
        start=0,
        end=len(text),
        doubts=(),
    )
    return Proposal((document,), ())


def _tei(text: str, kind: Format) -> str:
    if kind is Format.TEI:
        read_document(text)
        refuse_documents_within(text)
        return text
    return write_document(parse_notation(text, {"type": "document"}))


def _identifiers(intake: Intake, proposal: Proposal) -> list[str]:
    """An identifier for each document, each another one."""
    identifiers = _given_identifiers(intake, proposal)
    for identifier, times in Counter(identifiers).items():
        if times > 1:
            raise ImportRefusedError(
                f"“{identifier}” would be the identifier of {times} documents."
            )
    return identifiers


def _given_identifiers(intake: Intake, proposal: Proposal) -> list[str]:
    """An identifier for each document, and a clear word when there is none."""
    count = len(proposal.documents)
    given = list(intake.identifiers)
    if intake.edition and not given:
        missing = [doc.title for doc in proposal.documents if not doc.number]
        if missing:
            raise ImportRefusedError(
                f"“{missing[0]}” has no number in the edition. Give its identifier."
            )
        return [f"{intake.edition.identifier}/d{d.number}" for d in proposal.documents]
    if len(given) == 1 and count > 1:
        return [f"{given[0]}-{number}" for number in range(1, count + 1)]
    if len(given) != count:
        titles = "; ".join(doc.title for doc in proposal.documents if doc.title)
        holds = f"{count} document{'s' if count > 1 else ''}"
        raise ImportRefusedError(
            f"The file holds {holds}{f' ({titles})' if titles else ''}, and "
            f"{len(given) or 'no'} identifier{' was' if len(given) == 1 else 's were'} given. "
            "Give one for each, or one for all of them to share."
        )
    return given


def _draft(
    intake: Intake, source: SourceFile, proposed: ProposedDocument, identifier: str
) -> Document:
    date = read_written_date(proposed.date, order="month-day")
    draft = Document(
        identifier=identifier,
        title=proposed.title or identifier,
        appearance=(
            Document.Appearance.PRINTED
            if proposed.is_edited
            else Document.Appearance.TYPESCRIPT
        ),
        number=proposed.number,
        date_edtf=date.edtf if date else "",
        edition=intake.edition,
        archival_unit=intake.archival_unit,
        source_file=source,
    )
    try:
        draft.full_clean(exclude=["edition", "archival_unit", "source_file"])
    except ValidationError as error:
        problems = [
            f"{identifier}: {message}"
            if name == "identifier"
            else f"{identifier}: {name}: {message}"
            for name, messages in error.message_dict.items()
            for message in messages
        ]
        raise ImportRefusedError(" ".join(problems)) from error
    return draft


def _kind(proposed: ProposedDocument, body: Block) -> DocumentKind:
    """What its title names, or else what the text says of itself."""
    named = document_kind(proposed.title)
    return find_kind(body) if named is DocumentKind.OTHER else named


def _keep_doubts(document: Document, doubts: Sequence[Doubt]) -> None:
    Problem.objects.bulk_create(
        Problem(
            document=document,
            origin=Problem.Origin.IMPORT,
            code=doubt.code,
            message=doubt.message,
            excerpt=doubt.excerpt,
            line=doubt.line,
            position=position,
        )
        for position, doubt in enumerate(doubts)
    )


def _link(drafts: list[Document], proposal: Proposal) -> None:
    """An instruction and the passage it speaks of; its document covers the other."""
    for link in proposal.links:
        instructing, instructed = drafts[link.instructing], drafts[link.instructed]
        signed = instructing.correspondence_events.filter(type="sent").first()
        ConditionalPassage.objects.filter(
            document=instructed, key=link.passage_key
        ).update(
            condition=link.condition,
            instruction=Instruction.objects.get(
                document=instructing, key=link.instruction_key
            ),
            authority=find_agent(signed.name_as_written) if signed else None,
        )
        DocumentRelation.objects.get_or_create(
            source=instructing, type=DocumentRelation.Type.COVERS, target=instructed
        )
