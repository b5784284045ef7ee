"""The whole index at one moment, for all threads of a process.

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
from letters.search.engines.own.index.positions import (
    PositionedForm,
    any_spelling,
    find_form,
    find_inflected,
)
from letters.search.engines.own.index.schema import FORMS, STEMS
from letters.search.engines.own.index.segments import Segment
from letters.search.query.facets import Facet
from letters.search.query.tree import TextPart
from letters.search.query.words import spellings, stem_of_inflected

MOST_ALIKE = 8


@dataclass(frozen=True, slots=True)
class Member:
    """A segment, and whether each of its documents `is_live`: visible and not replaced."""

    segment: Segment
    is_live: Numbers


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
        # Each segment with the number of its first document.
        starts = [sum(counts[:number]) for number in range(len(counts))]
        self.segments = list(zip(segments, starts, strict=True))
        self.is_live = joined([member.is_live for member in members]).astype(bool)
        self.pks = self.column("pk")
        # A document without words counts as one word long.
        self.lengths = np.maximum(self.column("length"), 1).astype(np.float32)
        self.part_ends = self.column("part_ends").reshape(self.count, len(TextPart))
        self.earliest, self.latest = self.column("earliest"), self.column("latest")
        self.live_count = int(np.count_nonzero(self.is_live))
        self._set_order()

    def visible(self, withdrawn: Collection[int]) -> Numbers:
        """For each document, whether it may be found: it is live and not one of the
        `withdrawn`, by primary key."""
        if not withdrawn:
            return self.is_live
        return self.is_live & ~np.isin(self.pks, list(withdrawn))

    def column(self, name: str) -> Numbers:
        columns = [segment.records.numbers[name] for segment, _ in self.segments]
        return joined(columns)

    def _set_order(self) -> None:
        """Rank by date, the oldest or the newest first. Undated documents come last."""
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

        At most MOST_ALIKE segments may be of about one size: then documents are seldom
        rewritten, and reading touches few segments.
        """
        for size in (MOST_ALIKE, MOST_ALIKE**2, MOST_ALIKE**3):
            small = [
                (segment, start)
                for segment, start in self.segments
                if segment.count <= size
            ]
            if len(small) > MOST_ALIKE:
                return [pk for member in small for pk in self._live_pks(*member)]
        return []

    def _live_pks(self, segment: Segment, start: int) -> list[int]:
        end = start + segment.count
        return self.pks[start:end][self.is_live[start:end]].tolist()

    def stem(self, segment: Segment, stem: str) -> Postings:
        """The postings of a stem in the segment; NO_POSTINGS if it does not occur."""
        return self._cache.get(
            (segment.name, STEMS, stem), lambda: _postings_of(segment, stem)
        )

    def form(self, segment: Segment, form: str) -> PositionedForm:
        """The positions of a form in the segment, in whichever way it is written."""
        return self._cache.get(
            (segment.name, FORMS, form), lambda: self._find_form(segment, form)
        )

    def _find_form(self, segment: Segment, form: str) -> PositionedForm:
        ways = spellings(form)
        if ways == ((form,),):
            stem = stem_of_inflected(form)
            return find_inflected(segment, stem) if stem else find_form(segment, form)
        forms = ([self.form(segment, part) for part in way] for way in ways)
        return any_spelling(forms, segment.position_count)


def _postings_of(segment: Segment, stem: str) -> Postings:
    term = segment.find_stem(stem.encode())
    return segment.postings(term) if term else NO_POSTINGS


def joined(arrays: Sequence[Numbers]) -> Numbers:
    return np.concatenate(arrays) if arrays else np.empty(0, np.int64)


def _ranks(order: Numbers) -> Numbers:
    ranks = np.empty(len(order), np.int64)
    ranks[order] = np.arange(len(order))
    return ranks
