"""Declassification as an event: by whom, when and under which authority, as far as the
stamps of the paper say it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from letters.derivation.model import DocumentRecords, EventRecord, MarkKind, MarkRecord
from letters.tei.dates import DateError, find_written_dates, parse_edtf

_WORDS = ("DECLASSIFIED", "Declassified")
# A stamp begins so; "Declassified Documents, 1977" is a publication.
_STAMP = re.compile(
    r"\W{0,3}(?:DECLASSIFIED\b|Declassified (?:by|on|per|under|E\.? ?O\.|[0-9]))"
)
LONGEST_STAMP = 250
_AUTHORITY = re.compile(
    r"(?:E\.? ?O\.?|Executive Order) ?[0-9]{5}(?:,? Sec(?:tion|\.)? ?[0-9]\.[0-9]{1,2})?"
    r"(?: ?\([a-z0-9]\)){0,3}"
)
_CASE = re.compile(
    r"\b(?:NL[A-Z]|NND|MR|NW)[ -]?[0-9]{2,6}+(?:[-/][0-9]{1,5}+){0,3}(?![\w/])"
)
# A number that the stamp calls one: "Case No. M-1999-123", "CASE # NLR 95-12".
_CASE_NUMBER = re.compile(
    r"\b(?:[Cc]ase|CASE)(?: ?(?:[Nn]umber|NUMBER|[Nn]o\b\.?|NO\b\.?|#)| (?=[A-Z0-9]))"
    r":? {0,2}(?P<case>(?:[A-Z]{1,4} )?(?=[A-Z/-]{0,20}[0-9])[A-Z0-9][\w/-]{0,40}\w)"
)
_BY = re.compile(
    r"\b(?:BY|By|by):? (?P<by>[A-Za-z][\w.’-]{1,20}(?: [A-Z][\w.’-]{1,20})?)"
)
_FIGURES = re.compile(r"(?<![\w/])(?P<m>[01]?[0-9])/(?P<d>[0-3]?[0-9])/(?P<y>[0-9]{4})")
_BY_HAND = re.compile(r"\s{0,3}BY:?\s{1,3}", re.IGNORECASE)
_LEVEL = re.compile(r"(?i)\W{0,3}(?:top secret|secret|confidential|restricted)\b")
STRUCK_OUT = "The classification “{}” is struck out, and initials stand after “BY”."


def find_declassification(records: DocumentRecords) -> list[EventRecord]:
    """The first stamp that says it; else initials beside a classification struck out,
    which is an inference. Nothing is read of a date that is not in full."""
    is_stamped = any(word in records.text for word in _WORDS)
    for segment in records.segments if is_stamped else ():
        words = " ".join(records.text[segment.start : segment.end].split())
        if len(words) <= LONGEST_STAMP and _STAMP.match(words):
            return [_event(words)]
    return list(_beside_struck(records))[:1]


def _event(stamp: str) -> EventRecord:
    by = _BY.search(stamp)
    case = _CASE_NUMBER.search(stamp)
    number = case["case"] if case else ""
    authority = [
        match[0]
        for match in (_AUTHORITY.search(stamp), _CASE.search(stamp))
        if match and match[0] != number
    ]
    return EventRecord(
        "declassified",
        by["by"] if by else "",
        stamp,
        date=_date_in(stamp),
        authority=", ".join(authority),
        case_number=number,
    )


def _date_in(stamp: str) -> str:
    """EDTF of a written date, or of one in figures as Americans write it."""
    if dates := find_written_dates(stamp):
        return dates[0][2].edtf
    figures = _FIGURES.search(stamp)
    if not figures:
        return ""
    edtf = f"{figures['y']}-{int(figures['m']):02}-{int(figures['d']):02}"
    try:
        return parse_edtf(edtf).edtf
    except DateError:
        return ""


def _beside_struck(records: DocumentRecords) -> Iterator[EventRecord]:
    marks = [mark for mark in records.marks if not mark.footnote]
    struck = [mark for mark in marks if mark.is_struck and _LEVEL.match(mark.text)]
    for mark in struck:
        for hand in marks:
            if hand.kind is MarkKind.HANDWRITING and _is_after(
                mark, hand, records.text
            ):
                words = STRUCK_OUT.format(mark.text)
                yield EventRecord("declassified", hand.text, words, is_inferred=True)


def _is_after(struck: MarkRecord, hand: MarkRecord, text: str) -> bool:
    between = text[struck.end : hand.start]
    return hand.start >= struck.end and bool(_BY_HAND.fullmatch(between))
