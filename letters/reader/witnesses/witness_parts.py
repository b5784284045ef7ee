"""The parts of a text taken apart into what is compared and what stands between it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from letters.alignment import Range, TouchingRanges
from letters.alignment.collation import (
    Flag,
    FlaggedRange,
    WitnessParagraph,
    WitnessText,
)
from letters.derivation.model import MarkKind
from letters.rendering.contract import fragment_to, note_id, page_id
from letters.tei.nodes import BlockKind

# What others put on the page, or what is printed on it before anything is written.
_MARKS = frozenset(
    {
        *(MarkKind.HANDWRITING, MarkKind.STAMP, MarkKind.NUMBER),
        *(MarkKind.CLASSIFICATION, MarkKind.LETTERHEAD),
    }
)
# Above the words of the letter: the edition's, or the paper's.
_HEADING = frozenset(
    {
        *(BlockKind.HEADING, BlockKind.LETTERHEAD, BlockKind.DATELINE),
        *(BlockKind.MARKS, BlockKind.BYLINE),
    }
)


class PointKind(StrEnum):
    PAGE = "page"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class TextPoint:
    """A page that begins, or a note that is called for, before the character `at`."""

    at: int
    kind: PointKind
    label: str
    address: str


@dataclass(frozen=True, slots=True)
class PointedText:
    """Words to be compared, and what stands between them."""

    words: WitnessText
    points: tuple[TextPoint, ...] = ()


@dataclass(frozen=True, slots=True)
class WitnessParts:
    """Rows of a document, or records derived from a revision: both have these fields."""

    text: str
    segments: Sequence[Any]
    marks: Sequence[Any]
    passages: Sequence[Any]
    pages: Sequence[Any]
    notes: Sequence[Any]


class PartsReader:
    """Takes the parts apart into heading and body, without what is not compared."""

    def __init__(self, parts: WitnessParts, address: str, *, with_marks: bool) -> None:
        self._parts = parts
        self._address = address
        self._with_marks = with_marks
        omitted = _joined(sorted(self._omitted_ranges()))
        self._omitted = TouchingRanges(omitted, lambda place: place)
        self._passages = TouchingRanges(parts.passages, _range_of)
        self._marks = TouchingRanges(parts.marks, _range_of)
        self._all_points = self._sorted_points()
        lines = list(self._lines())
        first = next(
            (place for place, (_, kind, _) in enumerate(lines) if kind not in _HEADING),
            len(lines),
        )
        self.heading = self._pointed(lines[:first])
        self.body = self._pointed(lines[first:])

    def _omitted_ranges(self) -> Iterator[Range]:
        text = self._parts.text
        if not self._with_marks:
            for mark in self._parts.marks:
                if mark.kind in _MARKS:
                    yield mark.start, mark.end
        for passage in self._parts.passages:
            if text[passage.start : passage.start + 1] == "[":
                yield passage.start, passage.start + 1
            if passage.end > passage.start and text[passage.end - 1] == "]":
                yield passage.end - 1, passage.end

    def _lines(self) -> Iterator[tuple[Range, str, str]]:
        """Of each line that has words: where it is, and kind and key of its segment."""
        starts = [segment.start for segment in self._parts.segments]
        at = 0
        for line in self._parts.text.split("\n"):
            end = at + len(line)
            place = bisect_right(starts, at) - 1
            segment = self._parts.segments[place] if place >= 0 else None
            kind, key = (segment.kind, segment.key) if segment else ("", "")
            is_left_out = kind == BlockKind.MARKS and not self._with_marks
            if not is_left_out and self._words((at, end)).strip():
                yield (at, end), kind, key
            at = end + 1

    def _pointed(self, lines: Sequence[tuple[Range, str, str]]) -> PointedText:
        paragraphs: list[WitnessParagraph] = []
        points: list[TextPoint] = []
        start = 0
        for place, key in ((place, key) for place, _, key in lines):
            words = self._words(place)
            paragraphs.append(WitnessParagraph(words, key, tuple(self._flags(place))))
            points += self._points(place, start)
            start += len(words) + 1
        return PointedText(WitnessText(tuple(paragraphs)), tuple(points))

    def _words(self, place: Range) -> str:
        words, at = [], place[0]
        for start, end in self._omitted_within(place):
            words.append(self._parts.text[at:start])
            at = end
        words.append(self._parts.text[at : place[1]])
        return "".join(words)

    def _omitted_within(self, place: Range) -> Iterator[Range]:
        for start, end in self._omitted.at(place):
            yield max(start, place[0]), min(end, place[1])

    def _shifted(self, at: int, place: Range) -> int:
        """Where the character `at` is in the words of the line."""
        gone = sum(
            min(end, at) - start
            for start, end in self._omitted_within(place)
            if start < at
        )
        return min(max(at, place[0]), place[1]) - place[0] - gone

    def _flags(self, place: Range) -> Iterator[FlaggedRange]:
        for passage in self._passages.at(place):
            yield from self._flag(passage, place, Flag.CONDITIONAL, passage.key)
        for mark in self._marks.at(place):
            if mark.kind == MarkKind.WITHHELD:
                yield from self._flag(mark, place, Flag.WITHHELD)
            elif mark.kind in _MARKS and self._with_marks:
                yield from self._flag(mark, place, Flag.MARK)

    def _flag(
        self, part: Any, place: Range, flag: Flag, name: str = ""
    ) -> Iterator[FlaggedRange]:
        start, end = max(part.start, place[0]), min(part.end, place[1])
        if start < end:
            shifted = self._shifted(start, place), self._shifted(end, place)
            yield FlaggedRange(*shifted, flag, name)

    def _points(self, place: Range, start: int) -> Iterator[TextPoint]:
        """Those of the line that begins at `start` in the words that are compared."""
        points = self._all_points
        for number in range(bisect_left(points, (place[0],)), len(points)):
            at, kind, label, anchor = points[number]
            if at > place[1]:
                break
            yield TextPoint(
                start + self._shifted(at, place),
                kind,
                label,
                f"{self._address}{fragment_to(anchor)}",
            )

    def _sorted_points(self) -> list[tuple[int, PointKind, str, str]]:
        pages = (
            (page.start, PointKind.PAGE, page.label, page_id(page.key))
            for page in self._parts.pages
        )
        notes = (
            (note.anchor, PointKind.NOTE, note.names.mark, note_id(note.key))
            for note in self._parts.notes
            if note.anchor is not None
        )
        return sorted([*pages, *notes])


def _range_of(part: Any) -> Range:
    return part.start, part.end


def _joined(ranges: Sequence[Range]) -> list[Range]:
    joined: list[Range] = []
    for start, end in ranges:
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined
