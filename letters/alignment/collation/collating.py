"""Two witnesses of a text in step: rows of paragraphs, and every change with its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import Any

from letters.alignment.collation.change_kinds import ChangeKind, kind_of_words
from letters.alignment.collation.collation import (
    CollatedChange,
    CollatedRow,
    CollatedStretch,
    Collation,
)
from letters.alignment.collation.linked_paragraphs import (
    LinkedParagraphs,
    link_paragraphs,
)
from letters.alignment.collation.parted_spellings import part_spellings
from letters.alignment.collation.withheld_rows import beside_withheld, place_of
from letters.alignment.collation.witness_text import Flag, WitnessText
from letters.alignment.runs import Alignment, Range, Run
from letters.alignment.texts import align_texts
from letters.alignment.touching import TouchingRanges

_SMALL_WORD = re.compile(r"(?<!\w)[^\W\d_A-Z]\w*")
# More changes are read by nobody.
MOST_CHANGES = 10_000
Passages = tuple[str | None, str | None]
_KINDS_OF_FLAGS = {
    Flag.WITHHELD: ChangeKind.WITHHELD,
    Flag.MARK: ChangeKind.MARKS,
}


def collate(
    old: WitnessText,
    new: WitnessText,
    *,
    first_number: int = 1,
    kind_of_all: ChangeKind | None = None,
) -> Collation:
    """Compare by words; white space, and how quotes and dashes are set, do not count.

    Changes are numbered from `first_number`, and all are of `kind_of_all` if given.
    Raises TooManyChangesError.
    """
    collator = _Collator(old, new, first_number, kind_of_all)
    return collator.collation()


class TooManyChangesError(ValueError):
    """The texts differ in so many places that nobody would read the list."""


class _Collator:
    def __init__(
        self,
        old: WitnessText,
        new: WitnessText,
        first_number: int,
        kind_of_all: ChangeKind | None,
    ) -> None:
        self._old, self._new = old, new
        self._number = self._first_number = first_number
        self._kind_of_all = kind_of_all
        self._alignment = align_texts(old.text, new.text, into_letters=False)
        moved = [run for run in self._alignment.runs if run.block]
        self._moved = (
            TouchingRanges(moved, lambda run: (run.old, run.old_end)),
            TouchingRanges(moved, lambda run: (run.new, run.new_end)),
        )
        # What makes several stretches one change, such as a passage in several rows.
        self._known: dict[tuple[str, Any], CollatedChange] = {}

    def collation(self) -> Collation:
        old, new = self._old, self._new
        links = link_paragraphs(self._alignment, old.lines, new.lines)
        rows = tuple(self._row(link) for link in beside_withheld(links, old, new))
        continued = _share_continued(self._alignment)
        return Collation(old, new, rows, continued)

    def _row(self, link: LinkedParagraphs) -> CollatedRow:
        old, new = place_of(link.old, self._old), place_of(link.new, self._new)
        whole = self._change_of_whole(link, old, new)
        stretches = tuple(self._stretches(old, new, link.block))
        return CollatedRow(link.old, link.new, stretches, whole)

    def _change_of_whole(
        self, link: LinkedParagraphs, old: Range, new: Range
    ) -> CollatedChange | None:
        if not (link.old and link.new):
            return None
        if link.block:
            return self._change(ChangeKind.MOVED, old, new, ("block", link.block))
        if len(link.old) == len(link.new):
            return None
        is_split = len(link.old) < len(link.new)
        kind = ChangeKind.SPLIT if is_split else ChangeKind.JOINED
        return self._change(kind, old, new)

    def _stretches(
        self, old: Range, new: Range, block: int
    ) -> Iterator[CollatedStretch]:
        old_at, new_at = old[0], new[0]
        for run in [*self._runs_within(old, new, block), Run(old[1], new[1], 0)]:
            gap = (old_at, run.old), (new_at, run.new)
            if gap[0][0] < gap[0][1] or gap[1][0] < gap[1][1]:
                for part in part_spellings(self._old.text, self._new.text, *gap):
                    yield CollatedStretch(*part, self._change_of_words(*part))
            if run.length:
                yield from self._equal(run)
            old_at, new_at = run.old_end, run.new_end

    def _runs_within(self, old: Range, new: Range, block: int) -> Iterator[Run]:
        for run in self._alignment.pieces(*old):
            before, after = max(0, new[0] - run.new), max(0, run.new_end - new[1])
            length = run.length - before - after
            if run.block == block and length > 0:
                yield Run(run.old + before, run.new + before, length, block)

    def _equal(self, run: Run) -> Iterator[CollatedStretch]:
        """The run, cut where a conditional passage begins or ends in one of the texts."""
        edges = {0, run.length}
        for text, start in ((self._old, run.old), (self._new, run.new)):
            for flagged in text.flags_at((start, start + run.length)):
                if flagged.flag is Flag.CONDITIONAL:
                    edges |= {flagged.start - start, flagged.end - start}
        within = sorted(at for at in edges if 0 <= at <= run.length)
        for first, last in pairwise(within):
            old, new = ((start + first, start + last) for start in (run.old, run.new))
            yield CollatedStretch(old, new, self._change_of_condition(old, new))

    def _change_of_condition(self, old: Range, new: Range) -> CollatedChange | None:
        """That the same words are conditional in one of the texts only."""
        passages = self._old.passage_at(old), self._new.passage_at(new)
        if (passages[0] is None) == (passages[1] is None):
            return None
        if not self._old.text[slice(*old)].strip():
            return None
        key = ("brackets", passages)
        return self._change(ChangeKind.CONDITIONAL, old, new, key, passages)

    def _change_of_words(self, old: Range, new: Range) -> CollatedChange | None:
        old_words = self._old.text[slice(*old)]
        new_words = self._new.text[slice(*new)]
        if not (old_words.strip() or new_words.strip()):
            return None
        if not (old_words.strip() and new_words.strip()):
            if block := self._moved_block(old, new):
                return self._change(ChangeKind.MOVED, old, new, ("block", block))
            passages = self._old.passage_at(old), self._new.passage_at(new)
            if passages != (None, None):
                # Words that only one text has are no passage that both have: those
                # on either side would be shown as if the other had them.
                side = "old" if old_words.strip() else "new"
                key = (side, passages)
                return self._change(ChangeKind.CONDITIONAL, old, new, key, passages)
        return self._change(self._kind_of(old, new), old, new)

    def _kind_of(self, old: Range, new: Range) -> ChangeKind:
        old_words = self._old.text[slice(*old)]
        new_words = self._new.text[slice(*new)]
        for flag, kind in _KINDS_OF_FLAGS.items():
            if self._old.has_most(old, flag) or self._new.has_most(new, flag):
                return kind
        before = self._old.text[max(0, old[0] - 20) : old[0]]
        return kind_of_words(old_words, new_words, before, self._ordinary)

    @cached_property
    def _ordinary(self) -> frozenset[str]:
        """Words that one of the texts has in small letters."""
        texts = self._old.text, self._new.text
        return frozenset(word for text in texts for word in _SMALL_WORD.findall(text))

    def _moved_block(self, old: Range, new: Range) -> int:
        """Of which most of the words are part that only one of the texts has here."""
        for run in self._moved[0].at(old):
            if _is_most(old, (run.old, run.old_end)):
                return run.block
        for run in self._moved[1].at(new):
            if _is_most(new, (run.new, run.new_end)):
                return run.block
        return 0

    def _change(
        self,
        kind: ChangeKind,
        old: Range,
        new: Range,
        key: tuple[str, Any] | None = None,
        passages: Passages = (None, None),
    ) -> CollatedChange:
        if key and key in self._known:
            return self._known[key]
        change = CollatedChange(
            self._number,
            self._kind_of_all or kind,
            self._old.text[slice(*old)].strip(),
            self._new.text[slice(*new)].strip(),
            passages,
        )
        self._number += 1
        if self._number - self._first_number > MOST_CHANGES:
            raise TooManyChangesError
        if key:
            self._known[key] = change
        return change


def _is_most(stretch: Range, place: Range) -> bool:
    """Whether most of the stretch is in the place."""
    shared = min(place[1], stretch[1]) - max(place[0], stretch[0])
    return 2 * shared > stretch[1] - stretch[0] > 0


def _share_continued(alignment: Alignment) -> float:
    """The share of the letters of the shorter text that go on in the other."""
    sizes = [len("".join(text.split())) for text in (alignment.old, alignment.new)]
    if not min(sizes):
        return 0.0 if max(sizes) else 1.0
    continued = sum(
        len("".join(alignment.old[run.old : run.old_end].split()))
        for run in alignment.runs
    )
    return min(1.0, continued / min(sizes))
