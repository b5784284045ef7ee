"""Where the words of a term stand in a segment.

Positions count here through all documents of the segment: one word follows another
where its position is the next. The gap between two texts is wider than NEAR can reach,
so that no match runs from one into the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from letters.search.engines.own.index.codec import Numbers
from letters.search.engines.own.index.inverting import WIDTH
from letters.search.engines.own.index.segments import Segment
from letters.search.engines.own.index.vocabulary import VocabularyTerm
from letters.search.query.words import beginning_of
from letters.search.query.words import stem as stem_of

# After all positions.
_FAR = np.iinfo(np.int32).max


@dataclass(frozen=True, slots=True)
class PositionedForm:
    """The positions of a form in a segment, in order, by how many positions it takes up.

    A hyphenated word takes up several, the same word written together only one.
    """

    by_width: Sequence[tuple[int, Numbers]]

    @property
    def count(self) -> int:
        return sum(len(positions) for _, positions in self.by_width)

    @property
    def size(self) -> int:
        """In bytes of memory."""
        return sum(positions.nbytes for _, positions in self.by_width)

    @property
    def starts(self) -> Numbers:
        return _joined([positions for _, positions in self.by_width])

    @property
    def ends(self) -> Numbers:
        return _joined([positions + width for width, positions in self.by_width])


def find_form(segment: Segment, form: str) -> PositionedForm:
    by_width = []
    single = segment.find_form(form.encode())
    if single:
        by_width.append((1, positions_of(segment, single)))
    for term in segment.forms_beginning_with((form + WIDTH).encode()):
        width = int(term.text.rpartition(WIDTH.encode())[2])
        by_width.append((width, positions_of(segment, term)))
    return PositionedForm(by_width)


def find_inflected(segment: Segment, stem: str) -> PositionedForm:
    """All forms with the stem, as one."""
    by_width: dict[int, list[Numbers]] = defaultdict(list)
    for term in segment.forms_beginning_with(beginning_of(stem).encode()):
        form, _, width = term.text.decode().partition(WIDTH)
        if stem_of(form) == stem:
            by_width[int(width or 1)].append(positions_of(segment, term))
    return PositionedForm(
        [
            (width, np.unique(np.concatenate(positions)))
            for width, positions in sorted(by_width.items())
        ]
    )


def positions_of(segment: Segment, term: VocabularyTerm) -> Numbers:
    """In order."""
    postings = segment.postings(term)
    starts = segment.document_starts[postings.documents]
    positions = np.repeat(starts, postings.weights)
    positions += postings.values.astype(np.int32)
    return positions


def follow(forms: Sequence[PositionedForm], position_count: int) -> Numbers:
    """Where `forms` stand one directly after the other. The search starts at the rarest."""
    starts, _ = _follow(forms, position_count)
    # They are in order already if every form takes up one position everywhere.
    is_simple = all(len(form.by_width) == 1 for form in forms)
    return starts if is_simple else np.unique(starts)


def any_spelling(
    ways: Iterable[Sequence[PositionedForm]], position_count: int
) -> PositionedForm:
    """A form that stands wherever the forms of one of the `ways` follow one another."""
    spelled = [
        _follow(forms, position_count)
        for forms in ways
        if all(form.count for form in forms)
    ]
    if not spelled:
        return PositionedForm([])
    starts, ends = (_joined(side) for side in zip(*spelled, strict=True))
    widths = ends - starts
    return PositionedForm(
        [
            (width, np.unique(starts[widths == width]))
            for width in np.unique(widths).tolist()
        ]
    )


def _follow(
    forms: Sequence[PositionedForm], position_count: int
) -> tuple[Numbers, Numbers]:
    """The positions of the first of all `forms`, and those after the last."""
    rarest = min(range(len(forms)), key=lambda number: forms[number].count)
    starts, ends = forms[rarest].starts, forms[rarest].ends
    for form in forms[rarest + 1 :]:
        starts, ends = _extended(starts, ends, form, position_count)
    for form in reversed(forms[:rarest]):
        ends, starts = _extended(ends, starts, form, position_count, is_before=True)
    return starts, ends


def _extended(
    fixed: Numbers,
    moving: Numbers,
    form: PositionedForm,
    position_count: int,
    *,
    is_before: bool = False,
) -> tuple[Numbers, Numbers]:
    """The spans that have the form next to their moving end, extended by it."""
    spans = []
    for width, positions in form.by_width:
        is_occupied = np.zeros(position_count + 1, bool)
        is_occupied[positions + width if is_before else positions] = True
        has_form = is_occupied[moving]
        moved = moving[has_form]
        spans.append((fixed[has_form], moved - width if is_before else moved + width))
    return tuple(_joined(side) for side in zip(*spans, strict=True))


def near(forms: Sequence[PositionedForm], reach: int) -> Numbers:
    """Where the first of `forms` stands, if all begin there in any order within `reach`
    positions."""
    starts = [_sorted(form.starts) for form in forms]
    firsts = _sorted(np.concatenate(starts))
    firsts = firsts[np.diff(firsts, prepend=-1) > 0]
    furthest = firsts
    for positions in starts:
        following = np.searchsorted(positions, firsts)
        furthest = np.maximum(furthest, np.append(positions, _FAR)[following])
    return firsts[furthest - firsts < reach]


def _sorted(positions: Numbers) -> Numbers:
    # A stable sort merges lists that are in order.
    return np.sort(positions, kind="stable")


def _joined(arrays: Sequence[Numbers]) -> Numbers:
    return arrays[0] if len(arrays) == 1 else np.concatenate(arrays)
