"""The texts that a document transmits, cut out of it, with what it tells of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from letters.derivation.correspondence.sides.authors import names_a_person
from letters.derivation.model import (
    DocumentRecords,
    EventRecord,
    ProblemRecord,
    ReplyRecord,
    TextProblemCode,
    TransmittedRecord,
)
from letters.derivation.text.cutting import cut_text
from letters.ingest.row_builders import PageFinder
from letters.tei.nodes import Block
from letters.tei.plain_text import read_text
from letters.tei.writer import write_document

# As readers are told it.
OPEN_END = (
    "The document that transmits this text does not show where it ends: some of the last "
    "words may be of that document."
)
_LONGEST_EXCERPT = 80


@dataclass(frozen=True, slots=True)
class CarriedText:
    """A text that a document transmits, cut out of it. `begins_on` is the label of the
    page on which it begins; `holding` says where the paper of its carrier is. `replies`
    are what its own words state, and the notes of its carrier, which may be others'."""

    record: TransmittedRecord
    tei: str
    words: str
    begins_on: str
    holding: dict[str, Any] | None
    replies: tuple[ReplyRecord, ...] = ()

    @property
    def problems(self) -> list[ProblemRecord]:
        """That nothing shows where it ends."""
        words = self.words[-_LONGEST_EXCERPT:]
        problem = ProblemRecord(TextProblemCode.OPEN_END, OPEN_END, words)
        return [problem] if self.record.has_open_end else []


def carried_texts(
    body: Block, records: DocumentRecords, holding: dict[str, Any] | None
) -> Iterator[CarriedText]:
    """Cut them out of the `body` that the `records` were derived from."""
    if not records.transmitted:
        return
    plain = read_text(body)
    pages = PageFinder(records)
    for record in records.transmitted:
        page = pages.page_at(record.start)
        yield CarriedText(
            record=record,
            tei=write_document(cut_text(body, plain, record.start, record.end)),
            words=records.text[record.start : record.end],
            begins_on=page.label if page and not page.is_implied else "",
            holding=holding and {**holding, "footnote_key": ""},
            replies=tuple(_replies_within(record, records.replies)),
        )


def _replies_within(
    carried: TransmittedRecord, replies: Iterable[ReplyRecord]
) -> Iterator[ReplyRecord]:
    """Those that are stated in the carried text, counted from its beginning, and those
    that a note states, or the words that announce the text: these stand at its beginning."""
    first, last = carried.told_at
    for reply in replies:
        if reply.footnote:
            yield reply
        elif first <= reply.start < last <= carried.start:
            yield replace(reply, start=0, end=0)
        elif carried.start <= reply.start < carried.end:
            start, end = reply.start - carried.start, reply.end - carried.start
            yield replace(reply, start=start, end=end)


def events_of(record: TransmittedRecord) -> Iterator[EventRecord]:
    """Two persons on one side are two events: "Khrushchev and Brezhnev"."""
    sides = (
        ("sent", record.sender, record.sender_person, record.sender_doubt),
        ("received", record.recipient, record.recipient_person, record.recipient_doubt),
    )
    for kind, names, person, doubt in sides:
        for name in _persons_in(names):
            yield EventRecord(
                kind,
                name,
                _told(record.evidence, doubt),
                person=person,
                date=record.date if kind == "sent" else "",
                is_inferred=bool(doubt),
            )


def _told(evidence: str, doubt: str) -> str:
    """The words, and why they do not make it certain."""
    return f"“{evidence}” {doubt}" if doubt else evidence


# "Khrushchev and Brezhnev", "Khrushchev/Brezhnev".
_JOINED = re.compile(r" and |(?<=[a-z])/(?=[A-Z])")


def _persons_in(names: str) -> list[str]:
    each = _JOINED.split(names)
    if len(each) > 1 and all(map(names_a_person, each)):
        return each
    return [names] if names else []
