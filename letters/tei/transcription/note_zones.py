"""Notes at the foot of a page or of a paper: lines that begin with the sign of a note.

The sign is one of those that typists and printers use: /1/, [1], (1), 1/, *, †, ¹ or a bare
number. A line is a note only if the text above calls for it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from letters.tei.transcription.called_signs import WEAK, CalledSigns, SignStyle
from letters.tei.transcription.note_lines import (
    NoteLine,
    NoteLines,
    find_note_lines,
    in_order,
    is_indented,
)
from letters.tei.transcription.note_numbers import find_note_marks
from letters.tei.transcription.text_items import without_text_items

# Of the notes that stand together, so many must be called for.
LEAST_CALLED = 0.6
MOST_NOTES = 2_000
# In a text with so many lines that may be notes, each is looked for in less of it.
MOST_UNREAD, SHORT_PAGE = 500, 1_500
# In characters. Only the last notes of a paper are called from further above.
LONGEST_PAGE = 20_000
LONGEST_YEAR = 4  # in figures
LONGEST_BLANK = 200
# Glued to a word or a stop, more than one, or at the beginning of a line: "2See Tab A".
_FIGURES = re.compile(
    r"(?<![\s\d$/#(\[–-])[0-9]+|[0-9]{2,}|(?:\A|(?<=[\n\u2028]))[0-9](?=[A-Z\[])"
)
# Paragraphs are hardly numbered so.
_UNLIKE_ITEMS = {SignStyle.SOLIDUS, SignStyle.ROUND}
_STOPS = frozenset('.,;:?!”"’)')
_CALLED_OTHERWISE = (
    SignStyle.SQUARE,
    SignStyle.SLASHES,
    SignStyle.RAISED,
    SignStyle.CARET,
    SignStyle.ROUND,
    SignStyle.SOLIDUS,
)


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


@dataclass
class _ZoneFinder:
    text: str
    called: CalledSigns
    may_be_within: bool = True
    signs: Counter[str] = field(default_factory=Counter)
    used: list[tuple[int, int]] = field(default_factory=list)
    last: int = 0  # number of the last note before
    unread: list[UnreadNote] = field(default_factory=list)
    uncalled: list[NoteLines] = field(default_factory=list)

    def has_figures(self, body: tuple[int, int]) -> bool:
        """Whether any figures there may be the number of a note, by what they stand by."""
        at = bisect_left(self._figures, body[0])
        return at < len(self._figures) and self._figures[at] < body[1]

    @cached_property
    def _figures(self) -> list[int]:
        return [figures.start() for figures in _FIGURES.finditer(self.text)]


def find_note_zones(
    text: str, bounds: Sequence[tuple[int, int]], *, are_listed: bool = False
) -> PageNotes:
    """The notes of each page; `bounds` are those of the pages. If others `are_listed` for
    all of the text, none of these stand among its paragraphs."""
    finder = _ZoneFinder(text, CalledSigns(text), may_be_within=not are_listed)
    zones: list[NoteZone] = []
    candidates: list[NoteLines] = []
    for start, end in bounds:
        above = zones[-1].end if zones else 0
        for lines in find_note_lines(text, start, end, are_listed=are_listed):
            candidates.append(lines)
            page = LONGEST_PAGE if len(candidates) < MOST_UNREAD else SHORT_PAGE
            top = start if lines.is_last else lines.start - page
            notes = _read_zone(finder, lines, (max(start, above, top), lines.start))
            if notes:
                zone = NoteZone(lines.start, lines.end, tuple(notes), lines.rule)
                zones.append(zone)
                above = lines.end
    finder.unread += [
        UnreadNote(lines.items[0].start, lines.items[0].sign)
        for lines in without_text_items(finder.uncalled, candidates)
    ]
    unread = sorted(finder.unread, key=lambda note: note.start)
    return PageNotes(tuple(zones), tuple(unread))


def _read_zone(
    finder: _ZoneFinder, zone: NoteLines, body: tuple[int, int]
) -> list[FootNote]:
    """The notes; none if the text above does not call for them."""
    listed = in_order(zone.items)[:MOST_NOTES]
    is_weak = any(item.style in WEAK for item in listed)
    are_indented = all(is_indented(finder.text, item) for item in listed)
    is_set_off = zone.is_last or bool(zone.rule)
    follows = _follows(listed, finder.last)
    body = _body_above(finder, listed, body)
    if is_weak and not (
        follows and (is_set_off or _are_called_above(finder, listed, body))
    ):
        finder.unread += _called_in_text(finder, listed, body)
        return []
    calls = _find_calls(finder, listed, body, may_be_spaced=are_indented)
    if not any(call for call, _ in calls):
        calls = _calls_otherwise(finder.called, listed, body) or calls
    may_be_unsure = are_indented or bool(zone.rule)
    called = sum(
        call is not None
        and (is_certain or may_be_unsure or item.style is not SignStyle.NUMBER)
        for item, (call, is_certain) in zip(listed, calls, strict=True)
    )
    if called >= LEAST_CALLED * len(listed):
        return list(_notes_of(finder, listed, calls, zone.end))
    if is_set_off and _opens(listed[0], finder.last):
        finder.uncalled.append(zone)
    return []


def _body_above(
    finder: _ZoneFinder, listed: Sequence[NoteLine], body: tuple[int, int]
) -> tuple[int, int]:
    """Where the notes may be called: the next one of its kind perhaps on the page before,
    behind the call for the last one."""
    first, used = listed[0], finder.used[-1:]
    is_next = first.sign.isdigit() and int(first.sign) == finder.last + 1
    if not (used and is_next and first.style in _UNLIKE_ITEMS):
        return body
    return min(body[0], max(used[0][1], body[1] - LONGEST_PAGE)), body[1]


def _are_called_above(
    finder: _ZoneFinder, listed: Sequence[NoteLine], body: tuple[int, int]
) -> bool:
    """Whether the text above calls for all of them behind stops: "… were wet.1/"."""
    is_like_item = any(item.style not in _UNLIKE_ITEMS for item in listed)
    if is_like_item or not finder.may_be_within:
        return False
    above = finder.text[max(body[0], body[1] - LONGEST_BLANK) : body[1]].rstrip()
    if above[-1:].isalpha() or above[-1:] in (",", "-"):
        return False  # the sentence goes on below
    calls = [finder.called.first(item.style, item.sign, *body) for item in listed]
    return all(
        call is not None and is_certain and finder.text[call[0] - 1] in _STOPS
        for call, is_certain in calls
    )


def _called_in_text(
    finder: _ZoneFinder, listed: Sequence[NoteLine], body: tuple[int, int]
) -> Iterator[UnreadNote]:
    """The first of lines within the text that are all called as notes are: numbers are
    where they are glued to words."""
    called = finder.called
    if all(item.style is SignStyle.NUMBER for item in listed):
        if not all(_is_glued(finder.text, item.sign, body) for item in listed):
            return
        marks = _numbers_in(finder.text, listed, body)
        are_called = all(marks.get(item.sign, ((0, 0), False))[1] for item in listed)
    else:
        are_called = all(
            called.first(item.style, item.sign, *body)[1] for item in listed
        )
    if are_called:
        yield UnreadNote(listed[0].start, listed[0].sign, is_called=True)


def _is_glued(text: str, number: str, body: tuple[int, int]) -> bool:
    """Whether it stands anywhere without a blank before it."""
    start, end = body
    at = text.find(number, start, end)
    while at >= 0:
        if at > start and not text[at - 1].isspace():
            return True
        at = text.find(number, at + 1, end)
    return False


def _opens(item: NoteLine, last: int) -> bool:
    """Whether it is the first note of a paper, or the next one."""
    return not item.sign.isdigit() or int(item.sign) in (1, last + 1)


def _notes_of(
    finder: _ZoneFinder,
    listed: Sequence[NoteLine],
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


def _follows(listed: Sequence[NoteLine], last: int) -> bool:
    """Whether the numbers begin with the first, or go on from the page before."""
    first = next((int(item.sign) for item in listed if item.sign.isdigit()), None)
    return first is None or first == 1 or first > last


def _find_calls(
    finder: _ZoneFinder,
    listed: Sequence[NoteLine],
    body: tuple[int, int],
    *,
    may_be_spaced: bool,
) -> list[tuple[tuple[int, int] | None, bool]]:
    """Where each note is called, and whether that is certain."""
    numbered = [item for item in listed if item.style is SignStyle.NUMBER]
    may_be_marked = bool(numbered) and finder.has_figures(body)
    marks = _numbers_in(finder.text, numbered, body) if may_be_marked else {}
    calls: list[tuple[tuple[int, int] | None, bool]] = []
    after: dict[SignStyle, int] = {}
    for item in listed:
        if item.sign in marks and item.style is SignStyle.NUMBER:
            calls.append(marks[item.sign])
        elif item.style is SignStyle.NUMBER and not may_be_spaced:
            calls.append((None, False))
        else:
            calls.append(
                finder.called.first(
                    item.style, item.sign, after.get(item.style, body[0]), body[1]
                )
            )
        if found := calls[-1][0]:
            after[item.style] = found[1]
    return calls


def _calls_otherwise(
    called: CalledSigns, listed: Sequence[NoteLine], body: tuple[int, int]
) -> list[tuple[tuple[int, int] | None, bool]]:
    """Where notes are called that the text numbers in another way than their list: "[1]"
    for "1. Not found."; empty if not all of them are called so."""
    if not all(item.sign.isdigit() for item in listed):
        return []
    for style in _CALLED_OTHERWISE:
        calls: list[tuple[tuple[int, int] | None, bool]] = []
        at = body[0]
        for item in listed:
            call, is_certain = called.first(style, item.sign, at, body[1])
            at = call[1] if call else body[1]
            calls.append((call, is_certain))
        if all(call for call, _ in calls):
            return calls
    return []


def _numbers_in(
    text: str, numbered: Sequence[NoteLine], body: tuple[int, int]
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
        and not _is_in_number(text, body[0] + mark.start)
    }


def _is_in_number(text: str, at: int) -> bool:
    """Whether so many figures stand before it that it is the last of a filing number."""
    before = text[max(0, at - LONGEST_YEAR - 1) : at]
    return len(before) > LONGEST_YEAR and before.isdigit()
