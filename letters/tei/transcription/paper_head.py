"""The head of a typed paper: its labelled lines say from whom, to whom, when, about what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from letters.tei.dates import find_written_dates, read_written_date
from letters.tei.transcription.columns import find_cells
from letters.tei.transcription.datelines import date_in_line
from letters.tei.transcription.field_items import (
    BUREAU,
    is_office_below,
    read_fields,
)
from letters.tei.transcription.field_labels import (
    FIELD,
    Label,
    day_of_group,
    label_of,
)
from letters.tei.transcription.foreign_days import foreign_day
from letters.tei.transcription.letter_words import is_name
from letters.tei.transcription.raw_block import RawBlock, Role

# A head is no longer.
MOST_LINES = 60
LONGEST_WORDS = 300
# Longer lines are prose.
LONGEST_LINES = 100
_LINE = re.compile(r"[^\n]++")
# "MEMORANDUM FOR THE PRESIDENT", "FM AMEMBASSY MOSCOW": all of it is in capitals.
_IN_CAPITALS = re.compile(
    r"[ \t]*+(?P<label>(?:[A-Z]{2,20} ){0,2}"
    r"(?:MEMORANDUM (?:FOR|TO)|(?:LETTER|MESSAGE|TELEGRAM|NOTE) TO)"
    r"|FROM|FM|TO|INFO|SUBJECT|DATE)[ \t]++(?P<words>\S[^\n]*+)"
)
# "FROM MOSCOW TO FOREIGN OFFICE", as British telegrams are headed.
_FROM_TO = re.compile(
    r"[ \t]*+FROM (?P<sender>[A-Z][A-Z ,.’'-]{2,40}?)"
    r" TO (?P<recipient>[A-Z][A-Z ,.’'-]{2,40}?)\s*+"
)
# "NO: 2766, March 5, 1964": the date stands behind the number of a telegram.
_NUMBERED = re.compile(r"(?:TELEGRAM )?N(?:O|UMBER)\b", re.IGNORECASE)
_RECEIVED = re.compile(r"REC(?:[’']?D|EIVED)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b\d{4}\b")
_WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DAY = re.compile(r"(?P<month>[A-Za-z]{3,9})\.? (?P<day>\d{1,2})\b(?!,? ?\d{4})")
MOST_DAYS = 5  # that a telegram takes
_NOBODY = re.compile(r"(?:THE )?(?:RECORD|FILES?)\b.*", re.IGNORECASE)
_SUFFIX = re.compile(r" (?:[JS]r\.?|I{2,3})(?=,|$)")
# What a form has in a box at the right: "VIENTIANE     2 | 5", "OSLO      PRECEDENCE".
_ROUTING = re.compile(r" (?:\d{1,2} \| ?\d{1,2}|PRECEDENCE|EXTENSION)\Z")
# What follows an addressee in the head of a telegram: its precedence and its number.
_PRECEDENCE = re.compile(
    r"(?: (?:FLASH|NIACT|IMMEDIATE|PRIORITY|ROUTINE)){1,3}(?: [0-9]{1,6})?$"
    r"| [0-9]{1,6}$"
)


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A labelled line: its `words` as printed, and the whole line in `evidence`.

    They stand between `start` and `end`, the words that follow a name among them.
    """

    label: Label
    words: str
    evidence: str
    start: int = 0
    end: int = 0


def read_head(text: str, blocks: Sequence[RawBlock]) -> tuple[HeadLine, ...]:
    """The labelled lines above the text of a paper, in their order."""
    return tuple(_labelled_lines(text, blocks))


def _labelled_lines(text: str, blocks: Sequence[RawBlock]) -> Iterator[HeadLine]:
    number = 0
    told: set[Label] = set()
    # The post behind "FM" sends it; who speaks may be told below: "FROM: ACHESON. WE MET".
    is_telegram = False
    for block in blocks:
        is_prose = block.role is Role.PARAGRAPH and len(block.text) > LONGEST_LINES
        if is_prose or block.role in (Role.SALUTE, Role.SIGNATURE):
            return
        if block.role is Role.FIELDS:
            lines = list(_lines_of_fields(text, block))
            yield from (line for line in lines if not (is_telegram and _is_from(line)))
            told.update(line.label for line in lines)
            is_telegram |= any(line.evidence.startswith("FM ") for line in lines)
            continue
        for line in _LINE.finditer(text, block.start, block.end):
            number += 1
            if number > MOST_LINES:
                return
            is_first = line.start() == block.start
            line_read = _read_line(line[0], line.start(), may_lack_colon=is_first)
            if sides := _FROM_TO.fullmatch(line[0]):
                yield from _both_sides(line, sides)
                told.update((Label.SENDER, Label.RECIPIENT))
                continue
            # A telegram in capitals may begin "FROM SECRETARY. PLEASE TELL THE KING".
            if line_read and (line_read.label not in told or FIELD.match(line[0])):
                yield line_read


def _both_sides(line: re.Match[str], sides: re.Match[str]) -> Iterator[HeadLine]:
    for name, label in (("sender", Label.SENDER), ("recipient", Label.RECIPIENT)):
        start, end = (line.start() + at for at in sides.span(name))
        yield HeadLine(label, sides[name], line[0].strip(), start, end)


def _is_from(line: HeadLine) -> bool:
    return line.label is Label.SENDER


def _lines_of_fields(text: str, block: RawBlock) -> Iterator[HeadLine]:
    for part in read_fields(text, block):
        for start, end in part.items if part.label else ():
            evidence = text[slice(*part.evidence)].strip()
            if part.kind in (Label.SENDER, Label.RECIPIENT):
                start, words = _person_in(text, start, end)
            else:
                words = " ".join(text[start:end].split())
            if line := _head_line(part.kind, words, evidence, (start, end)):
                yield line


def _person_in(text: str, start: int, end: int) -> tuple[int, str]:
    """Who is named there, and where: without the bureau before the name, and without the
    lines of the office below it."""
    if bureau := BUREAU.match(text, start, end):
        start = bureau.end()
    name, *below = text[start:end].split("\n")
    for line in below:
        if is_office_below(line.strip(), name):
            break
        name = f"{name}\n{line}"
    return start, " ".join(name.split())


def _read_line(line: str, start: int, *, may_lack_colon: bool) -> HeadLine | None:
    field = FIELD.fullmatch(line)
    match = field or (_IN_CAPITALS.fullmatch(line) if may_lack_colon else None)
    words = match["words"].strip() if match else ""
    if not match or not words or not (field or line.isupper()):
        return None
    at = start + match.start("words")
    bounds = (at, at + len(words))
    return _head_line(label_of(match["label"]), words, line.strip(), bounds)


def _head_line(
    label: Label, words: str, evidence: str, bounds: tuple[int, int]
) -> HeadLine | None:
    """The line; of a sender or recipient with a name and an office, the name alone."""
    words = words[:LONGEST_WORDS]
    if label in (Label.SENDER, Label.RECIPIENT):
        words = _ROUTING.sub("", words) or words
        words = _PRECEDENCE.sub("", words) or words
        if _NOBODY.fullmatch(words):
            return None
        name, comma, office = words.partition(",")
        if suffix := _SUFFIX.match(office):
            name = f"{name},{suffix[0]}"
        is_place = office.lstrip().casefold().startswith(("at ", "in "))
        if comma and " " in name and is_name(name) and not is_place:
            words = name
    return HeadLine(label, words, evidence, *bounds)


def words_after(head: Sequence[HeadLine], label: Label) -> str:
    """The words of the first line with this label; empty where none has it."""
    return next((line.words for line in head if line.label is label), "")


def date_in_head(head: Sequence[HeadLine]) -> str:
    """The date on the line for it, without the hour that may follow."""
    words = words_after(head, Label.DATE) or next(
        (line.words for line in head if _NUMBERED.match(line.evidence)), ""
    )
    if read_written_date(words, order="month-day") or foreign_day(words):
        return words
    dates = find_written_dates(words, order="month-day")
    return words[slice(*dates[0][:2])] if dates else _date_beside(head)


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
    read = read_written_date(written, order="month-day")
    day = read.edtf.partition("T")[0] if read else ""
    return date.fromisoformat(day) if _WHOLE_DAY.fullmatch(day) else None


def group_in_head(text: str, blocks: Sequence[RawBlock]) -> str:
    """The day that the date and time of a telegram's head say, as EDTF."""
    for block in blocks:
        if block.role is Role.FIELDS:
            for line in _LINE.finditer(text, block.start, block.end):
                if day := day_of_group(line[0]):
                    return day
    return ""
