"""Two witnesses of a text in step: rows of paragraphs, and every change with its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import Any

from letters.alignment.collation.alike_rows import beside_alike, is_name
from letters.alignment.collation.change_kinds import ChangeKind, kind_of_words
from letters.alignment.collation.changed_places import (
    Place,
    changed_places,
    join_transposed,
)
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
from letters.alignment.collation.moved_words import MovedWords
from letters.alignment.collation.paired_signs import (
    doubles_dash,
    enclosed_words,
    pair_signs,
)
from letters.alignment.collation.parted_spellings import part_spellings
from letters.alignment.collation.trimmed_ends import trim_ends
from letters.alignment.collation.unseen_signs import is_set_otherwise
from letters.alignment.collation.whole_words import grow_to_whole_words
from letters.alignment.collation.withheld_rows import beside_withheld, place_of
from letters.alignment.collation.witness_text import Flag, WitnessText
from letters.alignment.runs import Alignment, Range, Run
from letters.alignment.texts import align_texts

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
        self._has_flags = bool(old.flags or new.flags)
        self._number = self._first_number = first_number
        self._kind_of_all = kind_of_all
        self._alignment = align_texts(old.text, new.text, into_letters=False)
        self._moved_words = MovedWords(self._alignment)
        # What makes several stretches one change, such as a passage in several rows.
        self._known: dict[tuple[str, Any], CollatedChange] = {}

    def collation(self) -> Collation:
        old, new = self._old, self._new
        links = link_paragraphs(self._alignment, old.lines, new.lines)
        links = list(beside_withheld(beside_alike(links, old, new), old, new))
        rows = tuple(self._row(link) for link in links)
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
        if len(link.old) == len(link.new) == 1:
            return None
        # As many as before, and divided elsewhere, are told as divided.
        is_split = len(link.old) <= len(link.new)
        kind = ChangeKind.SPLIT if is_split else ChangeKind.JOINED
        return self._change(kind, old, new)

    def _stretches(
        self, old: Range, new: Range, block: int
    ) -> Iterator[CollatedStretch]:
        runs = self._runs_within(old, new, block)
        places = trim_ends(changed_places(runs, old, new), self._old, self._new)
        places = grow_to_whole_words(places, self._old, self._new, (old, new))
        paired: dict[int, Place] = {}
        if len(places) > 1:
            places = join_transposed(places, self._old, self._new)
            paired = pair_signs(places, self._old, self._new)
        old_at, new_at = old[0], new[0]
        for number, (old_place, new_place) in enumerate(places):
            if old_place[0] > old_at:
                yield from self._equal(old_at, new_at, old_place[0] - old_at)
            if number in paired:
                change = self._change_of_signs(*paired[number])
                yield CollatedStretch(old_place, new_place, change)
            else:
                yield from self._changed(old_place, new_place)
            old_at, new_at = old_place[1], new_place[1]
        if old[1] > old_at:
            yield from self._equal(old_at, new_at, old[1] - old_at)

    def _changed(self, old: Range, new: Range) -> Iterator[CollatedStretch]:
        for part in part_spellings(self._old.text, self._new.text, old, new):
            yield CollatedStretch(*part, self._change_of_words(*part))

    def _runs_within(self, old: Range, new: Range, block: int) -> Iterator[Run]:
        new_start, new_end = new
        for run in self._alignment.pieces(*old):
            old_at, new_at, length, of_block = run
            if of_block != block:
                continue
            before = max(0, new_start - new_at)
            behind = max(0, new_at + length - new_end)
            if not (before or behind):
                yield run
            elif before + behind < length:
                length -= before + behind
                yield Run(old_at + before, new_at + before, length, block)

    def _equal(
        self, old_start: int, new_start: int, length: int
    ) -> Iterator[CollatedStretch]:
        """What both have, cut where a conditional passage begins or ends in one of the
        texts."""
        whole = (old_start, old_start + length), (new_start, new_start + length)
        if not self._has_flags:
            yield CollatedStretch(*whole)
            return
        edges = {0, length}
        for text, stretch in zip((self._old, self._new), whole, strict=True):
            for flagged in text.flags_at(stretch):
                if flagged.flag is Flag.CONDITIONAL:
                    edges |= {flagged.start - stretch[0], flagged.end - stretch[0]}
        if len(edges) == 2:
            yield CollatedStretch(*whole, self._change_of_condition(*whole))
            return
        within = sorted(at for at in edges if 0 <= at <= length)
        for first, last in pairwise(within):
            old, new = (
                (start + first, start + last) for start in (old_start, new_start)
            )
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

    def _change_of_signs(self, old: Range, new: Range) -> CollatedChange:
        words = enclosed_words(self._old, old), enclosed_words(self._new, new)
        key = ("signs", (old, new))
        return self._change(ChangeKind.PUNCTUATION, old, new, key, words=words)

    def _change_of_words(self, old: Range, new: Range) -> CollatedChange | None:
        old_words = self._old.text[slice(*old)].strip()
        new_words = self._new.text[slice(*new)].strip()
        if is_set_otherwise(old_words, new_words):
            return None
        words = old_words, new_words
        if not (old_words and new_words):
            if self._is_dash(old, new):
                return None
            if moved := self._moved_words.name_at(old, new):
                return self._change(ChangeKind.MOVED, old, new, moved)
            passages = self._old.passage_at(old), self._new.passage_at(new)
            if passages != (None, None):
                # Words that only one text has are no passage that both have: those
                # on either side would be shown as if the other had them.
                side = "old" if old_words else "new"
                key = (side, passages)
                return self._change(ChangeKind.CONDITIONAL, old, new, key, passages)
        return self._change(self._kind_of(old, new, words), old, new, words=words)

    def _is_dash(self, old: Range, new: Range) -> bool:
        """Whether one text has one hyphen more, and two are the dash of the other."""
        return any(
            text.text[slice(*stretch)].strip() and doubles_dash(text, stretch)
            for text, stretch in ((self._old, old), (self._new, new))
        )

    def _kind_of(self, old: Range, new: Range, words: tuple[str, str]) -> ChangeKind:
        if self._has_flags:
            for flag, kind in _KINDS_OF_FLAGS.items():
                if self._old.has_most(old, flag) or self._new.has_most(new, flag):
                    return kind
        is_last = self._old.lines[-1:] == (old,) and self._new.lines[-1:] == (new,)
        if is_last and all(map(is_name, words)):
            return ChangeKind.NAMES
        before = self._old.text[max(0, old[0] - 20) : old[0]]
        return kind_of_words(*words, before, self._is_ordinary)

    def _is_ordinary(self, word: str) -> bool:
        """Whether one of the texts has the word in small letters."""
        return word.casefold() in self._small_words

    @cached_property
    def _small_words(self) -> frozenset[str]:
        texts = self._old.text, self._new.text
        return frozenset(word for text in texts for word in _SMALL_WORD.findall(text))

    def _change(
        self,
        kind: ChangeKind,
        old: Range,
        new: Range,
        key: tuple[str, Any] | None = None,
        passages: Passages = (None, None),
        words: tuple[str, str] | None = None,
    ) -> CollatedChange:
        if key and key in self._known:
            return self._known[key]
        old_words, new_words = words or (
            self._old.text[slice(*old)].strip(),
            self._new.text[slice(*new)].strip(),
        )
        kind = self._kind_of_all or kind
        change = CollatedChange(self._number, kind, old_words, new_words, passages)
        self._number += 1
        if self._number - self._first_number > MOST_CHANGES:
            raise TooManyChangesError
        if key:
            self._known[key] = change
        return change


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
