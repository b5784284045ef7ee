"""Carries the places of annotations from a text to its corrected state.

Both states are known when a text is saved. So an annotation follows the characters it
stood on, and never goes to others that look like them. What cannot be followed is
looked for only where the new text says what the old one did not.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from letters.alignment import Alignment, Range, Run, align_texts, fold, likeness
from letters.web_annotation.edges import LONGEST_GROWTH, place_of
from letters.web_annotation.near_copies import MUCH_PUT_IN, NearCopies
from letters.web_annotation.placement import (
    MOST_CANDIDATES,
    Candidate,
    Changed,
    Kept,
    Lost,
    Placement,
)
from letters.web_annotation.quotes import (
    AFTER_CORRECTION,
    FROM_OUTSIDE,
    Quote,
    find_places,
    quote_at,
)
from letters.web_annotation.stretches import (
    count_letters,
    has_words,
    lines_in,
    paragraphs_around,
)

# The least share of the marked characters that must go on.
_LEAST_CONTINUED = 0.5
# The least share of characters that the old words and the new ones have in common.
_LEAST_LIKENESS = 0.7
# So many characters are put in within a few marked words.
_FEW_WORDS = 80
# Words of so few letters may be others that say the same.
_FEW_LETTERS = 12
# So many letters at an end are no other ones, whatever was put in before them.
_SURE_END = 10
# A paragraph of so many characters is no other that says nearly the same.
_SAID_ONCE = 30
# How far beside them is looked, and what may stand between: a letter or two.
_REACH = 60
_NEAR = 3


@dataclass(slots=True)
class TextCorrection:
    """One save of one text: made once, asked for each annotation."""

    old: str
    new: str
    alignment: Alignment = field(init=False)
    _copies: NearCopies = field(init=False)

    def __post_init__(self) -> None:
        self.alignment = align_texts(self.old, self.new)
        self._copies = NearCopies(self.alignment)

    def carry(self, start: int, end: int) -> Placement:
        """Where `old[start:end]` is in the new text."""
        if self.old == self.new:
            return Kept(start, end)
        was = self.old[start:end]
        pieces = self.alignment.pieces(start, end)
        if any(map(self._copies.is_said_again, lines_in(self.old, start, end))):
            return self._search(start, end, pieces)
        if len(pieces) == 1 and self._is_in_whole_line(start, end):
            return _placed(was, self.new, pieces[0].new, pieces[0].new_end)
        if not self._is_continued(pieces, was):
            return self._search(start, end, pieces)
        if self._is_torn(pieces) or not self._has_all_lines(start, end):
            return Lost(self._candidates(pieces))
        pieces = self._without_stray_signs(pieces)
        place = place_of(self.alignment, self._copies.fresh, (start, end), pieces)
        if place is None or self._has_far_end(pieces):
            return Lost(self._candidates(pieces))
        if self._copies.is_split(start, end, place) or self.alignment.may_have_slid(
            pieces
        ):
            return Lost(self._candidates(pieces))
        if any(piece.block for piece in pieces) or not self._is_certain(start, end):
            is_doubtful = self._copies.may_be_meant(start, end)
            is_alone = self._stands_alone(start, end, pieces)
            if is_doubtful or (is_alone and not self._is_only_one(start, end, pieces)):
                return Lost(self._candidates(pieces))
        return self._judge(was, place, pieces)

    def follow_point(self, at: int) -> Range | None:
        """Where the point is after the character that it stood after; if that is gone,
        between the next ones of its paragraph that are there. None if there are none."""
        if self.old == self.new or at == 0:
            return at, at
        pieces = self.alignment.pieces(at - 1, at)
        if pieces:
            return pieces[0].new_end, pieces[0].new_end
        lines = paragraphs_around(self.old, at, at)
        before = self.alignment.pieces(lines[0], at)
        after = self.alignment.pieces(at, lines[1])
        if not (before and after) or before[-1].block != after[0].block:
            return None
        first, last = before[-1].new_end, after[0].new
        return (first, last) if first <= last else None

    def _is_continued(self, pieces: list[Run], was: str) -> bool:
        continued = sum(
            count_letters(self.old[piece.old : piece.old_end]) for piece in pieces
        )
        return continued > 0 and continued >= _LEAST_CONTINUED * count_letters(was)

    def _judge(self, was: str, place: Range, pieces: list[Run]) -> Placement:
        now = self.new[slice(*place)]
        gone_on = sum(piece.length for piece in pieces) >= _LEAST_LIKENESS * len(was)
        is_alike = gone_on or likeness(was, now) >= _LEAST_LIKENESS
        longest = max(LONGEST_GROWTH * len(was), len(was) + _FEW_WORDS)
        if not is_alike or len(now) > longest:
            return Lost(self._candidates(pieces))
        return _placed(was, self.new, *place)

    def _is_torn(self, pieces: list[Run]) -> bool:
        """Whether parts of the marked words went different ways, or what was elsewhere
        stands between them."""
        if len({piece.block for piece in pieces}) > 1:
            return True
        return any(
            other.new < one.new_end or self._has_others(one.new_end, other.new)
            for one, other in pairwise(pieces)
        )

    def _has_all_lines(self, start: int, end: int) -> bool:
        """Whether something of each marked paragraph goes on, but for those that are
        gone altogether."""
        for line in lines_in(self.old, start, end):
            if self._goes_on(*line):
                continue
            whole = paragraphs_around(self.old, *line)
            if self._goes_on(*whole) or self._copies.are_said_newly(
                self.old[slice(*whole)]
            ):
                return False
        return True

    def _goes_on(self, start: int, end: int) -> bool:
        """Whether a letter goes on, if there are any."""
        pieces = self.alignment.pieces(start, end)
        return not has_words(self.old[start:end]) or any(
            has_words(self.old[one.old : one.old_end]) for one in pieces
        )

    def _has_others(self, start: int, end: int) -> bool:
        others = self.alignment.continued(start, end)
        return (
            sum(count_letters(self.new[slice(*one)]) for one in others) >= MUCH_PUT_IN
        )

    def _without_stray_signs(self, pieces: list[Run]) -> list[Run]:
        """Leave out a full stop that has moved to the end of what was put in."""
        pieces = list(pieces)
        while len(pieces) > 1 and self._is_stray(pieces[-1], pieces[-2]):
            pieces.pop()
        while len(pieces) > 1 and self._is_stray(pieces[0], pieces[1]):
            del pieces[0]
        return pieces

    def _has_far_end(self, pieces: list[Run]) -> bool:
        """Whether much was put in before the last few letters, or after the first: it
        may be other letters that are found there."""
        ends = [(pieces[0], pieces[1]), (pieces[-2], pieces[-1])] if pieces[1:] else []
        for (first, second), outer in zip(ends, (0, 1), strict=False):
            added = count_letters(self.new[first.new_end : second.new])
            taken = count_letters(self.old[first.old_end : second.old])
            end = self.alignment.run_of((first, second)[outer])
            letters = count_letters(self.old[end.old : end.old_end])
            if letters < _SURE_END and added - taken > 2 * letters:
                return True
        return False

    def _is_in_whole_line(self, start: int, end: int) -> bool:
        """Whether one run is the whole paragraph that the marked words stand in."""
        line_start, line_end = paragraphs_around(self.old, start, end)
        run = self.alignment.run_of(Run(start, start, end - start))
        return run.old <= line_start and line_end <= run.old_end

    def _is_certain(self, start: int, end: int) -> bool:
        """Whether the marked words stand in paragraphs that are exactly as they were."""
        line_start, line_end = paragraphs_around(self.old, start, end)
        pieces = self.alignment.pieces(line_start, line_end)
        covered = sum(count_letters(self.old[one.old : one.old_end]) for one in pieces)
        is_whole = covered == count_letters(self.old[line_start:line_end])
        return is_whole and all(
            not count_letters(self.new[one.new_end : other.new])
            for one, other in pairwise(pieces)
        )

    def _stands_alone(self, start: int, end: int, pieces: list[Run]) -> bool:
        """Whether few letters are marked, and few beside them go on with them."""
        if count_letters(self.old[start:end]) >= _FEW_LETTERS:
            return False
        line = paragraphs_around(self.old, start, end)
        around = self.alignment.pieces(
            max(line[0], start - _REACH), min(line[1], end + _REACH)
        )
        first, last = pieces[0], pieces[-1]
        together = sum(
            count_letters(self.old[one.old : one.old_end])
            for one in around
            if _are_near(one, first) or _are_near(one, last)
        )
        return together < _FEW_LETTERS

    def _is_only_one(self, start: int, end: int, pieces: list[Run]) -> bool:
        """Whether the marked words, all of them, stand once in their paragraph, which is
        where it was, and once in what it is now. Not in a short one: "See Document 4"
        may be another note."""
        if len(pieces) > 1 or pieces[0].block or pieces[0].length < end - start:
            return False
        was = paragraphs_around(self.old, start, end)
        now = paragraphs_around(self.new, pieces[0].new, pieces[0].new_end)
        if was[1] - was[0] < _SAID_ONCE:
            return False
        words = fold(self.old[start:end]).casefold()
        there = (
            fold(text[slice(*line)]).casefold()
            for text, line in ((self.old, was), (self.new, now))
        )
        return all(text.count(words) == 1 for text in there) and self._is_continued(
            self.alignment.pieces(*was), self.old[slice(*was)]
        )

    def _is_stray(self, piece: Run, neighbour: Run) -> bool:
        words = self.new[piece.new : piece.new_end]
        first, second = sorted((piece, neighbour), key=lambda run: run.new)
        between = self.new[first.new_end : second.new]
        return not any(map(str.isalnum, words)) and any(map(str.isalnum, between))

    def _search(self, start: int, end: int, pieces: list[Run]) -> Lost:
        """Look for candidates where the new text goes on from nothing."""
        places, _ = find_places(
            self.new,
            quote_at(self.old, start, end),
            AFTER_CORRECTION,
            self._copies.fresh,
        )
        return Lost((*places, *self._candidates(pieces))[:MOST_CANDIDATES])

    def _candidates(self, pieces: list[Run]) -> tuple[Candidate, ...]:
        """The largest pieces of what was torn or cut."""
        largest = sorted(pieces, key=lambda piece: -piece.length)[:MOST_CANDIDATES]
        return tuple(
            Candidate(piece.new, piece.new_end, 0.0)
            for piece in largest
            if self.new[piece.new : piece.new_end].strip()
        )


def find_quote(text: str, quote: Quote) -> Placement:
    """Where words from outside stand in `text`: with no old text, only what is sure."""
    places, is_sure = find_places(text, quote, FROM_OUTSIDE)
    if not is_sure:
        return Lost(tuple(places))
    return _placed(quote.exact, text, places[0].start, places[0].end)


def find_again(text: str, exact: str, prefix: str = "", suffix: str = "") -> Lost:
    """Candidates for words that were lost at an earlier save, for a person to choose.

    No place is taken without asking: of the words that stand somewhere just as they
    were, with what was around them, one in three is a near copy of what was deleted.
    """
    places, _ = find_places(text, Quote(exact, prefix, suffix), FROM_OUTSIDE)
    return Lost(tuple(places))


def _placed(was: str, new: str, start: int, end: int) -> Placement:
    now = new[start:end]
    if was == now or fold(was) == fold(now):
        return Kept(start, end)
    return Changed(start, end, was, now)


def _are_near(one: Run, other: Run) -> bool:
    """Whether as good as nothing stands between two runs, before and now."""
    first, second = sorted((one, other), key=lambda run: run.old)
    gaps = second.old - first.old_end, second.new - first.new_end
    is_same = second.old < first.old_end
    return is_same or all(0 <= gap <= _NEAR for gap in gaps)
