"""What is read of each document of a transcription, in the terms of a report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from letters.derivation.derive import derive
from letters.derivation.description.document_kinds import DocumentKind
from letters.derivation.model import Context, DocumentRecords, EventRecord, KnownKeys
from letters.ingest.reading_report import ReadDocument, ReadDoubt, joined_names
from letters.ingest.rehearsal import Reading
from letters.ingest.transcriptions.drafts import date_of, kind_of
from letters.ingest.transcriptions.intake import DraftStatement, Intake
from letters.tei.body import read_document
from letters.tei.references import Place
from letters.tei.transcription import Doubt, DoubtCode, ProposedDocument
from letters.tei.transcription.field_labels import Label
from letters.tei.transcription.rival_doubts import may_be_party

# Papers that are sent by whoever signs them.
_SENT_BY_SIGNER = {
    DocumentKind.LETTER,
    DocumentKind.DRAFT_LETTER,
    DocumentKind.MEMORANDUM,
    DocumentKind.DESPATCH,
    DocumentKind.DIRECTIVE,
    DocumentKind.MESSAGE,
    DocumentKind.NOTE,
    DocumentKind.TELEGRAM,
}
# Papers that nobody sends: those who took part stand in them.
_WITHOUT_PARTIES = {
    DocumentKind.CONVERSATION,
    DocumentKind.MINUTES,
    DocumentKind.EDITORIAL_NOTE,
}
_PARTIES = {"sender", "recipient"}
# Signs of notes and of the notation, figures behind a word, a verb, or more than a name.
_NO_NAME = re.compile(
    r"[\[\]{}<>^=;!?~|†‡¹²³*]|[^\W\d_]\d|_{2}|--|[:;] |\A[^\W\d_A-ZÀ-ÞА-Я]*\Z"
    r"|[^\W\d_]-\Z|\b(?i:dated|enclosing|regarding|concerning|was|were|has|have|will"
    r"|sincerely|yours|page)\b|.{140}"
)
_FIELDS = {
    "date": ("read-as-date", DoubtCode.POSSIBLE_DATE),
    "pages": (
        DoubtCode.PAGE_TURN,
        DoubtCode.INFERRED_PAGE_BREAK,
        DoubtCode.UNDETERMINED_PAGE_BREAK,
        DoubtCode.PAGES_UNEVEN,
        "read-as-page-number",
    ),
    "notes": (
        DoubtCode.NOTES_READ,
        DoubtCode.NOTES_UNEVEN,
        DoubtCode.NOTE_WITHOUT_MARK,
        DoubtCode.UNSURE_NOTE_MARK,
        DoubtCode.MARK_WITHOUT_NOTE,
        DoubtCode.NUMBERED_LINES,
    ),
    "sender": ("read-as-signature", DoubtCode.SENDER_READ),
    "recipient": ("read-as-address", DoubtCode.PARTIES_READ),
    "participants": (DoubtCode.PARTICIPANTS_UNREAD,),
    "documents": (
        DoubtCode.POSSIBLE_DOCUMENT,
        DoubtCode.GLUED_HEADING,
        DoubtCode.ENCLOSURE_READ,
    ),
}
_FIELD_OF_CODE = {str(code): name for name, codes in _FIELDS.items() for code in codes}
_TEXT = "text"


def read_documents(
    file: str, intake: Intake, reading: Reading, identifiers: Sequence[str] = ()
) -> list[ReadDocument]:
    """Each document that a file holds, as it is proposed. Raises TeiError."""
    documents = []
    for proposed, tei, identifier in zip_longest(
        reading.proposal.documents, reading.sources(), identifiers, fillvalue=""
    ):
        if isinstance(proposed, ProposedDocument) and isinstance(tei, str):
            doubts = intake.doubts_of(proposed)
            documents.append(_read(file, str(identifier), proposed, tei, doubts))
    return documents


def _read(
    file: str,
    identifier: str,
    proposed: ProposedDocument,
    tei: str,
    doubts: Sequence[Doubt],
) -> ReadDocument:
    body = read_document(tei)
    place = Place(volume=None, document=None, outline=None)
    context = Context(place, date=None, is_editorial=False, begins_on="")
    records = derive(body, KnownKeys(), context)
    kind = kind_of(proposed, body)
    senders = _senders(records, proposed, kind)
    recipients = _named(records, "received") or _in_head(proposed, Label.RECIPIENT)
    date = date_of(proposed, DraftStatement())
    read = {"sender": senders, "recipient": recipients, "date": [date] if date else []}
    return ReadDocument(
        file=file,
        identifier=identifier,
        kind=str(kind),
        title=proposed.title,
        sender=joined_names(senders),
        recipient=joined_names(recipients),
        date=date,
        pages=len(records.pages),
        notes=records.count_notes(),
        doubts=[
            *(_told(doubt) for doubt in doubts if not doubt.is_listing),
            *_inferred(records),
            *_misshapen(read),
            *_unread(read, kind),
            *_unknown(kind),
            *_guessed(kind, proposed),
        ],
        listed=[_told(doubt) for doubt in doubts if doubt.is_listing],
    )


def _told(doubt: Doubt) -> ReadDoubt:
    return ReadDoubt(_FIELD_OF_CODE.get(doubt.code, _TEXT), doubt.line, doubt.message)


def _inferred(records: DocumentRecords) -> list[ReadDoubt]:
    """Names that nothing but their place says to be of the sender or the recipient."""
    fields = {"sent": "sender", "signed": "sender", "received": "recipient"}
    return [
        ReadDoubt(fields[event.type], 0, f"“{event.name}”: {event.evidence}")
        for event in _events(records)
        if event.is_inferred and event.type in fields
    ]


def _misshapen(read: dict[str, list[str]]) -> list[ReadDoubt]:
    """Names with signs that no name has, or that other words of the text follow."""
    return [
        ReadDoubt(name, 0, f"“{value}” has not the form of a name or an office.")
        for name in sorted(_PARTIES)
        for value in read[name]
        if _NO_NAME.search(value) or not may_be_party(value)
    ]


def _unread(read: dict[str, list[str]], kind: DocumentKind) -> list[ReadDoubt]:
    """The fields without a value that documents of the kind have."""
    return [
        ReadDoubt(name, 0, f"No line is read as the {name}.")
        for name, values in read.items()
        if not values and not (name in _PARTIES and kind in _WITHOUT_PARTIES)
    ]


def _unknown(kind: DocumentKind) -> list[ReadDoubt]:
    if kind is not DocumentKind.OTHER:
        return []
    return [ReadDoubt("kind", 0, "Nothing tells the kind of the document.")]


def _guessed(kind: DocumentKind, proposed: ProposedDocument) -> list[ReadDoubt]:
    """A memorandum that does not call itself one."""
    is_called = "memorandum" in proposed.notation.casefold()
    if kind is not DocumentKind.MEMORANDUM or is_called:
        return []
    if not proposed.title.startswith("Memorandum from "):
        return []
    words = "Only the labels of its head say that this is a memorandum."
    return [ReadDoubt("kind", 0, words)]


def _senders(
    records: DocumentRecords, proposed: ProposedDocument, kind: DocumentKind
) -> list[str]:
    signers = _named(records, "signed") if kind in _SENT_BY_SIGNER else []
    return _named(records, "sent") or _in_head(proposed, Label.SENDER) or signers


def _named(records: DocumentRecords, kind: str) -> list[str]:
    return [event.name for event in _events(records) if event.type == kind]


def _events(records: DocumentRecords) -> list[EventRecord]:
    """Those that the text itself states, and no note."""
    return [event for event in records.events if not event.footnote]


def _in_head(proposed: ProposedDocument, label: Label) -> list[str]:
    return [line.words for line in proposed.head if line.label is label]
