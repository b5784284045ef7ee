"""The texts that a document carries: who wrote them to whom, when, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from letters.derivation.correspondence.sides.headings import read_heading
from letters.derivation.correspondence.sides.signatures import (
    Signature,
    find_signatures,
)
from letters.derivation.correspondence.transmitted.announced_texts import (
    find_announced_texts,
)
from letters.derivation.correspondence.transmitted.carried_names import (
    Carrier,
    calls,
    delivered_for,
    recipient_of,
    sender_of,
)
from letters.derivation.correspondence.transmitted.carried_parts import (
    CarriedPart,
    announced_part,
    enclosed_part,
)
from letters.derivation.correspondence.transmitted.carried_persons import person_key
from letters.derivation.correspondence.transmitted.enclosure_beginnings import (
    beginnings_of_enclosures,
)
from letters.derivation.correspondence.transmitted.enclosure_sides import (
    ME,
    NOBODIES,
    told_sides,
)
from letters.derivation.correspondence.transmitted.enclosures import read_enclosures
from letters.derivation.correspondence.transmitted.letter_parts import (
    addressee_of,
    ends_with_valediction,
    salutation_of,
    signature_of,
)
from letters.derivation.correspondence.transmitted.office_holders import with_surname
from letters.derivation.correspondence.transmitted.running_lines import (
    Line,
    running_lines,
)
from letters.derivation.correspondence.transmitted.text_edges import (
    day_at_end,
    edges_of,
)
from letters.derivation.correspondence.transmitted.words_before import (
    Search,
    lines_within,
)
from letters.derivation.description.document_kinds import (
    DocumentKind,
    find_kind,
)
from letters.derivation.model import DocumentRecords, TransmittedRecord
from letters.derivation.text.main_text import MainText, first_of, words_of
from letters.tei.dates import HistoricalDate, parse_edtf
from letters.tei.nodes import BlockKind
from letters.tei.plain_text import PlainText

_LONGEST_EVIDENCE = 300
_ARE_ATTACHED = re.compile(r"\bAttached (?:hereto |herewith )?are\b")
# Without one of these words nothing is carried.
_TOLD = (
    *("follow", "fol ", "begin", "verbatim", "reads", "below", "dear ", "majesty"),
    *("message from", "letter from", "compliments", "herewith"),
    *("excellency", "attachment", "enclosure", "annex", "appendix"),
    *("tab ", "memorandum"),
)
# Who means the President of the United States by "the President".
_AMERICAN = re.compile(
    r"(?:the )?(?:Acting |Under |Deputy |Assistant ){0,2}(?:Department of State"
    r"|Secretary of State|President|White House)"
)
_OFFICE = re.compile(
    r"\b(?:Department|Embassy|Mission|Consulate|Legation|Delegation|Secretary of State"
    r"|Posts|Agency|Office|Missions|Command|Commander|Chiefs of Staff|Station|Headquarters)\b"
)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A document as it is searched for what it carries."""

    plain: PlainText
    lines: list[Line]
    carrier: Carrier
    written: HistoricalDate | None

    def record(self, part: CarriedPart) -> TransmittedRecord:
        edges = edges_of(part.lines)
        salutation = part.salutation or _first_salutation(part.lines)
        signature = signature_of(part.lines)
        addressee = edges.addressee or addressee_of(salutation)
        is_signed = " " in signature
        senders = (
            candidate
            for candidate in part.senders
            if not (is_signed and calls(addressee, candidate.name))
        )
        delivered = delivered_for(part.evidence, self.carrier)
        sender = sender_of((*senders, *delivered), signature, self.carrier)
        recipient = recipient_of(part.recipients, addressee, self.carrier)
        date = edges.date or part.date or day_at_end(part.lines[-1].text, self.written)
        written = parse_edtf(date) if date else self.written
        areas = [part.told_at, *((line.start, line.end) for line in part.naming_lines)]
        return TransmittedRecord(
            key="",
            kind=part.kind,
            start=edges.start,
            end=edges.end,
            evidence=part.evidence[:_LONGEST_EVIDENCE],
            sender=self._named(sender.name, part, written),
            sender_person=person_key(sender.name, self.plain, areas),
            sender_doubt=sender.doubt,
            recipient=self._named(recipient.name, part, written),
            recipient_person=person_key(recipient.name, self.plain, areas),
            recipient_doubt=recipient.doubt,
            date=date,
            salutation=salutation,
            has_open_end=part.open_end and not signature,
        )

    def _named(
        self, name: str, part: CarriedPart, written: HistoricalDate | None
    ) -> str:
        """The name, with the surname of the holder if it is an office alone."""
        is_american = bool(_AMERICAN.match(self.carrier.sender)) or (
            part.kind is DocumentKind.MEMORANDUM and "president" in name.casefold()
        )
        return with_surname(name, self.plain.text, written, is_american=is_american)


def find_transmitted(
    records: DocumentRecords, main: MainText, written: HistoricalDate | None
) -> list[TransmittedRecord]:
    """Every text that the document gives whole beside its own words, in their order.

    An extract in an argument is none, nor what is only named or summarized.
    """
    folded = records.text.casefold()
    if not any(word in folded for word in _TOLD):
        return []
    plain = records.body.plain
    lines = running_lines(plain, main.body)
    kind = find_kind(main)
    enclosures = beginnings_of_enclosures(lines, kind)
    own = min([*enclosures, len(lines)])
    signatures = find_signatures(main.blocks)
    if kind is DocumentKind.TELEGRAM and not signatures:
        lines = _without_signature(lines, own)
    carrier = _carrier(main, signatures, is_wire=kind is DocumentKind.TELEGRAM)
    reading = _Reading(plain, lines, carrier, written)
    parts = [
        *_announced_parts(
            reading, _search(signatures, lines[:own], kind, reading.carrier)
        ),
        *_enclosed_parts(reading, enclosures),
    ]
    found = sorted(map(reading.record, parts), key=lambda record: record.start)
    return [
        replace(record, key=f"letter-{number}")
        for number, record in enumerate(found, start=1)
    ]


def _announced_parts(reading: _Reading, search: Search) -> Iterator[CarriedPart]:
    for text in find_announced_texts(search):
        lines = lines_within(search.lines, text.extent)
        told = reading.plain.text[slice(*text.announced_at)]
        yield announced_part(text, lines, told, reading.written)


def _enclosed_parts(reading: _Reading, beginnings: list[int]) -> Iterator[CarriedPart]:
    enclosures = list(read_enclosures(reading.lines, beginnings))
    is_the_only_one = len(enclosures) == 1 == len(beginnings)
    own = reading.lines[: beginnings[0]] if beginnings else []
    is_of_all = is_the_only_one or any(_ARE_ATTACHED.search(line.text) for line in own)
    for enclosure in enclosures:
        lines = lines_within(reading.lines, enclosure.extent)
        title = enclosure.head.heading or lines[0].text
        told = told_sides(own, title) if is_of_all else NOBODIES
        if not is_the_only_one and told[0] == ME:
            told = NOBODIES
        carrying = (reading.carrier.sender, reading.carrier.recipient)
        yield enclosed_part(enclosure, lines, told, carrying)


def _carrier(main: MainText, signatures: list[Signature], *, is_wire: bool) -> Carrier:
    sides = read_heading(main.heading_words)
    name = signatures[-1].name if signatures else ""
    paragraph = words_of(first_of(BlockKind.PARAGRAPH, main.blocks))
    opening = paragraph[:200]
    return Carrier(sides.sender, sides.recipient, name, opening, is_wire=is_wire)


def _search(
    signatures: list[Signature],
    own: Sequence[Line],
    kind: DocumentKind,
    carrier: Carrier,
) -> Search:
    """The document's own words, from below its dateline to above its signature."""
    signed = signatures[-1].block if signatures else None
    end = len(own)
    is_wire = _is_wire(kind, carrier)
    if end and is_wire and _ends_with_letter(own[-2:]):
        signed = None
    while end and signed and own[end - 1].block is signed:
        end -= 1
    begin = 0
    while begin < end and own[begin].kind in (BlockKind.HEADING, BlockKind.DATELINE):
        begin += 1
    is_editorial = kind is DocumentKind.EDITORIAL_NOTE
    is_talk = kind in (DocumentKind.CONVERSATION, DocumentKind.MINUTES)
    return Search(own[begin:end], is_wire, is_editorial, is_talk)


def _without_signature(lines: list[Line], own: int) -> list[Line]:
    """The lines without the carrier's own signature, which is printed below all."""
    end = len(lines)
    while end > own and lines[end - 1].kind is BlockKind.SIGNATURE:
        end -= 1
    return lines[:end]


def _ends_with_letter(lines: Sequence[Line]) -> bool:
    """Whether the last line is a valediction, or a name below one."""
    above, last = lines[0].text.rstrip(), lines[-1].text
    is_below = above.endswith(",") and ends_with_valediction(above)
    return is_below or ends_with_valediction(last)


def _is_wire(kind: DocumentKind, carrier: Carrier) -> bool:
    is_office = any(map(_OFFICE.search, (carrier.recipient, carrier.sender)))
    return kind is DocumentKind.TELEGRAM and (is_office or not carrier.recipient)


def _first_salutation(lines: Sequence[Line]) -> str:
    return next(filter(None, (salutation_of(line.text) for line in lines[:2])), "")
