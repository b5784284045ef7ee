"""Finds quoted words in a text: how sure each place is, and whether one is sure enough.

The second best place is always looked at. A lookalike that is nearly as good as the
best place makes both of them candidates, and none of them the answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from letters.alignment import Range, align_texts, closest_stretch, fold, likeness
from letters.web_annotation.placement import MOST_CANDIDATES, Candidate

CONTEXT = 32
# Nobody marks more, and longer words take long to look for.
LONGEST_QUOTE = 20_000
# What stands farther away tells no places apart, and each place is compared with it.
LONGEST_CONTEXT = 200
_MOST_OCCURRENCES = 200
# How many places that are not exact are looked at in one stretch of text.
_MOST_LOOSE = 3
# Shorter words than this are only found exactly: "Linus" is half of "chines".
_SHORTEST_LOOSE = 12
_NEAR = 0.8
# The first and the last letters of a place must be much like those of the quote.
_EDGE = 16
_LEAST_EDGE = 0.6


@dataclass(frozen=True, slots=True)
class Quote:
    """Marked words and what stands around them, as in a W3C TextQuoteSelector."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Demand:
    """What a place must reach: in all, by its own words, and ahead of the second."""

    score: float
    words: float
    margin: float


# For what was in the old text: only what the new text says newly is looked at.
AFTER_CORRECTION = Demand(score=0.8, words=0.75, margin=0.1)
# For what comes from outside: there is no old text to compare with.
FROM_OUTSIDE = Demand(score=0.72, words=0.6, margin=0.12)


def quote_at(text: str, start: int, end: int) -> Quote:
    return Quote(
        text[start:end],
        text[max(0, start - CONTEXT) : start],
        text[end : end + CONTEXT],
    )


def find_places(
    text: str, quote: Quote, demand: Demand, stretches: Sequence[Range] | None = None
) -> tuple[list[Candidate], bool]:
    """The best places in `stretches` of `text`, and whether the first one is sure."""
    exact = fold(quote.exact)
    if not exact.strip() or len(exact) > LONGEST_QUOTE:
        return [], False
    folded = fold(text)
    places = {
        place
        for start, end in ([(0, len(text))] if stretches is None else stretches)
        for place in _places_within(folded, exact, start, end)
    }
    scored = sorted(
        (_score(folded, quote, place, demand) for place in places),
        key=lambda candidate: (-candidate.score, candidate.start),
    )
    likely = _without_overlap(scored)[:MOST_CANDIDATES]
    is_sure = (
        bool(likely)
        and likely[0].score >= demand.score
        and (len(likely) < 2 or likely[0].score - likely[1].score >= demand.margin)
    )
    return [candidate for candidate in likely if candidate.score], is_sure


def _places_within(text: str, exact: str, start: int, end: int) -> Iterator[Range]:
    """Each occurrence; without one, the places that are most alike."""
    at, count = text.find(exact, start, end), 0
    while at >= 0 and count < _MOST_OCCURRENCES:
        count += 1
        if _is_whole(text, at, at + len(exact), exact):
            yield at, at + len(exact)
        at = text.find(exact, at + 1, end)
    if not count and len(exact) >= _SHORTEST_LOOSE:
        yield from _loose_places(text, exact, start, end, _MOST_LOOSE)


def _is_whole(text: str, start: int, end: int, exact: str) -> bool:
    """Whether no word is cut in two that was not cut in the quote."""
    before = start == 0 or not (text[start - 1].isalnum() and exact[0].isalnum())
    after = end == len(text) or not (text[end].isalnum() and exact[-1].isalnum())
    return before and after


def _loose_places(
    text: str, exact: str, start: int, end: int, most: int
) -> Iterator[Range]:
    """The most alike place between `start` and `end`, then on both sides of it."""
    if most <= 0 or end - start < len(exact) // 2:
        return
    found = closest_stretch(exact, text, start, end)
    if not found:
        return
    first, last = found
    place = _adjust(text, exact, first, last)
    if place[0] < place[1]:
        yield place
    yield from _loose_places(text, exact, start, min(first, end), most - 1)
    yield from _loose_places(text, exact, max(last, start), end, most - 1)


def _adjust(text: str, exact: str, start: int, end: int) -> Range:
    """The place with whole words: a window of as many characters may cut some."""
    reach = CONTEXT + len(exact) // 8
    window_start = max(0, start - reach)
    window = text[window_start : end + reach]
    runs = [run for run in align_texts(exact, window).runs if not run.block]
    if not runs or runs[0].old or runs[-1].old_end < len(exact.rstrip(" .,;:?!")):
        return start, start  # an end is not there
    first, last = runs[0].new, max(run.new_end for run in runs)
    if len(runs) > 1:
        # The first and the last words may stand a second time in the window, nearer.
        head, tail = exact[: runs[1].old], exact[runs[-2].old_end :]
        near_start, near_end = runs[1].new - len(head), runs[-2].new_end + len(tail)
        if (
            near_start > first
            and likeness(head, window[near_start : runs[1].new]) > _NEAR
        ):
            first = near_start
        if (
            near_end < last
            and likeness(tail, window[runs[-2].new_end : near_end]) > _NEAR
        ):
            last = near_end
    first, last = window_start + first, window_start + last
    while first and text[first - 1].isalnum() and text[first].isalnum():
        first -= 1
    while last < len(text) and text[last].isalnum() and text[last - 1].isalnum():
        last += 1
    begins = likeness(exact[:_EDGE], text[first : first + _EDGE])
    ends = likeness(exact[-_EDGE:], text[max(first, last - _EDGE) : last])
    return (first, last) if min(begins, ends) >= _LEAST_EDGE else (start, start)


def _score(text: str, quote: Quote, place: Range, demand: Demand) -> Candidate:
    """The likeness of words and context, each weighted by its length."""
    start, end = place
    exact, prefix, suffix = fold(quote.exact), fold(quote.prefix), fold(quote.suffix)
    words = likeness(exact, text[start:end])
    before = _likeness_of(prefix, text[max(0, start - len(prefix)) : start])
    after = _likeness_of(suffix, text[end : end + len(suffix)])
    weights = (max(len(exact), CONTEXT), len(prefix), len(suffix))
    parts = zip((words, before, after), weights, strict=True)
    total = sum(part * weight for part, weight in parts) / sum(weights)
    return Candidate(start, end, round(total if words >= demand.words else 0.0, 4))


def _likeness_of(said: str, there: str) -> float:
    return likeness(said, there) if said else 0.0


def _without_overlap(scored: Sequence[Candidate]) -> list[Candidate]:
    """Leave out what is another reading of a better place."""
    apart: list[Candidate] = []
    for candidate in scored:
        if len(apart) == MOST_CANDIDATES:
            break
        if all(
            candidate.end <= other.start or candidate.start >= other.end
            for other in apart
        ):
            apart.append(candidate)
    return apart
