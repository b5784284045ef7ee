"""One carried text with what its announcement or its head tells of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from letters.derivation.correspondence.transmitted.announced_days import announced_day
from letters.derivation.correspondence.transmitted.announced_names import name_at
from letters.derivation.correspondence.transmitted.announced_recipients import (
    recipients_told,
)
from letters.derivation.correspondence.transmitted.announced_senders import (
    senders_told,
)
from letters.derivation.correspondence.transmitted.announcement_forms import (
    Announcement,
)
from letters.derivation.correspondence.transmitted.enclosure_sides import (
    FOR_WHOM,
    author_below_title,
    carrying_sender,
    letterhead_of,
    own_sides,
)
from letters.derivation.correspondence.transmitted.enclosures import Enclosure
from letters.derivation.correspondence.transmitted.letter_parts import (
    compliments_in,
    salutation_of,
)
from letters.derivation.correspondence.transmitted.running_lines import Line
from letters.derivation.correspondence.transmitted.sentences_before import (
    sentence_before,
)
from letters.derivation.correspondence.transmitted.side_candidates import (
    Evidence,
    SideCandidate,
)
from letters.derivation.correspondence.transmitted.speaking_sides import speaking_sides
from letters.derivation.correspondence.transmitted.words_before import AnnouncedText
from letters.derivation.description.document_kinds import DocumentKind, document_kind
from letters.tei.dates import HistoricalDate, find_written_dates, read_written_date

# In characters.
_LONGEST_OPENING = 300
_LONGEST_TOLD = 200
_DELIVERY = re.compile(r"\b[Dd]eliver(?:y|ed)? (?:[a-z]{3,12} ){0,2}to (?=[A-Z])")
# "Resolution 293 (IV), Adopted by the General Assembly, October 21, 1949".
_ADOPTED = re.compile(r"(?:Resolution|Declaration)\b.{0,120}\b[Aa]dopted\b")


@dataclass(frozen=True, slots=True)
class CarriedPart:
    """One carried text, cut to its `lines`, with what is told of it."""

    lines: list[Line]
    kind: DocumentKind
    evidence: str
    told_at: tuple[int, int]
    senders: tuple[SideCandidate, ...]
    recipients: tuple[SideCandidate, ...]
    date: str
    salutation: str = ""
    open_end: bool = False

    @property
    def naming_lines(self) -> list[Line]:
        """The lines of the salutation and of the signature."""
        return [*self.lines[:1], *self.lines[-3:]]


def announced_part(
    text: AnnouncedText, lines: list[Line], words: str, written: HistoricalDate | None
) -> CarriedPart:
    """`lines` are those of the text, `words` the carrier's."""
    told = words[slice(*text.announced_at)]
    before = " ".join(told.split())[-_LONGEST_TOLD:]
    announcement = text.announcement or Announcement(before, "", 0)
    senders, recipients = speaking_sides(lines)
    told_of = (announcement.words, announcement.noun)
    evidence = announcement.words if announcement.noun else text.salutation
    evidence = evidence or lines[0].text
    senders = [*senders, *senders_told(*told_of)]
    recipients = [*recipients, *recipients_told(*told_of)]
    begin = text.announced_at[0]
    is_told = any(
        each.evidence is not Evidence.SPEAKING for each in senders + recipients
    )
    if not is_told and (above := sentence_before(announcement, words[:begin])):
        senders += above.senders
        recipients += above.recipients
        evidence = f"{above.words} … {evidence}"
    return CarriedPart(
        lines,
        _kind_of(announcement.noun, text.salutation, lines),
        evidence,
        text.announced_at,
        (*senders,),
        (*recipients, *_delivered_to(announcement.words)),
        _day_of(text, announcement, written),
        text.salutation,
        text.open_end,
    )


def _delivered_to(words: str) -> Iterator[SideCandidate]:
    """ "Khrushchev" in "concert with him on immediate delivery to Khrushchev"."""
    for delivery in _DELIVERY.finditer(words):
        name = name_at(words, delivery.end())
        if name not in ("me", "you"):
            yield SideCandidate(name, Evidence.HANDED)


def _day_of(
    text: AnnouncedText, announcement: Announcement, written: HistoricalDate | None
) -> str:
    if day := read_written_date(text.date_line):
        return day.edtf
    return announced_day(announcement, written) if announcement.noun else ""


def _kind_of(noun: str, salutation: str, lines: Sequence[Line]) -> DocumentKind:
    named = noun[:1].upper() + noun[1:]
    kind = document_kind(f"{named} From Another") if noun else DocumentKind.OTHER
    if kind is not DocumentKind.OTHER:
        return kind
    if salutation:
        return DocumentKind.LETTER
    is_note = compliments_in(lines[0].text[:_LONGEST_OPENING])
    return DocumentKind.NOTE if is_note else DocumentKind.OTHER


def enclosed_part(
    enclosure: Enclosure,
    lines: list[Line],
    told_by_carrier: tuple[SideCandidate, SideCandidate],
    carrying: tuple[str, str],
) -> CarriedPart:
    """`lines` are those of the enclosure below its head; `carrying` are the sides of its
    carrier."""
    head = enclosure.head
    above = [*head.lines, *lines[:1]]
    kind = document_kind(head.heading, opening=(line.text[:120] for line in lines[:3]))
    if kind is DocumentKind.OTHER and head.is_memorandum:
        kind = DocumentKind.MEMORANDUM
    if kind is DocumentKind.OTHER and salutation_of(lines[0].text):
        kind = DocumentKind.LETTER
    is_dated = kind is DocumentKind.CONVERSATION or _ADOPTED.match(head.heading)
    dates = find_written_dates(head.date_line or (head.heading if is_dated else ""))
    own = own_sides(head, lines[0].text.strip())
    told = () if any(own) else told_by_carrier
    author = author_below_title([*head.lines, *lines[:3]])
    title = " ".join((enclosure.label, head.heading, lines[0].text[:_LONGEST_OPENING]))
    inferred = (letterhead_of(head), carrying_sender(title, *carrying))
    speaking = ([], []) if head.is_memorandum else speaking_sides(lines)
    headed = head.heading or " ".join(line.text for line in head.lines[:2])
    evidence = " ".join(filter(None, (enclosure.label, headed)))
    return CarriedPart(
        lines,
        kind,
        evidence or lines[0].text[:80],
        (above[0].start, above[-1].end),
        (*_named(own[0]), *told[:1], *_named(author), *speaking[0], *inferred),
        (*_named(own[1]), *told[1:], *_named(_for_whom(head.heading)), *speaking[1]),
        dates[0][2].edtf if dates else "",
    )


def _named(name: str) -> list[SideCandidate]:
    return [SideCandidate(name, Evidence.NAMED)] if name else []


def _for_whom(heading: str) -> str:
    is_by = heading.startswith(("Memorandum by ", "Memorandum Prepared by "))
    match = FOR_WHOM.search(heading) if is_by else None
    return match["to"] if match else ""
