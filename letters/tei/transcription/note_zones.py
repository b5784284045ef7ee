"""Notes at the foot of a page or of a paper: lines that begin with the sign of a note.

The sign is one of those that typists and printers use: /1/, [1], (1), 1/, *, †, ¹ or a bare
number. A line is a note only if the text above calls for it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from letters.tei.transcription.called_signs import (
    AS_DIGITS,
    SUPERSCRIPTS,
    WEAK,
    CalledSigns,
    SignStyle,
)
from letters.tei.transcription.note_numbers import find_note_marks
from letters.tei.transcription.page_lines import read_page_line

MOST_FOOT_LINES = 12
# Of the notes that stand together, so many must be called for.
LEAST_CALLED = 0.6
MOST_NOTES = 2_000

_RULE = re.compile(r"[ \t]*+[_—–=-]{5,200}+[ \t]*+")
_LINE = re.compile(r"[^\n]*\n?")
_BLANKS = re.compile(r"\s*+")


_ITEMS = (
    (SignStyle.MARKED, re.compile(r"\[\^(?P<sign>\d{1,4})\]:[ \t]*+(?=\S)")),
    (SignStyle.SLASHES, re.compile(r"/(?P<sign>\d{1,3})/[ \t]*+(?=\S)")),
    (SignStyle.SQUARE, re.compile(r"\[(?P<sign>\d{1,3})\][ \t]*+(?=\S)")),
    (SignStyle.ROUND, re.compile(r"\((?P<sign>\d{1,3})\)[ \t]*+(?=\S)")),
    (SignStyle.SOLIDUS, re.compile(r"(?P<sign>\d{1,3})/[ \t]++(?=\S)")),
    (
        SignStyle.SIGN,
        re.compile(r"(?P<sign>\*{1,4}|†{1,3}|‡{1,3}|§{1,2})[ \t]*+(?=[^\s*†‡§])"),
    ),
    (SignStyle.RAISED, re.compile(rf"(?P<sign>[{SUPERSCRIPTS}]{{1,3}})[ \t]*+(?=\S)")),
    (SignStyle.NUMBER, re.compile(r"(?P<sign>\d{1,3})[.)]?[ \t]++(?=\S)")),
)
_FIRST_SIGNS = frozenset(f"/[(*†‡§0123456789{SUPERSCRIPTS}")


@dataclass(frozen=True, slots=True)
class FootNote:
    """A note in its place; `sign` is as printed, `call` where the text calls for it.

    A `key` is different for each note of a paper.
    """

    key: str
    sign: str
    start: int
    end: int
    call: tuple[int, int] | None = None
    is_certain: bool = True


@dataclass(frozen=True, slots=True)
class NoteZone:
    """The notes that stand together, with the rule above them."""

    start: int
    end: int
    notes: tuple[FootNote, ...]
    rule: str = ""


@dataclass(frozen=True, slots=True)
class _Item:
    style: SignStyle
    sign: str
    start: int  # of the line
    words: int  # where the words of the note begin


@dataclass(slots=True)
class _ZoneFinder:
    text: str
    called: CalledSigns
    signs: Counter[str] = field(default_factory=Counter)
    used: list[tuple[int, int]] = field(default_factory=list)
    last: int = 0  # number of the last note before


def find_note_zones(text: str, bounds: Sequence[tuple[int, int]]) -> list[NoteZone]:
    """The notes of each page; `bounds` are those of the pages."""
    finder = _ZoneFinder(text, CalledSigns(text))
    zones: list[NoteZone] = []
    for start, end in bounds:
        last = start + len(text[start:end].rstrip())
        above = zones[-1].end if zones else 0
        for items, zone_start, zone_end in _candidates(text, start, end):
            is_last = zone_end >= last or _is_foot(text, zone_end, last)
            body = (max(start, above), zone_start)
            notes = _read_zone(finder, items, body, zone_end, is_last=is_last)
            if notes:
                rule = text[zone_start : items[0].start].strip()
                zones.append(NoteZone(zone_start, zone_end, tuple(notes), rule))
                above = zone_end
    return zones


def _part(first: SignStyle, other: SignStyle) -> bool:
    """Whether notes of the two styles do not stand together."""
    return first is SignStyle.NUMBER and other is not SignStyle.NUMBER


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
    return all(read_page_line(words) for line in lines if (words := line.strip()))


def _candidates(
    text: str, start: int, end: int
) -> Iterator[tuple[list[_Item], int, int]]:
    """Runs of blocks that begin with the sign of a note, or lines at the foot that do."""
    items: list[_Item] = []
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
        is_rule = _RULE.fullmatch(line) is not None
        item = None if is_rule else _read_item(line, match.start())
        is_marked = item is not None and item.style is SignStyle.MARKED
        begins = (
            is_marked
            or is_after_blank
            or is_after_rule
            or is_within
            or line[:1] in " \t"
        )
        if item and begins:
            if is_within and _part(items[0].style, item.style):
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


def _read_item(line: str, start: int) -> _Item | None:
    indent = len(line) - len(line.lstrip())
    if line[indent] not in _FIRST_SIGNS:
        return None
    for style, pattern in _ITEMS:
        if match := pattern.match(line, indent):
            sign = match["sign"].translate(AS_DIGITS)
            return _Item(style, sign, start, start + match.end())
    return None


def _read_zone(
    finder: _ZoneFinder,
    items: list[_Item],
    body: tuple[int, int],
    end: int,
    *,
    is_last: bool,
) -> list[FootNote]:
    """The notes; none if the text above does not call for them."""
    listed = _ascending(items)[:MOST_NOTES]
    is_weak = any(item.style in WEAK for item in listed)
    is_indented = all(_is_indented(finder.text, item) for item in listed)
    if is_weak and not (is_last and _follows(listed, finder.last)):
        return []
    calls = _find_calls(finder, listed, body, may_be_spaced=is_indented)
    called = sum(
        call is not None
        and (is_certain or is_indented or item.style is not SignStyle.NUMBER)
        for item, (call, is_certain) in zip(listed, calls, strict=True)
    )
    if called < LEAST_CALLED * len(listed):
        return []
    return list(_notes_of(finder, listed, calls, end))


def _notes_of(
    finder: _ZoneFinder,
    listed: Sequence[_Item],
    calls: Sequence[tuple[tuple[int, int] | None, bool]],
    end: int,
) -> Iterator[FootNote]:
    ends = [*(item.start for item in listed[1:]), end]
    for item, (call, is_certain), last in zip(listed, calls, ends, strict=True):
        words = finder.text[item.words : last].rstrip()
        finder.signs[item.sign] += 1
        number = finder.signs[item.sign]
        key = item.sign if number == 1 else f"{item.sign}-{number}"
        if call:
            finder.used.append(call)
        if item.sign.isdigit():
            finder.last = int(item.sign)
        yield FootNote(
            key, item.sign, item.words, item.words + len(words), call, is_certain
        )


def _ascending(items: Sequence[_Item]) -> list[_Item]:
    """Those of the style of the first; a number out of its order is of the note above."""
    listed: list[_Item] = []
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


def _follows(listed: Sequence[_Item], last: int) -> bool:
    """Whether the numbers begin with the first, or go on from the page before."""
    first = next((int(item.sign) for item in listed if item.sign.isdigit()), 0)
    return first == 1 or first > last


def _find_calls(
    finder: _ZoneFinder,
    listed: Sequence[_Item],
    body: tuple[int, int],
    *,
    may_be_spaced: bool,
) -> list[tuple[tuple[int, int] | None, bool]]:
    """Where each note is called, and whether that is certain."""
    numbered = [item for item in listed if item.style is SignStyle.NUMBER]
    marks = _numbers_in(finder.text, numbered, body) if numbered else {}
    calls: list[tuple[tuple[int, int] | None, bool]] = []
    after: dict[SignStyle, int] = {}
    for item in listed:
        if item.sign in marks and item.style is SignStyle.NUMBER:
            calls.append(marks[item.sign])
        elif item.style is SignStyle.NUMBER and not may_be_spaced:
            calls.append((None, False))
        else:
            call = finder.called.first(
                item.style, item.sign, after.get(item.style, body[0]), body[1]
            )
            calls.append((call, item.style is not SignStyle.NUMBER))
        if found := calls[-1][0]:
            after[item.style] = found[1]
    return calls


def _is_indented(text: str, item: _Item) -> bool:
    """Whether a number without a full stop begins an indented line, as printers set it."""
    opening = text[item.start : item.words].rstrip()
    return opening[:1] in " \t" and opening[-1:] not in ".)"


def _numbers_in(
    text: str, numbered: Sequence[_Item], body: tuple[int, int]
) -> dict[str, tuple[tuple[int, int], bool]]:
    """The numbers that are glued to words, as `find_note_marks` weighs them."""
    numbers = [int(item.sign) for item in numbered]
    marks = find_note_marks(text[slice(*body)], numbers)
    return {
        mark.number: (
            (body[0] + mark.start, body[0] + mark.end),
            mark.is_certain,
        )
        for mark in marks
    }
