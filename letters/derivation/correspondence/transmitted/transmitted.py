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
from letters.derivation.correspondence.transmitted.side_candidates import (
    Evidence,
    SideCandidate,
)
from letters.derivation.correspondence.transmitted.text_edges import (
    day_at_end,
    day_of_title,
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
_SENT_OUT = frozenset(
    {DocumentKind.TELEGRAM, DocumentKind.MESSAGE, DocumentKind.DESPATCH}
)
_ARE_ATTACHED = re.compile(r"\bAttached (?:hereto |herewith )?are\b")
# Without one of these words nothing is carried.
_TOLD = (
    *("follow", "fol ", "begin", "verbatim", "reads", "below", "dear ", "majesty"),
    *("message from", "letter from", "compliments", "herewith", "translation"),
    *("excellency", "attachment", "enclosure", "annex", "appendix"),
    *("tab ", "memorandum", "sent a "),
)
# Who means the President of the United States by "the President".
_AMERICAN = re.compile(
    r"(?:the )?(?:Acting |Under |Deputy |Assistant ){0,2}(?:Department of State"
    r"|Secretary of State|President|White House)"
)
# "Topad 2272. For Rusk.", which is no number of a paragraph.
_NUMBER_OF_WIRE = re.compile(r"(?:[A-Z][a-z]{3,6} )?[0-9]{2,5}\. [A-Z]")
_MOST_ABOVE_NUMBER = 6
# "the President's Special Assistant (Rostow)".
_PERSON = re.compile(r"\((?P<surname>[A-Z][\w’'-]{2,20})\)$")
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
    delivered_to: tuple[SideCandidate, ...] = ()

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
        recipient = recipient_of(
            (*part.recipients, *self.delivered_to), addressee, self.carrier
        )
        date = edges.date or part.date or day_at_end(part.lines[-1].text, self.written)
        date = date or day_of_title((part.lines[0].text, part.evidence), self.written)
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
            told_at=part.told_at,
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
    kind = _read_kind(main, lines)
    enclosures = beginnings_of_enclosures(lines, kind)
    own = min([*enclosures, len(lines)])
    signatures = find_signatures(main.blocks)
    is_sent_out = kind in (DocumentKind.TELEGRAM, DocumentKind.DESPATCH)
    if is_sent_out and not any(
        line.kind is BlockKind.SIGNATURE for line in lines[:own]
    ):
        lines = _without_signature(lines, own)
    carrier = _carrier(main, signatures, is_wire=kind is DocumentKind.TELEGRAM)
    delivered_to = _delivered_to(records) if kind is DocumentKind.TELEGRAM else ()
    reading = _Reading(plain, lines, carrier, written, delivered_to)
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


def _delivered_to(records: DocumentRecords) -> tuple[SideCandidate, ...]:
    """Whom a note says the letter was delivered to: "This message was delivered to
    Khrushchev by Kohler on April 24". Whoever received the telegram is somebody else.
    """
    received = [each for each in records.events if each.type == "received"]
    own = {each.name for each in received if not each.footnote}
    names = {each.name for each in received if each.footnote} - own - {""}
    return tuple(
        SideCandidate(name, Evidence.HANDED) for name in names if len(names) == 1
    )


def _announced_parts(reading: _Reading, search: Search) -> Iterator[CarriedPart]:
    for text in find_announced_texts(search):
        lines = lines_within(search.lines, text.extent)
        yield announced_part(text, lines, reading.plain.text, reading.written)


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
    is_sent_out = is_wire or kind in _SENT_OUT
    if end and is_wire and _ends_with_letter(own[-2:]):
        signed = None
    if signed and is_sent_out and _is_anothers(signatures[-1], carrier):
        signed = None
    while end and signed and own[end - 1].block is signed:
        end -= 1
    begin = 0
    while begin < end and own[begin].kind in (BlockKind.HEADING, BlockKind.DATELINE):
        begin += 1
    is_editorial = kind is DocumentKind.EDITORIAL_NOTE
    is_talk = kind in (DocumentKind.CONVERSATION, DocumentKind.MINUTES)
    return Search(own[begin:end], is_wire, is_editorial, is_talk, is_sent_out)


def _is_anothers(signature: Signature, carrier: Carrier) -> bool:
    """Whether nobody signed but another than the person whom the heading names as sender:
    he signed the letter that is carried."""
    sender = _PERSON.search(carrier.sender)
    name = signature.name.casefold()
    return (
        sender is not None and " " in name and sender["surname"].casefold() not in name
    )


def _without_signature(lines: list[Line], own: int) -> list[Line]:
    """The lines without the carrier's own signature, which is printed below all; what is
    also printed above `own` is another's."""
    end = len(lines)
    if end and lines[-1].text in {line.text for line in lines[:own]}:
        return lines
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


def _read_kind(main: MainText, lines: Sequence[Line]) -> DocumentKind:
    """The kind of the document. Until 1954 headings do not say that it is a telegram; a
    number above its words does."""
    kind = find_kind(main)
    opening = (line.text for line in lines[:_MOST_ABOVE_NUMBER])
    if kind is DocumentKind.OTHER and any(map(_NUMBER_OF_WIRE.match, opening)):
        return DocumentKind.TELEGRAM
    return kind


def _first_salutation(lines: Sequence[Line]) -> str:
    return next(filter(None, (salutation_of(line.text) for line in lines[:2])), "")
