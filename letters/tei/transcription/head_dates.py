"""When a typed paper was written, by the labelled lines of its head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import islice, takewhile

from letters.tei.dates import find_written_dates, read_written_date
from letters.tei.transcription.columns import find_cells
from letters.tei.transcription.datelines import date_in_line
from letters.tei.transcription.field_labels import (
    FIELD,
    Label,
    day_of_group,
    label_of,
)
from letters.tei.transcription.foreign_days import foreign_day
from letters.tei.transcription.head_line import HeadLine, words_after
from letters.tei.transcription.raw_block import RawBlock, Role

_LINE = re.compile(r"[^\n]++")
# "NO: 2766, March 5, 1964": the date stands behind the number of a telegram.
_NUMBERED = re.compile(r"(?:TELEGRAM )?N(?:O|UMBER)\b", re.IGNORECASE)
_RECEIVED = re.compile(r"REC(?:[’']?D|EIVED)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b\d{4}\b")
_WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DAY = re.compile(r"(?P<month>[A-Za-z]{3,9})\.? (?P<day>\d{1,2})\b(?!,? ?\d{4})")
_DISCUSSION = re.compile(r"Discussion at the \d{1,3}(?:st|nd|rd|th) Meeting\b")
_HOUR = re.compile(
    r",? (?:AT|at) [0-2]?\d[:.]?[0-5]\d(?: ?[AaPp]\.?[Mm]\.?)?\Z"
    r"|,? (?:AT|at) \d{1,2} ?(?:[AaPp]\.?[Mm]\.?|noon)\Z"
)
_OF_MEETING = re.compile(
    r"\b(?:MEETING|Meeting|CONVERSATION|Conversation|DISCUSSION)\b"
)
_RECORDED = re.compile(
    r"(?i:(?:[\w’'-]{1,20} ){0,3}(?:minutes|record|notes|summary|memorandum|transcript"
    r"|conclusions|note"
    r" (?:handed|given|presented|sent|delivered)(?: over)?|report|letter (?:sent|written))"
    r" (?:of|by) )"
)
# Of the blocks of a head, and of the characters of each.
MOST_OF_HEAD, LONGEST_OF_HEAD = 12, 240
_NUMBER_OF_MESSAGE = re.compile(r"(?:NR|CITE)\b")
_NOTE_SIGN = re.compile(r"\[\d{1,2}\]\s*\Z")
_BOX = re.compile(r"(?:DATE|Date)[:.]?")
_NUMBERED_MEETING = re.compile(r"\d{1,4}(?:st|nd|rd|th) (?:PLENARY )?MEETING:")
LONGEST_FIELDS = 2_000
MOST_DAYS = 5  # that a telegram takes


def date_in_head(head: Sequence[HeadLine]) -> str:
    """The date on the line for it, without the hour that may follow."""
    words = words_after(head, Label.DATE) or next(
        (line.words for line in head if _NUMBERED.match(line.evidence)), ""
    )
    if read_written_date(words, order="month-day") or foreign_day(words):
        return words
    dates = find_written_dates(words, order="month-day")
    return words[slice(*dates[0][:2])] if dates else _date_beside(head)


def is_day_of(day: str, days: str) -> bool:
    """Whether a date is one day and another several, as those of a conference are: of the
    days "May 5-7, 1958" the day labelled is that of the talk."""
    one, several = (_edtf(words) for words in (day, days))
    return bool(_WHOLE_DAY.fullmatch(one)) and "/" in several


def _edtf(words: str) -> str:
    read = read_written_date(words, order="month-day")
    return read.edtf.partition("T")[0] if read else ""


def are_two_days(first: str, second: str) -> bool:
    """Whether both are whole days, and not the same."""
    days = {_edtf(first), _edtf(second)}
    return len(days) == 2 and all(map(_WHOLE_DAY.fullmatch, days))


def day_of_discussion(head: Sequence[HeadLine]) -> str:
    """The one date in the subject of minutes: "Discussion at the 312th Meeting …"."""
    words = words_after(head, Label.SUBJECT)
    if not _DISCUSSION.match(words):
        return ""
    dates = find_written_dates(words, order="month-day")
    return words[slice(*dates[0][:2])] if len(dates) == 1 else ""


def day_below_title(lines: str) -> str:
    """The one date in the heading of a record, with which a line of it begins:
    "October 17, 1962, 8:30 p.m., Mr. Ball's Conference Room"."""
    title, *below = lines.strip().split("\n")
    if not _OF_MEETING.search(title):
        return ""
    for line in map(str.strip, below):
        dates = find_written_dates(line, order="month-day")
        if len(dates) == 1 and dates[0][0] == 0:
            date = line[slice(*dates[0][:2])]
            return date if _YEAR.search(date) else ""
    return ""


def day_in_heading(heading: str) -> str:
    """The one date that ends the heading of a record: "… ON APRIL 25, 1972"."""
    heading = _HOUR.sub("", heading)
    dates = find_written_dates(heading, order="month-day")
    ends = len(dates) == 1 and dates[0][1] >= len(heading.rstrip(" ."))
    date = heading[slice(*dates[0][:2])] if ends else ""
    is_record = _RECORDED.match(heading) or _NUMBERED_MEETING.match(heading)
    return date if _YEAR.search(date) and is_record else ""


def _date_beside(head: Sequence[HeadLine]) -> str:
    """The date that a form has at the right of the line of a sender or recipient."""
    for line in head:
        row = line.evidence.split("\n")[0]
        _, *words, last = ("", *(row[start:end] for start, end in find_cells(row)))
        is_party = line.label in (Label.SENDER, Label.RECIPIENT)
        if is_party and len(words) > 1 and _YEAR.search(date := date_in_line(last)):
            return date
    return ""


def day_by_receipt(head: Sequence[HeadLine]) -> tuple[str, HeadLine] | None:
    """The day on the line with the number of a telegram, "NO: 1877, March 11, noon", as
    EDTF, with the line of its receipt, which says the year."""
    received = next((line for line in head if _RECEIVED.match(line.evidence)), None)
    numbered = next((line for line in head if _NUMBERED.match(line.evidence)), None)
    if not received or not numbered:
        return None
    last, sent = _first_day(received.words), _DAY.search(numbered.words)
    for year in (last.year, last.year - 1) if last and sent else ():
        day = _first_day(f"{sent['month']} {sent['day']}, {year}") if sent else None
        if day and last and timedelta(0) <= last - day <= timedelta(MOST_DAYS):
            return day.isoformat(), numbered
    return None


def _first_day(words: str) -> date | None:
    dates = find_written_dates(words, order="month-day")
    written = words[slice(*dates[0][:2])] if dates else words
    day = _edtf(written)
    return date.fromisoformat(day) if _WHOLE_DAY.fullmatch(day) else None


def group_in_head(text: str, blocks: Sequence[RawBlock]) -> str:
    """The day that the date and time of a telegram's head say, as EDTF; of a form, the day
    in the box for it."""
    head = [block for block in blocks if block.role is Role.FIELDS]
    head += list(islice(takewhile(_is_of_head, blocks), MOST_OF_HEAD))
    lines = [_LINE.finditer(text, block.start, block.end) for block in head]
    words = [line[0] for each in lines for line in each]
    days = [day_of_group(line) or _day_in_box(line) for line in words]
    days += [_day_alone(line) for block in head for line in _lines_of_fields(block)]
    return next(filter(None, days), "")


def _lines_of_fields(block: RawBlock) -> list[str]:
    is_short = block.role is Role.FIELDS and len(block.text) <= LONGEST_FIELDS
    return block.text.split("\n") if is_short else []


def _day_alone(line: str) -> str:
    """The whole day that is all of a line among the fields of a telegram's head."""
    day = date_in_line(line)
    edtf = _edtf(day) if _YEAR.search(day) else ""
    return edtf if _WHOLE_DAY.fullmatch(edtf) else ""


def _is_of_head(block: RawBlock) -> bool:
    return block.role is not Role.PARAGRAPH or len(block.text) <= LONGEST_OF_HEAD


def _day_in_box(line: str) -> str:
    """The day behind "DATE" or the number of a message, in a column of a form."""
    bounds = find_cells(line)
    # "FROM: DELHI        D. Delhi  18.40 hours 5 Nov. 1962", above when it was received
    if sent := next((at for at, _ in bounds[1:] if line.startswith("D. ", at)), 0):
        dates = find_written_dates(line[sent:], order="month-day")
        return _edtf(line[sent:][slice(*dates[0][:2])]) if len(dates) == 1 else ""
    cells = [line[start:end] for start, end in bounds]
    label, day = cells[0], cells[-1]
    if len(cells) < 2:
        return ""
    field = FIELD.fullmatch(day)
    if field and label_of(field["label"]) is Label.DATE:
        written = date_in_line(_NOTE_SIGN.sub("", field["words"]))
        return _edtf(written) or foreign_day(written)
    is_boxed = _BOX.fullmatch(cells[-2]) or _NUMBER_OF_MESSAGE.match(label)
    words = date_in_line(day) if is_boxed else ""
    return _edtf(words) or foreign_day(words)
