"""A letter of a file as an import takes it: identifier, record, and what is doubtful."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from letters.derivation.derive import derive
from letters.derivation.description.description import Description, describe_document
from letters.derivation.description.document_kinds import DocumentKind, document_kind
from letters.derivation.model import Context, DocumentRecords, KnownKeys
from letters.models import Document
from letters.tei.body import read_document
from letters.tei.dates import HistoricalDate, parse_edtf
from letters.tei.document_division import refuse_documents_within
from letters.tei.letter_files import FileDoubt, TeiFile, TeiLetter

_NOT_IN_AN_IDENTIFIER = re.compile(r"[^A-Za-z0-9_-]+")
_SENT = {
    *(DocumentKind.LETTER, DocumentKind.TELEGRAM, DocumentKind.MESSAGE),
    *(DocumentKind.NOTE, DocumentKind.DRAFT_LETTER),
}
_MISSING = {
    "sent": ("sender", "Nothing says who sent it."),
    "received": ("recipient", "Nothing says to whom it was sent."),
}


@dataclass(frozen=True, slots=True)
class IncomingLetter:
    """`record` holds the fields of the document that the file states; a later import of
    the changed file updates them. `records` are what is read from the text."""

    letter: TeiLetter
    identifier: str
    record: dict[str, Any]
    records: DocumentRecords
    doubts: tuple[FileDoubt, ...]

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.letter.tei.encode()).hexdigest()

    @property
    def text(self) -> str:
        return self.records.text

    @property
    def codes(self) -> list[str]:
        """Of all that is doubtful."""
        problems = (str(problem.code) for problem in self.records.problems)
        return [*(doubt.code for doubt in self.doubts), *problems]

    def names(self, kind: str) -> list[str]:
        """Who sent or received it: by the header, or else by the text."""
        header = self.letter.header
        action = header.action(kind) if header else None
        if action and action.names:
            return [name.name for name in action.names]
        events = (e for e in self.records.events if e.type == kind and not e.footnote)
        return [event.called or event.name for event in events]


def identifiers_of(file: TeiFile, stem: str, edition: str) -> list[str]:
    """One for each letter: those of an edition, or of a file of several, have two parts."""
    name = identifier_part(stem)
    keys = [
        identifier_part(letter.key) or f"d{position}"
        for position, letter in enumerate(file.letters, 1)
    ]
    seen: Counter[str] = Counter()
    identifiers: list[str] = []
    for letter, key in zip(file.letters, keys, strict=True):
        seen[key] += 1
        own = key if seen[key] == 1 else f"{key}-{seen[key]}"
        if letter.download:
            identifiers.append(letter.download.identifier)
        elif len(keys) > 1:
            identifiers.append(f"{edition or name}/{own}")
        else:
            identifiers.append(f"{edition}/{name}" if edition else name)
    return identifiers


def identifier_part(name: str) -> str:
    """The name with what addresses may hold: "letter 12" is "letter-12"."""
    return _NOT_IN_AN_IDENTIFIER.sub("-", name).strip("-_")[:80]


def read_incoming_letter(
    file: TeiFile, letter: TeiLetter, identifier: str
) -> IncomingLetter:
    """Read the text and all that it says. Raises TeiError."""
    refuse_documents_within(letter.tei)
    body = read_document(letter.tei)
    described = describe_document(body)
    header = letter.header
    date = _date(letter, described)
    kind = _kind(letter, described, header.title if header else "")
    context = Context(
        date=parse_edtf(date) if date else None,
        header=None if letter.download else header,
    )
    records = derive(body, KnownKeys(), context)
    record = {
        "identifier": identifier,
        "title": _title(file, letter, described, identifier),
        "kind": kind.value,
        "date_edtf": date,
        **_stated(file, letter),
    }
    incoming = IncomingLetter(letter, identifier, record, records, ())
    doubts = (*letter.doubts, *_missing(incoming))
    return IncomingLetter(letter, identifier, record, records, doubts)


def _title(
    file: TeiFile, letter: TeiLetter, described: Description, identifier: str
) -> str:
    """A letter among others has the title of its own heading; else the header's."""
    header = letter.header.title if letter.header else ""
    if not letter.is_part:
        return header or described.title or identifier
    key = identifier.rpartition("/")[2]
    return described.title or f"{file.title or header} [{key}]".strip()[:500]


def _date(letter: TeiLetter, described: Description) -> str:
    """That of the header; in the form of the text where both mean the same days."""
    stated = letter.header.date if letter.header else ""
    if not (stated and described.date):
        return (stated or described.date)[:60]
    is_same = _bounds(parse_edtf(stated)) == _bounds(parse_edtf(described.date))
    return described.date if is_same else stated


def _bounds(date: HistoricalDate) -> tuple[object, object]:
    return date.earliest, date.latest


def _kind(letter: TeiLetter, described: Description, title: str) -> DocumentKind:
    """By the text, the title, the type in the file, or since it has a correspondence."""
    if described.kind is not DocumentKind.OTHER or letter.download:
        return described.kind
    named = document_kind(title)
    if named is not DocumentKind.OTHER:
        return named
    typed = letter.kind.strip().casefold()
    if typed in {kind.value for kind in DocumentKind}:
        return DocumentKind(typed)
    has_parties = bool(letter.header and letter.header.actions)
    return DocumentKind.LETTER if has_parties else DocumentKind.OTHER


def _stated(file: TeiFile, letter: TeiLetter) -> dict[str, str]:
    """The languages and the rights, which readers of a text from elsewhere must be told."""
    header = letter.header
    if not header or letter.download:
        return {}
    rights = header.rights or file.rights
    languages = "; ".join(header.languages)
    limit = Document._meta.get_field("language").max_length
    return {
        "language": languages if len(languages) <= limit else "",
        "reproduction_conditions": "\n".join(rights),
    }


def _missing(incoming: IncomingLetter) -> Iterator[FileDoubt]:
    letter = incoming.letter
    if incoming.record["kind"] in _SENT:
        for kind, (field, message) in _MISSING.items():
            if not incoming.names(kind):
                yield FileDoubt(f"no-{field}", field, message, letter.line)
    if not incoming.record["date_edtf"] and incoming.record["kind"] in _SENT:
        yield FileDoubt(
            "no-date", "date", "Nothing says when it was written.", letter.line
        )
    languages = "; ".join(letter.header.languages) if letter.header else ""
    limit = Document._meta.get_field("language").max_length
    if len(languages) > limit:
        message = "The header names more languages than the record has room for."
        yield FileDoubt("languages", "language", message, letter.line, languages[:60])
