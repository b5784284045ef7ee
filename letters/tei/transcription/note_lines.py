"""Lines that begin with the sign of a note, as they stand together on a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from letters.tei.transcription.called_signs import (
    AS_DIGITS,
    SUPERSCRIPTS,
    WEAK,
    SignStyle,
)
from letters.tei.transcription.page_lines import read_page_line

MOST_FOOT_LINES = 12
RULE = re.compile(r"[ \t]*+(?:[_—–=-]{3,200}+|[_—–=-](?: [_—–=-]){4,100}+)[ \t]*+")
_LINE = re.compile(r"[^\n]*\n?")
# Where a web page has a text from stands below its notes.
_CREDIT = re.compile(
    r"(?:Source|Sources|Reprinted from|From|Quelle|Citation|Copyright)\b|©"
)
LONGEST_CREDIT = 160
_BLANKS = re.compile(r"\s*+")
# Between lines with words on them.
_BLANK_LINE = re.compile(r"(?<=\S)[^\S\n]*+\n(?:[^\S\n]*+\n)++[^\S\n]*+\S")
_ITEMS = (
    (SignStyle.MARKED, re.compile(r"\[\^(?P<sign>\d{1,4})\]:[ \t]*+(?=\S)")),
    (SignStyle.SLASHES, re.compile(r"/(?P<sign>\d{1,3})/[ \t]*+(?=\S)")),
    (SignStyle.CARET, re.compile(r"\^(?P<sign>\d{1,3})[.)]?[ \t]*+(?=[^\s^])")),
    (SignStyle.SQUARE, re.compile(r"\[(?P<sign>\d{1,3})\][ \t]*+(?=\S)")),
    (SignStyle.ROUND, re.compile(r"\((?P<sign>\d{1,3})\)[ \t]*+(?=\S)")),
    (SignStyle.SOLIDUS, re.compile(r"(?P<sign>\d{1,3})/[ \t]++(?=\S)")),
    (SignStyle.LETTER, re.compile(r"(?P<sign>[a-h])/[ \t]++(?=\S)")),
    (
        SignStyle.SIGN,
        re.compile(r"(?P<sign>\*{1,4}|†{1,3}|‡{1,3}|§{1,2})[ \t]*+(?=[^\s*†‡§])"),
    ),
    (SignStyle.RAISED, re.compile(rf"(?P<sign>[{SUPERSCRIPTS}]{{1,3}})[ \t]*+(?=\S)")),
    (SignStyle.NUMBER, re.compile(r"(?P<sign>\d{1,3})[.)]?[ \t]++(?=\S)")),
)
_FIRST_SIGNS = frozenset(f"/[(^*†‡§0123456789abcdefgh{SUPERSCRIPTS}")


@dataclass(frozen=True, slots=True)
class NoteLine:
    style: SignStyle
    sign: str
    start: int  # of the line
    words: int  # where the words of the note begin
    has_stop: bool = False  # "1.", "1)"


@dataclass(frozen=True, slots=True)
class NoteLines:
    """Lines that may be notes, with the rule above them, if there is one.

    They are the last of their page if no more than stamps stand below them.
    """

    items: tuple[NoteLine, ...]
    start: int
    end: int
    rule: str
    is_last: bool


def find_note_lines(
    text: str, start: int, end: int, *, are_listed: bool = False
) -> Iterator[NoteLines]:
    """Those between the offsets, which bound a page. If others `are_listed` for all of the
    text, these stand below blank lines or rules, as the list does."""
    last = start + len(text[start:end].rstrip())
    is_loose = not are_listed and _BLANK_LINE.search(text, start, end) is None
    for items, first, below in _candidates(text, start, end, is_loose=is_loose):
        rule = text[first : items[0].start].strip()
        is_last = below >= last or _is_foot(text, below, last)
        # Where no blank lines stand, numbers on most of a page are those of its paragraphs.
        if is_loose and items[0].style in WEAK and not rule:
            is_last = is_last and below - first < first - start
        yield NoteLines(tuple(items), first, below, rule, is_last)


def in_order(items: Sequence[NoteLine]) -> list[NoteLine]:
    """Those of the style of the first; a number out of its order is of the note above."""
    listed: list[NoteLine] = []
    last: dict[SignStyle, int] = {}
    for item in items:
        if item.style in WEAK and item.style is not items[0].style:
            continue
        if item.sign.isdigit():
            before = last.get(item.style)
            if before is not None and not 0 < int(item.sign) - before < 4:
                continue
            last[item.style] = int(item.sign)
        listed.append(item)
    return listed


def is_indented(text: str, item: NoteLine) -> bool:
    """Whether a number without a full stop begins an indented line, as printers set it."""
    opening = text[item.start : item.words].rstrip()
    return opening[:1] in " \t" and opening[-1:] not in ".)"


def _part(above: Sequence[NoteLine], item: NoteLine, *, is_after_blank: bool) -> bool:
    """Whether notes do not stand together: of two styles, or counted anew.

    Below a blank line bare numbers are no count with numbers that have a stop.
    """
    first, before = above[0].style, above[-1]
    if first is SignStyle.NUMBER and item.style is not SignStyle.NUMBER:
        return True
    is_number = item.style is before.style is SignStyle.NUMBER
    is_otherwise = is_number and item.has_stop is not before.has_stop
    if is_otherwise and int(item.sign) < int(before.sign):
        return True  # "34 Vice Premier." below "123. He told me" of the text
    if is_after_blank and item.style in WEAK and item.style is not first:
        return True  # "4. Selection of sites" of the text below "[2] See Document 22."
    if not is_after_blank or item.style not in WEAK or before.style is not item.style:
        return item.style in WEAK and item.sign == "1" and is_after_blank
    is_restarted = int(item.sign) <= int(before.sign)
    return is_restarted or item.has_stop is not before.has_stop


def _is_foot(text: str, start: int, end: int) -> bool:
    """Whether no more than a few stamps and a number stand there; no blanks end it."""
    blanks = _BLANKS.match(text, start, end)
    at = first = blanks.end() if blanks else start
    for _ in range(MOST_FOOT_LINES):
        at = text.find("\n", at, end) + 1
        if not at:
            break
    else:
        return False
    lines = text[first:end].split("\n")
    return all(_is_of_foot(words) for line in lines if (words := line.strip()))


def _is_of_foot(line: str) -> bool:
    return bool(
        read_page_line(line)
        or RULE.fullmatch(line)
        or _CREDIT.match(line[:LONGEST_CREDIT])
    )


def _candidates(
    text: str, start: int, end: int, *, is_loose: bool
) -> Iterator[tuple[list[NoteLine], int, int]]:
    """Runs of blocks that begin with the sign of a note, or lines at the foot that do;
    where the text `is_loose`, without blank lines, any lines that do."""
    items: list[NoteLine] = []
    zone_start = zone_end = start
    is_after_blank, is_after_rule, is_within = True, False, False
    rule = start
    for match in _LINE.finditer(text, start, end):
        line = match[0].rstrip("\n")
        if not match[0]:
            break
        if not line.strip():
            is_after_blank = True
            continue
        is_rule = RULE.fullmatch(line) is not None
        item = None if is_rule else _read_item(line, match.start())
        is_marked = item is not None and item.style is SignStyle.MARKED
        begins = (
            is_marked
            or is_loose
            or is_after_blank
            or is_after_rule
            or is_within
            or line[:1] in " \t"
        )
        if item and begins:
            if is_within and _part(items, item, is_after_blank=is_after_blank):
                yield items, zone_start, zone_end
                items, is_within = [], False
            if not is_within:
                zone_start = rule if is_after_rule else match.start()
            items.append(item)
            is_within = True
        elif is_within and (is_after_blank or is_rule):
            yield items, zone_start, zone_end
            items, is_within = [], False
        if is_rule:
            rule = match.start()
        zone_end = match.end()
        is_after_blank, is_after_rule = False, is_rule
    if is_within:
        yield items, zone_start, zone_end


def _read_item(line: str, start: int) -> NoteLine | None:
    indent = len(line) - len(line.lstrip())
    if line[indent] not in _FIRST_SIGNS:
        return None
    for style, pattern in _ITEMS:
        if match := pattern.match(line, indent):
            sign = match["sign"].translate(AS_DIGITS)
            has_stop = match[0].rstrip()[-1] in ".)"
            return NoteLine(style, sign, start, start + match.end(), has_stop)
    return None
