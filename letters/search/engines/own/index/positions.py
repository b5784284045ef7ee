"""Where the words of a term stand in a segment.

A place is a position counted through all documents of the segment: one word follows
another where its place is the next. Between two texts there are more places than
there can be between words that are near, so that nothing runs from one into the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from letters.search.engines.own.index.codec import Numbers
from letters.search.engines.own.index.inverting import WIDTH
from letters.search.engines.own.index.segments import Segment
from letters.search.engines.own.index.vocabulary import Term

# After all places.
_FAR = np.iinfo(np.int32).max


@dataclass(frozen=True, slots=True)
class PositionedForm:
    """A form as a segment has it: in order, where it stands and takes up one place,
    where two, and so on. A hyphened word takes up several, written together but one.
    """

    by_width: Sequence[tuple[int, Numbers]]

    @property
    def count(self) -> int:
        return sum(len(places) for _, places in self.by_width)

    @property
    def size(self) -> int:
        """In bytes of memory."""
        return sum(places.nbytes for _, places in self.by_width)

    @property
    def starts(self) -> Numbers:
        return _joined([places for _, places in self.by_width])

    @property
    def ends(self) -> Numbers:
        return _joined([places + width for width, places in self.by_width])


def find_form(segment: Segment, form: str) -> PositionedForm:
    found = []
    one = segment.find_form(form.encode())
    if one:
        found.append((1, places_of(segment, one)))
    for term in segment.forms_beginning_with((form + WIDTH).encode()):
        width = int(term.text.rpartition(WIDTH.encode())[2])
        found.append((width, places_of(segment, term)))
    return PositionedForm(found)


def places_of(segment: Segment, term: Term) -> Numbers:
    """In order."""
    postings = segment.postings(term)
    starts = segment.document_starts[postings.documents]
    places = np.repeat(starts, postings.weights)
    places += postings.values.astype(np.int32)
    return places


def follow(forms: Sequence[PositionedForm], place_count: int) -> Numbers:
    """Where `forms` stand one directly after the other. The rarest is looked at first."""
    rarest = min(range(len(forms)), key=lambda number: forms[number].count)
    starts, ends = forms[rarest].starts, forms[rarest].ends
    for form in forms[rarest + 1 :]:
        starts, ends = _extended(starts, ends, form, place_count)
    for form in reversed(forms[:rarest]):
        ends, starts = _extended(ends, starts, form, place_count, is_before=True)
    # Of forms that take up one place everywhere they are in order already.
    is_simple = all(len(form.by_width) == 1 for form in forms)
    return starts if is_simple else np.unique(starts)


def _extended(
    fixed: Numbers,
    moving: Numbers,
    form: PositionedForm,
    place_count: int,
    *,
    is_before: bool = False,
) -> tuple[Numbers, Numbers]:
    """Spans that have the form at the end that moves, moved to its other end."""
    found = []
    for width, places in form.by_width:
        is_there = np.zeros(place_count + 1, bool)
        is_there[places + width if is_before else places] = True
        has_it = is_there[moving]
        moved = moving[has_it]
        found.append((fixed[has_it], moved - width if is_before else moved + width))
    return tuple(_joined(side) for side in zip(*found, strict=True))


def near(forms: Sequence[PositionedForm], distance: int) -> Numbers:
    """Where the first of `forms` stands, if all stand, in any order, with at most
    `distance` words among them that are of none."""
    starts = [_sorted(form.starts) for form in forms]
    firsts = _sorted(np.concatenate(starts))
    firsts = firsts[np.diff(firsts, prepend=-1) > 0]
    furthest = firsts
    for places in starts:
        following = np.searchsorted(places, firsts)
        furthest = np.maximum(furthest, np.append(places, _FAR)[following])
    return firsts[furthest - firsts < distance + len(forms)]


def _sorted(places: Numbers) -> Numbers:
    # Of lists that are in order this merges one after the other.
    return np.sort(places, kind="stable")


def _joined(arrays: Sequence[Numbers]) -> Numbers:
    return arrays[0] if len(arrays) == 1 else np.concatenate(arrays)
