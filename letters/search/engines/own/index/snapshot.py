"""The whole index as it is at one moment, for all threads of a process.

Documents are numbered through all segments. A set of documents is an array of truth
values, one for each number; a list of them is an array of numbers in order.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from letters.search.engines.own.index.cache import Cache
from letters.search.engines.own.index.codec import NO_POSTINGS, Numbers, Postings
from letters.search.engines.own.index.columns import FacetColumn
from letters.search.engines.own.index.positions import PositionedForm, find_form
from letters.search.engines.own.index.schema import FORMS, STEMS
from letters.search.engines.own.index.segments import Segment
from letters.search.query.facets import Facet
from letters.search.query.tree import TextPart

MOST_ALIKE = 8


@dataclass(frozen=True, slots=True)
class Member:
    """A segment, and what of it is left: `is_kept` for each of its documents."""

    segment: Segment
    is_kept: Numbers


class Snapshot:
    def __init__(
        self,
        members: Sequence[Member],
        facets: Mapping[Facet, FacetColumn],
        cache: Cache,
    ) -> None:
        self.facets = facets
        segments = [member.segment for member in members]
        self._cache = cache
        counts = [segment.count for segment in segments]
        self.count = sum(counts)
        # Each with the number of its first document.
        starts = [sum(counts[:number]) for number in range(len(counts))]
        self.segments = list(zip(segments, starts, strict=True))
        self.is_kept = joined([member.is_kept for member in members]).astype(bool)
        self.pks = self.column("pk")
        # Of no words at all would be of no length.
        self.lengths = np.maximum(self.column("length"), 1).astype(np.float32)
        self.part_ends = self.column("part_ends").reshape(self.count, len(TextPart))
        self.earliest, self.latest = self.column("earliest"), self.column("latest")
        self.kept_count = int(np.count_nonzero(self.is_kept))
        self._set_order()

    def there(self, withdrawn: Collection[int]) -> Numbers:
        """For each document, whether it may be found: none of the `withdrawn`, by
        primary key, may."""
        if not withdrawn:
            return self.is_kept
        return self.is_kept & ~np.isin(self.pks, list(withdrawn))

    def column(self, name: str) -> Numbers:
        columns = [segment.records.numbers[name] for segment, _ in self.segments]
        return joined(columns)

    def _set_order(self) -> None:
        """Ranks by date, the oldest or the newest first; the undated are last."""
        place = self.column("place")
        undated = self.earliest == 0
        order = np.lexsort((self.pks, place, self.latest, self.earliest, undated))
        self.rank_by_date = _ranks(order)
        order = np.lexsort((self.pks, place, -self.latest, -self.earliest, undated))
        self.rank_by_newest = _ranks(order)

    @property
    def average_length(self) -> float:
        return float(self.lengths.mean()) if self.count else 1.0

    def fragmented(self) -> list[int]:
        """Primary keys of documents whose small segments should become one.

        As many segments as MOST_ALIKE may be of about one size: what is written again
        and again is then written seldom, and what is read is in few places.
        """
        for size in (MOST_ALIKE, MOST_ALIKE**2, MOST_ALIKE**3):
            small = [(s, start) for s, start in self.segments if s.count <= size]
            if len(small) > MOST_ALIKE:
                return [pk for s, start in small for pk in self._kept(s, start)]
        return []

    def _kept(self, segment: Segment, start: int) -> list[int]:
        end = start + segment.count
        return self.pks[start:end][self.is_kept[start:end]].tolist()

    def stem(self, segment: Segment, stem: str) -> Postings:
        """Its postings in the segment; of none, if it is not there."""
        return self._cache.get(
            (segment.name, STEMS, stem), lambda: _stem(segment, stem)
        )

    def form(self, segment: Segment, form: str) -> PositionedForm:
        """Where it stands in the segment."""
        return self._cache.get(
            (segment.name, FORMS, form), lambda: find_form(segment, form)
        )


def _stem(segment: Segment, stem: str) -> Postings:
    term = segment.find_stem(stem.encode())
    return segment.postings(term) if term else NO_POSTINGS


def joined(arrays: Sequence[Numbers]) -> Numbers:
    return np.concatenate(arrays) if arrays else np.empty(0, np.int64)


def _ranks(order: Numbers) -> Numbers:
    ranks = np.empty(len(order), np.int64)
    ranks[order] = np.arange(len(order))
    return ranks
