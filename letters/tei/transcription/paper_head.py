"""The head of a typed paper: its labelled lines say from whom, to whom, when, about what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from letters.tei.dates import find_written_dates, read_written_date
from letters.tei.transcription.field_labels import (
    FIELD,
    Label,
    day_of_group,
    label_of,
)
from letters.tei.transcription.raw_block import RawBlock, Role

# A head is no longer.
MOST_LINES = 60
LONGEST_WORDS = 300
# Longer lines are prose.
LONGEST_LINES = 160
_LINE = re.compile(r"[^\n]++")
# "MEMORANDUM FOR THE PRESIDENT", "FM AMEMBASSY MOSCOW": all of it is in capitals.
_IN_CAPITALS = re.compile(
    r"[ \t]*+(?P<label>(?:[A-Z]{2,20} ){0,2}"
    r"(?:MEMORANDUM (?:FOR|TO)|(?:LETTER|MESSAGE|TELEGRAM|NOTE) TO)"
    r"|FROM|FM|TO|INFO|SUBJECT|DATE)[ \t]++(?P<words>\S[^\n]*+)"
)
_NOBODY = re.compile(r"(?:THE )?(?:RECORD|FILES?)\b.*", re.IGNORECASE)
# What follows an addressee in the head of a telegram: its precedence and its number.
_PRECEDENCE = re.compile(
    r"(?: (?:FLASH|NIACT|IMMEDIATE|PRIORITY|ROUTINE)){1,3}(?: [0-9]{1,6})?$"
    r"| [0-9]{1,6}$"
)
# A line of a list of names that goes on with the one above.
_GOES_ON = re.compile(r"(?:and|of|for|to|the|in) |[a-zß-ÿ(&]")


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A labelled line: its `words` as printed, and the whole line in `evidence`; `start`
    is where the words begin."""

    label: Label
    words: str
    evidence: str
    start: int = 0


def read_head(text: str, blocks: Sequence[RawBlock]) -> tuple[HeadLine, ...]:
    """The labelled lines above the text of a paper, in their order."""
    return tuple(_labelled_lines(text, blocks))


def _labelled_lines(text: str, blocks: Sequence[RawBlock]) -> Iterator[HeadLine]:
    number = 0
    for block in blocks:
        is_prose = block.role is Role.PARAGRAPH and len(block.text) > LONGEST_LINES
        if is_prose or block.role in (Role.SALUTE, Role.SIGNATURE):
            return
        above: HeadLine | None = None
        for line in _LINE.finditer(text, block.start, block.end):
            number += 1
            if number > MOST_LINES:
                return
            read = _read_line(line[0], line.start())
            if not read and block.role is Role.FIELDS and above:
                read = _further(above, line[0], line.start())
            elif not read:
                above = None
            if read:
                above = read if read.words or read.label else None
                if read.words:
                    yield read


def _read_line(line: str, start: int) -> HeadLine | None:
    field = FIELD.fullmatch(line)
    match = field or _IN_CAPITALS.fullmatch(line)
    if not match or not (field or line.isupper()):
        return None
    label = label_of(match["label"])
    words = match["words"].strip()
    if label in (Label.SENDER, Label.RECIPIENT):
        words = _PRECEDENCE.sub("", words) or words
        if _NOBODY.fullmatch(words):
            return None
    at = start + match.start("words")
    return HeadLine(label, words[:LONGEST_WORDS], line.strip(), at)


def _further(above: HeadLine, line: str, start: int) -> HeadLine | None:
    """A line below one with a label that names a further person, and has no label."""
    words = line.strip()
    is_list = above.label in (Label.RECIPIENT, Label.PARTICIPANTS)
    goes_on = above.words.endswith(",") or _GOES_ON.match(words)
    if not is_list or line[:1] not in " \t" or goes_on:
        return None
    at = start + len(line) - len(line.lstrip())
    return HeadLine(above.label, words[:LONGEST_WORDS], words, at)


def words_after(head: Sequence[HeadLine], label: Label) -> str:
    """The words of the first line with this label; empty where none has it."""
    return next((line.words for line in head if line.label is label), "")


def date_in_head(head: Sequence[HeadLine]) -> str:
    """The date on the line for it, without the hour that may follow."""
    words = words_after(head, Label.DATE)
    if not words or read_written_date(words, order="month-day"):
        return words
    dates = find_written_dates(words, order="month-day")
    return words[slice(*dates[0][:2])] if dates else ""


def group_in_head(text: str, blocks: Sequence[RawBlock]) -> str:
    """The day that the date and time of a telegram's head say, as EDTF."""
    for block in blocks:
        if block.role is Role.FIELDS:
            for line in _LINE.finditer(text, block.start, block.end):
                if day := day_of_group(line[0]):
                    return day
    return ""
