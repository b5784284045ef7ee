"""Notes at the foot of a page or of a paper: lines that begin with the sign of a note.

The sign is one of those that typists and printers use: /1/, [1], (1), 1/, *, †, ¹ or a bare
number. A line is a note only if the text above calls for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from letters.tei.transcription.note_numbers import find_note_marks
from letters.tei.transcription.page_lines import read_page_line

LONGEST_WORD = 20
MOST_FOOT_LINES = 12
# Words after which a number counts something, and calls for no note.
_COUNTED = re.compile(
    r"\b(?:[Nn]os?|[Nn]umbers?|pages?|pp?|[Pp]aragraphs?|[Aa]rticles?|[Cc]hapters?|[Vv]ol"
    r"|volume|[Dd]ocuments?|about|only|than|these|those|some|(?:Jan|Febr)uary|March|April"
    r"|May|June|July|August|(?:Sept|Nov|Dec)ember|October)[.,]?\Z"
)
# Of the notes that stand together, so many must be called for.
LEAST_CALLED = 0.6
MOST_NOTES = 2_000

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGITS = str.maketrans(_SUPERSCRIPTS, "0123456789")
RULE = re.compile(r"[ \t]*+[_—–=-]{5,200}+[ \t]*+")
_LINE = re.compile(r"[^\n]*\n?")


class SignStyle(StrEnum):
    MARKED = "[^{}]"
    SLASHES = "/{}/"
    SQUARE = "[{}]"
    ROUND = "({})"
    SOLIDUS = "{}/"
    SIGN = "{}"
    RAISED = "raised {}"
    NUMBER = "number {}"


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
    (SignStyle.RAISED, re.compile(rf"(?P<sign>[{_SUPERSCRIPTS}]{{1,3}})[ \t]*+(?=\S)")),
    (SignStyle.NUMBER, re.compile(r"(?P<sign>\d{1,3})[.)]?[ \t]++(?=\S)")),
)
_FIRST_SIGNS = frozenset(f"/[(*†‡§0123456789{_SUPERSCRIPTS}")
# Such a sign begins also the paragraphs of a text.
_WEAK = {SignStyle.NUMBER, SignStyle.ROUND, SignStyle.SOLIDUS}
_CALLS = {
    SignStyle.MARKED: r"\[\^{}\](?!:)",
    SignStyle.SLASHES: r"(?<=\S) ?/{}/",
    SignStyle.SQUARE: r"\[{}\]",
    SignStyle.ROUND: r"(?<=[^\s(\d])\({}\)",
    SignStyle.SOLIDUS: r"(?<=[^\s\d/]) ?{}/(?![\w/])",
    SignStyle.SIGN: r"(?<=[^\s*†‡§]){}(?![*†‡§\w])",
    SignStyle.RAISED: r"(?<=\S){}" + rf"(?![{_SUPERSCRIPTS}])",
    SignStyle.NUMBER: r"(?<=[a-z]{{2}}|[a-z][,;:]) {}(?=[ \n](?![ap]\.? ?m\b)|$)",
}
# Behind a figure the same sign may be part of it: "December 6(1)", "November 26 1/".
_UNSURE_CALLS = {
    SignStyle.ROUND: r"(?<=\d)\({}\)(?!\d)",
    SignStyle.SOLIDUS: r"(?<=\d) {}/(?![\w/])",
}


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
class UnreadNote:
    """Lines that may be notes and are left in the text, by the first of them.

    Either nothing calls for them, or they are called and do not stand where notes do.
    """

    start: int
    sign: str
    is_called: bool = False


@dataclass(frozen=True, slots=True)
class PageNotes:
    zones: tuple[NoteZone, ...]
    unread: tuple[UnreadNote, ...]


@dataclass(frozen=True, slots=True)
class _Item:
    style: SignStyle
    sign: str
    start: int  # of the line
    words: int  # where the words of the note begin


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Lines that may be notes; a rule may stand between `start` and the first of them.

    They are the last of their page if no more than stamps stand below them.
    """

    items: tuple[_Item, ...]
    start: int
    end: int
    has_rule: bool
    is_last: bool


@dataclass(slots=True)
class _ZoneFinder:
    text: str
    keys: set[str] = field(default_factory=set)
    used: list[tuple[int, int]] = field(default_factory=list)
    last: int = 0  # number of the last note before
    unread: list[UnreadNote] = field(default_factory=list)


def find_note_zones(text: str, bounds: Sequence[tuple[int, int]]) -> PageNotes:
    """The notes of each page; `bounds` are those of the pages."""
    finder = _ZoneFinder(text)
    zones: list[NoteZone] = []
    for start, end in bounds:
        above = zones[-1].end if zones else 0
        for items, zone_start, zone_end in _candidates(text, start, end):
            rule = text[zone_start : items[0].start].strip()
            is_last = _is_foot(text[zone_end:end])
            zone = _Candidate(tuple(items), zone_start, zone_end, bool(rule), is_last)
            notes = _read_zone(finder, zone, (max(start, above), zone_start))
            if notes:
                zones.append(NoteZone(zone_start, zone_end, tuple(notes), rule))
                above = zone_end
    return PageNotes(tuple(zones), tuple(finder.unread))


def _part(above: Sequence[_Item], item: _Item, *, is_after_blank: bool) -> bool:
    """Whether notes do not stand together: of two styles, or counted anew."""
    first = above[0].style
    is_restarted = item.style in _WEAK and item.sign == "1" and is_after_blank
    return is_restarted or (
        first is SignStyle.NUMBER and item.style is not SignStyle.NUMBER
    )


def _is_foot(text: str) -> bool:
    """Whether no more than a few stamps and a number stand there."""
    lines = text.strip().split("\n")
    return len(lines) <= MOST_FOOT_LINES and all(
        read_page_line(words) for line in lines if (words := line.strip())
    )


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
        is_rule = RULE.fullmatch(line) is not None
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


def _read_item(line: str, start: int) -> _Item | None:
    indent = len(line) - len(line.lstrip())
    if line[indent] not in _FIRST_SIGNS:
        return None
    for style, pattern in _ITEMS:
        if match := pattern.match(line, indent):
            sign = match["sign"].translate(_DIGITS)
            return _Item(style, sign, start, start + match.end())
    return None


def _read_zone(
    finder: _ZoneFinder, zone: _Candidate, body: tuple[int, int]
) -> list[FootNote]:
    """The notes; none if the text above does not call for them."""
    listed = _ascending(zone.items)[:MOST_NOTES]
    is_weak = any(item.style in _WEAK for item in listed)
    is_indented = all(_is_indented(finder.text, item) for item in listed)
    is_set_off = zone.is_last or zone.has_rule
    follows = _follows(listed, finder.last)
    if is_weak and not (is_set_off and follows):
        finder.unread += _called_in_text(finder.text, listed, body)
        return []
    calls = _find_calls(finder, listed, body, may_be_spaced=is_indented)
    may_be_unsure = is_indented or zone.has_rule
    called = sum(
        call is not None
        and (is_certain or may_be_unsure or item.style is not SignStyle.NUMBER)
        for item, (call, is_certain) in zip(listed, calls, strict=True)
    )
    if called >= LEAST_CALLED * len(listed):
        return list(_notes_of(finder, listed, calls, zone.end))
    if is_set_off and _opens(listed[0], finder.last):
        finder.unread.append(UnreadNote(listed[0].start, listed[0].sign))
    return []


def _called_in_text(
    text: str, listed: Sequence[_Item], body: tuple[int, int]
) -> Iterator[UnreadNote]:
    """The first of lines within the text that are all called as notes are.

    A bare number is no sign of that: it may be anything.
    """
    if all(
        item.style is not SignStyle.NUMBER and _find_call(text, item, *body)[1]
        for item in listed
    ):
        yield UnreadNote(listed[0].start, listed[0].sign, is_called=True)


def _opens(item: _Item, last: int) -> bool:
    """Whether it is the first note of a paper, or the next one."""
    return not item.sign.isdigit() or int(item.sign) in (1, last + 1)


def _notes_of(
    finder: _ZoneFinder,
    listed: Sequence[_Item],
    calls: Sequence[tuple[tuple[int, int] | None, bool]],
    end: int,
) -> Iterator[FootNote]:
    ends = [*(item.start for item in listed[1:]), end]
    for item, (call, is_certain), last in zip(listed, calls, ends, strict=True):
        words = finder.text[item.words : last].rstrip()
        key, number = item.sign, 2
        while key in finder.keys:
            key, number = f"{item.sign}-{number}", number + 1
        finder.keys.add(key)
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
        if item.style in _WEAK and item.style is not items[0].style:
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
            calls.append(
                _find_call(finder.text, item, after.get(item.style, body[0]), body[1])
            )
        if found := calls[-1][0]:
            after[item.style] = found[1]
    return calls


def _find_call(
    text: str, item: _Item, start: int, end: int
) -> tuple[tuple[int, int] | None, bool]:
    """Where a sign is called first, and whether that is certain."""
    sign = re.escape(item.sign)
    if item.style is SignStyle.RAISED:
        sign = item.sign.translate(str.maketrans("0123456789", _SUPERSCRIPTS))
    for patterns in (_CALLS, _UNSURE_CALLS):
        pattern = re.compile(patterns.get(item.style, r"(?!)").format(sign))
        for match in pattern.finditer(text, start, end):
            before = text[max(0, match.start() - LONGEST_WORD) : match.start()]
            if item.style is SignStyle.NUMBER and _COUNTED.search(before):
                continue
            first = match.start() + (match[0][:1] == " " and item.style in _WEAK)
            is_certain = patterns is _CALLS and item.style is not SignStyle.NUMBER
            return (first, match.end()), is_certain
    return None, False


def _is_indented(text: str, item: _Item) -> bool:
    """Whether a number without a full stop begins an indented line, as printers set it."""
    opening = text[item.start : item.words].rstrip()
    return opening[:1] in " \t" and opening[-1:] not in ".)"


def _numbers_in(
    text: str, numbered: Sequence[_Item], body: tuple[int, int]
) -> dict[str, tuple[tuple[int, int], bool]]:
    """The numbers that are glued to words, as `find_note_marks` weighs them.

    One that letters or figures follow is part of a word, as in "191312Z".
    """
    numbers = [int(item.sign) for item in numbered]
    marks = find_note_marks(text[slice(*body)], numbers)
    return {
        mark.number: (
            (body[0] + mark.start, body[0] + mark.end),
            mark.is_certain,
        )
        for mark in marks
        if not text[body[0] + mark.end : body[0] + mark.end + 1].isalnum()
    }
