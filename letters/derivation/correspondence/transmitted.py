"""The texts that a document carries: who wrote them to whom, when, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from letters.derivation.correspondence.announced_texts import (
    AnnouncedText,
    Search,
    find_announced_texts,
    lines_within,
)
from letters.derivation.correspondence.announcements import Announcement, read_sides
from letters.derivation.correspondence.carried_names import (
    Carrier,
    person_key,
    recipient_name,
    sender_name,
)
from letters.derivation.correspondence.enclosures import (
    Enclosure,
    find_enclosures,
    first_enclosure,
)
from letters.derivation.correspondence.headings import read_heading
from letters.derivation.correspondence.letter_parts import (
    addressee_of,
    ends_with_valediction,
    salutation_of,
    signature_of,
)
from letters.derivation.correspondence.partial_dates import day_near
from letters.derivation.correspondence.running_lines import Line, running_lines
from letters.derivation.correspondence.signatures import find_signatures
from letters.derivation.description.document_kinds import (
    DocumentKind,
    document_kind,
    find_kind,
)
from letters.derivation.model import DocumentRecords, TransmittedRecord
from letters.derivation.text.main_text import first_of, own_blocks, words_of
from letters.tei.dates import HistoricalDate, find_written_dates, read_written_date
from letters.tei.nodes import Block, BlockKind
from letters.tei.plain_text import PlainText

_LONGEST_EVIDENCE = 300
# Without one of these words nothing is carried.
_TOLD = re.compile(
    r"(?i)follow|begin|verbatim|\bread(?:s|ing)?\b|\bdear |attachment|enclosure|annex"
    r"|appendix|\btab\b|memorandum|subenclosure|majesty|excellency|(?:president|chairman):"
)
_OFFICE = re.compile(
    r"\b(?:Department|Embassy|Mission|Consulate|Legation|Delegation|Secretary of State"
    r"|Posts|Agency|Office|Missions)\b"
)
_DAY_TOLD = re.compile(
    r"\b(?:of|dated|sent|on|cable|telegram|drafted|made)\s(?=[A-Z0-9])"
)
_TODAY = re.compile(r"\b(?:dated|of) today\b|[’']s date\b")
_COMPLIMENTS = re.compile(
    r"(?:^|[.] )(?:The |the )?(?P<from>[A-Z][\w ’'-]{3,80}?) presents? (?:its|his)"
    r" compliments to (?:the )?(?P<to>[A-Z][\w ’'-]{3,80}?)(?= and\b|[,.;])"
)
_ANSWERS = re.compile(r"(?i)\b(?:repl(?:y|ies)|response|answer)\b")
_WIRED = frozenset({DocumentKind.TELEGRAM, DocumentKind.DESPATCH})


@dataclass(frozen=True, slots=True)
class _Reading:
    """A document as it is searched for what it carries."""

    plain: PlainText
    lines: list[Line]
    carrier: Carrier
    written: HistoricalDate | None

    def record(self, part: _Part) -> TransmittedRecord:
        start, end, date = _without_date_lines(part)
        salutation = part.salutation or _first_salutation(part.lines)
        signature = signature_of(part.lines)
        sender = sender_name(part.sender, signature, self.carrier)
        recipient = recipient_name(
            part.recipient, addressee_of(salutation), self.carrier
        )
        areas = [part.told_at, *((line.start, line.end) for line in part.signed_lines)]
        return TransmittedRecord(
            key="",
            kind=part.kind,
            start=start,
            end=end,
            evidence=part.evidence[:_LONGEST_EVIDENCE],
            sender=sender,
            sender_person=person_key(sender, self.plain, areas),
            recipient=recipient,
            recipient_person=person_key(recipient, self.plain, areas),
            date=date or part.date,
            salutation=salutation,
        )


@dataclass(frozen=True, slots=True)
class _Part:
    """One carried text, cut to its `lines`, with what is told of it."""

    lines: list[Line]
    kind: DocumentKind
    evidence: str
    told_at: tuple[int, int]
    sender: str
    recipient: str
    date: str
    salutation: str = ""

    @property
    def signed_lines(self) -> list[Line]:
        return [*self.lines[:1], *self.lines[-3:]]


def find_transmitted(
    records: DocumentRecords, written: HistoricalDate | None
) -> list[TransmittedRecord]:
    """Every text that the document gives whole beside its own words, in their order.

    An extract in an argument is none, nor what is only named or summarized.
    """
    body = records.body.parent
    if not isinstance(body, Block) or not _TOLD.search(records.text):
        return []
    plain = records.body.plain
    lines = running_lines(plain, body)
    kind = find_kind(body)
    own = first_enclosure(lines, kind)
    reading = _Reading(plain, lines, _carrier(body), written)
    search = _search(body, lines[:own], kind, reading.carrier)
    parts = [
        *(
            _announced_part(text, search, reading)
            for text in find_announced_texts(search)
        ),
        *(_enclosed_part(each, reading) for each in find_enclosures(lines, kind)),
    ]
    found = sorted(map(reading.record, filter(None, parts)), key=lambda r: r.start)
    return [
        replace(record, key=f"letter-{number}")
        for number, record in enumerate(found, start=1)
    ]


def _carrier(body: Block) -> Carrier:
    blocks = own_blocks(body)
    sides = read_heading(words_of(first_of(BlockKind.HEADING, blocks)))
    signatures = find_signatures(blocks)
    name = signatures[-1].name if signatures else ""
    paragraph = words_of(first_of(BlockKind.PARAGRAPH, blocks))
    return Carrier(sides.sender, sides.recipient, name, paragraph[:200])


def _search(
    body: Block, own: Sequence[Line], kind: DocumentKind, carrier: Carrier
) -> Search:
    """The document's own words, from below its dateline to above its signature."""
    signatures = find_signatures(own_blocks(body))
    signed = signatures[-1].block if signatures else None
    end = len(own)
    is_letters = end and ends_with_valediction(own[end - 1].text)
    is_wire = _is_wire(kind, carrier)
    while (
        end and signed and own[end - 1].block is signed and not (is_wire and is_letters)
    ):
        end -= 1
    begin = 0
    while begin < end and own[begin].kind in (BlockKind.HEADING, BlockKind.DATELINE):
        begin += 1
    is_editorial = kind is DocumentKind.EDITORIAL_NOTE
    return Search(own[begin:end], is_wire, is_editorial)


def _is_wire(kind: DocumentKind, carrier: Carrier) -> bool:
    is_office = any(map(_OFFICE.search, (carrier.recipient, carrier.sender)))
    return kind in _WIRED and (is_office or not carrier.recipient)


def _announced_part(
    text: AnnouncedText, search: Search, reading: _Reading
) -> _Part | None:
    lines = lines_within(search.lines, text.extent)
    told = reading.plain.text[slice(*text.announced_at)]
    announcement = text.announcement or Announcement(
        " ".join(told.split())[-200:], "", 0
    )
    sender, recipient = _sides_in_note(lines) or read_sides(announcement)
    evidence = announcement.words if announcement.noun else text.salutation
    evidence = evidence or announcement.words
    return _Part(
        lines,
        _kind_of(announcement.noun, text.salutation, lines),
        evidence,
        text.announced_at,
        sender,
        recipient,
        _day_of(text, announcement, reading.written),
        text.salutation,
    )


def _sides_in_note(lines: Sequence[Line]) -> tuple[str, str] | None:
    match = _COMPLIMENTS.search(lines[0].text[:_LONGEST_EVIDENCE])
    return (match["from"], match["to"]) if match else None


def _day_of(
    text: AnnouncedText, announcement: Announcement, written: HistoricalDate | None
) -> str:
    if day := read_written_date(text.date_line):
        return day.edtf
    return _announced_day(announcement, written) if announcement.noun else ""


def _kind_of(noun: str, salutation: str, lines: Sequence[Line]) -> DocumentKind:
    named = noun[:1].upper() + noun[1:]
    kind = document_kind(f"{named} From Another") if noun else DocumentKind.OTHER
    if kind is not DocumentKind.OTHER:
        return kind
    if salutation:
        return DocumentKind.LETTER
    is_note = lines and _sides_in_note(lines)
    return DocumentKind.NOTE if is_note else DocumentKind.OTHER


def _announced_day(announcement: Announcement, written: HistoricalDate | None) -> str:
    """EDTF of the day that is told of the text itself, not of the letter it answers."""
    words = announcement.words
    noun = words.find(announcement.noun)
    near = words[noun + len(announcement.noun) :][:80]
    if _TODAY.search(near):
        return written.edtf[:10] if written else ""
    if _ANSWERS.search(announcement.noun):
        return ""
    for match in _DAY_TOLD.finditer(near):
        if day := day_near(near[match.end() : match.end() + 20], written):
            return day
    return ""


def _enclosed_part(enclosure: Enclosure, reading: _Reading) -> _Part:
    head, extent = enclosure.head, enclosure.extent
    lines = lines_within(reading.lines, extent)
    above = [*head.lines, *lines[:1]]
    kind = document_kind(head.heading, opening=(line.text[:120] for line in lines[:3]))
    if kind is DocumentKind.OTHER and head.is_memorandum:
        kind = DocumentKind.MEMORANDUM
    dates = find_written_dates(head.date_line)
    sides = head.sides
    told = [
        enclosure.label,
        head.heading or " ".join(line.text for line in head.lines[:2]),
    ]
    return _Part(
        lines,
        kind,
        " ".join(filter(None, told)) or lines[0].text[:80],
        (above[0].start, above[-1].end),
        sides.sender or sides.author or head.sender,
        sides.recipient or head.recipient,
        dates[0][2].edtf if dates else "",
    )


def _first_salutation(lines: Sequence[Line]) -> str:
    return next(filter(None, (salutation_of(line.text) for line in lines[:2])), "")


def _without_date_lines(part: _Part) -> tuple[int, int, str]:
    """Where the words begin and end without lines of a date, and that date (EDTF)."""
    lines, date = part.lines, ""
    for at in (0, -1):
        words = lines[at].text.strip(' “”".') if len(lines) > 1 else ""
        day = read_written_date(words) if 0 < len(words) < 40 else None
        if day and day.earliest == day.latest:
            date = date or day.edtf
            del lines[at]
    first, last = lines[0], lines[-1]
    start = first.start + len(first.text) - len(first.text.lstrip(' “"'))
    return start, last.start + len(last.text.rstrip(' ”"')), date
