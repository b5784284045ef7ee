"""When and where a document was written, as its own dateline says."""

from __future__ import annotations

import re
from dataclasses import replace

from letters.derivation.correspondence.times import time_in
from letters.derivation.description.bounded_dates import find_bounded_date
from letters.derivation.model import DateRecord, ProblemRecord, TextProblemCode
from letters.derivation.text.main_text import MainText, tidy
from letters.tei.dates import (
    DateError,
    HistoricalDate,
    contradicts,
    describe,
    find_written_dates,
    read_when,
    read_written_date,
)
from letters.tei.dates.months import MONTH
from letters.tei.nodes import Block, BlockKind, Span, SpanKind, flat_text, walk

# A name, and not "place not declassified".
_PLACE = re.compile(
    r"(?!.*declassified)(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
    rf"(?!{MONTH}$)[A-Z].{{1,80}}"
)
# "[Received August 24—5:18 p. m.]" is about its receipt, under the date of sending.
_RECEIVED = re.compile(r"\[?\bReceived (?P<when>[^\]]{3,60})\]?")
MOST_HEADINGS = 2
_UNDATED = re.compile(r"\bundated\b", re.IGNORECASE)


def find_date(main: MainText) -> DateRecord | None:
    """The date of the document itself: of its first dateline, or of its heading.

    The encoded date counts; the printed one is read only where none is encoded.
    A dateline without a date ("Moscow, undated") may still name the place.
    """
    lines = [block for block in main.blocks if block.kind is BlockKind.DATELINE]
    received = next(filter(None, map(_received_in, lines)), "")
    headings = [block for block in main.blocks if block.kind is BlockKind.HEADING]
    # Under the heading a second one may be the dateline.
    for line in (*lines, *headings[:1], *filter(_has_date, headings[1:MOST_HEADINGS])):
        if date := _read_line(line):
            return replace(date, received=received)
    if not lines:
        return None
    words = tidy(flat_text(lines[0]))
    undated = _UNDATED.search(words)
    printed = undated[0] if undated else ""
    return DateRecord(None, None, printed, _place_before(lines[0], words, printed))


def _has_date(heading: Block) -> bool:
    return any(
        isinstance(node, Span) and node.kind is SpanKind.DATE for node in walk(heading)
    )


def date_problems(date: DateRecord | None) -> list[ProblemRecord]:
    """A printed date that cannot be the encoded one."""
    if not date or not date.encoded or not date.written:
        return []
    if not contradicts(date.encoded, date.written):
        return []
    written = describe(date.written).removesuffix(".")
    message = (
        f"The date is encoded as {describe(date.encoded)}, and printed as {written}."
    )
    return [ProblemRecord(TextProblemCode.DATE_DIFFERS, message, date.printed)]


def _received_in(line: Block) -> str:
    match = _RECEIVED.search(tidy(flat_text(line)))
    return match[0].strip("[] ") if match else ""


def _read_line(line: Block) -> DateRecord | None:
    text = _RECEIVED.sub("", tidy(flat_text(line)))
    spans = [
        node
        for node in walk(line)
        if isinstance(node, Span) and node.kind is SpanKind.DATE
    ]
    for span in spans:
        printed = tidy(flat_text(span))
        encoded, written = _encoded_date(span), read_printed_date(printed)
        if encoded or written:
            place = _place_before(line, text, printed)
            return DateRecord(encoded, written, printed, place, time_in(text))
    is_dateline = line.kind is BlockKind.DATELINE
    if is_dateline and not spans and (bounded := find_bounded_date(text)):
        printed, written = bounded
        place = _place_before(line, _UNDATED.split(text)[0], printed)
        return DateRecord(None, written, printed, place, time_in(text))
    dates = [] if spans or _UNDATED.search(text) else find_written_dates(text)
    if not dates:
        return None
    start, end, written = dates[0]
    printed = text[start:end]
    place = _place_before(line, text, printed)
    return DateRecord(None, written, printed, place, time_in(text))


def _encoded_date(span: Span) -> HistoricalDate | None:
    try:
        return read_when(span.attributes)
    except DateError:
        return None


def read_printed_date(printed: str) -> HistoricalDate | None:
    """The date that is the whole of some printed words, or else the first in them."""
    if whole := read_written_date(printed):
        return whole
    if bounded := find_bounded_date(printed):
        return bounded[1]
    dates = find_written_dates(printed)
    return dates[0][2] if dates else None


def _place_before(line: Block, text: str, printed: str) -> str:
    """The places marked before the date, or all that a dateline says before it."""
    before = text.partition(printed)[0] if printed else text
    marked = [
        tidy(flat_text(node)).strip(" ,.[]")
        for node in walk(line)
        if isinstance(node, Span) and node.kind is SpanKind.PLACE
    ]
    if line.kind is BlockKind.HEADING and not marked:
        return ""
    place = ", ".join(name for name in marked if name in before)
    place = place or before.strip(" ,.;[]—–-")
    return place if _PLACE.fullmatch(place) else ""
