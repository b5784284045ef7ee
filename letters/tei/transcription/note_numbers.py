"""Which digits of a pasted transcription are the numbers of its notes?

Printed editions pasted as plain text glue the number of a note to the word before
it ("countries.2", "October 161" for note 1 after "October 16"). All offsets count
code points.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from letters.tei.transcription.note_chains import CandidatePlace, chances_of
from letters.tei.transcription.note_costs import cost_of_mention, cost_of_place
from letters.tei.transcription.page_markers import PAGE_MARKER

COST_AT_TITLE = -3.0  # of the first note, at the end of the first line
COST_OF_JOINING = 2.0  # of two numbers in one run of digits ("196912")
LONGEST_JOIN = 3
LONGEST_NUMBER = 6  # figures of the text before those of a note
MOST_PLACES = 300  # weighed for one number; the least likely are dropped
CERTAIN = 0.98
DOUBTFUL = 0.02  # a place less likely than this is not worth a reader's time

DIGITS = re.compile(r"[0-9]+")
_YEAR = re.compile(r"(?:1[789]|20)\d\d")


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A note number in the running text; `start` and `end` bound its digits."""

    number: str
    start: int
    end: int
    is_certain: bool
    alternatives: tuple[int, ...] = ()  # other starts worth looking at, best first


def find_note_marks(
    text: str, numbers: Sequence[int], notes: Mapping[int, str] | None = None
) -> list[NoteMark]:
    """Find where the notes numbered `numbers` (ascending) are marked in `text`.

    Every ascending chain of candidate places is weighed, and each number gets the
    place that most of the weight goes through; a number that is more likely missing
    than anywhere gets no mark. A mark is certain when nearly all the weight agrees.
    `notes`, the texts of the notes by number, helps where a note number follows
    another number.
    """
    figures = {n: frozenset(DIGITS.findall(note)) for n, note in (notes or {}).items()}
    places = candidate_places(text, numbers, figures)
    chances: list[dict[int, float]] = [defaultdict(float) for _ in numbers]
    for place, chance in zip(places, chances_of(places, len(numbers)), strict=True):
        start = place.start
        for index in range(place.first, place.last + 1):
            chances[index][start] += chance
            start += len(str(numbers[index]))
    return _ascending(
        (max(starts.values()), _likeliest_mark(str(number), starts))
        for number, starts in zip(numbers, chances, strict=True)
        if starts and max(starts.values()) > 1 - sum(starts.values())
    )


def _likeliest_mark(number: str, chances: Mapping[int, float]) -> NoteMark:
    start, *others = sorted(chances, key=chances.__getitem__, reverse=True)
    return NoteMark(
        number,
        start,
        start + len(number),
        is_certain=chances[start] >= CERTAIN,
        alternatives=tuple(place for place in others if chances[place] >= DOUBTFUL),
    )


def candidate_places(
    text: str, numbers: Sequence[int], figures: Mapping[int, frozenset[str]]
) -> list[CandidatePlace]:
    """The places that may mark a note, in the order of the list of notes.

    `figures` are the runs of digits in the text of each note.
    """
    stretches = _stretches_by_digits(numbers)
    longest = max(map(len, stretches), default=0)
    title_end = text.find("\n")
    places: dict[int, list[CandidatePlace]] = defaultdict(list)
    for run in _runs_of_digits(text):
        end = run.end()
        if _YEAR.fullmatch(run[0]):
            continue  # "196" and the mark of note 1 would be no year
        for start in range(max(run.start(), end - longest), end):
            if start - run.start() >= LONGEST_NUMBER:
                continue  # the last figure of a filing number
            for first, last in stretches.get(text[start:end], ()):
                cost = cost_of_place(text, start, end)
                if cost is None:
                    continue
                mentioned = figures.get(numbers[first], frozenset())
                cost += cost_of_mention(text, start, run, mentioned)
                cost = cost * (last - first + 1) + COST_OF_JOINING * (last - first)
                if first == 0 and end == title_end:
                    cost += COST_AT_TITLE
                places[first].append(CandidatePlace(first, last, start, end, cost))
    return [
        place
        for first in sorted(places)
        for place in sorted(places[first], key=lambda place: place.cost)[:MOST_PLACES]
    ]


def _runs_of_digits(text: str) -> Iterator[re.Match[str]]:
    """The runs of digits in `text`, except those in its page markers."""
    for run in re.finditer(rf"{PAGE_MARKER.pattern}|(?P<digits>[0-9]+)", text):
        if run["digits"]:
            yield run


def _stretches_by_digits(numbers: Sequence[int]) -> dict[str, list[tuple[int, int]]]:
    """Map digits to the stretches of `numbers` they may stand for, by index.

    Two or three notes on one word are printed as one run of digits.
    """
    stretches: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for first in range(len(numbers)):
        for last in range(first, min(first + LONGEST_JOIN, len(numbers))):
            digits = "".join(map(str, numbers[first : last + 1]))
            stretches[digits].append((first, last))
    return stretches


def _ascending(marks: Iterable[tuple[float, NoteMark]]) -> list[NoteMark]:
    """The marks in their order; of two in the wrong order, only the likelier one."""
    ordered: list[NoteMark] = []
    for _, mark in sorted(marks, key=lambda weighed: -weighed[0]):
        at = bisect_left(ordered, int(mark.number), key=lambda mark: int(mark.number))
        follows = at == 0 or ordered[at - 1].end <= mark.start
        if follows and (at == len(ordered) or mark.end <= ordered[at].start):
            ordered.insert(at, mark)
    return ordered
