"""Where do the terms of a query stand in a text?

What a word and a phrase is, is the same here as in the index.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple, cast

from letters.search.query.tree import Term, TermKind
from letters.search.query.words import (
    BETWEEN,
    PART,
    WORD,
    Word,
    WordForm,
    stem,
    take_apart,
)

# Where something stands: from the position where it begins to those after its ends.
# (A hyphened word ends one position later than the same written together.)
Places = Mapping[int, set[int]]
# Letters by which words are told apart quickly.
_ENOUGH = 4
# Letters and figures that are not ASCII, and not among the punctuation either.
_NOT_ASCII = re.compile(r"[^\x00-\xa9\u2000-\u206f](?<=[^\W_])")


class Match(NamedTuple):
    """A term and where it stands; offsets count in the text."""

    start: int
    end: int
    term: Term

    def moved(self, offset: int) -> Match:
        """The same, of a text that begins at `offset` of a longer one."""
        return Match(self.start + offset, self.end + offset, self.term)


class Finder:
    """Finds the same terms in one text after the other."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._words: dict[str, list[Term]] = {}
        for term in terms:
            if term.kind == TermKind.WORD:
                self._words.setdefault(stem(term.forms[0]), []).append(term)
        self._prefixes = [term for term in terms if term.kind == TermKind.PREFIX]
        self._phrases = [
            term for term in terms if term.kind in (TermKind.PHRASE, TermKind.NEAR)
        ]
        self._forms = {form for term in self._phrases for form in term.forms}
        self._may_begin = _beginning_pattern(
            set(map(_beginning, self._words))
            | {term.forms[0] for term in self._prefixes}
            | self._forms
        )
        # Words further apart than that are never near to one another.
        self._far = max(
            (term.distance + len(term.forms) for term in self._phrases), default=0
        )
        # What is found by each word as it stands.
        self._known: dict[str, _Wanted | None] = {}

    def find(self, text: str) -> list[Match]:
        """All places in the text where one of the terms stands, in order."""
        standing = list(self._standing(text))
        matches = list(_single(standing))
        if self._phrases and standing:
            matches += self._several(text, standing)
        return sorted(matches, key=_extent)

    def _standing(self, text: str) -> Iterator[_Standing]:
        """The words in which something is asked for. Only those are looked at that
        may begin, or have a part that may begin, as one of them does."""
        end = 0
        for offset in self._beginnings(text):
            if offset < end:
                continue
            # No word goes beyond a space.
            start = max(end, text.rfind(" ", end, offset) + 1)
            word = cast("re.Match[str]", WORD.search(text, start))
            while word.end() <= offset:
                word = cast("re.Match[str]", WORD.search(text, word.end()))
            end = word.end()
            if wanted := self._wanted(word[0]):
                yield word.start(), wanted

    def _beginnings(self, text: str) -> Sequence[int]:
        """Offsets, in order. A letter that is not ASCII may stand for any other."""
        found = [match.start() for match in self._may_begin.finditer(text)]
        if text.isascii():
            return found
        return sorted(found + [match.start() for match in _NOT_ASCII.finditer(text)])

    def _wanted(self, written: str) -> _Wanted | None:
        if written not in self._known:
            self._known[written] = self._look_at(take_apart(written))
        return self._known[written]

    def _look_at(self, word: Word) -> _Wanted | None:
        single = [
            (word.span(form), term)
            for form in word.forms
            for term in self._prefixes
            if form.text.startswith(term.forms[0])
        ]
        single += [
            (word.span(found), term)
            for found in word.stems
            for term in self._words.get(found.text, ())
        ]
        forms = [form for form in word.forms if form.text in self._forms]
        # A prefix may begin more than one form of a word.
        single = list(dict.fromkeys(single))
        return _Wanted(word, single, forms) if single or forms else None

    def _several(self, text: str, standing: Sequence[_Standing]) -> Iterator[Match]:
        places: dict[str, dict[int, set[int]]] = {form: {} for form in self._forms}
        starts: dict[int, int] = {}
        ends: dict[int, int] = {}
        for position, (offset, found) in self._with_positions(text, standing):
            for part, (start, end) in enumerate(found.word.offsets):
                starts[position + part] = offset + start
                ends[position + part + 1] = offset + end
            for form in found.forms:
                begin = position + form.part
                places[form.text].setdefault(begin, set()).add(begin + form.width)
        for term in self._phrases:
            for start, end in _spans(term, [places[form] for form in term.forms]):
                yield Match(starts[start], ends[end], term)

    def _with_positions(
        self, text: str, standing: Sequence[_Standing]
    ) -> Iterator[tuple[int, _Standing]]:
        """Each with its position. It is right between words that may be near."""
        position = end = 0
        for one in standing:
            offset, found = one
            between = islice(PART.finditer(text, end, offset), self._far)
            position += sum(1 for _ in between)
            yield position, one
            position += len(found.word.parts)
            end = offset + found.word.offsets[-1][1]


def _beginning(stem: str) -> str:
    """What all words with the stem begin with: all of it but the last letter ("policy"
    has "polici"). Only "dying", "lying" and "tying" have less of "die", "lie", "tie".
    """
    return stem[:1] if stem.endswith("ie") else stem[: max(1, len(stem) - 1)]


def _beginning_pattern(beginnings: Iterable[str]) -> re.Pattern[str]:
    """Matches where a part of a word begins so, in ASCII."""
    letters = (one.replace("'", "").lower() for one in beginnings)
    plain = {one[:_ENOUGH] for one in letters if one.isascii()}
    if not plain:
        return re.compile(r"(?!)")
    firsts = "".join(sorted({one[0] + one[0].upper() for one in plain}))
    choices = (
        rf"(?<={_either(one[0])})"
        + "".join(BETWEEN + _either(sign) for sign in one[1:])
        for one in sorted(plain)
    )
    # Looking behind comes second: what begins with a set of signs is found faster.
    return re.compile(rf"[{firsts}](?<![^\W_].)(?:{'|'.join(choices)})")


def _either(letter: str) -> str:
    return f"[{letter}{letter.upper()}]"


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What of a word is asked for: spans of terms, and forms of phrases."""

    word: Word
    single: list[tuple[tuple[int, int], Term]]
    forms: list[WordForm]


# The offset of a word, and what of it is asked for.
_Standing = tuple[int, _Wanted]


def _extent(match: Match) -> tuple[int, int]:
    return match.start, match.end


def _single(standing: Sequence[_Standing]) -> Iterator[Match]:
    for offset, found in standing:
        for (start, end), term in found.single:
            yield Match(offset + start, offset + end, term)


def _spans(term: Term, words: Sequence[Places]) -> Iterator[tuple[int, int]]:
    """Positions from the first to after the last word of the term."""
    if term.kind == TermKind.PHRASE:
        for start, ends in follow(words).items():
            yield start, max(ends)
    else:
        for word, start in _near(words, term.distance):
            yield start, max(word[start])


def _near(words: Sequence[Places], distance: int) -> Iterator[tuple[Places, int]]:
    """Each of `words` where it stands near all others."""
    starts = [sorted(word) for word in words]
    for first in sorted({start for places in starts for start in places}):
        nexts = [bisect_left(places, first) for places in starts]
        if any(n == len(places) for n, places in zip(nexts, starts, strict=True)):
            return
        found = [places[n] for n, places in zip(nexts, starts, strict=True)]
        if max(found) - first < distance + len(words):
            yield from zip(words, found, strict=True)


def follow(words: Sequence[Places]) -> Places:
    """Where `words` stand one directly after the other."""
    reached = words[0]
    for word in words[1:]:
        reached = {
            start: further
            for start, ends in reached.items()
            if (further := {last for end in ends for last in word.get(end, ())})
        }
    return reached
