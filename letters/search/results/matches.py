"""Where do the terms of a query stand in a text?

Words and phrases are the same here as in the index.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple, cast

from letters.search.query.tree import Term, TermKind
from letters.search.query.words import (
    BETWEEN,
    PART,
    WORD,
    Word,
    WordForm,
    beginning_of,
    spellings,
    stem,
    stem_of_inflected,
    take_apart,
)

# From the position where a form begins to the positions after its ends. (A hyphenated word
# ends one position later than the same word written together.)
Positions = Mapping[int, set[int]]
# The number of first letters by which most words differ.
_DISTINCTIVE_LETTERS = 4
# Letters and figures beyond ASCII; the ranges left out are signs and punctuation.
_NOT_ASCII = re.compile(r"[^\x00-\xa9\u2000-\u206f](?<=[^\W_])")


class Match(NamedTuple):
    """A term, and where it stands; offsets count in the text."""

    start: int
    end: int
    term: Term

    def moved(self, offset: int) -> Match:
        """The same match in a longer text, in which this one begins at `offset`."""
        return Match(self.start + offset, self.end + offset, self.term)


class Finder:
    """Finds the same terms in one text after another."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._words: dict[str, list[Term]] = {}
        for term in terms:
            if term.kind == TermKind.WORD:
                self._words.setdefault(stem(term.forms[0]), []).append(term)
        self._prefixes = [term for term in terms if term.kind == TermKind.PREFIX]
        self._phrases = [
            term for term in terms if term.kind in (TermKind.PHRASE, TermKind.NEAR)
        ]
        # The ways of writing each form of a phrase.
        self._spellings = {
            form: spellings(form) for term in self._phrases for form in term.forms
        }
        self._forms = {
            form for ways in self._spellings.values() for way in ways for form in way
        }
        self._inflected: dict[str, list[str]] = {}
        for form in self._forms:
            if form_stem := stem_of_inflected(form):
                self._inflected.setdefault(form_stem, []).append(form)
        self._may_begin = _beginning_pattern(
            set(map(beginning_of, [*self._words, *self._inflected]))
            | {term.forms[0] for term in self._prefixes}
            | {form for form in self._forms if not stem_of_inflected(form)}
        )
        # Words further apart are never near each other.
        self._farthest = max((term.reach for term in self._phrases), default=0)
        # What each word of a text matches, as written.
        self._known: dict[str, _WordMatch | None] = {}

    def find(self, text: str) -> list[Match]:
        """All matches of the terms in the text, in order."""
        words = list(self._matching_words(text))
        matches = list(_single_word_matches(words))
        if self._phrases and words:
            matches += self._phrase_matches(text, words)
        return sorted(matches, key=_extent)

    def _matching_words(self, text: str) -> Iterator[_PlacedWord]:
        """The words that match a term or part of one. It looks only at words that have a
        part with a possible beginning."""
        end = 0
        for offset in self._beginnings(text):
            if offset < end:
                continue
            # No word contains a space.
            start = max(end, text.rfind(" ", end, offset) + 1)
            word = cast("re.Match[str]", WORD.search(text, start))
            while word.end() <= offset:
                word = cast("re.Match[str]", WORD.search(text, word.end()))
            end = word.end()
            if match := self._word_match(word[0]):
                yield word.start(), match

    def _beginnings(self, text: str) -> Sequence[int]:
        """Offsets, in order. A letter beyond ASCII may fold to any other."""
        offsets = [match.start() for match in self._may_begin.finditer(text)]
        if text.isascii():
            return offsets
        return sorted(offsets + [match.start() for match in _NOT_ASCII.finditer(text)])

    def _word_match(self, written: str) -> _WordMatch | None:
        if written not in self._known:
            self._known[written] = self._match_word(take_apart(written))
        return self._known[written]

    def _match_word(self, word: Word) -> _WordMatch | None:
        single = [
            (word.span(form), term)
            for form in word.forms
            for term in self._prefixes
            if form.text.startswith(term.forms[0])
        ]
        single += [
            (word.span(word_stem), term)
            for word_stem in word.stems
            for term in self._words.get(word_stem.text, ())
        ]
        forms = [form for form in word.forms if form.text in self._forms]
        forms += [
            replace(inflected, text=form)
            for inflected in word.stems
            for form in self._inflected.get(inflected.text, ())
        ]
        # A prefix may begin more than one form of a word.
        single = list(dict.fromkeys(single))
        return _WordMatch(word, single, forms) if single or forms else None

    def _phrase_matches(
        self, text: str, words: Sequence[_PlacedWord]
    ) -> Iterator[Match]:
        positions: dict[str, dict[int, set[int]]] = {form: {} for form in self._forms}
        starts: dict[int, int] = {}
        ends: dict[int, int] = {}
        for position, (offset, match) in self._with_positions(text, words):
            for part, (start, end) in enumerate(match.word.offsets):
                starts[position + part] = offset + start
                ends[position + part + 1] = offset + end
            for form in match.forms:
                begin = position + form.part
                positions[form.text].setdefault(begin, set()).add(begin + form.width)
        placed = {
            form: _placed(ways, positions) for form, ways in self._spellings.items()
        }
        for term in self._phrases:
            for start, end in _spans(term, [placed[form] for form in term.forms]):
                yield Match(starts[start], ends[end], term)

    def _with_positions(
        self, text: str, words: Sequence[_PlacedWord]
    ) -> Iterator[tuple[int, _PlacedWord]]:
        """Each word with its position. Distances beyond the farthest NEAR are cut."""
        position = end = 0
        for placed in words:
            offset, match = placed
            between = islice(PART.finditer(text, end, offset), self._farthest)
            position += sum(1 for _ in between)
            yield position, placed
            position += len(match.word.parts)
            end = offset + match.word.offsets[-1][1]


def _beginning_pattern(beginnings: Iterable[str]) -> re.Pattern[str]:
    """Matches where a part of a word has one of the beginnings, in ASCII."""
    letters = (beginning.replace("'", "").lower() for beginning in beginnings)
    plain = {word[:_DISTINCTIVE_LETTERS] for word in letters if word.isascii()}
    if not plain:
        return re.compile(r"(?!)")
    firsts = "".join(sorted({word[0] + word[0].upper() for word in plain}))
    choices = (
        rf"(?<={_either_case(word[0])})"
        + "".join(BETWEEN + _either_case(letter) for letter in word[1:])
        for word in sorted(plain)
    )
    # The lookbehind comes second: a pattern that begins with a set is found faster.
    return re.compile(rf"[{firsts}](?<![^\W_].)(?:{'|'.join(choices)})")


def _either_case(letter: str) -> str:
    return f"[{letter}{letter.upper()}]"


@dataclass(frozen=True, slots=True)
class _WordMatch:
    """What a word of a text matches: terms with their spans, and forms of phrases."""

    word: Word
    single: list[tuple[tuple[int, int], Term]]
    forms: list[WordForm]


# The offset of a word in a text, and what it matches.
_PlacedWord = tuple[int, _WordMatch]


def _extent(match: Match) -> tuple[int, int]:
    return match.start, match.end


def _single_word_matches(words: Sequence[_PlacedWord]) -> Iterator[Match]:
    for offset, match in words:
        for (start, end), term in match.single:
            yield Match(offset + start, offset + end, term)


def _placed(
    ways: Sequence[Sequence[str]], positions: Mapping[str, Positions]
) -> Positions:
    """Where a form stands that may be written in these ways."""
    if len(ways) == len(ways[0]) == 1:
        return positions[ways[0][0]]
    placed: dict[int, set[int]] = {}
    for way in ways:
        for start, ends in follow([positions[form] for form in way]).items():
            placed.setdefault(start, set()).update(ends)
    return placed


def _spans(term: Term, words: Sequence[Positions]) -> Iterator[tuple[int, int]]:
    """The position of the first word of each match, and that after the last."""
    if term.kind == TermKind.PHRASE:
        for start, ends in follow(words).items():
            yield start, max(ends)
    else:
        for word, start in _near(words, term.reach):
            yield start, max(word[start])


def _near(words: Sequence[Positions], reach: int) -> Iterator[tuple[Positions, int]]:
    """Each of `words` at the positions where it stands near all others."""
    starts = [sorted(word) for word in words]
    for first in sorted({start for positions in starts for start in positions}):
        nexts = [bisect_left(positions, first) for positions in starts]
        if any(n == len(of_word) for n, of_word in zip(nexts, starts, strict=True)):
            return
        following = [of_word[n] for n, of_word in zip(nexts, starts, strict=True)]
        if max(following) - first < reach:
            yield from zip(words, following, strict=True)


def follow(words: Sequence[Positions]) -> Positions:
    """Where `words` stand one directly after the other."""
    reached = words[0]
    for word in words[1:]:
        reached = {
            start: further
            for start, ends in reached.items()
            if (further := {last for end in ends for last in word.get(end, ())})
        }
    return reached
